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

bool Matcher::judge_deed(TokenIndex adjective, const Predicate& row) {
  const auto noun = tree_.head(adjective);
  if (tree_[adjective].deprel != Deprel::amod || !noun || row.type != EventType::accuse) return false;
  if (row.mode == "allege") return false;  // *responsible behaviour*
  // *Chad's authoritarian regime*
  const bool rules = tree_[*noun].lemma == "regime" || tree_[*noun].lemma == "dictatorship";
  // *Chad's coercive behaviour*
  static const std::unordered_set<std::string_view> conduct = {
      "behavior", "behaviour", "conduct", "action",  "activity",  "practice", "rhetoric",
      "policy",   "tactic",    "step",    "measure", "manoeuvre", "maneuver", "provocation"};
  if (!hits(*noun) && !rules && !conduct.contains(tree_[*noun].lemma)) return false;
  TokenIndex root = *noun;
  while (tree_.head(root)) root = *tree_.head(root);
  const auto speaks = [](const Predicate& one) {
    return one.type == EventType::consult || one.type == EventType::support || one.type == EventType::agree ||
           one.type == EventType::accuse || one.frame.front() == "must";
  };
  const bool told = std::ranges::any_of(predicates_.find(Part::verb, tree_[root].lemma), speaks) ||
                    predicates_.effect(Part::verb, tree_[root].lemma) == Effect::keep;
  double certainty = by_owner;
  const Party judged = rules ? participants_.at(*noun) : doers(*noun, certainty);
  Party judges = told ? without(agents(root), judged) : Party{};
  // *in response to Chad's unprovoked raid*, in the words of a government
  const bool voiced = judges.empty();
  if (voiced) judges = participants_.voice(adjective);
  Party accused = voiced ? without(judged, judges) : judged;
  const Party owners = participants_.owners(*noun);
  if (voiced)
    std::erase_if(accused, [&](const Mention* one) {
      return std::ranges::find(owners, one) == owners.end() || tree_[one->head].form == "their";
    });
  return !judges.empty() && !accused.empty() && emit({voiced ? adjective : root, &row, judges, accused, certainty});
}

void Matcher::judge_owner(TokenIndex noun, const Predicate& row) {
  Party judges = participants_.voice(noun);
  const Party judged = without(participants_.owners(noun), judges);
  if (judges.empty() || judged.empty() || is_shared_by(*judged.front(), judges)) return;
  // *Chad's threats*, but *talk of the Chadian threat*
  if (tree_[noun].lemma == "threat" && !tree_.has_child(noun, {Deprel::nmod_poss})) return;
  emit({noun, &row, std::move(judges), judged, by_owner});
}

void Matcher::match_adjective(TokenIndex adjective) {
  if (tree_[adjective].lemma == "joint" && match_joint(adjective)) return;
  const bool participle = tree_[adjective].upos == Upos::verb;  // *was alarmed by*
  const std::string_view term = participle ? tree_[adjective].form : std::string_view(tree_[adjective].lemma);
  for (const Predicate& row : predicates_.find(Part::adjective, term)) {
    const Party actors = all_at(subjects(tree_, adjective));
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

std::optional<TokenIndex> Matcher::said_by(TokenIndex word) const {
  // *is intended to make bombs*
  TokenIndex clause = word;
  for (bool up = true; up;) {
    for (TokenIndex child : tree_.children(clause)) {
      const std::string_view lemma = tree_[child].lemma;
      if (lemma == "not" || lemma == "never" || lemma == "if" || lemma == "whether") return std::nullopt;
      if (tree_[child].deprel == Deprel::aux && lemma != "be" && lemma != "have" && lemma != "do") return std::nullopt;
    }
    up = tree_[clause].deprel == Deprel::xcomp && tree_.head(clause);
    if (up) clause = *tree_.head(clause);
  }
  // *"Let us be clear: Chad is in breach," he said*
  if (tree_[clause].deprel == Deprel::parataxis && tree_.head(clause) &&
      tree_[*tree_.head(clause)].deprel == Deprel::ccomp)
    clause = *tree_.head(clause);
  auto said = tree_[clause].deprel == Deprel::ccomp ? tree_.head(clause) : std::nullopt;
  if (!said) said = tree_.child(clause, {Deprel::parataxis});
  if (!said || tree_[*said].upos != Upos::verb) return std::nullopt;
  // *has evidence proving that Chad was behind the raid*
  static const std::unordered_set<std::string_view> shows = {"prove", "show", "indicate", "demonstrate", "confirm"};
  return says(*said) || shows.contains(tree_[*said].lemma) ? said : std::nullopt;
}

bool Matcher::says(TokenIndex verb) const {
  return std::ranges::any_of(predicates_.find(Part::verb, tree_[verb].lemma), [](const Predicate& row) {
    return std::ranges::find(row.frame, "must") != row.frame.end();
  });
}

bool Matcher::judge_aloud(TokenIndex word, const Predicate& row) {
  const auto said = said_by(word);
  // *According to Ann Lee, the rebels are backed by Chad*
  Party judges = said ? agents(*said) : all_at(obliques(word, "accord_to"));
  // *Chad is to blame*, in the words of a government
  const auto who = tree_.child(word, {Deprel::nsubj});
  if (judges.empty() && !said && !tree_.head(word) && who && participants_.covering(*who))
    judges = participants_.voice(word);
  if (judges.empty()) return false;
  double certainty = 1;
  Party judged;
  if (tree_.is_verbal(word) && tree_.is_passive(word)) judged = agents(word);
  for (TokenIndex subject : judged.empty() ? subjects(tree_, word) : std::vector<TokenIndex>{}) {
    const Party named = participants_.at(subject);
    add_all(judged, named.empty() ? doers(subject, certainty) : named);
    if (judged.empty()) judged = told_before(subject, judges, row.type);
  }
  // *it is unacceptable that Chad refuses*
  if (const auto clause = tree_.child(word, {Deprel::ccomp, Deprel::csubj, Deprel::advcl});
      clause && judged.empty() && tree_[word].upos == Upos::adj)
    judged = all_at(subjects(tree_, *clause));
  judged = without(judged, judges);
  if (!said) std::erase_if(judged, [&](const Mention* mention) { return is_shared_by(*mention, judges); });
  return !judges.empty() && !judged.empty() && emit({said.value_or(word), &row, judges, judged, certainty});
}

void Matcher::match_adverb(TokenIndex adverb) {
  // *Brazil and India together have …*: a sum, not a deed
  static const std::unordered_set<std::string_view> sums = {"account", "have", "make_up", "represent", "comprise",
                                                            "hold",    "emit", "produce", "contain",   "total"};
  const auto verb = tree_.head(adverb);
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
