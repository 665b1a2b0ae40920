// *he, its, they*: whom the article has spoken of, or names right behind.

#include <algorithm>
#include <unordered_set>

#include "ingest/actors/people.hpp"
#include "ingest/actors/resolver.hpp"

namespace entente {
namespace {

using WordSet = std::unordered_set<std::string_view>;

bool has_copula(const Sentence& sentence, std::int32_t head) {
  return std::ranges::any_of(sentence.tokens,
                             [&](const Token& token) { return token.head == head && token.deprel == Deprel::cop; });
}

/// *it is willing to help*: what only people and countries can be.
bool is_minded(const Token& adjective) {
  static const WordSet words = {"willing",  "unwilling", "ready",     "prepared",     "reluctant",  "eager",
                                "keen",     "able",      "unable",    "open",         "determined", "committed",
                                "grateful", "thankful",  "concerned", "worried",      "alarmed",    "pleased",
                                "glad",     "proud",     "confident", "hopeful",      "sorry",      "saddened",
                                "outraged", "angry",     "convinced", "disappointed", "interested", "opposed"};
  return words.contains(adjective.lemma) || words.contains(adjective.form);
}

}  // namespace

/// *As he opened the summit, the Chadian president, Ann Lee, said*: who comes after, named with an office
bool Resolver::cataphor(std::uint32_t index, std::uint32_t token) {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::int32_t clause = tokens[token].head;
  if (token != 1 || clause < 0 || tokens[static_cast<std::size_t>(clause)].deprel != Deprel::advcl) return false;
  const std::int32_t verb = tokens[static_cast<std::size_t>(clause)].head;
  for (const Mention& mention : named_) {
    if (mention.sentence != index || mention.form != MentionForm::person || mention.role.empty()) continue;
    if (tokens[mention.head].head != verb || !is_subject(tokens[mention.head].deprel)) continue;
    if (static_cast<std::int32_t>(mention.first) < clause) return false;
    add(index, token, token + 1, {std::string(scene_.whole(mention.actors.front()))}, MentionForm::pronoun, 0.6f);
    history_.latest().person = true;
    return true;
  }
  return false;
}

/// *Ann Lee thanked him, them*: others than the subject of the clause (principle B of binding theory)
bool Resolver::object(std::uint32_t index, std::uint32_t token) {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::string& low = scene_.names[index].low[token];
  const Deprel relation = tokens[token].deprel;
  const bool one = low == "him" || (low == "her" && tokens[token].xpos == "PRP");
  const bool inside = relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl;
  if ((!one && low != "them") || !inside) return false;
  const std::vector<Antecedent>& list = history_.list();
  const auto subject = std::ranges::find_if(list, [&](const Antecedent& other) {
    return other.sentence == index && !other.group && is_subject(tokens[other.head].deprel) &&
           tokens[other.head].head == tokens[token].head;
  });
  if (subject == list.end()) return false;
  const Ids self = subject->actors;
  bool found = false;
  for (auto other = list.rbegin(); other != list.rend(); ++other) {
    if (other->sentence + 1 < index) break;
    if (other->place || (one ? !other->person || other->group : other->actors.size() < 2)) continue;
    Ids rest = other->actors;
    std::erase_if(rest, [&](const std::string& id) { return std::ranges::find(self, id) != self.end(); });
    if (rest.empty() || (!one && rest.size() < 2)) continue;
    add(index, token, token + 1, std::move(rest), MentionForm::pronoun, 0.6f);
    history_.latest().person = one;
    history_.latest().plural = !one;
    found = true;
    break;
  }
  return found || one;  // *them*: perhaps the people of one country
}

/// *This bill will help Chad. It will also provide …*: the bill
bool Resolver::goes_on_of_paper(std::uint32_t index, std::uint32_t token) const {
  static const WordSet papers = {"bill",   "legislation", "law",        "agreement", "plan",     "package", "deal",
                                 "budget", "resolution",  "initiative", "program",   "proposal", "pact",    "treaty"};
  if (index == 0 || token > 2) return false;
  const std::vector<Token>& before = scene_.sentence(index - 1).tokens;
  return std::ranges::any_of(before, [&](const Token& noun) {
    return noun.deprel == Deprel::nsubj && noun.xpos == "NN" && papers.contains(noun.lemma) && noun.head >= 0 &&
           before[static_cast<std::size_t>(noun.head)].head < 0;
  });
}

void Resolver::pronoun(std::uint32_t index, std::uint32_t token) {
  static const WordSet person = {"he", "she", "him", "his", "her", "himself", "herself"};
  static const WordSet thing = {"it", "its", "itself"};
  static const WordSet several = {"they", "them", "their", "themselves", "each"};
  const Names& names = scene_.names[index];
  const Token& one = scene_.sentence(index).tokens[token];
  const std::string& low = names.low[token];
  const Antecedent* found = nullptr;
  if (person.contains(low) && is_subject(one.deprel) && cataphor(index, token)) return;
  if (object(index, token)) return;
  if (person.contains(low)) {
    found = history_.person_before(index, token);
  } else if (thing.contains(low)) {
    const bool minded = one.head >= 0 && is_minded(scene_.sentence(index).tokens[one.head]);
    if (one.deprel == Deprel::expl && !minded) return;
    // A thing that is done, moved or judged is seldom a country: only what acts.
    if (low == "it" && !minded &&
        (one.head < 0 || !is_subject(one.deprel) || has_copula(scene_.sentence(index), one.head)))
      return;
    // *it was not accepted by Chad*: a thing
    static const WordSet taken = {"accept", "sign",   "adopt",    "approve", "reject",   "pass",    "ratify", "publish",
                                  "hold",   "launch", "announce", "cancel",  "postpone", "release", "lift",   "impose"};
    if (low == "it" && one.deprel == Deprel::nsubj_pass &&
        taken.contains(scene_.sentence(index).tokens[one.head].lemma))
      return;
    if (low == "it" && !minded) {
      // "It is important that …", "it was agreed to …" point forward.
      const Token& verb = scene_.sentence(index).tokens[one.head];
      for (std::uint32_t i = token + 1; i < names.low.size() && i < token + 7; ++i) {
        if ((names.low[i] == "that" || names.low[i] == "to") &&
            (verb.upos == Upos::adj || one.deprel == Deprel::nsubj_pass))
          return;
        if (verb.lemma == "mean" || verb.lemma == "seem" || verb.lemma == "appear" || verb.lemma == "take") return;
      }
    }
    if (low == "it" && goes_on_of_paper(index, token)) return;
    found = history_.thing_before(index, token);
  } else if (several.contains(low)) {
    found = history_.several_before(index, token);
    if (found == nullptr) found = history_.named_of_several(index);
    // *the WHO said they would help*
    if (found == nullptr && low == "they") found = history_.reporter_before(index, token);
  }
  if (low == "it" || low == "they") {
    if (const Antecedent* pressed = history_.pressed_before(index, token)) found = pressed;
    if (const Antecedent* defended = history_.defended_before(index, token)) found = defended;
  }
  if (low == "its") {
    if (const Antecedent* judged = history_.judged_before(index, token)) found = judged;
    if (const Antecedent* decider = history_.decider_before(index, token)) found = decider;
    if (const Antecedent* asked = history_.asked_before(index, token)) found = asked;
    if (const Antecedent* planner = history_.planner_before(index, token)) found = planner;
    if (const Antecedent* lister = history_.lister_before(index, token)) found = lister;
    if (const Antecedent* companion = history_.companion_before(index, token)) found = companion;
  }
  if (one.xpos == "PRP$" && low != "their") {
    if (const Antecedent* teller = history_.teller_before(index, token)) found = teller;
  }
  if (found == nullptr && (low == "his" || low == "her")) {
    // *On his arrival in Paris, the Chadian president said*: who comes after
    for (const Mention& mention : named_) {
      if (mention.sentence != index || mention.first <= token || mention.form != MentionForm::person) continue;
      if (!is_subject(scene_.sentence(index).tokens[mention.head].deprel)) continue;
      add(index, token, token + 1, {std::string(scene_.whole(mention.actors.front()))}, MentionForm::pronoun, 0.6f);
      history_.latest().person = true;
      return;
    }
  }
  if (found == nullptr) return;
  Antecedent antecedent = *found;
  add(index, token, token + 1, antecedent.actors, MentionForm::pronoun, 0.6f);
  history_.latest().person = antecedent.person;
  history_.latest().plural = antecedent.plural;
  if (one.xpos != "PRP$") return;
  owned_office(index, token + 1, antecedent.actors);
  relative(index, token + 1, antecedent.actors);
  counterparts(index, token + 1, antecedent.actors);
}

/// *thanked his counterparts*: those whom he met
void Resolver::counterparts(std::uint32_t index, std::uint32_t noun, const Ids& owner) {
  const Names& names = scene_.names[index];
  if (noun >= names.low.size() || names.low[noun] != "counterparts" || scene_.used[index][noun]) return;
  const std::string_view next = noun + 1 < names.low.size() ? std::string_view(names.low[noun + 1]) : "";
  const Antecedent* gathered = history_.gathered_before(index);
  if (next == "from" || next == "of" || next == "in" || next == "," || gathered == nullptr) return;
  Ids others = gathered->actors;
  std::erase_if(others, [&](const std::string& id) { return Ids{id} == owner; });
  if (others.size() == gathered->actors.size()) return;
  add(index, noun, noun + 1, others, MentionForm::description, 0.6f);
  history_.latest().plural = true;
  history_.remember_group(index, noun + 1);
}

/// *asked Chad to stop, but Mali backed its ally*: the country named last before, other than the owner
void Resolver::relative(std::uint32_t index, std::uint32_t from, const Ids& owner) {
  static const WordSet kin = {"ally", "neighbour", "neighbor", "rival"};
  const Names& names = scene_.names[index];
  const auto size = static_cast<std::uint32_t>(names.low.size());
  std::uint32_t noun = from;
  while (noun < size && noun < from + 3 && scene_.sentence(index).tokens[noun].upos == Upos::adj) ++noun;
  if (noun >= size || !kin.contains(names.low[noun]) || scene_.used[index][noun]) return;
  // *its ally Chad*, *its neighbour, Chad*
  for (std::uint32_t next = noun + 1; next < size && next < noun + 4; ++next) {
    if (names.at[next] >= 0) return;
  }
  for (auto one = named_.rbegin(); one != named_.rend(); ++one) {
    if (one->sentence + 1 < index) return;
    if (one->sentence > index || (one->sentence == index && one->head >= from)) continue;
    const std::string country(scene_.whole(one->actors.front()));
    if (one->actors.size() != 1 || Ids{country} == owner || one->use == MentionUse::origin) continue;
    if (scene_.tables.find(country)->kind != ActorKind::country) continue;
    return add(index, noun, noun + 1, {country}, MentionForm::description, 0.6f);
  }
}

}  // namespace entente
