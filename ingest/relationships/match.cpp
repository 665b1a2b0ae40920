#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

/// The prepositions after which a place is a participant: *a visit to Rabat*, *invested in Chad*.
bool takes_places(std::string_view preposition) {
  static const std::unordered_set<std::string_view> words = {"to",  "in", "at",      "into",   "from",   "of", "near",
                                                             "for", "on", "against", "toward", "around", "off"};
  return words.contains(preposition);
}

/// *an airfield near Homs*: where it is, it is of there
static bool stands_somewhere(std::string_view noun) {
  static const std::unordered_set<std::string_view> sites = {
      "airfield", "airport", "airbase", "base",     "village", "town",     "city",     "port",   "factory",
      "plant",    "depot",   "school",  "hospital", "mosque",  "refinery", "facility", "reactor"};
  return sites.contains(noun);
}

/// *a deal intended to help*: the deal is there, and meant for something.
bool is_meant(const Tree& tree, TokenIndex verb, TokenIndex noun) {
  static const std::unordered_set<std::string_view> verbs = {"design", "intend", "mean", "aim", "plan", "expect"};
  return verbs.contains(tree[verb].lemma) && tree.head(verb) == noun && tree[verb].deprel == Deprel::acl &&
         tree[verb].xpos == "VBN" && tree.has_child(verb, {Deprel::xcomp, Deprel::advcl});
}

/// Types that are done to a country through its people.
bool harms_people(EventType type) {
  return type == EventType::assault || type == EventType::coerce || type == EventType::aid ||
         type == EventType::retreat || type == EventType::sanction;
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

std::size_t count_sides(const Party& party) {
  std::unordered_set<std::string_view> sides;
  for (const Mention* mention : party) {
    for (const std::string_view id : mention->actors) sides.insert(id.substr(0, id.find('/')));
  }
  return sides.size();
}

/// *remains committed to Chad, stay united*: what the subject is, not what it did
static bool is_state(const Tree& tree, TokenIndex participle) {
  static const std::unordered_set<std::string_view> copulas = {"remain", "stay", "stand", "keep"};
  const auto verb = tree.head(participle);
  return tree[participle].xpos == "VBN" && tree[participle].deprel == Deprel::xcomp && verb &&
         copulas.contains(tree[*verb].lemma) && !tree.has_child(participle, {Deprel::mark});
}

std::vector<Event> Matcher::run() {
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    const Upos upos = tree_[token].upos;
    const std::size_t before = events_.size();
    if (upos != Upos::verb && tree_.has_child(token, {Deprel::cop})) match_attendance(token);
    if (upos == Upos::verb && is_state(tree_, token)) match_adjective(token);
    if (upos == Upos::verb && events_.size() == before && !match_backed(token) && !match_attendance(token) &&
        !match_relief(token))
      match_verb(token);
    // *was alarmed by the raid, Chad's destabilising raid*
    const bool describes = tree_.is_passive(token) || tree_[token].deprel == Deprel::amod;
    if (upos == Upos::verb && describes && events_.size() == before) match_adjective(token);
  }
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    if (tree_[token].upos == Upos::noun && !consumed_[token]) consumed_[token] = match_nominalised(token);
  }
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    const Upos upos = tree_[token].upos;
    if ((upos == Upos::noun || upos == Upos::propn) && !consumed_[token] && !match_stay(token) &&
        !match_guest_year(token))
      match_noun(token);
    if (upos == Upos::adj) match_adjective(token);
    if (upos == Upos::adv) match_adverb(token);
    if (tree_[token].lemma == "must" && tree_[token].deprel == Deprel::aux) match_demand(token);
  }
  match_peacekeepers();
  if (events_.empty()) match_caption();
  std::ranges::stable_sort(events_, {}, &Event::trigger);
  return std::move(events_);
}

std::string Matcher::lemma_with_particle(TokenIndex verb) const {
  std::string lemma = tree_[verb].lemma;
  for (TokenIndex child : tree_.children(verb)) {
    const Token& particle = tree_[child];
    const bool back = particle.deprel == Deprel::advmod && particle.lemma == "back";
    const bool together =
        particle.deprel == Deprel::advmod && particle.lemma == "together" && tree_[verb].lemma == "bring";
    if (back || together || particle.deprel == Deprel::compound_prt) return lemma + '_' + particle.lemma;
  }
  return lemma;
}

Party Matcher::all_at(const std::vector<TokenIndex>& tokens, Places places) const {
  Party party;
  for (TokenIndex token : tokens) add_all(party, participants_.at(token, places));
  return party;
}

Party Matcher::agents(TokenIndex verb, Places places) const {
  if (const Party owners = owners_of_example(verb); !owners.empty()) return owners;
  if (is_mediated(verb)) {
    Party mediators;
    for (TokenIndex child : tree_.children(verb)) add_all(mediators, participants_.at(child, Places::and_people));
    return mediators;
  }
  if (!tree_.is_passive(verb)) {
    Party party;
    for (TokenIndex subject : subjects(tree_, verb)) {
      const Party at = participants_.at(subject, places);
      // *Chad's army*, but not *Chad's neighbours*
      add_all(party, at.empty() && !is_other(subject) ? participants_.owners(subject) : at);
      if (party.empty()) continue;
      add_all(party, companions(verb, subject));
      break;
    }
    // *discussed with Mali Chad's efforts to work with Niger*: whose efforts they are
    if (const auto noun = tree_.head(verb); noun && tree_[verb].deprel == Deprel::acl && tree_[verb].xpos == "VB" &&
                                            tree_[*noun].upos == Upos::noun &&
                                            !tree_.has_child(verb, {Deprel::nsubj})) {
      Party owners = participants_.owners(*noun);
      // *the commitment and resolve of Chad to help Mali*: of both nouns
      for (TokenIndex twin : owners.empty() ? twins(*noun) : std::vector<TokenIndex>{})
        add_all(owners, all_at(obliques(twin, "of")));
      if (!owners.empty()) party = owners;
    }
    // *discussed their commitment to Chad and imposing costs on Mali*: whose commitment it is
    if (party.empty() && tree_[verb].xpos == "VBG" && tree_[verb].deprel == Deprel::conj) {
      TokenIndex noun = tree_.first_conjunct(verb);
      while (tree_[noun].deprel == Deprel::nmod && tree_[*tree_.head(noun)].upos == Upos::noun)
        noun = *tree_.head(noun);
      if (tree_[noun].upos == Upos::noun && tree_.has_child(noun, {Deprel::nmod_poss}))
        party = participants_.owners(noun);
    }
    if (party.empty()) party = own_troops(verb);
    // *The need is urgent for Chad, facing raids from Mali*: who is named right before
    const bool aside = tree_[verb].deprel == Deprel::advcl && tree_[verb].xpos == "VBG" && verb > 1;
    if (party.empty() && aside && tree_[verb - 1].form == "," && participants_.covering(verb - 2))
      party = participants_.at(participants_.covering(verb - 2)->head, places);
    // *directed the secretary to send aid*: one's own, where nothing says whose
    static const std::unordered_set<std::string_view> orders = {"direct", "instruct", "task", "authorise", "authorize"};
    const auto order = tree_.head(verb);
    if (party.empty() && order && orders.contains(tree_[*order].lemma) && tree_[verb].xpos == "VB")
      return agents(*order, places);
    return party;
  }
  Party party;
  for (TokenIndex dependent : tree_.children(verb)) {
    const Deprel relation = tree_[dependent].deprel;
    const bool phrase = relation == Deprel::obl || relation == Deprel::nmod;
    if (relation == Deprel::obl_agent || (phrase && tree_.preposition(dependent) == "by")) {
      const Party at = participants_.at(dependent, Places::yes);
      add_all(party, at.empty() ? participants_.owners(dependent) : at);
    }
  }
  // *an agreement forced on Chad by Mali*: hung on the phrase before
  for (TokenIndex dependent : tree_.children(verb)) {
    if (party.empty() && tree_[dependent].deprel == Deprel::obl) party = all_at(obliques(dependent, "by"));
  }
  return party;
}

Party Matcher::owners_of_example(TokenIndex gerund) const {
  if (tree_[gerund].xpos != "VBG" || tree_.preposition(gerund) != "include" || !tree_.head(gerund)) return {};
  Party owners;
  for (TokenIndex help : tree_.children(*tree_.head(gerund))) {
    const auto rows = noun_rows(help);
    const bool helps =
        !rows.empty() && (rows.front()->type == EventType::support || rows.front()->type == EventType::aid);
    if (help < gerund && helps && tree_.has_child(help, {Deprel::nmod_poss})) owners = participants_.owners(help);
  }
  return owners;
}

bool Matcher::is_mediated(TokenIndex participle) const {
  static const std::unordered_set<std::string_view> verbs = {"broker", "mediate"};
  return tree_[participle].deprel == Deprel::amod && tree_[participle].xpos == "VBN" &&
         verbs.contains(tree_[participle].lemma) && tree_.head(participle) > participle;
}

std::optional<TokenIndex> Matcher::joins_in(TokenIndex deed) const {
  const auto verb = tree_[deed].deprel == Deprel::advcl ? tree_.head(deed) : std::nullopt;
  if (!verb || tree_[*verb].lemma != "join") return std::nullopt;
  if (tree_[deed].xpos == "VBG") return tree_.preposition(deed) == "in" ? verb : std::nullopt;
  // *joined President Lee to launch a partnership*, but *joined the EU to grow*
  const auto is_official = [](const Mention* mention) { return !mention->role.empty(); };
  const Party joined = all_at(objects(*verb));
  return std::ranges::any_of(joined, is_official) && tree_[deed].xpos == "VB" && tree_.preposition(deed) == "to"
             ? verb
             : std::nullopt;
}

bool Matcher::travels_to(TokenIndex verb) const {
  return std::ranges::any_of(predicates_.find(Part::verb, tree_[verb].lemma),
                             [](const Predicate& row) { return row.mode == "visit"; });
}

bool Matcher::follows_object(TokenIndex verb, TokenIndex companion) const {
  const std::string_view along = tree_.preposition(companion);
  if (along != "along_with" && along != "together_with") return false;
  TokenIndex before = companion;
  while (before > 0 && tree_[before - 1].upos != Upos::punct && before > verb) --before;
  const Mention* object = before > 1 ? participants_.covering(before - 2) : nullptr;
  const std::string_view mark = before > 0 ? tree_[before - 1].form : std::string_view{};
  return before > verb + 2 && object && object->last + 1 == before && (mark == "," || mark == "—" || mark == "–") &&
         tree_[object->head].deprel == Deprel::obj && tree_.head(object->head) == verb;
}

Party Matcher::companions(TokenIndex verb, TokenIndex subject) const {
  Party party;
  if (const auto join = joins_in(verb)) party = all_at(objects(*join));
  const auto add = [&](TokenIndex companion) {
    Party named = participants_.at(companion);
    // *their counterparts from Chad and Mali*
    for (std::string_view preposition : {"from", "of"}) {
      if (named.empty()) named = all_at(obliques(companion, preposition), Places::yes);
    }
    add_all(party, named);
  };
  // *Chad recognised the government, as has Mali*
  for (TokenIndex child : tree_.children(verb)) {
    // *flew to Chad with his Danish colleagues*
    const std::string_view mate = tree_[child].lemma;
    if (tree_.preposition(child) == "with" && (mate == "colleague" || mate == "counterpart") && travels_to(verb))
      add(child);
    const std::string_view lemma = tree_[child].lemma;
    const bool likewise = tree_.preposition(child) == "as" && (lemma == "have" || lemma == "do");
    if (likewise && tree_[child].deprel == Deprel::advcl) {
      for (TokenIndex other : tree_.children(child)) add_all(party, participants_.at(other));
    }
  }
  for (TokenIndex governor : {verb, subject}) {
    for (std::string_view preposition : {"along_with", "together_with", "alongside"}) {
      for (TokenIndex companion : obliques(governor, preposition)) {
        // *fought alongside Chad* is its own predicate; *accused Chad, along with Mali, of fraud*: who is accused
        if ((companion < verb || preposition != "alongside") && !follows_object(verb, companion)) add(companion);
      }
    }
    for (TokenIndex together : tree_.children(governor)) {
      if (tree_[together].lemma != "together") continue;
      for (TokenIndex companion : obliques(together, "with")) add(companion);
    }
    // *Chad, together with Mali, condemned Niger*: hung on who comes along
    for (TokenIndex companion : obliques(governor, "with")) {
      const auto adverb = tree_.child(companion, {Deprel::advmod});
      if (companion < verb && adverb && tree_[*adverb].lemma == "together") add(companion);
    }
  }
  return party;
}

std::vector<TokenIndex> Matcher::objects(TokenIndex verb) const {
  std::vector<TokenIndex> tokens;
  if (is_mediated(verb)) return {*tree_.head(verb)};
  if (tree_.is_passive(verb)) {
    if (tree_[verb].deprel == Deprel::acl && !tree_.has_child(verb, {Deprel::nsubj_pass})) {
      tokens.push_back(*tree_.head(verb));
    } else {
      tokens = subjects(tree_, verb);
    }
  }
  const bool relative = tree_[verb].deprel == Deprel::acl_relcl;
  for (TokenIndex dependent : tree_.children(verb)) {
    // *the aid that Chad sent*
    const std::string_view pronoun = tree_[dependent].lemma;
    const bool stands_for_noun =
        relative && dependent < verb && (pronoun == "that" || pronoun == "which" || pronoun == "whom");
    if (tree_[dependent].deprel == Deprel::obj) tokens.push_back(stands_for_noun ? *tree_.head(verb) : dependent);
  }
  // *Iran, which the US accused*; *the treaty they signed*: the clause's noun is the missing object.
  if (tokens.empty() && relative && tree_.has_child(verb, {Deprel::nsubj})) {
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

std::vector<TokenIndex> Matcher::obliques(TokenIndex word, std::string_view preposition) const {
  std::vector<TokenIndex> tokens;
  for (TokenIndex dependent : tree_.children(word)) {
    const Deprel relation = tree_[dependent].deprel;
    const bool nominal = relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::obl_agent ||
                         relation == Deprel::obl_unmarked || relation == Deprel::advcl || relation == Deprel::acl;
    if (nominal && tree_.preposition(dependent) == preposition) tokens.push_back(dependent);
    // *in Chad, where its forces killed civilians*
    const bool where = relation == Deprel::advmod && tree_[dependent].lemma == "where";
    if (where && preposition == "in" && tree_[word].deprel == Deprel::acl_relcl) tokens.push_back(*tree_.head(word));
  }
  return tokens;
}

Party Matcher::within(TokenIndex token, Places places, double& certainty) const {
  Party party = participants_.at(token, places);
  if (!party.empty() || participants_.covering(token)) return party;
  party = participants_.owners(token);
  if (!party.empty()) {
    certainty *= by_owner;
    return party;
  }
  party = told_of(token);
  if (!party.empty()) {
    certainty *= by_owner;
    return party;
  }
  // *groups involved in Chad's war*: others
  static const std::unordered_set<std::string_view> bands = {"group",   "organisation", "organization", "militia",
                                                             "faction", "movement",     "fighter"};
  // *vetoed a resolution on Chad*: what it is about
  const bool paper = is_paper(tree_[token].lemma);
  std::vector<TokenIndex> layer = {token};
  for (int depth = 0; depth < 3 && party.empty(); ++depth) {
    std::vector<TokenIndex> next;
    for (TokenIndex parent : layer) {
      // *the effects of Chad's war against Mali*: whose it is
      const bool owned = parent != token && hits(parent) && !participants_.owners(parent).empty() &&
                         tree_.has_child(parent, {Deprel::nmod_poss});
      for (TokenIndex dependent : tree_.children(parent)) {
        const Deprel relation = tree_[dependent].deprel;
        if (owned && relation != Deprel::nmod_poss) continue;
        const std::string_view link = tree_.preposition(dependent);
        if (paper && parent == token && (link == "on" || link == "about" || link == "regard")) continue;
        const bool condition = relation == Deprel::advcl && tree_.preposition(dependent) == "if";
        if (relation == Deprel::acl_relcl || relation == Deprel::appos || relation == Deprel::parataxis ||
            relation == Deprel::nsubj || relation == Deprel::ccomp || condition ||
            (relation == Deprel::acl && paper && tree_[dependent].xpos == "VBG") ||
            (relation == Deprel::acl && (bands.contains(tree_[parent].lemma) || is_meant(tree_, dependent, parent) ||
                                         (places == Places::and_people && tree_[dependent].xpos == "VBN"))) ||
            (tree_.preposition(dependent) == "near" && !stands_somewhere(tree_[parent].lemma)))
          continue;  // *rescued a ship hijacked by Chadian pirates*
        next.push_back(dependent);
        add_all(party, participants_.at(dependent, places == Places::and_people ? places : Places::yes));
      }
    }
    layer = std::move(next);
  }
  certainty *= by_reach;
  return party;
}

Party Matcher::told_of(TokenIndex noun) const {
  const auto clause = tree_.child(noun, {Deprel::acl, Deprel::ccomp});
  const bool told = clause && tree_.preposition(*clause) == "that" && tree_.has_child(*clause, {Deprel::nsubj});
  return told ? all_at(subjects(tree_, *clause)) : Party{};
}

Party Matcher::all_within(const std::vector<TokenIndex>& tokens, Places places, double& certainty) const {
  Party party;
  for (TokenIndex token : tokens) add_all(party, within(token, places, certainty));
  return party;
}

bool Matcher::emit(Event event) {
  // *Iran and three powers, Britain, France and Germany, negotiate*: the powers are one side.
  if (event.recipients.empty()) {
    for (const Party& list : participants_.lists()) {
      const Party rest = without(event.actors, list);
      if (rest.empty() || !without(list, event.actors).empty()) continue;
      event.actors = rest;
      event.recipients = list;
      break;
    }
  }
  const Party guests = met_together(event);
  events_.push_back(std::move(event));
  if (!guests.empty())
    events_.push_back({events_.back().trigger, &predicates_.find(Part::verb, "meet").front(), guests, {}, by_governor});
  return true;
}

bool Matcher::is_joint(TokenIndex noun) const {
  return std::ranges::any_of(tree_.children(noun), [&](TokenIndex dependent) {
    const std::string_view lemma = tree_[dependent].lemma;
    return lemma == "joint" || lemma == "combined" || lemma == "common" || lemma == "mixed";
  });
}

std::vector<Event> match(const Tree& tree, const Participants& participants, const Predicates& predicates,
                         Discourse& discourse) {
  Matcher matcher(tree, participants, predicates, discourse);
  std::vector<Event> events = matcher.run();
  matcher.remember(events, discourse);
  return events;
}

}  // namespace entente
