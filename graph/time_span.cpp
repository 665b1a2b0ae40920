#include "graph/time_span.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::years;

/// Reads exactly `text.size()` digits.
std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Reads one day, month or year.
std::optional<TimeSpan> parse_unit(std::string_view text) {
  const bool has_month = text.size() >= 7 && text[4] == '-';
  const bool has_day = text.size() == 10 && text[7] == '-';
  if (!(text.size() == 4 || (text.size() == 7 && has_month) || (has_month && has_day))) return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  if (!year) return std::nullopt;
  if (!has_month) return year_span(std::chrono::year{*year});
  const auto month = parse_digits(text.substr(5, 2));
  if (!month) return std::nullopt;
  const std::chrono::year_month year_month{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)}};
  if (!year_month.ok()) return std::nullopt;
  if (!has_day) return month_span(year_month);
  const auto day = parse_digits(text.substr(8, 2));
  if (!day) return std::nullopt;
  const auto date = year_month / std::chrono::day{static_cast<unsigned>(*day)};
  if (!date.ok()) return std::nullopt;
  return day_span(Day{date});
}

}  // namespace

TimeSpan day_span(Day day) { return {day, day + days{1}}; }

TimeSpan month_span(std::chrono::year_month month) { return {Day{month / 1}, Day{(month + months{1}) / 1}}; }

TimeSpan year_span(std::chrono::year year) { return {Day{year / 1 / 1}, Day{(year + years{1}) / 1 / 1}}; }

bool overlaps(const TimeSpan& a, const TimeSpan& b) { return a.begin < b.end && b.begin < a.end; }

bool contains(const TimeSpan& outer, const TimeSpan& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

std::optional<TimeSpan> parse_time_span(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return parse_unit(text);
  const auto first = parse_unit(text.substr(0, slash));
  const auto last = parse_unit(text.substr(slash + 1));
  if (!first || !last || last->end <= first->begin) return std::nullopt;
  return TimeSpan{first->begin, last->end};
}

std::optional<Day> parse_day(std::string_view text) {
  const auto span = text.size() == 10 ? parse_unit(text) : std::nullopt;
  return span ? std::optional(span->begin) : std::nullopt;
}

std::string to_string(const TimeSpan& span) {
  const std::chrono::year_month_day first{span.begin};
  if (span == day_span(span.begin)) return to_string(span.begin);
  if (span == month_span(first.year() / first.month())) return to_string(span.begin).substr(0, 7);
  if (span == year_span(first.year())) return to_string(span.begin).substr(0, 4);
  return to_string(span.begin) + '/' + to_string(span.end - days{1});
}

std::string to_string(Day day) {
  const std::chrono::year_month_day date{day};
  int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  const auto number = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, number);
  // By hand: exports print several days an edge.
  std::string text = "0000-00-00";
  for (std::size_t i = 4; i-- > 0; year /= 10) text[i] = static_cast<char>('0' + year % 10);
  text[5] = static_cast<char>('0' + month / 10);
  text[6] = static_cast<char>('0' + month % 10);
  text[8] = static_cast<char>('0' + number / 10);
  text[9] = static_cast<char>('0' + number % 10);
  return text;
}

}  // namespace entente
