#pragma once

// Chains of relationships that respect time: no step is earlier than the one before it.

#include <optional>
#include <vector>

#include "graph/paths.hpp"

namespace entente {

/// A step by one relationship on one of its days.
struct TimedStep {
  ActorIndex from = 0;
  ActorIndex to = 0;
  EdgeIndex edge = 0;
  Day day{};

  friend bool operator==(const TimedStep&, const TimedStep&) = default;
};

/// The first step's day is the departure, the last one's the arrival. Without steps where an actor is at both ends.
struct TimedPath {
  std::vector<TimedStep> steps;

  friend bool operator==(const TimedPath&, const TimedPath&) = default;
};

/// Whether two steps may fall on the same day, or each must be later than the one before.
enum class SameDay : std::uint8_t { allowed, forbidden };

struct TimedQuery {
  ActorSet from;
  ActorSet to;
  std::size_t max_hops = no_limit;
  Direction direction = Direction::either;
  std::vector<ActorIndex> avoid = {};
};

// A relationship counts by its effective time, and may be used on any of its days that lies in the view's window; one
// without a time is never used. All are absent where the view has no such chain. See B. Bui-Xuan, A. Ferreira, A.
// Jarry, "Computing shortest, fastest, and foremost journeys in dynamic networks" (2003).

/// Arrives as early as can be. Of several such chains, one in which every actor is reached as early as can be (within
/// `max_hops`), of these one with the fewest hops, and then with the lowest edge numbers, compared from the last step
/// back. Each step is made on the first day possible. Method: Dijkstra's algorithm on days; layers of hops where these
/// are limited.
std::optional<TimedPath> earliest_arrival(const View& view, const TimedQuery& query, SameDay same_day);

/// Departs as late as can be: earliest_arrival with time and directions turned round; each step on the last day
/// possible, ties from the first step on.
std::optional<TimedPath> latest_departure(const View& view, const TimedQuery& query, SameDay same_day);

/// Takes the fewest days from the first step to the last; of several the earliest, then as earliest_arrival.
std::optional<TimedPath> fastest(const View& view, const TimedQuery& query, SameDay same_day);

/// Has the fewest steps; of several one that arrives as early as can be, ties as in earliest_arrival.
std::optional<TimedPath> fewest_hops(const View& view, const TimedQuery& query, SameDay same_day);

/// By actor, the day on which earliest_arrival reaches it; absent where it does not, and for the sources themselves.
/// O(edges of the view · log).
std::vector<std::optional<Day>> earliest_arrivals(const View& view, const TimedQuery& query, SameDay same_day);

}  // namespace entente
