// How much of real pages, and of the pages in tests/html, read_html() gets right.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <iterator>
#include <map>
#include <rapidjson/document.h>
#include <string>
#include <vector>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/html.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool part = std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

std::map<std::string, int> grams_of(std::string_view text) {
  std::map<std::string, int> grams;
  const std::vector<std::string> words = words_of(text);
  const std::size_t n = std::min<std::size_t>(4, words.size());
  if (n == 0) return grams;
  for (std::size_t i = 0; i + n <= words.size(); ++i) {
    std::string gram;
    for (std::size_t j = 0; j < n; ++j) gram += words[i + j] + ' ';
    ++grams[gram];
  }
  return grams;
}

/// F1 of the words in runs of four.
double four_gram_f1(std::string_view found, std::string_view expected) {
  const auto a = grams_of(found);
  const auto b = grams_of(expected);
  double common = 0;
  double in_a = 0;
  double in_b = 0;
  for (const auto& [gram, count] : a) {
    in_a += count;
    const auto other = b.find(gram);
    if (other != b.end()) common += std::min(count, other->second);
  }
  for (const auto& [gram, count] : b) in_b += count;
  return in_a + in_b == 0 ? 1 : 2 * common / (in_a + in_b);
}

struct Scores {
  double f1 = 0;
  double titles = 0;
  double dates = 0;
  std::size_t pages = 0;
};

/// Reads every page that `gold` (JSON lines: html, text, title, date, and more) names beside it. ENTENTE_SHOW names the
/// pages with a fault.
Scores measure(const fs::path& gold) {
  Scores scores;
  const bool show = std::getenv("ENTENTE_SHOW") != nullptr;
  std::ifstream lines(gold);
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document expected;
    expected.Parse(line.c_str());
    EXPECT_FALSE(expected.HasParseError()) << line;
    const auto part = [&](const char* name) {
      return std::string(expected.HasMember(name) ? expected[name].GetString() : "");
    };
    const std::string page = slurp(gold.parent_path() / part("html"));
    EXPECT_FALSE(page.empty()) << part("html");
    const Article article = read_html(to_utf8(page, declared_encoding(page)));
    const double f1 = four_gram_f1(article.text, part("text"));
    const std::string date = article.published ? to_string(*article.published) : "";
    ++scores.pages;
    scores.f1 += f1;
    scores.titles += article.title == part("title") ? 1 : 0;
    scores.dates += date == part("date") ? 1 : 0;
    if (expected.HasMember("url")) {
      EXPECT_EQ(article.url, part("url")) << part("html");
    }
    if (expected.HasMember("source")) {
      EXPECT_EQ(article.source, part("source")) << part("html");
    }
    if (show && (f1 < 0.97 || article.title != part("title") || date != part("date")))
      std::cout << part("html") << ": " << f1 << " [" << article.title << "] " << date << " expected " << part("date")
                << "\n"
                << article.text << "\n-----\n";
  }
  scores.f1 /= static_cast<double>(std::max<std::size_t>(scores.pages, 1));
  scores.titles /= static_cast<double>(std::max<std::size_t>(scores.pages, 1));
  scores.dates /= static_cast<double>(std::max<std::size_t>(scores.pages, 1));
  std::cout << gold.native() << ": " << scores.pages << " pages, 4-gram F1 " << scores.f1 << ", titles "
            << scores.titles << ", dates " << scores.dates << "\n";
  return scores;
}

TEST(HtmlPages, realOnes) {
  const fs::path gold = fs::path(ENTENTE_SHARED_DIR) / "data/html/gold.ndjson";
  if (!fs::exists(gold)) GTEST_SKIP() << "no real pages at " << gold;
  const Scores scores = measure(gold);
  EXPECT_EQ(scores.pages, 40U);
  EXPECT_GE(scores.f1, 0.97);
  EXPECT_GE(scores.titles, 0.95);
  EXPECT_GE(scores.dates, 0.97);
}

TEST(HtmlPages, structuresOfNewsSites) {
  const Scores scores = measure(fs::path(ENTENTE_SOURCE_DIR) / "tests/html/gold.ndjson");
  EXPECT_GE(scores.pages, 40U);
  EXPECT_GE(scores.f1, 0.93);
  EXPECT_GE(scores.titles, 0.95);
  EXPECT_GE(scores.dates, 0.97);
}

}  // namespace
}  // namespace entente
