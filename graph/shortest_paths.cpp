#include <algorithm>
#include <ranges>
#include <unordered_map>

#include "graph/best_first.hpp"
#include "graph/paths_through.hpp"

namespace entente {
namespace {

constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

/// Breadth-first layers from one end.
class Front {
 public:
  Front(Ties& ties, const std::vector<ActorIndex>& start, Way way) : ties_(&ties), way_(way), layers{start} {
    hops.assign(ties.actor_count(), unreached);
    for (ActorIndex actor : start) hops[actor] = 0;
  }

  void advance() {
    std::vector<ActorIndex> next;
    const auto hop = static_cast<std::uint32_t>(layers.size());
    for (ActorIndex actor : layers.back()) {
      ties_->edges_at(
          actor, way_, [&](ActorIndex other) { return hops[other] == unreached; },
          [&](EdgeIndex, ActorIndex other) {
            hops[other] = hop;
            next.push_back(other);
          });
    }
    layers.push_back(std::move(next));
  }

 private:
  Ties* ties_;
  Way way_;

 public:
  std::vector<std::uint32_t> hops;
  std::vector<std::vector<ActorIndex>> layers;
};

/// What lies on the shortest chains: each actor's ties to the next layer, and the cheapest way from it to the goal.
class Layers {
 public:
  explicit Layers(Ties& ties) : ties_(&ties) {}

  std::span<const Tie> onward(ActorIndex actor) const { return nodes_.at(actor).onward; }
  Cost to_go(ActorIndex actor) const {
    const auto node = nodes_.find(actor);
    return node == nodes_.end() ? Cost{} : node->second.to_go;
  }

  /// The actors of `near` with ties to `far`, and these ties. Counts from the side with fewer edges.
  std::vector<ActorIndex> join(const std::vector<ActorIndex>& near, const std::vector<ActorIndex>& far) {
    const bool from_near = ties_->degree(near) <= ties_->degree(far);
    std::vector<bool> wanted(ties_->actor_count());
    for (ActorIndex actor : from_near ? far : near) wanted[actor] = true;
    const auto is_wanted = [&](ActorIndex actor) { return wanted[actor]; };
    std::vector<ActorIndex> joined;
    if (from_near) {
      for (ActorIndex actor : near) {
        auto found = ties_->count(actor, Way::forth, is_wanted);
        if (!found.empty()) nodes_[actor].onward = std::move(found);
      }
    } else {
      for (ActorIndex actor : far) {
        for (Tie tie : ties_->count(actor, Way::back, is_wanted)) {
          nodes_[tie.to].onward.push_back({actor, tie.weakness});
        }
      }
    }
    std::ranges::copy_if(near, std::back_inserter(joined), [&](ActorIndex actor) { return nodes_.contains(actor); });
    return joined;
  }

  /// Layers from the goal backwards.
  void measure(const std::vector<ActorIndex>& layer) {
    for (ActorIndex actor : layer) {
      Node& node = nodes_.at(actor);
      node.to_go = std::ranges::min(
          node.onward | std::views::transform([&](const Tie& tie) { return cost(tie, Rank::hops) + to_go(tie.to); }));
    }
  }

 private:
  struct Node {
    std::vector<Tie> onward;
    Cost to_go;
  };
  Ties* ties_;
  std::unordered_map<ActorIndex, Node> nodes_;  ///< few of all actors lie between two
};

/// The actors in which two fronts meet.
std::vector<ActorIndex> meeting(const Front& forth, const Front& back) {
  std::vector<ActorIndex> both;
  for (ActorIndex actor : forth.layers.back()) {
    if (back.hops[actor] == back.layers.size() - 1) both.push_back(actor);
  }
  return both;
}

}  // namespace

std::vector<Path> shortest_paths(const View& view, const PathQuery& query) {
  Ties ties(view, query);
  if (!query.through.empty()) return paths_through(ties, query, Rank::hops, Wanted::fewest_hops);
  Front forth(ties, ties.sources(), Way::forth);
  Front back(ties, ties.targets(), Way::back);
  std::vector<ActorIndex> middle = meeting(forth, back);
  for (std::size_t hop = 0; middle.empty(); ++hop) {
    if (hop == query.max_hops || forth.layers.back().empty() || back.layers.back().empty()) return {};
    (ties.degree(forth.layers.back()) <= ties.degree(back.layers.back()) ? forth : back).advance();
    middle = meeting(forth, back);
  }
  Layers layers(ties);
  std::vector<std::vector<ActorIndex>> on_path{middle};  // from the middle to the goal, then turned round
  for (std::size_t hop = back.layers.size() - 1; hop-- > 0;) {
    layers.join(on_path.back(), back.layers[hop]);
    std::vector<ActorIndex> next;
    for (ActorIndex actor : on_path.back()) {
      for (const Tie& tie : layers.onward(actor)) next.push_back(tie.to);
    }
    std::ranges::sort(next);
    next.erase(std::ranges::unique(next).begin(), next.end());
    on_path.push_back(std::move(next));
  }
  std::ranges::reverse(on_path);
  for (std::size_t hop = forth.layers.size() - 1; hop-- > 0;) {
    on_path.push_back(layers.join(forth.layers[hop], on_path.back()));
  }
  for (const auto& layer : std::span(on_path).subspan(1)) layers.measure(layer);
  std::vector<PartialChain> starts;
  for (ActorIndex actor : on_path.back()) starts.push_back({{}, layers.to_go(actor), {actor}});
  const auto found = best_first(
      std::move(starts), query.count, [&](const PartialChain& chain) { return ties.is_target(chain.actors.back()); },
      [&](const PartialChain& chain, auto push) {
        for (const Tie& tie : layers.onward(chain.actors.back())) {
          const Cost so_far = chain.cost + cost(tie, Rank::hops);
          PartialChain longer{so_far, so_far + layers.to_go(tie.to), chain.actors};
          longer.actors.push_back(tie.to);
          push(std::move(longer));
        }
      });
  std::vector<Path> paths;
  for (const PartialChain& chain : found) paths.push_back(ties.path(chain.actors));
  return paths;
}

}  // namespace entente
