// What a store makes of copies: one witness, whatever the order.

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <unistd.h>

#include "graph/view.hpp"
#include "ingest/readers/duplicates.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CopiesTest : public testing::Test {
 protected:
  ~CopiesTest() override { std::filesystem::remove_all(folder_); }

  std::string fresh_file() {
    std::filesystem::create_directories(folder_);
    return (folder_ / (std::to_string(++files_) + ".db")).string();
  }

  /// What a run over these articles makes.
  std::string store_of(const std::vector<Extraction>& articles) {
    const std::string file = fresh_file();
    add(file, articles);
    return file;
  }

  static void add(const std::string& file, const std::vector<Extraction>& articles) {
    Store store(file, StoreMode::write);
    for (const Extraction& each : articles) store.add(each);
    mark_copies(store);
    store.commit();
  }

  static std::vector<Extraction> contents(const std::string& file) {
    std::vector<Extraction> all;
    Store(file, StoreMode::read).for_each([&](Extraction&& each) { all.push_back(std::move(each)); });
    return all;
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("entente_copies_" + std::to_string(::getpid()));
  int files_ = 0;
};

/// An article that says that France thanked Spain, followed by `rest`.
Extraction saying(const std::string& id, const std::string& publisher, const std::string& rest = "") {
  std::string text = "France thanked Spain.";
  for (int i = 0; i < 60; ++i) text += " word" + std::to_string(i);
  const Article article{
      .id = id, .title = "Thanks", .text = text + rest, .source = publisher, .published = parse_day("2018-02-06")};
  Extraction made{.source = {id, article.title, publisher, "", article.published, {}}};
  made.fingerprint = to_string(fingerprint(article));
  made.relationships.push_back({.actor = "FRA",
                                .recipient = "ESP",
                                .type = EventType::support,
                                .confidence = 0.8,
                                .actor_mention = "France",
                                .recipient_mention = "Spain",
                                .evidence = {{id, 1, 0, 21, "France thanked Spain.", article.published}}});
  return made;
}

TEST_F(CopiesTest, nearCopiesAreOneWitness) {
  const auto file = store_of({saying("a", "Wire"), saying("b", "Courier", " More in our issue of tomorrow."),
                              saying("c", "Post", " Subscribe.")});
  const KnowledgeGraph graph = Store(file, StoreMode::read).load();
  ASSERT_EQ(graph.edge_count(), 1U);
  EXPECT_EQ(graph.support(0), 1U);
  EXPECT_DOUBLE_EQ(graph.confidence(0), 0.8);
  EXPECT_EQ(graph.relationship(0).evidence.size(), 3U) << "each is still a source";
  EXPECT_EQ(graph.find_source("b")->copy_of, "a");
  Filter twice;
  twice.min_support = 2;
  EXPECT_THAT(View(graph, twice).edges(), IsEmpty());
}

TEST_F(CopiesTest, otherArticlesAreWitnessesOfTheirOwn) {
  std::string other;
  for (int i = 0; i < 200; ++i) other += " other" + std::to_string(i);
  const KnowledgeGraph graph =
      Store(store_of({saying("a", "Wire"), saying("b", "Courier", other)}), StoreMode::read).load();
  EXPECT_EQ(graph.support(0), 2U);
  EXPECT_DOUBLE_EQ(graph.confidence(0), 1 - 0.2 * 0.2);
}

TEST_F(CopiesTest, theSameTextUnderAnotherIdIsASourceOnly) {
  const std::string file = store_of({saying("b", "Courier")});
  Store store(file, StoreMode::write);
  EXPECT_FALSE(store.add(saying("a", "Wire")));
  mark_copies(store);
  store.commit();
  const KnowledgeGraph graph = Store(file, StoreMode::read).load();
  ASSERT_EQ(graph.edge_count(), 1U);
  EXPECT_EQ(graph.relationship(0).evidence.size(), 1U);
  EXPECT_EQ(graph.relationship(0).evidence[0].article, "a");
  EXPECT_EQ(graph.find_source("a")->publisher, "Wire");
  EXPECT_EQ(graph.find_source("b")->publisher, "Courier");
  EXPECT_EQ(graph.find_source("b")->copy_of, "a");
}

TEST_F(CopiesTest, orderAndRepetitionChangeNothing) {
  std::vector<Extraction> articles = {saying("a", "Wire"), saying("b", "Wire"), saying("c", "Courier", " x y z"),
                                      saying("d", "Post", " x y z"), saying("e", "Post")};
  const std::vector<Extraction> expected = contents(store_of(articles));
  std::mt19937 random(7);
  for (int round = 0; round < 8; ++round) {
    std::ranges::shuffle(articles, random);
    const std::string file = fresh_file();
    for (const Extraction& one : articles) add(file, {one});
    add(file, articles);
    EXPECT_EQ(contents(file), expected);
  }
}

TEST_F(CopiesTest, mergingStoresFindsCopiesAcrossThem) {
  const std::string one = store_of({saying("b", "Courier"), saying("c", "Post", " x y z")});
  const std::string other = store_of({saying("a", "Wire"), saying("d", "Post")});
  const std::string merged = fresh_file();
  add(merged, contents(one));
  add(merged, contents(other));
  EXPECT_EQ(contents(merged), contents(store_of({saying("a", "Wire"), saying("b", "Courier"),
                                                 saying("c", "Post", " x y z"), saying("d", "Post")})));
}

TEST_F(CopiesTest, articlesWithoutFingerprintAreNoCopies) {
  Extraction one = saying("a", "Wire"), other = saying("b", "Courier");
  one.fingerprint = other.fingerprint = "";
  EXPECT_EQ(Store(store_of({one, other}), StoreMode::read).load().support(0), 2U);
}

}  // namespace
}  // namespace entente
