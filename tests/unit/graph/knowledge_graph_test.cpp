#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <limits>

#include "graph/view.hpp"
#include "samples.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

KnowledgeGraph graph_of(std::vector<Extraction> articles) {
  KnowledgeGraph graph;
  for (Extraction& a : articles) graph.add(std::move(a));
  graph.freeze();
  return graph;
}

ActorIndex at(const KnowledgeGraph& graph, std::string_view id) { return graph.find_actor(id).value(); }

std::vector<std::string> ids(const KnowledgeGraph& graph) {
  std::vector<std::string> all;
  for (const Actor& actor : graph.actors()) all.push_back(actor.id);
  return all;
}

TEST(KnowledgeGraph, AnEmptyGraphAnswers) {
  const KnowledgeGraph graph = graph_of({});
  EXPECT_TRUE(graph.frozen());
  EXPECT_EQ(graph.edge_count(), 0);
  EXPECT_THAT(graph.actors(), IsEmpty());
  EXPECT_EQ(graph.find_actor("FRA"), std::nullopt);
  EXPECT_EQ(graph.find_source("a"), nullptr);
}

TEST(KnowledgeGraph, EdgesAreInTimeOrderAndUnknownTimesLast) {
  const KnowledgeGraph graph = graph_of({article(
      "a", {consult("A", "B"), consult("A", "B", "2019-01"), consult("C", "B", "2018"), consult("B", "A", "2018")})});
  ASSERT_EQ(graph.edge_count(), 4);
  EXPECT_EQ(graph.relationship(0).actor, "B");
  EXPECT_EQ(graph.relationship(1).actor, "C");
  EXPECT_EQ(graph.effective_time(2), span("2019-01"));
  EXPECT_EQ(graph.effective_time(3), std::nullopt);
  EXPECT_EQ(graph.actor_of(1), at(graph, "C"));
  EXPECT_EQ(graph.recipient_of(1), at(graph, "B"));
}

TEST(KnowledgeGraph, KeepsWhatItIsGivenToTheLastBit) {
  constexpr std::size_t largest = std::numeric_limits<std::uint32_t>::max();
  const double confidences[] = {0, 1, 0.1234, 0.12345, 1.0 / 3, 1e-300, 0.9999999999, 0.7};
  const std::string_view times[] = {"0001-01-01", "1969-12-31", "1970-01-01", "9999",
                                    "1900/2100",  "2018-02",    "2018",       ""};
  std::vector<Relationship> told;
  for (std::uint32_t i = 0; i < 200; ++i) {
    Relationship& r = told.emplace_back(consult("A" + std::to_string(i), "B", times[i % 8]));
    r.type = event_types()[i % event_type_count];
    r.aspect = static_cast<Aspect>(i % aspect_count);
    r.mutual = i % 3 == 0;
    r.mode = i % 2 == 0 ? "" : "mode " + std::to_string(i);
    r.confidence = confidences[i / 8 % 8];
    r.contexts = ContextSet::from_bits(i % 5 == 0 ? (std::uint64_t{1} << context_count) - 1 : i % 2);
    r.actor_mention = i % 4 == 0 ? r.actor : "the mention " + std::to_string(i);
    r.recipient_mention = i % 4 == 1 ? "" : r.recipient;
    for (std::uint32_t j = 0; j <= i % 3; ++j) {
      r.evidence.push_back({"a", i % 7 == 0 ? static_cast<std::uint32_t>(largest) : i + j, 10 * j,
                            i % 11 == 0 ? largest : 10 * j + i, std::string(i * j, 'x'), std::nullopt});
      if (j > 0) r.evidence.back().published = parse_day(times[i % 3]);
    }
  }
  const KnowledgeGraph graph = graph_of({article("a", told)});
  KnowledgeGraph merged;
  merged.merge(graph);
  merged.freeze();
  ASSERT_EQ(graph.edge_count(), told.size());
  for (const KnowledgeGraph* each : {&graph, static_cast<const KnowledgeGraph*>(&merged)}) {
    std::vector<Relationship> found;
    for (EdgeIndex edge = 0; edge < each->edge_count(); ++edge) found.push_back(each->relationship(edge));
    EXPECT_THAT(found, testing::UnorderedElementsAreArray(told));
  }
}

TEST(KnowledgeGraph, KnowsTheTimeOfEachOfManyEdges) {
  // Days with one edge, days with more than any block holds, and edges without a day.
  std::vector<Relationship> told;
  std::vector<std::optional<TimeSpan>> expected;
  for (int day = 0; day < 400; ++day) {
    const TimeSpan when = day_span(Day{std::chrono::days{day * day}});
    for (int i = 0; i < (day == 50 ? 300 : day % 100 == 0 ? 65 : 1); ++i) {
      told.push_back(consult("A" + std::to_string(i), "B"));
      told.back().when = when;
      expected.emplace_back(when);
    }
  }
  for (int i = 0; i < 70; ++i) told.push_back(consult("A" + std::to_string(i), "C")), expected.emplace_back();
  const KnowledgeGraph graph = graph_of({article("a", told)});
  ASSERT_EQ(graph.edge_count(), expected.size());
  for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) ASSERT_EQ(graph.effective_time(edge), expected[edge]);
  for (int day : {-1, 0, 1, 2, 2500, 399 * 399, 399 * 399 + 1}) {
    const TimeSpan window = day_span(Day{std::chrono::days{day}});
    EXPECT_EQ(View(graph, {.window = window}).edges().size(), std::ranges::count(expected, std::optional(window)));
  }
}

TEST(KnowledgeGraph, AnArticleCountsOnce) {
  KnowledgeGraph graph;
  graph.add(article("a", {consult("A", "B", "2018")}));
  graph.add(article("a", {consult("C", "D", "2018")}));
  graph.freeze();
  EXPECT_THAT(ids(graph), ElementsAre("A", "B"));
  EXPECT_THAT(graph.sources(), SizeIs(1));
}

TEST(KnowledgeGraph, ParallelAndMutualEdgesAndLoopsStayApart) {
  Relationship aid = consult("A", "B", "2018");
  aid.type = EventType::aid;
  Relationship mutual = consult("A", "B", "2018");
  mutual.mutual = true;
  const KnowledgeGraph graph = graph_of(
      {article("a", {consult("A", "B", "2018"), aid, mutual, consult("B", "A", "2018"), consult("A", "A", "2018")})});
  EXPECT_EQ(graph.edge_count(), 5);
  EXPECT_THAT(graph.edges_at(at(graph, "A")), SizeIs(5)) << "a loop is at its actor once";
  EXPECT_THAT(graph.edges_at(at(graph, "B")), SizeIs(4));
}

TEST(KnowledgeGraph, MergesTheReportsOfTwoArticles) {
  const KnowledgeGraph graph = graph_of({article("b", {consult("A", "B", "2018-02")}, "2018-03-01"),
                                         article("a", {consult("A", "B", "2018-02-05")}, "2018-02-06")});
  ASSERT_EQ(graph.edge_count(), 1);
  EXPECT_EQ(graph.support(0), 2);
  const Relationship& merged = graph.relationship(0);
  EXPECT_EQ(merged.when, span("2018-02-05"));
  ASSERT_THAT(merged.evidence, SizeIs(2));
  EXPECT_EQ(merged.evidence[0].article, "a");
  EXPECT_EQ(merged.evidence[1].text, "Sentence 1 of b.");
  EXPECT_EQ(merged.evidence[1].published, parse_day("2018-03-01"));
}

TEST(KnowledgeGraph, TwoSentencesOfOneArticleAreOneSupport) {
  const KnowledgeGraph graph = graph_of({article("a", {consult("A", "B", "2018"), consult("A", "B", "2018")})});
  ASSERT_EQ(graph.edge_count(), 1);
  EXPECT_EQ(graph.support(0), 1);
  EXPECT_THAT(graph.relationship(0).evidence, SizeIs(2));
}

TEST(KnowledgeGraph, PartsRollUpToTheirCountry) {
  const KnowledgeGraph graph =
      graph_of({article("a", {consult("A/police", "B/army", "2018"), consult("A/army", "B", "2018")})});
  EXPECT_THAT(ids(graph), ElementsAre("A", "A/army", "A/police", "B", "B/army"));
  EXPECT_EQ(graph.roll_up(at(graph, "A/police")), at(graph, "A"));
  EXPECT_EQ(graph.roll_up(at(graph, "A")), at(graph, "A"));
  EXPECT_THAT(graph.parts_of(at(graph, "A")), ElementsAre(at(graph, "A/army"), at(graph, "A/police")));
  EXPECT_THAT(graph.parts_of(at(graph, "A/army")), IsEmpty());
}

TEST(KnowledgeGraph, APartOfAPartRollsUpToTheTop) {
  Extraction extraction = article("a", {consult("A/army", "B", "2018")});
  extraction.actors.push_back(
      {.id = "person/general", .kind = ActorKind::person, .name = "The general", .parent = "A/army"});
  const KnowledgeGraph graph = graph_of({extraction});
  EXPECT_EQ(graph.roll_up(at(graph, "person/general")), at(graph, "A"));
  EXPECT_THAT(graph.parts_of(at(graph, "A")), ElementsAre(at(graph, "A/army"), at(graph, "person/general")));
}

TEST(KnowledgeGraph, ParentsThatAreUnknownOrInACircleDoNotHarm) {
  Extraction extraction = article("a", {consult("A", "B", "2018")});
  extraction.actors[0].parent = "B";
  extraction.actors[1].parent = "A";
  extraction.actors.push_back({.id = "C", .name = "C", .parent = "nowhere"});
  const KnowledgeGraph graph = graph_of({extraction});
  EXPECT_EQ(graph.roll_up(at(graph, "C")), at(graph, "C"));
  EXPECT_EQ(graph.roll_up(at(graph, "A")), graph.roll_up(at(graph, "B"))) << "one of the two, the same for both";
}

TEST(KnowledgeGraph, AnEndThatNoArticleDescribesIsStillAnActor) {
  Extraction extraction = article("a", {consult("A", "B", "2018")});
  extraction.actors.clear();
  const KnowledgeGraph graph = graph_of({extraction});
  ASSERT_THAT(ids(graph), ElementsAre("A", "B"));
  EXPECT_EQ(graph.actors()[0].name, "A");
}

TEST(KnowledgeGraph, ActorRecordsComplementEachOther) {
  Extraction first = article("a", {consult("A", "B", "2018")});
  Extraction second = article("b", {consult("A", "B", "2019")});
  first.actors[0].iso2 = "AA";
  first.actors[0].region.clear();
  second.actors[0].other_names = {"New A"};
  second.actors[0].place = Place{1, 2};
  const KnowledgeGraph graph = graph_of({second, first});
  const Actor& actor = graph.actors()[0];
  EXPECT_EQ(actor.iso2, "AA");
  EXPECT_EQ(actor.region, "Europe");
  EXPECT_EQ(actor.place, (Place{1, 2}));
  EXPECT_THAT(actor.other_names, ElementsAre("New A", "Old A"));
}

TEST(KnowledgeGraph, KeepsOfficesSortedAndOnce) {
  Extraction first = article("a", {consult("A", "B", "2018")});
  const Office office{"person/x", "X", "king", "B", std::nullopt, {}};
  first.offices = {office, {"person/x", "X", "admiral", "A", span("2018"), first.relationships[0].evidence[0]}};
  Extraction second = article("b", {consult("A", "B", "2018")});
  second.offices = {office};
  const KnowledgeGraph graph = graph_of({first, second});
  ASSERT_THAT(graph.offices(), SizeIs(2));
  EXPECT_EQ(graph.offices()[0].of, "A");
  EXPECT_EQ(graph.offices()[0].evidence.text, "Sentence 1 of a.");
  EXPECT_EQ(graph.offices()[1], office);
}

TEST(KnowledgeGraph, MergingGraphsIsAddingTheirArticles) {
  KnowledgeGraph left = graph_of({article("a", {consult("A", "B", "2018")}), article("b", {consult("B", "C")})});
  const KnowledgeGraph right =
      graph_of({article("b", {consult("X", "Y")}), article("c", {consult("A", "B", "2018-02"), consult("C", "D")})});
  left.merge(right);
  EXPECT_FALSE(left.frozen());
  left.freeze();
  EXPECT_THAT(ids(left), ElementsAre("A", "B", "C", "D"));
  EXPECT_EQ(left.edge_count(), 3);
  EXPECT_EQ(left.support(0), 2);
}

TEST(KnowledgeGraph, MergingWithItselfChangesNothing) {
  KnowledgeGraph graph = graph_of({article("a", {consult("A", "B", "2018")})});
  graph.merge(graph);
  graph.freeze();
  EXPECT_EQ(graph.edge_count(), 1);
  EXPECT_EQ(graph.support(0), 1);
}

TEST(KnowledgeGraph, GrowsAfterItWasFrozen) {
  KnowledgeGraph graph = graph_of({article("b", {consult("B", "C", "2018")})});
  graph.add(article("a", {consult("A", "B", "2017")}));
  graph.freeze();
  ASSERT_EQ(graph.edge_count(), 2);
  EXPECT_EQ(graph.relationship(0).actor, "A");
  EXPECT_EQ(graph.relationship(1).actor, "B");
}

}  // namespace
}  // namespace entente
