#include "ingest/readers/encoding.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace entente {
namespace {

using namespace std::string_literals;

TEST(ToUtf8, leavesUtf8AsItIs) { EXPECT_EQ(to_utf8("Café “Élysée” 😀\n\ttab"), "Café “Élysée” 😀\n\ttab"); }

TEST(ToUtf8, believesTheBytesRatherThanAFalseDeclaration) { EXPECT_EQ(to_utf8("Élysée", "iso-8859-1"), "Élysée"); }

TEST(ToUtf8, dropsAByteOrderMark) { EXPECT_EQ(to_utf8("\xEF\xBB\xBFParis"), "Paris"); }

TEST(ToUtf8, readsUtf16And32WithAMark) {
  EXPECT_EQ(to_utf8("\xFF\xFEP\0\xE9\0"s), "Pé");
  EXPECT_EQ(to_utf8("\xFE\xFF\0P\0\xE9"s), "Pé");
  EXPECT_EQ(to_utf8("\xFF\xFE\0\0P\0\0\0"s), "P");
}

TEST(ToUtf8, readsUtf16WithoutAMark) { EXPECT_EQ(to_utf8("P\0a\0r\0i\0s\0"s), "Paris"); }

TEST(ToUtf8, readsADeclaredEncoding) {
  EXPECT_EQ(to_utf8("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251"), "Москва");
  EXPECT_EQ(to_utf8("\x93\xE9\x94 \x80", "latin1"), "“é” €");
  EXPECT_EQ(to_utf8("Caf\xE9", "no-such-encoding"), "Café");
}

TEST(ToUtf8, takesUndeclaredWesternBytesForWindows1252) {
  EXPECT_EQ(
      to_utf8(
          "The President of C\xF4te d\x92Ivoire met the Prime Minister in Bras\xEDlia on Tuesday, his spokesman said."),
      "The President of Côte d’Ivoire met the Prime Minister in Brasília on Tuesday, his spokesman said.");
}

TEST(ToUtf8, detectsWhatIsNotWestern) {
  const std::string koi8 =
      "\xF0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4 \xF2\xCF\xD3\xD3\xC9\xC9 \xD0\xD2\xCF\xD7\xC5\xCC "
      "\xD7\xD3\xD4\xD2\xC5\xDE\xD5 \xD3 "
      "\xD0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4\xCF\xCD \xE6\xD2\xC1\xCE\xC3\xC9\xC9 \xD7 \xED\xCF\xD3\xCB\xD7\xC5";
  EXPECT_EQ(to_utf8(koi8), "Президент России провел встречу с президентом Франции в Москве");
}

TEST(ToUtf8, repairsSingleBrokenBytes) {
  EXPECT_EQ(to_utf8("déjà vu caf\xE9 à Gen\xC3\xA8ve"), "déjà vu café à Genève");
  EXPECT_TRUE(is_utf8(to_utf8("\xC0\xAF \xED\xA0\x80 \xF5\x80\x80\x80 \xE2\x82", "utf-8")));
}

TEST(ToUtf8, makesControlCharactersSpacesAndLineEndsLineFeeds) {
  EXPECT_EQ(to_utf8("a\r\nb\rc\0d\x1B"
                    "e"s),
            "a\nb\nc d e");
}

TEST(Utf8Length, refusesWhatRfc3629Refuses) {
  EXPECT_EQ(utf8_length("\xC0\x80"), 0U);
  EXPECT_EQ(utf8_length("\xE0\x80\x80"), 0U);
  EXPECT_EQ(utf8_length("\xED\xA0\x80"), 0U);
  EXPECT_EQ(utf8_length("\xF4\x90\x80\x80"), 0U);
  EXPECT_EQ(utf8_length("\xF4\x8F\xBF\xBF"), 4U);
  EXPECT_EQ(utf8_length("\xE2\x82"), 0U);
  EXPECT_EQ(utf8_length(""), 0U);
}

}  // namespace
}  // namespace entente
