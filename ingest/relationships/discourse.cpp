// What a sentence leaves for those before it to say: *the visit, the operation, the request*.

#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {
namespace {

bool is_statement(EventType type) {
  return type == EventType::accuse || type == EventType::support || type == EventType::reject;
}

}  // namespace

void Discourse::read(const Tree& tree, const std::vector<Mention>& mentions, std::uint32_t sentence,
                     const std::vector<Event>& events) {
  official.clear();
  constexpr int remembered = 6;  // sentences
  if (++since_then > remembered) stricken.clear();
  for (const Mention& mention : mentions) {
    if (mention.sentence == sentence && mention.use == MentionUse::place) scene = {&mention};
  }
  for (const Mention& mention : mentions) {
    if (mention.sentence != sentence || mention.sector != Sector::gov || mention.person.empty()) continue;
    for (TokenIndex token = mention.first; token < mention.last && token < tree.size(); ++token) {
      const auto verb = tree.head(token);
      if (tree[token].deprel == Deprel::nsubj && verb && !tree.head(*verb)) official = {&mention};
    }
  }
  for (const Event& event : events) {
    const EventType type = event.row->type;
    if (event.loose) continue;
    if (type == EventType::consult) {
      conferring = event.actors;
      conferring.insert(conferring.end(), event.recipients.begin(), event.recipients.end());
    }
    if (event.recipients.empty()) continue;
    if (type == EventType::assault || type == EventType::coerce || type == EventType::mobilize)
      attackers = event.actors;
    if (type == EventType::request || type == EventType::accuse || type == EventType::agree) {
      askers = event.actors;
      asked = event.recipients;
    }
  }
}

/// *the, this*
static bool is_definite(const Tree& tree, TokenIndex noun) {
  const auto article = tree.child(noun, {Deprel::det});
  return article && (tree[*article].lemma == "the" || tree[*article].lemma == "this");
}

/// What *the move* may call that somebody did.
static bool names_any_deed(std::string_view noun) {
  static const std::unordered_set<std::string_view> nouns = {
      "move", "action", "act", "step", "decision", "measure", "behaviour", "behavior", "operation", "intervention"};
  return nouns.contains(noun);
}

/// *reversal, annexation, announcement*: what is built on the verb.
static bool is_derived(std::string_view noun, std::string_view verb) {
  constexpr std::size_t long_enough = 5, longest_ending = 5;
  const std::string_view stem = verb.ends_with('e') ? verb.substr(0, verb.size() - 1) : verb;
  return stem.size() >= long_enough && noun.starts_with(stem) && noun.size() > stem.size() &&
         noun.size() <= stem.size() + longest_ending;
}

/// *the remarks*
static bool names_words(std::string_view noun) {
  static const std::unordered_set<std::string_view> nouns = {"remark", "comment",  "statement", "speech", "word",
                                                             "tweet",  "outburst", "slur",      "insult", "joke"};
  return nouns.contains(noun);
}

/// *election, referendum*: what a country does as a whole.
static bool is_vote(const Token& noun) {
  static const std::unordered_set<std::string_view> nouns = {"election",   "vote",   "poll",
                                                             "referendum", "ballot", "coup"};
  return nouns.contains(noun.lemma);
}

Party Matcher::only_country() const {
  Party party;
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    const Mention* mention = participants_.covering(token);
    if (mention && mention->head == token) party.push_back(mention);
  }
  return count_sides(party) == 1 ? Party{party.front()} : Party{};
}

/// *earthquake, floods*
static bool is_disaster(const Token& noun) {
  static const std::unordered_set<std::string_view> disasters = {
      "earthquake", "quake",    "tsunami", "hurricane", "cyclone",  "typhoon", "flood",    "flooding",
      "outbreak",   "epidemic", "famine",  "landslide", "mudslide", "drought", "eruption", "wildfire"};
  return noun.upos == Upos::noun && disasters.contains(noun.lemma);
}

void Matcher::remember(const std::vector<Event>& events, Discourse& discourse) const {
  const auto is_said = [&](TokenIndex verb) {
    return std::ranges::any_of(events, [&](const Event& event) {
      return event.trigger == verb && is_statement(event.row->type) && !event.row->mutual;
    });
  };
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    if (const Party stricken = stricken_by(token); !stricken.empty()) {
      discourse.stricken = stricken;
    }
    if (is_disaster(tree_[token])) discourse.since_then = 0;
    if (const Party hosts = hosts_of(token); !hosts.empty()) discourse.hosts = hosts;
    if (tree_[token].upos == Upos::verb && (says(token) || speaks(token))) {
      if (const Party speakers = agents(token); !speakers.empty()) discourse.speakers = speakers;
    }
    if (tree_[token].upos == Upos::verb && !says(token) && !judges(token) && !is_said(token)) {
      remember_deed(token, discourse);
    } else if ((tree_[token].upos == Upos::noun || tree_[token].upos == Upos::propn) &&
               !participants_.covering(token) && !hits(token)) {
      Party owners = participants_.owners(token);
      // *voters across Chad are choosing a parliament in an election*: Chad's
      if (owners.empty() && is_vote(tree_[token])) owners = only_country();
      if (!owners.empty()) discourse.owners[tree_[token].lemma] = owners;
    }
  }
}

void Matcher::remember_deed(TokenIndex verb, Discourse& discourse) const {
  // *carried out a test*: whoever the verb's subject is did what its object names.
  static const std::unordered_set<std::string_view> does = {
      "carry_out", "conduct", "launch", "make",   "take",  "stage",   "hold", "order",   "approve",   "announce",
      "unveil",    "propose", "issue",  "impose", "adopt", "pass",    "fire", "test",    "build",     "publish",
      "introduce", "begin",   "start",  "mount",  "sign",  "perform", "run",  "present", "undertake", "commit"};
  const Party doers = agents(verb);
  if (doers.empty()) return;
  discourse.deeds[tree_[verb].lemma] = doers;
  const auto above = tree_.head(verb);
  const bool told = above && tree_[verb].deprel == Deprel::ccomp && !tree_.head(*above) && says(*above);
  if (!above || told) discourse.doers = doers;
  if (!does.contains(lemma_with_particle(verb))) return;
  for (TokenIndex object : objects(verb)) discourse.deeds[tree_[object].lemma] = doers;
}

Party Matcher::stricken_by(TokenIndex disaster) const {
  static const std::unordered_set<std::string_view> strikes = {"hit",     "strike", "devastate", "rock",    "ravage",
                                                               "shake",   "batter", "affect",    "jolt",    "kill",
                                                               "destroy", "occur",  "leave",     "displace"};
  if (!is_disaster(tree_[disaster])) return {};
  Party where;
  const auto look_in = [&](TokenIndex word) {
    for (std::string_view preposition : {"in", "of", "off", "near"})
      if (where.empty()) where = all_at(obliques(word, preposition), Places::yes);
  };
  look_in(disaster);
  for (TokenIndex child : tree_.children(disaster)) {
    if (where.empty() && child < disaster) where = participants_.at(child, Places::yes);
  }
  const auto verb = tree_.head(disaster);
  if (where.empty() && verb && tree_[disaster].deprel == Deprel::compound) look_in(*verb);  // *flood victims in Chad*
  // *the earthquake-devastated areas of Chad*
  const bool ruins = verb && strikes.contains(tree_[*verb].lemma) && tree_[*verb].deprel == Deprel::amod;
  if (where.empty() && ruins) look_in(*tree_.head(*verb));
  if (where.empty() && verb && strikes.contains(tree_[*verb].lemma)) {
    where = all_at(objects(*verb), Places::yes);
    look_in(*verb);
  }
  // *will send police to Chad, after the earthquake there*
  for (TokenIndex token = disaster; where.empty() && token-- > 0;) {
    if (disaster + 1 < tree_.size() && tree_[disaster + 1].form == "there")
      where = participants_.at(token, Places::yes);
  }
  return count_sides(where) == 1 ? where : Party{};
}

Party Matcher::hosts_of(TokenIndex token) const {
  static const std::unordered_set<std::string_view> celebrates = {"celebrate", "mark", "commemorate"};
  static const std::unordered_set<std::string_view> holds = {"host", "hold", "organise", "organize", "stage", "open"};
  const Upos upos = tree_[token].upos;
  if (upos == Upos::noun && is_ceremony(token)) {
    const Party where = all_at(obliques(token, "in"), Places::yes);
    const auto verb = tree_.head(token);
    return where.empty() && verb ? all_at(obliques(*verb, "in"), Places::yes) : where;
  }
  if (upos != Upos::verb) return {};
  const auto is_feast = [&](TokenIndex object) { return is_ceremony(object); };
  const bool feast = holds.contains(tree_[token].lemma) && std::ranges::any_of(objects(token), is_feast);
  if (!feast && !celebrates.contains(tree_[token].lemma)) return {};
  const Party hosts = agents(token, Places::yes);  // *Hiroshima marks the anniversary*
  return hosts.size() == 1 && hosts.front()->person.empty() ? hosts : Party{};
}

bool Matcher::speaks(TokenIndex verb) const {
  static const std::unordered_set<std::string_view> verbs = {"call", "describe", "deny", "speak", "tweet", "joke"};
  const auto object = tree_.child(verb, {Deprel::obj});
  return verbs.contains(tree_[verb].lemma) || (object && names_words(tree_[*object].lemma));
}

Party Matcher::doers_before(TokenIndex noun, EventType type) const {
  // *the test, which broke a treaty*, but *the test that broke it*
  const bool told_on = tree_[noun].upos == Upos::noun && noun + 2 < tree_.size() && tree_[noun + 1].form == "," &&
                       tree_[noun + 2].lemma == "which";
  if (tree_.has_child(noun, {Deprel::nmod, Deprel::acl}) || (tree_.has_child(noun, {Deprel::acl_relcl}) && !told_on))
    return {};
  const std::string& lemma = tree_[noun].lemma;
  for (const std::string_view deed : {std::string_view(lemma), predicates_.nominalised(lemma)}) {
    if (const auto known = discourse_.deeds.find(std::string(deed)); known != discourse_.deeds.end())
      return known->second;
  }
  // *signed an accord … criticised the deal*
  static constexpr std::string_view deals[] = {"accord", "agreement", "deal", "pact", "treaty"};
  const bool is_deal = std::ranges::find(deals, lemma) != std::end(deals);
  for (std::string_view deal : deals) {
    const auto known = discourse_.deeds.find(std::string(deal));
    if (is_deal && known != discourse_.deeds.end() && distinct_actors(known->second) > 1) return known->second;
  }
  const Party* derived = nullptr;
  std::string_view longest;
  for (const auto& [verb, doers] : discourse_.deeds) {
    if (!is_derived(lemma, verb) || std::pair(longest.size(), longest) > std::pair(verb.size(), std::string_view(verb)))
      continue;
    longest = verb;
    derived = &doers;
  }
  if (derived) return *derived;
  if (type == EventType::accuse) {
    if (const auto known = discourse_.owners.find(lemma); known != discourse_.owners.end()) return known->second;
  }
  if (names_words(lemma)) return discourse_.speakers;
  return names_any_deed(lemma) ? discourse_.doers : Party{};
}

bool Matcher::is_ceremony(TokenIndex noun) const {
  return std::ranges::any_of(predicates_.find("attend", tree_[noun].lemma),
                             [](const Predicate* row) { return row->term.ends_with("@ceremony"); });
}

Party Matcher::hosts_before(TokenIndex event) const { return is_definite(tree_, event) ? discourse_.hosts : Party{}; }

Party Matcher::told_before(TokenIndex noun, const Party& actors, EventType type) const {
  static const std::unordered_set<std::string_view> words = {"request", "call",       "appeal",    "demand",
                                                             "offer",   "invitation", "proposal",  "accusation",
                                                             "claim",   "allegation", "criticism", "charge"};
  if (!is_definite(tree_, noun)) return {};
  static const std::unordered_set<std::string_view> talks = {"talk",       "meeting",      "discussion", "negotiation",
                                                             "conference", "conversation", "summit",     "dialogue"};
  const std::string_view lemma = tree_[noun].lemma;
  if (type == EventType::consult && talks.contains(lemma)) return discourse_.conferring;
  if (type == EventType::accuse && hits(noun)) return discourse_.attackers;
  const bool answers = type == EventType::reject || type == EventType::agree || type == EventType::concede;
  if (answers && words.contains(lemma)) return without(discourse_.asked, actors).empty() ? discourse_.askers : Party{};
  return is_statement(type) ? without(doers_before(noun, type), actors) : Party{};
}

bool Matcher::is_theirs(TokenIndex noun) const {
  if (is_definite(tree_, noun)) return true;
  TokenIndex top = noun;
  while (tree_.head(top)) top = *tree_.head(top);
  return std::ranges::any_of(subjects(tree_, top), [&](TokenIndex subject) {
    const auto rows = predicates_.find(Part::noun, tree_[subject].lemma);
    return !rows.empty() && rows.front().mode == "visit" && is_definite(tree_, subject);
  });
}

}  // namespace entente
