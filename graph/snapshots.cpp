#include "graph/snapshots.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> step_names = {"year", "quarter", "month"};

/// From the first to the last of the known times, within the window.
std::optional<TimeSpan> time_of(const View& view) {
  std::optional<TimeSpan> time;
  for (EdgeIndex edge : view.edges()) {
    const auto when = view.graph().effective_time(edge);
    if (!when) continue;
    time = time ? TimeSpan{std::min(time->begin, when->begin), std::max(time->end, when->end)} : *when;
  }
  if (time && view.filter().window) {
    time->begin = std::max(time->begin, view.filter().window->begin);
    time->end = std::min(time->end, view.filter().window->end);
  }
  return time;
}

}  // namespace

std::string_view name(Period period) { return step_names[static_cast<std::size_t>(period)]; }

std::optional<Period> parse_period(std::string_view name) {
  const auto at = std::ranges::find(step_names, name);
  return at == step_names.end() ? std::nullopt : std::optional(static_cast<Period>(at - step_names.begin()));
}

TimeSpan period_of(Day day, Period period) {
  const std::chrono::year_month_day date{day};
  if (period == Period::year) return year_span(date.year());
  const std::chrono::year_month month = date.year() / date.month();
  if (period == Period::month) return month_span(month);
  const auto past = std::chrono::months{(static_cast<unsigned>(date.month()) - 1) % 3};
  return {month_span(month - past).begin, month_span(month - past + std::chrono::months{2}).end};
}

std::vector<View> snapshots(const View& view, Period period) {
  std::vector<View> all;
  const auto time = time_of(view);
  if (!time) return all;
  for (Day day = time->begin; day < time->end;) {
    TimeSpan window = period_of(day, period);
    day = window.end;
    if (view.filter().window) {
      window = {std::max(window.begin, view.filter().window->begin), std::min(window.end, view.filter().window->end)};
    }
    Filter filter = view.filter();
    filter.window = window;
    all.emplace_back(view.graph(), std::move(filter));
  }
  return all;
}

}  // namespace entente
