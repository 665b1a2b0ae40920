#include "ingest/actors/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

std::vector<std::string> parts(std::string_view text) {
  std::vector<std::string> result;
  for (const Word& word : words_of(text)) result.emplace_back(text.substr(word.begin, word.end - word.begin));
  return result;
}

std::vector<std::uint64_t> keys(std::string_view text) {
  std::vector<std::uint64_t> result;
  for (const Word& word : words_of(text)) result.push_back(word.key);
  return result;
}

TEST(Words, PartAtHyphensApostrophesAndMarks) {
  EXPECT_THAT(parts("Guinea-Bissau's army, (near) Côte d’Ivoire."),
              testing::ElementsAre("Guinea", "Bissau", "s", "army", ",", "(", "near", ")", "Côte", "d", "Ivoire"));
  EXPECT_THAT(parts("P5+1 and U.S.-led U.N. talks. A. Smith in D.C"),
              testing::ElementsAre("P5", "+", "1", "and", "U.S", "led", "U.N", "talks", "A", "Smith", "in", "D.C"));
}

TEST(Words, KeysForgetCaseAccentsAndFullStops) {
  EXPECT_EQ(keys("U.S."), keys("us"));
  EXPECT_EQ(keys("Élysée Palace"), keys("elysee PALACE"));
  EXPECT_EQ(keys("Türkiye"), keys("turkiye"));
  EXPECT_EQ(keys("Chișinău"), keys("Chisinau"));
  EXPECT_EQ(keys("Bosnia & Herzegovina"), keys("Bosnia and Herzegovina"));
  EXPECT_EQ(keys("N’Djamena"), keys("N'Djamena"));
  EXPECT_EQ(keys("Guinea-Bissau"), keys("Guinea – Bissau"));
  EXPECT_NE(keys("Niger"), keys("Nigeria"));
  EXPECT_NE(keys("Россия"), keys("Украина"));
}

TEST(Words, KnowTheirCase) {
  EXPECT_EQ(words_of("US").front().letters, LetterCase::upper);
  EXPECT_EQ(words_of("U.S.").front().letters, LetterCase::upper);
  EXPECT_EQ(words_of("us").front().letters, LetterCase::lower);
  EXPECT_EQ(words_of("Us").front().letters, LetterCase::title);
  EXPECT_EQ(words_of("Élysée").front().letters, LetterCase::title);
  EXPECT_EQ(words_of("DÉBY").front().letters, LetterCase::upper);
  EXPECT_EQ(words_of("A").front().letters, LetterCase::title);
}

TEST(Words, EndInsideTheText) {
  for (const std::string_view text : {"Caf\xC3", "\xE2\x80", "a\xF0\x9F", "\xFF\xFE", "U.", "."}) {
    for (const Word& word : words_of(text)) {
      EXPECT_LT(word.begin, word.end);
      EXPECT_LE(word.end, text.size());
    }
  }
}

}  // namespace
}  // namespace entente
