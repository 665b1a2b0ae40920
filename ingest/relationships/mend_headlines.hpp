#pragma once

// Sentences without a finite verb: headlines, and those whose verb the tagger took for something else. Not installed:
// for repair.cpp.

#include "ingest/actors/mention.hpp"
#include "ingest/relationships/mend_clauses.hpp"
#include "ingest/relationships/predicates.hpp"

namespace entente {

/// *Libyan police tortured Nigerian migrants.*: in a full sentence without a finite verb the participle between an
/// actor and a noun does not describe the noun.
void finish_adjective(Tokens& tokens, const Mention& mention, const Predicates& predicates);

/// *Indian and Chadian soldiers clashed in Kashmir.*: a full sentence has a finite verb, so its participle is that,
/// unless an agent with *by* says that it is passive.
void finish_participle(Tokens& tokens, const Mention& mention);

/// *Contractor released from Chad*: in a headline a participle without an object is passive, where the verb takes one.
void read_headline_passive(Tokens& tokens, const Predicates& predicates);

/// In a sentence without a finite verb, a predicate's word right after an actor is one: *France and Chad sign
/// agreement*, *Rebels attack town*, read as a noun by the tagger.
void promote_verb(Tokens& tokens, const Mention& mention, const Predicates& predicates);

}  // namespace entente
