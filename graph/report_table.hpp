#pragma once

// What articles said, as columns: every string once, every sentence once. Not installed: the graph's memory of what was
// added, from which freezing makes edges, and merging adds.

#include <span>
#include <unordered_map>
#include <vector>

#include "graph/extraction.hpp"
#include "graph/string_pool.hpp"

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
  std::uint32_t evidence = 0;  ///< its evidence ends where that of the next report begins
  EventType type = EventType::consult;
  Aspect aspect = Aspect::actual;
  bool mutual = false;
};

struct Sentence {
  std::string_view text;
  std::uint32_t article = 0;  ///< its id, a number of ReportTable::strings
  std::uint32_t position = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::optional<std::int32_t> published;

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

class ReportTable {
 public:
  /// True where an article of that id was added.
  bool contains(std::string_view article) const;

  /// Takes in what an article says; false, and nothing is changed, where an article of that id was added.
  bool add(const Extraction& extraction);

  // The same in parts, for a store: an article, then its sentences, reports, their evidence, and offices.
  void reserve(std::size_t reports);  ///< with a sentence each
  bool begin_article(Source source);
  std::uint32_t add_sentence(Sentence sentence);              ///< its text is copied; gives its number
  std::uint32_t add_kept_sentence(const Sentence& sentence);  ///< its text stands in room()
  char* room(std::size_t size) { return texts_.allocate(size); }
  void add_report(Report report);  ///< `evidence` is set
  void add_evidence(std::uint32_t sentence) { evidence_.push_back(sentence); }
  void add_office(Office office);
  void add_actor(const Actor& actor);

  /// What was added, article by article. Actors are those that the relationships and offices name, and their parents.
  std::size_t article_count() const { return articles_.size(); }
  Extraction extraction(std::size_t article) const;

  /// Sorted by id, as sort_articles() leaves them.
  void sort_articles();
  std::span<const Source> sources() const { return sources_; }
  const Source& source(std::size_t article) const { return sources_[article]; }

  /// The article that an article repeats, else itself; both as numbers of strings.
  std::uint32_t witness(std::uint32_t article) const;

  std::span<const Report> reports() const { return reports_; }
  std::span<const std::uint32_t> evidence(std::size_t report) const;
  const Sentence& sentence(std::uint32_t number) const { return sentences_[number]; }
  Evidence to_evidence(const Sentence& sentence) const;

  std::span<const Office> offices() const { return offices_; }
  std::span<const Actor> actors() const { return actors_; }  ///< each different record once

  StringPool strings;

 private:
  /// Half-open ranges of reports_ and offices_.
  struct Article {
    std::uint32_t first_report = 0, last_report = 0, first_office = 0, last_office = 0;
  };

  std::uint32_t number_of(const Evidence& evidence);

  std::vector<Source> sources_;
  std::vector<Article> articles_;
  std::vector<bool> is_article_;  ///< by number of string
  std::unordered_map<std::uint32_t, std::uint32_t> copies_;
  TextArena texts_;
  std::vector<Report> reports_;
  std::vector<std::uint32_t> evidence_;
  std::vector<Sentence> sentences_;
  std::size_t first_sentence_ = 0;  ///< of the article being added
  std::vector<Office> offices_;
  std::vector<Actor> actors_;
  std::unordered_multimap<std::string, std::uint32_t> records_;  ///< of actors_, by id
};

}  // namespace entente
