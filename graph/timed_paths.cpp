#include "graph/timed_paths.hpp"

#include <algorithm>

#include "graph/arrival_scan.hpp"
#include "graph/timed_search.hpp"

namespace entente {
namespace {

using std::chrono::days;

/// The time that a search has to look at: what of the view's window has dated edges. May be empty.
TimeSpan time_of(const View& view) {
  const Structure& structure = view.graph().structure();
  if (structure.begin.size() == 0 || structure.begin.front() == Structure::timeless) return {};
  TimeSpan time{Day{days{structure.begin.front()}}, Day{days{structure.day_after}}};
  if (const auto& window = view.filter().window) {
    time = {std::max(time.begin, window->begin), std::min(time.end, window->end)};
  }
  return time;
}

}  // namespace

std::optional<TimedPath> earliest_arrival(const View& view, const TimedQuery& query, SameDay same_day) {
  return TimedSearch(view, query, same_day, Way::forth).run(time_of(view));
}

std::optional<TimedPath> latest_departure(const View& view, const TimedQuery& query, SameDay same_day) {
  return TimedSearch(view, query, same_day, Way::back).run(time_of(view));
}

std::optional<TimedPath> fewest_hops(const View& view, const TimedQuery& query, SameDay same_day) {
  return TimedSearch(view, query, same_day, Way::forth).run_by_hops(time_of(view));
}

std::optional<TimedPath> fastest(const View& view, const TimedQuery& query, SameDay same_day) {
  TimedSearch forth(view, query, same_day, Way::forth);
  const TimeSpan time = time_of(view);
  if (forth.starts_at_goal()) return forth.run(time);
  TimedSearch back(view, query, same_day, Way::back);
  TimedSearch& fewer = forth.degree_of_starts() < back.degree_of_starts() ? forth : back;
  const auto span = fewer.shortest_span(time);
  return span ? forth.run(*span) : std::nullopt;
}

std::vector<std::optional<Day>> earliest_arrivals(const View& view, const TimedQuery& query, SameDay same_day) {
  TimedQuery everywhere = query;
  everywhere.to = std::vector<ActorIndex>{};
  if (query.max_hops >= view.graph().actors().size()) return scan_arrivals(view, everywhere, same_day, time_of(view));
  return TimedSearch(view, everywhere, same_day, Way::forth).reach(time_of(view));
}

}  // namespace entente
