#pragma once

// Text → the words that names are compared by.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The letters of a word: lower case or none at all, a capital first, or (from two letters on) capitals only.
enum class LetterCase : std::uint8_t { lower, title, upper };

/// A run of letters and digits, or one mark of punctuation. Hyphens, apostrophes, full stops and quotation marks
/// separate words and are none, so that *Guinea-Bissau* is *Guinea Bissau*, and *U.S.* is the one word *US*.
struct Word {
  std::uint64_t key =
      0;  ///< hash of the letters without case and accents; equal for "Élysée" and "elysee", for "&" and "and"
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< bytes [begin, end) of the text
  LetterCase letters = LetterCase::lower;
};

/// Appends the words of `text`, their offsets counted from `offset`. One pass, no allocation but of `words`.
void append_words(std::string_view text, std::uint32_t offset, std::vector<Word>& words);

std::vector<Word> words_of(std::string_view text);

/// The key of the words so far and one more: names are looked up by it, prefix after prefix.
constexpr std::uint64_t extend(std::uint64_t state, std::uint64_t key) {
  std::uint64_t mixed = (state ^ key) * 0x9E3779B97F4A7C15u;
  mixed ^= mixed >> 29;
  return mixed * 0xBF58476D1CE4E5B9u ^ (key >> 7);
}

/// The words of a person's name, folded, without initials' full stops, titles of courtesy, "Jr." and the like.
std::vector<std::string> name_words(std::string_view name);

/// The text in lower case ASCII where it is Latin, without accents: "elysee". For comparing single words of text.
std::string folded(std::string_view text);

}  // namespace entente
