#pragma once

// From a word's hashes to the rows of the embedding table that are added up for it.

#include <array>
#include <cstdint>
#include <vector>

#include "ingest/language/word.hpp"

namespace entente {

/// Row 0 is the unknown word's; then the known words', then as many rows for each piece as its hashes are spread over.
class EmbeddingIndex {
 public:
  using Rows = std::array<std::uint32_t, 1 + word_piece_count>;

  EmbeddingIndex() = default;
  /// `words`: the hashes of the known words, without duplicates or 0; `pieces`: rows of each piece, at least 1.
  EmbeddingIndex(std::vector<std::uint64_t> words, const std::array<std::uint32_t, word_piece_count>& pieces)
      : words_(std::move(words)), pieces_(pieces) {
    std::size_t size = 64;
    while (size < words_.size() * 3) size *= 2;
    table_.assign(size, 0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::size_t at = words_[i] & (size - 1);
      while (table_[at] != 0) at = (at + 1) & (size - 1);
      table_[at] = static_cast<std::uint32_t>(i + 1);
    }
    rows_ = static_cast<std::uint32_t>(words_.size() + 1);
    for (std::size_t piece = 0; piece < word_piece_count; ++piece) {
      begin_[piece] = rows_;
      rows_ += pieces_[piece];
    }
  }

  std::uint32_t row_count() const { return rows_; }
  const std::vector<std::uint64_t>& words() const { return words_; }
  const std::array<std::uint32_t, word_piece_count>& pieces() const { return pieces_; }

  Rows rows(const WordHashes& hashes) const {
    Rows result{word_row(hashes.word)};
    for (std::size_t piece = 0; piece < word_piece_count; ++piece) {
      result[1 + piece] = begin_[piece] + static_cast<std::uint32_t>(hashes.pieces[piece] % pieces_[piece]);
    }
    return result;
  }

 private:
  std::uint32_t word_row(std::uint64_t hash) const {
    for (std::size_t at = hash & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
      const std::uint32_t row = table_[at];
      if (row == 0 || words_[row - 1] == hash) return row;
    }
  }

  std::vector<std::uint64_t> words_;
  std::array<std::uint32_t, word_piece_count> pieces_{};
  std::array<std::uint32_t, word_piece_count> begin_{};
  std::vector<std::uint32_t> table_ = std::vector<std::uint32_t>(64, 0);
  std::uint32_t rows_ = 1;
};

}  // namespace entente
