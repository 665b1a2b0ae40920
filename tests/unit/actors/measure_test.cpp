// Figures on real articles, with the bars that they must reach.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <memory>
#include <rapidjson/document.h>
#include <set>
#include <zlib.h>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/actors/recogniser.hpp"
#include "ingest/actors/words.hpp"
#include "ingest/language/parser.hpp"

namespace entente {
namespace {

const std::filesystem::path shared = ENTENTE_SHARED_DIR;

std::vector<rapidjson::Document> json_lines(const std::filesystem::path& file) {
  std::vector<rapidjson::Document> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.emplace_back().Parse(line.c_str());
  return lines;
}

struct Counts {
  std::size_t right = 0, found = 0, wanted = 0;

  template <class Set>
  void add(const Set& system, const Set& gold) {
    found += system.size();
    wanted += gold.size();
    for (const auto& one : system) right += gold.contains(one);
  }
  double f1() const {
    return found + wanted == 0 ? 0 : 2. * static_cast<double>(right) / static_cast<double>(found + wanted);
  }
  void print(std::string_view what) const {
    const auto share = [](std::size_t part, std::size_t whole) {
      return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    std::cout << what << ": P " << share(right, found) << " R " << share(right, wanted) << " F1 " << f1() << '\n';
  }
};

struct Read {
  Article article;
  Document document;
  Mentions mentions;
};

/// Every article of a file of JSON lines, compressed or not, that `wanted` names.
void each_article(const std::filesystem::path& file, const std::set<std::string>& wanted,
                  const std::function<void(const Read&)>& use) {
  const auto close = [](gzFile open) { gzclose(open); };
  const std::unique_ptr<gzFile_s, decltype(close)> in(gzopen(file.c_str(), "rb"), close);
  ASSERT_NE(in, nullptr) << file;
  std::string line(std::size_t{1} << 22, '\0');
  while (gzgets(in.get(), line.data(), static_cast<int>(line.size())) != nullptr) {
    const std::string_view id(line.data() + 8, std::string_view(line.data() + 8).find('"'));  // {"id": "…
    if (!wanted.contains(std::string(id))) continue;
    rapidjson::Document json;
    json.Parse(line.c_str());
    Read read;
    read.article.id = id;
    read.article.title = json["title"].GetString();
    read.article.text = json["text"].GetString();
    if (json["date"].IsString()) read.article.published = parse_day(json["date"].GetString());
    read.document = Parser::builtin().parse(read.article);
    read.mentions = find_mentions(read.document, read.article.published, Gazetteer::builtin());
    use(read);
  }
}

// As ../shared/gold/score.py: the last word of the name.
std::string surname(std::string name) {
  std::ranges::replace(name, '.', ' ');
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return folded(name.substr(name.rfind(' ') + 1));
}

TEST(Measure, OfficesOfTheGoldArticles) {
  if (!std::filesystem::exists(shared / "gold/gold.ndjson")) GTEST_SKIP() << "no annotated articles at " << shared;
  using Pairs = std::set<std::pair<std::string, std::string>>;
  std::map<std::string, Pairs> gold;
  std::set<std::string> ids;
  for (const rapidjson::Document& line : json_lines(shared / "gold/gold.ndjson")) {
    Pairs& offices = gold[line["id"].GetString()];
    ids.insert(line["id"].GetString());
    for (const auto& office : line["offices"].GetArray())
      offices.emplace(surname(office["person"].GetString()), office["of"].GetString());
  }
  Counts counts;
  each_article(shared / "gold/articles.ndjson", ids, [&](const Read& read) {
    Pairs offices;
    for (const Office& office : read.mentions.offices) offices.emplace(surname(office.person_name), office.of);
    counts.add(offices, gold[read.article.id]);
  });
  counts.print("offices");
  EXPECT_GT(counts.wanted, 100u);
  EXPECT_GE(counts.f1(), 0.85);
}

/// The country or organisation whose title in Wikipedia this is; empty for all else.
std::string id_of_title(std::string title) {
  std::ranges::replace(title, '_', ' ');
  static const std::map<std::string, std::string, std::less<>> other = {
      {"Georgia (country)", "GEO"}, {"England", "GBR"}, {"Scotland", "GBR"}, {"Wales", "GBR"},
      {"Northern Ireland", "GBR"},  {"Micronesia", ""}};
  if (const auto at = other.find(title); at != other.end()) return at->second;
  const Gazetteer::Tables& tables = Gazetteer::builtin().tables();
  const NameIndex::Node* node = tables.names.find(words_of(title));
  if (node == nullptr) return {};
  for (const std::uint32_t index : tables.names.readings(*node)) {
    if (tables.readings[index].kind <= NameKind::organ) return tables.actors[tables.readings[index].actor].id;
  }
  return {};
}

/// The countries and organisations that the mentions name by name or adjective, not by a city or a person.
std::set<std::string> named(const Read& read) {
  const Gazetteer::Tables& tables = Gazetteer::builtin().tables();
  std::set<std::string> ids;
  for (std::uint32_t i = 0; i < read.document.sentences.size(); ++i) {
    for (const Hit& hit : recognise(read.document.sentences[i], tables, {}).hits) {
      const bool by_name = hit.kind <= NameKind::organ || hit.kind == NameKind::agency ||
                           hit.kind == NameKind::adjective || hit.kind == NameKind::demonym;
      if (!by_name) continue;
      for (const Mention& mention : read.mentions.mentions) {
        if (mention.sentence != i || mention.first > hit.first || hit.first >= mention.last) continue;
        for (const std::string& id : mention.actors) ids.insert(id.substr(0, id.find('/')));
      }
    }
  }
  return ids;
}

TEST(Measure, LinkedEntitiesOfWikinews) {
  const std::filesystem::path entities = shared / "data/entities/wikinews_actors.ndjson";
  if (!std::filesystem::exists(entities)) GTEST_SKIP() << "no linked entities at " << shared;
  std::map<std::string, std::set<std::string>> gold;
  std::set<std::string> ids;
  for (const rapidjson::Document& line : json_lines(entities)) {
    std::set<std::string>& linked = gold[line["id"].GetString()];
    ids.insert(line["id"].GetString());
    for (const auto& entity : line["entities"].GetArray()) {
      if (!entity["title"].IsString()) continue;
      if (std::string id = id_of_title(entity["title"].GetString()); !id.empty()) linked.insert(std::move(id));
    }
  }
  Counts counts;
  each_article(shared / "data/articles/free.ndjson.gz", ids,
               [&](const Read& read) { counts.add(named(read), gold[read.article.id]); });
  counts.print("linked countries and organisations");
  EXPECT_GT(counts.wanted, 500u);
  EXPECT_GE(counts.f1(), 0.90);
}

}  // namespace
}  // namespace entente
