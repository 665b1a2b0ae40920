#include "ingest/relationships/dates.hpp"

#include <gtest/gtest.h>

#include "ingest/language/parser.hpp"

namespace entente {
namespace {

struct Row {
  const char* sentence;
  const char* published;  ///< a Tuesday unless it says otherwise; empty: unknown
  bool ahead;
  const char* expected;  ///< spans separated by spaces
};

constexpr Row date_rows[] = {
    {"They met on Monday.", "2018-02-06", false, "2018-02-05"},
    {"They met on Tuesday.", "2018-02-06", false, "2018-02-06"},
    {"They will meet on Monday.", "2018-02-06", true, "2018-02-12"},
    {"They met yesterday.", "2018-03-01", false, "2018-02-28"},
    {"They will meet tomorrow.", "2016-02-28", true, "2016-02-29"},
    {"They met last month.", "2018-01-15", false, "2017-12"},
    {"They met last week.", "2018-02-06", false, "2018-01-29/2018-02-04"},
    {"They will meet next year.", "2018-02-06", true, "2019"},
    {"They met two years ago.", "2018-02-06", false, "2016"},
    {"They met three months ago.", "2018-02-06", false, "2017-11"},
    {"They met on 5 February 2018.", "", false, "2018-02-05"},
    {"They met on February 5, 2018.", "", false, "2018-02-05"},
    {"They met on the 5th of February, 2018.", "", false, "2018-02-05"},
    {"They met on December 30.", "2018-01-03", false, "2017-12-30"},
    {"They will meet on January 3.", "2017-12-30", true, "2018-01-03"},
    {"They met in February 2018.", "", false, "2018-02"},
    {"They met in May.", "2018-02-06", false, "2017-05"},
    {"They met in 1991.", "2018-02-06", false, "1991"},
    {"They signed it in 1386.", "2018-02-06", false, "1386"},
    {"They traded in the 1970s.", "2018-02-06", false, "1970-01-01/1979-12-31"},
    {"They traded in the nineteenth century.", "", false, "1800-01-01/1899-12-31"},
    {"Thirty years ago they met.", "2018-02-06", false, "1988"},
    {"They may meet.", "2018-02-06", false, ""},
    {"They sent 1991 tents.", "2018-02-06", false, ""},
    {"They met on Monday.", "", false, ""},
    {"They met on 30 February 2018.", "2018-02-06", false, "2018-02"},
};

TEST(Dates, AreFoundAndResolved) {
  for (const Row& row : date_rows) {
    const Article article{.id = "a", .title = "", .text = row.sentence};
    const Document document = segment(article);
    std::string found;
    for (const Sentence& plain : document.sentences) {
      Sentence sentence = plain;
      Parser::builtin().parse(sentence);
      for (const TimeExpression& time : find_times(sentence, parse_day(row.published), row.ahead)) {
        found += (found.empty() ? "" : " ") + to_string(time.span);
      }
    }
    EXPECT_EQ(found, row.expected) << row.sentence;
  }
}

}  // namespace
}  // namespace entente
