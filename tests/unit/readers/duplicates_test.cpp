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

/// The reports, each as its ids, the first one first.
std::vector<std::string> reports_of(const std::vector<Article>& articles) {
  std::vector<PrintedArticle> printed;
  for (const Article& a : articles)
    printed.push_back({{a.id, a.title, a.source, a.url, a.published, {}}, fingerprint(a)});
  std::vector<std::string> lines;
  for (const SharedReport& report : find_shared_reports(std::move(printed))) {
    lines.push_back(report.first);
    for (const std::string& copy : report.copies) lines.back() += " " + copy;
  }
  return lines;
}

TEST(SharedReports, sameWordsWithinAWeek) {
  EXPECT_THAT(
      reports_of({article("a", "France met Spain."), article("b", "FRANCE — met “Spain”!"),
                  article("c", "France met Spain.", "2019-02-06"), article("d", ""), article("e", "", "2018-02-07")}),
      ElementsAre("a b"))
      << "the same words a year later are news; no words are none in common";
}

TEST(SharedReports, sameAddressAndHalfTheText) {
  const std::string base = words(1, 100);
  const auto at = [](std::string id, std::string text) {
    return article(std::move(id), std::move(text), "2018-02-06", "https://www.N.example/x/?utm_source=y#top");
  };
  EXPECT_THAT(reports_of({at("a", base), at("b", base.substr(0, 300) + words(2, 20)), at("c", words(3, 100))}),
              ElementsAre("a b"));
}

TEST(SharedReports, nearCopiesWithinAWeek) {
  const std::string base = words(1, 300);
  const std::string copy = words(2, 20) + base.substr(0, base.size() - 100) + words(3, 10);
  EXPECT_THAT(reports_of({article("a", base), article("b", copy, "2018-02-08"),
                          article("c", copy + " more", "2018-03-08"), article("d", words(4, 300))}),
              ElementsAre("a b"));
  EXPECT_THAT(reports_of({article("z", base, "2018-02-05"), article("b", copy, "2018-02-08")}), ElementsAre("z b"))
      << "the earliest is the first";
}

TEST(SharedReports, shortTextsOfOneMouldAreNoCopies) {
  EXPECT_THAT(reports_of({article("a",
                                  "The President had a telephone conversation with the President of Egypt at the "
                                  "initiative of the Egyptian side."),
                          article("b",
                                  "The President had a telephone conversation with the President of Turkey at the "
                                  "initiative of the Turkish side.")}),
              IsEmpty());
}

TEST(SharedReports, formsOfOnePublisherAreNoCopies) {
  const std::string form = words(1, 200);
  Article first = article("a", form + words(2, 20));
  Article second = article("b", form + words(3, 20));
  first.source = second.source = "Ministry";
  first.title = "Aid for Samoa";
  second.title = "Aid for Tonga";
  EXPECT_THAT(reports_of({first, second}), IsEmpty());
  Article syndicated = article("c", form + words(4, 20));
  syndicated.source = "Courier";
  EXPECT_THAT(reports_of({first, syndicated}), ElementsAre("a c"));
}

TEST(SharedReports, doNotDependOnTheOrder) {
  std::vector<Article> articles;
  for (unsigned story = 0; story < 30; ++story)
    for (unsigned paper = 0; paper < 4; ++paper)
      articles.push_back(article("s" + std::to_string(story) + "p" + std::to_string(paper),
                                 words(story, 250) + words(1000 + 10 * story + paper, 15),
                                 paper % 2 == 0 ? "2018-02-06" : "2018-02-07"));
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

TEST(Fingerprint, isReadBackFromItsDigits) {
  const Fingerprint print = fingerprint(article("a", words(1, 100)));
  EXPECT_EQ(parse_fingerprint(to_string(print)), print);
  EXPECT_THAT(to_string(print), SizeIs(168));
  for (const std::string& broken :
       {std::string(), to_string(print) + "0", std::string(168, 'x'), std::string(168, ' ')})
    EXPECT_EQ(parse_fingerprint(broken), std::nullopt);
}

TEST(Fingerprint, wholeTellsTitlesAndDaysApart) {
  const Article base = article("a", "France met Spain.");
  Article other = base;
  other.id = "b", other.url = "https://n.example/b", other.source = "Courier";
  EXPECT_EQ(fingerprint(base), fingerprint(other));
  other.title = "Talks";
  EXPECT_NE(fingerprint(base).whole, fingerprint(other).whole);
  other = base, other.published = parse_day("2018-02-07");
  EXPECT_NE(fingerprint(base).whole, fingerprint(other).whole);
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
