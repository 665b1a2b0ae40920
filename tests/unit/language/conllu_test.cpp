#include "ingest/language/conllu.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "ingest/language/parser.hpp"

namespace entente {
namespace {

const std::string_view sample =
    "# newdoc id = one\n"
    "# text = They don't agree.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t4:nsubj\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "3.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# text = Yes\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n";

TEST(ReadConllu, ReadsSentences) {
  const auto sentences = read_conllu("sample", sample);
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_TRUE(sentences[0].document_start);
  EXPECT_FALSE(sentences[1].document_start);
  EXPECT_TRUE(sentences[1].paragraph_start);
  const std::vector<Token>& tokens = sentences[0].tokens;
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_THAT(sentences[0].joined, ::testing::ElementsAre(false, false, true, false, false));
  EXPECT_EQ(tokens[1].begin, 5U);
  EXPECT_EQ(tokens[1].end, 7U);
  EXPECT_EQ(tokens[2].begin, 7U);
  EXPECT_EQ(tokens[2].end, 10U);
  EXPECT_EQ(tokens[3].head, -1);
  EXPECT_EQ(tokens[3].deprel, Deprel::root);
  EXPECT_EQ(tokens[2].lemma, "not");
  EXPECT_EQ(tokens[4].begin, 16U);
}

std::string problem(std::string_view bytes) {
  try {
    read_conllu("file", bytes);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

TEST(ReadConllu, SaysWhatIsWrongWhere) {
  EXPECT_EQ(problem("1\tYes\n"), "file:1: expected ten fields separated by tabs");
  EXPECT_EQ(problem("1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n# text = Y\n"),
            "file:2: expected the text before the words");
  EXPECT_EQ(problem("# a\n2\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"), "file:2: expected word 1");
  EXPECT_EQ(problem("1\tYes\tyes\tYES\tUH\t_\t0\troot\t_\t_\n"),
            "file:1: expected a universal part of speech, not 'YES'");
  EXPECT_EQ(problem("1\tYes\tyes\tINTJ\tUH\t_\tx\troot\t_\t_\n"), "file:1: expected the number of a head, not 'x'");
  EXPECT_EQ(problem("1\tYes\tyes\tINTJ\tUH\t_\t0\tyes\t_\t_\n"), "file:1: expected a universal relation, not 'yes'");
  EXPECT_EQ(problem("1\tYes\tyes\tINTJ\tUH\t_\t7\tdep\t_\t_\n\n"),
            "file:2: expected heads inside the sentence that ends here");
  EXPECT_EQ(problem("1\tYes\tyes\tINTJ\tUH\t_\t1\tdep\t_\t_\n\n"),
            "file:2: expected a tree with one root in the sentence that ends here");
  EXPECT_THAT(problem("1-9x\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n"), ::testing::HasSubstr("a range of words"));
  EXPECT_EQ(problem(sample), "none");
}

TEST(IsTree, WantsOneRootAndNoCycle) {
  const auto tree = [](const std::vector<std::int32_t>& heads) {
    std::vector<Token> tokens(heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i) tokens[i].head = heads[i];
    return is_tree(tokens);
  };
  EXPECT_TRUE(tree({}));
  EXPECT_TRUE(tree({-1}));
  EXPECT_TRUE(tree({1, -1, 1}));
  EXPECT_FALSE(tree({-1, -1}));
  EXPECT_FALSE(tree({0}));
  EXPECT_FALSE(tree({-1, 2, 1}));
  EXPECT_FALSE(tree({-1, 2, 3, 1}));
  EXPECT_FALSE(tree({3, -1}));
  EXPECT_FALSE(tree({-2, -1}));
}

TEST(WriteConllu, WritesWhatIsRead) {
  Article article;
  article.title = "Talks in Rabat";
  article.text = "They didn't agree on the nine-point plan, said \"Le Monde\".\n\nFrance's ministers left.";
  const Document document = Parser::builtin().parse(article);
  std::ostringstream out;
  write_conllu(out, document);
  const std::string bytes = out.str();
  EXPECT_THAT(bytes, ::testing::StartsWith(
                         "# sent_id = 0\n# newpar\n# text = Talks in Rabat\n1\tTalks\ttalk\tNOUN\tNNS\t_\t0\troot\t"));
  EXPECT_THAT(bytes, ::testing::HasSubstr(
                         "\n2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tOffset=5:8\n"));
  EXPECT_THAT(bytes, ::testing::HasSubstr("\tSpaceAfter=No|Offset="));
  const auto read = read_conllu("written", bytes);
  ASSERT_EQ(read.size(), document.sentences.size());
  for (std::size_t s = 0; s < read.size(); ++s) {
    EXPECT_EQ(read[s].text, document.sentences[s].text);
    EXPECT_EQ(read[s].joined, joined_words(document.sentences[s]));
    ASSERT_EQ(read[s].tokens.size(), document.sentences[s].tokens.size());
    for (std::size_t i = 0; i < read[s].tokens.size(); ++i) {
      const Token& written = document.sentences[s].tokens[i];
      const Token& token = read[s].tokens[i];
      EXPECT_EQ(token.form, written.form);
      EXPECT_EQ(token.lemma, written.lemma);
      EXPECT_EQ(token.upos, written.upos);
      EXPECT_EQ(token.xpos, written.xpos);
      EXPECT_EQ(token.head, written.head);
      EXPECT_EQ(token.deprel, written.deprel);
      EXPECT_EQ(token.begin, written.begin - document.sentences[s].begin);
      EXPECT_EQ(token.end, written.end - document.sentences[s].begin);
    }
  }
}

TEST(WriteConllu, WritesNothingForNothing) {
  std::ostringstream out;
  write_conllu(out, Parser::builtin().parse(Article{}));
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace entente
