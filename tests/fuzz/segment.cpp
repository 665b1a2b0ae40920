// Any bytes: segmentation and parsing never fail, lose no offsets, and every tree is one.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "ingest/language/conllu.hpp"
#include "ingest/language/parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  Article article;
  article.text.assign(reinterpret_cast<const char*>(data), size);
  article.title = article.text.substr(0, article.text.find('\n') / 2);
  const Document document = Parser::builtin().parse(article);
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (!is_tree(sentence.tokens)) std::abort();
    for (const Token& token : sentence.tokens) {
      if (token.begin < sentence.begin || token.end > sentence.end || token.begin >= token.end) std::abort();
      if (token.form != sentence.text.substr(token.begin - sentence.begin, token.end - token.begin)) std::abort();
    }
  }
  return 0;
}
