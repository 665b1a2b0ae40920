// Event nouns.

#include <algorithm>
#include <unordered_set>

#include "ingest/data/ascii.hpp"
#include "ingest/data/calendar.hpp"
#include "ingest/relationships/matcher.hpp"

namespace entente {

void Matcher::match_noun(TokenIndex noun) {
  if (is_mate(noun)) return match_crew(noun);
  if (match_agent(noun) || match_part(noun)) return;
  if (const Mention* mention = participants_.covering(noun)) {
    // *both are NATO members*, *is Germany's closest ally*: the noun stands for its actor and joins it with the
    // subject.
    if (mention->actors.size() > 1 && mention->head == noun && is_joint(noun)) {
      for (const Predicate* row : noun_rows(noun)) {
        if (row->mutual && emit({noun, row, {mention}, {}, 0.9})) return;
      }
    }
    // *the AUKUS partnership among Chad, Mali and Niger*
    for (std::string_view preposition : {"between", "among"}) {
      const Party sides = mention->head == noun ? all_at(obliques(noun, preposition)) : Party{};
      if (distinct_actors(sides) < 2) continue;
      for (const Predicate* row : noun_rows(noun)) {
        if (row->mutual && emit({noun, row, sides, {}, 1})) return;
      }
    }
    // *a joint mission of the WHO and the FAO*, but no *joint commission*, which lasts
    const bool lasts = tree_[noun].lemma == "commission" || tree_[noun].lemma == "committee";
    if (const Party all = all_at(obliques(noun, "of"));
        mention->head == noun && is_joint(noun) && !lasts && all.size() > 1 &&
        emit({noun, &predicates_.find(Part::adjective, "joint").front(), all, {}, 0.9}))
      return;
    if (!tree_.has_child(noun, {Deprel::cop})) {
      // *UN peacekeepers in Chad*, *American troops in Iraq*: those who are there act.
      for (const Predicate* row : noun_rows(noun)) {
        if (row->mutual || mention->head != noun) continue;
        for (const std::string& place : row->frame) {
          Party there = all_at(obliques(noun, place), Places::yes);
          if (there.empty()) {
            if (const auto verb = presence(noun)) there = all_at(obliques(*verb, place), Places::yes);
          }
          const Party found = without(there, {mention});
          if (!found.empty() && emit({noun, row, {mention}, found, 0.8})) return;
        }
      }
      return;
    }
    const Party subject = without(all_at(subjects(tree_, noun)), {mention});
    if (subject.empty()) return;
    for (const Predicate* row : noun_rows(noun)) {
      if (row->mutual && emit({noun, row, subject, {mention}, 0.9})) return;
    }
    return;
  }
  const std::vector<const Predicate*> rows = noun_rows(noun);
  const auto judges = [](const Predicate* row) { return row->frame.front() == "said"; };
  if (const auto row = std::ranges::find_if(rows, judges); row != rows.end()) {
    // *said that Chad was behind the raid, that it was a threat*
    const bool predicative = tree_.has_child(noun, {Deprel::cop}) || tree_[noun].deprel == Deprel::xcomp;
    if (predicative && judge_aloud(noun, **row)) return;
    if (!predicative) judge_owner(noun, **row);
  }
  for (const Predicate* row : rows) {
    // *the call by Chad to send aid*
    if (judges(row) || (row->mode == "phone" && !obliques(noun, "by").empty())) continue;
    if (row->mutual ? try_mutual_noun(noun, *row) : try_directed_noun(noun, *row)) return;
  }
}

bool Matcher::match_pairs(TokenIndex noun, const Predicate& row, Party listed) {
  if (listed.size() < 4 || listed.size() % 2 != 0) return false;
  std::ranges::sort(listed, {}, &Mention::first);
  // *agreements between Chad and Mali and Chad and Niger*
  const bool anew = listed.size() == 4 && listed[0]->actors == listed[2]->actors;
  const auto joined = [&](std::size_t i) {
    const TokenIndex end = listed[i]->last;
    return end < tree_.size() && tree_[end].form == "and";
  };
  for (std::size_t i = 0; i + 1 < listed.size(); ++i) {
    if (!anew && joined(i) != (i % 2 == 0)) return false;
  }
  for (std::size_t i = 0; i < listed.size(); i += 2) emit({noun, &row, {listed[i], listed[i + 1]}, {}, 1});
  return true;
}

bool Matcher::try_mutual_noun(TokenIndex noun, const Predicate& row) {
  // *deals between Chad and Mali and between Niger and Benin*: each pair by itself
  std::vector<TokenIndex> pairs = obliques(noun, "between");
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (TokenIndex next : tree_.children(pairs[i])) {
      if (tree_.repeats_preposition(next, "between")) pairs.push_back(next);
    }
  }
  if (pairs.size() > 1) {
    bool found = false;
    for (TokenIndex pair : pairs) {
      const Party sides = all_at({pair});
      if (distinct_actors(sides) > 1) found = emit({noun, &row, sides, {}, 1});
    }
    return found;
  }
  if (pairs.size() == 1 && match_pairs(noun, row, all_at(pairs))) return true;
  Party with = all_at(obliques(noun, "with"));
  // *the results of his talks last night with the president*: right behind the noun and its day, whatever the parser
  // hung it on
  TokenIndex behind = noun + 1;
  for (TokenIndex day = behind; day < std::min<std::size_t>(noun + 4, tree_.size()); ++day) {
    if (tree_[day].deprel == Deprel::obl_unmarked && tree_.head(day) < noun) behind = day + 1;
  }
  if (with.empty() && behind < tree_.size() && tree_[behind].form == "with" && tree_.head(behind) > behind)
    with = participants_.at(*tree_.head(behind));
  Party sides = noun_sides(noun);
  if (const Party friends = named_after(noun); !sides.empty() && !without(friends, sides).empty())
    return emit({noun, &row, sides, without(friends, sides), 1});
  // *Chad, an ally of Mali, Mali's main trading partner*
  const TokenIndex first_noun = tree_.first_conjunct(noun);
  const bool plays_part = is_friend(tree_[noun]) && tree_[first_noun].deprel == Deprel::appos;
  if (plays_part && with.empty() && !sides.empty()) {
    const Party named = without(participants_.at(*tree_.head(first_noun)), sides);
    if (!named.empty()) return emit({noun, &row, named, sides, by_owner});
  }
  if (row.type == EventType::cooperate && with.empty() && each_their_own(noun, sides)) return false;
  if (with.empty() && are_several_events(noun, sides)) return false;
  if (row.type == EventType::assault && is_of_words(noun)) return false;
  if (is_asked_about(noun) && row.type == EventType::support) return false;
  // *applications for membership in the African Union*: no membership yet
  if (const auto above = tree_.head(noun); sides.empty() && above && tree_.preposition(noun) == "for") {
    const auto asked = noun_rows(*above);
    if (!asked.empty() && asked.front()->type == EventType::request) return false;
  }
  // *both issued statements*: each its own
  if (tree_[noun].lemma == "statement" && tree_[noun].xpos == "NNS" && !is_joint(noun)) return false;
  if (with.empty() && names_others(noun)) return false;
  // *a partner for Chad*
  for (const std::string& place : row.frame) {
    if (with.empty() && (place == "for" || place == "to")) with = all_at(obliques(noun, place));
  }
  double certainty = 1;
  // *helped Chad and other partners*: theirs, not each other's
  const bool of_others = is_friend(tree_[noun]) && tree_[tree_.first_conjunct(noun)].deprel == Deprel::obj;
  if (const auto verb = of_others ? std::nullopt : carrier(noun)) {
    if (with.empty()) with = all_at(obliques(*verb, "with"));
    add_all(sides, all_at(obliques(*verb, "between")));
    // *maintain peace*, *settle the conflict*, *praised the exercise*: whoever does so takes no part.
    const bool apart = row.type == EventType::retreat || row.type == EventType::assault || judges(*verb);
    // *discussed the standoff with Chad*: told, not done
    const bool told =
        !is_cooperative(row.type) && predicates_.effect(Part::verb, tree_[*verb].lemma) == Effect::hypothetical;
    // *discussed efforts to free them*: whoever makes them
    const bool efforts = tree_[noun].lemma == "effort" && tree_[*verb].lemma == "discuss" && !is_joint(noun) &&
                         !tree_.has_child(noun, {Deprel::nmod_poss});
    if (efforts && sides.empty() && with.empty()) return false;
    const bool carried = (!with.empty() || !apart) && !told;
    if (carried && (sides.empty() || (with.empty() && distinct_actors(sides) < 2))) {
      const Party guests = without(agents(*verb), sides);
      certainty = by_governor;
      // *France attended the EU's summit*: a member among the others
      if (!sides.empty() && !guests.empty() && row.type == EventType::consult)
        return emit({noun, &row, guests, sides, certainty});
      add_all(sides, guests);
      // *spoke of measures taken in cooperation with Chad*: one's own, where nobody else takes them
      const bool together = row.type == EventType::cooperate && !with.empty() && tree_.preposition(noun) == "in";
      for (auto above = verb; together && sides.empty() && above; above = tree_.head(*above)) {
        if (tree_.is_verbal(*above)) sides = without(agents(*above), with);
      }
    }
  } else if (sides.empty() && !with.empty()) {
    // *in talks with X, Y said*: the subject of the clause takes part.
    TokenIndex clause = noun;
    while (tree_.head(clause) && tree_[clause].upos != Upos::verb) clause = *tree_.head(clause);
    if (tree_[clause].upos == Upos::verb) add_all(sides, agents(clause));
    // *two Chadian soldiers were killed in a clash with Sudanese troops*
    if (sides.empty() && row.type == EventType::assault) sides = all_at(objects(clause), Places::and_people);
    certainty = 0.7;
    // *is home to Polish troops to fight in cooperation with Chad*: whoever was named last, where the clause has no
    // subject that acts.
    if (sides.empty() && row.type == EventType::cooperate && tree_.preposition(noun) == "in") {
      for (TokenIndex before = noun; before-- > 0 && sides.empty();) sides = without(participants_.at(before), with);
      certainty = by_clause;
    }
  }
  // *thanked Chad for the partnership*
  // *thanked Chad and Mali for their partnership*: with who thanks
  const auto possessor = tree_.child(noun, {Deprel::nmod_poss});
  const bool whose = sides.empty() || (possessor && tree_[*possessor].lemma == "their");
  if (const auto verb = tree_.head(noun); row.type != EventType::consult && whose && with.empty() && verb &&
                                          tree_[*verb].lemma == "thank" && tree_.preposition(noun) == "for") {
    sides = agents(*verb);
    with = all_at(objects(*verb));
    certainty = by_governor;
  }
  // *expressed appreciation for cooperation*: with those who confer
  if (const auto thanks = tree_.head(noun); sides.empty() && with.empty() && thanks &&
                                            tree_[*thanks].lemma == "appreciation" &&
                                            tree_.preposition(noun) == "for" && tree_.head(*thanks)) {
    const Party grateful = agents(*tree_.head(*thanks));
    if (count_sides(discourse_.conferring) == 2 && !grateful.empty() &&
        without(grateful, discourse_.conferring).empty())
      sides = discourse_.conferring;
    certainty = by_reach;
  }
  // *during a telephone conversation, Putin congratulated Modi*
  if (sides.empty() && with.empty() && row.mode == "phone" && tree_[noun].deprel == Deprel::obl) {
    const TokenIndex verb = *tree_.head(noun);
    sides = agents(verb);
    with = all_at(objects(verb));
    for (std::string_view preposition : {"to", "with"}) add_all(with, all_at(obliques(verb, preposition)));
    certainty = by_governor;
  }
  if (tree_.has_child(noun, {Deprel::cop}) && (sides.empty() || with.empty())) {
    // *Uzbekistan is in talks with Turkmenistan*, *Serbia and Greece are friends*
    const Party subject = all_at(subjects(tree_, noun));
    if (sides.empty() || !without(subject, sides).empty()) add_all(sides, subject);
  }
  if (is_joint(noun) && with.empty() && distinct_actors(sides) < 2) {
    // *French and Spanish police arrested smugglers in a joint operation*
    TokenIndex clause = noun;
    while (tree_.head(clause) && tree_[clause].upos != Upos::verb) clause = *tree_.head(clause);
    if (tree_[clause].upos == Upos::verb) add_all(sides, agents(clause));
    certainty = by_governor;
  }
  // *our Chadian and Malian allies*: ours, not each other's
  auto owner = tree_.child(noun, {Deprel::nmod_poss});
  if (!owner) owner = tree_.child(tree_.first_conjunct(noun), {Deprel::nmod_poss});
  const bool friendly = is_friend(tree_[noun]);
  if (friendly && with.empty() && is_role_of_subject(noun)) {
    const Party subject = without(agents(*tree_.head(noun)), sides);
    if (!subject.empty() && !sides.empty()) return emit({noun, &row, subject, sides, by_governor});
  }
  if (friendly && owner && tree_[*owner].upos == Upos::pron) {
    const Party ours = participants_.at(*owner);
    const Party others = without(sides, ours);
    if (distinct_actors(others) > 1) return !ours.empty() && emit({noun, &row, ours, others, certainty});
  }
  with = without(with, sides);
  if (const auto verb = wished_by(noun); verb && with.empty() && distinct_actors(sides) > 1) {
    const Party asking = agents(*verb);
    if (!asking.empty() && without(sides, asking).size() == sides.size())
      return emit({*verb, &predicates_.find(Part::verb, "urge").front(), asking, sides, certainty});
  }
  if (!with.empty() && !sides.empty()) return emit({noun, &row, sides, with, certainty});
  if (distinct_actors(sides) > 1) return emit({noun, &row, sides, {}, certainty});
  // *Chad is Mali's ally, one of its allies*: the noun itself may stand for its actors.
  const TokenIndex said = said_as(noun);
  if (tree_[noun].upos == Upos::noun && tree_.has_child(said, {Deprel::cop}) && !sides.empty()) {
    const Party subject = without(all_at(subjects(tree_, said)), sides);
    if (!subject.empty()) return emit({noun, &row, subject, sides, 0.9});
  }
  return false;
}

std::optional<TokenIndex> Matcher::wished_by(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> wishes = {"need", "importance", "necessity"};
  if (obliques(noun, "between").empty()) return std::nullopt;
  TokenIndex wish = noun;
  for (int steps = 0; steps < 2 && tree_.head(wish) && !wishes.contains(tree_[wish].lemma); ++steps)
    wish = *tree_.head(wish);
  const auto verb = tree_.head(wish);
  const bool said = wishes.contains(tree_[wish].lemma) && verb && tree_[wish].deprel == Deprel::obj && says(*verb);
  return said ? verb : std::nullopt;
}

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
  if (const auto verb = carrier(noun)) {
    if (recipients.empty()) {
      for (const std::string& place : row.frame) {
        const std::vector<TokenIndex> phrases = obliques(*verb, place);
        // *held drills around Taiwan*
        recipients = all_at(phrases, row.type == EventType::mobilize ? Places::yes : Places::no);
        for (TokenIndex phrase : phrases) add_all(recipients, told_of(phrase));
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
