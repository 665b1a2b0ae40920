#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <stdexcept>

#include "graph/store_contents.hpp"

namespace entente {
namespace {

/// Names hold no newline: they come from one line of a table or one sentence.
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Reads the tables side by side, in the order of the articles.
class Reader {
 public:
  Reader(const std::filesystem::path& file, Database& database, bool with_copies)
      : file_(file),
        words_(database, "SELECT number, text FROM word ORDER BY number"),
        actors_(database, "SELECT * FROM actor"),
        articles_(database, with_copies
                                ? "SELECT one.number, one.id, one.title, one.publisher, one.url, one.published, "
                                  "other.id FROM article AS one LEFT JOIN copy ON copy.article = one.number "
                                  "LEFT JOIN article AS other ON other.number = copy.of ORDER BY one.number"
                                : "SELECT number, id, title, publisher, url, published, '' FROM article "
                                  "ORDER BY number"),
        sentences_(database, "SELECT number, article, position, begin, end, text FROM sentence ORDER BY number"),
        relationships_(database,
                       "SELECT number, article, sentence, actor, recipient, type, mode, aspect, mutual, contexts, "
                       "first_day, day_after, confidence, actor_mention, recipient_mention FROM relationship "
                       "ORDER BY number"),
        evidence_(database, "SELECT relationship, sentence FROM further_evidence ORDER BY relationship, sentence"),
        offices_(database,
                 "SELECT article, person, person_name, role, of, first_day, day_after, sentence FROM office "
                 "ORDER BY rowid") {}

  ReportTable read() {
    read_words();
    while (actors_.step()) read_actor();
    more_sentences_ = sentences_.step();
    more_relationships_ = relationships_.step();
    more_evidence_ = evidence_.step();
    more_offices_ = offices_.step();
    for (std::int64_t article = 1; articles_.step(); ++article) {
      expect(articles_.integer(0) == article, "articles numbered without gaps");
      read_article(article);
    }
    expect(!more_sentences_ && !more_relationships_ && !more_evidence_ && !more_offices_,
           "an article for everything that is said");
    return std::move(table_);
  }

 private:
  /// What a word can also mean.
  struct Word {
    std::uint32_t number = 0;  ///< of the table's strings
    std::optional<EventType> type;
    std::optional<Aspect> aspect;
    std::uint64_t contexts = 0;
  };

  void expect(bool condition, std::string_view what) const {
    if (!condition) throw std::runtime_error(fmt::format("{}: expected an Entente store: {}", file_.string(), what));
  }

  std::int32_t day(const Statement& row, int column) const {
    const std::int64_t number = row.integer(column);
    expect(number >= std::numeric_limits<std::int32_t>::min() / 2 &&
               number <= std::numeric_limits<std::int32_t>::max() / 2,
           "days of a calendar");
    return static_cast<std::int32_t>(number);
  }

  Days days(const Statement& row, int column) const {
    if (row.is_null(column)) return {};
    const Days span{day(row, column), day(row, column + 1)};
    expect(span.begin < span.end, "a first day before the day after");
    return span;
  }

  std::uint32_t offset(const Statement& row, int column) const {
    const std::int64_t number = row.integer(column);
    expect(number >= 0 && number <= std::numeric_limits<std::uint32_t>::max(), "offsets into a text");
    return static_cast<std::uint32_t>(number);
  }

  void read_words() {
    words_of_.push_back({});
    for (std::int64_t number = 1; words_.step(); ++number) {
      expect(words_.integer(0) == number, "words numbered without gaps");
      const std::string_view text = words_.text(1);
      Word word{table_.strings.number_of(text), parse_event_type(text), parse_aspect(text)};
      ContextSet contexts;
      for (const std::string& part : split(text, ' ')) {
        if (const auto context = parse_context(part)) contexts.insert(*context);
      }
      word.contexts = contexts.bits();
      words_of_.push_back(word);
    }
  }

  const Word& word(const Statement& row, int column) const {
    const std::int64_t number = row.integer(column);
    expect(number > 0 && number < static_cast<std::int64_t>(words_of_.size()), "a word of each number");
    return words_of_[static_cast<std::size_t>(number)];
  }

  void read_actor() {
    const Statement& row = actors_;
    Actor actor{.id = std::string(row.text(0)),
                .kind = parse_actor_kind(row.text(1)).value_or(ActorKind::organisation),
                .name = std::string(row.text(2)),
                .other_names = split(row.text(3), '\n'),
                .iso2 = std::string(row.text(4)),
                .wikidata = std::string(row.text(5)),
                .parent = std::string(row.text(6)),
                .region = std::string(row.text(7)),
                .place = std::nullopt};
    if (row.integer(10) != 0) actor.place = Place{row.real(8), row.real(9)};
    table_.add_actor(actor);
  }

  void read_article(std::int64_t article) {
    Source source{std::string(articles_.text(1)), std::string(articles_.text(2)), std::string(articles_.text(3)),
                  std::string(articles_.text(4)), std::nullopt};
    published_.reset();
    if (!articles_.is_null(5)) published_ = day(articles_, 5);
    if (published_) source.published = Day{std::chrono::days{*published_}};
    source.copy_of = articles_.text(6);
    article_ = table_.strings.number_of(source.id);
    table_.begin_article(std::move(source));
    for (; more_sentences_ && sentences_.integer(1) == article; more_sentences_ = sentences_.step()) read_sentence();
    for (; more_relationships_ && relationships_.integer(1) == article; more_relationships_ = relationships_.step()) {
      read_relationship();
    }
    for (; more_offices_ && offices_.integer(0) == article; more_offices_ = offices_.step()) read_office();
  }

  void read_sentence() {
    expect(sentences_.integer(0) == static_cast<std::int64_t>(sentence_positions_.size()) + 1,
           "sentences numbered without gaps");
    sentence_positions_.push_back(table_.add_sentence({.text = sentences_.text(5),
                                                       .article = article_,
                                                       .position = offset(sentences_, 2),
                                                       .begin = offset(sentences_, 3),
                                                       .end = offset(sentences_, 4),
                                                       .published = published_}));
  }

  Position sentence(const Statement& row, int column) const {
    const std::int64_t number = row.integer(column);
    expect(number > 0 && number <= static_cast<std::int64_t>(sentence_positions_.size()), "a sentence of each number");
    return sentence_positions_[static_cast<std::size_t>(number - 1)];
  }

  void read_relationship() {
    const Statement& row = relationships_;
    expect(row.integer(0) == relationship_count_ + 1, "relationships numbered without gaps");
    ++relationship_count_;
    const Word& type = word(row, 5);
    const Word& aspect = word(row, 7);
    expect(type.type && aspect.aspect, "the type and aspect of a relationship");
    const double confidence = row.real(12);
    expect(confidence >= 0 && confidence <= 1, "a confidence from 0 to 1");
    proof_.clear();
    if (!row.is_null(2)) proof_.push_back(sentence(row, 2));
    for (; more_evidence_ && evidence_.integer(0) == relationship_count_; more_evidence_ = evidence_.step()) {
      proof_.push_back(sentence(evidence_, 1));
    }
    table_.add_report({.confidence = confidence,
                       .contexts = word(row, 9).contexts,
                       .actor = word(row, 3).number,
                       .recipient = word(row, 4).number,
                       .when = days(row, 10),
                       .mode = word(row, 6).number,
                       .actor_mention = word(row, 13).number,
                       .recipient_mention = word(row, 14).number,
                       .type = *type.type,
                       .aspect = *aspect.aspect,
                       .mutual = row.integer(8) != 0},
                      proof_);
  }

  void read_office() {
    const Statement& row = offices_;
    Office office{std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
                  std::string(row.text(4)), to_span(days(row, 5)),    {}};
    std::deque<std::string> joined;
    if (!row.is_null(7)) office.evidence = to_evidence(table_.evidence(table_.sentence(sentence(row, 7)), joined));
    table_.add_office(std::move(office));
  }

  const std::filesystem::path& file_;
  Statement words_, actors_, articles_, sentences_, relationships_, evidence_, offices_;
  bool more_sentences_ = false, more_relationships_ = false, more_evidence_ = false, more_offices_ = false;
  std::vector<Word> words_of_;                ///< by number
  std::vector<Position> sentence_positions_;  ///< by number
  std::int64_t relationship_count_ = 0;
  std::vector<Position> proof_;  ///< of the relationship being read
  std::uint32_t article_ = 0;    ///< the id of the article being read
  std::optional<std::int32_t> published_;
  ReportTable table_;
};

}  // namespace

ReportTable Store::Contents::read() const {
  // One transaction: all tables are read as one commit left them.
  const bool own = !in_transaction;
  if (own) database.execute("BEGIN");
  try {
    ReportTable table = Reader(file, database, has_later_tables()).read();
    if (own) database.execute("COMMIT");
    return table;
  } catch (...) {
    if (own) sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

void Store::for_each(const std::function<void(Extraction&&)>& each) const {
  ReportTable table = contents_->read();
  table.sort_articles();
  std::map<std::string, std::string> fingerprints;
  for_each_fingerprint([&](Source&& source, std::string_view text) { fingerprints.emplace(source.id, text); });
  for (std::size_t article = 0; article < table.article_count(); ++article) {
    Extraction extraction = table.extraction(article);
    if (const auto known = fingerprints.find(extraction.source.id); known != fingerprints.end()) {
      extraction.fingerprint = known->second;
    }
    each(std::move(extraction));
  }
}

void Store::for_each_fingerprint(const std::function<void(Source&&, std::string_view)>& each) const {
  if (!contents_->has_later_tables()) return;
  Statement row(contents_->database,
                "SELECT id, title, publisher, url, published, text FROM article JOIN fingerprint ON article = number "
                "ORDER BY id");
  while (row.step()) {
    Source source{std::string(row.text(0)),
                  std::string(row.text(1)),
                  std::string(row.text(2)),
                  std::string(row.text(3)),
                  std::nullopt,
                  {}};
    if (!row.is_null(4)) source.published = Day{std::chrono::days{row.integer(4)}};
    each(std::move(source), row.text(5));
  }
}

KnowledgeGraph Store::load() const {
  KnowledgeGraph graph(contents_->read());
  graph.freeze();
  return graph;
}

}  // namespace entente
