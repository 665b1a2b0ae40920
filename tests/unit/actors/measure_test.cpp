// Figures on real articles, with the bars that they must reach.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <memory>
#include <rapidjson/document.h>
#include <set>
#include <tuple>
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

/// Chains of mentions by number; a mention is the index of its last token.
using Chains = std::vector<std::set<std::uint32_t>>;

struct Coreference {
  std::string text;
  std::vector<std::uint32_t> begins;                                                ///< of each token, in `text`
  std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>> chains;  ///< tokens, last included
};

/// CoNLL 2012's columns: number, token, chains.
Coreference read_conll(const std::filesystem::path& file) {
  Coreference result;
  std::map<std::string, std::vector<std::uint32_t>> open;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t one = line.find('\t'), two = line.find('\t', one + 1);
    if (line.starts_with('#') || two == std::string::npos) continue;
    const auto token = static_cast<std::uint32_t>(result.begins.size());
    const std::string form = line.substr(one + 1, two - one - 1);
    const bool joined = form == "'s" || form == "," || form == "." || form == "'";
    if (!result.text.empty() && !joined) result.text += ' ';
    result.begins.push_back(static_cast<std::uint32_t>(result.text.size()));
    result.text += form;
    const std::string marks = line.substr(two + 1);
    for (std::size_t i = 0; i < marks.size();) {
      if (marks[i] == '(') {
        std::size_t end = i + 1;
        while (end < marks.size() && std::isdigit(static_cast<unsigned char>(marks[end])) != 0) ++end;
        const std::string id = marks.substr(i + 1, end - i - 1);
        open[id].push_back(token);
        i = end;
        if (i < marks.size() && marks[i] == ')') {
          result.chains[id].emplace(open[id].back(), token);
          open[id].pop_back();
          ++i;
        }
      } else if (std::isdigit(static_cast<unsigned char>(marks[i])) != 0) {
        const std::size_t end = marks.find(')', i);
        const std::string id = marks.substr(i, end - i);
        if (!open[id].empty()) {
          result.chains[id].emplace(open[id].back(), token);
          open[id].pop_back();
        }
        i = end + 1;
      } else {
        ++i;
      }
    }
  }
  return result;
}

double harmonic(double p, double r) { return p + r == 0 ? 0 : 2 * p * r / (p + r); }

/// MUC's recall of `key` by `response` (Vilain et al. 1995): links kept, links.
std::pair<double, double> muc(const Chains& key, const Chains& response) {
  double kept = 0, links = 0;
  for (const auto& chain : key) {
    std::set<std::size_t> parts;
    std::size_t alone = 0;
    for (const std::uint32_t mention : chain) {
      const auto at = std::ranges::find_if(response, [&](const auto& other) { return other.contains(mention); });
      if (at == response.end()) {
        ++alone;
      } else {
        parts.insert(static_cast<std::size_t>(at - response.begin()));
      }
    }
    kept += static_cast<double>(chain.size()) - static_cast<double>(parts.size() + alone);
    links += static_cast<double>(chain.size()) - 1;
  }
  return {kept, links};
}

/// B³'s recall (Bagga and Baldwin 1998): sum over mentions, mentions.
std::pair<double, double> b_cubed(const Chains& key, const Chains& response) {
  double sum = 0, mentions = 0;
  for (const auto& chain : key) {
    for (const std::uint32_t mention : chain) {
      ++mentions;
      for (const auto& other : response) {
        if (!other.contains(mention)) continue;
        const auto common = std::ranges::count_if(chain, [&](std::uint32_t one) { return other.contains(one); });
        sum += static_cast<double>(common) / static_cast<double>(chain.size());
      }
    }
  }
  return {sum, mentions};
}

/// CEAF's φ4 (Luo 2005), aligned greedily: similarity, chains of the key, chains of the response.
std::array<double, 3> ceaf(const Chains& key, const Chains& response) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < key.size(); ++i) {
    for (std::size_t j = 0; j < response.size(); ++j) {
      const auto common = std::ranges::count_if(key[i], [&](std::uint32_t one) { return response[j].contains(one); });
      if (common > 0)
        pairs.emplace_back(2. * static_cast<double>(common) / static_cast<double>(key[i].size() + response[j].size()),
                           i, j);
    }
  }
  std::ranges::sort(pairs, std::greater{});
  std::set<std::size_t> keys, responses;
  double sum = 0;
  for (const auto& [similarity, i, j] : pairs) {
    if (keys.contains(i) || responses.contains(j)) continue;
    keys.insert(i);
    responses.insert(j);
    sum += similarity;
  }
  return {sum, static_cast<double>(key.size()), static_cast<double>(response.size())};
}

struct Scores {
  std::pair<double, double> muc_r, muc_p, b_r, b_p;
  std::array<double, 3> ceaf_sum{};

  void add(const Chains& gold, const Chains& system) {
    const auto sum = [](std::pair<double, double>& total, std::pair<double, double> one) {
      total.first += one.first;
      total.second += one.second;
    };
    sum(muc_r, muc(gold, system));
    sum(muc_p, muc(system, gold));
    sum(b_r, b_cubed(gold, system));
    sum(b_p, b_cubed(system, gold));
    const std::array<double, 3> one = ceaf(gold, system);
    for (std::size_t i = 0; i < 3; ++i) ceaf_sum[i] += one[i];
  }
  static double f(std::pair<double, double> p, std::pair<double, double> r) {
    return harmonic(p.second == 0 ? 0 : p.first / p.second, r.second == 0 ? 0 : r.first / r.second);
  }
  double muc_f() const { return f(muc_p, muc_r); }
  double b_f() const { return f(b_p, b_r); }
  double ceaf_f() const { return harmonic(ceaf_sum[0] / ceaf_sum[2], ceaf_sum[0] / ceaf_sum[1]); }
  void print(std::string_view what) const {
    std::cout << what << ": MUC " << muc_f() << " B3 " << b_f() << " CEAF " << ceaf_f() << '\n';
  }
};

TEST(Measure, CoreferenceOfCountriesAndOrganisations) {
  const std::filesystem::path folder = shared / "data/coreference/ontogum";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no coreference chains at " << shared;
  Scores resolved, by_name;
  std::size_t chains_of_actors = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const Coreference gold = read_conll(entry.path());
    Article article;
    article.text = gold.text;
    const Document document = Parser::builtin().parse(article);
    const Mentions found = find_mentions(document, std::nullopt, Gazetteer::builtin());
    const auto token_at = [&](std::uint32_t byte) {
      return static_cast<std::uint32_t>(std::ranges::upper_bound(gold.begins, byte) - gold.begins.begin()) - 1;
    };
    std::map<std::string, std::set<std::uint32_t>> same_actor, same_words;
    std::set<std::uint32_t> named;
    for (const Mention& mention : found.mentions) {
      if (mention.form == MentionForm::person || mention.actors.size() != 1) continue;
      const Token& head = document.sentences[mention.sentence].tokens[mention.head];
      const std::uint32_t token = token_at(head.begin);
      const std::string id = mention.actors.front();
      same_actor[id].insert(token);
      same_words[id + folded(head.form)].insert(token);
      if (mention.form == MentionForm::name) named.insert(token);
    }
    // The chains that a name of an actor belongs to, each mention by its last token or the one that we call its head.
    Chains key;
    for (const auto& [id, spans] : gold.chains) {
      std::set<std::uint32_t> chain;
      bool actor = false;
      for (const auto& [first, last] : spans) {
        std::uint32_t head = last;
        for (std::uint32_t i = first; i <= last; ++i) {
          const bool known = std::ranges::any_of(same_actor, [&](const auto& one) { return one.second.contains(i); });
          if (known && last - first < 4) head = i;
          actor |= named.contains(i) && last - first < 4;
        }
        chain.insert(head);
      }
      if (actor && chain.size() > 1) key.push_back(std::move(chain));
    }
    chains_of_actors += key.size();
    // What no chain of actors holds counts neither way.
    const auto scored = [&](const std::map<std::string, std::set<std::uint32_t>>& groups) {
      Chains chains;
      for (const auto& [name, tokens] : groups) {
        std::set<std::uint32_t> chain;
        for (const std::uint32_t token : tokens) {
          if (std::ranges::any_of(key, [&](const auto& one) { return one.contains(token); })) chain.insert(token);
        }
        if (!chain.empty()) chains.push_back(std::move(chain));
      }
      return chains;
    };
    resolved.add(key, scored(same_actor));
    by_name.add(key, scored(same_words));
  }
  std::cout << chains_of_actors << " chains of countries and organisations\n";
  resolved.print("resolved");
  by_name.print("by equal names alone");
  EXPECT_GT(resolved.muc_f(), by_name.muc_f());
  EXPECT_GT(resolved.b_f(), by_name.b_f());
}

}  // namespace
}  // namespace entente
