// Any bytes: they are a treebank or are refused, and what is read is sentences of trees.

#include "ingest/language/conllu.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  try {
    for (const TreebankSentence& sentence : read_conllu("input", {reinterpret_cast<const char*>(data), size})) {
      if (sentence.tokens.empty() || sentence.joined.size() != sentence.tokens.size()) std::abort();
      if (!is_tree(sentence.tokens)) std::abort();
      for (const Token& token : sentence.tokens) {
        if (token.begin > token.end || token.end > sentence.text.size()) std::abort();
      }
    }
  } catch (const std::runtime_error&) {
  }
  return 0;
}
