// The tables of the actors: sorted, unique, every code known.

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <rapidjson/document.h>
#include <set>

#include "graph/time_span.hpp"
#include "ingest/actors/gazetteer.hpp"
#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"

namespace entente {
namespace {

using Row = std::vector<std::string>;

/// The rows of a table, whatever its columns.
std::vector<Row> rows(std::string_view file) {
  const std::string_view bytes = built_in(file);
  std::string_view rest = bytes;
  while (rest.front() == '#') rest.remove_prefix(rest.find('\n') + 1);
  const std::string_view header = rest.substr(0, rest.find('\n'));
  std::vector<std::string_view> columns;
  for (std::size_t from = 0; from <= header.size();) {
    const std::size_t tab = std::min(header.find('\t', from), header.size());
    columns.push_back(header.substr(from, tab - from));
    from = tab + 1;
  }
  TsvReader row(file, bytes, columns);
  std::vector<Row> result;
  while (row.next()) {
    Row& fields = result.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) fields.emplace_back(row[i]);
  }
  return result;
}

// A table, and how many of its columns make the key.
class SortedTable : public testing::TestWithParam<std::pair<std::string_view, std::size_t>> {};

TEST_P(SortedTable, IsSortedAndUnique) {
  const auto [file, keys] = GetParam();
  std::vector<Row> all = rows(file);
  ASSERT_FALSE(all.empty());
  for (Row& row : all) row.resize(keys);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_LT(all[i - 1], all[i]) << file;
}

using Table = std::pair<std::string_view, std::size_t>;
INSTANTIATE_TEST_SUITE_P(Actors, SortedTable,
                         testing::Values(Table{"countries.tsv", 1}, Table{"organisations.tsv", 1},
                                         Table{"memberships.tsv", 2}, Table{"agencies.tsv", 1}, Table{"nouns.tsv", 1},
                                         Table{"places.tsv", 1}, Table{"decoys.tsv", 1}, Table{"prefixes.tsv", 1},
                                         Table{"ambiguous.tsv", 1}, Table{"descriptions.tsv", 1},
                                         Table{"leaders.tsv", 6}));

TEST(Tables, CountriesAreThoseOfIso3166) {
  std::ifstream in("/usr/share/iso-codes/json/iso_3166-1.json");
  if (!in.is_open()) GTEST_SKIP() << "the Debian package iso-codes is not there";
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  rapidjson::Document json;
  json.Parse(text.c_str());
  std::map<std::string, std::string> iso;
  for (const auto& country : json["3166-1"].GetArray())
    iso[country["alpha_3"].GetString()] = country["alpha_2"].GetString();
  ASSERT_EQ(iso.size(), 249u);
  std::map<std::string, std::string> ours;
  for (const Row& row : rows("countries.tsv")) ours[row[0]] = row[1];
  EXPECT_EQ(ours.extract("XKX").mapped(), "XK");
  EXPECT_EQ(ours, iso);
}

TEST(Tables, CountriesAreWhole) {
  std::set<std::string> wikidata;
  for (const Row& row : rows("countries.tsv")) {
    EXPECT_TRUE(wikidata.insert(row[2]).second) << row[0] << ' ' << row[2];
    EXPECT_TRUE(row[2].size() > 1 && row[2].front() == 'Q') << row[0];
    EXPECT_FALSE(row[12].empty()) << row[0];
    if (row[10].empty()) continue;  // Antarctica
    EXPECT_LE(std::abs(std::stod(row[10])), 90) << row[0];
    EXPECT_LE(std::abs(std::stod(row[11])), 180) << row[0];
  }
}

TEST(Tables, OrganisationsAreAtLeast150AndTheMainOnesHaveMembers) {
  EXPECT_GE(rows("organisations.tsv").size(), 150u);
  std::set<std::string> with_members;
  for (const Row& row : rows("memberships.tsv")) with_members.insert(row[0]);
  for (const std::string_view id :
       {"UN", "EU", "NATO", "AU", "ASEAN", "LAS", "SCO", "BRICS", "G7", "G20", "OPEC", "GCC", "ECOWAS"}) {
    EXPECT_TRUE(with_members.contains(std::string(id))) << id;
  }
}

TEST(Tables, LeadersHoldOfficesOfKnownActors) {
  std::set<std::string> with_leader;
  for (const Row& row : rows("leaders.tsv")) {
    EXPECT_NE(Gazetteer::builtin().find(row[2]), nullptr) << row[0];
    const auto since = parse_time_span(row[4]);
    ASSERT_TRUE(since.has_value()) << row[0] << ' ' << row[4];
    if (row[5].empty()) {
      with_leader.insert(row[2]);
      continue;
    }
    const auto until = parse_time_span(row[5]);
    ASSERT_TRUE(until.has_value()) << row[0] << ' ' << row[5];
    EXPECT_LE(since->begin, until->end) << row[0];
  }
  // A member of the United Nations without anybody in office is a hole in the table.
  for (const std::string& country : Gazetteer::builtin().members("UN"))
    EXPECT_TRUE(with_leader.contains(country)) << country;
}

}  // namespace
}  // namespace entente
