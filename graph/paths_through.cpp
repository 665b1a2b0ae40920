#include "graph/paths_through.hpp"

#include <fmt/format.h>
#include <queue>
#include <stdexcept>

#include "graph/best_first.hpp"

namespace entente {

CostToGo::CostToGo(Ties& ties, const std::vector<ActorIndex>& through, Rank rank) : bits_(ties.actor_count()) {
  if (through.size() > 8) {
    throw std::runtime_error(fmt::format("expected at most 8 actors to go through, got {}", through.size()));
  }
  for (std::size_t i = 0; i < through.size(); ++i) {
    bits_[ties.view().at_resolution(through[i])] |= static_cast<std::uint8_t>(1U << i);
    all_ |= 1U << i;
  }
  costs_.assign(bits_.size() * (all_ + 1), unreachable);
  using State =
      std::pair<Cost, std::pair<ActorIndex, std::uint32_t>>;  // visited when the actor is reached, it included
  std::priority_queue<State, std::vector<State>, std::greater<>> open;
  const auto reach = [&](ActorIndex actor, std::uint32_t visited, Cost cost) {
    Cost& known = costs_[actor * (all_ + 1) + visited];
    if (cost >= known) return;
    known = cost;
    open.push({cost, {actor, visited}});
  };
  for (ActorIndex actor : ties.targets()) reach(actor, all_, {});
  while (!open.empty()) {
    const auto [cost_here, state] = open.top();
    const auto [actor, visited] = state;
    open.pop();
    if (from(actor, visited) < cost_here) continue;
    for (const Tie& tie : ties.at(actor, Way::back)) {
      if (rank == Rank::strength && tie.weakness >= weakest) continue;
      const Cost cost_there = cost_here + cost(tie, rank);
      // Before the step, the actor's own bits may have been visited or not (walks may repeat actors).
      const std::uint32_t own = bits_[actor] & visited;
      for (std::uint32_t some = own;; some = (some - 1) & own) {
        const std::uint32_t before = (visited & ~own) | some;
        if ((before & bits_[tie.to]) == bits_[tie.to]) reach(tie.to, before, cost_there);
        if (some == 0) break;
      }
    }
  }
}

std::vector<Path> paths_through(Ties& ties, const PathQuery& query, Rank rank, Wanted wanted) {
  const CostToGo hops_to_go(ties, query.through, Rank::hops);
  const CostToGo cost_to_go(ties, query.through, rank);
  const auto visited = [&](const std::vector<ActorIndex>& actors) {
    std::uint32_t bits = 0;
    for (ActorIndex actor : actors) bits |= hops_to_go.visit(actor);
    return bits;
  };
  const auto max_hops = static_cast<std::int64_t>(std::min(query.max_hops, ties.actor_count()));
  std::int64_t limit = max_hops;
  const auto promises = [&](const PartialChain& chain) {
    const auto hops = static_cast<std::int64_t>(chain.actors.size() - 1);
    return hops + hops_to_go.from(chain.actors.back(), visited(chain.actors)).major <= limit &&
           chain.bound < CostToGo::unreachable;
  };
  const auto chain_of = [&](std::vector<ActorIndex> actors, Cost so_far) {
    const Cost rest = cost_to_go.from(actors.back(), visited(actors));
    return PartialChain{so_far, so_far + rest, std::move(actors)};
  };
  std::vector<PartialChain> starts;
  for (ActorIndex actor : ties.sources()) {
    if (PartialChain start = chain_of({actor}, {}); promises(start)) starts.push_back(std::move(start));
  }
  const auto found = best_first(
      std::move(starts), query.count,
      [&](const PartialChain& chain) {
        const bool complete =
            ties.is_target(chain.actors.back()) && visited(chain.actors) == hops_to_go.all() && promises(chain);
        if (complete && wanted == Wanted::fewest_hops) limit = static_cast<std::int64_t>(chain.actors.size() - 1);
        return complete;
      },
      [&](const PartialChain& chain, auto push) {
        for (const Tie& tie : ties.at(chain.actors.back(), Way::forth)) {
          if (std::ranges::find(chain.actors, tie.to) != chain.actors.end()) continue;
          if (rank == Rank::strength && tie.weakness >= weakest) continue;
          std::vector<ActorIndex> actors = chain.actors;
          actors.push_back(tie.to);
          PartialChain longer = chain_of(std::move(actors), chain.cost + cost(tie, rank));
          if (promises(longer)) push(std::move(longer));
        }
      });
  std::vector<Path> paths;
  for (const PartialChain& chain : found) paths.push_back(ties.path(chain.actors));
  return paths;
}

}  // namespace entente
