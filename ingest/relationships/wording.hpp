#pragma once

// What the words around an event say of it by themselves. Not installed: for judge.cpp.

#include "ingest/relationships/tree.hpp"

namespace entente {

/// *I would like to thank you, we wish to express our condolences*: done by being said
bool is_performative(const Tree& tree, TokenIndex verb, TokenIndex wish);

/// *I must say, we must thank you*: said thereby, no duty
bool is_said_at_once(const Tree& tree, TokenIndex verb, const Token& modal);

/// *ongoing efforts, its continued support*
bool is_under_way(const Tree& tree, TokenIndex noun);

/// True for a number or a currency's sign: the head of *$20 million*.
bool is_sum(const Token& token);

/// *the alliance, our cooperation*
bool is_specific(const Tree& tree, TokenIndex noun);

/// *the talks between X and Y, Danish-Norwegian talks, Danish talks with Norway*: what is so fully named is there.
bool names_parties(const Tree& tree, TokenIndex noun);

/// *was, became the first leader to visit*: who did it, and when among others
bool is_ranked(const Tree& tree, TokenIndex noun);

/// *Joint Front to Counter Smugglers*, *Statement on the Visit of King Ali*: headlines without a finite verb that tell
/// what will be
bool is_headline_plan(const Tree& tree, TokenIndex noun);

/// *discussed their support for Chad, the importance of their cooperation*: it is there, whatever is said of it.
bool is_discussed(const Tree& tree, TokenIndex noun);

/// *the upcoming visit*
bool is_scheduled(const Tree& tree, TokenIndex noun);

/// *commented on relations*: what is spoken about.
bool comments(const Tree& tree, TokenIndex noun);

/// *will review the cooperation*: there is one.
bool is_reviewed(const Tree& tree, TokenIndex noun);

/// *coordinated their support*: it is given, but *efforts* that are coordinated may be to come.
bool is_coordinated(const Tree& tree, TokenIndex noun);

/// *will go there to demonstrate its support for Chad*
bool is_shown(const Tree& tree, TokenIndex noun);

/// *will support it against Libyan aggression, in the face of Libyan attacks, the need for a response to them*
bool is_faced(const Tree& tree, TokenIndex noun);

/// *if Chad invades Mali* below the verb
bool is_conditional(const Tree& tree, TokenIndex verb);

/// *promised to continue its support*: what is promised
bool promises(std::string_view verb);

/// *continue to support, maintain its support*
bool goes_on(std::string_view verb);

/// *held no talks, has no relations with Chad*
bool has_no_object(const Tree& tree, TokenIndex verb);

/// *its border with Chad*
bool is_border(std::string_view lemma);

/// *resolution, statement*: what says what its authors do.
bool is_paper(std::string_view lemma);

/// *did not meet, no talks, none of the ministers, no longer*, but not *not only*
bool is_negation(const Tree& tree, TokenIndex at);

}  // namespace entente
