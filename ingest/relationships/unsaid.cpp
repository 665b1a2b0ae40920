// Who acts, and for whom, where the clause itself does not say: *thanked Chad for its help, announced aid, but Chad
// refuses*.

#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::gives(TokenIndex noun) const {
  return std::ranges::any_of(predicates_.find("provide", tree_[noun].lemma),
                             [](const Predicate* row) { return row->type == EventType::aid; });
}

Party Matcher::own_troops(TokenIndex verb) const {
  static const std::unordered_set<std::string_view> forces = {"troop", "troops",  "soldier", "force",
                                                              "unit",  "warship", "warplane"};
  const auto subject = tree_.child(verb, {Deprel::nsubj});
  const auto said = tree_[verb].deprel == Deprel::ccomp ? tree_.head(verb) : std::nullopt;
  if (!subject || !said || tree_[*subject].xpos != "NNS" || !forces.contains(tree_[*subject].lemma) ||
      tree_.has_child(*subject, {Deprel::amod, Deprel::nmod, Deprel::compound, Deprel::nmod_poss}))
    return {};
  Party speakers = all_at(subjects(tree_, *said));
  std::erase_if(speakers, [](const Mention* mention) { return mention->sector != Sector::mil; });
  return speakers;
}

Party Matcher::unsaid_recipients(TokenIndex verb, TokenIndex complement, const Predicate& row) const {
  // *hold Chad accountable by imposing sanctions*
  const bool means =
      tree_[verb].deprel == Deprel::advcl && tree_[verb].xpos == "VBG" && tree_.preposition(verb) == "by";
  if (means && row.type == EventType::sanction) return all_at(objects(*tree_.head(verb)));
  if (row.mutual || (row.type != EventType::aid && row.type != EventType::agree && row.type != EventType::support))
    return {};
  if (tree_[verb].deprel == Deprel::acl_relcl) return beneficiaries(*tree_.head(verb), row.type);
  const TokenIndex first = tree_.first_conjunct(verb);
  // *sent doctors to the disaster zone*
  static const std::unordered_set<std::string_view> scenes = {"area",   "zone",   "region",   "scene",   "site",
                                                              "victim", "people", "survivor", "effort",  "homeless",
                                                              "form",   "relief", "recovery", "refugee", "response"};
  const auto is_scene = [&](TokenIndex phrase) { return scenes.contains(tree_[phrase].lemma) || gives(phrase); };
  const bool stricken = !discourse_.stricken.empty() && gives(complement) && participants_.at(complement).empty();
  for (std::string_view other : {"to", "for", "with", "against", "on", "in"}) {
    std::vector<TokenIndex> phrases = obliques(verb, other);
    if (stricken) std::erase_if(phrases, is_scene);
    std::erase(phrases, complement);  // *$20 million in aid*
    if (!phrases.empty() || !obliques(complement, other).empty()) return {};
  }
  // *The leaders met. He announced $20 million in aid.*
  if (first == verb) {
    static const std::unordered_set<std::string_view> tells = {"announce", "pledge", "promise", "offer"};
    const Party actors = agents(verb);
    const Party partners = without(discourse_.conferring, actors);
    const bool met = without(actors, discourse_.conferring).empty() && distinct_actors(partners) == 1;
    if (met && tells.contains(tree_[verb].lemma) && gives(complement)) return partners;
    return stricken ? discourse_.stricken : Party{};
  }
  const auto talks = [](const Predicate& one) { return one.type == EventType::consult; };
  if (!std::ranges::any_of(predicates_.find(Part::verb, tree_[first].lemma), talks))
    return stricken ? discourse_.stricken : Party{};
  Party party = all_at(objects(first));
  for (std::string_view preposition : {"with", "to"}) add_all(party, all_at(obliques(first, preposition)));
  return party;
}

Party Matcher::unsaid_agents(TokenIndex verb, std::optional<TokenIndex> complement, EventType type) const {
  const std::vector<TokenIndex> patients = objects(verb);
  if (type == EventType::mobilize || type == EventType::aid) {
    const bool sent = complement && std::ranges::find(patients, *complement) != patients.end();
    return sent ? all_at({*complement}, Places::and_people) : Party{};
  }
  Party party;
  // *was hit with EU sanctions*
  if (type == EventType::sanction && complement) return participants_.owners(*complement);
  if (type != EventType::assault) return party;
  for (std::string_view preposition : {"in", "during", "from"}) {
    for (TokenIndex blow : obliques(verb, preposition)) {
      const std::vector<const Predicate*> rows = noun_rows(blow);
      const bool is_blow = !rows.empty() && rows.front()->type == EventType::assault && !rows.front()->mutual;
      if (is_blow || tree_[blow].lemma == "fire") add_all(party, participants_.owners(blow));
    }
  }
  return without(party, all_at(patients, Places::and_people));
}

bool Matcher::is_left_to_partners(TokenIndex verb, bool has_object) const {
  const auto subject = tree_.child(verb, {Deprel::nsubj_pass, Deprel::expl});
  if (!tree_.is_passive(verb) || !subject || count_sides(discourse_.conferring) != 2) return false;
  if (tree_[verb].lemma == "sign") return has_object && participants_.empty() && !tree_.head(verb);
  return tree_[*subject].lemma == "it" &&
         tree_.has_child(verb, {Deprel::xcomp, Deprel::ccomp, Deprel::csubj, Deprel::csubj_pass});
}

bool Matcher::match_refusal(TokenIndex verb) {
  const TokenIndex wish = tree_.first_conjunct(verb);
  const std::string_view lemma = tree_[verb].lemma;
  if (wish == verb || (lemma != "refuse" && lemma != "decline") || !objects(verb).empty() ||
      tree_.has_child(verb, {Deprel::xcomp, Deprel::ccomp, Deprel::obl}))
    return false;
  const auto asks = [](const Predicate& row) { return row.type == EventType::request; };
  const auto rows = predicates_.find(Part::verb, "reject");
  if (rows.empty() || std::ranges::none_of(predicates_.find(Part::verb, tree_[wish].lemma), asks)) return false;
  const Party refusers = agents(verb);
  const Party askers = without(agents(wish), refusers);
  return !refusers.empty() && !askers.empty() && emit({verb, &rows.front(), refusers, askers, by_governor});
}

bool Matcher::match_sympathy(TokenIndex verb) {
  static const std::unordered_set<std::string_view> verbs = {"condemn", "deplore", "denounce"};
  if (!verbs.contains(tree_[verb].lemma)) return false;
  const Party actors = agents(verb);
  double certainty = by_owner;
  for (TokenIndex object : objects(verb)) {
    const std::vector<const Predicate*> blows = noun_rows(object);
    if (blows.empty() || blows.front()->type != EventType::assault) continue;
    Party victims;
    for (std::string_view preposition : {"on", "against", "of", "in"}) {
      if (victims.empty()) victims = all_within(obliques(object, preposition), Places::and_people, certainty);
    }
    victims = without(victims, actors);
    const auto rows = predicates_.find(Part::verb, "support");
    if (!actors.empty() && !victims.empty()) return emit({verb, &rows.front(), actors, victims, certainty});
  }
  return false;
}

const Predicate& Matcher::as_deportation(TokenIndex verb, const Predicate& row) const {
  const Party expelled = all_at(objects(verb), Places::and_people);
  const auto is_private = [](const Mention* mention) {
    return mention->sector == Sector::cvl && mention->person.empty();
  };
  if (expelled.empty() || !std::ranges::all_of(expelled, is_private)) return row;
  const auto rows = predicates_.find(Part::verb, "deport");
  return rows.empty() ? row : rows.front();
}

const Predicate& Matcher::meant_as_help(TokenIndex verb, const Predicate& row) const {
  static const std::unordered_set<std::string_view> promises = {"commit", "pledge", "promise", "offer", "volunteer"};
  static const std::unordered_set<std::string_view> helps = {"train",  "help",    "protect",
                                                             "assist", "support", "rebuild"};
  const auto governor = tree_[verb].deprel == Deprel::xcomp ? tree_.head(verb) : std::nullopt;
  const bool promised = governor && promises.contains(tree_[*governor].lemma);
  const bool helping = std::ranges::any_of(tree_.children(verb), [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::advcl && tree_[child].xpos == "VB" && helps.contains(tree_[child].lemma);
  });
  const std::vector<const Predicate*> gifts = predicates_.find(tree_[verb].lemma, "aid");
  return (promised || helping) && !gifts.empty() ? *gifts.front() : row;
}

void Matcher::match_next_object(TokenIndex verb, TokenIndex object, const Predicate& row) {
  const Party actors = agents(verb);
  for (TokenIndex next : tree_.children(object)) {
    if (tree_[next].deprel != Deprel::conj || actors.empty()) continue;
    for (const std::string& place : row.frame) {
      const Party found = without(all_at(obliques(next, place), Places::yes), actors);
      if (found.empty()) continue;
      emit({verb, &row, actors, found, 0.95});
      consumed_[next] = true;
      break;
    }
  }
}

std::optional<TokenIndex> Matcher::gratitude(TokenIndex verb) const {
  static const std::unordered_set<std::string_view> nouns = {"gratitude", "appreciation", "thanks"};
  const auto object = tree_.child(verb, {Deprel::obj});
  return object && nouns.contains(tree_[*object].lemma) ? object : std::nullopt;
}

Party Matcher::guarded_by(TokenIndex verb) const {
  const auto is_pronoun = [](const Mention* mention) { return mention->form == MentionForm::pronoun; };
  Party guarded = all_at(objects(verb));
  std::erase_if(guarded, is_pronoun);
  // *Chad's right to defend itself, its people*: the last that is named before
  for (TokenIndex before = verb; before-- > 0 && guarded.empty();) {
    guarded = participants_.at(before);
    std::erase_if(guarded, is_pronoun);
  }
  return distinct_actors(guarded) == 1 ? guarded : Party{};
}

Party Matcher::struck_in(TokenIndex blow) const {
  const Party by = participants_.owners(blow);
  const std::string_view preposition = tree_.preposition(blow);
  // *surged support to Chad after Mali's invasion*
  const auto above = tree_.head(blow);
  if (above && (preposition == "after" || preposition == "follow") && tree_[*above].upos == Upos::noun && gives(*above))
    return without(all_at(obliques(*above, "to")), by);
  // *discussed the situation in Chad after the strikes by Mali*
  static const std::unordered_set<std::string_view> scenes = {"situation", "development", "crisis", "conflict"};
  Party there;
  std::vector<TokenIndex> words;
  for (auto word = above; word && words.size() < 5; word = tree_.head(*word)) words.push_back(*word);
  for (TokenIndex word : words) {
    for (TokenIndex scene : scenes.contains(tree_[word].lemma) ? std::vector{word} : objects(word)) {
      for (std::string_view where : {"in", "around"}) {
        if (there.empty() && scenes.contains(tree_[scene].lemma)) there = all_at(obliques(scene, where), Places::yes);
      }
    }
  }
  return without(there, by);
}

Party Matcher::attacked(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> defences = {"defence",    "defense",    "fight", "struggle",
                                                                "resistance", "protection", "battle"};
  static const std::unordered_set<std::string_view> guards = {"protect", "shield", "defend"};
  static const std::unordered_set<std::string_view> help = {"help", "support", "assist", "aid", "back"};
  const std::string_view preposition = tree_.preposition(noun);
  const auto above = tree_.head(noun);
  if (!above) return {};
  const bool against = preposition == "against" || preposition == "from";
  const auto helped_by = [&](TokenIndex verb) {
    double certainty = 1;
    if (tree_[verb].upos != Upos::verb || !help.contains(tree_[verb].lemma)) return Party{};
    Party helped = without(all_within(objects(verb), Places::no, certainty), participants_.owners(noun));
    std::erase_if(helped, [](const Mention* mention) { return mention->form == MentionForm::pronoun; });
    return helped;
  };
  // *supports Chad and punishes Mali for its raid, holds it accountable for its raid*
  const TokenIndex punishes = tree_[*above].upos == Upos::adj ? tree_.head(*above).value_or(*above) : *above;
  if (preposition == "for" && tree_[punishes].deprel == Deprel::conj) return helped_by(*tree_.head(punishes));
  if (against && guards.contains(tree_[*above].lemma)) return guarded_by(*above);
  // *its defence of its land against Chad's raids*
  TokenIndex defence = tree_.child(*above, {Deprel::obj}).value_or(*above);
  if (defence > noun || tree_[*above].upos != Upos::verb) defence = *above;
  while (!defences.contains(tree_[defence].lemma) &&
         (tree_[defence].deprel == Deprel::nmod || tree_[defence].deprel == Deprel::conj))
    defence = *tree_.head(defence);
  const bool defended = preposition == "against" && defences.contains(tree_[defence].lemma);
  const bool responded =
      preposition == "to" && tree_[*above].lemma == "response" && *above > 0 && tree_[*above - 1].lemma == "in";
  const bool faced =
      responded || (preposition == "of" && tree_[*above].lemma == "face" && tree_.preposition(*above) == "in");
  if (!defended && !faced) return struck_in(noun);
  // *helping the people of Chad in response to its raid*
  for (auto verb = tree_.head(*above); faced && verb; verb = tree_.head(*verb)) {
    const Party found = helped_by(*verb);
    if (!found.empty()) return found;
  }
  // *helps Chad in its fight*: the last that help is for, whoever the parser takes *its* for
  const Party own = participants_.owners(defended ? defence : *above);
  const auto owner = tree_.child(defended ? defence : *above, {Deprel::nmod_poss});
  if (!own.empty() && (!owner || tree_[*owner].upos != Upos::pron)) return own;
  for (TokenIndex before = *above; before-- > 0;) {
    const std::string_view side = tree_.preposition(before);
    const bool stands = tree_.head(before) && tree_[*tree_.head(before)].lemma == "stand";
    const Mention* helped = participants_.covering(before);
    if ((side != "for" && (side != "to" || responded) && !stands) || !helped || helped->head != before) continue;
    const Party found = without({helped}, participants_.owners(noun));
    if (!found.empty()) return found;
  }
  return own;
}

Party Matcher::beneficiaries(TokenIndex noun, EventType type) const {
  if (type == EventType::assault) return attacked(noun);
  TokenIndex top = noun;
  while (tree_[top].deprel == Deprel::nmod && tree_[*tree_.head(top)].upos == Upos::noun) top = *tree_.head(top);
  const auto verb = tree_.head(top);
  if (!verb || tree_[*verb].upos != Upos::verb) return {};
  // *despite protests from Chad, Mali began*
  const bool against = type == EventType::protest || type == EventType::accuse || type == EventType::reject ||
                       type == EventType::request || type == EventType::threaten;
  if (against && tree_.preposition(top) == "despite") return agents(*verb);
  if (type == EventType::request) {
    const bool answered =
        tree_[top].deprel == Deprel::obl && (tree_[top].lemma == "response" || tree_[top].lemma == "request");
    // *rejected a request by Chad*
    static const std::unordered_set<std::string_view> answers = {"reject",  "refuse", "accept",  "grant",  "decline",
                                                                 "approve", "deny",   "dismiss", "ignore", "receive",
                                                                 "answer",  "fulfil", "fulfill", "heed"};
    const bool given = tree_[top].deprel == Deprel::obj && answers.contains(tree_[*verb].lemma);
    return answered || given ? agents(*verb) : Party{};
  }
  if (type != EventType::aid && type != EventType::support) return {};
  // *raided the camp with the help of Chad*
  if (tree_[noun].deprel == Deprel::obl && tree_.preposition(noun) == "with") return agents(*verb);
  // *thanked Chad for its contribution*: to whatever it is
  if (type != EventType::aid || !obliques(noun, "to").empty() || tree_[noun].lemma == "contribution") return {};
  static const std::unordered_set<std::string_view> verbs = {"thank", "appreciate", "receive", "accept", "welcome"};
  return gratitude(*verb) || verbs.contains(tree_[*verb].lemma) ? agents(*verb) : Party{};
}

Party Matcher::thanked(TokenIndex noun) const {
  // *for its help, for the help in restoring schools*
  const auto owner = tree_.child(noun, {Deprel::nmod_poss, Deprel::det});
  const auto verb = tree_.head(noun);
  if (!owner || !verb || tree_[noun].deprel != Deprel::obl) return {};
  const bool somebodys = tree_[*owner].lemma != "the" || !participants_.owners(noun).empty();
  if (tree_[*owner].upos != Upos::pron && somebodys) return {};
  if (tree_.preposition(noun) != "for") return {};
  if (tree_[*verb].lemma == "thank") return all_at(objects(*verb));
  // *expressed gratitude to Cuba for its help*
  const auto thanks = gratitude(*verb);
  if (!thanks) return {};
  Party helpers = all_at(obliques(*verb, "to"));
  add_all(helpers, all_at(obliques(*thanks, "to")));
  return helpers;
}

}  // namespace entente
