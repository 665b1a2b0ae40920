#pragma once

// One actor of all that articles say about it. Not installed: for the graph.

#include <vector>

#include "graph/actor.hpp"

namespace entente {

/// Sorted by id, each id once: an actor has the fields of its first record (in order, those with a name before those
/// that only repeat the id) where that has them, and the names of all.
std::vector<Actor> join_actors(std::vector<Actor> records);

/// Who stands above each of these and under nobody, by index; an unknown parent is none. Of parents in a circle, which
/// only a wrong table has, the first in order.
std::vector<std::uint32_t> tops_of(const std::vector<Actor>& actors);

}  // namespace entente
