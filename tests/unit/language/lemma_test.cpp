#include "ingest/language/lemma.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct Row {
  std::string_view form;
  Upos upos;
  std::string_view xpos;
  std::string_view lemma;
};

const Row lemma_rows[] = {
    {"went", Upos::verb, "VBD", "go"},
    {"Went", Upos::verb, "VBD", "go"},
    {"signed", Upos::verb, "VBD", "sign"},
    {"agreed", Upos::verb, "VBN", "agree"},
    {"welcomed", Upos::verb, "VBD", "welcome"},
    {"met", Upos::verb, "VBN", "meet"},
    {"cooperated", Upos::verb, "VBN", "cooperate"},
    {"visited", Upos::verb, "VBD", "visit"},
    {"controlled", Upos::verb, "VBN", "control"},
    {"called", Upos::verb, "VBN", "call"},
    {"stopped", Upos::verb, "VBD", "stop"},
    {"co-led", Upos::verb, "VBN", "co-lead"},
    {"discussed", Upos::verb, "VBD", "discuss"},
    {"announced", Upos::verb, "VBD", "announce"},
    {"strengthened", Upos::verb, "VBN", "strengthen"},
    {"supplied", Upos::verb, "VBD", "supply"},
    {"died", Upos::verb, "VBD", "die"},
    {"mentioned", Upos::verb, "VBD", "mention"},
    {"postponed", Upos::verb, "VBD", "postpone"},
    {"monitored", Upos::verb, "VBD", "monitor"},
    {"threatened", Upos::verb, "VBD", "threaten"},
    {"exchanging", Upos::verb, "VBG", "exchange"},
    {"bringing", Upos::verb, "VBG", "bring"},
    {"making", Upos::verb, "VBG", "make"},
    {"lying", Upos::verb, "VBG", "lie"},
    {"training", Upos::verb, "VBG", "train"},
    {"providing", Upos::verb, "VBG", "provide"},
    {"discusses", Upos::verb, "VBZ", "discuss"},
    {"goes", Upos::verb, "VBZ", "go"},
    {"carries", Upos::verb, "VBZ", "carry"},
    {"is", Upos::aux, "VBZ", "be"},
    {"'ve", Upos::aux, "VBP", "have"},
    {"n’t", Upos::part, "RB", "not"},
    {"wo", Upos::aux, "MD", "will"},
    {"countries", Upos::noun, "NNS", "country"},
    {"ministers", Upos::noun, "NNS", "minister"},
    {"men", Upos::noun, "NNS", "man"},
    {"crises", Upos::noun, "NNS", "crisis"},
    {"forces", Upos::noun, "NNS", "force"},
    {"taxes", Upos::noun, "NNS", "tax"},
    {"headquarters", Upos::noun, "NNS", "headquarters"},
    {"Nations", Upos::propn, "NNPS", "Nation"},
    {"Iraqis", Upos::propn, "NNPS", "Iraqi"},
    {"Morocco", Upos::propn, "NNP", "Morocco"},
    {"American", Upos::adj, "JJ", "American"},
    {"Executive", Upos::adj, "JJ", "executive"},
    {"larger", Upos::adj, "JJR", "large"},
    {"biggest", Upos::adj, "JJS", "big"},
    {"easier", Upos::adj, "JJR", "easy"},
    {"best", Upos::adj, "JJS", "good"},
    {"them", Upos::pron, "PRP", "they"},
    {"an", Upos::det, "DT", "a"},
    {"200,000", Upos::num, "CD", "200000"},
    {"her", Upos::pron, "PRP", "she"},
    {"her", Upos::pron, "PRP$", "her"},
    {"1990s", Upos::noun, "NNS", "1990s"},
    {"soooo", Upos::adv, "RB", "so"},
    {"Sept.", Upos::propn, "NNP", "September"},
    {"PayPal", Upos::noun, "NN", "PayPal"},
    {"The", Upos::det, "DT", "the"},
    {"TEHRAN", Upos::propn, "NNP", "Tehran"},
    {"UNESCO", Upos::propn, "NNP", "UNESCO"},
    {"IRAN", Upos::propn, "NNP", "IRAN"},
    {"france", Upos::noun, "NN", "France"},
    {"chicago", Upos::propn, "NNP", "Chicago"},
    {"unprecedented", Upos::verb, "VBN", "unprecedented"},
    {"unveiled", Upos::verb, "VBN", "unveil"},
    {"undermined", Upos::verb, "VBD", "undermine"},
    {"Communique.pdf", Upos::propn, "NNP", "communique.pdf"},
    {"better", Upos::adv, "RBR", "well"},
    {"better", Upos::adj, "JJR", "good"},
    {"1980's", Upos::noun, "NNS", "1980s"},
    {"747's", Upos::noun, "NNS", "747"},
    {"XIV", Upos::num, "CD", "XIV"},
    {"noted", Upos::verb, "VBD", "note"},
    {"noting", Upos::verb, "VBG", "note"},
    {"further", Upos::adv, "RBR", "far"},
    {"further", Upos::adj, "JJR", "further"},
    {"CO2", Upos::noun, "NN", "CO2"},
    {"P.S.", Upos::noun, "NN", "p.s."},
    {"HR", Upos::noun, "NN", "HR"},
    {"LAW", Upos::noun, "NN", "law"},
    {"Urban", Upos::adj, "JJ", "urban"},
    {"Urban", Upos::adj, "NNP", "Urban"},
    {"Recieved", Upos::verb, "VBD", "receive"},
    {"Carribean", Upos::propn, "NNP", "Caribbean"},
    {"portugese", Upos::adj, "JJ", "Portuguese"},
    {"w/", Upos::adp, "IN", "with"},
    {"Occured", Upos::verb, "VBN", "occur"},
    {"Applause", Upos::propn, "NNP", "applause"},
    {"muslims", Upos::noun, "NNS", "Muslim"},
    {"3,40", Upos::num, "CD", "3.40"},
    {"DJ's", Upos::noun, "NNS", "DJ"},
    {"Wednesday’s", Upos::propn, "NNPS", "Wednesday"},
    {"1930’s", Upos::propn, "NNPS", "1930s"},
    {"let's", Upos::verb, "VBZ", "let"},
    {"goin", Upos::verb, "VBG", "go"},
    {"hassled", Upos::verb, "VBN", "hassle"},
    {"punctuated", Upos::verb, "VBD", "punctuate"},
    {"unflinching", Upos::verb, "VBG", "unflinching"},
    {"unfolding", Upos::verb, "VBG", "unfold"},
    {"rookies", Upos::noun, "NNS", "rookie"},
    {"geopolitics", Upos::noun, "NNS", "geopolitics"},
    {"stockpiled", Upos::verb, "VBD", "stockpile"},
    {"TEXAS", Upos::propn, "NNP", "Texas"},
    {":D", Upos::sym, "NFP", ":d"},
    {"Women", Upos::propn, "NNPS", "Woman"},
    {"sang", Upos::verb, "VBP", "sing"},
    {"found", Upos::verb, "VB", "found"},
    {"#accords", Upos::noun, "NNS", "#accords"},
    {"alt.animals.dolphins", Upos::noun, "NNS", "alt.animals.dolphins"},
    {"pro-Beijing", Upos::adj, "JJ", "pro-Beijing"},
    {"NetMeeting", Upos::verb, "VBG", "NetMeeting"},
    {"Euros", Upos::propn, "NNPS", "euro"},
    {"you", Upos::pron, "PRP$", "your"},
    {"https://example.org/A/Index.html", Upos::propn, "ADD", "https://example.org/A/Index.html"},
};

TEST(Lemma, IsWhatDictionariesHave) {
  for (const Row& row : lemma_rows)
    EXPECT_EQ(lemma(row.form, row.upos, row.xpos), row.lemma) << row.form << ' ' << row.xpos;
}

TEST(Lemma, OfNamesInALineOfCapitals) {
  EXPECT_EQ(lemma("IRAN", Upos::propn, "NNP", SentenceCase::upper), "Iran");
  EXPECT_EQ(lemma("NATO", Upos::propn, "NNP", SentenceCase::upper), "NATO");
  EXPECT_EQ(lemma("IRAN", Upos::propn, "NNP", SentenceCase::title), "IRAN");
}

TEST(Lemma, OfShortenedVerbsIsWhatTheTreeSays) {
  // it 's gone: the auxiliary of a participle, unless that is passive
  std::vector<Token> tokens(3);
  tokens[0] = {.form = "it", .upos = Upos::pron, .xpos = "PRP", .head = 2, .deprel = Deprel::nsubj};
  tokens[1] = {.form = "'s", .upos = Upos::aux, .xpos = "VBZ", .head = 2, .deprel = Deprel::aux};
  tokens[2] = {.form = "gone", .upos = Upos::verb, .xpos = "VBN", .head = -1, .deprel = Deprel::root};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "have");
  tokens[1].deprel = Deprel::aux_pass;
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "be");
  tokens[1].deprel = Deprel::aux;
  tokens[2].form = "going";
  tokens[2].xpos = "VBG";
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "be");
}

TEST(Lemma, OfIsAndHasGoesByWhatFollows) {
  // he 's always been right: the head is an adjective
  std::vector<Token> tokens(5);
  tokens[0] = {.form = "he", .upos = Upos::pron, .xpos = "PRP", .head = 4, .deprel = Deprel::nsubj};
  tokens[1] = {.form = "’s", .upos = Upos::aux, .xpos = "VBZ", .head = 4, .deprel = Deprel::aux};
  tokens[2] = {.form = "always", .upos = Upos::adv, .xpos = "RB", .head = 4, .deprel = Deprel::advmod};
  tokens[3] = {.form = "been", .upos = Upos::aux, .xpos = "VBN", .head = 4, .deprel = Deprel::cop};
  tokens[4] = {.form = "right", .upos = Upos::adj, .xpos = "JJ", .head = -1, .deprel = Deprel::root};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "have");
  // a possessive that the tree takes for a verb, and the other way round
  tokens[1].xpos = "POS";
  tokens[1].upos = Upos::part;
  tokens[1].deprel = Deprel::cop;
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "be");
  tokens[1].xpos = "VBZ";
  tokens[1].upos = Upos::aux;
  tokens[1].deprel = Deprel::case_;
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "'s");
}

TEST(Lemma, OfTagsThatTheTreeContradicts) {
  std::vector<Token> tokens(3);
  tokens[0] = {.form = "gave", .upos = Upos::verb, .xpos = "VBD", .head = -1, .deprel = Deprel::root};
  tokens[1] = {.form = "her", .upos = Upos::pron, .xpos = "PRP$", .head = 0, .deprel = Deprel::iobj};
  tokens[2] = {.form = "hope", .upos = Upos::noun, .xpos = "NN", .head = 0, .deprel = Deprel::obj};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "she");

  tokens[0] = {.form = "to", .upos = Upos::part, .xpos = "TO", .head = 1, .deprel = Deprel::mark};
  tokens[1] = {.form = "Pledge", .upos = Upos::propn, .xpos = "NNP", .head = -1, .deprel = Deprel::root};
  tokens[2] = {.form = "money", .upos = Upos::noun, .xpos = "NN", .head = 1, .deprel = Deprel::obj};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "pledge");
}

TEST(Lemma, OfFurtherAtTheBeginningIsItself) {
  std::vector<Token> tokens(2);
  tokens[0] = {.form = "Further", .upos = Upos::adv, .xpos = "RBR", .head = 1, .deprel = Deprel::advmod};
  tokens[1] = {.form = "talks", .upos = Upos::verb, .xpos = "VBZ", .head = -1, .deprel = Deprel::root};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[0].lemma, "further");
}

TEST(Lemma, OfCapitalsThatTheModelDoesNotKnowKeepsThem) {
  std::vector<Token> tokens(2);
  tokens[0] = {.form = "company", .upos = Upos::noun, .xpos = "NN", .head = -1, .deprel = Deprel::root};
  tokens[1] = {.form = "Keyhole", .upos = Upos::noun, .xpos = "NN", .head = 0, .deprel = Deprel::appos};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "keyhole");
  set_lemmas(tokens, SentenceCase::mixed, {false, true});
  EXPECT_EQ(tokens[1].lemma, "Keyhole");
}

TEST(Lemma, OfPartsOfNamesKeepsTheirCapitals) {
  std::vector<Token> tokens(3);
  tokens[0] = {.form = "the", .upos = Upos::det, .xpos = "DT", .head = 2, .deprel = Deprel::det};
  tokens[1] = {.form = "Cat", .upos = Upos::noun, .xpos = "NN", .head = 2, .deprel = Deprel::compound};
  tokens[2] = {.form = "Album", .upos = Upos::propn, .xpos = "NNP", .head = -1, .deprel = Deprel::root};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[1].lemma, "Cat");
  set_lemmas(tokens, SentenceCase::title);
  EXPECT_EQ(tokens[1].lemma, "cat");

  tokens[1] = {.form = "Carr", .upos = Upos::propn, .xpos = "NNP", .head = 2, .deprel = Deprel::compound};
  tokens[2] = {.form = "Futures", .upos = Upos::noun, .xpos = "NNS", .head = -1, .deprel = Deprel::root};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[2].lemma, "Future");
  tokens[2].form = "futures";
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[2].lemma, "future");
}

TEST(Lemma, OfAWordWrittenApartIsTheWholeWords) {
  std::vector<Token> tokens(2);
  tokens[0] = {.form = "Over", .upos = Upos::adj, .xpos = "JJ", .head = -1, .deprel = Deprel::root};
  tokens[1] = {.form = "priced", .upos = Upos::x, .xpos = "GW", .head = 0, .deprel = Deprel::goeswith};
  set_lemmas(tokens, SentenceCase::mixed);
  EXPECT_EQ(tokens[0].lemma, "overpriced");
}

TEST(Lemma, OfAnythingIsSomething) {
  for (const std::string_view form :
       {"e", "ed", "ing", "s", "es", "ies", "ied", "er", "est", "'", "’", "\xff", "é", "中"}) {
    for (const std::string_view xpos : {"VBD", "VBG", "VBZ", "NNS", "JJR", "JJS", "NNPS"}) {
      EXPECT_NE(lemma(form, xpos == "NNPS" ? Upos::propn : Upos::verb, xpos), "") << form << ' ' << xpos;
    }
  }
  EXPECT_EQ(lemma("", Upos::noun, "NN"), "");
}

}  // namespace
}  // namespace entente
