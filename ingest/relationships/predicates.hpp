#pragma once

// The tables that say which words join two actors, and which say that it is not (yet) so.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/event_type.hpp"

namespace entente {

/// A row of predicates.tsv.
struct Predicate {
  std::string term;  ///< "sign @agreement"
  std::vector<std::string> frame;
  EventType type = EventType::consult;
  std::string mode;
  bool mutual = false;
  std::size_t line = 0;  ///< in the table
};

/// What a governing word does to the event that it governs (operators.tsv).
enum class Effect : std::uint8_t {
  keep,
  future,
  hypothetical,
  negated,
  historical,
  request,
  reject,
  discontinue,
  threaten,
  drop,
  fact,
};

/// A predicative adjective says nothing of the noun that it stands before: *an important ally*.
enum class Part : std::uint8_t { verb, noun, adjective, predicative };

/// The tables, read once; immutable. Lemmas are looked up in any case of letters.
class Predicates {
 public:
  /// Throws std::runtime_error `file:line: expected …` where a table is broken.
  Predicates(std::string_view predicates, std::string_view noun_classes, std::string_view operators,
             std::string_view nominalisations);

  static const Predicates& builtin();

  /// The rows of a single word ("meet", "break_off", "talk"); empty when there are none.
  std::span<const Predicate> find(Part part, std::string_view lemma) const;

  /// The rows of a verb with a complement of that lemma ("sign" + "treaty"), those for any complement last.
  std::vector<const Predicate*> find(std::string_view verb, std::string_view complement) const;

  /// True where some row is a verb of that lemma, alone or with a complement.
  bool has_verb(std::string_view lemma) const {
    return !find(Part::verb, lemma).empty() || compound_.contains(std::string(lemma));
  }

  /// The verb whose action a noun names ("suspension": "suspend"); empty for other nouns.
  std::string_view nominalised(std::string_view noun) const;

  /// What a word does to what it governs; absent for words that are no operators.
  std::optional<Effect> effect(Part part, std::string_view lemma) const;

 private:
  using Rows = std::vector<Predicate>;
  struct Compound {
    std::string complement;  ///< "@agreement" or a lemma
    Predicate predicate;
  };
  std::unordered_map<std::string, Rows> single_[4];
  std::unordered_map<std::string, std::vector<Compound>> compound_;
  std::unordered_map<std::string, std::unordered_set<std::string>> classes_;
  std::unordered_map<std::string, Effect> effects_[4];
  std::unordered_map<std::string, std::string> verbs_;
};

}  // namespace entente
