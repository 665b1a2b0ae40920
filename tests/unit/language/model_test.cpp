#include "ingest/language/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>

#include "ingest/data/built_in.hpp"
#include "ingest/language/parser.hpp"
#include "ingest/language/segmentation.hpp"

namespace entente {
namespace {

std::string refusal(std::string_view bytes) {
  try {
    load_model("file", bytes);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

TEST(Model, IsNotTooLarge) { EXPECT_LE(built_in("english.model").size(), 5'000'000U); }

TEST(Model, IsWrittenAsItIsRead) {
  const std::string_view bytes = built_in("english.model");
  EXPECT_TRUE(save_model(load_model("english.model", bytes)) == bytes);
}

TEST(Model, MakesTheSameTreesWhenItIsSavedAndLoaded) {
  const Parser again(save_model(load_model("english.model", built_in("english.model"))));
  Sentence one;
  split_tokens("Spain's interior minister met his Moroccan counterpart, who had visited Madrid in May.", 0, one.tokens);
  Sentence two = one;
  Parser::builtin().parse(one);
  again.parse(two);
  for (std::size_t i = 0; i < one.tokens.size(); ++i) {
    EXPECT_EQ(one.tokens[i].upos, two.tokens[i].upos);
    EXPECT_EQ(one.tokens[i].xpos, two.tokens[i].xpos);
    EXPECT_EQ(one.tokens[i].head, two.tokens[i].head);
    EXPECT_EQ(one.tokens[i].deprel, two.tokens[i].deprel);
  }
}

TEST(Model, IsRefusedWhenDamaged) {
  const std::string good(built_in("english.model"));
  EXPECT_EQ(refusal(good), "none");
  EXPECT_EQ(refusal(""), "file: expected a language model of this version of Entente");
  EXPECT_EQ(refusal("PK\x03\x04"), "file: expected a language model of this version of Entente");
  for (const std::size_t at : {std::size_t{30}, std::size_t{1000}, good.size() / 2, good.size() - 1}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    EXPECT_THAT(refusal(bad), ::testing::HasSubstr("undamaged language model")) << at;
  }
  for (const std::size_t size : {std::size_t{20}, std::size_t{5000}, good.size() - 1}) {
    EXPECT_THAT(refusal(good.substr(0, size)), ::testing::StartsWith("file: expected ")) << size;
    EXPECT_NE(refusal(good.substr(0, size)), "none");
  }
  EXPECT_NE(refusal(good + "x"), "none");
}

}  // namespace
}  // namespace entente
