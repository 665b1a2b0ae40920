#pragma once

// What of a tree can be mended without knowing who is named. Not installed: for repair.cpp.

#include <algorithm>
#include <vector>

#include "ingest/language/document.hpp"

namespace entente {

using Tokens = std::vector<Token>;

inline Token& at(Tokens& tokens, std::int32_t index) { return tokens[static_cast<std::size_t>(index)]; }

inline bool is_finite_verb(const Token& token) {
  return token.upos == Upos::verb && (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP");
}

/// A preposition that may also open a clause: *after Chad left*.
bool opens_clause(const Token& token);

/// Ends even in a ring, which a repair may have left for `mend` to find.
inline bool is_below(const Tokens& tokens, std::int32_t token, std::int32_t ancestor) {
  std::int32_t up = token;
  for (std::size_t left = tokens.size(); left > 0 && up >= 0; --left) {
    if (up == ancestor) return true;
    up = tokens[static_cast<std::size_t>(up)].head;
  }
  return false;
}

/// nsubj and its kin.
inline bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer ||
         relation == Deprel::expl;
}

/// True where a token has a dependent whose relation is wanted.
bool has_child(const Tokens& tokens, std::int32_t head, auto&& wanted) {
  return std::ranges::any_of(tokens, [&](const Token& token) { return token.head == head && wanted(token.deprel); });
}

/// Makes a participle that was read as a noun's adjective the verb in the noun's place, and the noun its object.
void govern(Tokens& tokens, std::int32_t participle, std::int32_t noun, std::string_view tag);

/// *The emir, who has been mediating, travelled to Riyadh*: the noun that the parser left alone is the subject of the
/// verb behind the clause.
void resume(Tokens& tokens);

/// *evidence proving Chad was behind the raid*: the subject of a clause, no object.
void free_subject(Tokens& tokens);

/// *Joining the president were Ann Lee and Jo Roe*: who stands behind the copula is the subject.
void invert(Tokens& tokens);

/// *met with the country's first president, Ann Lee*: whose it is hangs on what is owned, not the other way round.
void flip_possessor(Tokens& tokens);

/// *with His Highness, Crown Prince Ali of Chad*: the name behind a style is its apposition.
void appose_style(Tokens& tokens);

/// *After years of war, Chad and Mali have met*: the subject that the parser hung in the phrase before it, behind the
/// comma.
void release_listed(Tokens& tokens);

/// *cooperation between Chad, Mali and Niger is close*: the rest of a list that the parser took for a second subject.
void rejoin_list(Tokens& tokens);

/// *Agencies helping Chad include the WHO*: the finite verb is the clause's, not the participle before it.
void raise_finite(Tokens& tokens);

/// *leaders were at the parade, including Ann Lee*: examples of the subject, not of the parade.
void raise_examples(Tokens& tokens);

/// *called on the embassy to think again and met the minister*: what is finite is no second infinitive; nor is a bare
/// infinitive a second finite verb.
void raise_conjunct(Tokens& tokens);

/// *visited Chad, where she spoke, and Mali*: a name goes with the name before the clause.
void raise_listed_name(Tokens& tokens);

/// *to help Chad as it defends its land and to punish Mali; by helping Chad as … and punishing Mali*: infinitives and
/// gerunds go with their like.
void raise_nonfinite(Tokens& tokens);

/// *accused Chad — along with its ally Mali — of fraud*: nothing hangs on a dash.
void lift_from_marks(Tokens& tokens);

/// *gave another $100 million to Chad*: nothing hangs on an article or a preposition.
void lift_from_function_words(Tokens& tokens);

/// *discussed the war in Chad as well as the situation in Mali*: joined to the object, not to the verb.
void lower_conjunct(Tokens& tokens);

/// *condemned in the strongest terms the raid*: the verb's object, not that of the phrase between.
void raise_object(Tokens& tokens);

/// *tried to stop the session accusing Chad of fraud*: who tried does so, not the session.
void raise_saying(Tokens& tokens);

/// *spoke with the president*: no object, for a preposition stands before it.
void demote_object(Tokens& tokens);

/// *Chad remains a threat*: what the subject is, no object.
void complete_copula(Tokens& tokens);

/// *called Chad's decision courageous*: said of the object, by the verb.
void raise_predicate(Tokens& tokens);

/// *joined leaders from Chad*: where they come from, whatever the parser hung it on.
void lower_origin(Tokens& tokens);

/// *praised the role of Chad in brokering talks*: Chad brokers them.
void lower_to_role(Tokens& tokens);

/// *tanks towards the border with Chad*: the border's, whatever the parser hung it on.
void lower_to_border(Tokens& tokens);

/// Verbs that were read as adjectives, nouns and numbers. The first step of mend_clauses().
void mend_verbs(Tokens& tokens);

/// Participles with auxiliaries, prepositions above their nouns, phrases on days, verbs as objects, passives with
/// objects, objects beyond the comma, clauses taken for phrases, coordinated infinitives.
void mend_clauses(Tokens& tokens);

}  // namespace entente
