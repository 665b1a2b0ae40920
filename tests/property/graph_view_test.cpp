// Views against filters that look at every edge, and against copies of what they keep.

#include <algorithm>
#include <gtest/gtest.h>

#include "graph/timed_paths.hpp"
#include "tests/property/random_graph.hpp"

namespace entente {
namespace {

constexpr unsigned view_rounds = 2000;

template <typename T>
bool allows(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::ranges::count(wanted, value) > 0;
}

/// Slow and obvious.
bool keeps(const KnowledgeGraph& graph, const Filter& filter, const Relationship& r) {
  const auto top = [&](const std::string& id) -> const Actor& {
    return graph.actors()[graph.roll_up(*graph.find_actor(id))];
  };
  const bool all = filter.resolution == Resolution::all_actors;
  if (all ? r.actor == r.recipient : top(r.actor).id == top(r.recipient).id) return false;
  std::vector<std::string> articles;
  for (const Evidence& evidence : r.evidence) articles.push_back(evidence.article);
  std::ranges::sort(articles);
  articles.erase(std::ranges::unique(articles).begin(), articles.end());
  const EventType type = plover_type(r.type, r.aspect);
  const auto is_wanted = [&](const std::string& id) {
    return allows(filter.actors, id) || allows(filter.actors, top(id).id);
  };
  return (!filter.window || (r.when && overlaps(*r.when, *filter.window))) && allows(filter.types, type) &&
         allows(filter.classes, quad_class(type)) && allows(filter.aspects, r.aspect) &&
         (filter.contexts.empty() || filter.contexts.intersects(r.contexts)) && r.confidence >= filter.min_confidence &&
         articles.size() >= filter.min_support && (is_wanted(r.actor) || is_wanted(r.recipient)) &&
         allows(filter.regions, top(r.actor).region) && allows(filter.regions, top(r.recipient).region);
}

Filter random_filter(RandomGraph& random) {
  Filter filter = random.filter();
  if (random.roll(4) == 0) filter.classes = {QuadClass::verbal_cooperation, QuadClass::material_conflict};
  if (random.roll(4) == 0) filter.actors = {"A", "B/part"};
  if (random.roll(6) == 0) filter.regions = {""};
  if (random.roll(6) == 0) filter.min_confidence = 1.0;
  return filter;
}

TEST(ViewOracle, KeepsWhatASlowFilterKeeps) {
  for (unsigned seed = 0; seed < view_rounds; ++seed) {
    SCOPED_TRACE(seed);
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(2 + random.roll(4), 1 + random.roll(30));
    const View view(graph, random_filter(random));
    std::vector<EdgeIndex> expected;
    for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
      const bool kept = keeps(graph, view.filter(), graph.relationship(edge));
      ASSERT_EQ(view.contains(edge), kept) << edge;
      if (kept) expected.push_back(edge);
    }
    ASSERT_EQ(view.edges(), expected);
    for (ActorIndex actor : view.actors()) {
      std::vector<EdgeIndex> at = expected;
      std::erase_if(at, [&](EdgeIndex e) { return view.actor_of(e) != actor && view.recipient_of(e) != actor; });
      ASSERT_EQ(view.edges_at(actor), at) << actor;
    }
  }
}

TEST(ViewOracle, PartsOfAnEdgeAreThoseOfItsRelationship) {
  for (unsigned seed = 0; seed < view_rounds / 10; ++seed) {
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(3, 30);
    for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
      const Relationship r = graph.relationship(edge);
      ASSERT_EQ(graph.actors()[graph.actor_of(edge)].id, r.actor);
      ASSERT_EQ(graph.actors()[graph.recipient_of(edge)].id, r.recipient);
      ASSERT_EQ(graph.type(edge), r.type);
      ASSERT_EQ(graph.aspect(edge), r.aspect);
      ASSERT_EQ(graph.is_mutual(edge), r.mutual);
      ASSERT_EQ(graph.confidence(edge), r.confidence);
      ASSERT_EQ(graph.contexts(edge), r.contexts);
      ASSERT_EQ(graph.mode(edge), r.mode);
      ASSERT_EQ(graph.effective_time(edge), r.when);
    }
  }
}

TEST(ViewOracle, AdjacentWindowsPartitionButForWhatLiesInBoth) {
  for (unsigned seed = 0; seed < view_rounds; ++seed) {
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(4, 1 + random.roll(30));
    const Day a = RandomGraph::first_day + std::chrono::days{random.roll(20)};
    const Day b = a + std::chrono::days{1 + random.roll(10)};
    const Day c = b + std::chrono::days{1 + random.roll(10)};
    const auto edges = [&](Day begin, Day end) { return View(graph, {.window = TimeSpan{begin, end}}).edges(); };
    const auto left = edges(a, b);
    const auto right = edges(b, c);
    std::vector<EdgeIndex> together, both;
    std::ranges::set_union(left, right, std::back_inserter(together));
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    ASSERT_EQ(together, edges(a, c)) << seed;
    for (EdgeIndex edge : both) {
      const TimeSpan time = *graph.effective_time(edge);
      ASSERT_TRUE(time.begin < b && b < time.end) << seed;
    }
  }
}

/// A path in words that do not depend on the numbers of edges.
std::string told(const KnowledgeGraph& graph, const Path& path) {
  std::string text;
  for (const PathStep& step : path.steps) {
    text += graph.actors()[step.from].id + " (";
    for (EdgeIndex edge : step.edges) text += graph.relationship(edge).evidence[0].article + ' ';
    text += ") " + graph.actors()[step.to].id + '\n';
  }
  return text;
}

std::string told(const KnowledgeGraph& graph, const std::optional<TimedPath>& path) {
  std::string text;
  for (const TimedStep& step : path.value_or(TimedPath{}).steps) {
    text += graph.actors()[step.from].id + ' ' + graph.relationship(step.edge).evidence[0].article + ' ' +
            to_string(step.day) + ' ' + graph.actors()[step.to].id + '\n';
  }
  return text;
}

TEST(ViewOracle, TheAnswerInAWindowIsTheAnswerOnTheCopiedSubgraph) {
  std::size_t with_paths = 0;
  for (unsigned seed = 0; seed < view_rounds; ++seed) {
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(5, 8 + random.roll(20));
    Filter filter = random_filter(random);
    filter.window = TimeSpan{RandomGraph::first_day, RandomGraph::first_day + std::chrono::days{15}};
    const View view(graph, filter);
    KnowledgeGraph copy;
    for (EdgeIndex edge : view.edges()) {
      const Relationship r = graph.relationship(edge);
      Extraction extraction{.source = {.id = std::to_string(edge)}, .relationships = {r}};
      extraction.actors.assign(graph.actors().begin(), graph.actors().end());
      copy.add(extraction);
    }
    copy.freeze();
    if (copy.edge_count() == 0) continue;
    const View on_copy(copy, {.window = filter.window, .resolution = filter.resolution});
    ASSERT_EQ(copy.actors().size(), graph.actors().size());
    const ActorIndex to = static_cast<ActorIndex>(graph.actors().size()) - 1;
    const auto paths = k_shortest_paths(view, {.from = 0, .to = to});
    const auto paths_on_copy = k_shortest_paths(on_copy, {.from = 0, .to = to});
    ASSERT_EQ(paths.size(), paths_on_copy.size()) << seed;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      ASSERT_EQ(told(graph, paths[i]), told(copy, paths_on_copy[i])) << seed;
    }
    with_paths += paths.empty() ? 0 : 1;
    ASSERT_EQ(told(graph, earliest_arrival(view, {.from = 0, .to = to}, SameDay::forbidden)),
              told(copy, earliest_arrival(on_copy, {.from = 0, .to = to}, SameDay::forbidden)))
        << seed;
  }
  EXPECT_GT(with_paths, view_rounds / 4);
}

}  // namespace
}  // namespace entente
