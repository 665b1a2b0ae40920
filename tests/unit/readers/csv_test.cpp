#include "ingest/readers/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;

std::vector<std::string> rows(std::string_view table, InputFormat format = InputFormat::csv, std::size_t limit = 1000) {
  std::vector<std::string> result;
  ByteStream stream(from_memory(table));
  std::shared_ptr<const TableHeader> header;
  split_csv(stream, format, {}, limit, header, [&](CsvPiece&& piece) {
    std::string row = std::to_string(piece.line) + ":";
    if (!piece.problem.empty()) {
      row += "!" + piece.problem;
    } else {
      try {
        Article article;
        decode_csv(piece.bytes, *header, {}, article);
        row += article.title + "|" + article.text + "|" + (article.published ? to_string(*article.published) : "");
      } catch (const std::runtime_error& error) {
        row += std::string("!!") + error.what();
      }
    }
    result.push_back(row);
    return true;
  });
  return result;
}

TEST(Csv, readsQuotedFieldsWithSeparatorsQuotesAndLineEnds) {
  EXPECT_THAT(
      rows("\xEF\xBB\xBFid,Title,Text,Date\r\n1,A,\"one, \"\"two\"\"\nthree\",2018-02-06\r\n\r\n2,B,5\" pipes,\r\n"),
      ElementsAre("2:A|one, \"two\"\nthree|2018-02-06", "5:B|5\" pipes|"));
}

TEST(Csv, findsItsSeparator) {
  EXPECT_THAT(rows("title;text\nA;b, c\n"), ElementsAre("2:A|b, c|"));
  EXPECT_THAT(rows("title\ttext\nA\tb, c\n", InputFormat::tsv), ElementsAre("2:A|b, c|"));
}

TEST(Csv, saysWhatIsWrong) {
  EXPECT_THAT(rows("a,b\n1,2\n"), ElementsAre("1:!expected a header with a column text or title"));
  EXPECT_THAT(rows("title,text\nA,b,c\n,\n"),
              ElementsAre("2:!!expected 2 fields, found 3", "3:!!expected a text or a title"));
  EXPECT_THAT(rows("title,text\nA," + std::string(2000, 'x') + "\nB,c\n"),
              ElementsAre("2:!expected a shorter row", "3:B|c|"));
}

}  // namespace
}  // namespace entente
