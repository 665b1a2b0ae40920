// Nouns of action with what they act on: *the suspension of aid to Chad*, *troop deployments to Chad*.

#include <algorithm>

#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::match_nominalised(TokenIndex noun) {
  const std::string verb(predicates_.nominalised(tree_[noun].lemma));
  if (verb.empty()) return false;
  std::vector<TokenIndex> acted_on = obliques(noun, "of");
  // *a halt to arms sales*
  if (acted_on.empty()) acted_on = obliques(noun, "to");
  for (TokenIndex dependent : tree_.children(noun)) {
    if (tree_[dependent].deprel == Deprel::compound && tree_[dependent].upos == Upos::noun)
      acted_on.push_back(dependent);
  }
  for (TokenIndex complement : acted_on) {
    // *the withdrawal of a part of the troops*
    const auto counted = obliques(complement, "of");
    if (is_quantity(tree_[complement].lemma) && !counted.empty()) complement = counted.front();
    if (tree_[complement].upos != Upos::noun || participants_.covering(complement)) continue;
    const auto rows = rows_with(verb, complement);
    for (const Predicate* row : rows) {
      if (row->term.ends_with("@any") || !try_nominalised(noun, complement, *row)) continue;
      consumed_[complement] = true;
      return true;
    }
    // *welcomed the lifting of sanctions on Chad*: nobody imposes any.
    const auto own = noun_rows(complement);
    if (!rows.empty() && !own.empty() && rows.front()->type != own.front()->type) consumed_[complement] = true;
  }
  return false;
}

bool Matcher::try_nominalised(TokenIndex noun, TokenIndex complement, const Predicate& row) {
  Party actors = participants_.owners(noun);
  for (TokenIndex phrase : {noun, complement}) add_all(actors, doers_by(phrase));
  if (row.mutual) add_all(actors, noun_sides(complement));
  double certainty = by_governor;
  const Party with = row.mutual ? without(all_at(obliques(complement, "with")), actors) : Party{};
  // *announced the suspension of …*; whoever reaffirms or criticises it does not do it
  const auto governor = tree_.head(noun);
  const bool done = governor && tree_[*governor].upos == Upos::verb && tree_[noun].deprel == Deprel::obj;
  if (actors.empty() && done && !judges(*governor) && (!row.mutual || !with.empty())) actors = agents(*governor);
  if (row.mutual) {
    if (!actors.empty() && !with.empty()) return emit({noun, &row, actors, with, certainty});
    return distinct_actors(actors) > 1 && emit({noun, &row, actors, {}, certainty});
  }
  for (const std::string& place : row.frame) {
    const bool plain = place.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    if (!plain && place != "obj's") continue;
    Party found = without(recipients(noun, complement, place, row.type, certainty), actors);
    // *discussed Chad's provision of arms to Mali*: hung on the verb as if on a noun
    for (TokenIndex phrase : found.empty() && governor ? tree_.children(*governor) : std::span<const TokenIndex>{}) {
      const bool misplaced = phrase > complement && tree_[phrase].deprel == Deprel::nmod && tree_.is_verbal(*governor);
      if (misplaced && tree_.preposition(phrase) == place) add_all(found, without(participants_.at(phrase), actors));
    }
    if (!actors.empty() && !found.empty()) return emit({noun, &row, actors, found, certainty});
  }
  return false;
}

}  // namespace entente
