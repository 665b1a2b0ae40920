// The tables of predicates, noun classes, operators and contexts: in order, without repeats, every code known.

#include <gtest/gtest.h>
#include <set>
#include <string>

#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"
#include "ingest/relationships/contexts.hpp"
#include "ingest/relationships/predicates.hpp"

namespace entente {
namespace {

/// Rows in the order of their bytes, none twice; how many there are.
std::size_t check_order(const char* file, std::span<const std::string_view> columns) {
  std::string last;
  std::size_t rows = 0;
  for (TsvReader table(file, built_in(file), columns); table.next(); ++rows) {
    std::string row;
    for (std::size_t i = 0; i < columns.size(); ++i) row += std::string(table[i]) + '\x01';
    EXPECT_LT(last, row) << file << ':' << table.line();
    last = std::move(row);
  }
  return rows;
}

constexpr std::string_view predicate_columns[] = {"term", "part", "frame", "type", "mode", "mutual"};

TEST(PredicateTables, AreInOrderAndLargeEnough) {
  constexpr std::string_view class_columns[] = {"class", "lemma"};
  constexpr std::string_view operator_columns[] = {"lemma", "part", "effect"};
  constexpr std::string_view context_columns[] = {"context", "term", "weight"};
  EXPECT_GE(check_order("predicates.tsv", predicate_columns), 1200U);
  check_order("noun_classes.tsv", class_columns);
  check_order("operators.tsv", operator_columns);
  check_order("contexts.tsv", context_columns);
  constexpr std::string_view nominal_columns[] = {"noun", "verb"};
  check_order("nominalisations.tsv", nominal_columns);
}

TEST(PredicateTables, EveryCodeIsKnown) {
  EXPECT_NO_THROW(Predicates::builtin());
  EXPECT_NO_THROW(ContextTable::builtin());
}

TEST(PredicateTables, FramesAreWellFormed) {
  const std::set<std::string, std::less<>> special = {"obj",  "obj's", "obj-to", "iobj", "subj", "own", "comp",
                                                      "must", "none",  "crew",   "who",  "host", "inf"};
  for (TsvReader table("predicates.tsv", built_in("predicates.tsv"), predicate_columns); table.next();) {
    std::string_view frame = table[2];
    while (!frame.empty()) {
      const std::string_view place = frame.substr(0, frame.find(' '));
      frame.remove_prefix(std::min(frame.size(), place.size() + 1));
      const bool preposition = place.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
      const bool swapped =
          place.starts_with('<') || place.starts_with('^') || place.starts_with('~') || place.starts_with('=');
      EXPECT_TRUE(preposition || swapped || special.contains(place))
          << "predicates.tsv:" << table.line() << ' ' << place;
    }
  }
}

TEST(PredicateTables, NoRowHidesAnother) {
  std::set<std::string, std::less<>> seen;
  for (TsvReader table("predicates.tsv", built_in("predicates.tsv"), predicate_columns); table.next();) {
    const std::string row = std::string(table[0]) + '\t' + std::string(table[1]) + '\t' + std::string(table[2]);
    EXPECT_TRUE(seen.insert(row).second) << "predicates.tsv:" << table.line() << ": the frame of a row before";
  }
}

TEST(PredicateTables, SayWhereTheyAreBroken) {
  const auto error = [](std::string_view predicates, std::string_view classes, std::string_view operators,
                        std::string_view nominalisations = "noun\tverb\n") -> std::string {
    try {
      Predicates tables(predicates, classes, operators, nominalisations);
    } catch (const std::runtime_error& broken) {
      return broken.what();
    }
    return "none";
  };
  const std::string head = "term\tpart\tframe\ttype\tmode\tmutual\n";
  const std::string classes = "class\tlemma\ntalk\ttalk\n";
  const std::string operators = "lemma\tpart\teffect\n";
  EXPECT_EQ(error(head + "meet\tv\tobj\tCONSULT\t\tmutual\n", classes, operators), "none");
  EXPECT_EQ(error(head + "meet\tv\tobj\tMEET\t\tmutual\n", classes, operators),
            "predicates.tsv:2: expected a PLOVER type");
  EXPECT_EQ(error(head + "meet\tx\tobj\tCONSULT\t\tmutual\n", classes, operators),
            "predicates.tsv:2: expected part v, n or a");
  EXPECT_EQ(error(head + "meet\tv\t\tCONSULT\t\tmutual\n", classes, operators), "predicates.tsv:2: expected a frame");
  EXPECT_EQ(error(head + "meet\tv\tobj\tCONSULT\tpigeon\tmutual\n", classes, operators),
            "predicates.tsv:2: expected a mode of the type");
  EXPECT_EQ(error(head + "hold @walk\tv\tobj\tCONSULT\t\tmutual\n", classes, operators),
            "predicates.tsv:2: expected a known class");
  EXPECT_EQ(error(head, classes, operators + "plan\tv\tmaybe\n"), "operators.tsv:2: expected an effect");
  EXPECT_EQ(error(head, classes, operators, "noun\tverb\nstroll\twalk\n"),
            "nominalisations.tsv:2: expected a verb that has complements in predicates.tsv");
}

TEST(PredicateTables, LookUp) {
  const Predicates& tables = Predicates::builtin();
  ASSERT_FALSE(tables.find(Part::verb, "Meet").empty()) << "titles write words with capitals";
  EXPECT_EQ(tables.find(Part::verb, "meet").front().type, EventType::consult);
  EXPECT_FALSE(tables.find("sign", "treaty").empty());
  EXPECT_TRUE(tables.find("sign", "meadow").front()->term == "sign @any");
  EXPECT_TRUE(tables.find(Part::noun, "meadow").empty());
  EXPECT_EQ(tables.effect(Part::verb, "refuse"), Effect::reject);
  EXPECT_EQ(tables.effect(Part::verb, "graze"), std::nullopt);
}

}  // namespace
}  // namespace entente
