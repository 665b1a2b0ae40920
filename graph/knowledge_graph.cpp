#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "graph/contents.hpp"
#include "graph/join_actors.hpp"

namespace entente {
namespace {

template <typename Range>
auto find_sorted(const Range& range, std::string_view id) {
  const auto at = std::ranges::lower_bound(range, id, {}, [](const auto& item) -> std::string_view { return item.id; });
  return at != range.end() && at->id == id ? at : range.end();
}

bool office_before(const Office& a, const Office& b) {
  return std::tie(a.person, a.of, a.role, a) < std::tie(b.person, b.of, b.role, b);
}

}  // namespace

void KnowledgeGraph::Contents::collect_actors() {
  std::vector<Actor> records(table.actors().begin(), table.actors().end());
  std::vector<bool> is_end = table.ends();
  for (const Actor& actor : records) {
    if (const auto number = table.strings.find(actor.id)) is_end[*number] = false;
  }
  // An end that no extraction describes is still an actor: under its id, which is all that is known of it.
  for (std::uint32_t number = 0; number < is_end.size(); ++number) {
    if (!is_end[number]) continue;
    const std::string id(table.strings[number]);
    records.push_back({.id = id, .kind = ActorKind::organisation, .name = id});
  }
  actors = join_actors(std::move(records));
  structure = {};
  structure.roll_up = tops_of(actors);
  parts.assign(actors.size(), {});
  actor_numbers.assign(table.strings.size(), 0);
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
    const ActorIndex top = structure.roll_up[actor];
    if (top != actor) parts[top].push_back(actor);
    if (const auto number = table.strings.find(actors[actor].id)) actor_numbers[*number] = actor;
  }
}

void KnowledgeGraph::Contents::lay_out() {
  EdgeColumns columns;
  groups = group_reports(table, actor_numbers, columns);
  structure.kind = std::move(columns.kind);
  structure.sureness = std::move(columns.sureness);
  structure.doubt = std::move(columns.doubt);
  structure.build(static_cast<ActorIndex>(actors.size()), columns.actor, columns.recipient, columns.when);
}

KnowledgeGraph::KnowledgeGraph() : contents_(std::make_unique<Contents>()) {}
KnowledgeGraph::KnowledgeGraph(ReportTable&& table) : KnowledgeGraph() { contents_->table = std::move(table); }
KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

void KnowledgeGraph::add(const Extraction& extraction) {
  if (contents_->table.add(extraction)) contents_->frozen = false;
}

void KnowledgeGraph::merge(const KnowledgeGraph& other) {
  if (&other == this) return;
  const ReportTable& table = other.contents_->table;
  for (std::size_t article = 0; article < table.article_count(); ++article) {
    if (!contents_->table.contains(table.source(article).id)) add(table.extraction(article));
  }
}

void KnowledgeGraph::freeze() {
  Contents& c = *contents_;
  if (c.frozen) return;
  c.table.sort_articles();
  c.offices.assign(c.table.offices().begin(), c.table.offices().end());
  std::ranges::sort(c.offices, office_before);
  c.offices.erase(std::ranges::unique(c.offices).begin(), c.offices.end());
  c.table.shrink();
  c.collect_actors();
  c.lay_out();
  c.frozen = true;
}

bool KnowledgeGraph::frozen() const { return contents_->frozen; }

std::span<const Actor> KnowledgeGraph::actors() const {
  assert(frozen());
  return contents_->actors;
}

std::span<const Source> KnowledgeGraph::sources() const {
  assert(frozen());
  return contents_->table.sources();
}

EdgeIndex KnowledgeGraph::edge_count() const {
  assert(frozen());
  return static_cast<EdgeIndex>(contents_->groups.size());
}

std::span<const Office> KnowledgeGraph::offices() const {
  assert(frozen());
  return contents_->offices;
}

std::optional<ActorIndex> KnowledgeGraph::find_actor(std::string_view id) const {
  const auto all = actors();
  const auto at = find_sorted(all, id);
  return at == all.end() ? std::nullopt : std::optional(static_cast<ActorIndex>(at - all.begin()));
}

const Source* KnowledgeGraph::find_source(std::string_view id) const {
  const auto all = sources();
  const auto at = find_sorted(all, id);
  return at == all.end() ? nullptr : &*at;
}

Relationship KnowledgeGraph::relationship(EdgeIndex edge) const {
  RelationshipRef ref;
  refer_to(edge, ref);
  return to_relationship(ref);
}

void KnowledgeGraph::refer_to(EdgeIndex edge, RelationshipRef& ref) const {
  entente::refer_to(contents_->table, contents_->reports(edge), ref);
}

void KnowledgeGraph::prefetch(EdgeIndex edge) const { contents_->table.prefetch(contents_->reports(edge).front()); }

EventType KnowledgeGraph::type(EdgeIndex edge) const { return type_of(structure().kind[edge]); }

Aspect KnowledgeGraph::aspect(EdgeIndex edge) const { return aspect_of(structure().kind[edge]); }

bool KnowledgeGraph::is_mutual(EdgeIndex edge) const { return entente::is_mutual(structure().kind[edge]); }

double KnowledgeGraph::confidence(EdgeIndex edge) const {
  return joint_confidence(contents_->table, contents_->reports(edge));
}

ContextSet KnowledgeGraph::contexts(EdgeIndex edge) const {
  std::uint64_t bits = 0;
  for (Position report : contents_->reports(edge)) bits |= contents_->table.report(report).contexts;
  return ContextSet::from_bits(bits);
}

std::string_view KnowledgeGraph::mode(EdgeIndex edge) const {
  return contents_->table.strings[stated_mode(contents_->table, contents_->reports(edge))];
}

ActorIndex KnowledgeGraph::actor_of(EdgeIndex edge) const {
  return contents_->actor_numbers[contents_->ends_of(edge).first];
}

ActorIndex KnowledgeGraph::recipient_of(EdgeIndex edge) const {
  return contents_->actor_numbers[contents_->ends_of(edge).second];
}

void KnowledgeGraph::ends_of(EdgeIndex first, EdgeIndex last,
                             std::vector<std::pair<ActorIndex, ActorIndex>>& ends) const {
  const Contents& c = *contents_;
  const auto founder = [&](EdgeIndex edge) { return c.groups.members[c.groups.first[edge]]; };
  constexpr EdgeIndex ahead = 16;  // the reports lie in the order of the articles: each is a miss of the cache
  ends.clear();
  for (EdgeIndex edge = first; edge < last; ++edge) {
    if (edge + ahead < last) c.table.prefetch(founder(edge + ahead));
    const auto [actor, recipient] = c.table.ends_of(founder(edge));
    ends.emplace_back(c.actor_numbers[actor], c.actor_numbers[recipient]);
  }
}

ActorIndex KnowledgeGraph::roll_up(ActorIndex actor) const { return contents_->structure.roll_up[actor]; }

std::span<const ActorIndex> KnowledgeGraph::parts_of(ActorIndex actor) const { return contents_->parts[actor]; }

std::vector<EdgeIndex> KnowledgeGraph::edges_at(ActorIndex actor) const {
  std::vector<EdgeIndex> edges;
  const auto take = [&](EdgeIndex edge, ActorIndex) { edges.push_back(edge); };
  const Slice all = structure().slice(std::nullopt);
  structure().each_leaving(actor, all, take);
  const auto middle = static_cast<std::ptrdiff_t>(edges.size());
  structure().each_arriving(actor, all, take);
  std::inplace_merge(edges.begin(), edges.begin() + middle, edges.end());
  edges.erase(std::ranges::unique(edges).begin(), edges.end());
  return edges;
}

std::optional<TimeSpan> KnowledgeGraph::effective_time(EdgeIndex edge) const {
  const Structure& s = structure();
  if (s.begin[edge] == Structure::timeless) return std::nullopt;
  if (s.sureness[edge] & Structure::is_long) return to_span(stated_time(contents_->table, contents_->reports(edge)));
  return to_span({s.begin[edge], s.begin[edge] + 1});
}

std::uint32_t KnowledgeGraph::support(EdgeIndex edge) const {
  return count_articles(contents_->table, contents_->reports(edge));
}

const Structure& KnowledgeGraph::structure() const {
  assert(frozen());
  return contents_->structure;
}

}  // namespace entente
