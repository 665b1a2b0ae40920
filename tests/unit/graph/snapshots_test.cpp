#include "graph/snapshots.hpp"

#include <gmock/gmock.h>

#include "samples.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SnapshotsTest : public testing::Test {
 protected:
  SnapshotsTest() {
    graph_.add(article("a", {consult("A", "B", "2017-11-05"), consult("A", "B", "2018-02-01/2018-04-10"),
                             consult("B", "C", "2018-03"), consult("A", "C")}));
    graph_.freeze();
  }

  /// Each snapshot's window and how many relationships it has.
  static std::vector<std::string> cut(const View& view, Period period) {
    std::vector<std::string> all;
    for (const View& part : snapshots(view, period)) {
      all.push_back(to_string(*part.filter().window) + ": " + std::to_string(part.edges().size()));
    }
    return all;
  }

  KnowledgeGraph graph_;
};

TEST_F(SnapshotsTest, LieSideBySideWithoutGaps) {
  EXPECT_THAT(cut(graph_, Period::year), ElementsAre("2017: 1", "2018: 2"));
  EXPECT_THAT(cut(graph_, Period::quarter),
              ElementsAre("2017-10-01/2017-12-31: 1", "2018-01-01/2018-03-31: 2", "2018-04-01/2018-06-30: 1"));
  EXPECT_THAT(cut(graph_, Period::month),
              ElementsAre("2017-11: 1", "2017-12: 0", "2018-01: 0", "2018-02: 1", "2018-03: 2", "2018-04: 1"));
}

TEST_F(SnapshotsTest, KeepToTheViewsWindow) {
  const View view(graph_, {.window = TimeSpan{*parse_day("2018-02-10"), *parse_day("2018-04-06")}});
  EXPECT_THAT(cut(view, Period::month),
              ElementsAre("2018-02-10/2018-02-28: 1", "2018-03: 2", "2018-04-01/2018-04-05: 1"));
  EXPECT_THAT(cut({graph_, {.window = span("2020")}}, Period::year), IsEmpty());
}

TEST(Period, HasANameAndDays) {
  for (const Period period : {Period::year, Period::quarter, Period::month})
    EXPECT_EQ(parse_period(name(period)), period);
  EXPECT_EQ(parse_period("week"), std::nullopt);
  EXPECT_EQ(period_of(*parse_day("2020-12-31"), Period::quarter), span("2020-10-01/2020-12-31"));
  EXPECT_EQ(period_of(*parse_day("1969-01-01"), Period::quarter), span("1969-01-01/1969-03-31"));
}

}  // namespace
}  // namespace entente
