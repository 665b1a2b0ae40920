#pragma once

// Whether an event is a fact, a plan, a possibility, or denied.

#include <optional>

#include "graph/aspect.hpp"
#include "ingest/relationships/predicates.hpp"
#include "ingest/relationships/tree.hpp"

namespace entente {

/// What is judged: the aspect, and the type that the governing words make of the event (*urged talks*: REQUEST).
struct Judgement {
  Aspect aspect = Aspect::actual;
  std::optional<EventType> type;  ///< replaces the row's; absent: it stays
  bool alleged = false;           ///< somebody's claim: no event
  bool past = false;              ///< told in the past tense
};

/// Reads auxiliaries, negation, tense, and the words that govern the trigger, up to the root, for an event of that
/// row.
Judgement judge(const Tree& tree, TokenIndex trigger, const Predicate& row, const Predicates& predicates);

}  // namespace entente
