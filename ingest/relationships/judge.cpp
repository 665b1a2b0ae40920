#include "ingest/relationships/judge.hpp"

#include <string>

#include "ingest/relationships/judging.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

Judgement Judge::run(TokenIndex trigger, const Predicate& row) {
  const EventType type = type_ = row.type;
  // *must*: the demand is made; *its brutal war*: so is the charge
  const bool voiced = row.frame.front() == "said" && !tree_.has_child(trigger, {Deprel::cop}) &&
                      (tree_[trigger].deprel == Deprel::amod || tree_[trigger].upos == Upos::noun);
  if (tree_[trigger].upos == Upos::aux || voiced) return judgement_;
  topical_ = type == EventType::support && (row.term == "relation" || row.term == "relationship");
  if (tree_.is_verbal(trigger)) {
    clause(trigger);
    if (has_no_object(tree_, trigger)) negated_ = !negated_;
    if (tree_[trigger].lemma == "like") would_ = false;  // *would like Chad to help*: asks for it now
    unwilling_ =
        negated_ && (future_ || would_) && !tree_.is_passive(trigger) && predicates_.has_verb(tree_[trigger].lemma);
  } else {
    noun(trigger);
    future_ = future_ || is_headline_plan(tree_, trigger);
  }
  // *discussed Russia's invasion of Georgia*: what is somebody's has happened, whatever becomes of the talks about
  // it.
  const bool discussed = is_discussed(tree_, trigger) && (type == EventType::cooperate || type == EventType::support);
  const bool stands = !is_cooperative(type) || discussed ||
                      (type == EventType::support && (is_coordinated(tree_, trigger) || is_shown(tree_, trigger)));
  const bool presupposed =
      !tree_.is_verbal(trigger) && stands && type != EventType::request && type != EventType::threaten &&
      (tree_.has_child(trigger, {Deprel::nmod_poss}) || (type == EventType::assault && is_faced(tree_, trigger)));
  if (!presupposed && !is_answered(trigger)) climb(trigger);
  // *refused to help* and *stopped helping* are acts of their own; *refused to condemn* is the condemnation's
  // absence.
  if (refused_ || discontinued_) {
    if (is_cooperative(type)) {
      judgement_.type = refused_ ? EventType::reject : EventType::sanction;
    } else {
      negated_ = !negated_;
    }
  }
  // *said it would not help*: whoever will not, refuses.
  if (negated_ && unwilling_ && is_cooperative(type) && !judgement_.type) {
    judgement_.type = EventType::reject;
    negated_ = future_ = false;
  }
  // *said it would retaliate*: the threat is made.
  if ((type == EventType::threaten && tree_.is_verbal(trigger)) || judgement_.type == EventType::threaten)
    future_ = false;
  // *will impose sanctions if Chad invades Mali*: a threat
  if (type == EventType::sanction && (future_ || hypothetical_) && is_conditional(tree_, trigger)) {
    judgement_.type = EventType::threaten;
    future_ = hypothetical_ = false;
  }
  // *will continue to support Chad*: does so now; but *to meet* once more
  if (goes_on_ && !row.mutual && type != EventType::consult && type != EventType::agree) future_ = false;
  // *will stand with Chad*: says so, and thereby does
  if (type == EventType::support && tree_[trigger].lemma == "stand") future_ = false;
  judgement_.aspect = negated_        ? Aspect::negated
                      : hypothetical_ ? Aspect::hypothetical
                      : future_       ? Aspect::future
                      : historical_   ? Aspect::historical
                                      : Aspect::actual;
  return judgement_;
}

void Judge::apply(Effect effect) {
  switch (effect) {
    case Effect::keep:
    case Effect::fact:
      break;
    case Effect::future:
      future_ = true;
      break;
    case Effect::hypothetical:
      hypothetical_ = true;
      break;
    case Effect::negated:
      negated_ = !negated_;
      break;
    case Effect::historical:
      historical_ = true;
      break;
    case Effect::request:
      judgement_.type = EventType::request;
      break;
    case Effect::reject:
      refused_ = true;
      break;
    case Effect::discontinue:
      discontinued_ = true;
      break;
    case Effect::threaten:
      judgement_.type = EventType::threaten;
      break;
    case Effect::drop:
      judgement_.alleged = true;
      break;
  }
}

Judgement judge(const Tree& tree, TokenIndex trigger, const Predicate& row, const Predicates& predicates) {
  return Judge(tree, predicates).run(trigger, row);
}

}  // namespace entente
