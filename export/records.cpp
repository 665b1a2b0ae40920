#include "export/records.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <set>
#include <tuple>

#include "export/output.hpp"

namespace entente {
namespace {

bool is_fact(Aspect aspect) { return aspect == Aspect::actual || aspect == Aspect::historical; }

void extend(std::optional<TimeSpan>& span, const std::optional<TimeSpan>& by) {
  if (!span || !by) {
    if (by) span = by;
    return;
  }
  span = TimeSpan{std::min(span->begin, by->begin), std::max(span->end, by->end)};
}

void sort_evidence(EdgeRecord& record) {
  std::ranges::sort(record.sources, {}, [](const Source* source) { return std::string_view(source->id); });
  record.sources.erase(std::ranges::unique(record.sources).begin(), record.sources.end());
  std::ranges::sort(record.evidence);
  record.evidence.erase(std::ranges::unique(record.evidence).begin(), record.evidence.end());
}

}  // namespace

Records::Records(const View& view, const ExportOptions& options) : view_(view), options_(options) {
  const KnowledgeGraph& graph = view_.graph();
  records_.resize(graph.actors().size());
  kept_.resize(graph.edge_count());
  for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
    if (!view_.contains(edge)) continue;
    kept_[edge] = true;
    if (options_.grouping != Grouping::none) groups_[key_of(edge)].push_back(edge);
    const std::optional<TimeSpan> time = graph.effective_time(edge);
    for (ActorIndex end : {view_.actor_of(edge), view_.recipient_of(edge)}) {
      NodeRecord& node = records_[end];
      node.actor = &graph.actors()[end];
      ++node.degree;
      extend(node.active, time);
    }
  }
  if (options_.grouping != Grouping::none) {
    for (NodeRecord& node : records_) node.degree = 0;
    for (const auto& [key, edges] : groups_) {
      ++records_[key.source].degree;
      ++records_[key.target].degree;
    }
  }
  add_ties();
  name_nodes();
  index_sources();
}

void Records::add_ties() {
  const KnowledgeGraph& graph = view_.graph();
  for (const StandingTie& tie : options_.ties) {
    const auto source = graph.find_actor(tie.source);
    const auto target = graph.find_actor(tie.target);
    if (!source || !target || *source == *target || !records_[*target].actor) continue;
    if (tie.label == "MEMBER" && !records_[*source].actor) continue;
    ties_.push_back({*source, *target, &tie});
  }
  for (const Tie& tie : ties_) {
    for (ActorIndex end : {tie.source, tie.target}) {
      records_[end].actor = &graph.actors()[end];
      ++records_[end].degree;
    }
  }
}

// Every edge looks its articles up: a hash table is several times as fast as the graph's search.
void Records::index_sources() {
  const auto sources = view_.graph().sources();
  source_slots_.assign(std::bit_ceil(2 * sources.size() + 1), 0);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    std::size_t slot = std::hash<std::string_view>{}(sources[i].id);
    while (source_slots_[slot &= source_slots_.size() - 1] != 0) ++slot;
    source_slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

const Source* Records::source_of(std::string_view id) const {
  for (std::size_t slot = std::hash<std::string_view>{}(id);; ++slot) {
    const std::uint32_t found = source_slots_[slot & (source_slots_.size() - 1)];
    if (found == 0) return nullptr;
    const Source& source = view_.graph().sources()[found - 1];
    if (source.id == id) return &source;
  }
}

void Records::name_nodes() {
  std::set<std::string, std::less<>> changed;
  const auto actors = view_.graph().actors();
  for (ActorIndex actor = 0; actor < records_.size(); ++actor) {
    NodeRecord& node = records_[actor];
    if (!node.actor) continue;
    nodes_.push_back(actor);
    node.id = valid_text(node.actor->id);
    if (node.id.empty()) node.id = "_";
    // Only where repair changed an id can it clash with another.
    if (node.id != node.actor->id) {
      const std::string repaired = node.id;
      for (int i = 2; changed.contains(node.id) || view_.graph().find_actor(node.id); ++i) {
        node.id = repaired + "~" + std::to_string(i);
      }
      changed.insert(node.id);
    }
  }
  const auto clashes = [&](ActorIndex actor) {
    const std::string& id = records_[actor].id;
    return id.starts_with(edge_prefix_) && id.find_first_not_of("0123456789", edge_prefix_.size()) == std::string::npos;
  };
  while (std::ranges::any_of(nodes_, clashes)) edge_prefix_ += "_";
}

Records::GroupKey Records::key_of(EdgeIndex edge) const {
  const KnowledgeGraph& graph = view_.graph();
  ActorIndex source = view_.actor_of(edge);
  ActorIndex target = view_.recipient_of(edge);
  if (graph.is_mutual(edge) && target < source) std::swap(source, target);
  const EventType type = plover_type(graph.type(edge), graph.aspect(edge));
  const auto kind =
      options_.grouping == Grouping::by_type ? static_cast<unsigned>(type) : static_cast<unsigned>(quad_class(type));
  return {source, target, kind};
}

void Records::fill(EdgeRecord& record, const RelationshipRef& r, EdgeIndex edge) const {
  const ActorIndex actor = view_.graph().actor_of(edge);
  const ActorIndex recipient = view_.graph().recipient_of(edge);
  record.source = view_.at_resolution(actor);
  record.target = view_.at_resolution(recipient);
  record.type = r.type;
  record.plover = plover_type(r.type, r.aspect);
  record.quad = quad_class(record.plover);
  record.label = name(r.type);
  record.mode = r.mode;
  record.aspect = name(r.aspect);
  record.score = score(r.type, r.mode);
  record.weight = record.confidence = r.confidence;
  record.count = 1;
  record.mutual = r.mutual ? 1 : 0;
  record.facts = is_fact(r.aspect) ? 1 : 0;
  record.contexts = r.contexts;
  record.when = r.when;
  record.active = view_.graph().effective_time(edge);
  record.spells.clear();
  if (record.active) record.spells.push_back(*record.active);
  record.support = r.evidence.size() == 1 ? 1 : view_.graph().support(edge);
  record.actor = record.source == actor ? std::string_view() : r.actor;
  record.recipient = record.target == recipient ? std::string_view() : r.recipient;
  record.actor_mention = r.actor_mention;
  record.recipient_mention = r.recipient_mention;
  fill_evidence(record, {&r, 1});
}

void Records::fill(EdgeRecord& record, const GroupKey& key, std::span<const RelationshipRef> relationships,
                   std::span<const EdgeIndex> edges) const {
  std::array<std::uint32_t, event_type_count> types{};
  for (const RelationshipRef& r : relationships) ++types[static_cast<std::size_t>(plover_type(r.type, r.aspect))];
  const std::uint32_t number = record.number;
  record = EdgeRecord{.number = number, .source = key.source, .target = key.target};
  record.type = static_cast<EventType>(std::ranges::max_element(types) - types.begin());
  record.count = static_cast<std::uint32_t>(relationships.size());
  record.weight = record.count;
  for (const RelationshipRef& r : relationships) {
    record.mutual += r.mutual ? 1 : 0;
    record.facts += is_fact(r.aspect) ? 1 : 0;
    record.contexts = record.contexts | r.contexts;
    record.confidence = std::max(record.confidence, r.confidence);
    record.score += score(r.type, r.mode) / record.weight;
  }
  for (EdgeIndex edge : edges) {  // in the order of their first days
    const std::optional<TimeSpan> time = view_.graph().effective_time(edge);
    extend(record.active, time);
    if (!time) continue;
    if (!record.spells.empty() && time->begin <= record.spells.back().end) {
      record.spells.back().end = std::max(record.spells.back().end, time->end);
    } else {
      record.spells.push_back(*time);
    }
  }
  record.plover = record.type;
  record.quad = quad_class(record.type);
  record.label = options_.grouping == Grouping::by_type ? name(record.type) : name(record.quad);
  fill_evidence(record, relationships);
  std::set<std::string_view> witnesses;  // a copy is none of its own
  for (const Source* source : record.sources) witnesses.insert(source->copy_of.empty() ? source->id : source->copy_of);
  record.support = static_cast<std::uint32_t>(witnesses.size());
}

void Records::fill(EdgeRecord& record, const Tie& tie) const {
  record = EdgeRecord{.number = record.number, .source = tie.source, .target = tie.target};
  record.is_event = false;
  record.label = tie.tie->label;
  record.mode = tie.tie->role;
  record.weight = record.count = 1;
  record.when = record.active = tie.tie->term;
  if (record.active) record.spells.push_back(*record.active);
  if (!tie.tie->evidence) return;
  record.evidence.emplace_back(*tie.tie->evidence);
  record.reported = tie.tie->evidence->published;
  if (const Source* source = source_of(tie.tie->evidence->article)) record.sources.push_back(source);
  record.support = static_cast<std::uint32_t>(record.sources.size());
}

void Records::fill_evidence(EdgeRecord& record, std::span<const RelationshipRef> relationships) const {
  record.sources.clear();
  record.evidence.clear();
  record.reported.reset();
  for (const RelationshipRef& r : relationships) {
    const Source* last = nullptr;
    for (const EvidenceRef& evidence : r.evidence) {
      record.evidence.push_back(evidence);
      if (evidence.published && (!record.reported || *evidence.published < *record.reported)) {
        record.reported = evidence.published;
      }
      if (last && last->id == evidence.article) continue;
      last = source_of(evidence.article);
      if (last) record.sources.push_back(last);
    }
  }
  if (relationships.size() > 1) sort_evidence(record);
}

void Records::prefetch(const RelationshipRef& r) const {
  for (const EvidenceRef& evidence : r.evidence) {
    __builtin_prefetch(evidence.text.data());
    const Source* source = source_of(evidence.article);
    if (!source) continue;
    for (const std::string* text : {&source->id, &source->title, &source->url}) __builtin_prefetch(text->data());
  }
}

void Records::for_each_edge(const std::function<void(const EdgeRecord&)>& each) const {
  EdgeRecord record;
  if (options_.grouping != Grouping::none) {
    std::vector<RelationshipRef> relationships;
    for (const auto& [key, edges] : groups_) {
      if (relationships.size() < edges.size()) relationships.resize(edges.size());
      for (std::size_t i = 0; i < edges.size(); ++i) view_.graph().refer_to(edges[i], relationships[i]);
      fill(record, key, std::span(relationships).first(edges.size()), edges);
      each(record);
      ++record.number;
    }
    return for_each_tie(record, each);
  }
  // What edges in the order of time say lies anywhere in memory: some of them are asked for at once, so that their
  // waiting times pass together.
  std::array<EdgeIndex, 16> edges;
  std::array<RelationshipRef, edges.size()> relationships;
  for (EdgeIndex next = 0; next < kept_.size();) {
    std::size_t count = 0;
    for (; next < kept_.size() && count < edges.size(); ++next) {
      if (!kept_[next]) continue;
      view_.graph().prefetch(next);
      edges[count++] = next;
    }
    for (std::size_t i = 0; i < count; ++i) {
      view_.graph().refer_to(edges[i], relationships[i]);
      prefetch(relationships[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      record.number = edges[i];
      fill(record, relationships[i], edges[i]);
      each(record);
    }
  }
  record.number = static_cast<std::uint32_t>(kept_.size());
  for_each_tie(record, each);
}

void Records::for_each_tie(EdgeRecord& record, const std::function<void(const EdgeRecord&)>& each) const {
  for (const Tie& tie : ties_) {
    fill(record, tie);
    each(record);
    ++record.number;
  }
}

}  // namespace entente
