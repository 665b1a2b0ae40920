#include "graph/time_span.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(TimeSpan, ReadsAndPrintsEveryPrecision) {
  for (const char* text : {"2018-02-05", "2018-02", "2018", "2018-02-05/2018-02-07", "2016-02-29", "0001-01-01"}) {
    const auto span = parse_time_span(text);
    ASSERT_TRUE(span) << text;
    EXPECT_EQ(to_string(*span), text);
  }
}

TEST(TimeSpan, LeapYearsAndYearEnds) {
  EXPECT_EQ(parse_time_span("2016-02")->end, parse_day("2016-03-01"));
  EXPECT_EQ(parse_time_span("2017-12")->end, parse_day("2018-01-01"));
  EXPECT_EQ(parse_time_span("2018")->end - parse_time_span("2018")->begin, std::chrono::days{365});
}

TEST(TimeSpan, RefusesWhatNoCalendarHas) {
  for (const char* text : {"", "2018-02-30", "2017-02-29", "2018-13", "2018-00", "2018-2-5", "18", "2018-02-05T10:00",
                           "2018/2017", "2018-02-05/", "/2018", "20180205", "2018-02-0x"}) {
    EXPECT_EQ(parse_time_span(text), std::nullopt) << text;
  }
  EXPECT_EQ(parse_day("2018-02"), std::nullopt);
}

TEST(TimeSpan, OverlapAndContainment) {
  const TimeSpan month = *parse_time_span("2018-02");
  EXPECT_TRUE(overlaps(month, *parse_time_span("2018-02-28")));
  EXPECT_FALSE(overlaps(month, *parse_time_span("2018-03-01"))) << "spans are half-open";
  EXPECT_TRUE(contains(*parse_time_span("2018"), month));
  EXPECT_FALSE(contains(month, *parse_time_span("2018")));
}

}  // namespace
}  // namespace entente
