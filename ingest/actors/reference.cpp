// Descriptions and pronouns that refer back. Rules over recency, number, role in the sentence and what the catalogue
// knows; a mention that they do not settle is left out rather than guessed.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ingest/actors/people.hpp"
#include "ingest/actors/phrase.hpp"
#include "ingest/actors/resolver.hpp"
#include "ingest/actors/scene.hpp"

namespace entente {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet country_nouns = {"country", "nation",    "state",    "republic",   "kingdom",  "island",
                               "emirate", "sultanate", "monarchy", "superpower", "territory"};
const WordSet country_plurals = {"countries", "nations",  "states",   "sides",  "governments", "neighbours",
                                 "neighbors", "parties",  "powers",   "allies", "republics",   "kingdoms",
                                 "islands",   "partners", "capitals", "koreas", "rivals"};
const WordSet leader_plurals = {"leaders",     "presidents", "ministers", "premiers",    "officials",   "heads",
                                "diplomats",   "men",        "statesmen", "chancellors", "advisers",    "advisors",
                                "secretaries", "envoys",     "chiefs",    "nsas",        "delegations", "ambassadors"};
const WordSet side_nouns = {"country", "side", "nation", "government", "state", "party"};
const std::unordered_map<std::string_view, std::size_t> numbers = {
    {"two", 2}, {"both", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
    {"2", 2},   {"3", 3},    {"4", 4},     {"5", 5},    {"6", 6},    {"7", 7}};

}  // namespace

void Resolver::add(std::uint32_t index, std::uint32_t first, std::uint32_t last, Ids actors, MentionForm form,
                   float confidence) {
  if (actors.empty()) return;
  Mention mention{index, first, last, head_of(scene_.sentence(index), first, last)};
  mention.actors = std::move(actors);
  mention.form = form;
  mention.confidence = confidence;
  // "in its arsenal": the arsenal is where, not the country.
  const bool possessive = scene_.sentence(index).tokens[first].xpos == "PRP$";
  mention.use = possessive ? MentionUse::participant : use_of_phrase(scene_, index, first);
  history_.remember(mention);
  scene_.add(std::move(mention));
}

bool Resolver::korea(std::uint32_t index, std::uint32_t token) {
  const Names& names = scene_.names[index];
  const Sentence& sentence = scene_.sentence(index);
  const std::string& low = names.low[token];
  if (low == "koreas") {
    add(index, token, token + 1, {"PRK", "KOR"}, MentionForm::name, 0.9f);
    return true;
  }
  if ((low != "north" && low != "south") || !capitalised(sentence.tokens[token]) || token == 0 ||
      names.low[token - 1] != "the")
    return false;
  if (token + 1 < sentence.tokens.size() && word_class(sentence.tokens[token + 1]) == Upos::propn) return false;
  const auto seen = [&](std::string_view id) { return scene_.context.seen[scene_.tables.by_id.at(id)]; };
  if (!seen("PRK") || !seen("KOR")) return false;
  add(index, token, token + 1, {low == "north" ? "PRK" : "KOR"}, MentionForm::name, 0.8f);
  return true;
}

/// *the two countries*, *both sides*, *the leaders*, *neither country*
bool Resolver::plural_description(std::uint32_t index, std::uint32_t token) {
  const Names& names = scene_.names[index];
  const auto size = static_cast<std::uint32_t>(names.low.size());
  std::uint32_t i = token;
  const bool article =
      names.low[i] == "the" || names.low[i] == "these" || names.low[i] == "those" || names.low[i] == "all";
  if (article) ++i;
  // *Participants discussed, the group discussed*
  static const WordSet attending = {"participants", "attendees"};
  const bool attend = i < size && (attending.contains(names.low[i]) || (i > token && names.low[i] == "group"));
  if (attend && is_subject(scene_.sentence(index).tokens[i].deprel) && !scene_.used[index][i]) {
    const Antecedent* gathered = history_.gathered_before(index);
    if (gathered == nullptr) return false;
    add(index, token, i + 1, Ids(gathered->actors), MentionForm::description, 0.7f);
    history_.latest().plural = true;
    return true;
  }
  if (i < size && (names.low[i] == "other" || names.low[i] == "the")) ++i;
  std::size_t count = 0;
  if (i < size && numbers.contains(names.low[i])) count = numbers.at(names.low[i++]);
  if (count == 0 && (names.low[token] == "neither" || names.low[token] == "either")) {
    count = 2;
    ++i;
  }
  static const WordSet ours = {"our", "their", "your", "between", "of"};
  const bool bound =
      article || names.low[token] == "both" || names.low[token] == "neither" || names.low[token] == "either";
  if (!bound && (count == 0 || token == 0 || !ours.contains(names.low[token - 1]))) return false;
  // *The two also discussed trade*
  if (names.low[token] == "the" && count == 2 && is_subject(scene_.sentence(index).tokens[i - 1].deprel)) {
    const Antecedent* pair = history_.several_before(index, i - 1);
    if (pair == nullptr || pair->actors.size() != 2) return false;
    add(index, token, i, Ids(pair->actors), MentionForm::description, 0.7f);
    history_.latest().plural = true;
    return true;
  }
  if (i < size && (names.low[i] == "the" || names.low[i] == "of")) ++i;
  const std::uint32_t adjectives = i;
  static const WordSet fields = {"national", "security", "foreign",  "defence", "defense",
                                 "prime",    "vice",     "interior", "finance", "trade"};
  const auto describes = [&](std::uint32_t word) {
    return names.at[word] < 0 &&
           (word_class(scene_.sentence(index).tokens[word]) == Upos::adj || fields.contains(names.low[word]));
  };
  while (i + 1 < size && describes(i)) ++i;
  if (i < size && names.low[i] == "men" && i > adjectives) return false;  // the two armed men
  if (i >= size || scene_.used[index][i] || names.at[i] >= 0) return false;
  const bool leaders = leader_plurals.contains(names.low[i]);
  if (!leaders && !country_plurals.contains(names.low[i]) && !(count == 2 && side_nouns.contains(names.low[i])))
    return false;
  if (count == 0 && (names.low[i] == "states" || names.low[i] == "islands" || (leaders && names.low[token] != "the")))
    return false;
  // More follows: the two countries of the region
  if (i + 1 < size && (names.low[i + 1] == "of" || names.low[i + 1] == "that" || names.low[i + 1] == "which" ||
                       names.low[i + 1] == "involved"))
    return false;
  Ids actors;
  const bool near = names.low[token] == "these" || names.low[token] == "those";
  if (count == 2 || (count == 0 && leaders)) actors = history_.host_and_guest(index, token);
  // *all the delegations, members of the delegations*: of some congress
  const bool of_all = names.low[token] == "all" || (token > 0 && names.low[token - 1] == "all");
  if (names.low[i] == "delegations" && (of_all || !is_subject(scene_.sentence(index).tokens[i].deprel))) return false;
  if (names.low[i] == "ambassadors") {
    actors = history_.officials(names.low[i], index);  // who receives them is none
  } else if (actors.empty() && leaders) {
    actors = history_.leaders(count, index);
    if (actors.empty() && count == 0) actors = history_.officials(names.low[i], index);
  } else if (actors.empty() && count != 0 && !near) {
    actors = history_.parties(count, index);
  }
  if (actors.empty() && leaders && count == 0) {
    const Antecedent* gathered = history_.gathered_before(index);
    if (gathered != nullptr && gathered->sentence + 2 >= index) actors = gathered->actors;
  }
  if (names.low[i] == "koreas") actors = {"PRK", "KOR"};
  if (count != 0 && actors.empty()) actors = history_.set_of(count, index, names.low[i] == "sides");
  if (count == 0 && !leaders) {
    const Antecedent* several = history_.several_before(index, token);
    if (several != nullptr && several->actors.size() > 1) actors = several->actors;
    if (actors.empty() && names.low[i] == "sides") actors = history_.parties(2, index);
  }
  if (actors.empty()) return false;
  add(index, token, i + 1, std::move(actors), MentionForm::description, 0.7f);
  return true;
}

/// *the Baltic states*, *the five Nordic countries*: those that the table lists, where they are few.
bool Resolver::named_group(std::uint32_t index, std::uint32_t token) {
  constexpr std::size_t few = 5;
  const Names& names = scene_.names[index];
  const auto size = static_cast<std::uint32_t>(names.low.size());
  std::uint32_t i = token;
  if (names.low[i] == "the" || names.low[i] == "all" || names.low[i] == "our") ++i;
  if (i < size && names.low[i] == "the") ++i;
  std::size_t count = 0;
  if (i < size && numbers.contains(names.low[i])) count = numbers.at(names.low[i++]);
  if (i == token || i + 1 >= size) return false;  // *other Nordic countries*: some of them
  auto described = scene_.tables.descriptions.find(names.low[i] + " " + names.low[i + 1]);
  if (described == scene_.tables.descriptions.end()) {
    described = scene_.tables.descriptions.find(names.low[i]);
  } else {
    ++i;
  }
  if (described == scene_.tables.descriptions.end() || ++i >= size || !country_plurals.contains(names.low[i]))
    return false;
  const Ids& members = described->second.countries;
  if (members.size() < 2 || members.size() > few || !described->second.regions.empty()) return false;
  if ((count != 0 && count != members.size()) || scene_.used[index][i]) return false;
  add(index, names.low[token] == "our" ? token + 1 : token, i + 1, members, MentionForm::description, 0.8f);
  return true;
}

/// *Chad sent doctors to the country*: not to itself, whose verb both depend on (principle B); but *its president leads
/// the country*.
static bool is_own_subject(const Sentence& sentence, const Antecedent& one, std::uint32_t description) {
  const auto& tokens = sentence.tokens;
  const auto verb_above = [&](std::uint32_t token) {
    std::int32_t head = tokens[token].head;
    for (std::size_t steps = 0; head >= 0 && steps < tokens.size(); ++steps) {
      if (tokens[static_cast<std::size_t>(head)].upos == Upos::verb) break;
      head = tokens[static_cast<std::size_t>(head)].head;
    }
    return head;
  };
  return one.subject && !one.person && !one.official && verb_above(one.head) >= 0 &&
         verb_above(one.head) == verb_above(description);
}

/// *the war-torn country, the stricken nation*: the token behind what befell it, which tells it from no other.
static std::uint32_t behind_misfortune(const Sentence& sentence, const Names& names, std::uint32_t token) {
  static const WordSet struck = {"stricken", "embattled", "impoverished", "troubled", "devastated", "battered"};
  const auto size = static_cast<std::uint32_t>(names.low.size());
  if (token + 2 < size && names.low[token + 1] == "-" && sentence.tokens[token + 2].xpos == "VBN") return token + 3;
  return token < size && struck.contains(names.low[token]) ? token + 1 : token;
}

/// *the country*, *the North African kingdom*, *the bloc*
bool Resolver::description(std::uint32_t index, std::uint32_t token) {
  const Names& names = scene_.names[index];
  const Sentence& sentence = scene_.sentence(index);
  const auto size = static_cast<std::uint32_t>(names.low.size());
  if (names.low[token] != "the" && names.low[token] != "this" && names.low[token] != "that") return false;
  const std::uint32_t first = behind_misfortune(sentence, names, token + 1);
  std::uint32_t noun = first;
  while (noun < size && noun < first + 4 && names.at[noun] < 0 && !scene_.used[index][noun] &&
         (word_class(sentence.tokens[noun]) == Upos::adj || word_class(sentence.tokens[noun]) == Upos::propn ||
          names.low[noun] == "-" || names.low[noun] == "island")) {
    ++noun;
  }
  if (noun == size || scene_.used[index][noun] || names.at[noun] >= 0) return false;
  if (noun > first && !country_nouns.contains(names.low[noun]) && country_nouns.contains(names.low[noun - 1])) --noun;
  const bool country = country_nouns.contains(names.low[noun]);
  const auto called = scene_.tables.called.find(names.low[noun]);
  if (!country && called == scene_.tables.called.end()) return false;
  if (noun + 1 < size && (names.low[noun + 1] == "of" || word_class(sentence.tokens[noun + 1]) == Upos::noun))
    return false;
  const Description* wanted = nullptr;
  for (std::uint32_t i = first; i < noun; ++i) {
    std::string adjective = names.low[i];
    auto at = i + 1 < noun ? scene_.tables.descriptions.find(adjective + " " + names.low[i + 1])
                           : scene_.tables.descriptions.end();
    if (at == scene_.tables.descriptions.end()) at = scene_.tables.descriptions.find(adjective);
    if (at != scene_.tables.descriptions.end()) {
      wanted = &at->second;
      break;
    }
  }
  const bool bare = noun == first, struck = first > token + 1;
  if (country && !bare && wanted == nullptr) return false;  // the host country, the first country
  static const Description kingdom{{}, {}, {}, "kingdom"}, island{{}, {}, {}, "island"}, emirate{{}, {}, {}, "emirate"},
      territory{{}, {}, {}, "territory"};
  const Description* also = names.low[noun] == "kingdom"     ? &kingdom
                            : names.low[noun] == "island"    ? &island
                            : names.low[noun] == "emirate"   ? &emirate
                            : names.low[noun] == "territory" ? &territory
                                                             : nullptr;
  const auto fits = [&](const Antecedent& one) {
    if (one.actors.size() != 1) return false;
    const Actor& actor = *scene_.tables.find(one.actors.front());
    if (!country)
      return actor.kind == ActorKind::organisation &&
             std::ranges::find(called->second, actor.id) != called->second.end();
    if (actor.kind != ActorKind::country) return false;
    return (wanted == nullptr || scene_.tables.described_as(actor, *wanted)) &&
           (also == nullptr || scene_.tables.described_as(actor, *also));
  };
  const bool where = country && use_of_phrase(scene_, index, token) == MentionUse::place;
  const std::uint32_t head = head_of(sentence, token, noun + 1);
  const bool subject = is_subject(sentence.tokens[head].deprel);
  const auto self = std::ranges::find_if(history_.list(), [&](const Antecedent& one) {
    // *told the nation*: his own
    const bool own = bare && names.low[noun] == "nation";
    return country && !own && one.sentence == index && is_own_subject(sentence, one, head);
  });
  const Antecedent* best = nullptr;
  for (const Antecedent& one : history_.list()) {
    if (!fits(one)) continue;
    if (bare && !struck && country && one.sentence + 3 < index) continue;
    // "Australia has troops in the country": not in Australia.
    if (where && one.sentence == index && one.subject) continue;
    // *the earthquake-hit country*: what the article is about
    if (struck && one.sentence > 0 && one.actors.front() != scene_.home) continue;
    if (self != history_.list().end() && one.actors == self->actors) continue;
    // *Canada is watching Ukraine and offers aid to the country*: not to itself
    const bool itself = country && !subject && one.sentence == index;
    if (best != nullptr && best->sentence == one.sentence && !where && !itself && best->subject && !one.subject)
      continue;
    best = &one;
  }
  if (best == nullptr) return false;
  const Ids owner = best->actors;
  add(index, token, noun + 1, owner, MentionForm::description, bare ? 0.7f : 0.8f);
  if (noun + 1 < size && names.low[noun + 1] == "'s") owned_office(index, noun + 2, owner);
  return true;
}

/// *its president, Ann Lee; the country's envoy to Chad, Ann Lee*: the named official behind the owner.
void Resolver::owned_office(std::uint32_t index, std::uint32_t from, const Ids& owner) {
  const bool begins = from < scene_.sentence(index).tokens.size() && !scene_.used[index][from];
  if (!begins || is_style(scene_.names[index], from)) return;
  const Phrase phrase = read_phrase(scene_, index, from);
  if (phrase.role == nullptr || phrase.nonstate || phrase.person.empty() || owner.size() != 1) return;
  Mention mention{index, from, phrase.last, head_of(scene_.sentence(index), from, phrase.last), owner};
  mention.sector = phrase.role->sector;
  mention.form = MentionForm::person;
  mention.role = phrase.role_text;
  mention.person = phrase.person;
  mention.confidence = 0.7f;
  introduce(scene_, mention);
  history_.remember(mention);
  scene_.add(std::move(mention));
}

/// *the president*, *the foreign ministry*: of whom the article has spoken
bool Resolver::office(std::uint32_t index, std::uint32_t token) {
  const Names& names = scene_.names[index];
  const Sentence& sentence = scene_.sentence(index);
  static const WordSet passing = {"acting", "outgoing", "incoming", "new"};
  if (names.noun_at[token] < 0 || token == 0) return false;
  const std::uint32_t before = token > 1 && passing.contains(names.low[token - 1]) ? token - 2 : token - 1;
  // *The security adviser and foreign minister agreed*: one article for both
  const auto ends_office = [&](const Mention& mention) {
    return mention.sentence == index && mention.last == before && mention.person.empty() && !mention.role.empty() &&
           mention.form == MentionForm::description && mention.first > 0 && names.low[mention.first - 1] == "the";
  };
  const bool joined = names.low[before] == "and" && std::ranges::any_of(scene_.mentions, ends_office);
  if (names.low[before] != "the" && !joined) return false;
  const NounHit& found = names.nouns[names.noun_at[token]];
  if (found.last < sentence.tokens.size() && (names.low[found.last] == "of" || names.noun_at[found.last] >= 0))
    return false;
  if (sentence.tokens[found.last - 1].xpos == "NNS" || sentence.tokens[found.last - 1].xpos == "NNPS") return false;
  const std::string text = office_text(names, found.first, found.last);
  Ids actors;
  // What a government publishes calls its own president so: *the President*, with a capital.
  const bool own = !scene_.government.empty() && capitalised(sentence.tokens[found.first]) &&
                   (text == "president" || text == "vice president");
  if (own) {
    actors = {scene_.government};
  } else if (found.noun->kind == NounKind::role) {
    for (auto person = scene_.people.rbegin(); person != scene_.people.rend() && actors.empty(); ++person) {
      const bool met = person->sentence < index || (person->sentence == index && person->first < token);
      const bool so = person->role.ends_with(text) || (is_emir(person->role) && is_emir(text));
      if (met && !person->role.empty() && so) actors = {person->of};
    }
    // *A spokesman for the Danish government said … The spokesman added*
    for (auto mention = named_.rbegin(); mention != named_.rend() && actors.empty(); ++mention) {
      const bool near = mention->sentence < index && mention->sentence + 3 >= index;
      if (near && mention->person.empty() && mention->role == text)
        actors = {std::string(scene_.whole(mention->actors.front()))};
    }
  } else if (text == "regime") {
    // *the Chadian regime … The regime has arrested them*, but no *ceasefire regime*
    for (auto mention = named_.rbegin(); mention != named_.rend() && actors.empty(); ++mention) {
      const bool so = mention->sentence < index && scene_.names[mention->sentence].low[mention->last - 1] == text;
      if (so) actors = mention->actors;
    }
  } else if (found.noun->kind == NounKind::body &&
             (text.find("government") != std::string::npos || text.find("ministry") != std::string::npos ||
              text == "military" || text == "army" || text == "parliament")) {
    const Antecedent* country = nullptr;
    const bool acted_on = sentence.tokens[head_of(sentence, found.first, found.last)].deprel == Deprel::obj;
    for (const Antecedent& one : history_.list()) {
      if (one.actors.size() != 1 || one.sentence + 2 < index || one.group) continue;
      if (scene_.tables.find(one.actors.front())->kind != ActorKind::country) continue;
      // *Chad sent soldiers to Mali to train the army*: not its own
      if (acted_on && country != nullptr && country->sentence == index && country->subject && one.sentence == index) {
        country = &one;
        continue;
      }
      if (country != nullptr && country->sentence == one.sentence && (country->subject || country->person) &&
          !one.subject)
        continue;
      country = &one;
    }
    if (country != nullptr) actors = {scene_.agency_of(country->actors.front(), found.noun->agency, {})};
  }
  if (actors.empty()) return false;
  Mention mention{index, found.first, found.last, head_of(sentence, found.first, found.last)};
  mention.actors = std::move(actors);
  mention.sector = found.noun->sector;
  mention.form = MentionForm::description;
  mention.role = text;
  mention.confidence = 0.6f;
  history_.remember(mention);
  history_.latest().person = found.noun->kind == NounKind::role;
  scene_.add(std::move(mention));
  return true;
}

void Resolver::read(std::uint32_t index) {
  const Sentence& sentence = scene_.sentence(index);
  for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
    bool added = false;
    while (next_ < named_.size() &&
           (named_[next_].sentence < index || (named_[next_].sentence == index && named_[next_].first <= token))) {
      history_.remember(named_[next_++]);
      added = true;
    }
    if (added) history_.remember_group(index, token + 1);
    if (scene_.used[index][token] || korea(index, token)) continue;
    if (named_group(index, token) || history_.list().empty()) continue;
    const Token& word = sentence.tokens[token];
    const bool each = word.lemma == "each" && is_subject(word.deprel);  // each pledged to help
    if (each ||
        (word.upos == Upos::pron && word.xpos.starts_with("PRP") && !is_style(scene_.names[index], token + 1))) {
      pronoun(index, token);
    } else if (!plural_description(index, token) && !description(index, token)) {
      office(index, token);
    }
  }
  while (next_ < named_.size() && named_[next_].sentence <= index) history_.remember(named_[next_++]);
  history_.remember_group(index, static_cast<std::uint32_t>(sentence.tokens.size()));
}

void find_references(Scene& scene) { Resolver(scene).run(); }

}  // namespace entente
