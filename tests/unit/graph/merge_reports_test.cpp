#include "graph/merge_reports.hpp"

#include <gmock/gmock.h>

#include "samples.hpp"

namespace entente {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::SizeIs;

Relationship reported_by(Relationship report, std::string article, std::string_view published = {}) {
  report.evidence = {{std::move(article), 1, 0, 9, "They met.", std::nullopt}};
  if (!published.empty()) report.evidence[0].published = parse_day(published);
  return report;
}

TEST(MergeReports, ADayAMonthAndAYearAreOneEvent) {
  const auto merged =
      merge_reports({reported_by(consult("A", "B", "2018"), "a"), reported_by(consult("A", "B", "2018-02-05"), "b"),
                     reported_by(consult("A", "B", "2018-02"), "c")});
  ASSERT_THAT(merged, SizeIs(1));
  EXPECT_EQ(merged[0].when, span("2018-02-05")) << "the most precise time founds the relationship";
  EXPECT_THAT(merged[0].evidence, SizeIs(3));
}

TEST(MergeReports, ALongerTimeJoinsTheEarliestThatItOverlaps) {
  const auto merged =
      merge_reports({reported_by(consult("A", "B", "2018-02-20"), "a"), reported_by(consult("A", "B", "2018-02"), "b"),
                     reported_by(consult("A", "B", "2018-02-05"), "c")});
  ASSERT_THAT(merged, SizeIs(2));
  EXPECT_THAT(merged[0].evidence, SizeIs(2));
  EXPECT_EQ(merged[1].when, span("2018-02-20"));
}

TEST(MergeReports, EverythingThatTellsEventsApartKeepsThemApart) {
  const Relationship report = consult("A", "B", "2018");
  auto other_type = report, other_aspect = report, mutual = report;
  other_type.type = EventType::aid;
  other_aspect.aspect = Aspect::negated;
  mutual.mutual = true;
  EXPECT_THAT(merge_reports({report, other_type, other_aspect, mutual, consult("B", "A", "2018"),
                             consult("A", "B", "2019"), consult("A", "B"), consult("A", "C", "2018")}),
              SizeIs(8));
}

TEST(MergeReports, ReportsWithoutAnyTimeJoinEachOtherOnly) {
  const auto merged = merge_reports({reported_by(consult("A", "B"), "a"), reported_by(consult("A", "B"), "b"),
                                     reported_by(consult("A", "B", "2018"), "c")});
  ASSERT_THAT(merged, SizeIs(2));
  EXPECT_EQ(merged[0].when, span("2018")) << "unknown times come last";
  EXPECT_THAT(merged[1].evidence, SizeIs(2));
}

TEST(MergeReports, TheDayOfTheReportStandsInForAnUnknownTime) {
  const auto merged = merge_reports({reported_by(consult("A", "B"), "a", "2018-02-05"),
                                     reported_by(consult("A", "B"), "b", "2018-02-06"),
                                     reported_by(consult("A", "B", "2018-02-06"), "c")});
  ASSERT_THAT(merged, SizeIs(2));
  EXPECT_EQ(merged[0].when, std::nullopt);
  EXPECT_EQ(effective_time(merged[0]), span("2018-02-05"));
  EXPECT_EQ(merged[1].when, span("2018-02-06"));
}

TEST(MergeReports, OnlyOtherArticlesRaiseTheConfidence) {
  auto surer = reported_by(consult("A", "B", "2018"), "a");
  surer.confidence = 0.9;
  surer.evidence[0].sentence = 2;
  const auto repeated = merge_reports({reported_by(consult("A", "B", "2018"), "a"), surer});
  ASSERT_THAT(repeated, SizeIs(1));
  EXPECT_EQ(repeated[0].confidence, 0.9);
  const auto confirmed = merge_reports({reported_by(consult("A", "B", "2018"), "b"), surer});
  ASSERT_THAT(confirmed, SizeIs(1));
  EXPECT_THAT(confirmed[0].confidence, DoubleEq(1 - 0.2 * 0.1));
}

TEST(MergeReports, TheJoinedRelationshipHasAllContextsAndTheFirstMode) {
  auto first = reported_by(consult("A", "B", "2018-02-05"), "a");
  first.contexts = {Context::economic};
  first.actor_mention = "the king";
  auto second = reported_by(consult("A", "B", "2018-02"), "b");
  second.contexts = {Context::energy};
  second.mode = "visit";
  second.actor_mention = "he";
  const auto merged = merge_reports({second, first});
  ASSERT_THAT(merged, SizeIs(1));
  EXPECT_THAT(merged[0].contexts.items(), ElementsAre(Context::economic, Context::energy));
  EXPECT_EQ(merged[0].mode, "visit");
  EXPECT_EQ(merged[0].actor_mention, "the king");
}

TEST(MergeReports, IsSortedByTimeThenActors) {
  const auto merged = merge_reports(
      {consult("C", "B"), consult("B", "C", "2018-03"), consult("A", "C", "2018-03"), consult("C", "A", "2017")});
  ASSERT_THAT(merged, SizeIs(4));
  EXPECT_EQ(merged[0].when, span("2017"));
  EXPECT_EQ(merged[1].actor, "A");
  EXPECT_EQ(merged[2].actor, "B");
  EXPECT_EQ(merged[3].when, std::nullopt);
}

}  // namespace
}  // namespace entente
