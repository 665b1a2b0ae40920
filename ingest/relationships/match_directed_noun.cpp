// Nouns of what one does to another: *aid to Chad, its visit to Mali*.

#include <algorithm>
#include <unordered_set>

#include "ingest/data/ascii.hpp"
#include "ingest/data/calendar.hpp"
#include "ingest/relationships/matcher.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

Party Matcher::announcer(TokenIndex visit) const {
  const auto statement = tree_.head(visit);
  const bool on = statement && tree_[*statement].lemma == "statement" && tree_.preposition(visit) == "on";
  return on ? all_at(obliques(*statement, "by")) : Party{};
}

const Predicate* Matcher::attended(TokenIndex noun, const Predicate& row) const {
  for (TokenIndex meeting : row.type == EventType::cooperate ? obliques(noun, "in") : std::vector<TokenIndex>{}) {
    for (const Predicate* talks : noun_rows(meeting)) {
      if (talks->mutual && talks->type == EventType::consult) return talks;
    }
  }
  return &row;
}

Party Matcher::travellers(TokenIndex visit) const {
  for (TokenIndex where = visit + 1; where < tree_.size(); ++where) {
    if (tree_[where].lemma != "where" || tree_[where].deprel != Deprel::advmod || !tree_.head(where)) continue;
    const TokenIndex clause = *tree_.head(where);
    return tree_[clause].deprel == Deprel::acl_relcl ? agents(clause) : Party{};
  }
  return {};
}

Party Matcher::doers_by(TokenIndex deed) const {
  Party party = all_at(obliques(deed, "by"));
  for (TokenIndex dependent : tree_.children(deed)) {
    if (tree_[dependent].deprel == Deprel::nmod) add_all(party, all_at(obliques(dependent, "by")));
  }
  return party;
}

TokenIndex Matcher::infinitive_after(TokenIndex noun) const {
  for (TokenIndex to = noun + 2; to + 1 < tree_.size() && to < noun + 8; ++to) {
    if (tree_[to].xpos == "TO" && tree_[to + 1].xpos == "VB") return to;
  }
  return noun;
}

bool Matcher::is_deed_of(TokenIndex verb, TokenIndex noun) const {
  for (TokenIndex up = verb; tree_.head(up); up = *tree_.head(up)) {
    const Deprel relation = tree_[up].deprel;
    if (*tree_.head(up) == noun) return relation == Deprel::acl || relation == Deprel::nmod;
    if (relation == Deprel::acl_relcl) return false;
  }
  return false;
}

bool Matcher::try_directed_noun(TokenIndex noun, const Predicate& row) {
  // *our message to Chad is clear*: no letter
  const auto told = tree_.head(noun);
  if (row.type == EventType::consult && tree_[noun].deprel == Deprel::nsubj && told && tree_[*told].upos == Upos::adj)
    return false;
  // *in its support of Chad, in support of Chad*
  const bool owned = tree_.has_child(noun, {Deprel::nmod_poss}) ||
                     (tree_.preposition(noun) == "in" && !tree_.has_child(noun, {Deprel::det}));
  const bool of_is_recipient = owned || std::ranges::find(row.frame, "of") != row.frame.end();
  Party recipients;
  double certainty = 1;
  bool where = false;  // *the attack in Nice*: a recipient only beside one who attacks
  for (const std::string& place : row.frame) {
    if (place == "obj") continue;
    if (place == "comp") {
      // *the demand that Israel withdraw*
      const auto clause = tree_.child(noun, {Deprel::acl, Deprel::ccomp});
      if (clause && tree_.has_child(*clause, {Deprel::nsubj})) {
        recipients = all_at(subjects(tree_, *clause));
      } else if (noun + 1 < tree_.size() && tree_[noun + 1].form == "for") {
        // *the need for Chad to withdraw*: whatever the parser hung the name and the infinitive on
        for (TokenIndex name = noun + 2; name < infinitive_after(noun) && recipients.empty(); ++name)
          recipients = participants_.at(name);
      } else if (noun + 1 < tree_.size() && tree_[noun + 1].form == "of") {
        // *the importance of Chad opening its border*
        for (TokenIndex name = noun + 2; name + 1 < tree_.size() && name < noun + 6; ++name) {
          if (tree_[name + 1].xpos == "VBG" && recipients.empty()) recipients = participants_.at(name);
        }
      }
      // *the need for the fulfilment of the agreement by Chad*
      for (TokenIndex deed : row.type == EventType::request ? obliques(noun, "for") : std::vector<TokenIndex>{}) {
        if (recipients.empty()) recipients = doers_by(deed);
      }
      if (!recipients.empty()) break;
      continue;
    }
    // *the arrest of two Chadians, the attack on Chadian soldiers*, but no *passage for Chadians*
    const bool of_people =
        harms_people(row.type) && row.type != EventType::aid && (place == "of" || place == "on" || place == "against");
    // *its contribution to Chad*, not *to the development of ties with Chad*
    const bool itself = place.front() == '=';
    const std::string preposition = itself ? place.substr(1) : place;
    const Places places = of_people ? Places::and_people : takes_places(preposition) ? Places::yes : Places::no;
    std::vector<TokenIndex> phrases = obliques(noun, preposition);
    // *support for reporting Iran*: what is supported is the deed.
    std::erase_if(phrases, [&](TokenIndex phrase) {
      // *a commitment to advance it* is a plan
      const bool planned = row.type == EventType::support && tree_[phrase].xpos == "VB";
      return planned || tree_[phrase].xpos == "VBG" || (row.type == EventType::accuse && is_plight(phrase));
    });
    // *underlined the importance of the union*, but *discussed it*, and no *importance of Chad opening its border*
    if (tree_[noun].lemma == "importance" && itself) {
      const auto verb = carrier(noun);
      if (!verb || predicates_.effect(Part::verb, tree_[*verb].lemma) != Effect::keep) continue;
      std::erase_if(phrases, [&](TokenIndex phrase) {
        const Mention* named = participants_.covering(phrase);
        return !named || named->head != phrase || named->last >= tree_.size() || tree_[named->last].xpos == "VBG";
      });
    }
    recipients = itself ? all_at(phrases, places) : all_within(phrases, places, certainty);
    // *aid to thousands of Chadians*
    if (recipients.empty() && place == "to" && (row.type == EventType::aid || row.type == EventType::support)) {
      recipients = all_at(phrases, Places::and_people);
      std::erase_if(recipients, [](const Mention* one) { return !one->person.empty() || one->sector == Sector::none; });
    }
    // *a military operation directed against Chad*
    const auto aimed = harms_people(row.type) ? tree_.child(noun, {Deprel::acl}) : std::nullopt;
    if (recipients.empty() && aimed && (tree_[*aimed].lemma == "direct" || tree_[*aimed].lemma == "aim"))
      recipients = all_within(obliques(*aimed, preposition), Places::yes, certainty);
    for (TokenIndex phrase : phrases) {
      const auto owner = tree_.child(phrase, {Deprel::nmod_poss});
      if (itself && recipients.empty() && owner) recipients = participants_.at(*owner);
    }
    // *the sanctions of the EU against Belarus*: the phrase that the parser hung on the one before it.
    for (TokenIndex dependent : tree_.children(noun)) {
      if (!recipients.empty() || tree_[dependent].deprel != Deprel::nmod) continue;
      const auto counted = obliques(dependent, "of");  // *of a part of the troops from Chad*
      const bool count = is_quantity(tree_[dependent].lemma) && !counted.empty();
      recipients = all_at(obliques(count ? counted.front() : dependent, place), places);
    }
    // *doubled its aid to Chad*: right behind the noun, hung on the verb
    const TokenIndex next = noun + 1;
    const bool given = preposition == "to" && is_cooperative(row.type);
    if (recipients.empty() && given && next < tree_.size() && tree_[next].form == "to" && tree_.head(next)) {
      const TokenIndex phrase = *tree_.head(next);
      const bool hung = tree_[phrase].deprel == Deprel::obl && tree_.head(phrase) == tree_.head(noun);
      if (hung && tree_[phrase].xpos != "VBG" && tree_[noun].deprel == Deprel::obj)
        recipients = all_at({phrase}, places);
    }
    where = place == "in" && !is_cooperative(row.type);
    if (!recipients.empty()) break;
  }
  if (recipients.empty() && owned) recipients = all_at(obliques(noun, "of"));
  // *our thanks go to Chad*
  if (const auto verb = tree_.head(noun); recipients.empty() && verb && tree_[noun].deprel == Deprel::nsubj &&
                                          tree_[*verb].lemma == "go" && row.type == EventType::support)
    recipients = all_at(obliques(*verb, "to"));
  // *welcomed the bid by Chad for membership of the AU*: hung on the verb
  if (recipients.empty() && row.type == EventType::request && tree_[noun].deprel == Deprel::obj) {
    for (TokenIndex phrase : obliques(*tree_.head(noun), "for")) {
      if (phrase > noun) add_all(recipients, all_within({phrase}, Places::yes, certainty));
    }
  }
  // *soldiers from Chad serve in Mali*
  if (recipients.empty() && (row.type == EventType::mobilize || row.type == EventType::aid) &&
      !obliques(noun, "from").empty()) {
    if (const auto verb = presence(noun)) recipients = all_at(obliques(*verb, "in"), Places::yes);
  }
  // *Chad is under sanctions, is subject to sanctions*
  if (recipients.empty() && row.type == EventType::sanction) {
    const TokenIndex head = tree_.head(noun).value_or(noun);
    const bool under = tree_.preposition(noun) == "under" && tree_.has_child(noun, {Deprel::cop});
    if (under || tree_[head].lemma == "subject") recipients = all_at(subjects(tree_, under ? noun : head));
  }
  Party actors;
  for (TokenIndex dependent : tree_.children(noun)) {
    const Deprel relation = tree_[dependent].deprel;
    const std::string_view preposition = tree_.preposition(dependent);
    const bool owner = relation == Deprel::nmod_poss || relation == Deprel::amod || relation == Deprel::compound ||
                       relation == Deprel::nmod_desc;
    const bool source = relation == Deprel::nmod &&
                        (preposition == "by" || preposition == "from" || (preposition == "of" && !of_is_recipient));
    // *Chad's withdrawal from Mali*: not the source
    if (owner || source) {
      Party named = participants_.at(dependent);
      if (named.empty() && relation == Deprel::compound)
        named = participants_.owners(dependent);  // *EU sanctions list*
      add_all(actors, preposition == "from" ? without(named, recipients) : named);
    }
    // *the killing of soldiers by Chad*: hung on the phrase before
    const bool deep = relation == Deprel::nmod && of_is_recipient && harms_people(row.type);
    if (deep) add_all(actors, all_at(obliques(dependent, "by")));
    // *the assistance rendered by Cuba*
    if (relation == Deprel::acl && tree_.is_passive(dependent)) add_all(actors, agents(dependent));
  }
  // *Chad's president is on a visit to Mali*
  if (actors.empty() && row.mode == "visit" && tree_.has_child(noun, {Deprel::cop}))
    actors = all_at(subjects(tree_, noun));
  if (actors.empty() && row.mode == "visit" && !recipients.empty()) actors = travellers(noun);
  // *the leaders discussed the violation of the ceasefire by rebels*: theirs
  const auto by_others = [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::nmod && tree_.preposition(child) == "by" && !participants_.covering(child);
  };
  // *discussed Houthi attacks*
  const auto of_others = [&](TokenIndex child) {
    const Deprel relation = tree_[child].deprel;
    const bool names = relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss;
    return names && child > 0 && starts_capital(tree_[child].form) && !participants_.covering(child) &&
           !names_time(tree_[child].form);
  };
  const auto strangers = [&](TokenIndex child) { return by_others(child) || of_others(child); };
  if (actors.empty() && !is_cooperative(row.type) && std::ranges::any_of(tree_.children(noun), strangers)) return false;
  // *underlined the importance of support for Chad*
  static const std::unordered_set<std::string_view> weights = {"importance", "value"};
  const bool weighed = row.type == EventType::support && !recipients.empty() && certainty == 1 &&
                       tree_[noun].deprel == Deprel::nmod && tree_.head(noun) &&
                       weights.contains(tree_[*tree_.head(noun)].lemma);
  if (const auto verb = carrier(weighed ? *tree_.head(noun) : noun)) {
    if (recipients.empty()) {
      for (const std::string& place : row.frame) {
        const std::vector<TokenIndex> phrases = obliques(*verb, place);
        // *held drills around Taiwan*
        recipients = all_at(phrases, row.type == EventType::mobilize ? Places::yes : Places::no);
        for (TokenIndex phrase : phrases) {
          add_all(recipients, told_of(phrase));
          // *near the border with Taiwan*
          if (is_border(tree_[phrase].lemma)) add_all(recipients, all_at(obliques(phrase, "with")));
        }
        if (!recipients.empty()) break;
      }
    }
    // *condemned the attack on Chad, opposes sanctions on Chad*: whoever judges it does not do it.
    const bool done =
        (is_cooperative(row.type) && row.type != EventType::cooperate && row.type != EventType::aid) ||
        !(judges(*verb) || (where && predicates_.effect(Part::verb, tree_[*verb].lemma) == Effect::hypothetical));
    // *accepted Chad's invitation to visit Chad*, but *welcomed Chad's commitment to its people*
    const bool inward =
        row.type == EventType::agree && tree_[noun].lemma != "invitation" &&
        tree_.has_child(noun, {Deprel::nmod_poss}) &&
        std::ranges::none_of(actors, [](const Mention* one) { return one->form == MentionForm::pronoun; });
    if (done && (actors.empty() || (!inward && without(actors, recipients).empty()))) {
      actors = agents(*verb, row.type == EventType::protest ? Places::and_people : Places::no);
      certainty = by_governor;
    }
  }
  // *stressed the need for Chad to comply*: whoever says so asks
  if (const auto verb = tree_.head(noun);
      actors.empty() && row.type == EventType::request && verb && tree_[noun].deprel == Deprel::obj && says(*verb))
    actors = agents(*verb);
  if (const Party helpers = thanked(noun); !helpers.empty()) actors = helpers;
  // *returned from a visit to Chad, spoke after a visit*
  static const std::unordered_set<std::string_view> times = {"from", "after", "on", "during", "before", "following"};
  const bool stay = row.mode == "visit" && tree_[noun].lemma != "stopover" && tree_[noun].deprel == Deprel::obl;
  if (const auto verb = tree_.head(noun); actors.empty() && stay && verb && times.contains(tree_.preposition(noun))) {
    actors = without(agents(*verb), recipients);
    certainty *= by_clause;
  }
  bool loose = false;
  if (actors.empty() && !recipients.empty() && !where) {
    // *a report that led to sanctions on X*: who does what the clause says.
    TokenIndex clause = noun;
    while (tree_.head(clause) && tree_[clause].upos != Upos::verb) clause = *tree_.head(clause);
    // *deplored the attack on Chad*: who judges an event is not who did it.
    const auto rows = predicates_.find(Part::verb, tree_[clause].lemma);
    const bool judged = !rows.empty() && rows.front().type != EventType::agree;
    if (tree_[clause].upos == Upos::verb && !judged) actors = agents(clause);
    certainty *= by_clause;
    loose = true;
  }
  if (recipients.empty() && !actors.empty()) recipients = beneficiaries(noun, row.type);
  if (row.mode == "visit" && actors.empty() && !recipients.empty() && is_theirs(noun)) {
    actors = discourse_.official;
    certainty = by_reach;
  }
  if (row.mode == "visit" && recipients.empty() && !actors.empty()) recipients = announcer(noun);
  recipients = without(recipients, actors);
  // *its commitment to go on supporting Chad*: told by the deed
  for (const Event& event : events_) {
    if (row.type == EventType::agree && tree_.is_verbal(event.trigger) && is_deed_of(event.trigger, noun))
      recipients = without(recipients, event.recipients);
  }
  if (actors.empty() || recipients.empty()) return false;
  return emit({noun, attended(noun, row), actors, recipients, certainty, loose});
}

}  // namespace entente
