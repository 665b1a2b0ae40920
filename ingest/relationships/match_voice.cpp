// What somebody's words make of others: judgements and demands.

#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::judge_deed(TokenIndex adjective, const Predicate& row) {
  auto noun = tree_.head(adjective);
  // *the devastating impact of Chad's raid*
  static const std::unordered_set<std::string_view> effects = {"impact", "effect", "consequence", "toll", "fallout"};
  if (noun && effects.contains(tree_[*noun].lemma)) {
    for (TokenIndex deed : obliques(*noun, "of")) noun = deed;
  }
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
  // *Chad's war of aggression*
  // *reaffirmed their support in its struggle against Chad's aggression*: with whom it speaks
  TokenIndex root = noun;
  while (tree_.head(root)) root = *tree_.head(root);
  const Party together = tree_.is_verbal(root) && !judges.empty() ? agents(root) : Party{};
  if (!together.empty() && without(judges, together).empty() &&
      predicates_.effect(Part::verb, tree_[root].lemma) == Effect::keep)
    judges = together;
  const TokenIndex owned = is_of(noun) && hits(*tree_.head(noun)) ? *tree_.head(noun) : noun;
  const Party judged = without(participants_.owners(owned), judges);
  if (judges.empty() || judged.empty() || is_shared_by(*judged.front(), judges)) return;
  // *Chad's threats*, but *talk of the Chadian threat*
  if (tree_[noun].lemma == "threat" && !tree_.has_child(noun, {Deprel::nmod_poss})) return;
  emit({noun, &row, std::move(judges), judged, by_owner});
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
  // *failed to answer*, but *Chad failed in the final*
  if (row.term == "fail" && !tree_.has_child(word, {Deprel::xcomp})) return false;
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
  const bool wanted = row.type == EventType::request;  // *it is necessary for Chad to stop*
  if (tree_.is_verbal(word) && tree_.is_passive(word)) judged = agents(word);
  for (TokenIndex subject : judged.empty() && !wanted ? subjects(tree_, word) : std::vector<TokenIndex>{}) {
    const Party named = participants_.at(subject);
    add_all(judged, named.empty() ? doers(subject, certainty) : named);
    if (judged.empty()) judged = told_before(subject, judges, row.type);
  }
  // *it is unacceptable that Chad refuses*
  if (const auto clause = tree_.child(word, {Deprel::ccomp, Deprel::csubj, Deprel::advcl});
      clause && judged.empty() && tree_[word].upos == Upos::adj && (!wanted || tree_[*clause].xpos == "VB"))
    judged = all_at(subjects(tree_, *clause));
  judged = without(judged, judges);
  if (!said) std::erase_if(judged, [&](const Mention* mention) { return is_shared_by(*mention, judges); });
  return !judges.empty() && !judged.empty() && emit({said.value_or(word), &row, judges, judged, certainty});
}

void Matcher::match_demand(TokenIndex must) {
  const auto deed = tree_.head(must);
  const Party speakers = participants_.voice(must);
  // *must have stopped*: a guess
  const bool guessed = std::ranges::any_of(tree_.children(*deed), [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::aux && tree_[child].lemma == "have";
  });
  // *a people that must know*, *heard that Chad must go*
  const TokenIndex first = tree_.first_conjunct(*deed);
  const Deprel relation = tree_[first].deprel;
  const bool claimed = relation == Deprel::root || relation == Deprel::parataxis ||
                       (relation == Deprel::ccomp && says(*tree_.head(first)));
  if (speakers.empty() || guessed || !claimed || tree_.is_passive(*deed)) return;
  Party asked = without(all_at(subjects(tree_, *deed)), speakers);
  std::erase_if(asked, [](const Mention* mention) { return mention->form == MentionForm::pronoun; });
  if (!asked.empty()) emit({must, &predicates_.find(Part::verb, "urge").front(), speakers, asked, by_owner});
}

}  // namespace entente
