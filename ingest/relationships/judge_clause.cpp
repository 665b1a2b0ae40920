// What a clause or a phrase says of an event by itself: auxiliaries, negation, marks, adjectives.

#include <algorithm>
#include <string>
#include <unordered_set>

#include "ingest/relationships/judging.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

void Judge::clause(TokenIndex verb) {
  const Token& token = tree_[verb];
  judgement_.past = judgement_.past || token.xpos == "VBD" || token.xpos == "VBN";
  bool infinitive = false;
  bool has_auxiliary = false;
  bool has_copula = false;
  for (TokenIndex dependent : tree_.children(verb)) {
    const Token& child = tree_[dependent];
    if (child.deprel == Deprel::aux || child.deprel == Deprel::aux_pass || child.deprel == Deprel::cop) {
      has_auxiliary = has_auxiliary || child.deprel != Deprel::cop;
      has_copula = has_copula || child.deprel == Deprel::cop;
      if (!is_said_at_once(tree_, verb, child)) auxiliary(child);
    }
    if (is_negation(tree_, dependent)) negated_ = !negated_;
    if (child.deprel == Deprel::mark) {
      infinitive = infinitive || child.lemma == "to";
      if (child.lemma == "if" || child.lemma == "unless" || child.lemma == "whether" || child.lemma == "should")
        hypothetical_ = true;
    }
    const bool marks = child.deprel == Deprel::case_ || child.deprel == Deprel::mark;
    if (marks && child.lemma == "without") negated_ = !negated_;
    if (child.deprel == Deprel::advmod) adverb(child.lemma);
    // *has yet to ratify it*
    if (child.deprel == Deprel::advmod && child.lemma == "yet" && token.lemma == "have") negated_ = !negated_;
  }
  // Headline: *Merkel to visit Ankara*; elsewhere: *met to discuss*, *a meeting to be held*.
  const bool controlled = token.deprel == Deprel::xcomp || token.deprel == Deprel::ccomp;
  if (infinitive && !controlled && !has_auxiliary) purpose_ = true;
  // *Merkel to visit Ankara*, *said that Merkel is to visit Ankara*
  if (infinitive && (token.deprel == Deprel::root || has_copula)) future_ = true;
  // *sent planes to help*
  if (infinitive && token.deprel == Deprel::acl) {
    const auto noun = tree_.head(verb);
    const auto means = tree_[*noun].deprel == Deprel::obj ? tree_.head(*noun) : std::nullopt;
    if ((!means || !is_done_by(*means, verb)) && !is_ranked(tree_, *noun) && !is_under_way(tree_, *noun) &&
        !is_reviewed(tree_, *noun) && !is_standing(*noun))
      future_ = true;
  }
  if (infinitive && token.deprel == Deprel::advcl && !is_ranked(tree_, *tree_.head(verb)) &&
      !is_done_by(clause_above(verb), verb) && !is_caused(verb))
    future_ = true;
  if (!tree_.head(verb) && tree_.sentence().text.ends_with('?')) hypothetical_ = true;
}

TokenIndex Judge::clause_above(TokenIndex verb) const {
  TokenIndex above = *tree_.head(verb);
  while (!tree_.is_verbal(above) && tree_.head(above)) above = *tree_.head(above);
  return above;
}

bool Judge::is_answered(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> verbs = {"answer", "fulfil", "fulfill", "heed"};
  const auto verb = tree_.head(noun);
  return type_ == EventType::request && verb && tree_[noun].deprel == Deprel::obj && verbs.contains(tree_[*verb].lemma);
}

bool Judge::is_standing(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> nouns = {"commitment", "resolve", "determination"};
  if (!nouns.contains(tree_[noun].lemma)) return false;
  return is_under_way(tree_, noun) ||
         (type_ == EventType::support && (is_shown(tree_, noun) || is_reviewed(tree_, noun)));
}

bool Judge::is_taken(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> steps = {"step", "action", "measure", "initiative"};
  const auto verb = tree_.head(noun);
  return steps.contains(tree_[noun].lemma) && verb && tree_[noun].deprel == Deprel::obj &&
         tree_[*verb].lemma == "take" && (tree_[*verb].xpos == "VBD" || tree_[*verb].xpos == "VBN");
}

bool Judge::will_come(TokenIndex noun) const {
  const auto verb = tree_.head(noun);
  const auto will = verb ? tree_.child(*verb, {Deprel::aux}) : std::nullopt;
  return tree_[noun].lemma == "opportunity" && will && tree_[*will].lemma == "will";
}

bool Judge::is_done_by(TokenIndex means, TokenIndex purpose) const {
  static const std::unordered_set<std::string_view> sayings = {
      "underscore", "underline", "reaffirm", "reiterate", "express", "emphasise",  "emphasize",
      "highlight",  "convey",    "stress",   "affirm",    "voice",   "demonstrate"};
  // *used its veto to block it, joined President Lee to launch a plan*
  if (tree_[means].lemma == "use" || tree_[means].lemma == "join") return true;
  if (is_taken(*tree_.head(purpose))) return true;
  // *the steps taken by Chad to help Mali*
  if (tree_[means].lemma == "take" && tree_[means].deprel == Deprel::acl && tree_[means].xpos == "VBN") return true;
  const auto confers = [](const Predicate& row) { return row.type == EventType::consult; };
  if (sayings.contains(tree_[purpose].lemma))
    return std::ranges::any_of(predicates_.find(Part::verb, tree_[means].lemma), confers);
  const auto done = predicates_.find(Part::verb, tree_[purpose].lemma);
  if (done.empty()) return false;
  const EventType type = done.front().type;
  const bool said = type == EventType::support || type == EventType::accuse || type == EventType::request;
  return std::ranges::any_of(predicates_.find(Part::verb, tree_[means].lemma), [&](const Predicate& row) {
    return row.mode == "phone" || (said && row.type == EventType::consult && row.mode != "visit") ||
           (type == EventType::aid && row.type == EventType::aid);
  });
}

bool Judge::is_caused(TokenIndex purpose) const {
  static const std::unordered_set<std::string_view> causes = {"lead", "prompt", "force", "cause", "drive", "compel"};
  const TokenIndex cause = *tree_.head(purpose);
  const auto what = tree_.child(cause, {Deprel::xcomp});
  if (tree_[cause].lemma == "become" && what) return is_ranked(tree_, *what);
  return causes.contains(tree_[cause].lemma) && tree_.has_child(cause, {Deprel::obj});
}

void Judge::auxiliary(const Token& child) {
  static const std::unordered_set<std::string_view> modal = {"could",  "may",   "might", "can",
                                                             "should", "ought", "must",  "need"};
  std::string lemma = child.lemma;
  if (lemma == "will" || lemma == "shall" || child.form == "'ll" || child.form == "wo") {
    future_ = true;
  } else if (lemma == "would" || child.form == "would" || child.form == "'d") {
    // *said it would help* is a plan told in the past; *would be a mistake* is none.
    would_ = true;
  } else if (modal.contains(lemma) || modal.contains(child.form)) {
    owed_ = !hypothetical_ && lemma == "should";
    hypothetical_ = true;
  } else if (child.xpos == "VBD") {
    judgement_.past = true;
  }
}

void Judge::adverb(std::string_view lemma) {
  hypothetical_ = hypothetical_ || lemma == "possibly" || lemma == "perhaps" || lemma == "maybe";
  historical_ = historical_ || lemma == "previously" || lemma == "historically" || lemma == "formerly";
  future_ = future_ || (lemma == "soon" && !judgement_.past);
}

void Judge::noun(TokenIndex token) {
  for (TokenIndex dependent : tree_.children(token)) {
    const Token& child = tree_[dependent];
    if (is_negation(tree_, dependent)) negated_ = !negated_;
    if (child.deprel == Deprel::case_ && child.lemma == "without") negated_ = !negated_;
    if (child.deprel != Deprel::amod && child.deprel != Deprel::compound) continue;
    if (const auto effect = predicates_.effect(Part::adjective, child.lemma)) apply(*effect);
    if (const auto effect = predicates_.effect(Part::adjective, child.form)) apply(*effect);
  }
}

}  // namespace entente
