#pragma once

// What articles said, in few bytes: every string once, every sentence once. Not installed: the graph's memory of what
// was added, from which freezing makes edges, and merging adds.

#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/extraction.hpp"
#include "graph/relationship_ref.hpp"
#include "graph/string_pool.hpp"
#include "graph/varint.hpp"

namespace entente {

/// Days since 1970, half-open; empty where the time is unknown.
struct Days {
  std::int32_t begin = 0;
  std::int32_t end = 0;

  bool known() const { return begin != end; }
  friend bool operator==(Days, Days) = default;
};

Days to_days(const std::optional<TimeSpan>& span);
std::optional<TimeSpan> to_span(Days days);

/// Where a sentence or a report stands in a table; rises in the order in which they were added.
using Position = std::uint32_t;

/// A relationship as one article reports it. Strings are numbers of ReportTable::strings.
struct Report {
  double confidence = 0;
  std::uint64_t contexts = 0;
  std::uint32_t actor = 0;
  std::uint32_t recipient = 0;
  Days when;
  std::uint32_t mode = 0;
  std::uint32_t actor_mention = 0;
  std::uint32_t recipient_mention = 0;
  EventType type = EventType::consult;
  Aspect aspect = Aspect::actual;
  bool mutual = false;
};

/// A sentence that proves reports. (Sentence is the language part's word, in the same namespace.)
struct ProofSentence {
  /// The cells of a row of a table, numbers of ReportTable::strings.
  using Cells = std::array<std::uint32_t, 5>;

  std::string_view text;            ///< empty where there are cells
  std::optional<Cells> cells = {};  ///< in place of the text, which is these with commas between
  std::uint32_t article = 0;        ///< its id, a number of ReportTable::strings
  std::uint32_t position = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::optional<std::int32_t> published;

  friend bool operator==(const ProofSentence&, const ProofSentence&) = default;
};

class ReportTable {
 public:
  /// True where an article of that id was added.
  bool contains(std::string_view article) const;

  /// Takes in what an article says; false, and nothing is changed, where an article of that id was added.
  bool add(const Extraction& extraction);

  // The same in parts, for a store: an article, then its sentences, reports and offices. More than 4 GiB of these,
  // their text apart, throw std::runtime_error.
  bool begin_article(Source source);
  Position add_sentence(const ProofSentence& sentence);  ///< its text is copied
  void add_report(const Report& report, std::span<const Position> evidence);
  void add_office(Office office);
  void add_actor(const Actor& actor);

  /// Keeps memory for records of so many bytes.
  void reserve(std::size_t bytes) { records_.reserve(bytes); }

  /// Gives back memory that was kept for more of what was added.
  void shrink() { records_.shrink(); }

  /// What was added, article by article. Actors are those that the relationships and offices name, and their parents.
  std::size_t article_count() const { return articles_.size(); }
  Extraction extraction(std::size_t article) const;

  /// Sorted by id, as sort_articles() leaves them.
  void sort_articles();
  std::span<const Source> sources() const { return sources_; }
  const Source& source(std::size_t article) const { return sources_[article]; }

  /// The article that an article repeats, else itself; both as numbers of strings.
  std::uint32_t witness(std::uint32_t article) const;

  std::size_t report_count() const { return report_count_; }
  Report report(Position report) const;
  ProofSentence sentence(Position sentence) const;

  /// A report's actor and recipient, faster than all of it; and a hint that it will be asked for soon.
  std::pair<std::uint32_t, std::uint32_t> ends_of(Position report) const {
    const std::uint8_t* at = records_.at(report) + 1;
    const std::uint32_t actor = take_32(at);
    return {actor, take_32(at)};
  }
  void prefetch(Position report) const { __builtin_prefetch(records_.at(report)); }

  /// Calls visit(position) for the sentences that prove a report, which it gives.
  template <typename Visit>
  Report for_each_evidence(Position position, Visit visit) const {
    Report report;
    const std::uint8_t* at = read(position, report);
    for (std::uint64_t count = take(at); count > 0; --count) visit(static_cast<Position>(position - take(at)));
    return report;
  }

  /// How many sentences prove a report.
  std::size_t evidence_count(Position report) const;

  /// Calls visit(position, report, number of sentences) for every report, ascending.
  template <typename Visit>
  void for_each_report(Visit visit) const {
    each_report(0, records_.size(), visit);
  }

  std::string text(const ProofSentence& sentence) const;

  /// Of the table's text; what that has in cells is put together in `joined`.
  EvidenceRef evidence(const ProofSentence& sentence, std::deque<std::string>& joined) const;

  /// By number of string: whether a report names it as one of its ends.
  std::vector<bool> ends() const {
    std::vector<bool> all = ends_;
    all.resize(strings.size());
    return all;
  }

  std::span<const Office> offices() const { return offices_; }
  std::span<const Actor> actors() const { return actors_; }  ///< each different record once

  StringPool strings;

 private:
  /// Half-open ranges of records_ and offices_.
  struct Article {
    Position first = 0, last = 0;
    std::uint32_t first_office = 0, last_office = 0;
  };

  Position number_of(const Evidence& evidence);
  const std::uint8_t* read(Position position, Report& report) const;  ///< up to its evidence
  bool is_sentence(Position position) const { return *records_.at(position) >= sentence_head; }

  template <typename Visit>
  void each_report(Position position, Position last, Visit visit) const {
    const std::uint8_t* const begin = records_.at(0);
    Report report;
    while (position < last) {
      const std::uint8_t* at = begin + position;
      if (is_sentence(position)) {
        position += at[1];
        continue;
      }
      at = read(position, report);
      const std::uint64_t count = take(at);
      visit(position, report, count);
      for (std::uint64_t i = 0; i < count; ++i) take(at);
      position = static_cast<Position>(at - begin);
    }
  }

  /// The first byte of a sentence's record: this and what holds of it.
  static constexpr std::uint8_t sentence_head = 0xC0;

  ByteLog records_;  ///< sentences and reports; see report_table.cpp
  std::size_t report_count_ = 0;
  std::vector<bool> ends_;
  std::vector<Source> sources_;
  std::vector<Article> articles_;
  std::vector<bool> is_article_;  ///< by number of string
  std::unordered_map<std::uint32_t, std::uint32_t> copies_;
  TextArena texts_;
  std::vector<std::pair<ProofSentence, Position>> recent_;  ///< the last sentences of the article being added
  std::vector<Office> offices_;
  std::vector<Actor> actors_;
  std::unordered_multimap<std::string, std::uint32_t> actor_records_;  ///< of actors_, by id
};

}  // namespace entente
