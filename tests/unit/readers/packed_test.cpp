// Compressed and hostile inputs, through the whole way of reading.

#include <archive.h>
#include <archive_entry.h>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/read_articles.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

enum class Packing { gzip, zstd, bzip2, xz, tar, tar_gzip, zip };

using Files = std::vector<std::pair<std::string, std::string>>;

std::string pack(Packing packing, const Files& files) {
  archive* writer = archive_write_new();
  const bool single = packing != Packing::tar && packing != Packing::tar_gzip && packing != Packing::zip;
  if (packing == Packing::gzip || packing == Packing::tar_gzip) archive_write_add_filter_gzip(writer);
  if (packing == Packing::zstd) archive_write_add_filter_zstd(writer);
  if (packing == Packing::bzip2) archive_write_add_filter_bzip2(writer);
  if (packing == Packing::xz) archive_write_add_filter_xz(writer);
  if (single) archive_write_set_format_raw(writer);
  if (packing == Packing::zip) archive_write_set_format_zip(writer);
  if (packing == Packing::tar || packing == Packing::tar_gzip) archive_write_set_format_pax_restricted(writer);
  std::size_t size = 1 << 20;
  for (const auto& file : files) size += 2 * file.second.size();
  std::string result(size, '\0');
  std::size_t used = 0;
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, result.data(), result.size(), &used);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  result.resize(used);
  return result;
}

class Packed : public testing::Test {
 protected:
  Packed()
      : folder_(fs::path(testing::TempDir()) /
                ("packed_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Packed() override { fs::remove_all(folder_); }

  ReadSummary read(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    titles_.clear();
    notes_.clear();
    ids_.clear();
    const std::vector<std::string> inputs = {path.native()};
    return read_articles(
        inputs, options_,
        [&](Article&& article) {
          titles_.push_back(article.title.substr(0, 50));
          ids_.push_back(article.id);
          return true;
        },
        [&](const ReadNote& note) {
          if (note.problem != ReadProblem::undated)
            notes_.push_back(note.where.substr(folder_.native().size() + 1) + ": " + note.what);
        });
  }

  fs::path folder_;
  ReadOptions options_;
  std::vector<std::string> titles_;
  std::vector<std::string> ids_;
  std::vector<std::string> notes_;
};

const std::string lines = "{\"title\":\"One\"}\n{\"title\":\"Two\"}\n";

TEST_F(Packed, everyCompression) {
  for (const auto& [packing, ending] : std::vector<std::pair<Packing, std::string>>{
           {Packing::gzip, "gz"}, {Packing::zstd, "zst"}, {Packing::bzip2, "bz2"}, {Packing::xz, "xz"}}) {
    const ReadSummary summary = read("a.jsonl." + ending, pack(packing, {{"a", lines}}));
    EXPECT_THAT(titles_, ElementsAre("One", "Two")) << ending;
    EXPECT_EQ(summary.failed, 0U);
    EXPECT_EQ(ids_.front(), (folder_ / ("a.jsonl." + ending)).native() + ":1");
  }
}

TEST_F(Packed, gzipFilesOneAfterAnother) {
  read("a.jsonl.gz",
       pack(Packing::gzip, {{"a", "{\"title\":\"One\"}\n"}}) + pack(Packing::gzip, {{"a", "{\"title\":\"Two\"}\n"}}));
  EXPECT_THAT(titles_, ElementsAre("One", "Two"));
}

TEST_F(Packed, archivesAndArchivesWithinThem) {
  const Files files = {
      {"n/a.jsonl", lines}, {"n/.hidden.txt", "no"}, {"n/p.png", "\x89PNG"}, {"n/b.txt", "Three\n\nText."}};
  for (const auto& [packing, name] : std::vector<std::pair<Packing, std::string>>{
           {Packing::tar, "a.tar"}, {Packing::tar_gzip, "a.tgz"}, {Packing::zip, "a.zip"}}) {
    const ReadSummary summary = read(name, pack(packing, files));
    EXPECT_THAT(titles_, ElementsAre("One", "Two", "Three")) << name;
    EXPECT_EQ(summary.ignored, 2U) << name;
    EXPECT_EQ(ids_.back(), (folder_ / name).native() + ":n/b.txt");
  }
  read("b.tar",
       pack(Packing::tar, {{"inner.zip", pack(Packing::zip, {{"c.jsonl.gz", pack(Packing::gzip, {{"c", lines}})}})}}));
  EXPECT_THAT(titles_, ElementsAre("One", "Two"));
}

TEST_F(Packed, tooManyArchivesWithinArchives) {
  std::string bytes = lines;
  for (int i = 0; i < 6; ++i) bytes = pack(Packing::zip, {{"a.zip", bytes}});
  EXPECT_EQ(read("a.zip", bytes).failed, 1U);
  EXPECT_THAT(notes_.front(), HasSubstr("expected fewer archives within archives"));
}

TEST_F(Packed, whatIsCutOffGivesWhatCameBefore) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "{\"title\":\"Title " + std::to_string(i * 7919 % 20011) + "\"}\n";
  std::string bytes = pack(Packing::gzip, {{"a", text}});
  bytes.resize(bytes.size() / 2);
  const ReadSummary summary = read("a.jsonl.gz", bytes);
  EXPECT_GT(summary.read, 1000U);
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_THAT(notes_.back(), HasSubstr("a.jsonl.gz: expected a whole and sound archive"));
}

TEST_F(Packed, bombsMeetTheLimits) {
  const std::string bomb = pack(Packing::gzip, {{"a", std::string(std::size_t{100} << 20, ' ')}});
  EXPECT_EQ(read("a.jsonl.gz", bomb).failed, 1U);
  EXPECT_THAT(notes_.front(), HasSubstr("unpacked bytes for each packed one"));
  options_.max_unpacked_bytes = 1000;
  EXPECT_EQ(read("b.jsonl.gz", pack(Packing::gzip, {{"a", lines + std::string(5000, ' ')}})).failed, 1U);
  EXPECT_THAT(notes_.front(), HasSubstr("expected at most 1000 unpacked bytes"));
}

TEST_F(Packed, oneLineOfHundredMegabytes) {
  const std::string longest(std::size_t{100} << 20, 'x');
  const ReadSummary summary =
      read("a.jsonl", "{\"title\":\"One\"}\n{\"title\":\"" + longest + "\"}\n{\"title\":\"Two\"}\n");
  EXPECT_THAT(titles_, ElementsAre("One", "Two"));
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_EQ(read("a.txt", longest).failed, 1U);
}

TEST_F(Packed, deepNesting) {
  std::string page = "<html><body><h1>Deep</h1>";
  for (int i = 0; i < 300000; ++i) page += "<div>";
  const ReadSummary summary = read("a.html", page + "<p>Text at the bottom.</p></x></y>");
  EXPECT_EQ(summary.read, 1U);
  EXPECT_THAT(titles_, ElementsAre("Deep"));
  std::string feed = "<rss><channel><item><title>Deep</title>";
  for (int i = 0; i < 100000; ++i) feed += "<a>";
  const ReadSummary deep = read("a.xml", feed);
  EXPECT_GE(deep.read + deep.failed, 1U);
}

TEST_F(Packed, zeroBytesAndBinaryFiles) {
  read("a.txt", std::string("Ti\0tle\n\nText with a z\0ro.", 26));
  EXPECT_THAT(titles_, ElementsAre("Ti tle"));
  EXPECT_EQ(read("b.txt", std::string(5000, '\0')).failed, 1U);
  EXPECT_THAT(notes_.front(), HasSubstr("expected text, not binary data"));
}

TEST_F(Packed, articlesOfAMillionWords) {
  std::string text = "Long\n\n";
  for (int i = 0; i < 1000000; ++i) text += "words ";
  EXPECT_EQ(read("a.txt", text).read, 1U);
}

TEST_F(Packed, utf16Lines) {
  std::string wide = "\xFF\xFE";
  for (const char c : lines) wide += c, wide += '\0';
  read("a.jsonl", wide);
  EXPECT_THAT(titles_, ElementsAre("One", "Two"));
}

TEST_F(Packed, otherLanguagesAreSetAside) {
  const std::string french =
      "{\"text\":\"Le ministre des affaires étrangères a rencontré son homologue espagnol mardi à Madrid pour parler "
      "de la coopération entre les deux pays, de la lutte contre "
      "le terrorisme et de la frontière commune.\"}\n";
  EXPECT_EQ(read("a.jsonl", lines + french).language, 1U);
  EXPECT_THAT(notes_.front(), HasSubstr("a.jsonl:3: in fr"));
  const std::string names =
      "{\"text\":\"Ilham Aliyev and Gurbanguly Berdimuhamedov spoke to Shavkat Mirziyoyev of Uzbekistan and thanked "
      "the people of Azerbaijan.\"}";
  EXPECT_EQ(read("b.jsonl", names).read, 1U);
  options_.languages = {"en", "fr"};
  EXPECT_EQ(read("a.jsonl", french).read, 1U);
  options_.languages = {};
  EXPECT_EQ(read("a.jsonl", french).read, 1U);
}

TEST_F(Packed, whatTheCallbackThrowsComesThrough) {
  std::ofstream(folder_ / "a.jsonl.gz", std::ios::binary) << pack(Packing::gzip, {{"a", lines}});
  const std::vector<std::string> inputs = {(folder_ / "a.jsonl.gz").native()};
  EXPECT_THROW(read_articles(inputs, {}, [](Article&&) -> bool { throw std::runtime_error("disk full"); }),
               std::runtime_error);
}

}  // namespace
}  // namespace entente
