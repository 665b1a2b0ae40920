// Event nouns, and those of what several do together: *talks between Chad and Mali*.

#include <algorithm>
#include <unordered_set>

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

}  // namespace entente
