// What governs an event, from its trigger up to the root: *plans to meet, denied that they met, the hope that they
// will*.

#include <string>
#include <unordered_set>

#include "ingest/relationships/judging.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

std::optional<Effect> Judge::effect_of_verb(TokenIndex token, TokenIndex governor) const {
  const Deprel relation = tree_[token].deprel;
  const Token& parent = tree_[governor];
  std::string lemma = parent.lemma;
  if (const auto particle = tree_.child(governor, {Deprel::compound_prt})) lemma += '_' + tree_[*particle].lemma;
  std::optional<Effect> effect;
  if (parent.upos == Upos::adj) {
    effect = of_adjective(lemma);
  } else {
    if (relation == Deprel::obl)
      effect = predicates_.effect(Part::verb, lemma + '_' + std::string(tree_.preposition(token)));
    if (!effect) effect = predicates_.effect(Part::verb, lemma);
  }
  if (!effect && tree_[token].xpos == "VB") effect = addressed(governor, lemma);
  // *discussed the upcoming visit, preparations for the visit*
  const bool comes = is_scheduled(tree_, token) || tree_[token].lemma == "preparation";
  if (effect == Effect::hypothetical && parent.lemma == "discuss" && comes) return Effect::fact;
  // *discussed the war between X and Y*
  if (effect == Effect::hypothetical && parent.lemma == "discuss" && names_parties(tree_, token)) return Effect::fact;
  // *ordered strikes on Chad*: one's own forces
  if (effect == Effect::request && parent.lemma == "order" && tree_[token].upos == Upos::noun &&
      type_ != EventType::accuse)
    effect = Effect::future;
  // *firmly believes that they will meet*
  if (effect == Effect::hypothetical && parent.lemma == "believe" && future_ && relation == Deprel::ccomp)
    effect = Effect::keep;
  // *tried to persuade Chad to leave*: asked it
  const bool tries = parent.lemma == "try" || parent.lemma == "attempt" || parent.lemma == "seek";
  if (tries && type_ == EventType::request && relation == Deprel::xcomp) effect = Effect::keep;
  return effect;
}

void Judge::govern(TokenIndex token, TokenIndex governor, std::optional<Effect> effect, bool itself) {
  const Deprel relation = tree_[token].deprel;
  const Token& parent = tree_[governor];
  // An infinitive after an operator is its complement, whatever the parser calls it: *threatened on Monday to
  // break*.
  const bool complement = relation == Deprel::xcomp || relation == Deprel::ccomp ||
                          (relation == Deprel::csubj && parent.upos == Upos::adj) ||
                          (relation == Deprel::advcl && effect && *effect != Effect::keep);
  // *accused Iran of attacking*, *condemned the attack*: an obl or advcl of a verb that is no operator changes
  // nothing.
  if (effect && (complement || relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::obl ||
                 *effect == Effect::drop)) {
    if (!(relation == Deprel::obl && *effect != Effect::drop && *effect != Effect::request &&
          tree_.preposition(token) != "for" && tree_.preposition(token) != "to" && tree_.preposition(token) != "on"))
      apply(*effect);
  }
  // *agreed to go on helping*, but who promises to stand by somebody does so
  const bool promised = promises(parent.lemma) && type_ != EventType::support;
  goes_on_ = (goes_on_ || (itself && goes_on(parent.lemma))) && !promised;
  // *urged them to meet*, *wants Chad to meet*: what others are asked to do has not been done, nor do they ask
  // for it.
  const bool others =
      parent.lemma == "want" && (tree_.has_child(governor, {Deprel::obj}) || tree_.has_child(token, {Deprel::nsubj}));
  if (complement && (effect == Effect::request || others)) judgement_.alleged = true;
  if (complement && parent.xpos == "VBD") reported_in_past_ = true;
  // *agreed that they should meet*
  if (parent.lemma == "agree" && relation == Deprel::ccomp && owed_) hypothetical_ = false;
}

bool Judge::under_verb(TokenIndex token, TokenIndex governor, bool itself) {
  const Deprel relation = tree_[token].deprel;
  const bool governs = relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::obj ||
                       relation == Deprel::nsubj_pass || relation == Deprel::obl || relation == Deprel::csubj ||
                       relation == Deprel::advcl || relation == Deprel::nsubj;
  bool said_of = false;
  if (governs) {
    // *relations between them were discussed*
    const std::string_view lemma = tree_[governor].lemma;
    if (topical_ && (lemma == "discuss" || lemma == "review" || comments(tree_, token))) apply(Effect::drop);
    const auto effect = effect_of_verb(token, governor);
    if (effect == Effect::fact) return false;  // *wants to thank them for the aid*
    govern(token, governor, effect, itself);
    // *the aid is not limited to food*: what is not so of the event, not that there is none
    // *would not affect our relations, has no right under the treaty between them*: they are there
    const bool lasts = (type_ == EventType::support || type_ == EventType::cooperate) && relation != Deprel::ccomp &&
                       (is_specific(tree_, token) || names_parties(tree_, token));
    said_of = !effect && tree_[token].upos == Upos::noun &&
              (relation == Deprel::nsubj || relation == Deprel::nsubj_pass || lasts);
  }
  const bool negated = negated_;
  clause(governor);
  if (said_of) negated_ = negated;
  return true;
}

void Judge::under_noun(TokenIndex token, TokenIndex governor) {
  const Deprel relation = tree_[token].deprel;
  const Token& parent = tree_[governor];
  const bool complement =
      relation == Deprel::acl ||
      (relation == Deprel::nmod &&
       (tree_.preposition(token) == "of" || tree_.preposition(token) == "for" || tree_.preposition(token) == "to"));
  // *the importance of the alliance*: there is one; *of working together*: there may be
  const bool weighed = parent.lemma == "importance" && relation == Deprel::nmod &&
                       (tree_.preposition(token) != "of" || is_specific(tree_, token));
  if (complement && !weighed) {
    // *the anniversary of the war*, but *of the alliance*, which lasts
    const auto effect = predicates_.effect(Part::noun, parent.lemma);
    const bool lasts = effect == Effect::historical && type_ == EventType::support;
    // *the hope that Chad will help*: it may not
    if (parent.lemma == "hope" && tree_.has_child(token, {Deprel::nsubj})) judgement_.alleged = true;
    if (effect && !lasts && !will_come(governor) && !is_taken(governor) && !is_standing(governor)) apply(*effect);
  }
  // *there is no doubt that they will meet*
  const bool certain = parent.lemma == "doubt" || parent.lemma == "question" || parent.lemma == "secret";
  const bool before = negated_;
  noun(governor);
  if (certain && tree_.is_verbal(token)) negated_ = before;
}

Judge::Step Judge::under_clause(TokenIndex token, TokenIndex governor) {
  const Deprel relation = tree_[token].deprel;
  const Token& parent = tree_[governor];
  const std::string_view mark = tree_.preposition(token);
  // Side clauses are told on their own authority: relative clauses, while and as, parentheses.
  if (relation == Deprel::acl_relcl || relation == Deprel::parataxis || relation == Deprel::appos) return Step::stop;
  // But *accused Chad of sending arms* says whose word it is, *warned it against joining* that it has not.
  if (relation == Deprel::advcl && !purpose_ && mark != "of") {
    // *will join Chad in sending aid*
    if (mark == "in" && (parent.lemma == "join" || parent.lemma == "follow")) clause(governor);
    // *will raise money by supporting Chad's banks*: the one is done with the other
    if (mark == "by" && tree_[token].xpos == "VBG") {
      clause(governor);
      return Step::on;
    }
    hypothetical_ = hypothetical_ || mark == "against";
    if (mark == "from" && predicates_.effect(Part::verb, parent.lemma) == Effect::negated) negated_ = !negated_;
    return Step::stop;
  }
  // *no intention of helping, an interest in helping, a plan for helping*
  const bool planned = (mark == "in" || mark == "for") && parent.upos == Upos::noun &&
                       predicates_.effect(Part::noun, parent.lemma) == Effect::future;
  const bool of_clause = relation == Deprel::acl && (mark == "of" || planned);
  if (relation == Deprel::acl && tree_[token].xpos != "VB" && !of_clause) {
    // *the embassy, closed in 2014, will reopen*
    const Deprel described = tree_[governor].deprel;
    if ((described == Deprel::nsubj || described == Deprel::nsubj_outer) && tree_[token].xpos == "VBN") {
      noun(governor);
      return Step::stop;
    }
    if (type_ == EventType::coerce && tree_[token].xpos == "VBN")
      return Step::stop;  // *will free those detained in Chad*
    return Step::on;
  }
  return Step::judge;
}

void Judge::climb(TokenIndex token) {
  bool itself = true;  // what governs now governs the event, not its purpose or the like
  for (int steps = 0; steps < 12; ++steps) {
    const auto governor = tree_.head(token);
    if (!governor) break;
    if (is_performative(tree_, token, *governor) || is_under_way(tree_, token) || is_reviewed(tree_, token)) break;
    if (tree_[token].deprel == Deprel::acl && is_under_way(tree_, *governor)) break;
    const Deprel relation = tree_[token].deprel;
    itself = itself && (relation == Deprel::conj || relation == Deprel::obj || relation == Deprel::xcomp);
    const Token& parent = tree_[*governor];
    const bool verbal = tree_.is_verbal(*governor);
    if (relation == Deprel::conj) {
      // A second verb shares the first one's auxiliaries where it has none: *will meet and sign*.
      if (verbal && parent.xpos != "VBD" && tree_[token].xpos == "VB" &&
          !tree_.has_child(token, {Deprel::aux, Deprel::nsubj}))
        clause(*governor);
      token = *governor;
      continue;
    }
    const Step step = under_clause(token, *governor);
    if (step == Step::stop) break;
    if (step == Step::on) {
      token = *governor;
      continue;
    }
    // *could not come due to the tension between them*
    static const std::unordered_set<std::string_view> reasons = {"due_to", "because_of", "amid", "despite", "since"};
    if (relation == Deprel::obl && reasons.contains(tree_.preposition(token))) break;
    if (verbal) {
      if (!under_verb(token, *governor, itself)) break;
    } else if (parent.upos == Upos::noun) {
      under_noun(token, *governor);
    } else if (parent.upos == Upos::adj) {
      if (const auto effect = of_adjective(parent.lemma)) apply(*effect);
      clause(*governor);
    }
    // A finite report stands by itself from here on: *X said that Y …*.
    if (relation == Deprel::ccomp) {
      if (would_ && reported_in_past_) future_ = true, would_ = false;
      break;
    }
    token = *governor;
  }
  if (would_) (reported_in_past_ || judgement_.past ? future_ : hypothetical_) = true;
}

std::optional<Effect> Judge::of_adjective(const std::string& lemma) const {
  const auto effect = predicates_.effect(Part::adjective, lemma);
  return effect ? effect : predicates_.effect(Part::predicative, lemma);
}

std::optional<Effect> Judge::addressed(TokenIndex verb, const std::string& lemma) const {
  for (TokenIndex dependent : tree_.children(verb)) {
    if (tree_[dependent].deprel != Deprel::obl) continue;
    const auto effect = predicates_.effect(Part::verb, lemma + '_' + std::string(tree_.preposition(dependent)));
    if (effect) return effect;
  }
  return std::nullopt;
}

}  // namespace entente
