#pragma once

// How judge.cpp reads the words around one event. Not installed.

#include <optional>
#include <string>
#include <string_view>

#include "ingest/relationships/judge.hpp"

namespace entente {

class Judge {
 public:
  Judge(const Tree& tree, const Predicates& predicates) : tree_(tree), predicates_(predicates) {}

  Judgement run(TokenIndex trigger, const Predicate& row);

 private:
  void apply(Effect effect);

  // judge_clause.cpp
  /// Auxiliaries, negation and marks of one clause.
  void clause(TokenIndex verb);
  /// *met Chad's ministers and others to thank them*: the verb, though the infinitive hangs on a noun
  TokenIndex clause_above(TokenIndex verb) const;
  /// *will fulfil Chad's request*: it has been made
  bool is_answered(TokenIndex noun) const;
  /// *reaffirmed its commitment to supporting Chad, its ongoing commitment to imposing costs*: it does so already
  bool is_standing(TokenIndex noun) const;
  /// *has taken historic steps to help Chad*
  bool is_taken(TokenIndex noun) const;
  /// *will have an opportunity to meet*: it is planned
  bool will_come(TokenIndex noun) const;
  /// *called to congratulate her*, *sent planes to help*, *met to underscore its support*: the one is done by the
  /// other.
  bool is_done_by(TokenIndex means, TokenIndex purpose) const;
  /// *led Chad to ask for help*, *became the first country to ask*
  bool is_caused(TokenIndex purpose) const;
  void auxiliary(const Token& child);
  void adverb(std::string_view lemma);
  /// *planned talks*, *no agreement*, *possible strike*.
  void noun(TokenIndex token);

  // judge_governors.cpp
  enum class Step { judge, on, stop };

  /// The words above a token, up to the root or to a clause that is told on its own authority.
  void climb(TokenIndex token);

  /// Whether the clause of a token tells the event by itself (stop), with the clause above (on), or is judged by it.
  Step under_clause(TokenIndex token, TokenIndex governor);

  /// False where the verb leaves the event as it is. `itself`: it governs the event, not its purpose or the like.
  bool under_verb(TokenIndex token, TokenIndex governor, bool itself);
  /// What operators.tsv says of the verb, with its particle or preposition; fact: the event is one, whatever the verb.
  std::optional<Effect> effect_of_verb(TokenIndex token, TokenIndex governor) const;
  void govern(TokenIndex token, TokenIndex governor, std::optional<Effect> effect, bool itself);
  void under_noun(TokenIndex token, TokenIndex governor);
  /// *it is possible, it is important to meet*
  std::optional<Effect> of_adjective(const std::string& lemma) const;
  /// *called on Russia to withdraw*: the effect of the verb with its preposition.
  std::optional<Effect> addressed(TokenIndex verb, const std::string& lemma) const;

  const Tree& tree_;
  const Predicates& predicates_;
  Judgement judgement_;
  EventType type_ = EventType::consult;
  bool negated_ = false, refused_ = false, discontinued_ = false, hypothetical_ = false, future_ = false,
       historical_ = false, unwilling_ = false, would_ = false, purpose_ = false, owed_ = false, goes_on_ = false,
       topical_ = false, reported_in_past_ = false;
};

}  // namespace entente
