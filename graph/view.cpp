#include "graph/view.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

template <typename T>
bool allows(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

}  // namespace

View::View(const KnowledgeGraph& graph, Filter filter) : graph_(&graph), filter_(std::move(filter)) {}

ActorIndex View::at_resolution(ActorIndex actor) const {
  return filter_.resolution == Resolution::rolled_up ? graph_->roll_up(actor) : actor;
}

bool View::contains(EdgeIndex edge) const {
  if (filter_.window) {
    const std::optional<TimeSpan>& time = graph_->effective_time(edge);
    if (!time || !overlaps(*time, *filter_.window)) return false;
  }
  const Relationship& r = graph_->relationship(edge);
  const EventType type = plover_type(r.type, r.aspect);
  return actor_of(edge) != recipient_of(edge) && allows(filter_.types, type) &&
         allows(filter_.classes, quad_class(type)) && allows(filter_.aspects, r.aspect) &&
         (filter_.contexts.empty() || filter_.contexts.intersects(r.contexts)) &&
         r.confidence >= filter_.min_confidence && graph_->support(edge) >= filter_.min_support &&
         contains_actors(edge);
}

bool View::contains_actors(EdgeIndex edge) const {
  const auto actors = graph_->actors();
  const auto wanted = [&](ActorIndex end) {
    return allows(filter_.actors, actors[end].id) || allows(filter_.actors, actors[graph_->roll_up(end)].id);
  };
  const auto in_region = [&](ActorIndex end) { return allows(filter_.regions, actors[graph_->roll_up(end)].region); };
  const ActorIndex actor = graph_->actor_of(edge);
  const ActorIndex recipient = graph_->recipient_of(edge);
  return (wanted(actor) || wanted(recipient)) && in_region(actor) && in_region(recipient);
}

std::vector<EdgeIndex> View::edges() const {
  std::vector<EdgeIndex> kept;
  for (EdgeIndex edge = 0; edge < graph_->edge_count(); ++edge) {
    if (contains(edge)) kept.push_back(edge);
  }
  return kept;
}

std::vector<ActorIndex> View::actors() const {
  std::vector<bool> touched(graph_->actors().size());
  for (EdgeIndex edge : edges()) touched[actor_of(edge)] = touched[recipient_of(edge)] = true;
  std::vector<ActorIndex> kept;
  for (ActorIndex actor = 0; actor < touched.size(); ++actor) {
    if (touched[actor]) kept.push_back(actor);
  }
  return kept;
}

std::vector<EdgeIndex> View::edges_at(ActorIndex actor) const {
  std::vector<EdgeIndex> kept;
  const auto take = [&](ActorIndex part) {
    for (EdgeIndex edge : graph_->edges_at(part)) {
      if (contains(edge)) kept.push_back(edge);
    }
  };
  take(actor);
  if (filter_.resolution == Resolution::rolled_up) {
    for (ActorIndex part : graph_->parts_of(actor)) take(part);
    std::ranges::sort(kept);
    kept.erase(std::ranges::unique(kept).begin(), kept.end());
  }
  return kept;
}

}  // namespace entente
