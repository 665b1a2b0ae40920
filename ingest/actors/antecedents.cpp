#include "ingest/actors/antecedents.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace entente {
namespace {

using Ids = std::vector<std::string>;

/// The first of the conjuncts that a token belongs to.
std::uint32_t first_conjunct(const Sentence& sentence, std::uint32_t token) {
  for (std::size_t steps = 0; sentence.tokens[token].deprel == Deprel::conj && sentence.tokens[token].head >= 0 &&
                              steps < sentence.tokens.size();
       ++steps) {
    token = static_cast<std::uint32_t>(sentence.tokens[token].head);
  }
  return token;
}

}  // namespace

bool is_subject(Deprel deprel) {
  return deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::nsubj_outer ||
         deprel == Deprel::csubj;
}

/// *the Greek prime minister*, *the President of Greece*, whom *he* or *she* may mean, unlike *the Greek ministry*
bool Antecedents::names_one_official(const Mention& mention) const {
  if (mention.role.empty() || scene_.sentence(mention.sentence).tokens[mention.head].xpos.ends_with('S')) return false;
  const Names& names = scene_.names[mention.sentence];
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    if (names.noun_at[i] < 0) continue;
    const NounHit& noun = names.nouns[names.noun_at[i]];
    if (noun.last > mention.head) return noun.noun->kind == NounKind::role;
  }
  return false;
}

void Antecedents::remember(const Mention& mention) {
  if (mention.use == MentionUse::origin || mention.use == MentionUse::speaker) return;
  const Sentence& sentence = scene_.sentence(mention.sentence);
  const Token& head = sentence.tokens[mention.head];
  Antecedent antecedent{mention.sentence, mention.head, mention.first, mention.last};
  for (const std::string& id : mention.actors) antecedent.actors.emplace_back(scene_.whole(id));
  antecedent.subject = is_subject(sentence.tokens[first_conjunct(sentence, mention.head)].deprel);
  antecedent.official = mention.form == MentionForm::person || names_one_official(mention);
  antecedent.person = antecedent.official && (mention.form == MentionForm::person || head.xpos == "NN");
  antecedent.plural = head.xpos == "NNS" || head.xpos == "NNPS";
  if (mention.form == MentionForm::name) antecedent.plural = false;  // United States
  antecedent.place = mention.use == MentionUse::place;
  list_.push_back(std::move(antecedent));
}

/// *the ministers gathered, held talks*
static bool gathers(const Sentence& sentence, std::int32_t verb) {
  static const std::unordered_set<std::string_view> verbs = {"meet",     "gather", "confer",    "convene",
                                                             "assemble", "talk",   "negotiate", "speak"};
  static const std::unordered_set<std::string_view> nouns = {"meeting", "talk",       "conversation", "discussion",
                                                             "summit",  "conference", "negotiation"};
  if (verb < 0) return false;
  if (verbs.contains(sentence.tokens[static_cast<std::size_t>(verb)].lemma)) return true;
  return std::ranges::any_of(sentence.tokens, [&](const Token& one) {
    return one.head == verb && one.deprel == Deprel::obj && nouns.contains(one.lemma);
  });
}

void Antecedents::remember_group(std::uint32_t index, std::uint32_t until) {
  constexpr std::size_t few = 5;  // more are met one by one
  const Sentence& sentence = scene_.sentence(index);
  std::map<std::uint32_t, Antecedent> groups;  // by their first words
  for (const Antecedent& one : list_) {
    if (one.sentence != index || one.group || one.head >= until) continue;
    std::uint32_t first = first_conjunct(sentence, one.head);
    for (const Antecedent& other : list_) {
      if (other.sentence != index || other.group) continue;
      // *the presidents of Chad and Mali*: Mali is joined to the end of the mention before
      const bool inside = other.first <= first && first < other.last && first != one.head;
      if (inside || (other.person && joins_possessed(sentence.tokens, other.last, one.first)))
        first = first_conjunct(sentence, other.head);
    }
    Antecedent& group = groups[first];
    group.sentence = index;
    group.head = std::max(group.head, one.head);
    group.subject |= one.subject;
    group.place = one.place && (group.place || group.actors.empty());
    group.person = one.person && (group.person || group.actors.empty());
    for (const std::string& id : one.actors) {
      if (std::ranges::find(group.actors, id) == group.actors.end()) group.actors.push_back(id);
    }
  }
  std::erase_if(list_, [&](const Antecedent& one) { return one.group && one.sentence == index; });
  std::vector<Antecedent> sorted;
  std::optional<Antecedent> talkers = in_talks(index, until);
  for (auto& [first, group] : groups) {
    if (group.actors.size() < 2) continue;
    // *met the ministers of Chad and Mali*: both
    const auto meets = [&](const std::string& id) {
      return talkers && std::ranges::find(talkers->actors, id) != talkers->actors.end();
    };
    if (group.actors.size() <= few && std::ranges::any_of(group.actors, meets)) {
      for (const std::string& id : group.actors) {
        if (!meets(id)) talkers->actors.push_back(id);
      }
    }
    if (!talkers && group.subject && gathers(sentence, sentence.tokens[first].head)) {
      talkers = group;
      talkers->talks = true;
    }
    sorted.push_back(std::move(group));
  }
  std::ranges::sort(sorted, {}, &Antecedent::head);
  if (talkers && talkers->actors.size() <= few + 1) sorted.push_back(std::move(*talkers));
  for (Antecedent& group : sorted) {
    group.group = group.plural = true;
    list_.push_back(std::move(group));
  }
}

static bool is_talks(std::string_view noun) {
  static const std::unordered_set<std::string_view> nouns = {
      "meeting", "talk", "conversation", "call", "discussion", "conference", "summit", "negotiation", "consultation"};
  return nouns.contains(noun);
}

/// *met the Danish minister, held talks with her*
static bool talks_to(const Sentence& sentence, const Antecedent& guest, std::uint32_t subject) {
  static const std::unordered_set<std::string_view> verbs = {
      "meet", "speak", "talk", "confer", "call", "host", "welcome", "phone", "receive", "visit", "consult", "convene"};
  static const std::unordered_set<std::string_view> envoys = {"counterpart",    "colleague", "leader",  "minister",
                                                              "representative", "official",  "adviser", "advisor"};
  std::uint32_t word = first_conjunct(sentence, guest.head);
  // *with her counterparts from Chad*
  const std::int32_t sent = sentence.tokens[word].deprel == Deprel::nmod ? sentence.tokens[word].head : -1;
  if (sent >= 0 && envoys.contains(sentence.tokens[static_cast<std::size_t>(sent)].lemma))
    word = static_cast<std::uint32_t>(sent);
  const bool before = guest.first > 0 && sentence.tokens[guest.first - 1].lemma == "with";
  const bool has_with =
      before || std::ranges::any_of(sentence.tokens, [&](const Token& one) {
        return one.head == static_cast<std::int32_t>(word) && one.deprel == Deprel::case_ && one.lemma == "with";
      });
  if (!has_with && sentence.tokens[word].deprel != Deprel::obj) return false;
  std::int32_t above = sentence.tokens[word].head;
  if (above < 0) return false;
  const bool in_noun = has_with && is_talks(sentence.tokens[static_cast<std::size_t>(above)].lemma);
  if (in_noun) above = sentence.tokens[static_cast<std::size_t>(above)].head;
  if (above < 0 || (!in_noun && !verbs.contains(sentence.tokens[static_cast<std::size_t>(above)].lemma))) return false;
  // *welcomed the minister*, but *welcomed Chad's presidency of the union*
  const bool somebody = guest.official || guest.person || guest.plural;
  if (sentence.tokens[static_cast<std::size_t>(above)].lemma == "welcome" && !somebody) return false;
  return sentence.tokens[subject].head == above && is_subject(sentence.tokens[subject].deprel);
}

std::optional<Antecedent> Antecedents::in_talks(std::uint32_t index, std::uint32_t until) const {
  const Sentence& sentence = scene_.sentence(index);
  for (const Antecedent& host : list_) {
    if (host.sentence != index || host.head >= until || !host.subject || host.group) continue;
    const std::uint32_t subject = first_conjunct(sentence, host.head);
    Antecedent group{index, host.head};
    group.person = true;
    for (const Antecedent& one : list_) {
      if (one.sentence != index || one.head >= until || one.group) continue;
      const bool also_host = one.subject && first_conjunct(sentence, one.head) == subject;
      const bool guest = !also_host && !one.place && talks_to(sentence, one, subject);
      if (!also_host && !guest) continue;
      group.talks |= guest;
      group.head = std::max(group.head, one.head);
      group.person &= one.person;
      for (const std::string& id : one.actors) {
        if (std::ranges::find(group.actors, id) == group.actors.end()) group.actors.push_back(id);
      }
    }
    group.subject = true;
    if (group.talks && group.actors.size() > 1) return group;
  }
  return std::nullopt;
}

/// True where something that is no known actor may be meant instead: another subject after the antecedent.
bool Antecedents::stranger_between(std::uint32_t index, const Antecedent& antecedent, std::uint32_t token,
                                   bool plural) const {
  const bool leading = leads(index, token);
  for (std::uint32_t i = antecedent.sentence; i <= index; ++i) {
    const Sentence& sentence = scene_.sentence(i);
    const std::uint32_t from = i == antecedent.sentence ? antecedent.head + 1 : 0;
    const std::uint32_t to = i == index ? token : static_cast<std::uint32_t>(sentence.tokens.size());
    for (std::uint32_t j = from; j < to; ++j) {
      const Token& one = sentence.tokens[j];
      if (!is_subject(one.deprel) || scene_.used[i][j]) continue;
      // *noting that tensions rise. They condemned*: who leads goes on
      if (plural && i < index && leading && !leads(i, j)) continue;
      if (one.upos != Upos::noun && one.upos != Upos::propn) continue;
      const bool many = one.xpos == "NNS" || one.xpos == "NNPS";
      if (many == plural) return true;
    }
  }
  return false;
}

bool Antecedents::leads(std::uint32_t index, std::uint32_t word) const {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::int32_t verb = tokens[word].head;
  return is_subject(tokens[word].deprel) && verb >= 0 && tokens[static_cast<std::size_t>(verb)].deprel == Deprel::root;
}

const Antecedent* Antecedents::reporter_before(std::uint32_t index, std::uint32_t token) const {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const std::int32_t verb = tokens[token].head;
  if (!is_subject(tokens[token].deprel) || verb < 0) return nullptr;
  const Token& clause = tokens[static_cast<std::size_t>(verb)];
  if (clause.deprel != Deprel::ccomp || clause.head < 0) return nullptr;
  for (const Antecedent& one : list_) {
    if (one.sentence != index || one.head >= token || one.group || one.place || one.official) continue;
    if (is_subject(tokens[one.head].deprel) && tokens[one.head].head == clause.head) return &one;
  }
  return nullptr;
}

const Antecedent* Antecedents::named_of_several(std::uint32_t index) const {
  static const std::unordered_set<std::string_view> others = {"counterpart", "colleague", "partner", "ally"};
  if (index == 0) return nullptr;
  const Sentence& sentence = scene_.sentence(index - 1);
  for (const Antecedent& one : list_) {
    if (one.sentence + 1 != index || !one.subject || one.group || one.actors.size() != 1) continue;
    const std::uint32_t first = first_conjunct(sentence, one.head);
    for (std::uint32_t word = one.last; word < sentence.tokens.size(); ++word) {
      const Token& token = sentence.tokens[word];
      if (token.xpos == "NNS" && token.deprel == Deprel::conj && others.contains(token.lemma) &&
          first_conjunct(sentence, word) == first && !scene_.used[index - 1][word])
        return &one;
    }
  }
  return nullptr;
}

const Antecedent* Antecedents::coordinated_before(std::uint32_t index, std::uint32_t token) const {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  std::int32_t verb = tokens[token].head;
  if (verb < 0 || !is_subject(tokens[token].deprel) || tokens[static_cast<std::size_t>(verb)].deprel != Deprel::conj)
    return nullptr;
  verb = tokens[static_cast<std::size_t>(verb)].head;
  const auto goes_on = std::ranges::find_if(list_, [&](const Antecedent& one) {
    return one.sentence == index && one.person && !one.group && one.head < token &&
           is_subject(tokens[one.head].deprel) && tokens[one.head].head == verb;
  });
  return goes_on == list_.end() ? nullptr : &*goes_on;
}

const Antecedent* Antecedents::person_before(std::uint32_t index, std::uint32_t token) const {
  // *Ann Lee spoke of Bob. He said that Bob … He …*: the subject of a sentence goes on as that of the next, whoever
  // stands in the clauses between.
  const bool leading = leads(index, token);
  if (const Antecedent* same = coordinated_before(index, token)) return same;
  const Antecedent* best = nullptr;
  for (const Antecedent& one : list_) {
    const bool spoken_of = one.person || (one.official && leads(one.sentence, one.head));
    if (!spoken_of || one.group || one.sentence + 2 < index || (one.sentence == index && one.head >= token)) continue;
    // In an earlier sentence the subject is spoken of on.
    const bool earlier = best != nullptr && best->sentence == one.sentence && one.sentence < index;
    if (earlier && best->subject && !one.subject) continue;
    if (earlier && leading && leads(best->sentence, best->head) && !leads(one.sentence, one.head)) continue;
    best = &one;
  }
  if (best == nullptr) return nullptr;
  const bool goes_on = leading && leads(best->sentence, best->head);
  for (std::uint32_t i = best->sentence; i <= index; ++i) {
    const Sentence& sentence = scene_.sentence(i);
    const std::uint32_t from = i == best->sentence ? best->head + 1 : 0;
    const std::uint32_t to = i == index ? token : static_cast<std::uint32_t>(sentence.tokens.size());
    for (std::uint32_t j = from; j < to; ++j) {
      const bool named = is_subject(sentence.tokens[j].deprel) && sentence.tokens[j].upos == Upos::propn;
      if (named && !scene_.used[i][j] && (!goes_on || leads(i, j))) return nullptr;
    }
  }
  return best;
}

const Antecedent* Antecedents::thing_before(std::uint32_t index, std::uint32_t token) const {
  const Antecedent* best = nullptr;
  for (const Antecedent& one : list_) {
    if (one.person || one.plural || one.group || one.actors.size() != 1 || one.sentence + 1 < index) continue;
    if (one.sentence == index && one.head >= token) continue;
    if (one.place && one.sentence < index) continue;
    if (one.sentence < index && !one.subject) continue;
    if (best != nullptr && best->sentence == one.sentence && best->subject && !one.subject) continue;
    best = &one;
  }
  return best != nullptr && !stranger_between(index, *best, token, false) ? best : nullptr;
}

const Antecedent* Antecedents::several_before(std::uint32_t index, std::uint32_t token) const {
  const Antecedent* best = nullptr;
  for (const Antecedent& one : list_) {
    const std::uint32_t reach = one.talks ? 3 : 1;  // who met are spoken of on, in the next sentences
    if (!one.plural || one.sentence + reach < index || (one.sentence == index && (one.talks || one.head >= token)))
      continue;
    if (one.place || (one.sentence < index && !one.subject)) continue;
    if (best != nullptr && best->sentence == one.sentence && best->subject && !one.subject) continue;
    best = &one;
  }
  if (best != nullptr && !stranger_between(index, *best, token, true)) return best;
  return leads(index, token) ? talkers_before(index) : nullptr;
}

const Antecedent* Antecedents::gathered_before(std::uint32_t index) const {
  const Antecedent* gathered = nullptr;
  for (const Antecedent& one : list_) {
    if (one.talks && one.sentence < index) gathered = &one;
  }
  return gathered;
}

const Antecedent* Antecedents::talkers_before(std::uint32_t index) const {
  constexpr std::uint32_t reach = 40;  // sentences; a readout is shorter
  const Antecedent* talkers = nullptr;
  for (const Antecedent& one : list_) {
    if (one.talks && one.sentence < index && one.sentence + reach >= index) talkers = &one;
  }
  if (talkers == nullptr) return nullptr;
  for (std::uint32_t i = talkers->sentence + 1; i < index; ++i) {
    const std::vector<Token>& tokens = scene_.sentence(i).tokens;
    for (std::uint32_t word = 0; word < tokens.size(); ++word) {
      const bool many = tokens[word].xpos == "NNS" || tokens[word].xpos == "NNPS";
      if (many && !scene_.used[i][word] && leads(i, word)) return nullptr;
    }
  }
  return talkers;
}

Ids Antecedents::leaders(std::size_t count, std::uint32_t index) const {
  constexpr std::uint32_t lead = 1;  // the title and the first sentence say whom the article is about
  Ids first, all;
  for (auto one = list_.rbegin(); one != list_.rend(); ++one) {
    if (!one->person) continue;
    if (count != 0 && one->group && one->actors.size() == count && one->sentence + 3 >= index) return one->actors;
    for (const std::string& id : one->actors) {
      if (std::ranges::find(all, id) == all.end()) all.push_back(id);
      if (one->sentence <= lead && std::ranges::find(first, id) == first.end()) first.push_back(id);
    }
  }
  const auto fits = [&](const Ids& ids, std::size_t most) {
    return count == 0 ? ids.size() > 1 && ids.size() < most : ids.size() == count;
  };
  return fits(first, 9) ? first : fits(all, 4) ? all : Ids{};
}

Ids Antecedents::host_and_guest(std::uint32_t index, std::uint32_t token) const {
  const std::vector<Token>& tokens = scene_.sentence(index).tokens;
  const auto is_guest = [&](const Antecedent& one) {
    if (one.sentence != index || one.head >= token || one.group || !one.official || one.actors.size() != 1)
      return false;
    const std::int32_t talks = tokens[one.head].head;
    return one.first > 0 && tokens[one.first - 1].lemma == "with" && talks >= 0 &&
           talks < static_cast<std::int32_t>(one.first) &&
           tokens[static_cast<std::size_t>(talks)].deprel == Deprel::obl &&
           is_talks(tokens[static_cast<std::size_t>(talks)].lemma);
  };
  const auto guest = std::ranges::find_if(list_, is_guest);
  if (guest == list_.end()) return {};
  for (auto host = list_.rbegin(); host != list_.rend(); ++host) {
    const bool led = host->sentence < index && host->person && !host->group && leads(host->sentence, host->head);
    if (led && host->actors.size() == 1 && host->actors != guest->actors) return {host->actors[0], guest->actors[0]};
  }
  return {};
}

Ids Antecedents::officials(std::string_view plural, std::uint32_t index) const {
  for (auto one = list_.rbegin(); one != list_.rend(); ++one) {
    if (one->group || one->sentence >= index) continue;
    if (one->sentence + 2 < index) break;
    const std::vector<std::string>& low = scene_.names[one->sentence].low;
    if (low[one->head] != plural) continue;
    // *the Danish minister met the ministers of Chad and Mali*: all of them
    const Antecedent* gathered = gathered_before(index);
    const std::string_view singular = plural.substr(0, plural.size() - 1);
    if (gathered != nullptr && gathered->sentence == one->sentence && std::ranges::find(low, singular) != low.end() &&
        std::ranges::find(gathered->actors, one->actors.front()) != gathered->actors.end())
      return gathered->actors;
    if (one->actors.size() > 1) return one->actors;
    for (const Antecedent& list : list_) {
      const bool holds = std::ranges::find(list.actors, one->actors.front()) != list.actors.end();
      if (list.group && !list.talks && list.sentence == one->sentence && holds) return list.actors;
    }
  }
  // *met the Chadian ambassador, Ann Lee, and the Malian ambassador*: each by himself
  Ids each;
  std::uint32_t where = index;
  for (auto one = list_.rbegin(); one != list_.rend(); ++one) {
    if (one->group || one->sentence >= index || one->sentence + 2 < index || one->actors.size() != 1) continue;
    const std::vector<std::string>& low = scene_.names[one->sentence].low;
    const std::string_view singular = plural.substr(0, plural.size() - 1);
    const auto begin = low.begin() + one->first, end = low.begin() + one->last;
    if ((where != index && one->sentence != where) || std::find(begin, end, singular) == end) continue;
    where = one->sentence;
    if (std::ranges::find(each, one->actors.front()) == each.end()) each.insert(each.begin(), one->actors.front());
  }
  return each.size() > 1 ? each : Ids{};
}

Ids Antecedents::parties(std::size_t count, std::uint32_t index) const {
  Ids titled, first;
  for (const Antecedent& one : list_) {
    if (one.group && one.sentence == index && one.actors.size() == count) return {};
    if (!one.person || one.sentence > 1) continue;
    for (const std::string& id : one.actors) {
      if (one.sentence == 0 && std::ranges::find(titled, id) == titled.end()) titled.push_back(id);
      if (std::ranges::find(first, id) == first.end()) first.push_back(id);
    }
  }
  if (titled.size() == count) return titled;
  return !titled.empty() && first.size() == count ? first : Ids{};
}

Ids Antecedents::set_of(std::size_t count, std::uint32_t index, bool sides) const {
  Ids latest, all, titled;
  for (auto one = list_.rbegin(); one != list_.rend(); ++one) {
    if (one->place || one->group) continue;
    for (const std::string& id : one->actors) {
      const Actor* actor = scene_.tables.find(id);
      if (actor == nullptr || actor->kind != ActorKind::country) continue;
      if (std::ranges::find(all, id) == all.end()) all.push_back(id);
      if (one->sentence == 0 && std::ranges::find(titled, id) == titled.end()) titled.push_back(id);
      if (latest.size() < count && one->sentence + 2 >= index && std::ranges::find(latest, id) == latest.end())
        latest.push_back(id);
    }
  }
  if (sides && titled.size() == count) return titled;
  for (auto one = list_.rbegin(); one != list_.rend(); ++one) {
    if (one->sentence + 3 < index) break;
    if (one->actors.size() == count) return one->actors;
  }
  if (all.size() == count) return all;
  return count == 2 && latest.size() == 2 ? latest : Ids{};
}

}  // namespace entente
