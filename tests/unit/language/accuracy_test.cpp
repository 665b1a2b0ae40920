// What the shipped model reaches on treebanks that it was not trained on. Skipped where they are absent.

#include <gtest/gtest.h>
#include <string>
#include <zlib.h>

#include "ingest/language/lemma.hpp"
#include "ingest/language/training/evaluate.hpp"

namespace entente {
namespace {

std::string unzipped(const std::string& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return bytes;
  char buffer[1 << 16];
  for (int count = 0; (count = gzread(file, buffer, sizeof buffer)) > 0;)
    bytes.append(buffer, static_cast<std::size_t>(count));
  gzclose(file);
  return bytes;
}

std::string treebank(const std::string& name) {
  return unzipped(std::string(ENTENTE_SHARED_DIR) + "/data/treebanks/" + name + ".conllu.gz");
}

TEST(Accuracy, OnWebEnglish) {
  const std::string bytes = treebank("test-ewt");
  if (bytes.empty()) GTEST_SKIP() << "needs the treebanks of the shared data";
  const GoldTokenScores scores = evaluate(Parser::builtin(), read_conllu("test-ewt", bytes));
  EXPECT_GE(scores.upos, 95.5);
  // Two in three of the lemmas that are wrong have a wrong tag: a common noun in capitals taken for a name, mostly.
  EXPECT_GE(scores.lemma, 97.5);
  EXPECT_GE(scores.las, 84.5);
}

TEST(Accuracy, OfLemmasByTheTreebanksTags) {
  const std::string bytes = treebank("test-ewt");
  if (bytes.empty()) GTEST_SKIP() << "needs the treebanks of the shared data";
  double right = 0;
  double words = 0;
  for (const TreebankSentence& sentence : read_conllu("test-ewt", bytes)) {
    for (const Token& token : sentence.tokens) {
      words += 1;
      right += token.lemma == "_" || lemma(token.form, token.upos, token.xpos) == token.lemma;
    }
  }
  EXPECT_GE(100 * right / words, 97.5);
}

TEST(Accuracy, OnNews) {
  const std::string bytes = treebank("test-news");
  if (bytes.empty()) GTEST_SKIP() << "needs the treebanks of the shared data";
  const GoldTokenScores scores = evaluate(Parser::builtin(), read_conllu("test-news", bytes));
  EXPECT_GE(scores.upos, 96);
  EXPECT_GE(scores.uas, 86);
  EXPECT_GE(scores.las, 83);
}

TEST(Accuracy, OnNewsFromRawText) {
  const std::string bytes = treebank("test-news");
  if (bytes.empty()) GTEST_SKIP() << "needs the treebanks of the shared data";
  const RawTextScores scores = evaluate_raw(Parser::builtin(), read_conllu("test-news", bytes));
  EXPECT_GE(scores.sentences, 93);
  EXPECT_GE(scores.tokens, 99);
  EXPECT_GE(scores.las, 80);
}

}  // namespace
}  // namespace entente
