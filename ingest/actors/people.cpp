#include "ingest/actors/people.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "ingest/actors/phrase.hpp"

namespace entente {
namespace {

// Surnames of those whose surname stands first.
const std::unordered_set<std::string_view> surname_first = {
    "ban",    "chen", "cho", "choe", "chung", "goh",  "han",   "he",   "hong", "hor",   "hu",   "hun",
    "jiang",  "kang", "kim", "lai",  "lam",   "lee",  "leung", "li",   "liu",  "luong", "ma",   "moon",
    "nguyen", "paek", "pak", "park", "pham",  "phan", "qian",  "qin",  "ri",   "roh",   "song", "tran",
    "tsai",   "tung", "vo",  "wang", "wen",   "wu",   "xi",    "yang", "yoon", "zhang", "zhao", "zhu"};

bool ends_with(const std::vector<std::string>& whole, const std::vector<std::string>& tail) {
  return tail.size() <= whole.size() &&
         std::equal(tail.begin(), tail.end(), whole.end() - static_cast<std::ptrdiff_t>(tail.size()));
}

bool counterpart(std::string_view role) { return role.find("counterpart") != std::string_view::npos; }

// Surnames that many bear: only where the article names the country.
const std::unordered_set<std::string_view> common_surname = {
    "brown",  "may",    "rice",   "martin", "major",     "straw",    "smith",    "jones",    "johnson",
    "howard", "harper", "key",    "clark",  "wilson",    "hill",     "scott",    "morrison", "castro",
    "garcia", "lopez",  "fox",    "king",   "harris",    "michel",   "philippe", "francis",  "paul",
    "peter",  "santos", "silva",  "costa",  "fernandez", "sanchez",  "taylor",   "banda",    "ahmed",
    "khan",   "ali",    "hassan", "singh",  "sharif",    "thompson", "williams", "thomas",   "george",
    "james",  "wong",   "carney", "stubb",  "young",     "mitchell", "white"};

int rank(std::string_view role) {
  constexpr std::array<std::string_view, 8> order = {"president", "prime minister", "chancellor", "premier",
                                                     "king",      "leader",         "secretary",  "foreign minister"};
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (role.find(order[i]) != std::string_view::npos) return static_cast<int>(i);
  }
  return static_cast<int>(order.size());
}

}  // namespace

bool plural_role(std::string_view role) {
  if (role.ends_with("house of representatives")) return false;
  for (const std::string_view end :
       {"ministers", "presidents",      "leaders",    "officials",    "secretaries", "ambassadors", "heads",
        "diplomats", "commanders",      "chiefs",     "members",      "senators",    "governors",   "lawmakers",
        "soldiers",  "astronauts",      "cosmonauts", "counterparts", "chancellors", "kings",       "envoys",
        "premiers",  "representatives", "judges",     "advisers",     "advisors"}) {
    if (role.ends_with(end)) return true;
  }
  return false;
}

/// *Mohamed, Mohammed, Muhammad*: the same consonants, three or more
static bool spelled_alike(std::string_view a, std::string_view b) {
  const auto consonants = [](std::string_view name) {
    std::string letters;
    for (char letter : name) {
      const bool vowel = std::string_view("aeiou'").find(letter) != std::string_view::npos;
      if (!vowel && (letters.empty() || letters.back() != letter)) letters += letter;
    }
    return letters;
  };
  const std::string letters = consonants(a);
  return letters.size() > 2 && letters == consonants(b);
}

bool may_name(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  if (part.empty() || whole.empty()) return false;
  if (ends_with(whole, part)) return true;
  if (part.size() == 1)
    return whole.size() > 1 && whole.front() == part.front() && surname_first.contains(part.front());
  // *Hassan Sheikh* of *Hassan Sheikh Mohamud*
  if (part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin())) return true;
  return part.back() == whole.back() && (part.front() == whole.front() || spelled_alike(part.front(), whole.front()));
}

std::int32_t leader_named(const Gazetteer::Tables& tables, std::string_view name) {
  const std::vector<Word> words = words_of(name);
  const NameIndex::Node* node = words.empty() ? nullptr : tables.names.find(words);
  if (node == nullptr) return -1;
  for (const std::uint32_t index : tables.names.readings(*node)) {
    if (tables.readings[index].kind == NameKind::leader) return static_cast<std::int32_t>(tables.readings[index].actor);
  }
  return -1;
}

bool is_former(std::string_view role) {
  return role.starts_with("former") || role.starts_with("ex-") || role.find("former ") != std::string_view::npos;
}

bool is_emir(std::string_view role) { return role == "emir" || role == "amir" || role == "sheikh"; }

bool same_office(std::string_view text, std::string_view table) {
  if (is_emir(text) && is_emir(table)) return true;
  const auto last_word = [](std::string_view role) { return role.substr(role.rfind(' ') + 1); };
  if (text.find(table) != std::string_view::npos || table.find(text) != std::string_view::npos) return true;
  return last_word(text) == last_word(table);
}

const Leader::Term* term_on(const Leader& leader, std::optional<Day> day) {
  const Leader::Term* best = nullptr;
  for (const Leader::Term& term : leader.terms) {
    if (day && term.since > *day) continue;
    const bool holds = day ? term.until > *day : term.until == Day::max();
    const bool best_holds = best != nullptr && (day ? best->until > *day : best->until == Day::max());
    if (best == nullptr || (holds && !best_holds) ||
        (holds == best_holds && (holds ? rank(term.role) < rank(best->role) : term.until > best->until))) {
      best = &term;
    }
  }
  return best;
}

/// True where somebody known by surname is the leader who is now named in full: Biden, Joseph R. Biden.
bool is_that_leader(const Scene& scene, const Person& person, const std::vector<std::string>& words,
                    std::int32_t leader) {
  if (leader < 0) return false;
  if (person.leader == leader) return true;
  if (person.words.size() != 1 || person.words.front() != words.back()) return false;
  const std::vector<Leader::Term>& terms = scene.tables.leaders[static_cast<std::size_t>(leader)].terms;
  return std::ranges::any_of(terms, [&](const Leader::Term& term) { return term.of == person.of; });
}

const Person* person_of(const Scene& scene, const std::vector<std::string>& words, std::int32_t leader) {
  const Person* found = nullptr;
  for (const Person& person : scene.people) {
    if (!may_name(person.words, words) && !is_that_leader(scene, person, words, leader)) continue;
    if (found != nullptr && found->words != person.words && !may_name(found->words, person.words) &&
        !may_name(person.words, found->words)) {
      if (found->of != person.of) return nullptr;
    }
    if (found == nullptr || found->former) found = &person;
  }
  return found;
}

bool is_style(const Names& names, std::uint32_t token) {
  static const std::unordered_set<std::string_view> styles = {"majesty", "holiness", "excellency", "highness",
                                                              "royal",   "eminence", "honour",     "lordship"};
  return token < names.low.size() && styles.contains(names.low[token]);
}

void introduce(Scene& scene, const Mention& mention) {
  if (mention.person.empty()) return;
  Person person;
  person.name = mention.person;
  person.words = name_words(mention.person);
  if (person.words.empty()) return;
  person.leader = leader_named(scene.tables, person.name);
  person.of = mention.actors.front();
  person.role = mention.role;
  person.sector = mention.sector;
  person.sentence = mention.sentence;
  person.first = mention.first;
  person.former = is_former(person.role);
  person.local = mention.use == MentionUse::origin;
  person.stated = !person.role.empty();
  if (counterpart(person.role)) {  // his Belgian counterpart Charles Michel: the office of the one named before
    for (auto before = scene.mentions.rbegin(); before != scene.mentions.rend(); ++before) {
      if (before->role.empty() || counterpart(before->role) || before->person.empty()) continue;
      person.role = before->role;
      break;
    }
  }
  if (plural_role(person.role) && person.role.ends_with('s')) person.role.pop_back();
  const auto is_spouse = [](const Person& somebody) {
    return somebody.role.ends_with("lady") || somebody.role.ends_with("gentleman");
  };
  for (Person& known : scene.people) {
    if (is_spouse(known) != is_spouse(person)) continue;  // one surname, two persons
    const bool same_leader = person.leader >= 0 && known.leader == person.leader;
    if (!same_leader && !may_name(known.words, person.words) && !may_name(person.words, known.words)) continue;
    if (known.leader < 0) known.leader = person.leader;
    if (person.words.size() > known.words.size()) {
      known.words = person.words;
      known.name = person.name;
    } else {
      person.words = known.words;
      person.name = known.name;
    }
    if (known.of == person.of && (known.role == person.role || person.role.empty())) return;
  }
  scene.people.push_back(std::move(person));
}

/// *Presidents Ann Lee and Jo Roe*: of which country Roe is, who may be the president of another than Lee.
static std::string owner_in_list(const Scene& scene, const Mention& list, std::string_view name) {
  const std::int32_t leader = leader_named(scene.tables, name);
  const Leader::Term* term =
      leader < 0 ? nullptr : term_on(scene.tables.leaders[static_cast<std::size_t>(leader)], scene.published);
  return term != nullptr && same_office(list.role.substr(0, list.role.size() - 1), term->role) ? term->of
                                                                                               : list.actors.front();
}

void introduce_all(Scene& scene, const Mention& mention) {
  introduce(scene, mention);
  if (!plural_role(mention.role)) return;
  const std::vector<std::string>& low = scene.names[mention.sentence].low;
  const auto is = [&](std::uint32_t token, std::string_view word) { return token < low.size() && low[token] == word; };
  Mention listed = mention;
  for (std::uint32_t next = mention.last;;) {
    if (is(next, "(") && is(next + 2, ")")) next += 3;
    const std::uint32_t name = next + is(next, ",") + is(next + is(next, ","), "and");
    if (name == next) return;
    const PersonName person = read_name(scene, mention.sentence, name);
    if (person.last < person.first + 2 || scene.used[mention.sentence][person.first]) return;
    if (scene.names[mention.sentence].noun_to[person.last - 1] >= 0) return;  // the Finance Ministry
    listed.person = person.text;
    listed.actors = {owner_in_list(scene, mention, person.text)};
    introduce(scene, listed);
    next = person.last;
  }
}

std::uint32_t introduce_each(Scene& scene, Mention mention, std::uint32_t from) {
  if (!plural_role(mention.role)) return from;
  const Names& names = scene.names[mention.sentence];
  std::vector<std::string> actors = mention.actors;
  std::uint32_t next = read_list(scene, mention.sentence, from, actors);
  std::vector<PersonName> people;
  while (people.size() <= actors.size()) {
    const std::uint32_t name = behind_link(names, next);
    const PersonName person = name == next ? PersonName{} : read_name(scene, mention.sentence, name);
    if (person.last < person.first + 2 || scene.used[mention.sentence][person.first]) break;
    people.push_back(person);
    next = person.last;
  }
  if (people.size() < 2 || people.size() != actors.size()) return from;
  for (std::size_t i = 0; i < people.size(); ++i) {
    mention.person = people[i].text;
    mention.actors = {actors[i]};
    introduce(scene, mention);
  }
  return next;
}

namespace {

/// Whose leaders are spoken of by surname where nothing else names the country.
const std::unordered_set<std::string_view> in_every_paper = {
    "USA", "RUS", "CHN", "GBR", "FRA", "DEU", "JPN", "ITA", "ESP", "CAN", "AUS", "IND",
    "BRA", "MEX", "KOR", "PRK", "ISR", "PSE", "IRN", "IRQ", "SYR", "EGY", "TUR", "UKR",
    "SAU", "PAK", "AFG", "VEN", "CUB", "LBY", "ZAF", "POL", "EU",  "UN",  "NATO"};

/// The one leader of that surname who holds a high office on the day, of a country that the article names; nullptr
/// where there is none.
const Leader::Term* leader_by_surname(const Scene& scene, const std::string& surname, bool of_government) {
  const auto at = scene.tables.surnames.find(surname);
  if (at == scene.tables.surnames.end() || surname_first.contains(surname)) return nullptr;
  const Leader::Term* found = nullptr;
  std::uint32_t holder = 0;
  for (const std::uint32_t leader : at->second) {
    if (name_words(scene.tables.leaders[leader].name).back() != surname) continue;
    for (const Leader::Term& term : scene.tables.leaders[leader].terms) {
      // An administration keeps its name when it is over; an article without a day may be of any.
      const bool holds =
          !scene.published || (term.since <= *scene.published && (*scene.published < term.until || of_government));
      if (!holds || rank(term.role) >= 8) continue;
      const bool seen = scene.context.seen[scene.tables.by_id.at(term.of)] || (of_government && term.of == "USA");
      const bool famous = rank(term.role) <= 3 && in_every_paper.contains(term.of) && !common_surname.contains(surname);
      if (!seen && !famous) continue;
      // One person may head a country and its territories: the country is the first of the table.
      if (found != nullptr && found->of != term.of && holder != leader) return nullptr;
      if (found == nullptr) found = &term;
      holder = leader;
    }
  }
  return found;
}

}  // namespace

/// *the Biden administration, the Biden-Harris administration*: the token behind a name
static bool is_government(const Names& names, std::uint32_t behind) {
  const auto size = static_cast<std::uint32_t>(names.low.size());
  if (behind + 2 < size && (names.low[behind] == "-" || names.low[behind] == "–")) behind += 2;
  const std::int32_t noun = behind < size ? names.noun_at[behind] : -1;
  return noun >= 0 && names.nouns[noun].noun->kind == NounKind::body;
}

void find_people(Scene& scene, std::uint32_t index) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
  for (std::uint32_t i = 0; i < size;) {
    const std::int32_t at = names.at[i];
    const bool leader = at >= 0 && names.hits[at].kind == NameKind::leader;
    if (scene.used[index][i] || !capitalised(sentence.tokens[i]) || (at >= 0 && !leader)) {
      ++i;
      continue;
    }
    const PersonName name = read_name(scene, index, i);
    if (name.text.empty()) {
      ++i;
      continue;
    }
    i = name.last;
    const std::vector<std::string> words = name_words(name.text);
    if (words.empty()) continue;
    Mention mention{index, name.first, name.last};
    mention.form = MentionForm::person;
    mention.person = name.text;
    mention.sector = Sector::gov;
    const std::int32_t who = leader ? static_cast<std::int32_t>(names.hits[at].actor) : -1;
    const bool government = is_government(names, mention.last);
    if (const Person* person = person_of(scene, words, who)) {
      // Whom an article first names by his government
      if (!government && person->leader < 0 && !person->role.empty())
        scene.people[static_cast<std::size_t>(person - scene.people.data())].stated = true;
      mention.actors = {person->of};
      mention.person = person->name;
      mention.role = person->role;
      mention.sector = person->sector;
      if (person->local) mention.use = MentionUse::origin;
    } else if (leader) {
      const Leader::Term* term = term_on(scene.tables.leaders[names.hits[at].actor], scene.published);
      if (term == nullptr) continue;
      mention.actors = {term->of};
      mention.role = term->role;
      mention.confidence = 0.9f;
      Person known{mention.person, words, term->of, term->role};
      known.sentence = index;
      known.leader = who;
      known.stated =
          scene.published && *scene.published < term->until;  // who holds an office needs no title beside the name
      scene.people.push_back(std::move(known));
    } else if (words.size() == 1) {
      const Leader::Term* term = leader_by_surname(scene, words.front(), government);
      if (term == nullptr) continue;
      mention.actors = {term->of};
      mention.role = term->role;
      mention.confidence = 0.6f;
      Person known{mention.person, words, term->of, term->role};
      known.sentence = index;
      known.stated = !government;
      scene.people.push_back(std::move(known));
    } else {
      continue;
    }
    mention.head = head_of(sentence, mention.first, mention.last);
    // Gbagbo's ambassador to Canada, Louis Bony
    if (mention.last + 1 < size && names.low[mention.last] == "'s") {
      const Phrase phrase = read_phrase(scene, index, mention.last + 1);
      if (phrase.role != nullptr && !phrase.nonstate) {
        Mention holder{index, mention.last + 1, phrase.last};
        holder.actors = {std::string(scene.whole(mention.actors.front()))};
        holder.role = phrase.role_text;
        holder.sector = phrase.role->sector;
        holder.person = phrase.person;
        holder.form = phrase.person.empty() ? MentionForm::description : MentionForm::person;
        holder.head = head_of(sentence, holder.first, phrase.core + 1);
        if (!holder.person.empty()) {
          introduce(scene, holder);
        } else {
          // Ann Lee, who was Gbagbo's ambassador
          Mention named = holder;
          named.person = name_before(scene, index, mention.first).text;
          introduce(scene, named);
        }
        i = std::max(i, holder.last);
        scene.add(std::move(holder));
      }
    }
    // The Bush administration
    const std::int32_t noun = mention.last < size ? names.noun_at[mention.last] : -1;
    if (noun >= 0 && names.nouns[noun].noun->kind == NounKind::body) {
      mention.last = names.nouns[noun].last;
      mention.form = MentionForm::description;
      mention.head = head_of(sentence, mention.first, mention.last);
      i = mention.last;
    }
    scene.add(std::move(mention));
  }
}

}  // namespace entente
