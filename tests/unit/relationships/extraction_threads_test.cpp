// Articles extracted by several threads. The suite `Threads` is run under ThreadSanitizer; `ExtractArticles` is not,
// since TBB, which is not built for that sanitizer, hands the articles from thread to thread there.

#include <gtest/gtest.h>
#include <thread>

#include "ingest/relationships/extract_articles.hpp"

namespace entente {
namespace {

const std::vector<std::string> inputs = {ENTENTE_SOURCE_DIR "/examples/articles"};

std::vector<RawArticle> raw_articles() {
  std::vector<RawArticle> all;
  split_articles(inputs, {}, [&](RawArticle&& raw) {
    all.push_back(std::move(raw));
    return true;
  });
  return all;
}

/// The whole way of each article in this thread.
std::vector<Extraction> extract_alone() {
  std::vector<Extraction> extractions;
  const Extractor extractor;
  for (RawArticle& raw : raw_articles()) {
    extractions.push_back(extractor(std::get<Article>(decode_article(std::move(raw), {}))));
  }
  return extractions;
}

std::vector<Extraction> extract(std::size_t jobs, std::size_t limit = 0) {
  std::vector<Extraction> extractions;
  extract_articles(inputs, {.jobs = jobs, .limit = limit}, Extractor(), [&](Extraction&& extraction) {
    extractions.push_back(std::move(extraction));
    return true;
  });
  return extractions;
}

TEST(Threads, ExtractWithoutDisturbingEachOther) {
  std::vector<std::vector<Extraction>> answers(4);
  std::vector<std::thread> threads;
  // All start together, so that they also meet where tables and model are read for the first time.
  for (auto& answer : answers) threads.emplace_back([&] { answer = extract_alone(); });
  for (std::thread& thread : threads) thread.join();
  const auto expected = extract_alone();
  ASSERT_GT(expected.size(), 10);
  for (const auto& answer : answers) EXPECT_EQ(answer, expected);
}

TEST(ExtractArticles, GivesTheSameInTheSameOrderWhateverTheJobs) {
  const auto expected = extract(1);
  ASSERT_GT(expected.size(), 10);
  EXPECT_EQ(extract(4), expected);
}

TEST(ExtractArticles, StopsInTheMidstOfTheArticles) {
  EXPECT_EQ(extract(4, 3), extract(1, 3));
  std::size_t seen = 0;
  const auto take_two = [&](Extraction&&) { return ++seen < 2; };
  EXPECT_TRUE(extract_articles(inputs, {.jobs = 4}, Extractor(), take_two).read.stopped);
  EXPECT_EQ(seen, 2);
  const auto refuse = [](Extraction&&) -> bool { throw std::runtime_error("full"); };
  EXPECT_THROW(extract_articles(inputs, {.jobs = 4}, Extractor(), refuse), std::runtime_error);
}

}  // namespace
}  // namespace entente
