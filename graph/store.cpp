#include "graph/store.hpp"

#include <cassert>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdexcept>
#include <utility>

#include "graph/store_contents.hpp"

namespace entente {
namespace {

constexpr std::int64_t application_id = 0x456E7474;  // "Entt"
constexpr std::int64_t schema_version = 1;

// Numbers count from 1 without gaps, and rise from article to article: what an article says is read in one pass.
constexpr const char* schema = R"sql(
CREATE TABLE word(number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE article(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL,
  published INTEGER);
CREATE TABLE sentence(
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, position INTEGER NOT NULL,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE actor(
  id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, other_names TEXT NOT NULL, iso2 TEXT NOT NULL,
  wikidata TEXT NOT NULL, parent TEXT NOT NULL, region TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  placed INTEGER NOT NULL,
  UNIQUE(id, kind, name, other_names, iso2, wikidata, parent, region, latitude, longitude, placed));
CREATE TABLE relationship(
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, sentence INTEGER REFERENCES sentence,
  actor INTEGER NOT NULL REFERENCES word, recipient INTEGER NOT NULL REFERENCES word,
  type INTEGER NOT NULL REFERENCES word, mode INTEGER NOT NULL REFERENCES word,
  aspect INTEGER NOT NULL REFERENCES word, mutual INTEGER NOT NULL, contexts INTEGER NOT NULL REFERENCES word,
  first_day INTEGER, day_after INTEGER, confidence REAL NOT NULL, actor_mention INTEGER NOT NULL REFERENCES word,
  recipient_mention INTEGER NOT NULL REFERENCES word);
CREATE TABLE further_evidence(
  relationship INTEGER NOT NULL REFERENCES relationship, sentence INTEGER NOT NULL REFERENCES sentence,
  PRIMARY KEY(relationship, sentence)) WITHOUT ROWID;
CREATE TABLE office(
  article INTEGER NOT NULL REFERENCES article, person TEXT NOT NULL, person_name TEXT NOT NULL, role TEXT NOT NULL,
  of TEXT NOT NULL, first_day INTEGER, day_after INTEGER, sentence INTEGER REFERENCES sentence);
CREATE VIEW report AS
  SELECT article.id AS article, actor.text AS actor, recipient.text AS recipient, type.text AS type, mode.text AS mode,
         aspect.text AS aspect, mutual, contexts.text AS contexts, date(first_day * 86400, 'unixepoch') AS first_day,
         date(day_after * 86400, 'unixepoch') AS day_after, confidence, sentence.text AS sentence
  FROM relationship JOIN article ON article.number = relationship.article
  JOIN word AS actor ON actor.number = relationship.actor
  JOIN word AS recipient ON recipient.number = relationship.recipient
  JOIN word AS type ON type.number = relationship.type JOIN word AS mode ON mode.number = relationship.mode
  JOIN word AS aspect ON aspect.number = relationship.aspect
  JOIN word AS contexts ON contexts.number = relationship.contexts
  LEFT JOIN sentence ON sentence.number = relationship.sentence;
)sql";

// Stores of before have none of these: made when one is opened for writing.
constexpr const char* later_tables = R"sql(
CREATE TABLE IF NOT EXISTS fingerprint(article INTEGER PRIMARY KEY REFERENCES article, text TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS fingerprint_start ON fingerprint(substr(text, 1, 16));
CREATE TABLE IF NOT EXISTS copy(
  article INTEGER PRIMARY KEY REFERENCES article, of INTEGER NOT NULL REFERENCES article);
)sql";

std::int64_t to_integer(Day day) { return day.time_since_epoch().count(); }

std::optional<std::int64_t> first_day(const std::optional<TimeSpan>& span) {
  return span ? std::optional(to_integer(span->begin)) : std::nullopt;
}

std::optional<std::int64_t> day_after(const std::optional<TimeSpan>& span) {
  return span ? std::optional(to_integer(span->end)) : std::nullopt;
}

Database open(const std::filesystem::path& file, StoreMode mode) {
  if (mode == StoreMode::write) return {file, file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
  if (!std::filesystem::exists(file)) throw std::runtime_error(fmt::format("{}: no such store", file.string()));
  Database database(file, file.string(), SQLITE_OPEN_READONLY);
  try {
    database.query_integer("PRAGMA schema_version");
    return database;
  } catch (const std::runtime_error&) {
    const int code = sqlite3_errcode(database.handle());
    if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY) throw;
    // A write-ahead log needs a writable folder even to be read; in a read-only one nobody writes, so none is needed.
    std::string uri = "file:";
    for (char c : std::filesystem::absolute(file).string()) {
      uri += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02X}", c) : std::string(1, c);
    }
    return {file, uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI};
  }
}

}  // namespace

std::string join_contexts(ContextSet contexts) {
  std::string text;
  for (Context context : contexts.items()) {
    if (!text.empty()) text += ' ';
    text += name(context);
  }
  return text;
}

StoreWriters::StoreWriters(Database& db)
    : find_twin(db,
                "SELECT number, id, publisher, url FROM article JOIN fingerprint ON article = number "
                "WHERE substr(text, 1, 16) = substr(?1, 1, 16) AND text = ?1 ORDER BY number LIMIT 1"),
      rename(db, "UPDATE article SET id = ?, publisher = ?, url = ? WHERE number = ?"),
      fingerprint(db, "INSERT INTO fingerprint VALUES(?, ?)"),
      find_word(db, "SELECT number FROM word WHERE text = ?"),
      word(db, "INSERT INTO word(text) VALUES(?)"),
      article(db, "INSERT INTO article(id, title, publisher, url, published) VALUES(?, ?, ?, ?, ?)"),
      sentence(db, "INSERT INTO sentence(article, position, begin, end, text) VALUES(?, ?, ?, ?, ?)"),
      actor(db, "INSERT OR IGNORE INTO actor VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      relationship(db,
                   "INSERT INTO relationship(article, sentence, actor, recipient, type, mode, aspect, mutual, "
                   "contexts, first_day, day_after, confidence, actor_mention, recipient_mention) "
                   "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      evidence(db, "INSERT OR IGNORE INTO further_evidence VALUES(?, ?)"),
      office(db, "INSERT INTO office VALUES(?, ?, ?, ?, ?, ?, ?, ?)") {}

Store::Contents::Contents(const std::filesystem::path& path, StoreMode mode) : file(path), database(open(path, mode)) {
  if (mode == StoreMode::write) make_tables();
  check_version();
  if (mode == StoreMode::write) {
    make_later_tables();
    database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
  }
}

void Store::Contents::make_tables() {
  // IMMEDIATE: of two processes that find no tables, one makes them and the other waits and then finds them.
  database.execute("BEGIN IMMEDIATE");
  if (database.query_integer("SELECT count(*) FROM sqlite_schema") == 0) {
    database.execute(schema);
    database.execute(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, schema_version));
  }
  database.execute("COMMIT");
}

void Store::Contents::make_later_tables() {
  database.execute("BEGIN IMMEDIATE");
  database.execute(later_tables);
  database.execute("COMMIT");
}

bool Store::Contents::has_later_tables() const {
  return database.query_integer("SELECT count(*) FROM sqlite_schema WHERE name IN ('fingerprint', 'copy')") == 2;
}

bool Store::Contents::begin() {
  if (in_transaction) return false;
  database.execute("BEGIN IMMEDIATE");
  return in_transaction = true;
}

void Store::Contents::check_version() {
  if (database.query_integer("PRAGMA application_id") != application_id) {
    // A writer that was killed before it made the tables leaves such a file; the next one makes them.
    const bool nothing = database.query_integer("SELECT count(*) FROM sqlite_schema") == 0;
    throw std::runtime_error(fmt::format("{}: expected an Entente store, found {}", file.string(),
                                         nothing ? "an empty one: ingest into it first" : "another database"));
  }
  const std::int64_t version = database.query_integer("PRAGMA user_version");
  if (version != schema_version) {
    throw std::runtime_error(
        fmt::format("{}: expected a store of version {}, found {}", file.string(), schema_version, version));
  }
}

Store::Store(const std::filesystem::path& file, StoreMode mode) : contents_(std::make_unique<Contents>(file, mode)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

bool Store::contains(std::string_view article) const {
  Statement statement(contents_->database, "SELECT 1 FROM article WHERE id = ?");
  return statement.bind(0, article).step();
}

bool Store::add(const Extraction& extraction) {
  if (contains(extraction.source.id)) return false;
  Contents& c = *contents_;
  if (!c.writers) c.writers.emplace(c.database);
  if (c.begin() && contains(extraction.source.id)) return false;  // added by another process just now
  // If a part of the article cannot be written, none of it is, and what was added before stands.
  c.database.execute("SAVEPOINT article");
  bool is_twin = false;
  try {
    is_twin = c.add_twin(extraction);
    if (!is_twin) c.add_article(extraction);
  } catch (...) {
    c.words.clear();
    c.database.execute("ROLLBACK TO article; RELEASE article");
    throw;
  }
  c.database.execute("RELEASE article");
  return !is_twin;
}

/// Adds only the source where the same text was added before. The relationships stay where they are, and the smaller of
/// the two ids moves to them.
bool Store::Contents::add_twin(const Extraction& extraction) {
  if (extraction.fingerprint.empty()) return false;
  Source source = extraction.source;
  Statement& twin = writers->find_twin;
  const bool found = twin.bind(0, extraction.fingerprint).step();
  if (found && source.id < twin.text(1)) {
    Source other = source;
    other.id = twin.text(1);
    other.publisher = twin.text(2);
    other.url = twin.text(3);
    writers->rename.bind(0, source.id).bind(1, source.publisher).bind(2, source.url).bind(3, twin.integer(0));
    source = std::move(other);
    twin.reset();
    writers->rename.run();
  }
  twin.reset();
  if (found) add_source(source, extraction.fingerprint);
  return found;
}

std::int64_t Store::Contents::add_source(const Source& source, std::string_view fingerprint) {
  writers->article.bind(0, source.id).bind(1, source.title).bind(2, source.publisher).bind(3, source.url);
  writers->article.bind(4, source.published ? std::optional(to_integer(*source.published)) : std::nullopt).run();
  const std::int64_t article = sqlite3_last_insert_rowid(database.handle());
  if (!fingerprint.empty()) writers->fingerprint.bind(0, article).bind(1, fingerprint).run();
  return article;
}

void Store::Contents::add_article(const Extraction& extraction) {
  const std::int64_t article = add_source(extraction.source, extraction.fingerprint);
  sentences.clear();
  add_actors(extraction);
  add_relationships(extraction, article);
  add_offices(extraction, article);
}

std::int64_t Store::Contents::word_number(std::string_view text) {
  const auto [at, is_new] = words.try_emplace(std::string(text), 0);
  if (!is_new) return at->second;
  if (writers->find_word.bind(0, text).step()) at->second = writers->find_word.integer(0);
  writers->find_word.reset();
  if (at->second == 0) {
    writers->word.bind(0, text).run();
    at->second = sqlite3_last_insert_rowid(database.handle());
  }
  return at->second;
}

std::int64_t Store::Contents::sentence_number(const Evidence& evidence, std::int64_t article) {
  const auto [at, is_new] = sentences.try_emplace({evidence.sentence, evidence.begin}, 0);
  if (is_new) {
    writers->sentence.bind(0, article).bind(1, std::int64_t{evidence.sentence});
    writers->sentence.bind(2, static_cast<std::int64_t>(evidence.begin))
        .bind(3, static_cast<std::int64_t>(evidence.end));
    writers->sentence.bind(4, evidence.text).run();
    at->second = sqlite3_last_insert_rowid(database.handle());
  }
  return at->second;
}

void Store::Contents::add_actors(const Extraction& extraction) {
  for (const Actor& actor : extraction.actors) {
    const Place place = actor.place.value_or(Place{});
    writers->actor.bind(0, actor.id).bind(1, name(actor.kind)).bind(2, actor.name);
    writers->actor.bind(3, fmt::to_string(fmt::join(actor.other_names, "\n")))
        .bind(4, actor.iso2)
        .bind(5, actor.wikidata);
    writers->actor.bind(6, actor.parent).bind(7, actor.region).bind(8, place.latitude).bind(9, place.longitude);
    writers->actor.bind(10, std::int64_t{actor.place.has_value()}).run();
  }
}

void Store::Contents::add_relationships(const Extraction& extraction, std::int64_t article) {
  for (const Relationship& r : extraction.relationships) {
    std::vector<std::int64_t> numbers;
    for (const Evidence& evidence : r.evidence) {
      assert(evidence.article == extraction.source.id);
      numbers.push_back(sentence_number(evidence, article));
    }
    Statement& row = writers->relationship;
    row.bind(0, article).bind(1, numbers.empty() ? std::nullopt : std::optional(numbers.front()));
    row.bind(2, word_number(r.actor)).bind(3, word_number(r.recipient)).bind(4, word_number(name(r.type)));
    row.bind(5, word_number(r.mode)).bind(6, word_number(name(r.aspect))).bind(7, std::int64_t{r.mutual});
    row.bind(8, word_number(join_contexts(r.contexts))).bind(9, first_day(r.when)).bind(10, day_after(r.when));
    row.bind(11, r.confidence).bind(12, word_number(r.actor_mention)).bind(13, word_number(r.recipient_mention)).run();
    const std::int64_t number = sqlite3_last_insert_rowid(database.handle());
    for (std::size_t i = 1; i < numbers.size(); ++i) writers->evidence.bind(0, number).bind(1, numbers[i]).run();
  }
}

void Store::Contents::add_offices(const Extraction& extraction, std::int64_t article) {
  for (const Office& office : extraction.offices) {
    std::optional<std::int64_t> sentence;
    if (!office.evidence.article.empty()) sentence = sentence_number(office.evidence, article);
    Statement& row = writers->office;
    row.bind(0, article).bind(1, office.person).bind(2, office.person_name).bind(3, office.role).bind(4, office.of);
    row.bind(5, first_day(office.term)).bind(6, day_after(office.term)).bind(7, sentence).run();
  }
}

void Store::set_copies(std::span<const std::pair<std::string, std::string>> copies) {
  Contents& c = *contents_;
  c.begin();
  c.database.execute("DELETE FROM copy WHERE article IN (SELECT article FROM fingerprint)");
  Statement row(c.database,
                "INSERT OR REPLACE INTO copy SELECT one.number, other.number FROM article AS one, article AS other "
                "WHERE one.id = ? AND other.id = ?");
  for (const auto& [copy, other] : copies) row.bind(0, copy).bind(1, other).run();
}

void Store::commit() {
  if (!contents_->in_transaction) return;
  contents_->database.execute("COMMIT");
  contents_->in_transaction = false;
}

std::size_t Store::article_count() const {
  return static_cast<std::size_t>(contents_->database.query_integer("SELECT count(*) FROM article"));
}

std::vector<std::string> Store::article_ids() const {
  std::vector<std::string> ids;
  Statement row(contents_->database, "SELECT id FROM article ORDER BY id");
  while (row.step()) ids.emplace_back(row.text(0));
  return ids;
}

}  // namespace entente
