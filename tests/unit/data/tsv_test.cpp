#include "ingest/data/tsv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr std::string_view columns[] = {"name", "value"};

TEST(Tsv, ReadsRowsAndSkipsCommentsAndBlankLines) {
  TsvReader row("t.tsv", "# a comment\n\nname\tvalue\n a \t1\n# more\nb\t\r\n", columns);
  ASSERT_TRUE(row.next());
  EXPECT_EQ(row[0], "a");
  EXPECT_EQ(row[1], "1");
  EXPECT_EQ(row.line(), 4u);
  ASSERT_TRUE(row.next());
  EXPECT_EQ(row[0], "b");
  EXPECT_EQ(row[1], "");
  EXPECT_FALSE(row.next());
}

TEST(Tsv, SaysWhereATableIsWrong) {
  const auto message = [](std::string_view bytes) {
    try {
      TsvReader row("t.tsv", bytes, columns);
      while (row.next()) {
      }
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(message("name\n"), "t.tsv:1: expected the columns name, value");
  EXPECT_EQ(message("name\tvalue\nx\n"), "t.tsv:2: expected 2 fields, got 1");
  EXPECT_EQ(message("name\tvalue\nx\t1\n"), "no error");
}

TEST(Tsv, SplitsFields) {
  EXPECT_THAT(split_field("a | b|c"), testing::ElementsAre("a", "b", "c"));
  EXPECT_THAT(split_field(""), testing::IsEmpty());
}

}  // namespace
}  // namespace entente
