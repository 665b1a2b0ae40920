#include "ingest/readers/read_articles.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>

#include "ingest/readers/sniff.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class ReadArticles : public testing::Test {
 protected:
  ReadArticles()
      : folder_(fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~ReadArticles() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  ReadSummary read(const std::vector<std::string>& inputs) {
    articles_.clear();
    notes_.clear();
    return read_articles(
        inputs, options_,
        [&](Article&& article) {
          articles_.push_back(std::move(article));
          return articles_.size() < stop_after_;
        },
        [&](const ReadNote& note) { notes_.push_back(note); });
  }

  std::vector<std::string> titles() const {
    std::vector<std::string> result;
    for (const Article& article : articles_) result.push_back(article.title);
    return result;
  }

  fs::path folder_;
  ReadOptions options_;
  std::size_t stop_after_ = 1000;
  std::vector<Article> articles_;
  std::vector<ReadNote> notes_;
};

TEST_F(ReadArticles, readsAFolderInOrder) {
  write("b.txt", "Second\n\nText.");
  write("a/z.txt", "First\n\nText.");
  write("c.ndjson",
        "{\"id\":\"x\",\"title\":\"Third\",\"text\":\"T.\",\"date\":\"2018-02-06\"}\n{\"title\":\"Fourth\"}\n");
  write("picture.png", "\x89PNG");
  write(".hidden.txt", "no");
  const ReadSummary summary = read({folder_});
  EXPECT_THAT(titles(), ElementsAre("First", "Second", "Third", "Fourth"));
  EXPECT_EQ(summary.read, 4U);
  EXPECT_EQ(summary.ignored, 2U);
  EXPECT_EQ(summary.undated, 3U);
  EXPECT_EQ(articles_[0].id, (folder_ / "a/z.txt").native());
  EXPECT_EQ(articles_[2].id, "x");
  EXPECT_EQ(articles_[3].id, (folder_ / "c.ndjson").native() + ":2");
}

TEST_F(ReadArticles, oneBadLineIsCountedAndNamed) {
  const std::string path = write("a.jsonl", "{\"title\":\"One\"}\n{\"title\":\nnonsense\n{\"title\":\"Two\"}\n");
  const ReadSummary summary = read({path});
  EXPECT_THAT(titles(), ElementsAre("One", "Two"));
  EXPECT_EQ(summary.failed, 2U);
  ASSERT_GE(notes_.size(), 2U);
  EXPECT_EQ(notes_[1].where, path + ":2");
  EXPECT_THAT(notes_[1].what, HasSubstr("expected JSON"));
}

TEST_F(ReadArticles, strictThrows) {
  options_.strict = true;
  const std::string path = write("a.jsonl", "{\"title\":\"One\"}\n{\"title\":\n");
  try {
    read({path});
    FAIL() << "nothing thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr(path + ":2: expected JSON"));
  }
}

TEST_F(ReadArticles, aMissingFileThrowsBeforeAnythingIsRead) {
  const std::string path = write("a.txt", "Title");
  EXPECT_THROW(read({path, folder_ / "none.txt"}), std::runtime_error);
  EXPECT_TRUE(articles_.empty());
}

TEST_F(ReadArticles, aFolderWithoutArticlesThrows) {
  write("picture.png", "\x89PNG");
  EXPECT_THROW(read({folder_}), std::runtime_error);
}

TEST_F(ReadArticles, datesComeFromTheArticleThenItsNeighbourThenTheOption) {
  options_.published = parse_day("2001-01-01");
  write("a.txt", "---\ndate: 2003-03-03\n---\nA");
  write("b.txt", "B");
  write("b.txt.meta.json", "{\"date\": \"2002-02-02\", \"title\": \"Better B\", \"id\": \"bb\"}");
  write("c.txt", "C");
  const ReadSummary summary = read({folder_});
  ASSERT_EQ(articles_.size(), 3U);
  EXPECT_EQ(to_string(articles_[0].published.value()), "2003-03-03");
  EXPECT_EQ(to_string(articles_[1].published.value()), "2002-02-02");
  EXPECT_EQ(articles_[1].title, "Better B");
  EXPECT_EQ(articles_[1].id, "bb");
  EXPECT_EQ(to_string(articles_[2].published.value()), "2001-01-01");
  EXPECT_EQ(summary.undated, 0U);
}

TEST_F(ReadArticles, stopsWhenAsked) {
  stop_after_ = 2;
  write("a.jsonl", "{\"title\":\"One\"}\n{\"title\":\"Two\"}\n{\"title\":\"Three\"}\n");
  write("b.txt", "Four");
  const ReadSummary summary = read({folder_});
  EXPECT_TRUE(summary.stopped);
  EXPECT_THAT(titles(), ElementsAre("One", "Two"));
}

TEST_F(ReadArticles, survivesSymbolicLoopsAndStrangeNames) {
  write("sub/line\nfeed.txt", "Strange");
  fs::create_directory_symlink("..", folder_ / "sub/up");
  fs::create_symlink("nowhere", folder_ / "sub/dangling.txt");
  const ReadSummary summary = read({folder_});
  EXPECT_THAT(titles(), ElementsAre("Strange"));
  EXPECT_EQ(articles_[0].id, (folder_ / "sub/line\\nfeed.txt").native());
  EXPECT_EQ(summary.ignored, 1U);
}

TEST_F(ReadArticles, limitsAnArticlesSize) {
  options_.max_article_bytes = 100;
  const std::string path = write("a.txt", std::string(1000, 'x'));
  EXPECT_EQ(read({path}).failed, 1U);
  EXPECT_THAT(notes_.front().what, HasSubstr("at most 100 bytes"));
}

TEST_F(ReadArticles, countsEmptyFiles) {
  write("a.txt", " \n");
  write("b.txt", "B");
  const ReadSummary summary = read({folder_});
  EXPECT_EQ(summary.empty, 1U);
  EXPECT_EQ(summary.read, 1U);
}

TEST_F(ReadArticles, readsFileLists) {
  EXPECT_THAT(read_file_list(write("list", "a.txt\r\n\nb c.txt\n")), ElementsAre("a.txt", "b c.txt"));
  EXPECT_THAT(read_file_list(write("list0", std::string("a\nb.txt\0c.txt", 13))), ElementsAre("a\nb.txt", "c.txt"));
}

TEST(InputFormatNames, readBack) {
  for (int i = 0; i < 9; ++i)
    EXPECT_EQ(parse_input_format(name(static_cast<InputFormat>(i))), static_cast<InputFormat>(i));
  EXPECT_FALSE(parse_input_format("pdf"));
}

TEST(Sniff, tellsFormatsFromTheirFirstBytes) {
  EXPECT_EQ(sniff("  {\"id\": 1}", "x"), InputFormat::json);
  EXPECT_EQ(sniff("[\n {\"id\"", "x"), InputFormat::json);
  EXPECT_EQ(sniff("[Paris] The ministers", "x"), InputFormat::text);
  EXPECT_EQ(sniff("WARC/1.0\r\n", "x"), InputFormat::warc);
  EXPECT_EQ(sniff("<?xml version=\"1.0\"?><rss version=\"2.0\">", "x.html"), InputFormat::feed);
  EXPECT_EQ(sniff("<!DOCTYPE html><html>", "x.txt"), InputFormat::html);
  EXPECT_EQ(sniff("Title\n\nText", "x.md"), InputFormat::markdown);
  EXPECT_EQ(sniff("id,text\n", "x.csv.gz"), InputFormat::csv);
  EXPECT_EQ(sniff("%PDF-1.4", "x.txt"), InputFormat::automatic);
  EXPECT_EQ(sniff("Title with one \0 in it", "x"), InputFormat::text);
}

TEST(MayHoldArticles, goesByTheEnding) {
  for (const char* name : {"a.txt", "a.HTML", "a.warc.gz", "a.jsonl.zst", "README", "a.tgz", "news 2018.02.06"})
    EXPECT_TRUE(may_hold_articles(name)) << name;
  for (const char* name : {"a.png", "a.pdf", "a.cpp", "a.png.gz"}) EXPECT_FALSE(may_hold_articles(name)) << name;
}

}  // namespace
}  // namespace entente
