#include "ingest/relationships/match.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

namespace entente {
namespace {

constexpr double by_reach = 0.7;    // *restrictions on flights to Cuba*: an actor deeper within the recipient's phrase
constexpr double by_owner = 0.8;    // *criticised Russia's policy*: the owner, not the thing itself
constexpr double by_clause = 0.55;  // the frame does not say where the other side stands, but the clause names it
constexpr double by_governor = 0.85;  // *held talks*: the participants stand at another word than the predicate

/// The prepositions after which a place is a participant: *a visit to Rabat*, *invested in Chad*.
bool takes_places(std::string_view preposition) {
  static const std::unordered_set<std::string_view> words = {"to",   "in",  "at", "into",    "from",
                                                             "near", "for", "on", "against", "toward"};
  return words.contains(preposition);
}

/// Types that are done to a country through its people.
bool harms_people(EventType type) {
  return type == EventType::assault || type == EventType::coerce || type == EventType::aid ||
         type == EventType::retreat;
}

void add_all(Party& party, const Party& more) {
  for (const Mention* mention : more) {
    if (std::ranges::find(party, mention) == party.end()) party.push_back(mention);
  }
}

/// The mentions that name somebody whom the others do not.
Party without(const Party& party, const Party& others) {
  std::unordered_set<std::string_view> known;
  for (const Mention* mention : others) known.insert(mention->actors.begin(), mention->actors.end());
  Party rest;
  for (const Mention* mention : party) {
    const auto is_known = [&](const std::string& id) { return known.contains(id); };
    if (!std::ranges::all_of(mention->actors, is_known)) rest.push_back(mention);
  }
  return rest;
}

std::size_t distinct_actors(const Party& party) {
  std::unordered_set<std::string_view> ids;
  for (const Mention* mention : party) ids.insert(mention->actors.begin(), mention->actors.end());
  return ids.size();
}

class Matcher {
 public:
  Matcher(const Tree& tree, const Participants& participants, const Predicates& predicates)
      : tree_(tree), participants_(participants), predicates_(predicates), consumed_(tree.size()) {}

  std::vector<Event> run() {
    for (TokenIndex token = 0; token < tree_.size(); ++token) {
      const Upos upos = tree_[token].upos;
      if (upos == Upos::verb) match_verb(token);
    }
    for (TokenIndex token = 0; token < tree_.size(); ++token) {
      const Upos upos = tree_[token].upos;
      if ((upos == Upos::noun || upos == Upos::propn) && !consumed_[token]) match_noun(token);
      if (upos == Upos::adj) match_adjective(token);
      if (upos == Upos::adv) match_adverb(token);
    }
    std::ranges::stable_sort(events_, {}, &Event::trigger);
    return std::move(events_);
  }

 private:
  std::string lemma_with_particle(TokenIndex verb) const {
    std::string lemma = tree_[verb].lemma;
    if (const auto particle = tree_.child(verb, {Deprel::compound_prt})) lemma += '_' + tree_[*particle].lemma;
    return lemma;
  }

  Party all_at(const std::vector<TokenIndex>& tokens, Places places = Places::no) const {
    Party party;
    for (TokenIndex token : tokens) add_all(party, participants_.at(token, places));
    return party;
  }

  /// Who does what the verb says.
  Party agents(TokenIndex verb) const {
    if (!tree_.is_passive(verb)) {
      Party party;
      for (TokenIndex subject : subjects(tree_, verb)) {
        const Party at = participants_.at(subject);
        add_all(party, at.empty() ? participants_.owners(subject) : at);
        if (!party.empty()) break;
      }
      return party;
    }
    Party party;
    for (TokenIndex dependent : tree_.children(verb)) {
      const Deprel relation = tree_[dependent].deprel;
      if (relation == Deprel::obl_agent || (relation == Deprel::obl && tree_.preposition(dependent) == "by")) {
        const Party at = participants_.at(dependent, Places::yes);
        add_all(party, at.empty() ? participants_.owners(dependent) : at);
      }
    }
    return party;
  }

  /// What the verb is done to.
  std::vector<TokenIndex> objects(TokenIndex verb) const {
    std::vector<TokenIndex> tokens;
    if (tree_.is_passive(verb)) {
      if (tree_[verb].deprel == Deprel::acl && !tree_.has_child(verb, {Deprel::nsubj_pass})) {
        tokens.push_back(*tree_.head(verb));
      } else {
        tokens = subjects(tree_, verb);
      }
    }
    for (TokenIndex dependent : tree_.children(verb)) {
      if (tree_[dependent].deprel == Deprel::obj) tokens.push_back(dependent);
    }
    // *Iran, which the US accused*; *the treaty they signed*: the clause's noun is the missing object.
    if (tokens.empty() && tree_[verb].deprel == Deprel::acl_relcl && tree_.has_child(verb, {Deprel::nsubj})) {
      const auto subject = subjects(tree_, verb);
      if (!subject.empty() && subject.front() != *tree_.head(verb)) tokens.push_back(*tree_.head(verb));
    }
    if (tokens.empty() && tree_[verb].deprel == Deprel::conj) {
      // *praised and thanked Turkey*: the shared object hangs on either verb.
      const TokenIndex first = tree_.first_conjunct(verb);
      if (!tree_.has_child(verb, {Deprel::obl, Deprel::ccomp, Deprel::xcomp})) {
        for (TokenIndex dependent : tree_.children(first)) {
          if (tree_[dependent].deprel == Deprel::obj && dependent > verb) tokens.push_back(dependent);
        }
      }
    }
    return tokens;
  }

  /// Dependents of a word with a preposition.
  std::vector<TokenIndex> obliques(TokenIndex word, std::string_view preposition) const {
    std::vector<TokenIndex> tokens;
    for (TokenIndex dependent : tree_.children(word)) {
      const Deprel relation = tree_[dependent].deprel;
      const bool nominal = relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::obl_agent ||
                           relation == Deprel::obl_unmarked || relation == Deprel::advcl || relation == Deprel::acl;
      if (nominal && tree_.preposition(dependent) == preposition) tokens.push_back(dependent);
    }
    return tokens;
  }

  /// The nearest participants within a phrase: its own, its owners, or those at most three steps below.
  Party within(TokenIndex token, Places places, double& certainty) const {
    Party party = participants_.at(token, places);
    if (!party.empty() || participants_.covering(token)) return party;
    party = participants_.owners(token);
    if (!party.empty()) {
      certainty *= by_owner;
      return party;
    }
    std::vector<TokenIndex> layer = {token};
    for (int depth = 0; depth < 3 && party.empty(); ++depth) {
      std::vector<TokenIndex> next;
      for (TokenIndex parent : layer) {
        for (TokenIndex dependent : tree_.children(parent)) {
          const Deprel relation = tree_[dependent].deprel;
          if (relation == Deprel::acl_relcl || relation == Deprel::appos || relation == Deprel::parataxis ||
              relation == Deprel::nsubj)
            continue;
          next.push_back(dependent);
          add_all(party, participants_.at(dependent, Places::yes));
        }
      }
      layer = std::move(next);
    }
    certainty *= by_reach;
    return party;
  }

  Party all_within(const std::vector<TokenIndex>& tokens, Places places, double& certainty) const {
    Party party;
    for (TokenIndex token : tokens) add_all(party, within(token, places, certainty));
    return party;
  }

  /// Where the recipient stands, by one entry of a frame; `complement` is the noun of a compound row, if any.
  Party recipients(TokenIndex verb, std::optional<TokenIndex> complement, const std::string& place, EventType type,
                   double& certainty) const {
    const std::vector<TokenIndex> direct = complement ? std::vector{*complement} : objects(verb);
    if (place == "obj") {
      if (complement) return {};
      Party party = all_at(direct, harms_people(type) ? Places::and_people : Places::yes);
      const auto indirect = tree_.child(verb, {Deprel::iobj});
      if (party.empty() && indirect) party = participants_.at(*indirect, Places::yes);
      if (party.empty() && tree_.is_passive(verb) && tree_[verb].deprel != Deprel::root) party = announcers(direct);
      return party;
    }
    if (place == "obj-to") {
      // *wants Turkey to open the border*: some parsers' object, others' subject of the infinitive
      const auto clause = tree_.child(verb, {Deprel::xcomp, Deprel::ccomp});
      if (!clause || tree_[*clause].xpos != "VB" || complement) return {};
      const Party object = all_at(direct);
      return object.empty() ? all_at(subjects(tree_, *clause)) : object;
    }
    if (place == "obj's") {
      Party party;
      for (TokenIndex token : direct) {
        if (!participants_.covering(token)) add_all(party, within(token, Places::no, certainty));
      }
      return party;
    }
    if (place == "iobj") {
      const auto indirect = tree_.child(verb, {Deprel::iobj});
      Party party = indirect ? participants_.at(*indirect, Places::yes) : Party{};
      // *gave Colombia an ultimatum*: two objects, whichever the parser called indirect
      for (TokenIndex object : objects(verb)) {
        if (party.empty() && complement && object != *complement) party = participants_.at(object, Places::yes);
      }
      return party;
    }
    if (place == "comp") {
      const auto clause = tree_.child(verb, {Deprel::ccomp});
      certainty *= by_owner;
      return clause ? all_at(subjects(tree_, *clause)) : Party{};
    }
    if (place == "must") return obliged(verb);
    const Places places = harms_people(type) ? Places::and_people : takes_places(place) ? Places::yes : Places::no;
    std::vector<TokenIndex> phrases = obliques(verb, place);
    for (TokenIndex token : direct) std::ranges::copy(obliques(token, place), std::back_inserter(phrases));
    const Party named = all_at(phrases, places);
    return named.empty() ? all_within(phrases, places, certainty) : named;
  }

  /// *said that Iran must stop*: the subject of a complement clause that obliges it.
  Party obliged(TokenIndex verb) const {
    const auto clause = tree_.child(verb, {Deprel::ccomp, Deprel::parataxis});
    if (!clause) return {};
    for (TokenIndex dependent : tree_.children(*clause)) {
      const std::string_view lemma = tree_[dependent].lemma;
      const bool obliges = lemma == "must" || lemma == "should" || lemma == "ought";
      if (tree_[dependent].deprel == Deprel::aux && obliges) return all_at(subjects(tree_, *clause));
    }
    return {};
  }

  /// *The US announced a coalition that was joined by Chad*: who brings up the noun that a participle hangs on.
  Party announcers(const std::vector<TokenIndex>& nouns) const {
    Party party;
    for (TokenIndex noun : nouns) {
      const auto verb = tree_.head(noun);
      if (verb && tree_[noun].deprel == Deprel::obj) add_all(party, agents(*verb));
    }
    return party;
  }

  /// One row at one verb; false where it does not hold.
  bool try_row(TokenIndex verb, std::optional<TokenIndex> complement, const Predicate& row) {
    Party actors = agents(verb);
    if (row.mode == "visit" && !travels(verb, actors)) return false;
    if (complement && row.mutual) {
      // *an agreement between X and Y was signed*, *signed the Franco-German treaty with Z*: the noun names the
      // parties.
      Party sides = actors;
      add_all(sides, noun_sides(*complement));
      Party with = all_at(obliques(*complement, "with"));
      add_all(with, all_at(obliques(verb, "with")));
      with = without(with, sides);
      if (!sides.empty() && !with.empty()) return emit({verb, &row, sides, with, 0.95});
      if (distinct_actors(sides) > 1) return emit({verb, &row, sides, {}, by_governor});
    }
    for (const std::string& place : row.frame) {
      double certainty = complement ? 0.95 : 1;
      if (place == "subj") {
        if (distinct_actors(actors) > 1) return emit({verb, &row, actors, {}, certainty});
        continue;
      }
      if (place == "own") {
        // *the armies of Chad and Niger will be merged*: the owners of what is done, among themselves.
        Party owners;
        for (TokenIndex object : objects(verb)) add_all(owners, participants_.owners(object));
        if (distinct_actors(owners) > 1) return emit({verb, &row, owners, {}, by_owner});
        continue;
      }
      if (place.front() == '~') {
        // *were expelled from Chad*: without an agent, the country that they leave.
        if (!tree_.is_passive(verb) || !actors.empty()) continue;
        const Party patients = all_at(objects(verb), Places::and_people);
        const Party source = without(recipients(verb, complement, place.substr(1), row.type, certainty), patients);
        if (!patients.empty() && !source.empty()) return emit({verb, &row, source, patients, certainty});
        continue;
      }
      if (place.front() == '^') {
        const Party patients = all_at(objects(verb));
        const Party parts = without(recipients(verb, complement, place.substr(1), row.type, certainty), patients);
        if (!patients.empty() && !parts.empty()) return emit({verb, &row, patients, parts, certainty});
        continue;
      }
      if (place.front() == '<') {
        const Party givers = recipients(verb, complement, place.substr(1), row.type, certainty);
        const Party takers = agents(verb);
        // *hosted Germany in the final*: only people and delegations are hosted.
        if (!givers.empty() && !takers.empty() && !without(givers, takers).empty()) {
          return emit({verb, &row, without(givers, takers), takers, certainty});
        }
        continue;
      }
      const Party found = without(recipients(verb, complement, place, row.type, certainty), actors);
      if (!actors.empty() && !found.empty()) return emit({verb, &row, actors, found, certainty});
    }
    return false;
  }

  /// Goods, troops and news go somewhere without a visit; people who speak for an actor make one.
  bool travels(TokenIndex verb, const Party& actors) const {
    if (tree_[verb].lemma == "visit" || tree_[verb].lemma == "tour" || tree_[verb].lemma == "host") return true;
    return std::ranges::any_of(actors, [](const Mention* mention) {
      return !mention->person.empty() || mention->sector == Sector::gov || mention->form == MentionForm::person;
    });
  }

  bool emit(Event event) {
    events_.push_back(std::move(event));
    return true;
  }

  /// *accused each other*, *thanked one another*
  bool is_reciprocal(TokenIndex verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](TokenIndex dependent) {
      const std::string_view form = tree_[dependent].form;
      const std::string_view before = dependent > 0 ? tree_[dependent - 1].form : std::string_view{};
      return (form == "other" && before == "each") || (form == "another" && before == "one");
    });
  }

  void match_verb(TokenIndex verb) {
    if (is_reciprocal(verb)) {
      const auto rows = predicates_.find(Part::verb, tree_[verb].lemma);
      const Party actors = agents(verb);
      if (!rows.empty() && distinct_actors(actors) > 1) {
        emit({verb, &rows.front(), actors, {}, 1});
        return;
      }
    }
    const std::string full = lemma_with_particle(verb);
    const std::string& plain = tree_[verb].lemma;
    for (const std::string& lemma : {full, plain}) {
      for (TokenIndex complement : complements(verb)) {
        for (const Predicate* row : predicates_.find(lemma, tree_[complement].lemma)) {
          // A row for any noun means the object, not *on Monday* or *in Geneva*.
          const Deprel relation = tree_[complement].deprel;
          if (row->term.ends_with("@any") && relation == Deprel::obl) continue;
          if (try_row(verb, complement, *row)) {
            consumed_[complement] = true;
            return;
          }
        }
      }
      for (const Predicate& row : predicates_.find(Part::verb, lemma)) {
        if (try_row(verb, std::nullopt, row)) return;
      }
      if (full == plain) break;
    }
    match_loosely(verb, plain);
  }

  /// Last resort: a directed predicate with its agent, and the nearest other participant anywhere below the verb.
  void match_loosely(TokenIndex verb, const std::string& lemma) {
    const auto rows = predicates_.find(Part::verb, lemma);
    // Requests and promises mostly name others than those to whom they are made.
    if (rows.empty() || rows.front().mode == "visit" || rows.front().type == EventType::request ||
        rows.front().type == EventType::agree) {
      return;
    }
    const Party actors = agents(verb);
    if (actors.empty()) return;
    std::vector<TokenIndex> layer = {verb};
    for (int depth = 0; depth < 4; ++depth) {
      std::vector<TokenIndex> next;
      Party found;
      for (TokenIndex parent : layer) {
        for (TokenIndex dependent : tree_.children(parent)) {
          const Deprel relation = tree_[dependent].deprel;
          const bool outside = relation == Deprel::nsubj || relation == Deprel::nsubj_pass ||
                               relation == Deprel::conj || relation == Deprel::parataxis || relation == Deprel::advcl ||
                               relation == Deprel::acl_relcl || relation == Deprel::obl_agent ||
                               relation == Deprel::ccomp || relation == Deprel::appos;
          if (outside) continue;
          next.push_back(dependent);
          add_all(found, participants_.at(dependent));
        }
      }
      found = without(found, actors);
      if (!found.empty()) {
        emit({verb, &rows.front(), actors, found, by_clause, true});
        return;
      }
      layer = std::move(next);
    }
  }

  /// The nouns that may complete a verb's meaning: object, passive subject, obliques, the noun that a participle hangs
  /// on.
  std::vector<TokenIndex> complements(TokenIndex verb) const {
    std::vector<TokenIndex> tokens = objects(verb);
    for (TokenIndex dependent : tree_.children(verb)) {
      const Deprel relation = tree_[dependent].deprel;
      if (relation == Deprel::obl || relation == Deprel::xcomp) tokens.push_back(dependent);
    }
    for (std::size_t i = 0; i < tokens.size() && i < 12; ++i) {
      for (TokenIndex dependent : tree_.children(tokens[i])) {
        if (tree_[dependent].deprel == Deprel::conj && tree_[dependent].upos == Upos::noun) tokens.push_back(dependent);
        // *millions of dollars in aid*, *a package of loans*: what is counted is meant.
        const bool counted = tree_[dependent].deprel == Deprel::nmod &&
                             (tree_.preposition(dependent) == "of" || tree_.preposition(dependent) == "in");
        if (counted && tree_[tokens[i]].upos == Upos::noun) tokens.push_back(dependent);
      }
    }
    return tokens;
  }

  /// Those whom an event noun puts on one side: *between X and Y*, *X's …*, *the X–Y …*, *of X and Y*.
  Party noun_sides(TokenIndex noun) const {
    Party sides = participants_.owners(noun);
    // *launched a rocket from Kazakhstan*: where it comes from takes no part.
    std::erase_if(sides, [&](const Mention* mention) { return tree_.preposition(mention->head) == "from"; });
    for (std::string_view preposition : {"between", "among", "amongst"}) {
      add_all(sides, all_at(obliques(noun, preposition)));
    }
    return sides;
  }

  std::vector<const Predicate*> noun_rows(TokenIndex noun) const {
    std::vector<const Predicate*> rows;
    for (TokenIndex dependent : tree_.children(noun)) {
      if (tree_[dependent].deprel != Deprel::compound && tree_[dependent].deprel != Deprel::amod) continue;
      for (const Predicate& row : predicates_.find(Part::noun, tree_[dependent].lemma + '_' + tree_[noun].lemma))
        rows.push_back(&row);
    }
    for (const Predicate& row : predicates_.find(Part::noun, tree_[noun].lemma)) rows.push_back(&row);
    return rows;
  }

  /// The verb that a noun completes, if that verb only carries the noun's meaning (*held talks*, *plan a visit*).
  std::optional<TokenIndex> carrier(TokenIndex noun) const {
    const TokenIndex first = tree_.first_conjunct(noun);
    const auto verb = tree_.head(first);
    if (!verb || tree_[*verb].upos != Upos::verb) return std::nullopt;
    const Deprel relation = tree_[first].deprel;
    const bool governed = relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::obl ||
                          relation == Deprel::xcomp;
    if (!governed || !predicates_.effect(Part::verb, lemma_with_particle(*verb))) return std::nullopt;
    if (relation == Deprel::obl) {
      const std::string_view preposition = tree_.preposition(first);
      if (preposition != "in" && preposition != "for" && preposition != "to" && preposition != "on" &&
          preposition != "of")
        return std::nullopt;
    }
    return verb;
  }

  void match_noun(TokenIndex noun) {
    if (const Mention* mention = participants_.covering(noun)) {
      // *both are NATO members*, *is Germany's closest ally*: the noun stands for its actor and joins it with the
      // subject.
      if (mention->actors.size() > 1 && mention->head == noun && is_joint(noun)) {
        for (const Predicate* row : noun_rows(noun)) {
          if (row->mutual && emit({noun, row, {mention}, {}, 0.9})) return;
        }
      }
      if (!tree_.has_child(noun, {Deprel::cop})) {
        // *UN peacekeepers in Chad*, *American troops in Iraq*: those who are there act.
        for (const Predicate* row : noun_rows(noun)) {
          if (row->mutual || mention->head != noun) continue;
          for (const std::string& place : row->frame) {
            const Party found = without(all_at(obliques(noun, place), Places::yes), {mention});
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
    for (const Predicate* row : noun_rows(noun)) {
      if (row->mutual ? try_mutual_noun(noun, *row) : try_directed_noun(noun, *row)) return;
    }
  }

  /// *a joint Danish and Swedish patrol*
  bool is_joint(TokenIndex noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](TokenIndex dependent) {
      const std::string_view lemma = tree_[dependent].lemma;
      return lemma == "joint" || lemma == "combined" || lemma == "common" || lemma == "mixed";
    });
  }

  bool try_mutual_noun(TokenIndex noun, const Predicate& row) {
    Party with = all_at(obliques(noun, "with"));
    Party sides = noun_sides(noun);
    double certainty = 1;
    if (const auto verb = carrier(noun)) {
      if (with.empty()) with = all_at(obliques(*verb, "with"));
      add_all(sides, all_at(obliques(*verb, "between")));
      if (sides.empty() || (with.empty() && distinct_actors(sides) < 2)) {
        add_all(sides, agents(*verb));
        certainty = by_governor;
      }
    } else if (sides.empty() && !with.empty()) {
      // *in talks with X, Y said*: the subject of the clause takes part.
      TokenIndex clause = noun;
      while (tree_.head(clause) && tree_[clause].upos != Upos::verb) clause = *tree_.head(clause);
      if (tree_[clause].upos == Upos::verb) add_all(sides, agents(clause));
      certainty = 0.7;
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
    with = without(with, sides);
    if (!with.empty() && !sides.empty()) return emit({noun, &row, sides, with, certainty});
    if (distinct_actors(sides) > 1) return emit({noun, &row, sides, {}, certainty});
    // *the presidents of X and Y*: the noun itself may stand for its actors (allies, partners).
    if (tree_[noun].upos == Upos::noun && tree_.has_child(noun, {Deprel::cop}) && !sides.empty()) {
      const Party subject = without(all_at(subjects(tree_, noun)), sides);
      if (!subject.empty()) return emit({noun, &row, subject, sides, 0.9});
    }
    return false;
  }

  bool try_directed_noun(TokenIndex noun, const Predicate& row) {
    const bool of_is_recipient = std::ranges::find(row.frame, "of") != row.frame.end();
    Party recipients;
    double certainty = 1;
    for (const std::string& place : row.frame) {
      if (place == "obj") continue;
      if (place == "comp") {
        // *the demand that Israel withdraw*
        const auto clause = tree_.child(noun, {Deprel::acl, Deprel::ccomp});
        if (clause && tree_.has_child(*clause, {Deprel::nsubj})) recipients = all_at(subjects(tree_, *clause));
        if (!recipients.empty()) break;
        continue;
      }
      recipients = all_within(obliques(noun, place), takes_places(place) ? Places::yes : Places::no, certainty);
      // *the sanctions of the EU against Belarus*: the phrase that the parser hung on the one before it.
      for (TokenIndex dependent : tree_.children(noun)) {
        if (!recipients.empty() || tree_[dependent].deprel != Deprel::nmod) continue;
        recipients = all_at(obliques(dependent, place), takes_places(place) ? Places::yes : Places::no);
      }
      if (!recipients.empty()) break;
    }
    Party actors;
    for (TokenIndex dependent : tree_.children(noun)) {
      const Deprel relation = tree_[dependent].deprel;
      const std::string_view preposition = tree_.preposition(dependent);
      const bool owner = relation == Deprel::nmod_poss || relation == Deprel::amod || relation == Deprel::compound ||
                         relation == Deprel::nmod_desc;
      const bool source = relation == Deprel::nmod &&
                          (preposition == "by" || preposition == "from" || (preposition == "of" && !of_is_recipient));
      if (owner || source) add_all(actors, participants_.at(dependent));
    }
    if (const auto verb = carrier(noun)) {
      if (recipients.empty()) {
        for (const std::string& place : row.frame) {
          recipients = all_at(obliques(*verb, place), Places::no);
          if (!recipients.empty()) break;
        }
      }
      if (actors.empty() || without(actors, recipients).empty()) {
        actors = agents(*verb);
        certainty = by_governor;
      }
    }
    bool loose = false;
    if (actors.empty() && !recipients.empty()) {
      // *a report that led to sanctions on X*: who does what the clause says.
      TokenIndex clause = noun;
      while (tree_.head(clause) && tree_[clause].upos != Upos::verb) clause = *tree_.head(clause);
      // *deplored the attack on Chad*: who judges an event is not who did it.
      const bool judged = !predicates_.find(Part::verb, tree_[clause].lemma).empty();
      if (tree_[clause].upos == Upos::verb && !judged) actors = agents(clause);
      certainty *= by_clause;
      loose = true;
    }
    recipients = without(recipients, actors);
    if (actors.empty() || recipients.empty()) return false;
    return emit({noun, &row, actors, recipients, certainty, loose});
  }

  /// *India and Nepal jointly cleared mines*: whatever it is, they do it together.
  void match_adverb(TokenIndex adverb) {
    const auto verb = tree_.head(adverb);
    const auto rows = predicates_.find(Part::adjective, tree_[adverb].lemma);
    if (rows.empty() || !verb || tree_[*verb].upos != Upos::verb || tree_[adverb].deprel != Deprel::advmod) return;
    if (std::ranges::any_of(events_,
                            [&](const Event& event) { return event.trigger == *verb && event.recipients.empty(); }))
      return;
    const Party actors = agents(*verb);
    if (distinct_actors(actors) > 1) emit({*verb, &rows.front(), actors, {}, 0.9});
  }

  void match_adjective(TokenIndex adjective) {
    for (const Predicate& row : predicates_.find(Part::adjective, tree_[adjective].lemma)) {
      const Party actors = all_at(subjects(tree_, adjective));
      for (const std::string& place : row.frame) {
        if (place == "subj") {
          if (distinct_actors(actors) > 1 && emit({adjective, &row, actors, {}, 1})) return;
          continue;
        }
        const Party found = without(all_at(obliques(adjective, place)), actors);
        if (!actors.empty() && !found.empty() && emit({adjective, &row, actors, found, 1})) return;
      }
    }
  }

  const Tree& tree_;
  const Participants& participants_;
  const Predicates& predicates_;
  std::vector<bool> consumed_;
  std::vector<Event> events_;
};

}  // namespace

std::vector<Event> match(const Tree& tree, const Participants& participants, const Predicates& predicates) {
  return Matcher(tree, participants, predicates).run();
}

}  // namespace entente
