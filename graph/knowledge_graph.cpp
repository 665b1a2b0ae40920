#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <string>
#include <utility>

#include "graph/merge_reports.hpp"

namespace entente {

/// What was added, one extraction an article, and what freeze() makes of it.
struct KnowledgeGraph::Contents {
  std::vector<Extraction> extractions;
  std::set<std::string, std::less<>> articles;
  bool frozen = false;

  std::vector<Actor> actors;
  std::vector<Source> sources;
  std::vector<Office> offices;
  std::vector<Relationship> relationships;
  std::vector<ActorIndex> tails, heads, roll_up;
  std::vector<std::optional<TimeSpan>> times;
  std::vector<std::uint32_t> support;
  std::vector<std::vector<ActorIndex>> parts;
  std::vector<EdgeIndex> incident;  ///< the edges of actor i at [offsets[i], offsets[i + 1])
  std::vector<std::size_t> offsets;

  void collect();
  void join_actors();
  void lay_out();
};

namespace {

template <typename Range, typename Key>
auto find_sorted(const Range& range, std::string_view id, Key key) {
  const auto at = std::ranges::lower_bound(range, id, {}, key);
  return at != range.end() && std::string_view((*at).*key) == id ? at : range.end();
}

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

/// One actor of two records of the same id: the first's fields where it has them, and both's names.
void fill_in(Actor& actor, const Actor& other) {
  for (auto field : {&Actor::iso2, &Actor::wikidata, &Actor::parent, &Actor::region}) {
    if ((actor.*field).empty()) actor.*field = other.*field;
  }
  if (!actor.place) actor.place = other.place;
  if (other.name != actor.name) actor.other_names.push_back(other.name);
  std::ranges::copy(other.other_names, std::back_inserter(actor.other_names));
  sort_unique(actor.other_names);
  std::erase(actor.other_names, actor.name);
}

/// Who stands above an actor and under nobody. Of parents in a circle, which only a wrong table has, the first in
/// order.
ActorIndex top_of(ActorIndex actor, const std::vector<ActorIndex>& parents) {
  std::size_t steps = 0;
  while (parents[actor] != actor && steps++ < parents.size()) actor = parents[actor];
  ActorIndex top = actor;
  for (ActorIndex next = parents[actor]; next != actor; next = parents[next]) top = std::min(top, next);
  return top;
}

}  // namespace

void KnowledgeGraph::Contents::collect() {
  actors.clear(), sources.clear(), offices.clear(), relationships.clear();
  for (const Extraction& extraction : extractions) {
    sources.push_back(extraction.source);
    std::ranges::copy(extraction.actors, std::back_inserter(actors));
    std::ranges::copy(extraction.offices, std::back_inserter(offices));
    std::ranges::copy(extraction.relationships, std::back_inserter(relationships));
  }
  sort_unique(sources);
  std::ranges::sort(offices, [](const Office& a, const Office& b) {
    return std::tie(a.person, a.of, a.role, a) < std::tie(b.person, b.of, b.role, b);
  });
  offices.erase(std::ranges::unique(offices).begin(), offices.end());
  relationships = merge_reports(std::move(relationships));
  join_actors();
}

void KnowledgeGraph::Contents::join_actors() {
  // An end that no extraction describes is still an actor: under its id, which is all that is known of it.
  for (const Relationship& r : relationships) {
    for (const std::string& id : {r.actor, r.recipient}) {
      actors.push_back({.id = id, .kind = ActorKind::organisation, .name = id});
    }
  }
  std::ranges::sort(actors, [](const Actor& a, const Actor& b) {
    if (a.id != b.id) return a.id < b.id;
    const bool a_bare = a.name == a.id;
    const bool b_bare = b.name == b.id;
    return a_bare != b_bare ? b_bare : a < b;
  });
  std::vector<Actor> joined;
  for (Actor& actor : actors) {
    if (joined.empty() || joined.back().id != actor.id) {
      joined.push_back(std::move(actor));
    } else if (actor.name != actor.id) {
      fill_in(joined.back(), actor);
    }
  }
  actors = std::move(joined);
}

void KnowledgeGraph::Contents::lay_out() {
  const auto index_of = [&](const std::string& id) {
    return static_cast<ActorIndex>(find_sorted(actors, id, &Actor::id) - actors.begin());
  };
  tails.clear(), heads.clear(), times.clear(), support.clear();
  std::vector<ActorIndex> parents(actors.size());
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
    const ActorIndex parent = actors[actor].parent.empty() ? actor : index_of(actors[actor].parent);
    parents[actor] = parent < actors.size() ? parent : actor;
  }
  roll_up.resize(actors.size());
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) roll_up[actor] = top_of(actor, parents);
  parts.assign(actors.size(), {});
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
    if (roll_up[actor] != actor) parts[roll_up[actor]].push_back(actor);
  }
  offsets.assign(actors.size() + 1, 0);
  for (const Relationship& r : relationships) {
    tails.push_back(index_of(r.actor));
    heads.push_back(index_of(r.recipient));
    times.push_back(entente::effective_time(r));
    std::set<std::string_view> witnesses;
    for (const Evidence& evidence : r.evidence) witnesses.insert(evidence.article);
    support.push_back(static_cast<std::uint32_t>(witnesses.size()));
    ++offsets[tails.back() + 1];
    if (heads.back() != tails.back()) ++offsets[heads.back() + 1];
  }
  for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
  incident.resize(offsets.back());
  std::vector<std::size_t> next(offsets.begin(), offsets.end() - 1);
  for (EdgeIndex edge = 0; edge < relationships.size(); ++edge) {
    incident[next[tails[edge]]++] = edge;
    if (heads[edge] != tails[edge]) incident[next[heads[edge]]++] = edge;
  }
}

KnowledgeGraph::KnowledgeGraph() : contents_(std::make_unique<Contents>()) {}
KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

void KnowledgeGraph::add(Extraction extraction) {
  if (!contents_->articles.insert(extraction.source.id).second) return;
  contents_->frozen = false;
  contents_->extractions.push_back(std::move(extraction));
}

void KnowledgeGraph::merge(const KnowledgeGraph& other) {
  for (const Extraction& extraction : other.contents_->extractions) add(extraction);
}

void KnowledgeGraph::freeze() {
  if (contents_->frozen) return;
  contents_->collect();
  contents_->lay_out();
  contents_->frozen = true;
}

bool KnowledgeGraph::frozen() const { return contents_->frozen; }

std::span<const Actor> KnowledgeGraph::actors() const {
  assert(frozen());
  return contents_->actors;
}

std::span<const Source> KnowledgeGraph::sources() const {
  assert(frozen());
  return contents_->sources;
}

EdgeIndex KnowledgeGraph::edge_count() const {
  assert(frozen());
  return static_cast<EdgeIndex>(contents_->relationships.size());
}

const Relationship& KnowledgeGraph::relationship(EdgeIndex edge) const { return contents_->relationships[edge]; }

std::span<const Office> KnowledgeGraph::offices() const {
  assert(frozen());
  return contents_->offices;
}

std::optional<ActorIndex> KnowledgeGraph::find_actor(std::string_view id) const {
  assert(frozen());
  const auto at = find_sorted(contents_->actors, id, &Actor::id);
  if (at == contents_->actors.end()) return std::nullopt;
  return static_cast<ActorIndex>(at - contents_->actors.begin());
}

const Source* KnowledgeGraph::find_source(std::string_view id) const {
  assert(frozen());
  const auto at = find_sorted(contents_->sources, id, &Source::id);
  return at == contents_->sources.end() ? nullptr : &*at;
}

ActorIndex KnowledgeGraph::actor_of(EdgeIndex edge) const { return contents_->tails[edge]; }

ActorIndex KnowledgeGraph::recipient_of(EdgeIndex edge) const { return contents_->heads[edge]; }

ActorIndex KnowledgeGraph::roll_up(ActorIndex actor) const { return contents_->roll_up[actor]; }

std::span<const ActorIndex> KnowledgeGraph::parts_of(ActorIndex actor) const { return contents_->parts[actor]; }

std::span<const EdgeIndex> KnowledgeGraph::edges_at(ActorIndex actor) const {
  assert(frozen());
  const auto& offsets = contents_->offsets;
  return std::span(contents_->incident).subspan(offsets[actor], offsets[actor + 1] - offsets[actor]);
}

const std::optional<TimeSpan>& KnowledgeGraph::effective_time(EdgeIndex edge) const { return contents_->times[edge]; }

std::uint32_t KnowledgeGraph::support(EdgeIndex edge) const { return contents_->support[edge]; }

}  // namespace entente
