#include "graph/explain_no_path.hpp"

#include <gmock/gmock.h>

#include "samples.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ExplainNoPathTest : public testing::Test {
 protected:
  ExplainNoPathTest() {
    Relationship accuse = consult("C", "D", "2018-03");
    accuse.type = EventType::accuse;
    Relationship unsure = consult("D", "E", "2018-04-01");
    unsure.confidence = 0.25;
    graph_.add(article("a", {consult("A", "B", "2018-01-05"), consult("B", "C", "2018-02-01"),
                             consult("B", "C", "2012-02-01"), accuse, unsure, consult("X", "Y")}));
    graph_.freeze();
  }

  std::vector<Relaxation> explain(std::string_view from, std::string_view to, Filter filter,
                                  std::size_t max_hops = 6) const {
    const PathQuery query{.from = *graph_.find_actor(from), .to = *graph_.find_actor(to), .max_hops = max_hops};
    const View view(graph_, std::move(filter));
    EXPECT_THAT(shortest_paths(view, query), IsEmpty());
    const auto found = explain_no_path(view, query);
    for (const Relaxation& relaxation : found) {
      EXPECT_FALSE(shortest_paths({graph_, relaxation.filter}, relaxation.query).empty()) << name(relaxation.what);
    }
    return found;
  }

  KnowledgeGraph graph_;
};

TEST_F(ExplainNoPathTest, AWindowGrowsToTheNearestRelationships) {
  const auto found = explain("A", "C", {.window = span("2018-01")});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].what, Restriction::window);
  EXPECT_EQ(found[0].filter.window, span("2018-01-01/2018-02-01"));
  EXPECT_THAT(found[0].path.steps, SizeIs(2));
}

TEST_F(ExplainNoPathTest, TypesHopsAndConfidenceGiveWayByWhatIsNeeded) {
  const auto types = explain("A", "D", {.types = {EventType::consult}});
  ASSERT_THAT(types, SizeIs(1));
  EXPECT_EQ(types[0].what, Restriction::types);
  EXPECT_THAT(types[0].filter.types, ElementsAre(EventType::consult, EventType::accuse));
  const auto hops = explain("A", "E", {}, 2);
  ASSERT_THAT(hops, SizeIs(1));
  EXPECT_EQ(hops[0].what, Restriction::hops);
  EXPECT_EQ(hops[0].query.max_hops, 4);
  const auto confidence = explain("C", "E", {.min_confidence = 0.5});
  ASSERT_THAT(confidence, SizeIs(1));
  EXPECT_EQ(confidence[0].what, Restriction::confidence);
  EXPECT_EQ(confidence[0].filter.min_confidence, 0.25);
}

TEST_F(ExplainNoPathTest, EachSingleRestrictionThatSufficesIsNamed) {
  const auto found = explain("A", "C", {.window = span("2018-01")}, 1);
  ASSERT_THAT(found, SizeIs(1)) << "neither alone suffices";
  EXPECT_EQ(found[0].what, Restriction::all);
  EXPECT_EQ(name(found[0].what), "all of these");
}

TEST_F(ExplainNoPathTest, WhatNothingConnectsNothingExplains) {
  EXPECT_THAT(explain("A", "X", {.window = span("2018"), .types = {EventType::aid}}), IsEmpty());
}

}  // namespace
}  // namespace entente
