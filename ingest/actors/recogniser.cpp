#include "ingest/actors/recogniser.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace entente {
namespace {

bool letters_fit(const Reading& reading, std::span<const Word> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto wanted = static_cast<LetterCase>(reading.letters >> (2 * i) & 3);
    if (wanted > words[i].letters) return false;
  }
  return true;
}

/// A sentence's words, and for each the token that it stands in.
struct TokenWords {
  std::vector<Word> words;
  std::vector<std::uint32_t> token;
};

TokenWords words_of_tokens(const Sentence& sentence) {
  TokenWords result;
  result.words.reserve(sentence.tokens.size() + 8);
  result.token.reserve(sentence.tokens.size() + 8);
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    append_words(sentence.tokens[i].form, 0, result.words);
    result.token.resize(result.words.size(), i);
  }
  return result;
}

struct Match {
  std::size_t words = 0;
  const NameIndex::Node* node = nullptr;
  const Reading* reading = nullptr;
};

/// `joined`: the name is the second half of a pair (*the Iran–Iraq War*), so that no decoy may hide it.
Match longest_name(const TokenWords& text, std::size_t from, const Gazetteer::Tables& tables, bool joined) {
  Match best;
  for_each_name(text.words, from, tables, [&](std::size_t words, const NameIndex::Node& node, const Reading& reading) {
    if (!joined || reading.kind != NameKind::decoy) best = {words, &node, &reading};
    return false;
  });
  return best;
}

/// Ann O. Monaco, Michael Jordan: the name of a person ends in that of a country or a city.
bool named_after_country(const Sentence& sentence, const Hit& hit) {
  if (hit.last - hit.first != 1 || hit.first == 0) return false;
  if (hit.kind != NameKind::name && hit.kind != NameKind::capital && hit.kind != NameKind::place) return false;
  const Token& token = sentence.tokens[hit.first];
  if (are_initials_of_noun(sentence, hit.first)) return false;
  const Token& before = sentence.tokens[hit.first - 1];
  if (before.form.size() == 2 && before.form[1] == '.' && hit.first >= 2 && capitalised(sentence.tokens[hit.first - 2]))
    return true;
  if (token.deprel != Deprel::flat || token.head != static_cast<std::int32_t>(hit.first) - 1) return false;
  return word_class(before) == Upos::propn && capitalised(before) && before.deprel != Deprel::flat;
}

bool headline(const Sentence& sentence) {
  std::size_t words = 0, capitals = 0;
  for (const Token& token : sentence.tokens) {
    if (token.form.size() < 4) continue;
    ++words;
    capitals += capitalised(token);
  }
  return words > 3 && capitals * 3 > words * 2;
}

/// A noun of the table with a capital, as an office before a name is written.
bool is_title(const Token& token, const Gazetteer::Tables& tables) {
  const std::vector<Word> words = words_of(token.form);
  const NameIndex::Node* noun = words.empty() ? nullptr : tables.nouns.step(NameIndex::start, words.front().key);
  return capitalised(token) && noun != nullptr && noun->count != 0;
}

/// *Trade Minister German Lee*: an adjective between an office and a name
bool is_first_name(const Sentence& sentence, const Hit& hit, const TokenWords& text, std::size_t next_word,
                   const Gazetteer::Tables& tables) {
  if (hit.kind != NameKind::adjective || hit.first == 0 || hit.last >= sentence.tokens.size()) return false;
  const Token& name = sentence.tokens[hit.last];
  return capitalised(name) && name.upos == Upos::propn && is_title(sentence.tokens[hit.first - 1], tables) &&
         next_word < text.words.size() && tables.nouns.step(NameIndex::start, text.words[next_word].key) == nullptr;
}

/// Ms. Jordan, Chad Miller, her brother Chad
bool is_person(const Sentence& sentence, const Hit& hit, const Word& word, const TokenWords& text,
               std::size_t next_word, const Gazetteer::Tables& tables) {
  if (hit.last - hit.first != 1 || hit.partial) return false;
  if (is_first_name(sentence, hit, text, next_word, tables)) return true;
  if (hit.kind != NameKind::name && hit.kind != NameKind::capital && hit.kind != NameKind::place) return false;
  if (hit.first > 0) {
    const std::string before = folded(sentence.tokens[hit.first - 1].form);
    for (const std::string_view style : {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."}) {
      if (before == style) return true;
    }
  }
  // Mishal Al-Sabah: no place
  if (hit.kind != NameKind::name && hit.first > 1 && sentence.tokens[hit.first - 1].form == "-") {
    const std::string article = folded(sentence.tokens[hit.first - 2].form);
    if (article == "al" || article == "el") return true;
  }
  // Sydney Mufamadi, Paris Hilton: the parser reads on.
  // *Senator from Vermont Ann Lee*: where an office is, and who holds it
  const bool post = hit.first > 1 && word_class(sentence.tokens[hit.first - 1]) == Upos::adp &&
                    is_title(sentence.tokens[hit.first - 2], tables);
  if (hit.kind != NameKind::name && hit.last < sentence.tokens.size() && !post) {
    const Token& next = sentence.tokens[hit.last];
    if (next.deprel == Deprel::flat && next.head == static_cast<std::int32_t>(hit.first) && capitalised(next) &&
        next_word < text.words.size() && tables.nouns.step(NameIndex::start, text.words[next_word].key) == nullptr)
      return true;
  }
  if (!tables.also_person.contains(word.key)) return false;
  if (hit.first > 0) {
    static const std::unordered_set<std::string_view> royal = {"queen",  "king",   "princess",
                                                               "prince", "sheikh", "emperor"};
    if (royal.contains(folded(sentence.tokens[hit.first - 1].form))) return true;
  }
  if (hit.first > 0 && word_class(sentence.tokens[hit.first - 1]) == Upos::adp)
    return false;  // the president of France, Emmanuel …
  if (hit.first > 0 && word_class(sentence.tokens[hit.first - 1]) == Upos::noun &&
      sentence.tokens[hit.first - 1].xpos == "NN") {
    const std::vector<Word> before = words_of(sentence.tokens[hit.first - 1].form);  // none of a sign
    const NameIndex::Node* node = before.empty() ? nullptr : tables.nouns.step(NameIndex::start, before.front().key);
    if (node != nullptr && node->count != 0 &&
        tables.noun_entries[tables.nouns.readings(*node).front()].kind == NounKind::people) {
      return true;
    }
  }
  if (hit.last >= sentence.tokens.size() || next_word >= text.words.size() || headline(sentence)) return false;
  const Token& next = sentence.tokens[hit.last];
  if (word_class(next) != Upos::propn || text.words[next_word].letters != LetterCase::title) return false;
  const NameIndex::Node* noun = tables.nouns.step(NameIndex::start, text.words[next_word].key);
  const NameIndex::Node* name = tables.names.step(NameIndex::start, text.words[next_word].key);
  return noun == nullptr && (name == nullptr || name->count == 0);
}

/// Split opinions, Nice weather: a town's name that is a common word here.
bool is_common_word(const Sentence& sentence, const Hit& hit) {
  if (hit.last - hit.first != 1 || (hit.kind != NameKind::capital && hit.kind != NameKind::place)) return false;
  const Upos upos = word_class(sentence.tokens[hit.first]);
  return upos == Upos::adj || upos == Upos::verb || upos == Upos::adv || upos == Upos::intj;
}

/// *A$5m*, *NZ $5m*, but *lent Chad $5m*
bool is_currency(const Sentence& sentence, const Hit& hit) {
  static const std::unordered_set<std::string_view> dollars = {"US", "U.S", "U.S.", "NZ", "AU", "HK", "CA", "A", "C"};
  const std::string_view form = sentence.tokens[hit.first].form;
  return form.find('$') != std::string_view::npos ||
         (hit.last < sentence.tokens.size() && sentence.tokens[hit.last].form == "$" && dollars.contains(form));
}

/// *Peru's Congress*, *the National Congress of Peru*: no institution of the country that the name alone would mean.
void tell_institutions(const Sentence& sentence, const Gazetteer::Tables& tables, Names& names) {
  const auto is = [&](const Hit& hit, ActorKind kind) {
    return hit.kind != NameKind::leader && tables.actors[hit.actor].kind == kind;
  };
  const auto country = [&](std::size_t i) { return is(names.hits[i], ActorKind::country); };
  std::vector<Hit> kept;
  for (std::size_t i = 0; i < names.hits.size(); ++i) {
    const Hit& hit = names.hits[i];
    // *the Virginia General Assembly*
    const bool behind_place = i > 0 && names.hits[i - 1].kind == NameKind::place && names.hits[i - 1].last == hit.first;
    if (hit.kind == NameKind::organ && behind_place) continue;
    std::optional<std::size_t> owner;
    if (is(hit, ActorKind::agency) && hit.last - hit.first == 1) {
      std::uint32_t first = hit.first;
      while (first > 0 && (names.low[first - 1] == "'s" || names.low[first - 1] == "national")) --first;
      if (i > 0 && country(i - 1) && names.hits[i - 1].last == first) owner = i - 1;
      const bool of = hit.last < sentence.tokens.size() && names.low[hit.last] == "of";
      if (of && i + 1 < names.hits.size() && country(i + 1) && names.hits[i + 1].first <= hit.last + 2) owner = i + 1;
    }
    if (!owner || tables.actors[names.hits[*owner].actor].id == tables.actors[hit.actor].parent) kept.push_back(hit);
  }
  names.hits = std::move(kept);
}

/// *the Republican senator Ann Lee of Georgia*
bool follows_party(const Names& names, const Hit& hit) {
  static const std::unordered_set<std::string_view> words = {"republican",  "democratic",    "democrat", "senator",
                                                             "congressman", "congresswoman", "sen.",     "rep."};
  const bool of = hit.first > 0 && (names.low[hit.first - 1] == "of" || names.low[hit.first - 1] == "from");
  for (std::uint32_t i = hit.first; of && i > 0 && i + 8 > hit.first; --i) {
    if (words.contains(names.low[i - 1])) return true;
  }
  return false;
}

/// Georgia beside an American state, city or party is the state.
void tell_georgia(const Gazetteer::Tables& tables, Names& names) {
  const std::uint32_t usa = tables.by_id.at("USA"), georgia = tables.by_id.at("GEO");
  const auto american = [&](std::size_t i) {
    return i < names.hits.size() && names.hits[i].kind == NameKind::place && names.hits[i].actor == usa;
  };
  for (std::size_t i = 0; i < names.hits.size(); ++i) {
    Hit& hit = names.hits[i];
    if (hit.actor != georgia || hit.kind != NameKind::name) continue;
    const bool near = (i > 0 && american(i - 1) && hit.first - names.hits[i - 1].last <= 2) ||
                      (american(i + 1) && names.hits[i + 1].first - hit.last <= 2) || follows_party(names, hit);
    if (!near) continue;
    hit.kind = NameKind::place;
    hit.actor = usa;
  }
}

void find_names(const Sentence& sentence, const TokenWords& text, const Gazetteer::Tables& tables,
                const NameContext& context, Names& names) {
  for (std::size_t i = 0; i < text.words.size();) {
    if (text.words[i].letters == LetterCase::lower && !tables.lower_start.contains(text.words[i].key)) {
      ++i;
      continue;
    }
    const std::uint32_t first = text.token[i];
    const bool joined = first > 1 && !names.hits.empty() && names.hits.back().last + 1 == first &&
                        (sentence.tokens[first - 1].form == "–" || sentence.tokens[first - 1].form == "-");
    const Match match = longest_name(text, i, tables, joined);
    if (match.reading == nullptr) {
      ++i;
      continue;
    }
    const std::size_t end = i + match.words;
    Hit hit{text.token[i], text.token[end - 1] + 1, match.reading->kind, match.reading->actor};
    hit.partial =
        (i > 0 && text.token[i - 1] == hit.first) || (end < text.words.size() && text.token[end] == hit.last - 1);
    // Of several countries of one name, the one that the article names without doubt.
    for (const std::uint32_t index : tables.names.readings(*match.node)) {
      const Reading& other = tables.readings[index];
      if (other.kind != match.reading->kind || other.actor == hit.actor || other.kind == NameKind::leader) continue;
      hit.ambiguous = true;
      if (context.seen.size() > other.actor && context.seen[other.actor] && !context.seen[hit.actor])
        hit.actor = other.actor;
    }
    i = end;
    if (is_currency(sentence, hit)) continue;
    if (named_after_country(sentence, hit) || is_common_word(sentence, hit)) continue;
    if (is_person(sentence, hit, text.words[end - 1], text, end, tables)) continue;
    names.hits.push_back(hit);
  }
  tell_georgia(tables, names);
  tell_institutions(sentence, tables, names);
}

void find_nouns(const Sentence& sentence, const TokenWords& text, const Gazetteer::Tables& tables, Names& names) {
  for (std::size_t i = 0; i < text.words.size();) {
    std::size_t length = 0;
    std::uint32_t entry = 0;
    std::uint64_t state = NameIndex::start;
    for (std::size_t j = i; j < text.words.size(); ++j) {
      const NameIndex::Node* node = tables.nouns.step(state, text.words[j].key);
      if (node == nullptr) break;
      state = node->state;
      if (node->count == 0) continue;
      length = j + 1 - i;
      entry = tables.nouns.readings(*node).front();
    }
    const Upos upos = length == 0 ? Upos::x : word_class(sentence.tokens[text.token[i + length - 1]]);
    const bool time_of_day = length == 1 && sentence.tokens[text.token[i]].form.size() == 2 && i > 0 &&
                             word_class(sentence.tokens[text.token[i - 1]]) == Upos::num;  // 5 pm
    // Rep. Ann Lee, not Hun Sen
    static const std::unordered_set<std::string_view> undotted = {"rep", "sen", "gen", "col"};
    if (length != 0 && undotted.contains(names.low[text.token[i + length - 1]])) {
      ++i;
      continue;
    }
    // the premier of Ghana, the Secretary-General, whatever the tagger takes them for
    const std::size_t next = length == 0 ? 0 : text.token[i + length - 1] + 1;
    const bool office = length != 0 && upos == Upos::adj && tables.noun_entries[entry].kind == NounKind::role &&
                        (length > 1 || (next < names.low.size() && names.low[next] == "of"));
    // *the Kenyan state visit*
    static const std::unordered_set<std::string_view> occasions = {"visit", "dinner", "banquet", "funeral"};
    const bool occasion = length == 1 && names.low[text.token[i]] == "state" && next < names.low.size() &&
                          occasions.contains(names.low[next]);
    if (length == 0 || time_of_day || occasion || upos == Upos::verb || (upos == Upos::adj && !office) ||
        upos == Upos::adp || upos == Upos::aux || upos == Upos::adv) {
      ++i;
      continue;
    }
    names.nouns.push_back({text.token[i], text.token[i + length - 1] + 1, &tables.noun_entries[entry]});
    i += length;
  }
}

const std::unordered_set<std::string_view>& function_words() {
  static const std::unordered_set<std::string_view> words = {
      "the",    "a",       "an",      "this", "that", "these", "those", "of",    "in",    "on",   "at",   "to",
      "from",   "by",      "with",    "and",  "or",   "but",   "for",   "as",    "is",    "are",  "was",  "were",
      "be",     "been",    "has",     "have", "had",  "will",  "he",    "she",   "it",    "they", "his",  "her",
      "its",    "their",   "said",    "says", "not",  "would", "could", "who",   "which", "may",  "also", "after",
      "before", "against", "between", "into", "over", "about", "than",  "while", "when",  "where"};
  return words;
}

}  // namespace

const Reading* best_reading(const NameIndex::Node& node, std::span<const Word> words, const Gazetteer::Tables& tables) {
  const Reading* best = nullptr;
  for (const std::uint32_t index : tables.names.readings(node)) {
    const Reading& reading = tables.readings[index];
    if (reading.words != words.size() || !letters_fit(reading, words)) continue;
    if (best == nullptr || reading.kind < best->kind) best = &reading;
    if (reading.kind == NameKind::decoy) return &reading;
  }
  return best;
}

bool capitalised(const Token& token) {
  static thread_local std::vector<Word> words;
  words.clear();
  append_words(token.form, 0, words);
  return !words.empty() && words.front().letters != LetterCase::lower;
}

bool are_initials_of_noun(const Sentence& sentence, std::size_t token) {
  if (token + 1 >= sentence.tokens.size()) return false;
  const std::string_view form = sentence.tokens[token].form;
  const bool lower = std::ranges::any_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
  const Upos next = word_class(sentence.tokens[token + 1]);
  return !lower && (form.size() <= 3 || form.find('.') != std::string_view::npos) &&
         (next == Upos::noun || next == Upos::adj);
}

Upos word_class(const Token& token) {
  if (token.upos != Upos::x || !token.xpos.empty()) return token.upos;
  const std::string low = folded(token.form);
  if (low.empty() || !((low[0] >= 'a' && low[0] <= 'z') || (low[0] >= '0' && low[0] <= '9') || (low[0] & 0x80) != 0)) {
    return low == "'s" ? Upos::part : Upos::punct;
  }
  if (low == "of" || low == "in" || low == "with" || low == "to") return Upos::adp;
  if (low == "the" || low == "a" || low == "an") return Upos::det;
  if (low == "and" || low == "or") return Upos::cconj;
  if (function_words().contains(low)) return Upos::aux;
  if (low[0] >= '0' && low[0] <= '9') return Upos::num;
  return capitalised(token) ? Upos::propn : Upos::noun;
}

Names recognise(const Sentence& sentence, const Gazetteer::Tables& tables, const NameContext& context) {
  Names names;
  const TokenWords text = words_of_tokens(sentence);
  const std::size_t size = sentence.tokens.size();
  names.at.assign(size, -1);
  names.noun_at.assign(size, -1);
  names.noun_to.assign(size, -1);
  names.low.reserve(size);
  for (const Token& token : sentence.tokens) names.low.push_back(folded(token.form));
  find_names(sentence, text, tables, context, names);
  find_nouns(sentence, text, tables, names);
  for (std::size_t i = 0; i < names.hits.size(); ++i) {
    for (std::uint32_t token = names.hits[i].first; token < names.hits[i].last; ++token)
      names.at[token] = static_cast<std::int32_t>(i);
  }
  for (std::size_t i = 0; i < names.nouns.size(); ++i) {
    names.noun_at[names.nouns[i].first] = static_cast<std::int32_t>(i);
    names.noun_to[names.nouns[i].last - 1] = static_cast<std::int32_t>(i);
  }
  return names;
}

}  // namespace entente
