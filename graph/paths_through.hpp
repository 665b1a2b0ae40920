#pragma once

// Searches that have to visit given actors, and the distances that guide them. Not installed: for this folder.

#include "graph/ties.hpp"

namespace entente {

/// The lowest cost from an actor to the goal, by what is still to visit: a lower bound for chains without repetition.
class CostToGo {
 public:
  static constexpr Cost unreachable{std::numeric_limits<std::int64_t>::max() / 4, 0};

  /// By Dijkstra's algorithm from the targets backwards. Throws std::runtime_error for more than 8 actors to visit.
  CostToGo(Ties& ties, const std::vector<ActorIndex>& through, Rank rank);

  /// What of `through` is visited with the actor, as bits.
  std::uint32_t visit(ActorIndex actor) const { return bits_[actor]; }
  std::uint32_t all() const { return all_; }

  Cost from(ActorIndex actor, std::uint32_t visited) const { return costs_[actor * (all_ + 1) + visited]; }

 private:
  std::vector<std::uint8_t> bits_;
  std::uint32_t all_ = 0;
  std::vector<Cost> costs_;
};

enum class Wanted : std::uint8_t { fewest_hops, any_hops };

/// The chains through all of `query.through` in the order of their rank, at most `query.count`.
std::vector<Path> paths_through(Ties& ties, const PathQuery& query, Rank rank, Wanted wanted);

}  // namespace entente
