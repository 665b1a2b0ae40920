#include <gmock/gmock.h>

#include "graph/timed_paths.hpp"
#include "samples.hpp"

namespace entente {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class PathsTest : public testing::Test {
 protected:
  PathsTest() {
    Relationship weak = consult("A", "C", "2018");
    weak.confidence = 0.1;
    Relationship aid = consult("A", "B", "2019");
    aid.type = EventType::aid;
    graph_.add(article("a", {consult("A", "B", "2018"), aid, consult("D", "B", "2018"), weak, consult("C", "D", "2018"),
                             consult("D", "E", "2020"), consult("X", "Y", "2018")}));
    graph_.freeze();
  }

  std::vector<std::string> chains(const View& view, std::string_view from, std::string_view to,
                                  PathQuery query = {}) const {
    query.from = graph_.find_actor(from).value();
    query.to = graph_.find_actor(to).value();
    std::vector<std::string> all;
    for (const Path& path : shortest_paths(view, query)) {
      std::string chain(from);
      for (const PathStep& step : path.steps) chain += graph_.actors()[step.to].id;
      all.push_back(chain);
    }
    return all;
  }

  KnowledgeGraph graph_;
};

TEST_F(PathsTest, FewestHopsAndThenTheStrongest) {
  EXPECT_THAT(chains(graph_, "A", "E"), ElementsAre("ABDE", "ACDE"));
  EXPECT_THAT(chains(graph_, "E", "A", {.count = 1}), ElementsAre("EDBA"));
  EXPECT_THAT(chains(graph_, "A", "B"), ElementsAre("AB"));
}

TEST_F(PathsTest, NoPathIsNoPath) {
  EXPECT_THAT(chains(graph_, "A", "X"), IsEmpty());
  EXPECT_THAT(chains(graph_, "A", "E", {.max_hops = 2}), IsEmpty());
  EXPECT_THAT(chains(graph_, "A", "E", {.count = 0}), IsEmpty());
}

TEST_F(PathsTest, FiltersActInsideTheSearch) {
  EXPECT_THAT(chains({graph_, {.window = span("2018")}}, "A", "E"), IsEmpty());
  EXPECT_THAT(chains({graph_, {.min_confidence = 0.5}}, "A", "E"), ElementsAre("ABDE"));
}

TEST_F(PathsTest, AStepHasAllItsRelationshipsStrongestFirst) {
  const auto from = graph_.find_actor("B").value();
  const auto to = graph_.find_actor("A").value();
  const auto paths = shortest_paths(graph_, {.from = from, .to = to});
  ASSERT_THAT(paths, SizeIs(1));
  ASSERT_THAT(paths[0].steps, SizeIs(1));
  const PathStep& step = paths[0].steps[0];
  EXPECT_EQ(step.from, from);
  EXPECT_EQ(step.to, to);
  ASSERT_THAT(step.edges, SizeIs(2));
  EXPECT_EQ(graph_.relationship(step.edges[0]).type, EventType::aid);
  const double consults = 0.8 * (2.5 + 10) / 20;
  EXPECT_THAT(paths[0].strength, DoubleNear(1 - (1 - 0.8) * (1 - consults), 1e-12));
}

TEST_F(PathsTest, FromAnActorToItselfIsThePathWithoutSteps) {
  const auto a = graph_.find_actor("A").value();
  const auto paths = shortest_paths(graph_, {.from = a, .to = a});
  ASSERT_THAT(paths, SizeIs(1));
  EXPECT_THAT(paths[0].steps, IsEmpty());
  EXPECT_EQ(paths[0].strength, 1);
}

TEST_F(PathsTest, RolledUpAPartStandsForItsCountry) {
  KnowledgeGraph graph;
  graph.add(article("a", {consult("A/army", "B", "2018"), consult("B/police", "C", "2018")}));
  graph.freeze();
  const auto at = [&](std::string_view id) { return graph.find_actor(id).value(); };
  EXPECT_THAT(shortest_paths(graph, {.from = at("A"), .to = at("C")}), SizeIs(1));
  EXPECT_THAT(shortest_paths(graph, {.from = at("A/army"), .to = at("C")}), SizeIs(1));
  EXPECT_THAT(shortest_paths({graph, {.resolution = Resolution::all_actors}}, {.from = at("A/army"), .to = at("C")}),
              IsEmpty());
}

TEST_F(PathsTest, EightActorsAreTheMostToGoThrough) {
  const PathQuery query{.from = 0, .to = 1, .through = std::vector<ActorIndex>(9, 0)};
  EXPECT_THROW(shortest_paths(graph_, query), std::runtime_error);
  EXPECT_THROW(simple_paths(graph_, query), std::runtime_error);
}

class TimedPathsTest : public testing::Test {
 protected:
  TimedPathsTest() {
    graph_.add(article("a", {consult("A", "B", "2018-01-05"), consult("B", "D", "2018-01-05"),
                             consult("A", "C", "2018-01-01"), consult("C", "D", "2018-01-20"),
                             consult("B", "E", "2018-01"), consult("A", "D", "2019-01-01"), consult("D", "A")}));
    graph_.freeze();
    query_ = {.from = graph_.find_actor("A").value(), .to = graph_.find_actor("D").value()};
  }

  std::string chain(const std::optional<TimedPath>& path) const {
    std::string text;
    for (const TimedStep& step : path.value_or(TimedPath{}).steps) {
      text += graph_.actors()[step.from].id + to_string(step.day).substr(5) + graph_.actors()[step.to].id + ' ';
    }
    return text;
  }

  KnowledgeGraph graph_;
  TimedQuery query_;
};

TEST_F(TimedPathsTest, TheSameDayCountsWhereItIsAllowed) {
  EXPECT_EQ(chain(earliest_arrival(graph_, query_, SameDay::allowed)), "A01-05B B01-05D ");
  EXPECT_EQ(chain(earliest_arrival(graph_, query_, SameDay::forbidden)), "A01-01C C01-20D ");
}

TEST_F(TimedPathsTest, EachGoalHasItsAnswer) {
  EXPECT_EQ(chain(latest_departure(graph_, query_, SameDay::allowed)), "A01-01D ");
  EXPECT_EQ(chain(fewest_hops(graph_, query_, SameDay::allowed)), "A01-01D ");
  EXPECT_EQ(chain(fastest(graph_, query_, SameDay::allowed)), "A01-05B B01-05D ");
  EXPECT_EQ(chain(fastest(graph_, query_, SameDay::forbidden)), "A01-01D ");
}

TEST_F(TimedPathsTest, AMonthMayBeUsedOnAnyOfItsDaysInTheWindow) {
  const View view(graph_, {.window = span("2018-01-05/2018-01-31")});
  query_.to = graph_.find_actor("E").value();
  EXPECT_EQ(chain(earliest_arrival(view, query_, SameDay::forbidden)), "A01-05B B01-06E ");
  EXPECT_EQ(chain(latest_departure(view, query_, SameDay::allowed)), "A01-05B B01-31E ");
  EXPECT_EQ(earliest_arrivals(view, query_, SameDay::forbidden)[query_.to.actors[0]], parse_day("2018-01-06"));
}

TEST(Strength, IsConfidenceTimesScoreHalvedWhereItIsNoFact) {
  Relationship r = consult("A", "B");
  r.type = EventType::aid;
  EXPECT_EQ(strength(r), 0.8);
  r.aspect = Aspect::future;
  EXPECT_EQ(strength(r), 0.4);
  r.type = EventType::assault;
  r.mode = "unconventional";
  EXPECT_EQ(strength(r), 0);
}

}  // namespace
}  // namespace entente
