#pragma once

// The parts of segment(): sentences in a text, tokens in a sentence, and the abbreviations that both must know.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/language/document.hpp"

namespace entente {

/// What may follow an abbreviation's full stop.
enum class AbbreviationKind : std::uint8_t {
  title,   ///< a name: "Mr.", "Gen."
  number,  ///< abbreviation only before a number: "No.", "p."
  middle,  ///< never ends a sentence: "e.g.", "vs."
  any,     ///< may end one: "Inc.", "etc."
};

using Abbreviations = std::unordered_map<std::string, AbbreviationKind>;

/// The rows of abbreviations.tsv. Throws std::runtime_error `file:line: expected …` where the table is broken.
Abbreviations read_abbreviations(std::string_view bytes);

/// `word` without its final full stop, in any spelling of capitals; absent where it is none. From abbreviations.tsv.
std::optional<AbbreviationKind> find_abbreviation(std::string_view word);

/// True for letters with full stops between them, "U.S" or "a.m" (without the final one).
bool is_dotted_letters(std::string_view word);

struct SentenceSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< without the white space at both ends; never empty
  bool paragraph_start = false;
};

/// Newlines end sentences except in hard-wrapped text; ICU finds the others, rules on abbreviations put back together
/// what it cuts too often.
std::vector<SentenceSpan> split_sentences(std::string_view text);

/// Appends the tokens of a sentence by Universal Dependencies' English conventions. `offset` is where `sentence`
/// stands.
void split_tokens(std::string_view sentence, std::uint32_t offset, std::vector<Token>& tokens);

/// Takes out the words of tooltips, which stand in the text of some pages (kremlin.ru's) behind a name: the name again,
/// surname first, and the office, as in *talks with Ann Lee Lee Ann Prime Minister of Chad in Rome*.
void drop_tooltips(std::vector<Token>& tokens);

}  // namespace entente
