#pragma once

// What the tagger and the parser see of a word: hashes of its form, its ends and its shape.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ingest/language/document.hpp"

namespace entente {

/// How a sentence is capitalised; in titles and in capitals a capital letter says little.
enum class SentenceCase : std::uint8_t { mixed, title, upper };

/// The parts of a word that have embeddings of their own, beside the word itself.
enum class WordPiece : std::uint8_t { suffix2, suffix3, suffix4, prefix3, shape };
inline constexpr std::size_t word_piece_count = 5;

struct WordHashes {
  std::uint64_t word = 0;  ///< of the form in lower case, every digit as 0; never 0
  std::array<std::uint64_t, word_piece_count> pieces{};
};

/// The form in lower case with every digit as 0: what the vocabulary holds. "É" becomes "é", "’" becomes "'".
std::string vocabulary_form(std::string_view form);

/// A hash that is the same on every machine and in every version of the library; never 0.
std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed);

SentenceCase sentence_case(std::span<const Token> tokens);

/// `first`: the word is the first of its sentence.
WordHashes hash_word(std::string_view form, SentenceCase sentence, bool first);

}  // namespace entente
