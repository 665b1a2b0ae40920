#include "graph/paths.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace entente {
namespace {

constexpr std::size_t unreached = std::numeric_limits<std::size_t>::max();

ActorIndex other_end(const View& view, EdgeIndex edge, ActorIndex actor) {
  return view.actor_of(edge) == actor ? view.recipient_of(edge) : view.actor_of(edge);
}

/// Hops from every actor to `goal`, as far as `max_hops`.
std::vector<std::size_t> hops_to(const View& view, ActorIndex goal, std::size_t max_hops) {
  std::vector<std::size_t> hops(view.graph().actors().size(), unreached);
  std::vector<ActorIndex> layer = {goal};
  hops[goal] = 0;
  for (std::size_t hop = 1; hop <= max_hops && !layer.empty(); ++hop) {
    std::vector<ActorIndex> next;
    for (ActorIndex actor : layer) {
      for (EdgeIndex edge : view.edges_at(actor)) {
        const ActorIndex neighbour = other_end(view, edge, actor);
        if (hops[neighbour] != unreached) continue;
        hops[neighbour] = hop;
        next.push_back(neighbour);
      }
    }
    layer = std::move(next);
  }
  return hops;
}

class Enumeration {
 public:
  Enumeration(const View& view, PathQuery query) : view_(view), query_(query) {
    query_.from = view.at_resolution(query.from);
    query_.to = view.at_resolution(query.to);
    hops_ = hops_to(view, query_.to, query.max_hops);
  }

  std::vector<Path> run() {
    if (hops_[query_.from] != unreached && query_.count > 0) extend(query_.from, 1);
    cut();
    return std::move(found_);
  }

 private:
  void extend(ActorIndex at, double strength_so_far) {
    if (at == query_.to) {
      found_.push_back({steps_, strength_so_far});
      // Only the strongest are wanted: keep the list short, so that hubs do not fill the memory.
      if (found_.size() > 8 * query_.count + 64) cut();
      return;
    }
    std::map<ActorIndex, std::vector<EdgeIndex>> by_neighbour;
    for (EdgeIndex edge : view_.edges_at(at)) {
      const ActorIndex neighbour = other_end(view_, edge, at);
      if (hops_[neighbour] + 1 == hops_[at]) by_neighbour[neighbour].push_back(edge);
    }
    for (auto& [neighbour, edges] : by_neighbour) {
      double doubt = 1;
      for (EdgeIndex edge : edges) doubt *= 1 - strength(view_.graph().relationship(edge));
      std::ranges::stable_sort(edges, std::ranges::greater{},
                               [&](EdgeIndex edge) { return strength(view_.graph().relationship(edge)); });
      steps_.push_back({at, neighbour, edges});
      extend(neighbour, strength_so_far * (1 - doubt));
      steps_.pop_back();
    }
  }

  void cut() {
    std::ranges::stable_sort(found_, std::ranges::greater{}, &Path::strength);
    if (found_.size() > query_.count) found_.resize(query_.count);
  }

  const View& view_;
  PathQuery query_;
  std::vector<std::size_t> hops_;
  std::vector<PathStep> steps_;
  std::vector<Path> found_;
};

}  // namespace

double strength(const Relationship& relationship) {
  const double scaled = (score(relationship.type, relationship.mode) + 10) / 20;
  const bool is_fact = relationship.aspect == Aspect::actual || relationship.aspect == Aspect::historical;
  return relationship.confidence * scaled * (is_fact ? 1 : 0.5);
}

std::vector<Path> shortest_paths(const View& view, const PathQuery& query) { return Enumeration(view, query).run(); }

}  // namespace entente
