#include "graph/view.hpp"

#include <algorithm>
#include <utility>

#include "graph/filter_tables.hpp"

namespace entente {
namespace {

template <typename T>
bool allows(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

}  // namespace

View::View(const KnowledgeGraph& graph, Filter filter) : graph_(&graph), filter_(std::move(filter)) {
  auto tables = std::make_shared<FilterTables>();
  tables->structure = &graph.structure();
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    const Aspect aspect = aspect_of(static_cast<std::uint8_t>(kind));
    const EventType type = plover_type(type_of(static_cast<std::uint8_t>(kind)), aspect);
    tables->kinds[kind] =
        allows(filter_.types, type) && allows(filter_.classes, quad_class(type)) && allows(filter_.aspects, aspect);
  }
  tables->sureness = sureness_of(filter_.min_confidence);
  tables->has_confidence = filter_.min_confidence > 0;
  tables->has_rest =
      !filter_.contexts.empty() || filter_.min_support > 0 || !filter_.actors.empty() || !filter_.regions.empty();
  const auto actors = graph.actors();
  for (ActorIndex actor = 0; actor < actors.size() && !filter_.actors.empty(); ++actor) {
    tables->wanted.push_back(allows(filter_.actors, actors[actor].id) ||
                             allows(filter_.actors, actors[graph.roll_up(actor)].id));
  }
  for (ActorIndex actor = 0; actor < actors.size() && !filter_.regions.empty(); ++actor) {
    tables->in_region.push_back(allows(filter_.regions, actors[graph.roll_up(actor)].region));
  }
  tables_ = std::move(tables);
}

ActorIndex View::at_resolution(ActorIndex actor) const {
  return filter_.resolution == Resolution::rolled_up ? graph_->roll_up(actor) : actor;
}

bool View::keeps(EdgeIndex edge) const {
  const FilterTables& tables = *tables_;
  const auto answer = tables.keeps(edge);
  if (answer != FilterTables::Answer::ask) return answer == FilterTables::Answer::yes;
  if (tables.has_confidence && graph_->confidence(edge) < filter_.min_confidence) return false;
  if (!filter_.contexts.empty() && !filter_.contexts.intersects(graph_->contexts(edge))) return false;
  if (filter_.min_support > 0 && graph_->support(edge) < filter_.min_support) return false;
  if (tables.wanted.empty() && tables.in_region.empty()) return true;
  const ActorIndex actor = graph_->actor_of(edge);
  const ActorIndex recipient = graph_->recipient_of(edge);
  return (tables.wanted.empty() || tables.wanted[actor] || tables.wanted[recipient]) &&
         (tables.in_region.empty() || (tables.in_region[actor] && tables.in_region[recipient]));
}

bool View::reaches(EdgeIndex edge, std::int32_t day) const {
  if (!(tables_->structure->sureness[edge] & Structure::is_long)) return tables_->structure->begin[edge] >= day;
  return to_days(graph_->effective_time(edge)).end > day;
}

bool View::contains(EdgeIndex edge) const {
  if (filter_.window) {
    const Days window = to_days(filter_.window);
    const std::int32_t begin = tables_->structure->begin[edge];
    if (begin == Structure::timeless || begin >= window.end || !reaches(edge, window.begin)) return false;
  }
  return keeps(edge) && actor_of(edge) != recipient_of(edge);
}

std::vector<EdgeIndex> View::edges() const {
  const Slice slice = tables_->structure->slice(filter_.window);
  std::vector<EdgeIndex> kept;
  const auto take = [&](EdgeIndex edge) {
    if (contains(edge)) kept.push_back(edge);
  };
  if (slice.day) {
    for (ActorIndex actor = 0; actor < graph_->actors().size(); ++actor) {
      tables_->structure->each_long(tables_->structure->leaving, actor, slice,
                                    [&](EdgeIndex edge, ActorIndex) { take(edge); });
    }
    std::ranges::sort(kept);
  }
  for (EdgeIndex edge = slice.first; edge < slice.last; ++edge) take(edge);
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
  const Slice slice = tables_->structure->slice(filter_.window);
  std::vector<EdgeIndex> kept;
  const auto take = [&](EdgeIndex edge, ActorIndex) {
    if (contains(edge)) kept.push_back(edge);
  };
  const auto take_part = [&](ActorIndex part) {
    tables_->structure->each_leaving(part, slice, take);
    tables_->structure->each_arriving(part, slice, take);
  };
  take_part(actor);
  if (filter_.resolution == Resolution::rolled_up) {
    for (ActorIndex part : graph_->parts_of(actor)) take_part(part);
  }
  std::ranges::sort(kept);
  kept.erase(std::ranges::unique(kept).begin(), kept.end());
  return kept;
}

}  // namespace entente
