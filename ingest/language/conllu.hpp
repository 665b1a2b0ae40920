#pragma once

// CoNLL-U (https://universaldependencies.org/format.html) in and out.

#include <ostream>
#include <string_view>
#include <vector>

#include "ingest/language/document.hpp"

namespace entente {

/// A sentence as a treebank has it.
struct TreebankSentence {
  bool document_start = false;
  bool paragraph_start = false;
  std::string_view text;      ///< the `# text` comment
  std::vector<Token> tokens;  ///< with offsets into `text`; words of one multiword token may share its bytes
  std::vector<bool> joined;   ///< by token: it and the token before it are words of one multiword token
};

/// The sentences of a CoNLL-U file; their views point into `bytes`. Empty nodes and enhanced dependencies are left out,
/// unknown subtypes of relations become the plain relation. Throws std::runtime_error `file:line: expected …` where a
/// line is broken, a label unknown, a head out of range, or a tree has a cycle or not exactly one root.
std::vector<TreebankSentence> read_conllu(std::string_view file, std::string_view bytes);

/// Every sentence that has tokens: `# text`, a line a word, multiword tokens for clitics (don't), and in MISC
/// `SpaceAfter=No` and `Offset=begin:end`, the word's bytes in the article.
void write_conllu(std::ostream& out, const Document& document);

/// By token: it and the token before it were one word of the text ("do" and "n't" are; "nine" and "-" are not).
std::vector<bool> joined_words(const Sentence& sentence);

/// True where exactly one token's head is -1, every other head is another token of the sentence, and there is no cycle;
/// true for no tokens. O(n).
bool is_tree(const std::vector<Token>& tokens);

}  // namespace entente
