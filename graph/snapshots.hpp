#pragma once

// A view cut along the calendar.

#include <optional>
#include <string_view>
#include <vector>

#include "graph/view.hpp"

namespace entente {

enum class Period : std::uint8_t { year, quarter, month };

/// "year" …
std::string_view name(Period period);

/// The period of that name; absent when there is none.
std::optional<Period> parse_period(std::string_view name);

/// The year, quarter or month that a day lies in.
TimeSpan period_of(Day day, Period period);

/// One view for each period from the first to the last of the view's known times, without gaps; the first and the last
/// are cut off where the view's window is. What lasts longer is in each that it overlaps, what has no time in none.
/// Each one's window is in its filter.
std::vector<View> snapshots(const View& view, Period period);

}  // namespace entente
