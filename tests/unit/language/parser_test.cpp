#include "ingest/language/parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hwy/targets.h>
#include <random>
#include <sstream>
#include <thread>

#include "ingest/language/conllu.hpp"
#include "ingest/language/segmentation.hpp"

namespace entente {
namespace {

std::vector<Token> parsed(std::string_view text) {
  Sentence sentence;
  split_tokens(text, 0, sentence.tokens);
  Parser::builtin().parse(sentence);
  return sentence.tokens;
}

const Token& token(const std::vector<Token>& tokens, std::string_view form) {
  for (const Token& token : tokens) {
    if (token.form == form) return token;
  }
  ADD_FAILURE() << "no token " << form;
  return tokens.front();
}

std::string arc(const std::vector<Token>& tokens, std::string_view form) {
  const Token& child = token(tokens, form);
  return std::string(name(child.deprel)) + " of " + (child.head < 0 ? "nothing" : std::string(tokens[child.head].form));
}

TEST(Parser, FindsWhoDoesWhatToWhom) {
  const auto tokens =
      parsed("French President Emmanuel Macron and King Mohammed VI of Morocco signed an agreement on Monday.");
  EXPECT_EQ(arc(tokens, "signed"), "root of nothing");
  EXPECT_EQ(arc(tokens, "agreement"), "obj of signed");
  EXPECT_EQ(arc(tokens, "Monday"), "obl of signed");
  EXPECT_EQ(token(tokens, "signed").upos, Upos::verb);
  EXPECT_EQ(token(tokens, "signed").xpos, "VBD");
  EXPECT_EQ(token(tokens, "signed").lemma, "sign");
  EXPECT_EQ(token(tokens, "Morocco").upos, Upos::propn);
}

TEST(Parser, KnowsThePassive) {
  const auto tokens = parsed("The treaty was ratified by the parliament.");
  EXPECT_EQ(arc(tokens, "treaty"), "nsubj:pass of ratified");
  EXPECT_EQ(arc(tokens, "was"), "aux:pass of ratified");
  EXPECT_EQ(arc(tokens, "parliament"), "obl:agent of ratified");
}

// In headlines and in capitals, a verb is a verb.
TEST(Parser, ReadsHeadlines) {
  for (const std::string_view text :
       {"France and Morocco sign agreement on security", "France and Morocco Sign Agreement on Security",
        "FRANCE AND MOROCCO SIGN AGREEMENT ON SECURITY"}) {
    const auto tokens = parsed(text);
    EXPECT_EQ(tokens[3].upos, Upos::verb) << text;
    EXPECT_EQ(tokens[3].head, -1) << text;
    EXPECT_EQ(tokens[0].head, 3) << text;
    EXPECT_EQ(tokens[0].deprel, Deprel::nsubj) << text;
    EXPECT_EQ(tokens[4].head, 3) << text;
    EXPECT_EQ(tokens[4].deprel, Deprel::obj) << text;
  }
}

void expect_tree(const std::vector<Token>& tokens) {
  EXPECT_TRUE(is_tree(tokens));
  for (const Token& word : tokens) {
    EXPECT_EQ(word.deprel == Deprel::root, word.head == -1);
    EXPECT_FALSE(word.xpos.empty());
    EXPECT_FALSE(word.lemma.empty());
  }
}

// The only word of a title that may be a verb is one, though it looks like a noun; a title without any has none.
TEST(Parser, FindsTheVerbOfATitle) {
  const struct {
    std::string_view title;
    int root;
    Upos upos;
  } rows[] = {
      {"Senegalese Parliament votes for withdrawal of Malian troops", 2, Upos::verb},
      {"OSCE calls for further Belarusian cooperation", 1, Upos::verb},
      {"Peru blocks access to border", 1, Upos::verb},
      {"Ecuadorian fighter jet crashes in Chile", 3, Upos::verb},
      {"Asian Bank warns of high cost", 2, Upos::verb},
      {"Fiftieth anniversary of the treaty of Rome", 1, Upos::noun},
      {"On the road in Bolivia, July 2019", 2, Upos::noun},
  };
  for (const auto& row : rows) {
    Article article;
    article.title = row.title;
    const Document document = Parser::builtin().parse(article);
    const std::vector<Token>& tokens = document.sentences[0].tokens;
    EXPECT_EQ(tokens[row.root].head, -1) << row.title;
    EXPECT_EQ(tokens[row.root].upos, row.upos) << row.title;
    expect_tree(tokens);
  }
}

TEST(Parser, MakesATreeOfAnything) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += i % 3 == 0 ? ", " : i % 3 == 1 ? "and " : "Rabat ";
  for (const std::string_view text :
       {std::string_view(), std::string_view("word"), std::string_view(". . . ! ? , ; : - \" ( ) ( ( ("),
        std::string_view("123 456 789"), std::string_view("这 是 一个 句子 。"),
        std::string_view("هذه جملة باللغة العربية"), std::string_view("\xff\xfe \x80 \xc3"),
        std::string_view("the the the the of of of of and and"), std::string_view(many)}) {
    expect_tree(parsed(text));
  }
}

TEST(Parser, MakesATreeOfRandomWords) {
  const std::string_view words[] = {"the", "of",  "and",  ",",  ".",   "signed", "Morocco", "is",      "to",  "(",
                                    ")",   "who", "that", "'s", "not", "12",     "—",       "quickly", "red", "\""};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length)
      text += std::string(words[random() % std::size(words)]) + " ";
    expect_tree(parsed(text));
  }
}

Article long_article() {
  Article article;
  article.title = "Ministers Meet in Rabat to Discuss Co-operation";
  const std::string_view words[] = {"ministers", "of",        "France", "and",   "Morocco", "agreed",
                                    "to",        "cooperate", ",",      "said",  "the",     "U.N.",
                                    "on",        "Monday",    "which",  "talks", "were",    "held",
                                    "in",        "Xyzzyland", "2018",   "'s",    "strongly"};
  std::mt19937 random(3);
  for (int i = 0; i < 4000; ++i)
    article.text += std::string(words[random() % std::size(words)]) + (random() % 18 == 0 ? ". The " : " ");
  return article;
}

std::string written(const Article& article) {
  std::ostringstream out;
  write_conllu(out, Parser::builtin().parse(article));
  return out.str();
}

TEST(Parser, MakesTheSameTreesOnEveryProcessor) {
  const Article article = long_article();
  const std::string expected = written(article);
  const std::int64_t supported = hwy::SupportedTargets();
  int targets = 0;
  for (std::int64_t rest = supported; rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    EXPECT_EQ(written(article), expected) << hwy::TargetName(rest & -rest);
    ++targets;
  }
  hwy::SetSupportedTargetsForTest(0);
  EXPECT_GE(targets, 1);
}

TEST(Parser, MakesTheSameTreesInEveryThread) {
  const Article article = long_article();
  const std::string expected = written(article);
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results) threads.emplace_back([&] { result = written(article); });
  }
  for (const std::string& result : results) EXPECT_EQ(result, expected);
}

}  // namespace
}  // namespace entente
