#include "ingest/language/word.hpp"

#include <gtest/gtest.h>

#include "ingest/language/parser.hpp"
#include "ingest/language/segmentation.hpp"
#include "ingest/language/utf8.hpp"

namespace entente {
namespace {

TEST(VocabularyForm, IsSmallWithPlainDigitsAndQuotes) {
  EXPECT_EQ(vocabulary_form("Rabat"), "rabat");
  EXPECT_EQ(vocabulary_form("ÉLYSÉE"), "élysée");
  EXPECT_EQ(vocabulary_form("G20"), "g00");
  EXPECT_EQ(vocabulary_form("don’t"), "don't");
  EXPECT_EQ(vocabulary_form("\xC3"), "\xEF\xBF\xBD");
}

// The model's words are looked up by these numbers: they may never change.
TEST(StableHash, IsStable) {
  EXPECT_EQ(stable_hash("", 0), 2414115369415646414U);
  EXPECT_EQ(stable_hash("morocco", 0x656e74656e7465), 2051172910044868683U);
}

SentenceCase case_of(std::string_view text) {
  std::vector<Token> tokens;
  split_tokens(text, 0, tokens);
  return sentence_case(tokens);
}

TEST(SentenceCase, TellsHeadlinesFromSentences) {
  EXPECT_EQ(case_of("France and Morocco Sign Agreement on Fight Against Terrorism"), SentenceCase::title);
  EXPECT_EQ(case_of("France and Morocco signed an agreement on Monday"), SentenceCase::mixed);
  EXPECT_EQ(case_of("FRANCE, MOROCCO SIGN AGREEMENT"), SentenceCase::upper);
  EXPECT_EQ(case_of("EU and UN agree"), SentenceCase::mixed);
  EXPECT_EQ(case_of(""), SentenceCase::mixed);
}

TEST(HashWord, SeesTheShape) {
  const auto shape = [](std::string_view form, SentenceCase sentence = SentenceCase::mixed, bool first = false) {
    return hash_word(form, sentence, first).pieces[static_cast<std::size_t>(WordPiece::shape)];
  };
  EXPECT_EQ(shape("Washington"), shape("Morocco"));
  EXPECT_NE(shape("Washington"), shape("washington"));
  EXPECT_NE(shape("EU"), shape("Eu"));
  EXPECT_NE(shape("Rabat"), shape("Rabat", SentenceCase::title));
  EXPECT_NE(shape("Rabat"), shape("Rabat", SentenceCase::mixed, true));
  EXPECT_EQ(hash_word("Rabat", SentenceCase::mixed, false).word, hash_word("RABAT", SentenceCase::upper, true).word);
}

TEST(NextCodePoint, ReadsWhatUtf8Is) {
  const auto all = [](std::string_view text) {
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) result += next_code_point(text, at);
    return result;
  };
  EXPECT_EQ(all("aé中😀"), U"aé中😀");
  EXPECT_EQ(all("\xC3"), U"\xFFFD");
  EXPECT_EQ(all("\xC0\x80"), U"\xFFFD\xFFFD");
  EXPECT_EQ(all("\xED\xA0\x80"), U"\xFFFD\xFFFD\xFFFD");
  EXPECT_EQ(all("\xF4\x90\x80\x80z"), U"\xFFFD\xFFFD\xFFFD\xFFFDz");
  EXPECT_EQ(all("\xE4\xB8z"), U"\xFFFD\xFFFDz");
}

TEST(AppendCodePoint, WritesWhatIsRead) {
  for (const char32_t point :
       {U'\x7f', U'\x80', U'\x7ff', U'\x800', U'\xffff', char32_t{0x10000}, char32_t{0x10FFFF}}) {
    std::string text;
    append_code_point(text, point);
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(text, at), point);
    EXPECT_EQ(at, text.size());
  }
}

}  // namespace
}  // namespace entente
