// Whose *its* is where the verb tells more than the order of the text.

#include <algorithm>
#include <unordered_set>

#include "ingest/actors/antecedents.hpp"

namespace entente {

/// What is done to somebody whose deeds are disliked or liked: *punished Chad for its raid*.
static const std::unordered_set<std::string_view>& judging() {
  static const std::unordered_set<std::string_view> verbs = {
      "thank",   "praise",    "commend",   "congratulate", "applaud",  "credit",   "honor",   "honour",
      "condemn", "criticise", "criticize", "blame",        "denounce", "fault",    "rebuke",  "slam",
      "lambast", "chide",     "reproach",  "castigate",    "punish",   "sanction", "hold",    "impose",
      "accuse",  "sue",       "scold",     "take",         "sever",    "cut",      "break",   "expel",
      "summon",  "protest",   "warn",      "chastise",     "boycott",  "admonish", "isolate", "penalise",
      "fine",    "pressure",  "attack",    "penalize",     "threaten", "raise",    "increase"};
  return verbs;
}

static const std::unordered_set<std::string_view>& helping() {
  static const std::unordered_set<std::string_view> verbs = {"support", "back", "help", "assist", "aid", "join"};
  return verbs;
}

/// The verb of a set, at most three words above the noun that a possessive describes, where a preposition of `marks`
/// stands before that noun; negative where there is none.
static std::int32_t verb_of_deed(const std::vector<Token>& tokens, std::uint32_t possessive,
                                 const std::unordered_set<std::string_view>& verbs,
                                 const std::unordered_set<std::string_view>& marks) {
  const std::int32_t deed = tokens[possessive].head;
  if (deed <= static_cast<std::int32_t>(possessive)) return -1;
  const bool marked = std::ranges::any_of(tokens, [&](const Token& one) {
    return one.head == deed && one.deprel == Deprel::case_ && marks.contains(one.lemma);
  });
  if (!marked) return -1;
  std::int32_t verb = tokens[static_cast<std::size_t>(deed)].head;
  for (int steps = 0; steps < 3 && verb >= 0 && !verbs.contains(tokens[static_cast<std::size_t>(verb)].lemma); ++steps)
    verb = tokens[static_cast<std::size_t>(verb)].head;
  return verb >= 0 && verbs.contains(tokens[static_cast<std::size_t>(verb)].lemma) ? verb : -1;
}

const Antecedent* Antecedents::judged_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> grounds = {"for", "over"}, efforts = {"in"};
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  std::int32_t verb = verb_of_deed(tokens, token, judging(), grounds);
  // *supports Chad in its fight*
  if (verb < 0) verb = verb_of_deed(tokens, token, helping(), efforts);
  if (verb < 0) return nullptr;
  // The first one behind the verb: *took Chad to the court over its raid*
  const auto judged = std::ranges::find_if(list_, [&](const Antecedent& one) {
    return one.sentence == index && static_cast<std::int32_t>(one.head) > verb && one.head < token && !one.group &&
           one.actors.size() == 1;
  });
  return judged == list_.end() ? nullptr : &*judged;
}

const Antecedent* Antecedents::defended_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> withstands = {"face", "confront", "fight", "resist"};
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::int32_t verb = tokens[token].head;
  if (verb < 0 || tokens[token].deprel != Deprel::nsubj) return nullptr;
  const std::string_view lemma = tokens[static_cast<std::size_t>(verb)].lemma;
  const bool itself = std::ranges::any_of(tokens, [&](const Token& one) {
    return lemma == "defend" && one.head == verb && one.deprel == Deprel::obj &&
           (one.form == "itself" || one.form == "themselves");
  });
  const bool as = token > 0 && tokens[token - 1].lemma == "as" && withstands.contains(lemma);
  if (!itself && !as) return nullptr;
  const Antecedent* last = nullptr;
  for (const Antecedent& one : list_) {
    if (one.sentence == index && one.head < token && !one.group && one.actors.size() == 1) last = &one;
  }
  return last;
}

const Antecedent* Antecedents::pressed_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> times = {"until", "while", "unless", "as"};
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::int32_t clause = tokens[token].head;
  if (clause < 0 || tokens[token].deprel != Deprel::nsubj || tokens[static_cast<std::size_t>(clause)].lemma == "take" ||
      tokens[static_cast<std::size_t>(clause)].deprel != Deprel::advcl)
    return nullptr;
  const bool timed = std::ranges::any_of(tokens, [&](const Token& one) {
    return one.head == clause && one.deprel == Deprel::mark && times.contains(one.lemma);
  });
  std::int32_t verb = tokens[static_cast<std::size_t>(clause)].head;
  while (verb >= 0 && tokens[static_cast<std::size_t>(verb)].upos != Upos::verb)
    verb = tokens[static_cast<std::size_t>(verb)].head;
  if (!timed || verb < 0) return nullptr;
  const std::string_view lemma = tokens[static_cast<std::size_t>(verb)].lemma;
  if (!judging().contains(lemma) && !helping().contains(lemma) && lemma != "keep") return nullptr;
  const Antecedent* pressed = nullptr;
  for (const Antecedent& one : list_) {
    const bool behind = one.sentence == index && static_cast<std::int32_t>(one.head) > verb && one.head < token;
    if (behind && !one.group && one.actors.size() == 1) pressed = &one;
  }
  return pressed;
}

const Antecedent* Antecedents::decider_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> comments = {"praise",    "welcome",   "applaud", "commend",
                                                                "criticise", "criticize", "condemn", "denounce",
                                                                "deplore",   "hail",      "oppose",  "regret"};
  static const std::unordered_set<std::string_view> deeds = {"decision", "move",   "step",   "action",   "announcement",
                                                             "role",     "effort", "stance", "progress", "decree"};
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::int32_t deed = tokens[token].head;
  if (deed < 0 || !deeds.contains(tokens[static_cast<std::size_t>(deed)].lemma)) return nullptr;
  const std::int32_t verb = tokens[static_cast<std::size_t>(deed)].head;
  if (verb < 0 || tokens[static_cast<std::size_t>(deed)].deprel != Deprel::obj ||
      !comments.contains(tokens[static_cast<std::size_t>(verb)].lemma))
    return nullptr;
  const auto judges = [&](const Antecedent& one) {
    return one.sentence == index && is_subject(tokens[one.head].deprel) && tokens[one.head].head == verb;
  };
  const auto judge = std::ranges::find_if(list_, judges);
  if (judge == list_.end()) return nullptr;
  const Antecedent* best = nullptr;
  for (const Antecedent& one : list_) {
    if (!one.subject || one.group || one.actors.size() != 1 || one.actors == judge->actors) continue;
    if (one.sentence + 1 >= index && (one.sentence < index || one.head < token)) best = &one;
  }
  return best;
}

/// Whether what a possessive describes is one of several.
static bool is_listed(const std::vector<Token>& tokens, std::uint32_t possessive) {
  const std::int32_t noun = tokens[possessive].head;
  return noun >= 0 && tokens[static_cast<std::size_t>(noun)].deprel == Deprel::conj;
}

const Antecedent* Antecedents::lister_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> links = {",",         "and",        "or",           "notably",
                                                             "including", "especially", "particularly", ")"};
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  std::uint32_t end = token;  // of what the list goes on from
  while (end > 0 && links.contains(tokens[end - 1].form)) --end;
  if (end == token) return nullptr;
  const Antecedent* owner = nullptr;
  for (const Antecedent& one : list_) {
    if (one.sentence != index || one.head >= token || one.group || one.actors.size() != 1) continue;
    if (tokens[one.head].deprel == Deprel::nmod_poss) owner = &one;
    // *Chad's support for Mali and its people*, but *Chad's bid for the AU, its ties with Mali, and …*
    if (one.last == end && !(end + 1 == token && tokens[end].form == "," && is_listed(tokens, token))) return nullptr;
  }
  if (owner == nullptr) return nullptr;
  const bool told_on = std::any_of(tokens.begin() + owner->head, tokens.begin() + token, [](const Token& one) {
    return one.xpos == "VBD" || one.xpos == "VBZ" || one.xpos == "VBP" || one.xpos == "MD";
  });
  return told_on ? nullptr : owner;
}

const Antecedent* Antecedents::companion_before(std::uint32_t index, std::uint32_t token) const {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const auto head = [&](std::int32_t at) { return tokens[static_cast<std::size_t>(at)].head; };
  const auto relation = [&](std::int32_t at) { return tokens[static_cast<std::size_t>(at)].deprel; };
  std::int32_t noun = head(static_cast<std::int32_t>(token));
  if (noun < 0) return nullptr;
  const std::int32_t first = relation(noun) == Deprel::conj ? head(noun) : -1;
  if (first >= 0) noun = first;
  const bool of = std::ranges::any_of(
      tokens, [&](const Token& one) { return one.head == noun && one.deprel == Deprel::case_ && one.lemma == "of"; });
  const std::int32_t deed = of && relation(noun) == Deprel::nmod ? head(noun) : -1;
  const auto named = std::ranges::find_if(list_, [&](const Antecedent& one) {
    if (one.sentence != index || one.group || one.actors.size() != 1) return false;
    const Token& word = tokens[one.head];
    return (first >= 0 && static_cast<std::int32_t>(one.head) == first) ||
           (deed >= 0 && word.head == deed && word.deprel == Deprel::nmod_poss);
  });
  return named == list_.end() ? nullptr : &*named;
}

const Antecedent* Antecedents::asked_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> asking = {
      "ask", "urge", "call", "press", "tell", "request", "want", "order", "encourage", "warn", "demand", "push"};
  static const std::unordered_set<std::string_view> own = {
      "stop",    "end",        "halt",    "cease",     "abandon",  "withdraw", "suspend", "reduce",
      "change",  "curb",       "fulfil",  "fulfill",   "honour",   "honor",    "uphold",  "meet",
      "keep",    "reconsider", "rethink", "use",       "exercise", "open",     "reopen",  "release",
      "improve", "cut",        "limit",   "dismantle", "pull",     "moderate"};
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  std::int32_t verb = tokens[token].head;
  while (verb >= 0 && tokens[static_cast<std::size_t>(verb)].upos != Upos::verb)
    verb = tokens[static_cast<std::size_t>(verb)].head;
  if (verb < 0 || !own.contains(tokens[static_cast<std::size_t>(verb)].lemma)) return nullptr;
  std::int32_t asks = verb;
  while (asks >= 0 && !asking.contains(tokens[static_cast<std::size_t>(asks)].lemma))
    asks = tokens[static_cast<std::size_t>(asks)].head;
  if (asks < 0) return nullptr;
  const Antecedent* asked = nullptr;
  for (const Antecedent& one : list_) {
    if (one.sentence != index || one.group || one.actors.size() != 1) continue;
    const auto head = static_cast<std::int32_t>(one.head);
    if (head > asks && head < verb && tokens[one.head].head == asks) asked = &one;
  }
  return asked;
}

const Antecedent* Antecedents::planner_before(std::uint32_t index, std::uint32_t token) const {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  std::int32_t plan = tokens[token].head;
  while (plan >= 0 && tokens[static_cast<std::size_t>(plan)].deprel != Deprel::acl)
    plan = tokens[static_cast<std::size_t>(plan)].head;
  if (plan < 0 || tokens[static_cast<std::size_t>(plan)].xpos != "VB") return nullptr;
  const std::int32_t noun = tokens[static_cast<std::size_t>(plan)].head;
  const bool others = std::ranges::any_of(list_, [&](const Antecedent& one) {
    return one.sentence == index && static_cast<std::int32_t>(one.head) > plan && one.head < token;
  });
  if (others) return nullptr;
  const auto planner = std::ranges::find_if(list_, [&](const Antecedent& one) {
    const Token& head = tokens[std::min<std::size_t>(one.head, tokens.size() - 1)];
    return one.sentence == index && one.head < token && !one.group && one.actors.size() == 1 && head.head == noun &&
           head.deprel == Deprel::nmod_poss;
  });
  return planner == list_.end() ? nullptr : &*planner;
}

const Antecedent* Antecedents::teller_before(std::uint32_t index, std::uint32_t token) const {
  static const std::unordered_set<std::string_view> telling = {"inform", "tell", "brief", "update", "notify", "assure"};
  static const std::unordered_set<std::string_view> marks = {"about", "on", "of"};
  const std::int32_t verb = verb_of_deed(scene_.sentence(index).tokens, token, telling, marks);
  const auto teller = std::ranges::find_if(list_, [&](const Antecedent& one) {
    return one.sentence == index && one.subject && !one.group && static_cast<std::int32_t>(one.head) < verb;
  });
  return teller == list_.end() ? nullptr : &*teller;
}

}  // namespace entente
