#include "ingest/readers/dates.hpp"

#include <gtest/gtest.h>
#include <string_view>

namespace entente {
namespace {

struct Row {
  std::string_view text;
  std::string_view day;  // empty: absent
};

class FindDay : public testing::TestWithParam<Row> {};

TEST_P(FindDay, readsTheDay) {
  const auto day = find_day(GetParam().text);
  EXPECT_EQ(day ? to_string(*day) : "", GetParam().day) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, FindDay,
    testing::Values(Row{"2018-02-06", "2018-02-06"}, Row{"2018-02-06T23:30:00-05:00", "2018-02-06"},
                    Row{"2018-02-06 10:00:00.000Z", "2018-02-06"}, Row{"20180206", "2018-02-06"},
                    Row{"20180206101500", "2018-02-06"}, Row{"20180206T101500Z", "2018-02-06"},
                    Row{"2018/02/06", "2018-02-06"}, Row{"2018/2/6", "2018-02-06"}, Row{"2018.02.06", "2018-02-06"},
                    Row{"Tue, 06 Feb 2018 10:00:00 +0000", "2018-02-06"}, Row{"6 Feb 2018", "2018-02-06"},
                    Row{"06-Feb-2018", "2018-02-06"}, Row{"February 6, 2018", "2018-02-06"},
                    Row{"Feb. 6, 2018, 9:15 a.m. ET", "2018-02-06"},
                    Row{"Tuesday 6 February 2018 10.12 GMT", "2018-02-06"}, Row{"6th February 2018", "2018-02-06"},
                    Row{"February 6th, 2018", "2018-02-06"}, Row{"Sept. 3, 2019", "2019-09-03"},
                    Row{"2018 February 6", "2018-02-06"},
                    Row{"Published 10:15, 6 February 2018; updated 8 February 2018", "2018-02-06"},
                    Row{"06.02.2018", "2018-02-06"}, Row{"23/02/2018", "2018-02-23"}, Row{"2/23/2018", "2018-02-23"},
                    Row{"3/3/2018", "2018-03-03"}, Row{"1517912100", "2018-02-06"}, Row{"1517912100000", "2018-02-06"},
                    Row{"May 1, 2004", "2004-05-01"}, Row{"06/02/2018", ""}, Row{"February 2018", ""}, Row{"2018", ""},
                    Row{"", ""}, Row{"31 February 2018", ""}, Row{"2018-13-01", ""}, Row{"1492-10-12", ""},
                    Row{"yesterday", ""}, Row{"99999999999999999999999999", ""}, Row{"Room 20180206", ""},
                    Row{"Flight 11 of March", ""}));

}  // namespace
}  // namespace entente
