#include "ingest/readers/duplicates.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Kind = DuplicateFinder::Kind;

std::string words(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "w" + std::to_string(random() % 5000) + " ";
  return text;
}

Article article(std::string id, std::string text, std::string_view day = "2018-02-06", std::string url = "") {
  Article result;
  result.id = std::move(id);
  result.text = std::move(text);
  result.url = std::move(url);
  result.published = parse_day(day);
  result.source = "Paper of " + result.id;
  return result;
}

TEST(DuplicateFinder, sameIdAddressOrText) {
  DuplicateFinder finder;
  EXPECT_EQ(
      finder.add(article("a", "France met Spain.", "2018-02-06", "https://www.N.example/x/?utm_source=y#top")).kind,
      Kind::fresh);
  EXPECT_EQ(finder.add(article("a", "Something else.")).kind, Kind::repeated);
  EXPECT_EQ(finder.add(article("b", "Updated text.", "2018-02-06", "http://n.example/x")).of, "a");
  EXPECT_EQ(finder.add(article("c", "FRANCE — met “Spain”!")).of, "a");
  EXPECT_EQ(finder.add(article("d", "France met Spain.", "2019-02-06")).kind, Kind::fresh)
      << "the same words a year later are news";
  EXPECT_EQ(finder.add(article("e", "")).kind, Kind::fresh);
  EXPECT_EQ(finder.add(article("f", "")).kind, Kind::fresh);
}

TEST(DuplicateFinder, nearCopiesWithinAWeek) {
  const std::string base = words(1, 300);
  const std::string copy = words(2, 20) + base.substr(0, base.size() - 100) + words(3, 10);
  DuplicateFinder finder;
  EXPECT_EQ(finder.add(article("a", base)).kind, Kind::fresh);
  const auto verdict = finder.add(article("b", copy, "2018-02-08"));
  EXPECT_EQ(verdict.kind, Kind::near_copy);
  EXPECT_EQ(verdict.of, "a");
  EXPECT_EQ(finder.add(article("c", copy + " more", "2018-03-08")).kind, Kind::fresh);
  EXPECT_EQ(finder.add(article("d", words(4, 300))).kind, Kind::fresh);
  const auto reports = finder.reports();
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_EQ(reports[0].first, "a");
  EXPECT_THAT(reports[0].copies, ElementsAre("b"));
}

TEST(DuplicateFinder, shortTextsOfOneMouldAreNoCopies) {
  DuplicateFinder finder;
  EXPECT_EQ(finder
                .add(article("a",
                             "The President had a telephone conversation with the President of Egypt at the initiative "
                             "of the Egyptian side."))
                .kind,
            Kind::fresh);
  EXPECT_EQ(finder
                .add(article("b",
                             "The President had a telephone conversation with the President of Turkey at the "
                             "initiative of the Turkish side."))
                .kind,
            Kind::fresh);
}

TEST(DuplicateFinder, formsOfOnePublisherAreNoCopies) {
  const std::string form = words(1, 200);
  Article first = article("a", form + words(2, 20));
  Article second = article("b", form + words(3, 20));
  first.source = second.source = "Ministry";
  first.title = "Aid for Samoa";
  second.title = "Aid for Tonga";
  Article syndicated = article("c", form + words(4, 20));
  syndicated.source = "Courier";
  DuplicateFinder finder;
  EXPECT_EQ(finder.add(first).kind, Kind::fresh);
  EXPECT_EQ(finder.add(second).kind, Kind::fresh);
  EXPECT_EQ(finder.add(syndicated).kind, Kind::near_copy);
}

TEST(DuplicateFinder, reportsDoNotDependOnTheOrder) {
  std::vector<Article> articles;
  for (unsigned story = 0; story < 30; ++story)
    for (unsigned paper = 0; paper < 4; ++paper)
      articles.push_back(article("s" + std::to_string(story) + "p" + std::to_string(paper),
                                 words(story, 250) + words(1000 + 10 * story + paper, 15),
                                 paper % 2 == 0 ? "2018-02-06" : "2018-02-07"));
  const auto reports_of = [](const std::vector<Article>& in_order) {
    DuplicateFinder finder;
    for (const Article& each : in_order) finder.add(each);
    std::vector<std::string> lines;
    for (const auto& report : finder.reports()) {
      lines.push_back(report.first);
      for (const std::string& copy : report.copies) lines.back() += " " + copy;
    }
    return lines;
  };
  const std::vector<std::string> expected = reports_of(articles);
  EXPECT_THAT(expected, SizeIs(30));
  EXPECT_EQ(std::ranges::count_if(expected, [](const std::string& line) { return std::ranges::count(line, ' ') == 3; }),
            30);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::ranges::shuffle(articles, random);
    EXPECT_EQ(reports_of(articles), expected);
  }
}

TEST(Similarity, comesNearTheTruth) {
  // Of 400 runs 300 in common: 300 / 500.
  const std::string shared = words(1, 303);
  const Fingerprint a = fingerprint(article("", shared + words(2, 100)));
  const Fingerprint b = fingerprint(article("", shared + words(3, 100)));
  EXPECT_NEAR(similarity(a, b), 0.6, 0.15);
  EXPECT_EQ(similarity(a, a), 1);
  EXPECT_LT(similarity(a, fingerprint(article("", words(9, 400)))), 0.1);
}

TEST(BareUrl, keepsWhatTellsPagesApart) {
  EXPECT_EQ(bare_url("https://www.Paper.example/News/1/?utm_source=x&id=7&fbclid=q#top"), "paper.example/News/1?id=7");
  EXPECT_EQ(bare_url("http://paper.example"), "paper.example");
  EXPECT_EQ(bare_url(""), "");
}

}  // namespace
}  // namespace entente
