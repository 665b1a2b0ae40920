#include "graph/timed_search.hpp"

namespace entente {

TimedSearch::TimedSearch(const View& view, const TimedQuery& query, SameDay same_day, Way way)
    : walk_(view, query.direction),
      way_(way),
      pause_(same_day == SameDay::forbidden ? 1 : 0),
      max_hops_(query.max_hops),
      place_(view.graph().actors().size()),
      settled_(place_.size()),
      best_(place_.size(), none) {
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

std::optional<TimedPath> TimedSearch::run(const TimeSpan& within) {
  clear();
  within_ = ticks(within);
  const std::uint32_t last = max_hops_ < place_.size() ? by_layers(Stop::at_the_end) : by_days();
  return last == none ? std::nullopt : std::optional(path_to(last));
}

std::size_t TimedSearch::degree_of_starts() const {
  const BoostGraph& graph = walk_.structure().graph;
  const auto degree = [&](ActorIndex actor) { return out_degree(actor, graph) + in_degree(actor, graph); };
  std::size_t sum = 0;
  for (ActorIndex actor : starts_) {
    sum += degree(actor);
    if (walk_.view().filter().resolution == Resolution::all_actors) continue;
    for (ActorIndex part : walk_.view().graph().parts_of(actor)) sum += degree(part);
  }
  return sum;
}

std::optional<TimedPath> TimedSearch::run_by_hops(const TimeSpan& within) {
  clear();
  within_ = ticks(within);
  const std::uint32_t last = by_layers(Stop::at_the_goal);
  return last == none ? std::nullopt : std::optional(path_to(last));
}

std::vector<std::optional<Day>> TimedSearch::reach(const TimeSpan& within) {
  run(within);
  std::vector<std::optional<Day>> reached(place_.size());
  for (const Label& label : labels_) {
    if (label.edge == none) continue;
    auto& day = reached[label.actor];
    if (!day || day_of(label.tick) < *day) day = day_of(label.tick);
  }
  return reached;
}

void TimedSearch::clear() {
  for (const Label& label : labels_) {
    best_[label.actor] = none;
    settled_[label.actor] = false;
  }
  labels_.clear();
}

Ticks TimedSearch::ticks_of(EdgeIndex edge) const {
  const Structure& structure = walk_.structure();
  if (structure.sureness[edge] & Structure::is_long) return ticks(*walk_.view().graph().effective_time(edge));
  const Tick day = structure.begin[edge];
  return way_ == Way::forth ? Ticks{day, day + 1} : Ticks{-day, 1 - day};
}

template <typename Take>
void TimedSearch::each_step(const Label& from, Tick begin, Tick end, Take take) const {
  const Tick ready = from.edge == none ? within_.begin : from.tick + pause_;
  const Tick first = std::max(ready, begin);
  if (from.edge == none && departure_ == Departure::at_once) end = std::min(end, within_.begin + 1);
  if (first >= end) return;
  const Day a = day_of(first);
  const Day b = day_of(end - 1);
  const TimeSpan window{std::min(a, b), std::max(a, b) + std::chrono::days{1}};
  walk_.at(
      from.actor, way_, window,
      [&](ActorIndex other) {
        return !(place_[other] & avoided) && reached_at(other) >= ready &&
               (reached_later_.empty() || reached_later_[other] > ready);
      },
      [&](EdgeIndex edge, ActorIndex other) {
        const Ticks when = ticks_of(edge);
        const Tick tick = std::max(when.begin, ready);
        if (tick >= std::min(when.end, end)) return;
        if (reached_later_.empty() || tick < reached_later_[other]) take(edge, other, tick);
      });
}

std::uint32_t TimedSearch::by_days() {
  Open open;
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

std::uint32_t TimedSearch::by_layers(Stop stop) {
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

TimedPath TimedSearch::path_to(std::uint32_t label) const {
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

/// The ticks on which a step may leave the starts: apart and ascending.
std::vector<Ticks> TimedSearch::departures() const {
  std::vector<Ticks> all;
  const Day a = day_of(within_.begin);
  const Day b = day_of(within_.end - 1);
  const TimeSpan window{std::min(a, b), std::max(a, b) + std::chrono::days{1}};
  for (ActorIndex start : starts_) {
    walk_.at(
        start, way_, window, [&](ActorIndex other) { return !(place_[other] & avoided); },
        [&](EdgeIndex edge, ActorIndex) {
          const Ticks when = ticks_of(edge);
          all.push_back({std::max(when.begin, within_.begin), std::min(when.end, within_.end)});
        });
  }
  std::ranges::sort(all, {}, &Ticks::begin);
  std::vector<Ticks> apart;
  for (const Ticks& when : all) {
    if (apart.empty() || apart.back().end < when.begin) {
      apart.push_back(when);
    } else {
      apart.back().end = std::max(apart.back().end, when.end);
    }
  }
  return apart;
}

std::optional<TimeSpan> TimedSearch::shortest_span(const TimeSpan& within) {
  within_ = ticks(within);
  const Tick end = within_.end;
  const auto all = within_.begin < end ? departures() : std::vector<Ticks>();
  const bool by_hops = max_hops_ < place_.size();
  if (!by_hops) reached_later_.assign(place_.size(), never);
  departure_ = Departure::at_once;
  std::optional<Ticks> best;
  for (auto when = all.rbegin(); when != all.rend(); ++when) {
    for (Tick tick = when->end - 1; tick >= when->begin; --tick) {
      within_ = {tick, end};
      // Forth, the earliest of the shortest departs first and is looked at last; back, it is looked at first.
      if (best) within_.end = tick + (best->end - best->begin) - (way_ == Way::back ? 1 : 0);
      clear();
      const std::uint32_t last = by_hops ? by_layers(Stop::at_the_end) : by_days();
      if (last != none) best = Ticks{tick, labels_[last].tick + 1};
      for (const Label& label : labels_) {
        if (by_hops || label.edge == none) continue;
        reached_later_[label.actor] = std::min(reached_later_[label.actor], label.tick);
      }
    }
  }
  departure_ = Departure::any;
  reached_later_.clear();
  if (!best) return std::nullopt;
  const Day a = day_of(best->begin);
  const Day b = day_of(best->end - 1);
  return TimeSpan{std::min(a, b), std::max(a, b) + std::chrono::days{1}};
}

}  // namespace entente
