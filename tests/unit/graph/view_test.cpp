#include "graph/view.hpp"

#include <gmock/gmock.h>

#include "samples.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ViewTest : public testing::Test {
 protected:
  ViewTest() {
    Relationship aid = consult("A", "B", "2018-03-10");
    aid.type = EventType::aid;
    aid.contexts = {Context::health, Context::economic};
    aid.confidence = 0.4;
    Relationship promise = consult("B/army", "C", "2018-04");
    promise.aspect = Aspect::future;
    Relationship accuse = consult("C", "A/police", "2019");
    accuse.type = EventType::accuse;
    graph_.add(article("a", {consult("A", "B", "2018-02-05"), aid, promise, accuse, consult("A", "A/police", "2018-05"),
                             consult("D", "A")}));
    graph_.add(article("b", {consult("A", "B", "2018-02-05")}));
    graph_.freeze();
  }

  std::vector<EdgeIndex> edges(Filter filter) const { return View(graph_, std::move(filter)).edges(); }

  /// 0: A–B consult, 1: A–B aid, 2: B/army–C promise, 3: A–A/police, 4: C–A/police accuse, 5: D–A at no known time.
  KnowledgeGraph graph_;
};

TEST_F(ViewTest, AGraphIsItsOwnView) {
  EXPECT_THAT(View(graph_).edges(), ElementsAre(0, 1, 2, 4, 5)) << "what happens within one country is rolled up";
  EXPECT_THAT(edges({.resolution = Resolution::all_actors}), ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST_F(ViewTest, AWindowIsHalfOpenAndTakesWhatOverlaps) {
  EXPECT_THAT(edges({.window = span("2018-02-05")}), ElementsAre(0));
  EXPECT_THAT(edges({.window = span("2018-02-06/2018-04-01")}), ElementsAre(1, 2));
  EXPECT_THAT(edges({.window = span("2018-04-30")}), ElementsAre(2));
  EXPECT_THAT(edges({.window = span("2018-05-01")}), IsEmpty());
  EXPECT_THAT(edges({.window = span("2019-07-01")}), ElementsAre(4)) << "a year is in on each of its days";
  EXPECT_THAT(edges({.window = span("0001/9999")}), ElementsAre(0, 1, 2, 4)) << "an unknown time never is";
}

TEST_F(ViewTest, TypesAndClassesFollowPlover) {
  EXPECT_THAT(edges({.types = {EventType::aid, EventType::accuse}}), ElementsAre(1, 4));
  EXPECT_THAT(edges({.types = {EventType::agree}}), ElementsAre(2)) << "a future meeting is an agreement";
  EXPECT_THAT(edges({.classes = {QuadClass::verbal_cooperation}}), ElementsAre(0, 2, 5));
  EXPECT_THAT(edges({.aspects = {Aspect::future}}), ElementsAre(2));
}

TEST_F(ViewTest, ContextsConfidenceAndSupport) {
  EXPECT_THAT(edges({.contexts = {Context::health, Context::energy}}), ElementsAre(1));
  EXPECT_THAT(edges({.min_confidence = 0.8}), ElementsAre(0, 2, 4, 5)) << "the bound itself is in";
  EXPECT_THAT(edges({.min_support = 2}), ElementsAre(0));
}

TEST_F(ViewTest, ActorsAndRegions) {
  EXPECT_THAT(edges({.actors = {"C"}}), ElementsAre(2, 4));
  EXPECT_THAT(edges({.actors = {"B"}}), ElementsAre(0, 1, 2)) << "its army is a part of it";
  EXPECT_THAT(edges({.actors = {"A/police"}}), ElementsAre(4));
  EXPECT_THAT(edges({.actors = {"nobody"}}), IsEmpty());
  EXPECT_THAT(edges({.regions = {"Europe"}}), ElementsAre(0, 1, 2, 4, 5));
  EXPECT_THAT(edges({.regions = {"Asia"}}), IsEmpty());
}

TEST_F(ViewTest, FiltersAddUp) {
  EXPECT_THAT(edges({.window = span("2018"), .types = {EventType::aid}, .min_confidence = 0.4}), ElementsAre(1));
  EXPECT_THAT(edges({.window = span("2018"), .types = {EventType::aid}, .min_confidence = 0.5}), IsEmpty());
}

TEST_F(ViewTest, EndsAndActorsAreAtTheResolution) {
  const auto at = [&](std::string_view id) { return graph_.find_actor(id).value(); };
  const View rolled(graph_);
  EXPECT_EQ(rolled.actor_of(2), at("B"));
  EXPECT_EQ(rolled.recipient_of(4), at("A"));
  EXPECT_THAT(rolled.actors(), ElementsAre(at("A"), at("B"), at("C"), at("D")));
  EXPECT_THAT(rolled.edges_at(at("A")), ElementsAre(0, 1, 4, 5));
  const View all(graph_, {.window = span("2018/2019"), .resolution = Resolution::all_actors});
  EXPECT_EQ(all.actor_of(2), at("B/army"));
  EXPECT_THAT(all.actors(), ElementsAre(at("A"), at("A/police"), at("B"), at("B/army"), at("C")));
  EXPECT_THAT(all.edges_at(at("A")), ElementsAre(0, 1, 3));
}

TEST(OpenWindow, ReachesFromOrToTheEndOfTime) {
  KnowledgeGraph graph;
  graph.add(article("a", {consult("A", "B", "1812"), consult("B", "C", "2018-02-05"), consult("A", "C")}));
  graph.freeze();
  const auto count = [&](Day begin, Day end) { return View(graph, {.window = TimeSpan{begin, end}}).edges().size(); };
  EXPECT_EQ(count(Day::min(), Day::max()), 2) << "what has no time is in no window";
  EXPECT_EQ(count(*parse_day("1900-01-01"), Day::max()), 1);
  EXPECT_EQ(count(Day::min(), *parse_day("1900-01-01")), 1);
  EXPECT_EQ(count(Day::min(), *parse_day("1800-01-01")), 0);
}

}  // namespace
}  // namespace entente
