#pragma once

// How two actors are connected: chains of relationships, never of bare names.

#include <vector>

#include "graph/view.hpp"

namespace entente {

/// One step of a path: the relationships that join two neighbouring actors.
struct PathStep {
  ActorIndex from = 0;
  ActorIndex to = 0;
  std::vector<EdgeIndex> edges;  ///< all that the view contains between the two, strongest first; never empty
};

/// A chain from one actor to another without repeated actors; empty where both are the same.
struct Path {
  std::vector<PathStep> steps;
  double strength = 0;  ///< see strength()
};

/// How much one relationship ties its ends, 0 to 1: its confidence times its cooperation score scaled from [−10, 10] to
/// [0, 1]; halved where it is not (yet) a fact.
double strength(const Relationship& relationship);

struct PathQuery {
  ActorIndex from = 0;
  ActorIndex to = 0;
  std::size_t max_hops = 6;
  std::size_t count = 3;  ///< how many paths at most
};

/// The paths with the fewest hops, and among these the strongest first (the product over the steps of 1 − Π(1 −
/// strength)); ties by the actors' ids. Relationships count in both directions. Rolled up, a part stands for its
/// country or organisation. None where the view has no such chain; the one without steps where both ends are the same.
/// Method: breadth-first layers, then an enumeration of the shortest chains.
std::vector<Path> shortest_paths(const View& view, const PathQuery& query);

}  // namespace entente
