#include "ingest/actors/phrase.hpp"

#include <algorithm>
#include <unordered_set>

#include "ingest/actors/people.hpp"

namespace entente {
namespace {

using WordSet = std::unordered_set<std::string_view>;

// Leaders of these speak for no state.
const WordSet nonstate_words = {
    "opposition", "rebel",    "rebels",    "insurgent",    "militia", "militant",  "guerrilla", "separatist",
    "terrorist",  "business", "party",     "union",        "student", "religious", "spiritual", "church",
    "community",  "tribal",   "clan",      "team",         "club",    "film",      "company",   "drug",
    "gang",       "mafia",    "protest",   "labor",        "labour",  "exiled",    "shiite",    "sunni",
    "shia",       "islamist", "dissident", "paramilitary", "media",   "corporate", "football",  "trade-union"};

// What ministers and secretaries are for: a name behind these begins a person, whatever the parser takes it for.
const WordSet portfolios = {
    "affairs",     "agriculture",    "commerce",    "communications", "construction", "culture",    "defence",
    "defense",     "development",    "digital",     "economy",        "education",    "employment", "energy",
    "environment", "finance",        "fisheries",   "foreign",        "forestry",     "health",     "heritage",
    "homeland",    "housing",        "immigration", "industry",       "information",  "innovation", "interior",
    "investment",  "irrigation",     "justice",     "labor",          "labour",       "mines",      "mining",
    "parliament",  "planning",       "police",      "resources",      "science",      "sciences",   "security",
    "sport",       "sports",         "state",       "technology",     "telecom",      "tourism",    "trade",
    "transport",   "transportation", "treasury",    "veterans",       "war",          "water",      "welfare",
    "women",       "works",          "youth"};

bool nominal(const Token& token) {
  const Upos upos = word_class(token);
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::num || token.xpos == "VBN" ||
         token.xpos == "VBG";
}

/// True where an office begins within the next few tokens of the same noun phrase.
bool office_follows(const Scene& scene, std::uint32_t index, std::uint32_t from) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  for (std::uint32_t i = from; i < sentence.tokens.size() && i < from + 4; ++i) {
    if (names.at[i] >= 0 || !nominal(sentence.tokens[i])) return false;
    const std::int32_t noun = names.noun_at[i];
    if (noun >= 0 && names.nouns[noun].noun->kind == NounKind::role) return true;
  }
  return false;
}

}  // namespace

std::string office_text(const Names& names, std::uint32_t from, std::uint32_t to) {
  std::string text;
  while (from < to && is_unsaid(names.low[from])) ++from;
  for (std::uint32_t i = from; i < to; ++i) {
    const bool tight = names.low[i] == "-" || names.low[i] == "," || (i > from && names.low[i - 1] == "-");
    if (!text.empty() && !tight) text += ' ';
    text += names.low[i] == "pm" ? "prime minister" : names.low[i] == "advisor" ? "adviser" : names.low[i];
  }
  return text;
}

std::uint32_t portfolio_end(const Scene& scene, std::uint32_t index, std::uint32_t from) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  if (from >= sentence.tokens.size() || (names.low[from] != "of" && names.low[from] != "for")) return from;
  // *thanked the director for the help*: no portfolio
  static const WordSet deeds = {"assistance", "help", "support", "aid", "contribution", "efforts", "hospitality"};
  if (from + 2 < sentence.tokens.size() && names.low[from] == "for" && deeds.contains(names.low[from + 2])) return from;
  std::uint32_t end = from;
  bool joined = false;  // right after *and*: Management and Resources
  for (std::uint32_t i = from + 1; i < sentence.tokens.size() && i < from + 7; ++i) {
    if (names.at[i] >= 0) break;
    // *Minister for Health and Minister for Sport*: the next office
    if (joined && names.noun_at[i] >= 0 && names.nouns[names.noun_at[i]].noun->kind == NounKind::role) break;
    const Upos upos = word_class(sentence.tokens[i]);
    if (upos == Upos::noun || upos == Upos::adj ||
        (upos == Upos::propn && (names.low[from] == "of" || end == from || joined))) {
      // "Minister of Foreign Affairs Sergey Lavrov": a name that no portfolio holds begins the person.
      const std::string& before = names.low[i - 1];
      const bool behind_one = i > from + 1 && (portfolios.contains(before) || is_thing(before)) &&
                              !portfolios.contains(names.low[i]) && !is_thing(names.low[i]);
      if (upos == Upos::propn && (known_surname(scene, names.low[i]) || behind_one) && end > from && !joined) break;
      end = i + 1;
      joined = false;
    } else if (upos == Upos::cconj || names.low[i] == "&") {
      joined = true;
    } else if (upos != Upos::det) {
      break;
    }
  }
  // *Under Secretary of State for Management*
  const bool more = names.low[from] == "of" && end + 1 < names.low.size() && names.low[end] == "for" &&
                    capitalised(sentence.tokens[end + 1]);
  return more ? portfolio_end(scene, index, end) : end;
}

/// *ambassador to Chad Ann Lee, senator from Utah Ann Lee*: the name behind where an office is posted or elected.
static PersonName name_after_post(const Scene& scene, std::uint32_t index, std::uint32_t from) {
  const Names& names = scene.names[index];
  if (from + 2 >= names.low.size() ||
      (names.low[from] != "to" && names.low[from] != "for" && names.low[from] != "from"))
    return {};
  const std::uint32_t post = names.low[from + 1] == "the" ? from + 2 : from + 1;
  const std::int32_t hit = post < names.at.size() ? names.at[post] : -1;
  if (hit < 0 || names.hits[hit].kind == NameKind::leader || names.hits[hit].last >= names.at.size()) return {};
  return name_after(scene, index, names.hits[hit].last);
}

Phrase read_phrase(const Scene& scene, std::uint32_t index, std::uint32_t from) {
  static const Noun place{NounKind::place, Sector::none, {}};
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  Phrase phrase{from, from};
  const Noun* body = nullptr;
  std::uint32_t body_last = from;
  std::uint32_t i = from;
  const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
  while (i < size) {
    const std::int32_t at = phrase.role == nullptr && begins_with_title(names, i) ? -1 : names.at[i];
    if (at >= 0) {
      const Hit& hit = names.hits[at];
      if (hit.kind == NameKind::leader && (phrase.role != nullptr || i == from)) {
        phrase.person_only = phrase.role == nullptr;
        break;
      }
      if (hit.kind == NameKind::place && phrase.role == nullptr) {
        phrase.noun = &place;
        phrase.last = i = hit.last;
        phrase.core = i - 1;
        continue;
      }
      if ((hit.kind == NameKind::agency || hit.kind == NameKind::organ) && phrase.role == nullptr && hit.first == i) {
        i = hit.last;
        continue;
      }
      break;
    }
    const std::int32_t noun = names.noun_at[i];
    if (noun >= 0) {
      const NounHit& found = names.nouns[noun];
      const bool role = found.noun->kind == NounKind::role;
      if (!role && phrase.role != nullptr) break;
      if (role) {
        phrase.role = found.noun;
        phrase.role_text = office_text(names, from, found.last);
      }
      if (found.noun->kind == NounKind::body) {
        body = found.noun;
        body_last = found.last;
      }
      phrase.noun = found.noun;
      phrase.last = i = found.last;
      phrase.core = i - 1;
      if (role) {
        const std::uint32_t end = portfolio_end(scene, index, i);
        if (end > i) {
          phrase.role_text = office_text(names, from, end);
          phrase.last = i = end;
        }
      }
      continue;
    }
    const Token& token = sentence.tokens[i];
    const Upos upos = word_class(token);
    const bool more = i + 1 < size;
    if (phrase.role != nullptr) {
      if ((upos == Upos::cconj || token.form == "&") && office_follows(scene, index, i + 1)) {
        ++i;
        continue;
      }
      break;  // a name or the end
    }
    if (upos == Upos::noun || upos == Upos::propn) {
      // Swiss singer Ann Lee
      const bool people = phrase.noun != nullptr && phrase.last == i &&
                          (phrase.noun->kind == NounKind::people || names.low[i - 1] == "leader");
      if (people && read_name(scene, index, i).last > i + 1) break;
      phrase.noun = nullptr;
      phrase.last = i + 1;
      phrase.core = i++;
    } else if (nominal(token) || upos == Upos::adv) {
      ++i;
    } else if (more && ((upos == Upos::cconj && office_follows(scene, index, i + 1)) ||
                        (upos == Upos::punct && token.form == "-" && nominal(sentence.tokens[i + 1])))) {
      ++i;
    } else {
      break;
    }
  }
  for (std::uint32_t j = from; j < phrase.last; ++j)
    phrase.nonstate |= nonstate_words.contains(names.low[j]) && (j == from || names.low[j - 1] != "ruling");
  if (phrase.person_only) {
    const PersonName name = read_name(scene, index, i);
    phrase.person = name.text;
    phrase.last = name.last;
    phrase.core = i;
    return phrase;
  }
  if (phrase.role != nullptr) {
    if (!phrase.nonstate) {
      PersonName name = name_after(scene, index, phrase.last);
      if (name.text.empty()) name = name_after_post(scene, index, phrase.last);
      phrase.person = name.text;
      if (!name.text.empty()) phrase.last = name.last;
    }
    return phrase;
  }
  // Of *army offensive* the army is the mention, of *army recruits* the recruits.
  if (phrase.noun == nullptr && body != nullptr) {
    phrase.noun = body;
    phrase.last = body_last;
    phrase.core = body_last - 1;
  }
  if (phrase.noun != nullptr && phrase.noun->kind == NounKind::body)
    phrase.role_text = office_text(names, from, phrase.last);
  return phrase;
}

const NounHit* adviser_of(const Names& names, std::uint32_t office) {
  if (office < 3 || names.low[office - 1] != "the" || names.low[office - 2] != "to") return nullptr;
  const std::int32_t noun = names.noun_to[office - 3];
  return noun >= 0 && names.nouns[noun].noun->kind == NounKind::role ? &names.nouns[noun] : nullptr;
}

/// *Ann Lee, Minister for Health and Minister for Defence of Chad*: the office of the same person joined before one
/// that begins at a token; nullptr where there is none.
static const NounHit* office_joined_before(const Scene& scene, std::uint32_t index, std::uint32_t office) {
  const Names& names = scene.names[index];
  if (office < 3 || names.low[office - 1] != "and") return nullptr;
  std::uint32_t end = office - 1;
  for (std::uint32_t i = end; names.noun_to[end - 1] < 0 && i > 1 && i + 7 > end; --i) {
    const bool portfolio = names.low[i - 1] == "for" || names.low[i - 1] == "of";
    if (portfolio && names.noun_to[i - 2] >= 0) end = i - 1;
  }
  const std::int32_t noun = names.noun_to[end - 1];
  if (noun < 0 || names.nouns[noun].noun->kind != NounKind::role) return nullptr;
  const NounHit& found = names.nouns[noun];
  const bool apposed = found.first > 1 && names.low[found.first - 1] == "," && names.low[found.first - 2] != ",";
  const bool adjoins = portfolio_end(scene, index, found.last) + 1 == office;
  return apposed && adjoins && !scene.used[index][found.first] ? &found : nullptr;
}

std::optional<OfPhrase> read_of_phrase(const Scene& scene, std::uint32_t index, std::uint32_t name) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  std::uint32_t of = name;
  while (of > 0 && (names.low[of - 1] == "the" || names.low[of - 1] == "both")) --of;
  if (of < 2) return std::nullopt;
  --of;
  const std::string& link = names.low[of];
  // *a spokesman with the WHO*
  const std::int32_t at = names.at[name];
  const bool serves = link == "with" && at >= 0 && names_actor(names.hits[at]) &&
                      scene.tables.actors[names.hits[at].actor].kind == ActorKind::organisation;
  if (link != "of" && link != "for" && link != "from" && !serves) return std::nullopt;
  std::int32_t noun = names.noun_to[of - 1];
  if (noun < 0 && link == "of") {  // Minister of Foreign Affairs of Russia
    std::uint32_t i = of;
    while (i > 0 && i + 6 > of && names.at[i - 1] < 0 &&
           (nominal(sentence.tokens[i - 1]) || names.low[i - 1] == "and" || names.low[i - 1] == "," ||
            names.low[i - 1] == "the")) {
      --i;
    }
    if (i > 1 && (names.low[i - 1] == "of" || names.low[i - 1] == "for")) noun = names.noun_to[i - 2];
    if (noun >= 0 && names.nouns[noun].noun->kind != NounKind::role) noun = -1;
  }
  if (noun < 0 && link == "of") {
    std::uint32_t i = of;
    while (i > 0 && i + 14 > of && (names.at[i - 1] < 0 || names.hits[names.at[i - 1]].kind == NameKind::leader) &&
           names.noun_to[i - 1] < 0)
      --i;
    const PersonName person = i > 0 && i < of ? read_name(scene, index, i) : PersonName{};
    if (person.text.empty() || person.last != of || names.noun_to[i - 1] < 0) return std::nullopt;
    const NounHit& office = names.nouns[names.noun_to[i - 1]];
    if (office.noun->kind != NounKind::role || scene.used[index][office.first]) return std::nullopt;
    return OfPhrase{office.first, office.noun, office_text(names, office.first, office.last), person.text};
  }
  if (noun < 0) return std::nullopt;
  const NounHit& found = names.nouns[noun];
  const NounKind kind = found.noun->kind;
  const bool sends = kind != NounKind::place && kind != NounKind::media;
  const std::uint32_t article = found.first;
  if (serves &&
      (kind != NounKind::role || article == 0 || (names.low[article - 1] != "a" && names.low[article - 1] != "an")))
    return std::nullopt;
  if (kind == NounKind::thing || (link == "from" && !sends) || (link == "for" && kind != NounKind::role)) return {};
  if (link == "from" && kind == NounKind::body && found.noun->sector == Sector::mil)
    return std::nullopt;  // withdrew troops from Iraq
  if (scene.used[index][found.first]) return std::nullopt;
  static const Noun nonstate{NounKind::nonstate, Sector::none, {}};
  OfPhrase phrase{found.first, found.noun, {}};
  while (phrase.first > 0 && nominal(sentence.tokens[phrase.first - 1]) &&
         !sentence.tokens[phrase.first - 1].xpos.starts_with('V') && names.at[phrase.first - 1] < 0 &&
         !scene.used[index][phrase.first - 1] &&
         !(word_class(sentence.tokens[phrase.first - 1]) == Upos::propn && kind != NounKind::role)) {
    --phrase.first;
    if (nonstate_words.contains(names.low[phrase.first])) phrase.noun = &nonstate;
  }
  phrase.role_text = office_text(names, phrase.first, of);
  if (const NounHit* joined = kind == NounKind::role ? office_joined_before(scene, index, phrase.first) : nullptr) {
    phrase.first = joined->first;
    phrase.role_text = office_text(names, phrase.first, of);
    return phrase;
  }
  // The president of the House of Representatives of Cyprus
  std::uint32_t outer = phrase.first;
  while (outer > 0 && names.low[outer - 1] == "the") --outer;
  // The head of the Foreign Department of the Presidential Administration of Chad
  for (std::uint32_t i = outer; kind == NounKind::body && i > 2 && names.low[outer - 1] == "of"; --i) {
    if (names.noun_to[outer - 2] >= 0 && names.nouns[names.noun_to[outer - 2]].noun->kind == NounKind::role) break;
    if (i + 8 < outer || names.at[i - 2] >= 0 || (names.low[i - 2] == "," && i + 1 < outer)) break;
    const bool above = i + 1 < outer && names.low[i - 2] == "of" && names.noun_to[i - 3] >= 0 &&
                       names.nouns[names.noun_to[i - 3]].noun->kind == NounKind::role;
    if (above) outer = i - 1;
  }
  if (kind == NounKind::body && outer > 1 && names.low[outer - 1] == "of" && names.noun_to[outer - 2] >= 0) {
    const NounHit& office = names.nouns[names.noun_to[outer - 2]];
    if (office.noun->kind == NounKind::role && !scene.used[index][office.first]) {
      return OfPhrase{office.first, office.noun, office_text(names, office.first, of), {}};
    }
  }
  // The head of the office of the president of Ukraine
  if (kind == NounKind::role && outer > 4 && names.low[outer - 1] == "of" && names.low[outer - 2] == "office") {
    const std::uint32_t of_office = names.low[outer - 3] == "the" ? outer - 4 : outer - 3;
    const std::int32_t head = names.low[of_office] == "of" && of_office > 0 ? names.noun_to[of_office - 1] : -1;
    if (head >= 0 && names.nouns[head].noun->kind == NounKind::role && !scene.used[index][names.nouns[head].first]) {
      const NounHit& office = names.nouns[head];
      return OfPhrase{office.first, office.noun, office_text(names, office.first, of), {}};
    }
  }
  return phrase;
}

}  // namespace entente
