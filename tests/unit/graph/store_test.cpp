#include "graph/store.hpp"

#include <chrono>
#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "samples.hpp"

namespace entente {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Property;
using testing::SizeIs;
using testing::StrEq;
using testing::ThrowsMessage;

class StoreTest : public testing::Test {
 protected:
  StoreTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("entente_store_" + std::to_string(::getpid()) + '_' +
                 testing::UnitTest::GetInstance()->current_test_info()->name())),
        file_(folder_ / "a?b%20#.db") {
    std::filesystem::create_directories(folder_);
  }
  ~StoreTest() override {
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
    std::filesystem::remove_all(folder_);
  }

  void fill(std::vector<Extraction> articles) const {
    Store store(file_, StoreMode::write);
    for (const Extraction& a : articles) store.add(a);
    store.commit();
  }

  std::vector<Extraction> contents() const {
    std::vector<Extraction> all;
    Store(file_, StoreMode::read).for_each([&](Extraction&& extraction) { all.push_back(std::move(extraction)); });
    return all;
  }

  void run_sql(const char* sql) const {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
  }

  int query(const char* sql) const {
    sqlite3* db = nullptr;
    sqlite3_stmt* rows = nullptr;
    EXPECT_EQ(sqlite3_open(file_.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_prepare_v2(db, sql, -1, &rows, nullptr), SQLITE_OK);
    EXPECT_EQ(sqlite3_step(rows), SQLITE_ROW);
    const int value = sqlite3_column_int(rows, 0);
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return value;
  }

  void expect_refusal(StoreMode mode, const std::string& words) const {
    EXPECT_THAT([&] { Store(file_, mode).load(); },
                ThrowsMessage<std::runtime_error>(AllOf(HasSubstr(file_.string()), HasSubstr(words))));
  }

  std::filesystem::path folder_;
  std::filesystem::path file_;
};

/// An article with everything that a store has to keep.
Extraction rich_article() {
  Relationship r = consult("A/army", "B", "2018-02-05/2018-02-07");
  r.mode = "visit";
  r.aspect = Aspect::historical;
  r.mutual = true;
  r.contexts = {Context::military, Context::transport};
  r.confidence = 0.1 + 0.2;
  r.actor_mention = "l’armée";
  r.recipient_mention = std::string("zero\0byte", 9);
  Extraction extraction = article("http://é.example/1", {r, consult("B", "A")}, "1969-12-31");
  extraction.source.publisher = "Publisher";
  extraction.source.url = "http://é.example/1";
  extraction.relationships[1].evidence.insert(extraction.relationships[1].evidence.begin(),
                                              extraction.relationships[0].evidence[0]);
  extraction.actors[0].place = Place{48.85, 2.35};
  extraction.actors[0].other_names = {"Aland", "Alandish"};
  extraction.actors[0].iso2 = "AA";
  extraction.actors[0].wikidata = "Q1";
  extraction.offices = {{"person/x", "X", "general", "A", span("2017"), extraction.relationships[0].evidence[0]},
                        {"person/y", "Y", "king", "B", std::nullopt, {}}};
  return extraction;
}

TEST_F(StoreTest, GivesBackAllThatWasAdded) {
  const Extraction rich = rich_article();
  fill({rich, article("z", {})});
  const auto all = contents();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].source, rich.source);
  EXPECT_EQ(all[0].relationships, rich.relationships);
  EXPECT_EQ(all[0].offices, rich.offices);
  EXPECT_EQ(all[0].actors, rich.actors);
  EXPECT_EQ(all[1], article("z", {}));
}

TEST_F(StoreTest, AnArticleIsAddedOnce) {
  Store store(file_, StoreMode::write);
  EXPECT_TRUE(store.add(article("a", {consult("A", "B", "2018")})));
  EXPECT_TRUE(store.contains("a"));
  EXPECT_FALSE(store.contains("b"));
  EXPECT_FALSE(store.add(article("a", {consult("C", "D", "2018")})));
  store.commit();
  EXPECT_FALSE(store.add(article("a", {})));
  EXPECT_EQ(store.article_count(), 1);
  EXPECT_EQ(store.load().edge_count(), 1);
}

TEST_F(StoreTest, AnArticleThatTwoWritersAddIsAddedOnce) {
  const Extraction both = article("a", {consult("A", "B", "2018")});
  Store first(file_, StoreMode::write), second(file_, StoreMode::write);
  ASSERT_TRUE(first.add(both));
  // Does not see it yet, and waits for the first to commit.
  auto added = std::async(std::launch::async, [&] { return second.add(both); });
  added.wait_for(std::chrono::milliseconds(200));
  first.commit();
  EXPECT_FALSE(added.get());
  EXPECT_THAT(contents(), SizeIs(1));
}

TEST_F(StoreTest, GrowsOverSeveralOpenings) {
  fill({article("a", {consult("A", "B", "2018-02")})});
  fill({article("a", {}), article("b", {consult("A", "B", "2018-02-05")})});
  Store store(file_, StoreMode::read);
  EXPECT_EQ(store.article_count(), 2);
  const KnowledgeGraph graph = store.load();
  ASSERT_EQ(graph.edge_count(), 1);
  EXPECT_EQ(graph.support(0), 2);
}

TEST_F(StoreTest, WhatIsNotCommittedIsDropped) {
  fill({article("a", {consult("A", "B")})});
  {
    Store store(file_, StoreMode::write);
    store.add(article("b", {consult("B", "C")}));
    EXPECT_EQ(Store(file_, StoreMode::read).article_count(), 1) << "others see what is committed only";
  }
  EXPECT_EQ(Store(file_, StoreMode::read).article_count(), 1);
}

TEST_F(StoreTest, TheOrderOfTheArticlesDoesNotMatter) {
  const std::vector<Extraction> articles = {rich_article(), article("b", {consult("A", "B", "2018-02")}),
                                            article("c", {consult("A", "B", "2018-02-05"), consult("B", "A", "2018")})};
  fill({articles[0], articles[1], articles[2]});
  const KnowledgeGraph first = Store(file_, StoreMode::read).load();
  std::filesystem::remove(file_);
  fill({articles[2], articles[0], articles[1]});
  const KnowledgeGraph second = Store(file_, StoreMode::read).load();
  KnowledgeGraph direct;
  for (const Extraction& a : articles) direct.add(a);
  direct.freeze();
  for (const KnowledgeGraph* other : {&second, static_cast<const KnowledgeGraph*>(&direct)}) {
    ASSERT_EQ(first.edge_count(), other->edge_count());
    for (EdgeIndex edge = 0; edge < first.edge_count(); ++edge) {
      EXPECT_EQ(first.relationship(edge), other->relationship(edge)) << edge;
    }
    EXPECT_TRUE(std::ranges::equal(first.actors(), other->actors()));
    EXPECT_TRUE(std::ranges::equal(first.sources(), other->sources()));
    EXPECT_TRUE(std::ranges::equal(first.offices(), other->offices()));
  }
}

TEST_F(StoreTest, EvidenceIsStoredOncePerSentence) {
  fill({rich_article()});
  EXPECT_EQ(query("SELECT count(*) FROM sentence"), 2) << "three proofs and an office stand in two sentences";
}

TEST_F(StoreTest, OneReadsWhileAnotherWrites) {
  fill({article("a", {consult("A", "B")})});
  Store writer(file_, StoreMode::write);
  Store reader(file_, StoreMode::read);
  writer.add(article("b", {consult("B", "C")}));
  EXPECT_EQ(reader.load().edge_count(), 1);
  writer.commit();
  EXPECT_EQ(reader.load().edge_count(), 2);
}

TEST_F(StoreTest, AMissingFileIsNamed) {
  expect_refusal(StoreMode::read, "no such store");
  EXPECT_FALSE(std::filesystem::exists(file_)) << "reading makes no file";
}

TEST_F(StoreTest, AFolderThatDoesNotExistIsNamed) {
  file_ = folder_ / "nowhere" / "graph.db";
  expect_refusal(StoreMode::write, "unable to open");
}

TEST_F(StoreTest, WhatIsNoDatabaseIsRefusedAndLeftAlone) {
  const std::string text(2000, 'x');
  std::ofstream(file_) << text;
  expect_refusal(StoreMode::read, "expected an Entente store");
  expect_refusal(StoreMode::write, "expected an Entente store");
  std::ifstream in(file_);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), text);
}

TEST_F(StoreTest, AnEmptyFileIsNoStoreToRead) {
  std::ofstream(file_).flush();
  expect_refusal(StoreMode::read, "expected an Entente store, found an empty one");
}

TEST_F(StoreTest, AWriterKilledBeforeTheTablesLeavesNoOtherProgramsDatabase) {
  run_sql("PRAGMA journal_mode = WAL");
  expect_refusal(StoreMode::read, "found an empty one: ingest into it first");
  fill({article("a", {})});
  EXPECT_EQ(query("SELECT count(*) FROM article"), 1);
}

TEST_F(StoreTest, AnotherProgramsDatabaseIsRefusedAndLeftAlone) {
  run_sql("CREATE TABLE song(title)");
  expect_refusal(StoreMode::read, "another database");
  expect_refusal(StoreMode::write, "another database");
  EXPECT_EQ(query("SELECT count(*) FROM sqlite_schema"), 1);
  EXPECT_EQ(query("SELECT journal_mode = 'delete' FROM pragma_journal_mode"), 1) << "not even its journal is changed";
}

TEST_F(StoreTest, ANewerStoreIsRefused) {
  fill({article("a", {})});
  run_sql("PRAGMA user_version = 999");
  expect_refusal(StoreMode::read, "999");
  expect_refusal(StoreMode::write, "999");
}

TEST_F(StoreTest, ADamagedFileIsRecognisedAndNamed) {
  std::vector<Extraction> articles;
  for (int i = 0; i < 300; ++i) {
    articles.push_back(article(std::to_string(i), {consult("A", "B", "2018"), consult("B", "C", "2018")}));
  }
  fill(articles);
  const auto size = std::filesystem::file_size(file_);
  ASSERT_GT(size, 40'000);
  std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);
  const std::string rubbish(size - 8192, '\xA5');
  file.write(rubbish.data(), static_cast<std::streamsize>(rubbish.size()));
  file.close();
  expect_refusal(StoreMode::read, "expected an Entente store");
}

TEST_F(StoreTest, ATruncatedFileIsRecognisedAndNamed) {
  std::vector<Extraction> articles;
  for (int i = 0; i < 300; ++i) articles.push_back(article(std::to_string(i), {consult("A", "B", "2018")}));
  fill(articles);
  std::filesystem::resize_file(file_, std::filesystem::file_size(file_) / 2);
  expect_refusal(StoreMode::read, "expected an Entente store");
}

TEST_F(StoreTest, EachDamagedPageIsRecognisedOrNotNeeded) {
  std::vector<Extraction> articles;
  for (int i = 0; i < 100; ++i) articles.push_back(article(std::to_string(i), {consult("A", "B", "2018")}));
  fill(articles);
  const KnowledgeGraph whole = Store(file_, StoreMode::read).load();
  const std::filesystem::path copy = file_.string() + ".whole";
  std::filesystem::copy_file(file_, copy);
  constexpr std::size_t page = 4096;
  std::size_t recognised = 0;
  const std::size_t pages = std::filesystem::file_size(file_) / page;
  for (std::size_t damaged = 0; damaged < pages; ++damaged) {
    for (const char rubbish : {'\0', '\xA5'}) {
      std::filesystem::copy_file(copy, file_, std::filesystem::copy_options::overwrite_existing);
      std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>(damaged * page));
      file.write(std::string(page, rubbish).data(), page);
      file.close();
      try {
        const KnowledgeGraph graph = Store(file_, StoreMode::read).load();
        ASSERT_EQ(graph.edge_count(), whole.edge_count()) << damaged;
        EXPECT_EQ(graph.relationship(0), whole.relationship(0)) << "an index, which is not needed to load";
      } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr(file_.string()));
        ++recognised;
      }
    }
  }
  EXPECT_GT(recognised, pages);
}

TEST_F(StoreTest, NumbersThatDoNotFitTogetherAreRefused) {
  const auto spoil = [&](const char* sql) {
    SCOPED_TRACE(sql);
    fill({rich_article(), article("b", {consult("A", "B", "2018")})});
    run_sql(sql);
    expect_refusal(StoreMode::read, "expected an Entente store");
    std::filesystem::remove(file_);
  };
  spoil("DELETE FROM word WHERE number = 2");
  spoil("DELETE FROM article WHERE number = 1");
  spoil("DELETE FROM sentence WHERE number = 1");
  spoil("DELETE FROM relationship WHERE number = 1");
  spoil("UPDATE relationship SET actor = 999");
  spoil("UPDATE relationship SET type = actor");
  spoil("UPDATE relationship SET sentence = 999");
  spoil("UPDATE relationship SET confidence = 9e999");
  spoil("UPDATE relationship SET first_day = 1 << 60, day_after = (1 << 60) + 1");
  spoil("UPDATE relationship SET first_day = 5, day_after = 5");
  spoil("UPDATE sentence SET begin = -1");
  spoil("INSERT INTO further_evidence VALUES(999, 1)");
  spoil("UPDATE office SET article = 999");
}

TEST_F(StoreTest, AnSqlClientReadsItInWords) {
  fill({rich_article()});
  EXPECT_EQ(query("SELECT count(*) FROM report WHERE actor = 'A/army' AND type = 'CONSULT' AND mode = 'visit' AND "
                  "contexts = 'military transport' AND first_day = '2018-02-05' AND sentence LIKE 'Sentence 1%'"),
            1);
}

TEST_F(StoreTest, AnArticleThatCannotBeWrittenLeavesNoPart) {
  fill({article("a", {consult("A", "B")})});
  run_sql("CREATE TRIGGER no_king BEFORE INSERT ON office BEGIN SELECT RAISE(ABORT, 'no office'); END");
  Store store(file_, StoreMode::write);
  EXPECT_TRUE(store.add(article("b", {consult("B", "C")})));
  EXPECT_THAT([&] { store.add(rich_article()); }, ThrowsMessage<std::runtime_error>(HasSubstr("no office")));
  EXPECT_TRUE(store.add(article("c", {consult("C", "D")})));
  store.commit();
  EXPECT_EQ(store.load().sources().size(), 3);
  EXPECT_EQ(query("SELECT count(*) FROM word WHERE text = 'visit'"), 0);
}

TEST_F(StoreTest, IsReadFromAReadOnlyFolder) {
  fill({article("a", {consult("A", "B")})});
  std::filesystem::permissions(file_, std::filesystem::perms{0444});
  std::filesystem::permissions(folder_, std::filesystem::perms{0555});
  // Root may write everywhere: a child gives that up.
  const pid_t child = ::fork();
  if (child == 0) {
    if (::getuid() == 0 && ::setuid(65534) != 0) ::_exit(3);
    try {
      ::_exit(Store(file_, StoreMode::read).load().edge_count() == 1 ? 0 : 1);
    } catch (const std::exception& error) {
      std::fputs(error.what(), stderr);
      ::_exit(2);
    }
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace entente
