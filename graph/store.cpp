#include "graph/store.hpp"

#include <cassert>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <stdexcept>
#include <utility>

#include "graph/sqlite.hpp"

namespace entente {
namespace {

constexpr std::int64_t application_id = 0x456E7474;  // "Entt"
constexpr std::int64_t schema_version = 1;

constexpr const char* schema = R"sql(
CREATE TABLE article(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL,
  published INTEGER);
CREATE TABLE sentence(
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, position INTEGER NOT NULL,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX sentence_of_article ON sentence(article);
CREATE TABLE actor(
  id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, other_names TEXT NOT NULL, iso2 TEXT NOT NULL,
  wikidata TEXT NOT NULL, parent TEXT NOT NULL, region TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  placed INTEGER NOT NULL,
  UNIQUE(id, kind, name, other_names, iso2, wikidata, parent, region, latitude, longitude, placed));
CREATE TABLE relationship(
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, actor TEXT NOT NULL, recipient TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT NOT NULL, aspect TEXT NOT NULL, mutual INTEGER NOT NULL, contexts TEXT NOT NULL,
  first_day INTEGER, day_after INTEGER, confidence REAL NOT NULL, actor_mention TEXT NOT NULL,
  recipient_mention TEXT NOT NULL);
CREATE INDEX relationship_of_article ON relationship(article);
CREATE TABLE evidence(
  relationship INTEGER NOT NULL REFERENCES relationship, sentence INTEGER NOT NULL REFERENCES sentence,
  PRIMARY KEY(relationship, sentence)) WITHOUT ROWID;
CREATE TABLE office(
  article INTEGER NOT NULL REFERENCES article, person TEXT NOT NULL, person_name TEXT NOT NULL, role TEXT NOT NULL,
  of TEXT NOT NULL, first_day INTEGER, day_after INTEGER, sentence INTEGER REFERENCES sentence);
CREATE INDEX office_of_article ON office(article);
)sql";

std::int64_t to_integer(Day day) { return day.time_since_epoch().count(); }

Day to_day(std::int64_t number) { return Day{std::chrono::days{number}}; }

std::optional<std::int64_t> first_day(const std::optional<TimeSpan>& span) {
  return span ? std::optional(to_integer(span->begin)) : std::nullopt;
}

std::optional<std::int64_t> day_after(const std::optional<TimeSpan>& span) {
  return span ? std::optional(to_integer(span->end)) : std::nullopt;
}

std::optional<TimeSpan> read_span(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return TimeSpan{to_day(row.integer(column)), to_day(row.integer(column + 1))};
}

/// Names hold no newline: they come from one line of a table or one sentence.
std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string join_contexts(ContextSet contexts) {
  std::string text;
  for (Context context : contexts.items()) {
    if (!text.empty()) text += ' ';
    text += name(context);
  }
  return text;
}

ContextSet split_contexts(std::string_view text) {
  ContextSet contexts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (const auto context = parse_context(text.substr(0, end))) contexts.insert(*context);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return contexts;
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

struct Store::Contents {
  Contents(const std::filesystem::path& path, StoreMode mode) : file(path), database(open(path, mode)) {
    if (mode == StoreMode::write) prepare();
    if (database.query_integer("PRAGMA application_id") != application_id) {
      throw std::runtime_error(fmt::format("{}: expected an Entente store, found another database", file.string()));
    }
    const std::int64_t version = database.query_integer("PRAGMA user_version");
    if (version != schema_version) {
      throw std::runtime_error(
          fmt::format("{}: expected a store of version {}, found {}", file.string(), schema_version, version));
    }
  }

  void prepare() {
    database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
    // IMMEDIATE: of two processes that find no tables, one makes them and the other waits and then finds them.
    database.execute("BEGIN IMMEDIATE");
    if (database.query_integer("SELECT count(*) FROM sqlite_schema") == 0) {
      database.execute(schema);
      database.execute(
          fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, schema_version));
    }
    database.execute("COMMIT");
  }

  void add_actors(const Extraction& extraction);
  void add_relationships(const Extraction& extraction, std::int64_t article);
  void add_offices(const Extraction& extraction, std::int64_t article);
  std::int64_t sentence_number(const Evidence& evidence, std::int64_t article);

  std::filesystem::path file;
  mutable Database database;
  bool in_transaction = false;
  std::map<std::pair<std::uint32_t, std::size_t>, std::int64_t> sentences;  ///< of the article being added

  struct Writers {
    explicit Writers(Database& db)
        : article(db, "INSERT INTO article(id, title, publisher, url, published) VALUES(?, ?, ?, ?, ?)"),
          sentence(db, "INSERT INTO sentence(article, position, begin, end, text) VALUES(?, ?, ?, ?, ?)"),
          actor(db, "INSERT OR IGNORE INTO actor VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          relationship(
              db,
              "INSERT INTO relationship(article, actor, recipient, type, mode, aspect, mutual, contexts, first_day, "
              "day_after, confidence, actor_mention, recipient_mention) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          evidence(db, "INSERT OR IGNORE INTO evidence VALUES(?, ?)"),
          office(db, "INSERT INTO office VALUES(?, ?, ?, ?, ?, ?, ?, ?)") {}
    Statement article, sentence, actor, relationship, evidence, office;
  };
  std::optional<Writers> writers;
};

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
  if (!c.in_transaction) c.database.execute("BEGIN IMMEDIATE");
  c.in_transaction = true;
  const Source& source = extraction.source;
  c.writers->article.bind(0, source.id).bind(1, source.title).bind(2, source.publisher).bind(3, source.url);
  c.writers->article.bind(4, source.published ? std::optional(to_integer(*source.published)) : std::nullopt).run();
  const std::int64_t article = sqlite3_last_insert_rowid(c.database.handle());
  c.sentences.clear();
  c.add_actors(extraction);
  c.add_relationships(extraction, article);
  c.add_offices(extraction, article);
  return true;
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
    Statement& row = writers->relationship;
    row.bind(0, article).bind(1, r.actor).bind(2, r.recipient).bind(3, name(r.type)).bind(4, r.mode);
    row.bind(5, name(r.aspect)).bind(6, std::int64_t{r.mutual}).bind(7, join_contexts(r.contexts));
    row.bind(8, first_day(r.when)).bind(9, day_after(r.when)).bind(10, r.confidence);
    row.bind(11, r.actor_mention).bind(12, r.recipient_mention).run();
    const std::int64_t number = sqlite3_last_insert_rowid(database.handle());
    for (const Evidence& evidence : r.evidence) {
      assert(evidence.article == extraction.source.id);
      writers->evidence.bind(0, number).bind(1, sentence_number(evidence, article)).run();
    }
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

namespace {

Evidence read_evidence(const Statement& row, int column, const Source& source) {
  return {.article = source.id,
          .sentence = static_cast<std::uint32_t>(row.integer(column)),
          .begin = static_cast<std::size_t>(row.integer(column + 1)),
          .end = static_cast<std::size_t>(row.integer(column + 2)),
          .text = std::string(row.text(column + 3)),
          .published = source.published};
}

std::map<std::string, std::vector<Actor>, std::less<>> read_actors(Database& database) {
  std::map<std::string, std::vector<Actor>, std::less<>> actors;
  Statement row(database, "SELECT * FROM actor ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");
  while (row.step()) {
    Actor actor{.id = std::string(row.text(0)),
                .kind = parse_actor_kind(row.text(1)).value_or(ActorKind::organisation),
                .name = std::string(row.text(2)),
                .other_names = split_lines(row.text(3)),
                .iso2 = std::string(row.text(4)),
                .wikidata = std::string(row.text(5)),
                .parent = std::string(row.text(6)),
                .region = std::string(row.text(7))};
    if (row.integer(10) != 0) actor.place = Place{row.real(8), row.real(9)};
    actors[actor.id].push_back(std::move(actor));
  }
  return actors;
}

/// The actors that an extraction names, and their parents.
std::vector<Actor> actors_of(const Extraction& extraction,
                             const std::map<std::string, std::vector<Actor>, std::less<>>& known) {
  std::map<std::string_view, const std::vector<Actor>*> used;
  const auto use = [&](const std::string& id, const auto& self) -> void {
    const auto at = known.find(id);
    if (at == known.end() || !used.emplace(at->first, &at->second).second) return;
    for (const Actor& actor : at->second) {
      if (!actor.parent.empty()) self(actor.parent, self);
    }
  };
  for (const Relationship& r : extraction.relationships) use(r.actor, use), use(r.recipient, use);
  for (const Office& office : extraction.offices) use(office.person, use), use(office.of, use);
  std::vector<Actor> actors;
  for (const auto& [id, records] : used) actors.insert(actors.end(), records->begin(), records->end());
  return actors;
}

}  // namespace

void Store::for_each(const std::function<void(Extraction&&)>& each) const {
  Database& db = contents_->database;
  const auto actors = read_actors(db);
  Statement articles(db, "SELECT number, id, title, publisher, url, published FROM article ORDER BY id");
  Statement relationships(
      db,
      "SELECT number, actor, recipient, type, mode, aspect, mutual, contexts, first_day, day_after, "
      "confidence, actor_mention, recipient_mention FROM relationship WHERE article = ? ORDER BY number");
  Statement evidence(db,
                     "SELECT position, begin, end, text FROM evidence JOIN sentence ON sentence.number = sentence "
                     "WHERE relationship = ? ORDER BY position, begin");
  Statement offices(
      db,
      "SELECT person, person_name, role, of, first_day, day_after, sentence, position, begin, end, text "
      "FROM office LEFT JOIN sentence ON sentence.number = sentence WHERE office.article = ? ORDER BY office.rowid");
  while (articles.step()) {
    Extraction extraction;
    Source& source = extraction.source;
    source = {std::string(articles.text(1)), std::string(articles.text(2)), std::string(articles.text(3)),
              std::string(articles.text(4)), std::nullopt};
    if (!articles.is_null(5)) source.published = to_day(articles.integer(5));
    relationships.bind(0, articles.integer(0));
    while (relationships.step()) {
      Relationship r{.actor = std::string(relationships.text(1)),
                     .recipient = std::string(relationships.text(2)),
                     .type = parse_event_type(relationships.text(3)).value_or(EventType::consult),
                     .mode = std::string(relationships.text(4)),
                     .aspect = parse_aspect(relationships.text(5)).value_or(Aspect::actual),
                     .mutual = relationships.integer(6) != 0,
                     .contexts = split_contexts(relationships.text(7)),
                     .when = read_span(relationships, 8),
                     .confidence = relationships.real(10),
                     .actor_mention = std::string(relationships.text(11)),
                     .recipient_mention = std::string(relationships.text(12)),
                     .evidence = {}};
      evidence.bind(0, relationships.integer(0));
      while (evidence.step()) r.evidence.push_back(read_evidence(evidence, 0, source));
      evidence.reset();
      extraction.relationships.push_back(std::move(r));
    }
    relationships.reset();
    offices.bind(0, articles.integer(0));
    while (offices.step()) {
      Office office{std::string(offices.text(0)), std::string(offices.text(1)), std::string(offices.text(2)),
                    std::string(offices.text(3)), read_span(offices, 4),        {}};
      if (!offices.is_null(6)) office.evidence = read_evidence(offices, 7, source);
      extraction.offices.push_back(std::move(office));
    }
    offices.reset();
    extraction.actors = actors_of(extraction, actors);
    each(std::move(extraction));
  }
}

KnowledgeGraph Store::load() const {
  KnowledgeGraph graph;
  for_each([&](Extraction&& extraction) { graph.add(std::move(extraction)); });
  graph.freeze();
  return graph;
}

}  // namespace entente
