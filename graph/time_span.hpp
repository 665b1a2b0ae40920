#pragma once

// Time as news has it: whole days, months, years, or a range of days.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A calendar day (proleptic Gregorian, no time zone).
using Day = std::chrono::sys_days;

/// The days from `begin` up to but not including `end`; never empty. What has no known time is an absent TimeSpan.
struct TimeSpan {
  Day begin{};
  Day end{};

  friend auto operator<=>(const TimeSpan&, const TimeSpan&) = default;
};

/// The span of one day, of a month, of a year.
TimeSpan day_span(Day day);
TimeSpan month_span(std::chrono::year_month month);
TimeSpan year_span(std::chrono::year year);

/// True where the two share at least one day.
bool overlaps(const TimeSpan& a, const TimeSpan& b);

/// True where every day of `inner` is in `outer`.
bool contains(const TimeSpan& outer, const TimeSpan& inner);

/// Reads "2018-02-05", "2018-02", "2018" or a range "2018-02-05/2018-02-07" (last day included); absent for anything
/// else, also for days that no calendar has.
std::optional<TimeSpan> parse_time_span(std::string_view text);

/// Reads "2018-02-05"; absent for anything else.
std::optional<Day> parse_day(std::string_view text);

/// The shortest text that parse_time_span reads back: a day, a month, a year, or a range.
std::string to_string(const TimeSpan& span);

/// "2018-02-05".
std::string to_string(Day day);

}  // namespace entente
