#include "graph/ties.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double units = 1 << 26;

}  // namespace

std::uint32_t doubt(double strength) {
  constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
  if (!(strength > 0)) return 0;
  if (strength >= 1) return most;
  return static_cast<std::uint32_t>(std::min<double>(most, std::round(-std::log1p(-strength) * units)));
}

double joint_strength(std::int64_t doubts) { return -std::expm1(-static_cast<double>(doubts) / units); }

std::int64_t weakness(std::int64_t doubts) {
  if (doubts == 0) return weakest;
  return static_cast<std::int64_t>(std::llround(-std::log(joint_strength(doubts)) * units));
}

Ties::Ties(const View& view, const PathQuery& query)
    : walk_(view, query.direction), place_(view.graph().actors().size()) {
  const auto mark = [&](const std::vector<ActorIndex>& actors, Place place) {
    for (ActorIndex actor : actors) place_[view.at_resolution(actor)] |= place;
  };
  mark(query.from.actors, source);
  mark(query.to.actors, target);
  mark(query.avoid, avoided);
  const auto ends = [&](const std::vector<ActorIndex>& actors) {
    std::vector<ActorIndex> kept;
    for (ActorIndex actor : actors) {
      if (!(place_[view.at_resolution(actor)] & avoided)) kept.push_back(view.at_resolution(actor));
    }
    std::ranges::sort(kept);
    kept.erase(std::ranges::unique(kept).begin(), kept.end());
    return kept;
  };
  sources_ = ends(query.from.actors);
  targets_ = ends(query.to.actors);
}

void Ties::add(EdgeIndex edge, ActorIndex other) {
  if (doubts_.empty()) doubts_.assign(place_.size(), -1);
  if (doubts_[other] < 0) {
    doubts_[other] = 0;
    counted_.push_back(other);
  }
  doubts_[other] += walk_.structure().doubt[edge];
}

std::vector<Tie> Ties::take() {
  std::ranges::sort(counted_);
  std::vector<Tie> ties;
  ties.reserve(counted_.size());
  for (ActorIndex other : counted_) {
    ties.push_back({other, weakness(doubts_[other])});
    doubts_[other] = -1;
  }
  counted_.clear();
  return ties;
}

std::span<const Tie> Ties::at(ActorIndex actor, Way way) {
  auto& all = way == Way::forth ? forth_ : back_;
  if (all.empty()) all.resize(place_.size());
  auto& kept = all[actor];
  if (!kept) kept = count(actor, way, [](ActorIndex) { return true; });
  return *kept;
}

std::size_t Ties::degree(std::span<const ActorIndex> actors) const {
  const BoostGraph& graph = walk_.structure().graph;
  std::size_t sum = 0;
  for (ActorIndex actor : actors) {
    sum += out_degree(actor, graph) + in_degree(actor, graph);
    if (view().filter().resolution == Resolution::all_actors) continue;
    for (ActorIndex part : view().graph().parts_of(actor)) sum += out_degree(part, graph) + in_degree(part, graph);
  }
  return sum;
}

Path Ties::path(std::span<const ActorIndex> actors) const {
  const KnowledgeGraph& graph = view().graph();
  Path path;
  for (std::size_t i = 0; i + 1 < actors.size(); ++i) {
    PathStep step{actors[i], actors[i + 1], {}};
    const bool from_back = degree({&step.to, 1}) < degree({&step.from, 1});
    const ActorIndex other_end = from_back ? step.from : step.to;
    edges_at(
        from_back ? step.to : step.from, from_back ? Way::back : Way::forth,
        [&](ActorIndex other) { return other == other_end; },
        [&](EdgeIndex edge, ActorIndex) { step.edges.push_back(edge); });
    std::vector<std::pair<double, EdgeIndex>> ranked;
    double doubt = 1;
    for (EdgeIndex edge : step.edges) {
      const double tie = strength(graph.type(edge), graph.mode(edge), graph.aspect(edge), graph.confidence(edge));
      ranked.emplace_back(-tie, edge);
      doubt *= 1 + ranked.back().first;
    }
    std::ranges::sort(ranked);
    std::ranges::transform(ranked, step.edges.begin(), &std::pair<double, EdgeIndex>::second);
    path.strength *= 1 - doubt;
    path.steps.push_back(std::move(step));
  }
  return path;
}

}  // namespace entente
