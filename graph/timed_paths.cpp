#include "graph/timed_paths.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

#include "graph/arrival_scan.hpp"
#include "graph/walk.hpp"

namespace entente {
namespace {

using std::chrono::days;

/// Days as numbers that rise along the search: of the calendar forth, and negated back.
using Tick = std::int64_t;

constexpr Tick never = std::numeric_limits<Tick>::max();
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Ticks from `begin` up to but not including `end`.
struct Ticks {
  Tick begin = 0;
  Tick end = 0;
};

class TimedSearch {
 public:
  TimedSearch(const View& view, const TimedQuery& query, SameDay same_day, Way way)
      : walk_(view, query.direction),
        way_(way),
        pause_(same_day == SameDay::forbidden ? 1 : 0),
        max_hops_(query.max_hops),
        place_(view.graph().actors().size()) {
    const Structure& structure = walk_.structure();
    const bool all = view.filter().resolution == Resolution::all_actors;
    const auto& connected = all ? structure.connected : structure.connected_top;
    for (ActorIndex actor = 0; actor < place_.size(); ++actor) place_[actor] = connected[actor] ? 0 : unconnected;
    reachable_ = static_cast<std::size_t>(std::ranges::count(place_, 0));
    for (ActorIndex actor : query.avoid) place_[view.at_resolution(actor)] |= avoided;
    const auto& first = way == Way::forth ? query.from : query.to;
    const auto& last = way == Way::forth ? query.to : query.from;
    for (ActorIndex actor : last.actors) place_[view.at_resolution(actor)] |= goal;
    for (ActorIndex actor : first.actors) {
      if (!(place_[view.at_resolution(actor)] & avoided)) starts_.push_back(view.at_resolution(actor));
    }
    std::ranges::sort(starts_);
    starts_.erase(std::ranges::unique(starts_).begin(), starts_.end());
  }

  /// The best chain whose steps lie within the span.
  std::optional<TimedPath> run(const TimeSpan& within) {
    clear();
    within_ = ticks(within);
    const std::uint32_t last = max_hops_ < place_.size() ? by_layers(Stop::at_the_end) : by_days();
    return last == none ? std::nullopt : std::optional(path_to(last));
  }

  std::optional<TimedPath> run_by_hops(const TimeSpan& within) {
    clear();
    within_ = ticks(within);
    const std::uint32_t last = by_layers(Stop::at_the_goal);
    return last == none ? std::nullopt : std::optional(path_to(last));
  }

  std::vector<std::optional<Day>> reach(const TimeSpan& within) {
    run(within);
    std::vector<std::optional<Day>> reached(place_.size());
    for (const Label& label : labels_) {
      if (label.edge == none) continue;
      auto& day = reached[label.actor];
      if (!day || day_of(label.tick) < *day) day = day_of(label.tick);
    }
    return reached;
  }

 private:
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

  Day day_of(Tick tick) const { return Day{days{way_ == Way::forth ? tick : -tick}}; }

  void clear() {
    labels_.clear();
    best_.assign(place_.size(), none);
  }

  Tick reached_at(ActorIndex actor) const { return best_[actor] == none ? never : labels_[best_[actor]].tick; }

  /// The ticks on which an edge can be used.
  Ticks ticks_of(EdgeIndex edge) const {
    const Structure& structure = walk_.structure();
    if (structure.sureness[edge] & Structure::is_long) return ticks(*walk_.view().graph().effective_time(edge));
    const Tick day = structure.begin[edge];
    return way_ == Way::forth ? Ticks{day, day + 1} : Ticks{-day, 1 - day};
  }

  /// Calls take(edge, neighbour, tick) for each step from a label that may arrive from `begin` on and before `end`.
  template <typename Take>
  void each_step(const Label& from, Tick begin, Tick end, Take take) const {
    const Tick ready = from.edge == none ? within_.begin : from.tick + pause_;
    const Tick first = std::max(ready, begin);
    if (first >= end) return;
    const Day a = day_of(first);
    const Day b = day_of(end - 1);
    const TimeSpan window{std::min(a, b), std::max(a, b) + days{1}};
    walk_.at(
        from.actor, way_, window,
        [&](ActorIndex other) { return !(place_[other] & avoided) && reached_at(other) >= ready; },
        [&](EdgeIndex edge, ActorIndex other) {
          const Ticks when = ticks_of(edge);
          const Tick tick = std::max(when.begin, ready);
          if (tick < std::min(when.end, end)) take(edge, other, tick);
        });
  }

  /// Dijkstra's algorithm, within a horizon that moves away: only then are later steps from whom is reached looked at,
  /// so that the cost is that of the time until the answer.
  std::uint32_t by_days() {
    Open open;
    settled_.assign(place_.size(), false);
    std::size_t left = reachable_;
    for (ActorIndex actor : starts_) {
      best_[actor] = static_cast<std::uint32_t>(labels_.size());
      labels_.push_back({.actor = actor, .tick = within_.begin});
      if (place_[actor] & goal) return best_[actor];
      if (place_[actor] & unconnected) ++left;
      open.emplace(within_.begin, 0, best_[actor]);
    }
    std::vector<std::uint32_t> reached;
    Tick begin = within_.begin;
    for (Tick end = first_horizon(); begin < end; begin = end, end = next_horizon(end)) {
      Tick last = end;
      const auto relax = [&](std::uint32_t label) {
        const Label from = labels_[label];
        each_step(from, begin, last, [&](EdgeIndex edge, ActorIndex other, Tick tick) {
          if (settled_[other]) return;
          const std::uint32_t known = best_[other];
          const auto key = std::tuple(tick, from.hops + 1, edge);
          if (known != none && std::tuple(labels_[known].tick, labels_[known].hops, labels_[known].edge) <= key) return;
          best_[other] = static_cast<std::uint32_t>(labels_.size());
          labels_.push_back({other, tick, from.hops + 1, edge, label});
          open.emplace(tick, from.hops + 1, best_[other]);
          if (place_[other] & goal) last = std::min(last, tick + 1);
        });
      };
      for (std::uint32_t label : reached) relax(label);
      while (!open.empty()) {
        const std::uint32_t label = std::get<2>(open.top());
        open.pop();
        const ActorIndex actor = labels_[label].actor;
        if (best_[actor] != label) continue;
        if (place_[actor] & goal) return label;
        settled_[actor] = true;
        reached.push_back(label);
        relax(label);
      }
      if (reached.size() == left) return none;
    }
    return none;
  }

  std::uint32_t by_layers(Stop stop) {
    std::vector<std::uint32_t> layer;
    std::uint32_t found = none;
    for (ActorIndex actor : starts_) {
      best_[actor] = static_cast<std::uint32_t>(labels_.size());
      layer.push_back(best_[actor]);
      labels_.push_back({.actor = actor, .tick = within_.begin});
      if (place_[actor] & goal) return best_[actor];
    }
    Tick end = within_.end;
    for (std::uint32_t hops = 1; hops <= max_hops_ && !layer.empty(); ++hops) {
      const auto first_new = static_cast<std::uint32_t>(labels_.size());
      std::vector<std::uint32_t> improved(place_.size(), none);
      for (std::uint32_t label : layer) {
        each_step(Label(labels_[label]), within_.begin, end, [&](EdgeIndex edge, ActorIndex other, Tick tick) {
          if (tick >= reached_at(other)) return;
          std::uint32_t& known = improved[other];
          if (known == none) {
            known = static_cast<std::uint32_t>(labels_.size());
            labels_.push_back({other, tick, hops, edge, label});
          } else if (std::tuple(tick, edge) < std::tuple(labels_[known].tick, labels_[known].edge)) {
            labels_[known] = {other, tick, hops, edge, label};
          }
        });
      }
      layer.clear();
      for (std::uint32_t label = first_new; label < labels_.size(); ++label) {
        const Label& made = labels_[label];
        best_[made.actor] = label;
        if (!(place_[made.actor] & goal)) {
          layer.push_back(label);
        } else if (found == none || std::tuple(made.tick, made.hops, made.edge) <
                                        std::tuple(labels_[found].tick, labels_[found].hops, labels_[found].edge)) {
          found = label;
          end = made.tick + 1;
        }
      }
      if (found != none && stop == Stop::at_the_goal) break;
    }
    return found;
  }

  using Open = std::priority_queue<std::tuple<Tick, std::uint32_t, std::uint32_t>,  // tick, hops, label
                                   std::vector<std::tuple<Tick, std::uint32_t, std::uint32_t>>, std::greater<>>;

  Tick first_horizon() const { return std::min(within_.end, within_.begin + 32); }
  Tick next_horizon(Tick end) const { return std::min(within_.end, end + 3 * (end - within_.begin)); }

  TimedPath path_to(std::uint32_t label) const {
    TimedPath path;
    for (; labels_[label].edge != none; label = labels_[label].before) {
      const Label& to = labels_[label];
      const Label& from = labels_[to.before];
      path.steps.push_back(way_ == Way::forth ? TimedStep{from.actor, to.actor, to.edge, day_of(to.tick)}
                                              : TimedStep{to.actor, from.actor, to.edge, day_of(to.tick)});
    }
    if (way_ == Way::forth) std::ranges::reverse(path.steps);
    return path;
  }

  Walk walk_;
  Way way_;
  Tick pause_;
  std::size_t max_hops_;
  std::vector<std::uint8_t> place_;
  std::size_t reachable_ = 0;  ///< actors that have edges at all
  std::vector<ActorIndex> starts_;
  Ticks within_;
  std::vector<Label> labels_;
  std::vector<bool> settled_;
  std::vector<std::uint32_t> best_;  ///< by actor: its label
};

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
  TimedSearch back(view, query, same_day, Way::back);
  std::optional<TimedPath> best;
  std::optional<TimeSpan> best_span;
  // Each round finds the next pair of a latest departure and an earliest arrival, which no other pair lies within.
  TimeSpan left = time_of(view);
  for (;;) {
    const auto foremost = forth.run(left);
    if (!foremost || foremost->steps.empty()) return best ? best : foremost;
    const TimeSpan until{left.begin, foremost->steps.back().day + days{1}};
    const TimeSpan span{back.run(until)->steps.front().day, until.end};
    if (!best_span || span.end - span.begin < best_span->end - best_span->begin) {
      best_span = span;
      best = forth.run(span);
    }
    if (span.end - span.begin == days{1}) return best;
    left.begin = span.begin + days{1};
  }
}

std::vector<std::optional<Day>> earliest_arrivals(const View& view, const TimedQuery& query, SameDay same_day) {
  TimedQuery everywhere = query;
  everywhere.to = std::vector<ActorIndex>{};
  if (query.max_hops >= view.graph().actors().size()) return scan_arrivals(view, everywhere, same_day, time_of(view));
  return TimedSearch(view, everywhere, same_day, Way::forth).reach(time_of(view));
}

}  // namespace entente
