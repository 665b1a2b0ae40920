// Where a verb's recipients stand: the entries of its frame.

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

Party Matcher::recipients(TokenIndex verb, std::optional<TokenIndex> complement, const std::string& place,
                          EventType type, double& certainty) const {
  // *called the raid a violation*: the complement may stand beside the object.
  std::vector<TokenIndex> direct = objects(verb);
  const bool second = complement && direct.size() > 1 && *complement == direct.back();
  const bool beside =
      second || (complement && std::ranges::find(direct, *complement) == direct.end() &&
                 tree_[*complement].deprel != Deprel::nmod && tree_[*complement].deprel != Deprel::conj);
  if (complement && !beside) direct = {*complement};
  if (second) direct.pop_back();
  // *boycotts Thai goods, rescued the crew of a Greek ship*
  const bool of_people = harms_people(type) || type == EventType::protest;
  if (place == "obj") {
    if (complement && !beside) return {};
    Party party = all_at(direct, of_people ? Places::and_people : Places::yes);
    std::vector<TokenIndex> words = direct;
    words.push_back(verb);
    for (TokenIndex word : words) {
      for (TokenIndex other : tree_.children(word)) {
        if (!follows_object(verb, other)) continue;
        const Party named = named_after(other);  // *along with its ally Chad*
        add_all(party, named.empty() ? participants_.at(other) : named);
      }
    }
    const auto indirect = tree_.child(verb, {Deprel::iobj});
    if (party.empty() && indirect) party = participants_.at(*indirect, Places::yes);
    if (party.empty() && tree_.is_passive(verb) && tree_[verb].deprel != Deprel::root) party = announcers(direct);
    return party;
  }
  if (place == "obj-to") {
    // *wants Turkey to open the border*: some parsers' object, others' subject of the infinitive
    auto clause = tree_.child(verb, {Deprel::xcomp, Deprel::ccomp});
    // *told Chad on Friday to leave*
    if (!clause) clause = tree_.child(verb, {Deprel::advcl});
    // *told the Chadian envoy to leave*: hung on whom it is said to
    const auto told = tree_.child(verb, {Deprel::iobj, Deprel::obj});
    if (!clause && told) clause = tree_.child(*told, {Deprel::acl});
    if (!clause || complement) return {};
    // *told Chad to be careful*
    const auto copula = tree_.child(*clause, {Deprel::cop});
    if (tree_[copula.value_or(*clause)].xpos != "VB" || tree_.preposition(*clause) != "to") return {};
    // *warned Chad not to leave*: a threat
    const bool denied = std::ranges::any_of(tree_.children(*clause), [&](TokenIndex child) {
      return tree_[child].deprel == Deprel::advmod && tree_[child].lemma == "not";
    });
    if (tree_[verb].lemma == "warn" && denied) return {};
    // *wants to see Chad join*
    const auto seen =
        tree_[*clause].lemma == "see" ? tree_.child(*clause, {Deprel::xcomp, Deprel::ccomp}) : std::nullopt;
    if (seen && direct.empty() && tree_[*seen].form == tree_[*seen].lemma) {
      const Party object = all_at(objects(*clause));
      return object.empty() ? all_at(subjects(tree_, *seen)) : object;
    }
    const Party object = all_at(direct);
    return object.empty() ? all_at(subjects(tree_, *clause)) : object;
  }
  if (place == "obj's") {
    Party party;
    for (TokenIndex token : direct) {
      const bool against = is_cooperative(type) && hits(token) && !beside;
      const Places places = of_people ? Places::and_people : Places::no;
      if (!participants_.covering(token) && !against) add_all(party, doers(token, certainty, places));
      // *suspended Chad's membership*: no other members
      if (complement && tree_[token].lemma == "membership") add_all(party, participants_.owners(token));
      // *hosts Chadian refugees*
      if (complement && of_people) add_all(party, participants_.at(token, places));
    }
    for (TokenIndex token : direct) {
      if (party.empty()) party = told_before(token, agents(verb), type);
    }
    // *the Danish mission in Chad trains police officers*
    const auto unowned = [&](TokenIndex token) {
      return !participants_.covering(token) && participants_.owners(token).empty();
    };
    if (party.empty() && type == EventType::aid && !direct.empty() && std::ranges::all_of(direct, unowned)) {
      for (TokenIndex mission : subjects(tree_, verb)) add_all(party, all_at(obliques(mission, "in"), Places::yes));
      certainty *= by_reach;
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
    auto clause = tree_.child(verb, {Deprel::ccomp});
    // *expressed the hope that Chad would come*
    const bool hoped = complement && tree_[*complement].lemma == "hope";
    if (!clause && hoped) clause = tree_.child(*complement, {Deprel::acl, Deprel::ccomp});
    certainty *= by_owner;
    if (!clause || (type == EventType::request && !hoped && !is_wanted(*clause))) return {};
    const auto about = subjects(tree_, *clause);
    const Party named = all_at(about);
    return named.empty() && !about.empty() && !hoped ? participants_.owners(about.front()) : named;
  }
  if (place == "must") return obliged(verb);
  if (place == "inf") {
    const auto wish = tree_.child(verb, {Deprel::xcomp, Deprel::advcl});
    return wish && tree_[*wish].xpos == "VB" ? all_at(objects(*wish)) : Party{};
  }
  if (place == "host") return complement ? hosts_before(*complement) : Party{};
  // *spoke to Chad*, not *to reporters in Chad*
  if (place.front() == '=') {
    const auto indirect = tree_.child(verb, {Deprel::iobj});
    Party named = place == "=iobj" ? (indirect ? participants_.at(*indirect) : Party{})
                                   : all_at(place == "=obj" ? direct : obliques(verb, place.substr(1)));
    // *gave permission to Chad*
    for (TokenIndex given : place == "=to" ? direct : std::vector<TokenIndex>{})
      add_all(named, all_at(obliques(given, "to")));
    std::erase_if(named, [](const Mention* mention) { return mention->form == MentionForm::adjective; });
    return named;
  }
  if (place == "if") return conditional(verb);
  // *lifted a ban on Australian wine*
  const bool people = harms_people(type) || type == EventType::concede;
  const Places places = people ? Places::and_people : takes_places(place) ? Places::yes : Places::no;
  std::vector<TokenIndex> phrases = obliques(verb, place);
  if (beside) std::ranges::copy(obliques(*complement, place), std::back_inserter(phrases));
  for (TokenIndex token : direct) std::ranges::copy(obliques(token, place), std::back_inserter(phrases));
  // *sold Chad tanks*, but *called Chad a threat*
  const bool gives = place == "to" && (type == EventType::aid || type == EventType::cooperate);
  if (const auto indirect = tree_.child(verb, {Deprel::iobj}); indirect && gives && phrases.empty())
    phrases.push_back(*indirect);
  // *filed a complaint with the UN against Chad*: hung on the phrase before
  // *imports most of its oil from Chad*
  if (phrases.empty() && (place == "against" || place == "from")) {
    for (TokenIndex token : direct) {
      for (TokenIndex dependent : tree_.children(token)) {
        if (tree_[dependent].deprel == Deprel::nmod || is_quantity(tree_[token].lemma))
          std::ranges::copy(obliques(dependent, place), std::back_inserter(phrases));
      }
    }
  }
  // *sent planes to help Chad* is no move towards Chad, *spoke to discuss Chad* no talk with it,
  // *appealed to help Chad* no request to it.
  if (type == EventType::mobilize || type == EventType::consult || type == EventType::cooperate ||
      (type == EventType::request && place == "to"))
    std::erase_if(phrases, [&](TokenIndex phrase) { return tree_[phrase].xpos == "VB"; });
  // *took part in the summit of the African Union*: talks
  if (type == EventType::cooperate && place == "in") {
    std::erase_if(phrases, [&](TokenIndex phrase) {
      const auto rows = predicates_.find(Part::noun, tree_[phrase].lemma);
      return !rows.empty() && rows.front().mutual && rows.front().type == EventType::consult;
    });
  }
  // *appealed for $5 million to help refugees in Chad, for aid to Chad*: asked of others
  if (type == EventType::request && place == "for") {
    std::erase_if(phrases, [&](TokenIndex phrase) {
      return (is_sum(tree_[phrase]) || this->gives(phrase)) &&
             !tree_.has_child(phrase, {Deprel::nmod_poss, Deprel::amod, Deprel::compound});
    });
  }
  // *counts on a discussion with Chad*
  if (type == EventType::request && place == "on" && tree_[verb].lemma == "count") {
    std::erase_if(phrases, [&](TokenIndex phrase) {
      const auto rows = predicates_.find(Part::noun, tree_[phrase].lemma);
      return !rows.empty() && rows.front().mutual;
    });
  }
  // *will pay for its aggression*
  if (type == EventType::aid && place == "for") std::erase_if(phrases, [&](TokenIndex deed) { return hits(deed); });
  // *thanked him for Chad's help*, but *for speaking in Chad*
  if (type == EventType::support && place == "for")
    std::erase_if(phrases, [&](TokenIndex phrase) { return tree_[phrase].xpos == "VBG"; });
  // *voiced concern about the fate of the Chadian pilots*
  if (type == EventType::accuse && place != "against")
    std::erase_if(phrases, [&](TokenIndex phrase) { return is_plight(phrase); });
  // *discussed the border with Chad*: whose border it is, unless *with the president of Chad*
  if (type == EventType::consult && place == "with") {
    std::erase_if(phrases, [&](TokenIndex phrase) {
      const auto case_mark = tree_.child(phrase, {Deprel::case_});
      const auto is_official = [](const Mention* mention) { return !mention->role.empty(); };
      return case_mark && *case_mark > 0 && is_shared(*case_mark - 1) &&
             std::ranges::none_of(participants_.at(phrase), is_official);
    });
  }
  Party named = all_at(phrases, places);
  // *peacekeepers for the UN mission in Chad*
  for (TokenIndex mission : phrases) {
    if (complement && keeps_peace(*complement)) add_all(named, all_at(obliques(mission, "in"), Places::yes));
  }
  // *moved troops to its border with Chad*
  for (TokenIndex phrase : phrases) {
    if (is_border(tree_[phrase].lemma)) add_all(named, all_at(obliques(phrase, "with")));
  }
  if (named.empty()) named = all_within(phrases, places, certainty);
  // *voiced concern over the test*
  for (TokenIndex phrase : phrases) {
    if (named.empty() && type == EventType::accuse && !hits(phrase)) named = told_before(phrase, agents(verb), type);
  }
  return named;
}

bool Matcher::is_shared(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> nouns = {"border",  "frontier",     "boundary", "dispute",
                                                             "war",     "conflict",     "relation", "tie",
                                                             "tension", "relationship", "standoff", "row"};
  const auto governor = tree_.head(noun);
  return nouns.contains(tree_[noun].lemma) && governor && tree_[*governor].lemma == "discuss";
}

bool Matcher::is_plight(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> nouns = {
      "death",     "fate",      "health",     "loss", "plight", "safety", "life",  "security", "welfare",
      "suffering", "situation", "well-being", "need", "hunger", "famine", "clash", "fighting"};
  // *the escalation of tension in Chad*, but *Chad's escalation*
  static const std::unordered_set<std::string_view> affairs = {"tension",  "escalation", "violence",      "unrest",
                                                               "conflict", "crisis",     "instability",   "hostility",
                                                               "war",      "turmoil",    "deterioration", "bloodshed"};
  if (affairs.contains(tree_[noun].lemma) && !tree_.has_child(noun, {Deprel::nmod_poss, Deprel::amod}) &&
      obliques(noun, "by").empty())
    return true;
  const auto modifier = tree_.child(noun, {Deprel::compound});
  if (nouns.contains(tree_[noun].lemma)) return !(modifier && tree_[*modifier].lemma == "right");
  // *the scale of need*
  return std::ranges::any_of(tree_.children(noun),
                             [&](TokenIndex child) { return is_of(child) && nouns.contains(tree_[child].lemma); });
}

bool Matcher::is_other(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> others = {
      "neighbour", "neighbor",  "enemy",      "foe",       "rival",     "opponent", "critic",
      "adversary", "rebel",     "membership", "dissident", "insurgent", "militant", "jihadist",
      "terrorist", "extremist", "separatist", "gunman",    "pirate"};
  // *its friends*, but *our Chadian friends*
  return others.contains(tree_[noun].lemma) || (is_friend(tree_[noun]) && tree_.has_child(noun, {Deprel::nmod_poss}) &&
                                                !tree_.has_child(noun, {Deprel::amod, Deprel::nmod}));
}

bool Matcher::hits(TokenIndex noun) const {
  const std::vector<const Predicate*> rows = noun_rows(noun);
  if (rows.empty()) return false;
  const EventType type = rows.front()->type;
  return type == EventType::protest || type == EventType::sanction || type == EventType::coerce ||
         type == EventType::assault;
}

bool Matcher::is_directed(TokenIndex noun) const {
  const std::vector<const Predicate*> rows = noun_rows(noun);
  return !rows.empty() && !rows.front()->mutual;
}

Party Matcher::doers(TokenIndex noun, double& certainty, Places places) const {
  if (is_other(noun)) return {};
  const std::vector<const Predicate*> rows = noun_rows(noun);
  const auto takes = [&](std::initializer_list<std::string_view> prepositions) {
    return std::ranges::any_of(rows, [&](const Predicate* row) {
      return !row->mutual && std::ranges::any_of(row->frame, [&](const std::string& place) {
        return std::ranges::find(prepositions, place) != prepositions.end();
      });
    });
  };
  const bool of_victims = takes({"of"});
  // *applauded the agreement between Chad and Mali*
  if (const Party parties = all_at(obliques(noun, "between")); !parties.empty()) return parties;
  // *criticised the sanctions on Chad*: those of somebody else
  if (!of_victims && !(hits(noun) && takes({"on", "against"}))) return within(noun, places, certainty);
  certainty *= by_owner;
  Party party = participants_.owners(noun);
  std::erase_if(party, [&](const Mention* mention) { return of_victims && tree_.preposition(mention->head) == "of"; });
  // *condemned the arrest of a journalist in Chad*: what only a state does
  static const std::unordered_set<std::string_view> of_states = {"arrest",      "detention",  "imprisonment", "jailing",
                                                                 "prosecution", "sentencing", "conviction",   "trial",
                                                                 "execution",   "release"};
  std::vector<TokenIndex> phrases = {noun};
  for (std::size_t i = 0; i < phrases.size() && i < 6; ++i) {
    add_all(party, all_at(obliques(phrases[i], "by")));
    for (TokenIndex dependent : tree_.children(phrases[i])) {
      if (tree_[dependent].deprel == Deprel::nmod) phrases.push_back(dependent);
      // *the release of a journalist jailed in Chad*
      if (tree_[dependent].deprel == Deprel::acl && i > 0) phrases.push_back(dependent);
      // *the sanctions imposed by Chad*
      const bool done = tree_[dependent].deprel == Deprel::acl && tree_.is_passive(dependent);
      if (done && i == 0) add_all(party, agents(dependent));
    }
  }
  if (const auto verb = tree_.head(noun)) phrases.push_back(*verb);
  for (TokenIndex word : of_states.contains(tree_[noun].lemma) ? phrases : std::vector<TokenIndex>{}) {
    if (party.empty()) party = all_at(obliques(word, "in"), Places::yes);
  }
  return party;
}

bool Matcher::is_wanted(TokenIndex clause) const {
  static const std::unordered_set<std::string_view> modals = {"should", "must", "shall", "ought", "need", "have"};
  const auto auxiliary = tree_.child(clause, {Deprel::aux, Deprel::aux_pass, Deprel::cop});
  // The base form, whatever the tagger makes of *put* or *let*.
  if (!auxiliary) return tree_[clause].form == tree_[clause].lemma || modals.contains(tree_[clause].lemma);
  // *that it had ruined the talks* is told, not wanted.
  return tree_[*auxiliary].form == "be" ||
         (tree_[*auxiliary].lemma != "have" && modals.contains(tree_[*auxiliary].lemma));
}

Party Matcher::obliged(TokenIndex verb) const {
  const auto clause = tree_.child(verb, {Deprel::ccomp, Deprel::parataxis});
  if (!clause) return {};
  // *said Japan needs to tell more*
  const std::string_view need = tree_[*clause].lemma;
  const auto duty = tree_.child(*clause, {Deprel::xcomp});
  if ((need == "need" || need == "have") && duty && tree_[*duty].upos == Upos::verb)
    return all_at(subjects(tree_, *clause));
  // *said that Japan must have known*: a guess
  const bool guessed = std::ranges::any_of(tree_.children(*clause), [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::aux && tree_[child].lemma == "have";
  });
  if (guessed) return {};
  for (TokenIndex dependent : tree_.children(*clause)) {
    const std::string_view lemma = tree_[dependent].lemma;
    const bool obliges = lemma == "must" || lemma == "should" || lemma == "ought";
    if (tree_[dependent].deprel == Deprel::aux && obliges) return all_at(subjects(tree_, *clause));
  }
  return {};
}

Party Matcher::conditional(TokenIndex verb) const {
  std::vector<TokenIndex> clauses = {verb};
  for (std::size_t i = 0; i < clauses.size() && i < 8; ++i) {
    for (TokenIndex dependent : tree_.children(clauses[i])) {
      const Deprel relation = tree_[dependent].deprel;
      const std::string_view mark = tree_.preposition(dependent);
      const bool condition = relation == Deprel::advcl && (mark == "if" || mark == "unless");
      if (condition) return all_at(subjects(tree_, dependent));
      if (relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::advcl)
        clauses.push_back(dependent);
    }
  }
  return {};
}

Party Matcher::announcers(const std::vector<TokenIndex>& nouns) const {
  Party party;
  for (TokenIndex noun : nouns) {
    const auto verb = tree_.head(noun);
    // *vetoed a plan that was backed by Chad*: another's plan
    const auto rows = verb ? predicates_.find(Part::verb, tree_[*verb].lemma) : std::span<const Predicate>{};
    const bool opposes = !rows.empty() && !is_cooperative(rows.front().type);
    if (verb && tree_[noun].deprel == Deprel::obj && !opposes) add_all(party, agents(*verb));
  }
  return party;
}

}  // namespace entente
