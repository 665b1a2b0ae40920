#include <gtest/gtest.h>

#include "ingest/language/penn.hpp"
#include "ingest/language/universal.hpp"

namespace entente {
namespace {

TEST(Upos, EveryNameIsReadBack) {
  for (std::size_t i = 0; i < upos_count; ++i) {
    const auto upos = static_cast<Upos>(i);
    EXPECT_EQ(parse_upos(name(upos)), upos) << name(upos);
  }
  EXPECT_EQ(name(Upos::propn), "PROPN");
  EXPECT_EQ(parse_upos("noun"), std::nullopt);
  EXPECT_EQ(parse_upos(""), std::nullopt);
}

TEST(Deprel, EveryNameIsReadBack) {
  for (std::size_t i = 0; i < deprel_count; ++i) {
    const auto deprel = static_cast<Deprel>(i);
    EXPECT_EQ(parse_deprel(name(deprel)), deprel) << name(deprel);
  }
  EXPECT_EQ(name(Deprel::case_), "case");
  EXPECT_EQ(name(Deprel::nsubj_pass), "nsubj:pass");
  EXPECT_EQ(name(Deprel::xcomp), "xcomp");
}

TEST(Deprel, AnUnknownSubtypeIsThePlainRelation) {
  EXPECT_EQ(parse_deprel("nmod:npmod"), Deprel::nmod);
  EXPECT_EQ(parse_deprel("nmod:"), Deprel::nmod);
  EXPECT_EQ(parse_deprel("subject"), std::nullopt);
  EXPECT_EQ(parse_deprel(":pass"), std::nullopt);
}

TEST(PennTags, HaveOneStorage) {
  const std::string name = "NNP";
  const auto tag = parse_penn_tag(name);
  ASSERT_TRUE(tag);
  EXPECT_EQ(*tag, "NNP");
  EXPECT_NE(tag->data(), name.data());
  EXPECT_EQ(parse_penn_tag("NNPX"), std::nullopt);
  for (const std::string_view other : penn_tags()) EXPECT_EQ(parse_penn_tag(other), other);
}

}  // namespace
}  // namespace entente
