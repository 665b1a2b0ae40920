#pragma once

// Plain text to learn word vectors from.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/language/document.hpp"
#include "ingest/language/embedding_index.hpp"

namespace entente {

/// Tokens as numbers of word types; a type is a spelling in a place (first in a sentence, in a headline or not).
struct Corpus {
  struct Type {
    WordHashes hashes;
    std::size_t count = 0;
  };
  std::vector<Type> types;
  std::vector<std::vector<std::uint32_t>> sentences;
};

/// use(document) for the segmented text, block by block.
void each_block(std::string_view text, const std::function<void(Document&)>& use);

/// The sentences of a text, with paragraphs at empty lines.
Corpus read_corpus(std::string_view text);

/// Learns the embedding table (rows of `width`) as the input vectors of a skip-gram model with negative samples whose
/// outputs tell the four places around a word apart (Ling, Dyer, Black and Trancoso 2015). Deterministic.
std::vector<float> learn_embeddings(const Corpus& corpus, const EmbeddingIndex& index, std::size_t width,
                                    std::size_t passes, std::uint64_t seed);

}  // namespace entente
