// What a sentence leaves for those before it to say: *the visit, the operation, the request*.

#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

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

Party Matcher::told_before(TokenIndex noun, const Party& actors, EventType type) const {
  static const std::unordered_set<std::string_view> force = {"operation", "action", "intervention", "move"};
  static const std::unordered_set<std::string_view> words = {"request", "call",       "appeal",    "demand",
                                                             "offer",   "invitation", "proposal",  "accusation",
                                                             "claim",   "allegation", "criticism", "charge"};
  const auto article = tree_.child(noun, {Deprel::det});
  if (!article || (tree_[*article].lemma != "the" && tree_[*article].lemma != "this")) return {};
  static const std::unordered_set<std::string_view> talks = {"talk",       "meeting",      "discussion", "negotiation",
                                                             "conference", "conversation", "summit",     "dialogue"};
  const std::string_view lemma = tree_[noun].lemma;
  if (type == EventType::consult && talks.contains(lemma)) return discourse_.conferring;
  if (type == EventType::accuse && (hits(noun) || force.contains(lemma))) return discourse_.attackers;
  const bool answers = type == EventType::reject || type == EventType::agree || type == EventType::concede;
  return answers && words.contains(lemma) && without(discourse_.asked, actors).empty() ? discourse_.askers : Party{};
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
