#include "ingest/actors/person_names.hpp"

#include <unordered_set>

#include "ingest/data/calendar.hpp"

namespace entente {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet particles = {"de",  "da",   "do", "dos", "del", "della", "der", "den", "van", "von",
                           "bin", "ibn",  "al", "el",  "ul",  "ud",    "ter", "ten", "la",  "le",
                           "y",   "bint", "di", "du",  "zu",  "af",    "ag",  "uld", "ould"};

// What tells father from son: Ann Lee, III.
const WordSet generations = {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"};

// What may stand before an office without being a part of its name.
const WordSet courtesy = {"mr",    "mr.",   "mrs", "mrs.", "ms",   "ms.",      "dr",         "dr.",
                          "madam", "prof.", "mme", "h.e.", "h.h.", "democrat", "republican", "sir"};

bool is_name_token(const Scene& scene, std::uint32_t index, std::uint32_t i) {
  const Token& token = scene.sentence(index).tokens[i];
  const Names& names = scene.names[index];
  if (!capitalised(token)) return false;
  // May the month is no subject.
  const bool person = token.upos == Upos::propn && (token.deprel == Deprel::nsubj || token.deprel == Deprel::flat);
  if ((names_day(token.form) || names_month(token.form)) && !(person && names.low[i] == "may")) return false;
  const std::int32_t hit = names.at[i];
  if (hit >= 0 && names.hits[hit].kind != NameKind::leader) return false;
  const Upos upos = word_class(token);
  if (upos == Upos::propn || upos == Upos::x) return true;
  // What the tagger takes for a word: Emily Rose, Wally Lee.
  const std::vector<Token>& tokens = scene.sentence(index).tokens;
  if (upos == Upos::noun || upos == Upos::adj) {
    // Press Secretary Emily Horne on the …, With Senator Cory Booker; in a title it may be *President Lee Visit*
    const bool given = i > 1 && tokens[i - 1].head == static_cast<std::int32_t>(i) &&
                       tokens[i - 1].upos == Upos::propn && names.at[i - 1] < 0 && names.noun_to[i - 2] >= 0;
    const bool surname = given && (token.deprel == Deprel::appos || index > 0);
    return (token.deprel == Deprel::flat || surname) && names.noun_at[i] < 0;
  }
  return upos == Upos::adv && i > 0 && token.head == static_cast<std::int32_t>(i) + 1 &&
         tokens[i + 1].upos == Upos::propn && names.at[i + 1] < 0;
}

bool is_quote(const Token& token) {
  return token.form == "\"" || token.form == "“" || token.form == "”" || token.form == "``" || token.form == "''";
}

/// A part of *43-year-old*.
bool in_age(const Names& names, std::uint32_t i) {
  const auto is = [&](std::uint32_t token, std::string_view word) {
    return token < names.low.size() && names.low[token] == word;
  };
  const std::string& low = names.low[i];
  if (low == "old" || low == "year" || low.ends_with("-year-old")) return true;
  if (low == "-") return is(i + 1, "year") || (i > 0 && is(i - 1, "year"));
  return is(i + 1, "-") && is(i + 2, "year");
}

bool ends_apposition(const Scene& scene, std::uint32_t index, std::uint32_t i) {
  const Sentence& sentence = scene.sentence(index);
  if (i >= sentence.tokens.size()) return true;
  const Upos upos = word_class(sentence.tokens[i]);
  const std::string& low = scene.names[index].low[i];
  return low == "," || low == "." || low == ")" || low == "(" || low == ";" || upos == Upos::verb || upos == Upos::aux;
}

/// *King Hussein Airport*, *the Queen Elizabeth hospital*, *Prince Sultan air base* are nobody; of *Perm Region Ann
/// Lee, MP* the name is Ann Lee.
PersonName of_person(const Sentence& sentence, const Names& names, PersonName name) {
  static const WordSet behind = {"mp", "qc", "kc", "mep", "obe"};
  while (name.last > name.first + 1 && behind.contains(names.low[name.last - 1])) --name.last;
  const bool air = name.last < names.low.size() && names.low[name.last] == "air";
  const std::uint32_t next = name.last + (air ? 1 : 0);
  const bool before_thing = next < names.low.size() && is_thing(names.low[next]);
  if (is_thing(names.low[name.last - 1]) ||
      (before_thing && (!capitalised(sentence.tokens[next]) || name.last == name.first + 1)))
    return {};
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    if (is_thing(names.low[i])) name.first = i + 1;
  }
  name.text = text_of(sentence, name.first, name.last);
  return name;
}

/// True where a line ends between two neighbours.
bool on_another_line(const Token& before, const Token& after) {
  for (const char* c = before.form.data() + before.form.size(); c < after.form.data(); ++c) {
    if (*c == '\n') return true;
  }
  return false;
}

}  // namespace

bool is_thing(std::string_view word) {
  static const WordSet things = {
      "academy",    "act",         "action",     "africa",       "agency",     "airport",        "alliance",
      "army",       "asia",        "assembly",   "association",  "authority",  "award",          "awards",
      "bank",       "banking",     "bar",        "base",         "board",      "bridge",         "bureau",
      "candidate",  "census",      "center",     "centre",       "circuit",    "city",           "climate",
      "clinic",     "college",     "command",    "commission",   "committee",  "company",        "congress",
      "corp.",      "corporation", "council",    "counterpart",  "county",     "court",          "cup",
      "dam",        "democracy",   "department", "development",  "district",   "east",           "engagement",
      "equality",   "federation",  "force",      "foundation",   "fund",       "group",          "head",
      "health",     "healthcare",  "highway",    "hospital",     "house",      "implementation", "information",
      "initiative", "innovation",  "institute",  "intelligence", "investment", "judiciary",      "library",
      "license",    "litigation",  "meeting",    "mosque",       "museum",     "news",           "office",
      "officer",    "operations",  "orchestra",  "outreach",     "planning",   "policy",         "prize",
      "program",    "protection",  "province",   "region",       "republic",   "reserves",       "safety",
      "school",     "screening",   "security",   "senate",       "service",    "services",       "speech",
      "stadium",    "state",       "station",    "street",       "summit",     "system",         "task",
      "team",       "technology",  "territory",  "terrorism",    "theatre",    "trade",          "transport",
      "union",      "university"};
  return things.contains(word);
}

bool is_unsaid(std::string_view word) {
  static const WordSet unsaid = {"currently", "formerly", "also", "now",   "the",     "a",        "an",
                                 "then",      "current",  "new",  "newly", "elected", "visiting", "incumbent",
                                 "old",       "own",      "his",  "her",   "its",     "their"};
  const bool counts = word.size() > 2 && word.front() >= '0' && word.front() <= '9';  // the 21st president
  return unsaid.contains(word) ||
         (counts && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th")));
}

bool known_surname(const Scene& scene, const std::string& low) { return scene.tables.surnames.contains(low); }

PersonName read_name(const Scene& scene, std::uint32_t index, std::uint32_t from) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  PersonName name{from, from, {}};
  constexpr std::uint32_t longest = 13;
  while (from < sentence.tokens.size() && courtesy.contains(names.low[from])) ++from;
  name.first = from;
  std::uint32_t i = from;
  while (i < sentence.tokens.size() && i < from + longest) {
    const std::int32_t hit = names.at[i];
    if (i > from && on_another_line(sentence.tokens[i - 1], sentence.tokens[i])) break;
    if (hit >= 0 && names.hits[hit].kind == NameKind::leader) {
      if (name.last > from && names.at[name.last - 1] >= 0) break;  // two leaders in a row
      i = name.last = names.hits[hit].last;
      continue;
    }
    const bool follows = i + 1 < sentence.tokens.size();
    if (is_name_token(scene, index, i)) {
      const std::int32_t noun = names.noun_at[i];
      const NounKind kind = noun >= 0 ? names.nouns[noun].noun->kind : NounKind::people;
      if (kind == NounKind::role && (i == from || (follows && is_name_token(scene, index, i + 1)))) break;
      if (kind == NounKind::body && i > from) break;  // the Trump Administration
      name.last = ++i;
    } else if (i > from && sentence.tokens[i].form == "-" && follows &&
               sentence.tokens[i].begin == sentence.tokens[i - 1].end &&
               sentence.tokens[i].end == sentence.tokens[i + 1].begin) {
      i += 2;  // Ki-moon, al-Maliki
      name.last = i;
    } else if (i > from && i + 3 < sentence.tokens.size() && is_quote(sentence.tokens[i]) &&
               is_quote(sentence.tokens[i + 2]) && capitalised(sentence.tokens[i + 1]) &&
               is_name_token(scene, index, i + 3)) {
      i += 3;  // Ann “Annie” Lee
    } else if (particles.contains(names.low[i]) && follows &&
               (is_name_token(scene, index, i + 1) || sentence.tokens[i + 1].form == "-" ||
                particles.contains(names.low[i + 1]))) {
      ++i;
    } else if (sentence.tokens[i].form == "," && follows && generations.contains(names.low[i + 1]) && i > from) {
      i += 2;
      name.last = i;
    } else {
      break;
    }
  }
  if (name.last <= from) return {};
  return of_person(sentence, names, name);
}

/// *In talks with the Chadian president, Mr. Lee praised …*: the subject of the clause, not who was spoken of before
/// the comma.
static bool begins_clause(const Sentence& sentence, std::uint32_t comma, std::uint32_t end) {
  const auto is_verb = [](const Token& token) {
    const Upos upos = word_class(token);
    return upos == Upos::verb || upos == Upos::aux;
  };
  const auto first = sentence.tokens.begin();
  return word_class(*first) == Upos::adp && end < sentence.tokens.size() && is_verb(sentence.tokens[end]) &&
         std::none_of(first, first + comma, is_verb);
}

PersonName name_after(const Scene& scene, std::uint32_t index, std::uint32_t from) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  if (from >= sentence.tokens.size()) return {};
  PersonName direct = read_name(scene, index, from);
  if (!direct.text.empty() || sentence.tokens[from].form != "," || from + 1 >= sentence.tokens.size()) return direct;
  PersonName name = read_name(scene, index, from + 1);
  if (name.text.empty() || !ends_apposition(scene, index, name.last)) return {};
  if (name.last - name.first < 2 && !known_surname(scene, names.low[name.first])) return {};
  if (begins_clause(sentence, from, name.last)) return {};
  return name;
}

PersonName name_before(const Scene& scene, std::uint32_t index, std::uint32_t office) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  std::uint32_t i = office;
  const auto ranks = [](const std::string& low) { return low == "chief" || low == "top" || low == "lead"; };
  while (i > 0 && (is_unsaid(names.low[i - 1]) || ranks(names.low[i - 1]) || in_age(names, i - 1))) --i;
  if (i < 2) return {};
  const std::string& link = names.low[i - 1];
  const std::string_view mark = sentence.tokens[i - 1].form;  // folding takes dashes for quotes
  const bool comma = mark == "," || mark == "(" || mark == "-" || mark == "–" || mark == "—";
  if (!comma && link != "is" && link != "was" && link != "became" && link != "as" && link != "remains") return {};
  --i;
  // Ann Lee, newly sworn in as president; Ann Lee on her election as president
  static const WordSet entry = {"in",    "sworn", "elected", "appointed", "named",    "recently",
                                "newly", "on",    "his",     "her",       "election", "appointment"};
  while (link == "as" && i > 1 && entry.contains(names.low[i - 1])) --i;
  if (comma && i > 1 && word_class(sentence.tokens[i - 1]) == Upos::num && sentence.tokens[i - 2].form == ",")
    i -= 2;  // , 62,
  while (i > 1 && (names.low[i - 1] == "," || names.low[i - 1] == "who" || names.low[i - 1] == "now")) --i;
  PersonName name = name_ending(scene, index, i);
  const bool styled = name.first > 0 && courtesy.contains(names.low[name.first - 1]);  // Mr Lee, acting governor
  if (name.last - name.first < 2 && (name.text.empty() || (!styled && !known_surname(scene, names.low[name.first]))))
    return {};
  return name;
}

PersonName name_ending(const Scene& scene, std::uint32_t index, std::uint32_t end) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  std::uint32_t i = end;
  while (i > 0) {
    const std::int32_t hit = names.at[i - 1];
    if (hit >= 0 && names.hits[hit].kind == NameKind::leader) {
      i = names.hits[hit].first;
      continue;
    }
    const std::int32_t noun = names.noun_to[i - 1];
    if (noun >= 0 && names.nouns[noun].noun->kind == NounKind::role) break;
    const bool hyphen_or_particle = i < end && i > 1 &&
                                    (sentence.tokens[i - 1].form == "-" || particles.contains(names.low[i - 1])) &&
                                    (is_name_token(scene, index, i - 2) || sentence.tokens[i - 2].form == "-");
    const bool after_hyphen =
        i > 2 && sentence.tokens[i - 2].form == "-" && names.at[i - 1] < 0 && is_name_token(scene, index, i - 3);
    if (!is_name_token(scene, index, i - 1) && !hyphen_or_particle && !after_hyphen) break;
    --i;
  }
  while (i < end && courtesy.contains(names.low[i])) ++i;
  if (i == end) return {};
  return of_person(sentence, names, {i, end, {}});
}

}  // namespace entente
