#pragma once

// The best chains one after the other, by a tree of partial chains. Not installed: for the searches of this folder.

#include <algorithm>
#include <queue>
#include <vector>

#include "graph/ties.hpp"

namespace entente {

/// A chain, what it costs so far, and at least how much in the end.
struct PartialChain {
  Cost cost;
  Cost bound;
  std::vector<ActorIndex> actors;
};

/// Grows the partial chain that promises best, of equal ones the one whose actors come first, until `count` are
/// complete. grow(chain, push) pushes what follows upon a chain; is_complete(chain) is asked when it is the best.
/// What is found is in the order (cost, actors) if no bound exceeds the cost of what grows from it.
template <typename IsComplete, typename Grow>
std::vector<PartialChain> best_first(std::vector<PartialChain> starts, std::size_t count, IsComplete is_complete,
                                     Grow grow) {
  const auto worse = [](const PartialChain& a, const PartialChain& b) {
    return std::tie(a.bound, a.actors) > std::tie(b.bound, b.actors);
  };
  std::priority_queue<PartialChain, std::vector<PartialChain>, decltype(worse)> open(worse, std::move(starts));
  std::vector<PartialChain> found;
  while (!open.empty() && found.size() < count) {
    PartialChain best = open.top();
    open.pop();
    if (is_complete(best)) {
      found.push_back(std::move(best));
    } else {
      grow(best, [&](PartialChain&& longer) { open.push(std::move(longer)); });
    }
  }
  return found;
}

}  // namespace entente
