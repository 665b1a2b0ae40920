#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ingest/language/conllu.hpp"
#include "ingest/language/parser.hpp"

namespace entente {
namespace {

/// Text as it might stand in an article: words, marks, numbers, clitics, spaces and newlines.
rc::Gen<std::string> text() {
  const auto piece = rc::gen::element<std::string>(
      "Morocco", "France", "the", "of", "met", "was", "U.S.", "Mr.", "don't", "n't", "'s", "’", "“", "”", ".", ",",
      "...", "!?", "-", "—", "nine-point", "5km", "$3bn", "(", ")", "\n", "\n\n", " ", " ", " ", " ", "\u00a0", "é",
      "中文", "😀", "http://a.b/c", "x@y.int", "1.", "\"", "/", "\xff");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
    std::string result;
    for (const std::string& part : pieces) result += part;
    return result;
  });
}

RC_GTEST_PROP(Language, EveryTokensBytesAreTheTexts, ()) {
  Article article;
  article.text = *text();
  article.title = *rc::gen::element<std::string>("", "Morocco", "A title");
  const Document document = Parser::builtin().parse(article);
  RC_ASSERT(!document.sentences.empty());
  std::uint32_t last = 0;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const bool in_text = s > 0 || (sentence.text.data() >= article.text.data() &&
                                   sentence.text.data() < article.text.data() + article.text.size());
    const std::string& where = in_text ? article.text : article.title;
    RC_ASSERT(sentence.text == std::string_view(where).substr(sentence.begin, sentence.end - sentence.begin));
    for (const Token& token : sentence.tokens) {
      RC_ASSERT(token.begin < token.end);
      RC_ASSERT(token.begin >= sentence.begin);
      RC_ASSERT(token.end <= sentence.end);
      RC_ASSERT(token.form == std::string_view(where).substr(token.begin, token.end - token.begin));
      if (!in_text) continue;
      RC_ASSERT(token.begin >= last);
      last = token.end;
    }
    RC_ASSERT(is_tree(sentence.tokens));
  }
}

RC_GTEST_PROP(Language, SpacesAtTheEndsChangeNoTree, ()) {
  Article article;
  article.text =
      "Morocco and Spain agreed " + *rc::gen::element<std::string>("to cooperate", "on trade", "that it is over") + ".";
  Article padded = article;
  const auto front = *rc::gen::inRange(0, 4);
  padded.text = std::string(static_cast<std::size_t>(front), ' ') + article.text + "  \n";
  const Document one = Parser::builtin().parse(article);
  const Document two = Parser::builtin().parse(padded);
  RC_ASSERT(one.sentences.size() == two.sentences.size());
  for (std::size_t i = 0; i < one.sentences[1].tokens.size(); ++i) {
    RC_ASSERT(one.sentences[1].tokens[i].head == two.sentences[1].tokens[i].head);
    RC_ASSERT(one.sentences[1].tokens[i].begin + static_cast<std::uint32_t>(front) == two.sentences[1].tokens[i].begin);
  }
}

}  // namespace
}  // namespace entente
