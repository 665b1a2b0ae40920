// The tables of this module: sorted, without duplicates, in the spelling that they are looked up by, with known values.

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <set>
#include <stdexcept>
#include <string>

#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"
#include "ingest/language/lemma_table.hpp"
#include "ingest/language/universal.hpp"

namespace entente {
namespace {

bool has_capital(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

TEST(Abbreviations, AreInOrder) {
  constexpr std::array<std::string_view, 2> columns = {"abbreviation", "before"};
  TsvReader reader("abbreviations.tsv", built_in("abbreviations.tsv"), columns);
  const std::set<std::string_view> kinds = {"name", "number", "word", "any"};
  std::string last;
  while (reader.next()) {
    EXPECT_LT(last, reader[0]) << "line " << reader.line();
    EXPECT_FALSE(has_capital(reader[0])) << "line " << reader.line();
    EXPECT_FALSE(reader[0].ends_with('.')) << "line " << reader.line();
    EXPECT_TRUE(kinds.contains(reader[1])) << "line " << reader.line();
    last = reader[0];
  }
  EXPECT_FALSE(last.empty());
}

TEST(Lemmas, AreInOrder) {
  constexpr std::array<std::string_view, 3> columns = {"form", "group", "lemma"};
  TsvReader reader("lemmas.tsv", built_in("lemmas.tsv"), columns);
  std::set<std::string> groups = {"AUX", "JJ",  "JJR",  "JJS", "NAME", "NNPS", "NNS",
                                  "RBR", "RBS", "PRP$", "VB",  "VBD",  "VBG",  "VBZ"};
  for (std::size_t i = 0; i < upos_count; ++i) groups.emplace(name(static_cast<Upos>(i)));
  std::pair<std::string, std::string> last;
  while (reader.next()) {
    const std::pair<std::string, std::string> key(reader[0], reader[1]);
    EXPECT_LT(last, key) << "line " << reader.line();
    EXPECT_FALSE(has_capital(reader[0])) << "line " << reader.line();
    EXPECT_TRUE(groups.contains(key.second)) << "line " << reader.line();
    EXPECT_FALSE(reader[2].empty()) << "line " << reader.line();
    last = key;
  }
  EXPECT_FALSE(last.first.empty());
}

TEST(Misspellings, AreInOrderAndLeadToWordsSpeltRight) {
  constexpr std::array<std::string_view, 2> columns = {"wrong", "right"};
  TsvReader reader("misspellings.tsv", built_in("misspellings.tsv"), columns);
  std::set<std::string> wrong;
  std::set<std::string> right;
  std::string last;
  while (reader.next()) {
    EXPECT_LT(last, reader[0]) << "line " << reader.line();
    last = reader[0];
    for (const std::size_t column : {0, 1}) {
      EXPECT_EQ(reader[column].find_first_not_of("abcdefghijklmnopqrstuvwxyz/"), std::string_view::npos)
          << "line " << reader.line();
    }
    wrong.emplace(reader[0]);
    right.emplace(reader[1]);
  }
  EXPECT_FALSE(wrong.empty());
  for (const std::string& word : right) EXPECT_FALSE(wrong.contains(word)) << word;
}

TEST(LemmaTable, RefusesWhatLeadsNowhere) {
  const auto read = [](std::string_view misspellings) { LemmaTable("form\tgroup\tlemma\n", misspellings); };
  EXPECT_NO_THROW(read("wrong\tright\nteh\tthe\n"));
  EXPECT_THROW(read("wrong\tright\nteh\tthe\nthe\tteh\n"), std::runtime_error);
  EXPECT_THROW(read("wrong\tright\nteh\t\n"), std::runtime_error);
  EXPECT_THROW(read("wrong\tright\nteh\tTEH\n"), std::runtime_error);
  EXPECT_THROW(LemmaTable("form\tgroup\tlemma\nwent\tVBD\t\n", "wrong\tright\n"), std::runtime_error);
}

}  // namespace
}  // namespace entente
