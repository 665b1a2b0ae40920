#include "ingest/relationships/judge.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "ingest/relationships/wording.hpp"

namespace entente {
namespace {

class Judge {
 public:
  Judge(const Tree& tree, const Predicates& predicates) : tree_(tree), predicates_(predicates) {}

  Judgement run(TokenIndex trigger, const Predicate& row) {
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

 private:
  void apply(Effect effect) {
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

  /// Auxiliaries, negation and marks of one clause.
  void clause(TokenIndex verb) {
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

  /// *met Chad's ministers and others to thank them*: the verb, though the infinitive hangs on a noun
  TokenIndex clause_above(TokenIndex verb) const {
    TokenIndex above = *tree_.head(verb);
    while (!tree_.is_verbal(above) && tree_.head(above)) above = *tree_.head(above);
    return above;
  }

  /// *will fulfil Chad's request*: it has been made
  bool is_answered(TokenIndex noun) const {
    static const std::unordered_set<std::string_view> verbs = {"answer", "fulfil", "fulfill", "heed"};
    const auto verb = tree_.head(noun);
    return type_ == EventType::request && verb && tree_[noun].deprel == Deprel::obj &&
           verbs.contains(tree_[*verb].lemma);
  }

  /// *reaffirmed its commitment to supporting Chad, its ongoing commitment to imposing costs*: it does so already
  bool is_standing(TokenIndex noun) const {
    static const std::unordered_set<std::string_view> nouns = {"commitment", "resolve", "determination"};
    if (!nouns.contains(tree_[noun].lemma)) return false;
    return is_under_way(tree_, noun) ||
           (type_ == EventType::support && (is_shown(tree_, noun) || is_reviewed(tree_, noun)));
  }

  /// *has taken historic steps to help Chad*
  bool is_taken(TokenIndex noun) const {
    static const std::unordered_set<std::string_view> steps = {"step", "action", "measure", "initiative"};
    const auto verb = tree_.head(noun);
    return steps.contains(tree_[noun].lemma) && verb && tree_[noun].deprel == Deprel::obj &&
           tree_[*verb].lemma == "take" && (tree_[*verb].xpos == "VBD" || tree_[*verb].xpos == "VBN");
  }

  /// *will have an opportunity to meet*: it is planned
  bool will_come(TokenIndex noun) const {
    const auto verb = tree_.head(noun);
    const auto will = verb ? tree_.child(*verb, {Deprel::aux}) : std::nullopt;
    return tree_[noun].lemma == "opportunity" && will && tree_[*will].lemma == "will";
  }

  /// *called to congratulate her*, *sent planes to help*, *met to underscore its support*: the one is done by the
  /// other.
  bool is_done_by(TokenIndex means, TokenIndex purpose) const {
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

  /// *led Chad to ask for help*, *became the first country to ask*
  bool is_caused(TokenIndex purpose) const {
    static const std::unordered_set<std::string_view> causes = {"lead", "prompt", "force", "cause", "drive", "compel"};
    const TokenIndex cause = *tree_.head(purpose);
    const auto what = tree_.child(cause, {Deprel::xcomp});
    if (tree_[cause].lemma == "become" && what) return is_ranked(tree_, *what);
    return causes.contains(tree_[cause].lemma) && tree_.has_child(cause, {Deprel::obj});
  }

  void auxiliary(const Token& child) {
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

  void adverb(std::string_view lemma) {
    hypothetical_ = hypothetical_ || lemma == "possibly" || lemma == "perhaps" || lemma == "maybe";
    historical_ = historical_ || lemma == "previously" || lemma == "historically" || lemma == "formerly";
    future_ = future_ || (lemma == "soon" && !judgement_.past);
  }

  /// *planned talks*, *no agreement*, *possible strike*.
  void noun(TokenIndex token) {
    for (TokenIndex dependent : tree_.children(token)) {
      const Token& child = tree_[dependent];
      if (is_negation(tree_, dependent)) negated_ = !negated_;
      if (child.deprel == Deprel::case_ && child.lemma == "without") negated_ = !negated_;
      if (child.deprel != Deprel::amod && child.deprel != Deprel::compound) continue;
      if (const auto effect = predicates_.effect(Part::adjective, child.lemma)) apply(*effect);
      if (const auto effect = predicates_.effect(Part::adjective, child.form)) apply(*effect);
    }
  }

  void climb(TokenIndex token) {
    bool reported_in_past = false;
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
      // Side clauses are told on their own authority: relative clauses, while and as, parentheses.
      if (relation == Deprel::acl_relcl || relation == Deprel::parataxis || relation == Deprel::appos) break;
      // But *accused Chad of sending arms* says whose word it is, *warned it against joining* that it has not.
      const std::string_view mark = tree_.preposition(token);
      if (relation == Deprel::advcl && !purpose_ && mark != "of") {
        // *will join Chad in sending aid*
        if (mark == "in" && (parent.lemma == "join" || parent.lemma == "follow")) clause(*governor);
        // *will raise money by supporting Chad's banks*: the one is done with the other
        if (mark == "by" && tree_[token].xpos == "VBG") {
          clause(*governor);
          token = *governor;
          continue;
        }
        hypothetical_ = hypothetical_ || mark == "against";
        if (mark == "from" && predicates_.effect(Part::verb, parent.lemma) == Effect::negated) negated_ = !negated_;
        break;
      }
      // *no intention of helping, an interest in helping, a plan for helping*
      const bool planned = (mark == "in" || mark == "for") && parent.upos == Upos::noun &&
                           predicates_.effect(Part::noun, parent.lemma) == Effect::future;
      const bool of_clause = relation == Deprel::acl && (mark == "of" || planned);
      if (relation == Deprel::acl && tree_[token].xpos != "VB" && !of_clause) {
        // *the embassy, closed in 2014, will reopen*
        const Deprel described = tree_[*governor].deprel;
        if ((described == Deprel::nsubj || described == Deprel::nsubj_outer) && tree_[token].xpos == "VBN") {
          noun(*governor);
          break;
        }
        if (type_ == EventType::coerce && tree_[token].xpos == "VBN") break;  // *will free those detained in Chad*
        token = *governor;
        continue;
      }
      // *could not come due to the tension between them*
      static const std::unordered_set<std::string_view> reasons = {"due_to", "because_of", "amid", "despite", "since"};
      if (relation == Deprel::obl && reasons.contains(mark)) break;
      if (verbal) {
        bool said_of = false;
        const bool governs = relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::obj ||
                             relation == Deprel::nsubj_pass || relation == Deprel::obl || relation == Deprel::csubj ||
                             relation == Deprel::advcl || relation == Deprel::nsubj;
        if (governs) {
          std::string lemma = parent.lemma;
          if (const auto particle = tree_.child(*governor, {Deprel::compound_prt}))
            lemma += '_' + tree_[*particle].lemma;
          std::optional<Effect> effect;
          if (parent.upos == Upos::adj) {
            effect = of_adjective(lemma);
          } else {
            if (relation == Deprel::obl)
              effect = predicates_.effect(Part::verb, lemma + '_' + std::string(tree_.preposition(token)));
            if (!effect) effect = predicates_.effect(Part::verb, lemma);
          }
          if (!effect && tree_[token].xpos == "VB") effect = addressed(*governor, lemma);
          // *relations between them were discussed*
          if (topical_ && (parent.lemma == "discuss" || parent.lemma == "review" || comments(tree_, token)))
            apply(Effect::drop);
          // *discussed the upcoming visit*
          if (effect == Effect::hypothetical && parent.lemma == "discuss" && is_scheduled(tree_, token)) break;
          // *discussed the war between X and Y*
          if (effect == Effect::hypothetical && parent.lemma == "discuss" && names_parties(tree_, token)) break;
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
          if (effect == Effect::fact) break;  // *wants to thank them for the aid*
          // An infinitive after an operator is its complement, whatever the parser calls it: *threatened on Monday to
          // break*.
          const bool complement = relation == Deprel::xcomp || relation == Deprel::ccomp ||
                                  (relation == Deprel::csubj && parent.upos == Upos::adj) ||
                                  (relation == Deprel::advcl && effect && *effect != Effect::keep);
          // *accused Iran of attacking*, *condemned the attack*: an obl or advcl of a verb that is no operator changes
          // nothing.
          if (effect && (complement || relation == Deprel::obj || relation == Deprel::nsubj_pass ||
                         relation == Deprel::obl || *effect == Effect::drop)) {
            if (!(relation == Deprel::obl && *effect != Effect::drop && *effect != Effect::request &&
                  tree_.preposition(token) != "for" && tree_.preposition(token) != "to" &&
                  tree_.preposition(token) != "on"))
              apply(*effect);
          }
          // *agreed to go on helping*, but who promises to stand by somebody does so
          const bool promised = promises(parent.lemma) && type_ != EventType::support;
          goes_on_ = (goes_on_ || (itself && goes_on(parent.lemma))) && !promised;
          // *urged them to meet*, *wants Chad to meet*: what others are asked to do has not been done, nor do they ask
          // for it.
          const bool others = parent.lemma == "want" &&
                              (tree_.has_child(*governor, {Deprel::obj}) || tree_.has_child(token, {Deprel::nsubj}));
          if (complement && (effect == Effect::request || others)) judgement_.alleged = true;
          if (complement && parent.xpos == "VBD") reported_in_past = true;
          // *agreed that they should meet*
          if (parent.lemma == "agree" && relation == Deprel::ccomp && owed_) hypothetical_ = false;
          // *the aid is not limited to food*: what is not so of the event, not that there is none
          // *would not affect our relations, has no right under the treaty between them*: they are there
          const bool lasts = (type_ == EventType::support || type_ == EventType::cooperate) &&
                             relation != Deprel::ccomp && (is_specific(tree_, token) || names_parties(tree_, token));
          said_of = !effect && tree_[token].upos == Upos::noun &&
                    (relation == Deprel::nsubj || relation == Deprel::nsubj_pass || lasts);
        }
        const bool negated = negated_;
        clause(*governor);
        if (said_of) negated_ = negated;
      } else if (parent.upos == Upos::noun) {
        const bool complement =
            relation == Deprel::acl ||
            (relation == Deprel::nmod && (tree_.preposition(token) == "of" || tree_.preposition(token) == "for" ||
                                          tree_.preposition(token) == "to"));
        // *the importance of the alliance*: there is one; *of working together*: there may be
        const bool weighed = parent.lemma == "importance" && relation == Deprel::nmod &&
                             (tree_.preposition(token) != "of" || is_specific(tree_, token));
        if (complement && !weighed) {
          // *the anniversary of the war*, but *of the alliance*, which lasts
          const auto effect = predicates_.effect(Part::noun, parent.lemma);
          const bool lasts = effect == Effect::historical && type_ == EventType::support;
          // *the hope that Chad will help*: it may not
          if (parent.lemma == "hope" && tree_.has_child(token, {Deprel::nsubj})) judgement_.alleged = true;
          if (effect && !lasts && !will_come(*governor) && !is_taken(*governor) && !is_standing(*governor))
            apply(*effect);
        }
        // *there is no doubt that they will meet*
        const bool certain = parent.lemma == "doubt" || parent.lemma == "question" || parent.lemma == "secret";
        const bool before = negated_;
        noun(*governor);
        if (certain && tree_.is_verbal(token)) negated_ = before;
      } else if (parent.upos == Upos::adj) {
        if (const auto effect = of_adjective(parent.lemma)) apply(*effect);
        clause(*governor);
      }
      // A finite report stands by itself from here on: *X said that Y …*.
      if (relation == Deprel::ccomp) {
        if (would_ && reported_in_past) future_ = true, would_ = false;
        break;
      }
      token = *governor;
    }
    if (would_) (reported_in_past || judgement_.past ? future_ : hypothetical_) = true;
  }

  /// *it is possible, it is important to meet*
  std::optional<Effect> of_adjective(const std::string& lemma) const {
    const auto effect = predicates_.effect(Part::adjective, lemma);
    return effect ? effect : predicates_.effect(Part::predicative, lemma);
  }

  /// *called on Russia to withdraw*: the effect of the verb with its preposition.
  std::optional<Effect> addressed(TokenIndex verb, const std::string& lemma) const {
    for (TokenIndex dependent : tree_.children(verb)) {
      if (tree_[dependent].deprel != Deprel::obl) continue;
      const auto effect = predicates_.effect(Part::verb, lemma + '_' + std::string(tree_.preposition(dependent)));
      if (effect) return effect;
    }
    return std::nullopt;
  }

  const Tree& tree_;
  const Predicates& predicates_;
  Judgement judgement_;
  EventType type_ = EventType::consult;
  bool negated_ = false, refused_ = false, discontinued_ = false, hypothetical_ = false, future_ = false,
       historical_ = false, unwilling_ = false, would_ = false, purpose_ = false, owed_ = false, goes_on_ = false,
       topical_ = false;
};

}  // namespace

Judgement judge(const Tree& tree, TokenIndex trigger, const Predicate& row, const Predicates& predicates) {
  return Judge(tree, predicates).run(trigger, row);
}

}  // namespace entente
