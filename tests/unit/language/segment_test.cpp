#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "ingest/language/parser.hpp"
#include "ingest/language/segmentation.hpp"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  split_tokens(text, 0, tokens);
  std::string result;
  for (const Token& token : tokens) result += (result.empty() ? "" : " ") + std::string(token.form);
  return result;
}

struct TokenRow {
  std::string_view text;
  std::string_view tokens;
};

const TokenRow token_rows[] = {
    {"France and Morocco agreed.", "France and Morocco agreed ."},
    {"Don't, can't, won't: it's John's.", "Do n't , ca n't , wo n't : it 's John 's ."},
    {"We’ve said he’d cannot", "We ’ve said he ’d can not"},
    {"the ministers' talks", "the ministers ' talks"},
    {"(Xinhua) -- The", "( Xinhua ) -- The"},
    {"\"Yes,\" she said.", "\" Yes , \" she said ."},
    {"“Yes,” she said…", "“ Yes , ” she said …"},
    {"a nine-month-old non-proliferation co-operation e-mail",
     "a nine - month - old non-proliferation co-operation e-mail"},
    {"Ban Ki-moon met Tsai Ing-wen on Iran-led talks", "Ban Ki-moon met Tsai Ing-wen on Iran - led talks"},
    {"the U.S.-led force", "the U.S. - led force"},
    {"in the U.S.", "in the U.S."},
    {"Mr. Smith, Gen. Lee and J. Doe", "Mr. Smith , Gen. Lee and J. Doe"},
    {"on Feb. 6 at 5 p.m.", "on Feb. 6 at 5 p.m."},
    {"in 2003.", "in 2003 ."},
    {"$5.5 million, US$3bn, €20 and 25%", "$ 5.5 million , US$ 3 bn , € 20 and 25 %"},
    {"1,234.5 at 10:30 on 11/28/2000, 9/11", "1,234.5 at 10:30 on 11/28/2000 , 9/11"},
    {"2004-2006 2018-02-05 713-853-3989", "2004 - 2006 2018-02-05 713-853-3989"},
    {"5km 7pm 20th 1990s 60's", "5 km 7 pm 20th 1990s 60 's"},
    {"and/or his/her", "and / or his / her"},
    {"See http://www.un.org/en/, a.b@c.int.", "See http://www.un.org/en/ , a.b@c.int ."},
    {"wait...what--no—yes –", "wait ... what -- no — yes –"},
    {"Really?! No!!!", "Really ?! No !!!"},
    {"AT&T's C++", "AT&T 's C ++"},
    {"in '07 the 'best' ones", "in '07 the ' best ' ones"},
    {"etc. and so on (e.g. this)", "etc. and so on ( e.g. this )"},
    {"the end.The next", "the end . The next"},
    {"UN-backed talks, un-American, UN-Habitat", "UN - backed talks , un-American , UN-Habitat"},
    {"the U.S./Mexico border", "the U.S. / Mexico border"},
    {"see un.org/en, @NATO’s and #Iran's", "see un.org/en , @NATO ’s and #Iran 's"},
    {"\u200Ea\u200F \u200Db \uFE0Fc", "a b c"},
    {"the end.[2][3]", "the end . [ 2 ] [ 3 ]"},
    {"[citation needed] word(s)", "[ citation needed ] word ( s )"},
    {"a\xC2\xA0"
     "b\xE2\x80\x8B"
     "c\tz",
     "a b c z"},
    {":) ;-) 😀👍", ":) ;-) 😀 👍"},
    {"São Tomé’s café", "São Tomé ’s café"},
    {"", ""},
    {"   ", ""},
};

TEST(DropTooltips, TakesOutNamesThatAreSaidTwice) {
  const TokenRow rows[] = {
      {"He met Ann Lee Lee Ann , and left.", "He met Ann Lee , and left ."},
      {"Prime Minister of Chad Ann Lee Lee Ann Prime Minister of Chad in Rome",
       "Prime Minister of Chad Ann Lee in Rome"},
      {"Foreign Minister Ann Lee Lee Ann Foreign Minister of Chad ’s trip", "Foreign Minister Ann Lee ’s trip"},
      {"Mr Lee Lee Ann said", "Mr Lee said"},
      {"Attended by , President of Chad Ann Lee Lee Ann , President of Mali Jo Roe Roe Jo President of Mali , and left",
       "Attended by , President of Chad Ann Lee , President of Mali Jo Roe , and left"},
      {"President Ann Maria Lee Lee Ann MariaPresident of Chad and Jo Roe", "President Ann Maria Lee and Jo Roe"},
      {"Head of the Audit Office Ann Lee Lee Ann Head of the Audit Office : Yes",
       "Head of the Audit Office Ann Lee : Yes"},
      {"Duran Duran sang in Walla Walla", "Duran Duran sang in Walla Walla"},
      {"They saw Pago Pago American Samoa", "They saw Pago Pago American Samoa"},
  };
  for (const TokenRow& row : rows) {
    std::vector<Token> tokens;
    split_tokens(row.text, 0, tokens);
    drop_tooltips(tokens);
    std::string left;
    for (const Token& token : tokens) left += (left.empty() ? "" : " ") + std::string(token.form);
    EXPECT_EQ(left, row.tokens);
  }
}

TEST(SplitTokens, FollowsTheEnglishTreebanks) {
  for (const TokenRow& row : token_rows) EXPECT_EQ(tokens_of(row.text), row.tokens);
}

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> result;
  for (const SentenceSpan& span : split_sentences(text))
    result.emplace_back(text.substr(span.begin, span.end - span.begin));
  return result;
}

struct SentenceRow {
  std::string_view text;  // '|' where a sentence ends
};

const std::string_view sentence_rows[] = {
    "France agreed.| Morocco did not.",
    "A headline without a full stop|\nThe text begins here.| It goes on.",
    "President George W. Bush met Mr. Blair.| They talked.",
    "The U.S. President and the U.N. Security Council agreed in the U.S.| The talks went on.",
    "He works for Acme Inc. in Paris.| She left Acme Inc.| The firm closed.",
    "It grew by 3.5 percent to $1.2 billion.| That is much.",
    "\"Why?\" he asked.| \"Because!\" she said.| Nobody left.",
    "He said: \"It is over.\"| She agreed.",
    "RABAT, Feb. 6 (Xinhua) -- Morocco and Spain signed an agreement.| More followed.",
    "1. First item|\n2. Second item|\n- Third item",
    "See No. 5 and pp. 6 of vol. 2.| It is there.",
    "It happened at 5 p.m. on Monday.| At 6 p.m. it ended.",
    "They came from Washington, D.C.| The rest came from Rome.",
    "Ministers (e.g. Smith vs. Jones) left.| Others stayed.",
    "Visit www.un.org.| Then|\n\nread on.",
    // titles, acronyms and initials behind a quotation mark
    "The minister said: “Mr. Smith has left.”| “U.S. Central Command agreed,” he said.",
    "‘Gen. Lee’ is a film.| Sen. Jones saw it.",
    "Daniel I. Werfel met Wayne A. I. Frederick.| They were taller than I.| However, they left.",
    "Pfc. Smith and Spc. Jones met DHS Sec. Miller.| After 30 sec. they left.",
    // acronyms that look like abbreviations
    "It joined CAFTA-DR. |The talks with VA. |Veterans failed.",
    "MR. SMITH: Yes.| MS. BOTÍN: No.",
    "They went to pre-K.| President Doe was there.",
    // numbers that begin a sentence, and numbers that do not
    "Four died in Canada.| 25 people were hurt in 2019.| 11 of them left.",
    "See No. 5 people, Art. 3 and Res. 12 of Feb. 25 last year.",
    "It reached 3. 4 is more.",
    // times of day
    "It closed at 6 a.m.| Thailand opened at 8 p.m. Monday and 9 a.m. Moscow time.",
    "They met at 10 a.m. Nov. 29 in Rome.",
    // labels
    "II. Areas of cooperation|\n- a. Selection of projects|\n3.Â The parties agree",
    // marks of footnotes
    "They stayed on the island.[2]| After the war they left.[3][4]",
    "They sold tea, rice, etc.| Previously they sold silk.",
    "It has 19 U.S.C. 1862.| The rest is H.R. 21 of that year.",
};

TEST(SplitSentences, KnowsWhereTheyEnd) {
  for (const std::string_view row : sentence_rows) {
    std::string text;
    std::vector<std::string> expected(1);
    for (const char c : row) {
      if (c == '|') {
        expected.emplace_back();
      } else {
        text += c;
        if (!expected.back().empty() || (c != ' ' && c != '\n')) expected.back() += c;
      }
    }
    for (std::string& sentence : expected) sentence.erase(sentence.find_last_not_of(" \n") + 1);
    EXPECT_THAT(sentences_of(text), ::testing::ElementsAreArray(expected)) << text;
  }
}

TEST(SplitSentences, JoinsHardWrappedLines) {
  const std::string_view text =
      "The foreign ministers of both countries met in the capital on Monday and\n"
      "signed an agreement on trade, which is to come into force when both of the\n"
      "parliaments have agreed to it. The text of the agreement was not published\n"
      "before the meeting ended.\n\nAnother paragraph stands here.";
  EXPECT_EQ(sentences_of(text).size(), 3U);
  EXPECT_EQ(split_sentences(text)[0].begin, 0U);
  EXPECT_TRUE(split_sentences(text)[0].paragraph_start);
  EXPECT_FALSE(split_sentences(text)[1].paragraph_start);
  EXPECT_TRUE(split_sentences(text)[2].paragraph_start);
}

TEST(Segment, PutsTheTitleFirst) {
  Article article;
  article.title = " Talks in Rabat ";
  article.text = "They met. They talked.";
  const Document document = segment(article);
  ASSERT_EQ(document.sentences.size(), 3U);
  EXPECT_EQ(document.sentences[0].text, "Talks in Rabat");
  EXPECT_EQ(document.sentences[0].begin, 1U);
  EXPECT_EQ(document.sentences[0].tokens[1].begin, 7U);
  EXPECT_EQ(document.sentences[2].text, "They talked.");
  EXPECT_EQ(document.sentences[2].begin, 10U);
}

TEST(Segment, DoesNotReadTheTitleTwice) {
  Article article;
  article.title = "Talks in Rabat";
  article.text = "\n Talks in Rabat\n\nThey met.";
  const Document document = segment(article);
  ASSERT_EQ(document.sentences.size(), 2U);
  EXPECT_EQ(document.sentences[0].begin, 2U);
  EXPECT_EQ(document.sentences[0].text.data(), article.text.data() + 2);
  EXPECT_EQ(document.sentences[1].text, "They met.");
}

TEST(Segment, OfNothingHasAnEmptyTitle) {
  const Document document = segment(Article{});
  ASSERT_EQ(document.sentences.size(), 1U);
  EXPECT_TRUE(document.sentences[0].tokens.empty());
}

TEST(Segment, CutsWhatIsTooLongAndSaysSo) {
  Article article;
  for (int i = 0; i < 5000; ++i) article.text += i % 7 == 6 ? "word, " : "word ";
  const Document document = segment(article);
  std::size_t tokens = 0;
  for (const Sentence& sentence : document.sentences) {
    EXPECT_LE(sentence.tokens.size(), 200U);
    tokens += sentence.tokens.size();
  }
  EXPECT_EQ(tokens, 5000U + 714U);
  EXPECT_THAT(document.notes, ElementsAre(HasSubstr("5714 tokens")));
}

// Every byte that is not white space is in exactly one token, and a token's bytes are the text's.
void expect_whole(const Article& article) {
  const Document document = segment(article);
  std::size_t at = 0;
  for (const Sentence& sentence : document.sentences) {
    if (&sentence == &document.sentences[0] && article.title.empty()) continue;
    for (const Token& token : sentence.tokens) {
      ASSERT_LE(at, token.begin);
      ASSERT_LT(token.begin, token.end);
      ASSERT_LE(token.end, article.text.size());
      ASSERT_EQ(token.form.data(), article.text.data() + token.begin);
      ASSERT_EQ(token.form.size(), token.end - token.begin);
      for (std::size_t i = at; i < token.begin; ++i) {
        const auto byte = static_cast<unsigned char>(article.text[i]);
        ASSERT_TRUE(byte <= ' ' || byte >= 0x7f) << "byte " << i << " is lost";
      }
      at = token.end;
    }
  }
}

TEST(Segment, LosesNothingOfRandomBytes) {
  std::mt19937 random(1);
  Article article;
  for (int i = 0; i < 2'000'000; ++i) {
    const auto choice = random() % 8;
    article.text += choice == 0  ? ' '
                    : choice < 5 ? static_cast<char>(random() % 95 + 32)
                                 : static_cast<char>(random() % 256);
    if (random() % 400 == 0) article.text += '\n';
  }
  expect_whole(article);
}

TEST(Segment, LosesNothingOfRandomUtf8) {
  const std::string_view pieces[] = {"a",      "Z",      "é", "“", "”",  "’",   "—", "中",  "ا",      "😀",
                                     "\u200d", "\u0301", ".", "-", "'s", "n't", " ", " ",   "\u00a0", "\n",
                                     "$",      "9",      ",", "/", "@",  ":",   "(", "U.S."};
  std::mt19937 random(2);
  Article article;
  while (article.text.size() < 2'000'000) article.text += pieces[random() % std::size(pieces)];
  expect_whole(article);
}

}  // namespace
}  // namespace entente
