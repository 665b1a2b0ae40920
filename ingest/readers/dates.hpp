#pragma once

// Publication dates as files, feeds and pages write them.

#include <optional>
#include <string_view>

#include "graph/time_span.hpp"

namespace entente {

/// The first day that `text` names: "2018-02-06", with any time behind it (the day as written, whatever the time zone),
/// "20180206", "2018/02/06", "Tue, 06 Feb 2018 10:00:00 GMT", "February 6, 2018", "6th Feb. 2018", "06.02.2018",
/// "2/23/2018", or seconds or milliseconds since 1970. Absent for a day and month that could be either way round
/// ("06/02/2018"), for a year without a day, and for years before 1800 or after 2199.
std::optional<Day> find_day(std::string_view text);

}  // namespace entente
