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

/// What *the move* may call that somebody did.
static bool names_any_deed(std::string_view noun) {
  static const std::unordered_set<std::string_view> nouns = {
      "move", "action", "act", "step", "decision", "measure", "behaviour", "behavior", "operation", "intervention"};
  return nouns.contains(noun);
}

void Matcher::remember(const std::vector<Event>& events, Discourse& discourse) const {
  // *carried out a test*: whoever the verb's subject is did what its object names.
  static const std::unordered_set<std::string_view> does = {
      "carry_out", "conduct", "launch", "make",   "take",  "stage",   "hold", "order",   "approve",   "announce",
      "unveil",    "propose", "issue",  "impose", "adopt", "pass",    "fire", "test",    "build",     "publish",
      "introduce", "begin",   "start",  "mount",  "sign",  "perform", "run",  "present", "undertake", "commit"};
  const auto is_said = [&](TokenIndex verb) {
    return std::ranges::any_of(
        events, [&](const Event& event) { return event.trigger == verb && is_statement(event.row->type); });
  };
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    const Upos upos = tree_[token].upos;
    if (upos == Upos::verb && !says(token) && !judges(token) && !is_said(token)) {
      const Party doers = agents(token);
      if (doers.empty()) continue;
      discourse.deeds[tree_[token].lemma] = doers;
      const auto above = tree_.head(token);
      const bool told = above && tree_[token].deprel == Deprel::ccomp && !tree_.head(*above) && says(*above);
      if (!above || told) discourse.doers = doers;
      if (!does.contains(lemma_with_particle(token))) continue;
      for (TokenIndex object : objects(token)) discourse.deeds[tree_[object].lemma] = doers;
    } else if (upos == Upos::noun && !participants_.covering(token) && !hits(token)) {
      if (const Party owners = participants_.owners(token); !owners.empty())
        discourse.owners[tree_[token].lemma] = owners;
    }
  }
}

Party Matcher::doers_before(TokenIndex noun, EventType type) const {
  if (tree_.has_child(noun, {Deprel::nmod, Deprel::acl, Deprel::acl_relcl})) return {};
  const std::string& lemma = tree_[noun].lemma;
  for (const std::string_view deed : {std::string_view(lemma), predicates_.nominalised(lemma)}) {
    if (const auto known = discourse_.deeds.find(std::string(deed)); known != discourse_.deeds.end())
      return known->second;
  }
  if (type == EventType::accuse) {
    if (const auto known = discourse_.owners.find(lemma); known != discourse_.owners.end()) return known->second;
  }
  return names_any_deed(lemma) ? discourse_.doers : Party{};
}

Party Matcher::told_before(TokenIndex noun, const Party& actors, EventType type) const {
  static const std::unordered_set<std::string_view> words = {"request", "call",       "appeal",    "demand",
                                                             "offer",   "invitation", "proposal",  "accusation",
                                                             "claim",   "allegation", "criticism", "charge"};
  const auto article = tree_.child(noun, {Deprel::det});
  if (!article || (tree_[*article].lemma != "the" && tree_[*article].lemma != "this")) return {};
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
  const auto is_the = [&](TokenIndex word) {
    const auto article = tree_.child(word, {Deprel::det});
    return article && (tree_[*article].lemma == "the" || tree_[*article].lemma == "this");
  };
  if (is_the(noun)) return true;
  TokenIndex top = noun;
  while (tree_.head(top)) top = *tree_.head(top);
  return std::ranges::any_of(subjects(tree_, top), [&](TokenIndex subject) {
    const auto rows = predicates_.find(Part::noun, tree_[subject].lemma);
    return !rows.empty() && rows.front().mode == "visit" && is_the(subject);
  });
}

}  // namespace entente
