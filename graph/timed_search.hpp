#pragma once

// Searches through time. Not installed: for timed_paths.cpp.

#include <algorithm>
#include <queue>
#include <tuple>

#include "graph/timed_paths.hpp"
#include "graph/walk.hpp"

namespace entente {

/// Days as numbers that rise along the search: of the calendar forth, and negated back.
using Tick = std::int64_t;

inline constexpr Tick never = std::numeric_limits<Tick>::max();
/// Ticks from `begin` up to but not including `end`.
struct Ticks {
  Tick begin = 0;
  Tick end = 0;
};

/// The searches of timed_paths.hpp from one end of a query to the other, forth or back in time.
class TimedSearch {
 public:
  TimedSearch(const View& view, const TimedQuery& query, SameDay same_day, Way way);

  /// The best chain whose steps lie within the span.
  std::optional<TimedPath> run(const TimeSpan& within);

  /// True where an actor is at both ends.
  bool starts_at_goal() const {
    return std::ranges::any_of(starts_, [&](ActorIndex actor) { return place_[actor] & goal; });
  }

  /// How many edges the starts have in any view.
  std::size_t degree_of_starts() const;

  /// The shortest chain in days, first that departs last, of those equal ones last; within the span. Runs from one
  /// departure after the other, the last one first, no further than what was found takes. Where an actor is reached no
  /// earlier than after a later departure, nothing better can follow, and the search goes on only from the others:
  /// these pairs of departure and arrival are those that H. Wu & al., "Path problems in temporal graphs" (2014) keep.
  std::optional<TimeSpan> shortest_span(const TimeSpan& within);

  std::optional<TimedPath> run_by_hops(const TimeSpan& within);
  std::vector<std::optional<Day>> reach(const TimeSpan& within);

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  enum Place : std::uint8_t { goal = 1, avoided = 2, unconnected = 4 };
  enum class Stop : std::uint8_t { at_the_goal, at_the_end };

  /// An actor, when it is reached and how: by an edge, after the actor of another label.
  struct Label {
    ActorIndex actor = 0;
    Tick tick = 0;
    std::uint32_t hops = 0;
    EdgeIndex edge = none;
    std::uint32_t before = none;
  };

  Ticks ticks(const TimeSpan& span) const {
    const Tick begin = span.begin.time_since_epoch().count();
    const Tick end = span.end.time_since_epoch().count();
    return way_ == Way::forth ? Ticks{begin, end} : Ticks{1 - end, 1 - begin};
  }

  Day day_of(Tick tick) const { return Day{std::chrono::days{way_ == Way::forth ? tick : -tick}}; }

  void clear();
  Tick reached_at(ActorIndex actor) const { return best_[actor] == none ? never : labels_[best_[actor]].tick; }

  /// The ticks on which an edge can be used.
  Ticks ticks_of(EdgeIndex edge) const;

  /// Calls take(edge, neighbour, tick) for each step from a label that may arrive from `begin` on and before `end`.
  template <typename Take>
  void each_step(const Label& from, Tick begin, Tick end, Take take) const;

  /// Dijkstra's algorithm, within a horizon that moves away: only then are later steps from whom is reached looked at,
  /// so that the cost is that of the time until the answer.
  std::uint32_t by_days();
  std::uint32_t by_layers(Stop stop);

  using Open = std::priority_queue<std::tuple<Tick, std::uint32_t, std::uint32_t>,  // tick, hops, label
                                   std::vector<std::tuple<Tick, std::uint32_t, std::uint32_t>>, std::greater<>>;

  Tick first_horizon() const { return std::min(within_.end, within_.begin + 32); }
  Tick next_horizon(Tick end) const { return std::min(within_.end, end + 3 * (end - within_.begin)); }

  TimedPath path_to(std::uint32_t label) const;

  enum class Departure : std::uint8_t { any, at_once };

  std::vector<Ticks> departures() const;

  Walk walk_;
  Way way_;
  Departure departure_ = Departure::any;
  Tick pause_;
  std::size_t max_hops_;
  std::vector<std::uint8_t> place_;
  std::size_t reachable_ = 0;  ///< actors that have edges at all
  std::vector<ActorIndex> starts_;
  Ticks within_;
  std::vector<Label> labels_;
  std::vector<bool> settled_;
  std::vector<std::uint32_t> best_;  ///< by actor: its label
  std::vector<Tick> reached_later_;  ///< by actor, in shortest_span(): when it is reached after later departures
};

}  // namespace entente
