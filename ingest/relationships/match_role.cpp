// Nouns that say who somebody is: *Chad's main donor*, *part of the coalition*, astronauts.

#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

void Matcher::match_crew(TokenIndex noun) {
  for (TokenIndex before = 0; before < noun; ++before) {
    if (is_mate(before)) return;
  }
  Party crew;
  for (TokenIndex mate = noun; mate < tree_.size(); ++mate) {
    const Mention* mention = is_mate(mate) ? participants_.covering(mate) : nullptr;
    if (mention) add_all(crew, participants_.at(mention->head, Places::and_people));
  }
  if (distinct_actors(crew) > 1) emit({noun, noun_rows(noun).front(), crew, {}, 0.9});
}

bool Matcher::is_role_of_subject(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> verbs = {"rank", "serve", "act"};
  const auto verb = tree_.head(noun);
  return verb && tree_.preposition(noun) == "as" && (noun < *verb || verbs.contains(tree_[*verb].lemma));
}

bool Matcher::match_agent(TokenIndex noun) {
  const std::vector<const Predicate*> rows = noun_rows(noun);
  if (rows.empty() || rows.front()->frame.front() != "who") return false;
  const TokenIndex said = said_as(noun);
  const auto above = tree_.head(noun);
  Party actors;
  if (tree_.has_child(said, {Deprel::cop})) {
    actors = all_at(subjects(tree_, said));
  } else if (above && tree_[noun].deprel == Deprel::appos) {
    actors = participants_.at(*above);
  } else if (above && tree_[noun].deprel == Deprel::xcomp) {  // *became, remains Chad's main donor*
    actors = agents(*above);
  } else if (is_role_of_subject(noun)) {
    actors = agents(*above);
  }
  if (actors.empty()) return false;
  double certainty = by_owner;
  Party recipients;
  // *supporters of Chad* come from there, as far as the mentions go.
  if (const Mention* mention = participants_.covering(noun); mention && mention->use == MentionUse::origin)
    recipients = {mention};
  for (const std::string& place : rows.front()->frame) {
    if (recipients.empty()) recipients = all_within(obliques(noun, place), Places::yes, certainty);
  }
  for (TokenIndex owner : tree_.children(noun)) {
    if (recipients.empty() && tree_[owner].deprel == Deprel::nmod_poss) recipients = participants_.at(owner);
  }
  recipients = without(recipients, actors);
  return !recipients.empty() && emit({noun, rows.front(), actors, recipients, certainty});
}

bool Matcher::match_part(TokenIndex noun) {
  if (tree_[noun].lemma != "part" || !tree_.has_child(noun, {Deprel::cop})) return false;
  const Party parts = all_at(subjects(tree_, noun));
  if (distinct_actors(parts) < 2) return false;
  for (TokenIndex whole : obliques(noun, "of")) {
    if (participants_.covering(whole)) continue;
    for (const Predicate* row : noun_rows(whole)) {
      if (row->mutual && is_cooperative(row->type)) return emit({noun, row, parts, {}, by_owner});
    }
  }
  return false;
}

}  // namespace entente
