// Verbs with their frames.

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {

bool Matcher::is_our_own(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> nouns = {"cooperation", "coordination", "partnership",
                                                             "collaboration"};
  const auto owner = tree_.child(noun, {Deprel::nmod_poss});
  return owner && tree_[*owner].upos == Upos::pron && nouns.contains(tree_[noun].lemma);
}

void Matcher::match_verb(TokenIndex verb) {
  for (TokenIndex deed : tree_.children(verb)) {
    if (!joins_in(deed)) continue;
    // *joined President Lee to launch a partnership*: they met
    const Party guests = agents(verb);
    const Party hosts = without(all_at(objects(verb)), guests);
    if (tree_[deed].xpos == "VB" && !guests.empty() && !hosts.empty())
      emit({verb, &predicates_.find(Part::verb, "meet").front(), guests, hosts, by_governor});
    return;
  }
  if (is_reciprocal(verb)) {
    const Party actors = agents(verb);
    std::vector<const Predicate*> rows;
    for (TokenIndex complement : complements(verb))
      std::ranges::copy(rows_with(tree_[verb].lemma, complement), std::back_inserter(rows));
    for (const Predicate& row : predicates_.find(Part::verb, tree_[verb].lemma)) rows.push_back(&row);
    if (!rows.empty() && distinct_actors(actors) > 1) {
      emit({verb, rows.front(), actors, {}, 1});
      return;
    }
  }
  const std::string full = lemma_with_particle(verb);
  const std::string& plain = tree_[verb].lemma;
  for (const std::string& lemma : {full, plain}) {
    for (TokenIndex complement : complements(verb)) {
      if (is_meant(tree_, verb, complement)) continue;
      for (const Predicate* row : rows_with(lemma, complement)) {
        // A row for any noun means the object, not *on Monday* or *in Geneva*.
        const Deprel relation = tree_[complement].deprel;
        if (row->term.ends_with("@any") && relation == Deprel::obl) continue;
        if (try_row(verb, complement, *row)) {
          // *discussed the raid on Chad, aid to Chad*
          // *discussed Danish-Norwegian cooperation, our cooperation; the talks between Chad and Mali, mediated by
          // Niger*
          const bool apart = distinct_actors(all_at(obliques(complement, "between"))) > 1;
          const bool mediated = apart && row->type == EventType::consult && tree_[verb].deprel == Deprel::acl;
          // *discussed with Chad Danish cooperation with Mali*
          const bool elsewhere = !obliques(verb, "with").empty() && !obliques(complement, "with").empty();
          const bool told =
              mediated || (row->term.ends_with("@any") &&
                           (apart || elsewhere || names_parties(tree_, complement) || is_our_own(complement)));
          consumed_[complement] = !told && (!row->mutual || !is_directed(complement));
          // *sent a message of thanks*: one act
          if (relation == Deprel::nmod) consumed_[*tree_.head(complement)] = true;
          match_next_object(verb, complement, *row);
          return;
        }
      }
    }
    // *encouraged Chad to release them*: with an infinitive it is a request, not praise.
    const auto rows = predicates_.find(Part::verb, lemma);
    for (const bool infinitive : {true, false}) {
      for (const Predicate& row : rows) {
        if ((row.frame.front() == "obj-to") == infinitive && try_row(verb, std::nullopt, row)) return;
      }
    }
    if (full == plain) break;
  }
  if (!match_refusal(verb) && !match_sympathy(verb)) match_loosely(verb, plain);
}

bool Matcher::try_row(TokenIndex verb, std::optional<TokenIndex> complement, const Predicate& given) {
  if (given.frame.front() == "none") return true;  // *gave an interview*
  if (given.mutual && is_opinion(verb)) return false;
  // *increased its peacekeepers*: who is there helps, see match_peacekeepers()
  if (given.type == EventType::mobilize && complement && keeps_peace(*complement)) return true;
  const Predicate& row = given.type == EventType::mobilize && complement ? meant_as_help(verb, given)
                         : tree_[verb].lemma == "expel" && !complement   ? as_deportation(verb, given)
                                                                         : given;
  // *announced at a summit*: where, not what
  if (row.type == EventType::agree && complement && tree_[*complement].deprel == Deprel::obl) {
    const std::string_view where = tree_.preposition(*complement);
    if (where == "at" || where == "after" || where == "before" || where == "during" || where == "since") return false;
  }
  Party actors = agents(verb);
  if (actors.empty() && tree_.is_passive(verb)) actors = unsaid_agents(verb, complement, row.type);
  if (actors.empty() && row.mutual && is_left_to_partners(verb, complement.has_value())) actors = discourse_.conferring;
  if (row.type == EventType::consult && plays(verb)) return false;
  if (row.type == EventType::aid && !complement && sends_letter(verb)) return false;
  if (row.type == EventType::assault && by_accident(verb)) return false;
  if (row.mode == "visit" && !travels(verb, actors)) return false;
  // *Biden called Sheinbaum*: on the phone, if nothing says what he called her
  if (row.mode == "phone" && row.frame.front() == "obj" && !speaks_to(verb)) return false;
  // *returned to Geneva for talks*: among themselves, wherever it is.
  if (row.mode == "visit" && distinct_actors(actors) > 1 && meets(verb)) return emit({verb, &row, actors, {}, 0.9});
  // People demonstrate; what else they do is their own affair.
  if (row.type == EventType::protest && actors.empty()) {
    actors = agents(verb, Places::and_people);
    // *protesters in Chad burned the Danish flag*
    for (TokenIndex subject : actors.empty() ? subjects(tree_, verb) : std::vector<TokenIndex>{})
      add_all(actors, all_at(obliques(subject, "in"), Places::yes));
  }
  // *discussed ending the war in Mali*: others' war
  if (complement && row.mutual && row.type == EventType::retreat) {
    Party where = all_at(obliques(*complement, "in"), Places::yes);
    if (tree_[verb].xpos == "VBG") add_all(where, all_at(obliques(verb, "in"), Places::yes));
    if (!without(where, actors).empty()) return false;
  }
  if (complement && row.mutual && row.frame.front() == "with") {
    // *an agreement between X and Y was signed*, *signed the Franco-German treaty with Z*: the noun names the
    // parties.
    // *drafted a pact restoring ties between X and Y*: nobody else's ties
    const Party between = all_at(obliques(*complement, "between"));
    // *discussed the war between X and Y*: whoever does so, not they
    const bool about = row.type == EventType::consult && row.term.ends_with("@any") && distinct_actors(between) > 1;
    Party sides = distinct_actors(between) > 1 && !about ? between : actors;
    // *discussed Chad's programme*: what about, not with whom; *held Franco-German talks* names the parties.
    const auto talks = noun_rows(*complement);
    const bool heard = !actors.empty() || all_at(obliques(verb, "with")).empty();
    const bool topic = about || (row.type == EventType::consult && heard &&
                                 (talks.empty() || talks.front()->type != EventType::consult));
    // *expanding Chad's contacts with Mali*: Chad's and Mali's, whoever does so
    const auto owner = tree_.child(*complement, {Deprel::nmod_poss});
    const Party owners = owner && tree_[*owner].upos != Upos::pron ? participants_.at(*owner) : Party{};
    if (!topic && !owners.empty() && !all_at(obliques(*complement, "with")).empty()) sides = owners;
    if (!topic && !is_directed(*complement)) add_all(sides, noun_sides(*complement));
    const bool shared = is_shared(*complement);
    Party with;
    if (!shared) add_all(with, all_at(obliques(verb, "with")));
    // *discussed with Chad their cooperation with Mali*: whose else it is
    if (!shared && (with.empty() || row.type != EventType::consult))
      add_all(with, all_at(obliques(*complement, "with")));
    with = without(with, sides);
    double certainty = 0.95;
    for (TokenIndex dependent : tree_.children(verb)) {
      // *held a meeting ahead of the parade with Merkel*: hung on the phrase between
      if (shared || !with.empty() || distinct_actors(sides) > 1 || tree_[dependent].deprel != Deprel::obl) continue;
      if (is_border(tree_[dependent].lemma)) continue;        // *held drills near the border with Mali*
      if (tree_.preposition(dependent) == "after") continue;  // *signed it after a meeting with Merkel*
      with = without(all_at(obliques(dependent, "with")), sides);
      certainty = by_reach;
    }
    // *had meetings devoted to the war with the president of Chad*: an official, hung on whatever stands between
    for (TokenIndex word = *complement + 1; word + 1 < tree_.size() && row.type == EventType::consult; ++word) {
      if (shared || !with.empty() || distinct_actors(sides) > 1 || tree_[word].form != "with") continue;
      const Mention* official = participants_.covering(word + 1);
      if (!official || official->role.empty() || official->person.empty()) continue;
      with = without(participants_.at(official->head), sides);
      certainty = by_reach;
    }
    if (!sides.empty() && !with.empty()) return emit({verb, &row, sides, with, certainty});
    if (distinct_actors(sides) > 1) return emit({verb, &row, sides, {}, by_governor});
  }
  bool aimed = false;
  for (const std::string& place : row.frame) {
    double certainty = complement ? 0.95 : 1;
    // *fired at rebels near the border of Chad*: aimed at others
    if (aimed && (place == "near" || place == "in" || place == "on" || place == "along" || place == "around")) continue;
    if (place == "mil") {
      if (!by_force(verb, actors)) return false;
      continue;
    }
    if (place == "said") {
      if (judge_aloud(verb, row)) return true;
      continue;
    }
    if (place == "subj") {
      if (distinct_actors(actors) > 1) return emit({verb, &row, actors, {}, certainty});
      continue;
    }
    if (place == "agents") {
      // *a coalition that was joined by Chad and Niger*: they, and who announced it, among themselves
      if (!tree_.is_passive(verb)) continue;
      add_all(actors, announcers(objects(verb)));
      if (distinct_actors(actors) > 1) return emit({verb, &row, actors, {}, by_governor});
      continue;
    }
    if (place == "objs") {
      const Party together = all_at(objects(verb));
      if (distinct_actors(together) > 1) return emit({verb, &row, together, {}, certainty});
      continue;
    }
    if (place == "own") {
      // *the armies of Chad and Niger will be merged*: the owners of what is done, among themselves.
      Party owners;
      for (TokenIndex object : objects(verb)) {
        if (!hits(object)) add_all(owners, participants_.owners(object));
      }
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
      // *Chad and Mali would benefit from easing the contacts of their citizens*: no gift
      const auto is_deed = [&](TokenIndex phrase) { return tree_[phrase].xpos == "VBG"; };
      if (std::ranges::any_of(obliques(verb, place.substr(1)), is_deed)) continue;
      const Party givers = recipients(verb, complement, place.substr(1), row.type, certainty);
      const Party takers = agents(verb);
      // *hosted Germany in the final*: only people and delegations are hosted.
      if (!givers.empty() && !takers.empty() && !without(givers, takers).empty()) {
        return emit({verb, &row, without(givers, takers), takers, certainty});
      }
      continue;
    }
    const Party named = recipients(verb, complement, place, row.type, certainty);
    Party found = without(named, actors);
    const auto is_subject = [&](const Mention* mention) { return tree_[mention->head].deprel != Deprel::nmod_poss; };
    // *we coordinate with Chad*, which is one of us
    const bool among = row.mutual && place.ends_with("with") && !named.empty() && found.empty();
    if (among && distinct_actors(actors) > 2) return emit({verb, &row, actors, {}, by_owner});
    if (place == "obj's") std::erase_if(found, [&](const Mention* owner) { return is_shared_by(*owner, actors); });
    // *expressed hope that the two countries would do so*: with oneself among them; but *that its partners do*
    if (place == "comp" && row.type == EventType::request && std::ranges::any_of(without(named, found), is_subject))
      continue;
    if (row.type == EventType::threaten && place == "obj" && tells_of_others(verb, found)) continue;
    if (!actors.empty() && !found.empty()) return emit({verb, &row, actors, found, certainty});
    aimed = aimed || ((place == "against" || place == "at") && found.empty() && !obliques(verb, place).empty());
  }
  const Party unsaid =
      complement && !actors.empty() ? without(unsaid_recipients(verb, *complement, row), actors) : Party{};
  return !unsaid.empty() && emit({verb, &row, actors, unsaid, by_owner});
}

bool Matcher::is_shared_by(const Mention& owner, const Party& actors) {
  return owner.form == MentionForm::pronoun && std::ranges::any_of(actors, [&](const Mention* actor) {
           return std::ranges::any_of(actor->actors, [&](const std::string& id) {
             return std::ranges::find(owner.actors, id) != owner.actors.end();
           });
         });
}

bool Matcher::is_opinion(TokenIndex verb) const {
  const auto clause = tree_.child(verb, {Deprel::ccomp});
  if (!clause || (tree_[verb].lemma != "conclude" && tree_[verb].lemma != "agree")) return false;
  if (tree_.preposition(*clause) == "to") return false;
  if (tree_[verb].lemma == "conclude") return true;
  const bool will = std::ranges::any_of(tree_.children(*clause), [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::aux && tree_[child].xpos == "MD";
  });
  const Party about = all_at(subjects(tree_, *clause));
  return !will && without(about, agents(verb)).size() == about.size();
}

bool Matcher::sends_letter(TokenIndex verb) const {
  static const std::unordered_set<std::string_view> letters = {"letter", "message", "note", "telegram", "email"};
  return std::ranges::any_of(objects(verb), [&](TokenIndex object) { return letters.contains(tree_[object].lemma); });
}

bool Matcher::tells_of_others(TokenIndex verb, const Party& told) const {
  const auto clause = tree_.child(verb, {Deprel::ccomp});
  if (!clause) return false;
  Party about;
  for (TokenIndex subject : subjects(tree_, *clause)) {
    add_all(about, participants_.at(subject));
    add_all(about, participants_.owners(subject));
  }
  about = without(about, told);
  return !about.empty() && without(about, agents(verb)).size() == about.size();
}

bool Matcher::by_accident(TokenIndex verb) const {
  static const std::unordered_set<std::string_view> accidents = {"crash",    "collapse", "sink", "capsize", "derail",
                                                                 "overturn", "collide",  "burn", "fall"};
  const bool along = tree_[verb].deprel == Deprel::advcl && tree_[verb].xpos == "VBG";
  const auto clause = along ? tree_.head(verb) : std::nullopt;
  return clause && accidents.contains(tree_[*clause].lemma);
}

bool Matcher::by_force(TokenIndex verb, const Party& actors) const {
  static const std::unordered_set<std::string_view> forces = {
      "army", "military", "navy", "force", "fleet", "guard", "infantry", "division", "troop", "soldier", "troops"};
  const auto subject = subjects(tree_, verb);
  if (!subject.empty() && !actors.empty() && forces.contains(tree_[subject.front()].lemma)) return true;
  return std::ranges::any_of(actors, [&](const Mention* mention) {
    const Token& head = tree_[mention->head];
    return mention->sector == Sector::mil && (head.xpos == "NNS" || forces.contains(head.lemma));
  });
}

bool Matcher::is_reciprocal(TokenIndex verb) const {
  for (TokenIndex token = verb + 2; token < tree_.size(); ++token) {
    const std::string_view form = tree_[token].form;
    const std::string_view before = tree_[token - 1].form;
    if (!((form == "other" && before == "each") || (form == "another" && before == "one"))) continue;
    // *opened embassies in each other's capitals*: the verb is the nearest above.
    TokenIndex up = token;
    while (tree_.head(up) && tree_[up].upos != Upos::verb) up = *tree_.head(up);
    if (up == verb) return true;
  }
  return false;
}

std::vector<const Predicate*> Matcher::rows_with(const std::string& verb, TokenIndex complement) const {
  std::vector<const Predicate*> rows;
  for (TokenIndex dependent : tree_.children(complement)) {
    if (tree_[dependent].deprel != Deprel::compound && tree_[dependent].deprel != Deprel::amod && !is_of(dependent))
      continue;
    const std::string both = tree_[dependent].lemma + '_' + tree_[complement].lemma;
    for (const Predicate* row : predicates_.find(verb, both)) {
      if (!row->term.ends_with("@any")) rows.push_back(row);
    }
    // *had an exchange of views*: a noun of its own, not of its head's class
    if (rows.empty() && is_of(dependent) && !predicates_.find(Part::noun, both).empty()) return {};
  }
  for (const Predicate* row : predicates_.find(verb, tree_[complement].lemma)) rows.push_back(row);
  return rows;
}

bool Matcher::is_beside(TokenIndex phrase, EventType type) const {
  static const std::unordered_set<std::string_view> helps = {"help",    "assistance", "support", "backing", "aid",
                                                             "request", "invitation", "behest",  "consent", "approval"};
  const std::string_view preposition = tree_.preposition(phrase);
  if (preposition == "against" || tree_[phrase].lemma == "face") return is_cooperative(type);
  if (preposition == "from") return type == EventType::aid;  // *protects its workers from Chad*
  if (preposition == "despite") return true;
  if (preposition == "after" || preposition == "before" || preposition == "since" || preposition == "during")
    return true;
  return (preposition == "with" || preposition == "at") && helps.contains(tree_[phrase].lemma);
}

void Matcher::match_loosely(TokenIndex verb, const std::string& lemma) {
  const auto rows = predicates_.find(Part::verb, lemma);
  // Requests and promises mostly name others than those to whom they are made.
  if (rows.empty() || rows.front().mode == "visit" || rows.front().mode == "phone" || rows.front().mutual ||
      rows.front().type == EventType::request || rows.front().type == EventType::agree) {
    return;
  }
  // What is done neither to somebody nor to what is somebody's needs its frame, unless it is aimed at somebody anyway.
  const EventType aimed = rows.front().type;
  const bool aims = aimed == EventType::mobilize || aimed == EventType::threaten || aimed == EventType::sanction;
  if ((!aims && std::ranges::find(rows.front().frame, "obj's") == rows.front().frame.end()) ||
      rows.front().frame.front() == "mil" || (rows.size() == 1 && rows.front().frame.front() == "if"))
    return;
  if (aimed == EventType::assault && by_accident(verb)) return;
  // *warned of attacks in Chad*: no threat to Chad
  if (aimed == EventType::threaten && !(obliques(verb, "of").empty() && obliques(verb, "about").empty())) return;
  const Party actors = agents(verb);
  const auto misleads = [&](TokenIndex object) {
    const bool judged = is_cooperative(rows.front().type) || judges(verb);
    // *backed Bush on Chad*, *protects it from Chad*
    const bool helped = aimed == EventType::aid && tree_[object].upos == Upos::pron;
    const bool somebody = (tree_[object].upos == Upos::propn || helped) && !participants_.covering(object);
    // *reinforced its commitment to Chad*: told by the noun
    const bool told = aimed == EventType::aid && !noun_rows(object).empty();
    return is_other(object) || told || (judged && (hits(object) || somebody));
  };
  if (actors.empty() || std::ranges::any_of(objects(verb), misleads)) return;
  if (rows.front().type == EventType::threaten && tells_of_others(verb, {})) return;
  std::vector<TokenIndex> layer = {verb};
  for (int depth = 0; depth < 4; ++depth) {
    std::vector<TokenIndex> next;
    Party found;
    for (TokenIndex parent : layer) {
      for (TokenIndex dependent : tree_.children(parent)) {
        const Deprel relation = tree_[dependent].deprel;
        const bool outside = relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::conj ||
                             relation == Deprel::parataxis || relation == Deprel::advcl ||
                             relation == Deprel::acl_relcl || relation == Deprel::obl_agent ||
                             relation == Deprel::ccomp || relation == Deprel::appos || relation == Deprel::obl_unmarked;
        if (outside || is_beside(dependent, aimed)) continue;
        next.push_back(dependent);
        // *reinforced its ties in the UN*: where
        const std::string_view preposition = tree_.preposition(dependent);
        if (!(aimed == EventType::aid && (preposition == "in" || preposition == "within")))
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

std::vector<TokenIndex> Matcher::complements(TokenIndex verb) const {
  std::vector<TokenIndex> tokens = objects(verb);
  for (TokenIndex dependent : tree_.children(verb)) {
    const Deprel relation = tree_[dependent].deprel;
    // *announced funds as part of a meeting*
    const bool aside = tree_[dependent].lemma == "part" && tree_.preposition(dependent) == "as";
    if ((relation == Deprel::obl && !aside) || relation == Deprel::xcomp) tokens.push_back(dependent);
  }
  static const std::unordered_set<std::string_view> times = {"at", "after", "before", "during", "since"};
  for (std::size_t i = 0; i < tokens.size() && i < 12; ++i) {
    // *agreed at a meeting of presidents*
    if (tree_[tokens[i]].deprel == Deprel::obl && times.contains(tree_.preposition(tokens[i]))) continue;
    for (TokenIndex dependent : tree_.children(tokens[i])) {
      if (tree_[dependent].deprel == Deprel::conj && tree_[dependent].upos == Upos::noun) tokens.push_back(dependent);
      // *declared him persona non grata*
      if (tree_[dependent].deprel == Deprel::appos && tree_[dependent].xpos == "FW") tokens.push_back(dependent);
      // *millions of dollars in aid*, *a package of loans*: what is counted is meant, not *the suspension of aid*.
      const bool counted = tree_[dependent].deprel == Deprel::nmod &&
                           (tree_.preposition(dependent) == "of" || tree_.preposition(dependent) == "in");
      const bool is_deed = !predicates_.nominalised(tree_[tokens[i]].lemma).empty();
      if (counted && (is_sum(tree_[tokens[i]]) || (tree_[tokens[i]].upos == Upos::noun && !is_deed)))
        tokens.push_back(dependent);
    }
  }
  return tokens;
}

}  // namespace entente
