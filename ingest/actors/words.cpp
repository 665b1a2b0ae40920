#include "ingest/actors/words.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// U+00C0 … U+017F without accents and in lower case; '?' where no letter stands.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 192);

struct Rune {
  char letter = 0;  ///< folded; 0 for what is no letter or digit
  bool capital = false;
  bool separator = false;  ///< parts words and is none
  std::uint8_t size = 1;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Rune rune_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) {
    const char c = static_cast<char>(first);
    if (c >= 'a' && c <= 'z') return {c, false, false, 1};
    if (c >= 'A' && c <= 'Z') return {static_cast<char>(c + 32), true, false, 1};
    if (is_digit(c)) return {c, false, false, 1};
    const bool separates = first <= ' ' || c == '.' || c == '-' || c == '\'' || c == '"' || c == '`' || c == '_';
    return {0, false, separates, 1};
  }
  if (first < 0xE0) {
    const unsigned code = (first & 0x1F) << 6 | (byte(at + 1) & 0x3F);
    if (code >= 0xC0 && code < 0x180) {
      const bool upper =
          code < 0xDF ||
          (code >= 0x100 &&
           (code < 0x138 || (code >= 0x14A && code < 0x178) ? code % 2 == 0 : code % 2 == 1 || code == 0x178));
      const char letter = latin[code - 0xC0];
      if (letter != '?') return {letter, upper, false, 2};
      return {0, false, true, 2};
    }
    if (code >= 0x218 && code <= 0x21B) return {code < 0x21A ? 's' : 't', code % 2 == 0, false, 2};
    if (code < 0xC0 || (code >= 0x2B0 && code < 0x370)) return {0, false, true, 2};  // signs, modifiers: Nukuʻalofa
    return {static_cast<char>(0x80 | (code & 0x7F)), false, false, 2};
  }
  if (first < 0xF0) {
    const unsigned code = (first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    if (code >= 0x2000 && code < 0x2070) return {0, false, true, 3};  // dashes, curly quotes, spaces
    if (code >= 0x1EA0 && code < 0x1EFA) {                            // Vietnamese
      const char vowel = code < 0x1EB8   ? 'a'
                         : code < 0x1EC8 ? 'e'
                         : code < 0x1ECC ? 'i'
                         : code < 0x1EE4 ? 'o'
                         : code < 0x1EF2 ? 'u'
                                         : 'y';
      return {vowel, code % 2 == 0, false, 3};
    }
    return {static_cast<char>(0x80 | (code & 0x7F)), false, false, 3};
  }
  return {'x', false, false, static_cast<std::uint8_t>(first < 0xF8 ? 4 : 1)};
}

constexpr std::uint64_t seed = 0xCBF29CE484222325u;

constexpr std::uint64_t add(std::uint64_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
}

// After the single letter before `at`: U.S. is one word, J.Smith two.
bool goes_on_after_full_stop(std::string_view text, std::size_t at, bool capital) {
  if (text[at] != '.' || at + 1 >= text.size()) return false;
  const Rune next = rune_at(text, at + 1);
  const bool single = at + 2 >= text.size() || rune_at(text, at + 2).letter == 0;
  return next.letter != 0 && next.size == 1 && next.capital == capital && single;
}

constexpr std::uint64_t and_key = add(add(add(seed, 'a'), 'n'), 'd');

}  // namespace

void append_words(std::string_view text, std::uint32_t offset, std::vector<Word>& words) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Rune start = rune_at(text, at);
    if (start.letter == 0) {
      if (!start.separator) {
        const auto begin = static_cast<std::uint32_t>(at);
        words.push_back({text[at] == '&' ? and_key : add(seed, text[at]), offset + begin, offset + begin + 1});
      }
      at += start.size;
      continue;
    }
    const std::size_t begin = at;
    std::uint64_t key = seed;
    std::size_t letters = 0, capitals = 0, piece = 0;  // `piece`: letters since the last full stop
    while (at < text.size()) {
      const Rune rune = rune_at(text, at);
      if (rune.letter != 0) {
        key = add(key, rune.letter);
        if (!is_digit(rune.letter)) ++letters;
        capitals += rune.capital;
        ++piece;
        at += rune.size;
      } else if (piece == 1 && goes_on_after_full_stop(text, at, start.capital)) {
        piece = 0;
        ++at;
      } else {
        break;
      }
    }
    at = std::min(at, text.size());  // a character cut off at the end
    const LetterCase letter_case = !start.capital                       ? LetterCase::lower
                                   : letters > 1 && capitals == letters ? LetterCase::upper
                                                                        : LetterCase::title;
    words.push_back(
        {key, offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(at), letter_case});
  }
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  append_words(text, 0, words);
  return words;
}

std::vector<std::string> name_words(std::string_view name) {
  constexpr std::array<std::string_view, 15> courtesy = {
      "mr", "mrs", "ms", "dr", "sir", "jr", "sr", "iii", "iv", "lord", "dame", "madam", "mme", "ayatollah", "prof"};
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty() && std::ranges::find(courtesy, word) == courtesy.end()) words.push_back(word);
    word.clear();
  };
  for (const char c : folded(name)) {
    if (c == ' ' || c == ',' || c == '-' || c == '\n') {
      end_word();
    } else if (c != '.' && c != '\'') {
      word += c;
    }
  }
  end_word();
  if (words.empty()) words.push_back(folded(name));
  return words;
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Rune rune = rune_at(text, at);
    if (rune.letter != 0) {
      result += rune.letter;
    } else if (rune.size == 1) {
      result += text[at];
    } else {
      result += '\'';  // curly quotes; dashes do not matter where words are compared
    }
    at += rune.size;
  }
  return result;
}

}  // namespace entente
