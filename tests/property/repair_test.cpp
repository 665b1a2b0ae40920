#include "ingest/relationships/repair.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <rapidcheck/gtest.h>

#include "ingest/language/conllu.hpp"
#include "ingest/language/parser.hpp"

namespace entente {
namespace {

using Random = std::mt19937;

std::uint32_t below(Random& random, std::size_t end) {
  return static_cast<std::uint32_t>(random() % std::max<std::size_t>(1, end));
}

std::string sentence_text(Random& random) {
  static const std::vector<std::string> words = {
      "Chad",  "President", "Lee",     "On",        "Monday",       "May",         "2011",      "that",
      "which", "and",       "to",      "with",      "by",           "of",          "the",       "a",
      ",",     "sent",      "said",    "discussed", "trade",        "talks",       "held",      "is",
      "has",   "been",      "willing", "attacking", "troops",       "carrying",    "agreement", "gave",
      "his",   "who",       "French",  "invited",   "neighbouring", "counterpart", "met",       "sanctions"};
  std::string text;
  for (std::uint32_t left = 3 + below(random, 15); left > 0; --left) text += words[below(random, words.size())] + " ";
  return text + ".";
}

/// Hangs some tokens elsewhere, as a parser that errs might, but never below themselves.
void rehang(Random& random, std::vector<Token>& tokens) {
  for (std::uint32_t left = 1 + below(random, 4); left > 0; --left) {
    const auto at = below(random, tokens.size());
    const auto head = static_cast<std::int32_t>(below(random, tokens.size()));
    const Token before = tokens[at];
    static constexpr Deprel common[] = {Deprel::nsubj, Deprel::obj,      Deprel::obl,   Deprel::nmod,
                                        Deprel::amod,  Deprel::conj,     Deprel::acl,   Deprel::parataxis,
                                        Deprel::case_, Deprel::compound, Deprel::advcl, Deprel::appos};
    tokens[at].head = head;
    tokens[at].deprel = common[below(random, std::size(common))];
    if (!is_tree(tokens)) tokens[at] = before;
  }
}

std::vector<Mention> any_mentions(Random& random, std::uint32_t number, std::size_t size) {
  std::vector<Mention> mentions;
  for (std::uint32_t first = 0; first < size; ++first) {
    if (below(random, 3) != 0) continue;
    const std::uint32_t length = 1 + below(random, std::min<std::size_t>(3, size - first));
    mentions.push_back({number, first, first + length, first + below(random, length), {"TCD"}});
  }
  return mentions;
}

/// Whatever the parser and the recogniser may come to do.
RC_GTEST_PROP(Repair, LeavesATree, (std::uint32_t seed)) {
  Random random(seed);
  Article article;
  article.text = sentence_text(random);
  const Document document = Parser::builtin().parse(article);
  for (std::uint32_t number = 0; number < document.sentences.size(); ++number) {
    Sentence sentence = document.sentences[number];
    for (int tree = 0; tree < 100 && !sentence.tokens.empty(); ++tree) {
      RC_ASSERT(is_tree(sentence.tokens));
      const auto mentions = any_mentions(random, number, sentence.tokens.size());
      RC_ASSERT(is_tree(repair(sentence, mentions, number, Predicates::builtin()).tokens));
      sentence.tokens = document.sentences[number].tokens;
      rehang(random, sentence.tokens);
    }
  }
}

}  // namespace
}  // namespace entente
