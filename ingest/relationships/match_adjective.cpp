// Adjectives and adverbs that join or judge actors.

#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::match_joint(TokenIndex adjective) {
  const auto noun = tree_.head(adjective);
  const auto rows = predicates_.find(Part::adjective, tree_[adjective].lemma);
  if (!noun || tree_[*noun].upos != Upos::noun || rows.empty() || tree_[adjective].deprel != Deprel::amod) return false;
  const auto known = noun_rows(*noun);
  if (known.empty() || known.front()->mutual || !harms_people(known.front()->type)) return false;
  Party actors = noun_sides(*noun);
  const auto verb = tree_.head(*noun);
  if (distinct_actors(actors) < 2 && verb && tree_[*verb].upos == Upos::verb) add_all(actors, agents(*verb));
  return distinct_actors(actors) > 1 && emit({adjective, &rows.front(), actors, {}, 0.9});
}

bool Matcher::match_backed(TokenIndex participle) {
  static const std::unordered_set<std::string_view> deeds = {"back", "support", "sponsor", "fund",
                                                             "arm",  "finance", "train",   "equip"};
  static const std::unordered_set<std::string_view> bodies = {"government", "president", "regime", "administration",
                                                              "army",       "military",  "police", "authority"};
  const auto noun = tree_.head(participle);
  if (tree_[participle].deprel != Deprel::amod || !noun || !bodies.contains(tree_[*noun].lemma) || participle < 2 ||
      tree_[participle - 1].form != "-" || !deeds.contains(tree_[participle].lemma))
    return false;
  const Party backers = participants_.at(participle - 2);
  Party backed = participants_.at(*noun);
  add_all(backed, participants_.owners(*noun));
  backed = without(backed, backers);
  const auto rows = predicates_.find(Part::verb, tree_[participle].lemma);
  return !backers.empty() && !backed.empty() && emit({participle, &rows.front(), backers, backed, by_owner});
}

void Matcher::match_adjective(TokenIndex adjective) {
  if (tree_[adjective].lemma == "joint" && match_joint(adjective)) return;
  const bool participle = tree_[adjective].upos == Upos::verb;  // *was alarmed by*
  const std::string_view term = participle ? tree_[adjective].form : std::string_view(tree_[adjective].lemma);
  for (const Predicate& row : predicates_.find(Part::adjective, term)) {
    Party actors = all_at(subjects(tree_, adjective));
    // *made doses available to Chad*, whatever the parser hung the adjective on
    auto maker = tree_.head(adjective);
    if (maker && tree_[*maker].upos == Upos::noun) maker = tree_.head(*maker);
    if (row.type == EventType::aid && maker && tree_[*maker].lemma == "make") actors = agents(*maker);
    for (const std::string& place : row.frame) {
      if (place == "subj") {
        if (distinct_actors(actors) > 1 && emit({adjective, &row, actors, {}, 1})) return;
        continue;
      }
      double certainty = 1;
      if (place == "said") {
        if (judge_aloud(adjective, row) || judge_deed(adjective, row)) return;
        continue;
      }
      // *were present at the parade*
      const bool hosted = place == "host";
      std::vector<TokenIndex> phrases = obliques(adjective, hosted ? "at" : std::string_view(place));
      if (hosted && phrases.empty()) continue;
      if (row.type == EventType::accuse) std::erase_if(phrases, [&](TokenIndex phrase) { return is_plight(phrase); });
      // *is committed to Chad*, not *to holding Chad accountable*
      if (row.type == EventType::support) {
        std::erase_if(phrases, [&](TokenIndex phrase) {
          const auto deeds = predicates_.find(Part::verb, tree_[phrase].lemma);
          return tree_[phrase].xpos == "VBG" && (deeds.empty() || !is_cooperative(deeds.front().type));
        });
      }
      const Party found =
          without(hosted ? hosts_before(phrases.front()) : all_within(phrases, Places::no, certainty), actors);
      if (!actors.empty() && !found.empty() && emit({adjective, &row, actors, found, certainty})) return;
    }
  }
}

void Matcher::match_adverb(TokenIndex adverb) {
  // *Brazil and India together have …*: a sum, not a deed
  static const std::unordered_set<std::string_view> sums = {
      "account", "have", "make_up", "represent", "comprise", "hold", "emit", "produce", "contain", "total", "face"};
  auto verb = tree_.head(adverb);
  // *Chad, together with Mali, is sending help*: hung on the subject
  if (verb && tree_[*verb].deprel == Deprel::nsubj && !obliques(adverb, "with").empty()) verb = tree_.head(*verb);
  if (verb && sums.contains(lemma_with_particle(*verb))) return;
  const auto rows = predicates_.find(Part::adjective, tree_[adverb].lemma);
  if (rows.empty() || !verb || tree_[*verb].upos != Upos::verb || tree_[adverb].deprel != Deprel::advmod) return;
  if (std::ranges::any_of(events_,
                          [&](const Event& event) { return event.trigger == *verb && event.recipients.empty(); }))
    return;
  const Party actors = agents(*verb);
  if (distinct_actors(actors) > 1) emit({*verb, &rows.front(), actors, {}, 0.9});
}

}  // namespace entente
