#pragma once

// A parsed article: sentences of tokens with Universal Dependencies.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/universal.hpp"

namespace entente {

/// One token (a syntactic word of Universal Dependencies). `begin` and `end` are byte offsets, half-open, into the
/// article's text, or into its title where the sentence is the title and does not stand in the text.
struct Token {
  std::string_view form;  ///< the bytes, in the article, which must outlive the document
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string lemma;
  Upos upos = Upos::x;
  std::string_view xpos;   ///< the Penn Treebank tag, "NNP"; static storage
  std::int32_t head = -1;  ///< index of the governing token in the sentence; -1 for the root
  Deprel deprel = Deprel::dep;
};

/// A sentence. A document's sentence 0 is the article's title (empty where the article has none).
struct Sentence {
  std::string_view text;  ///< its bytes in the article
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool paragraph_start = false;
  std::vector<Token> tokens;  ///< exactly one has head -1 and the tree has no cycle; may be empty
};

struct Document {
  std::vector<Sentence> sentences;
  std::vector<std::string> notes;  ///< what was cut or repaired, for the user; mostly empty
};

}  // namespace entente
