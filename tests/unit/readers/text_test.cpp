#include "ingest/readers/text.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(ReadText, firstLineIsTheTitleAndStaysInTheText) {
  const Article article = read_text("\nFrance and Spain sign accord\n\nFrance and Spain signed an accord.\n");
  EXPECT_EQ(article.title, "France and Spain sign accord");
  EXPECT_EQ(article.text, "\nFrance and Spain sign accord\n\nFrance and Spain signed an accord.\n");
  EXPECT_FALSE(article.published);
}

TEST(ReadText, takesFrontMatter) {
  const Article article = read_text(
      "---\ntitle: \"Accord: signed\"\ndate: 2018-02-06\nsource: The Courier\nurl: https://courier.example/1\nid: "
      "c1\nlanguage: en\ntags:\n  - a\n---\nBody text.\n");
  EXPECT_EQ(article.title, "Accord: signed");
  EXPECT_EQ(article.source, "The Courier");
  EXPECT_EQ(article.url, "https://courier.example/1");
  EXPECT_EQ(article.id, "c1");
  EXPECT_EQ(article.language, "en");
  ASSERT_TRUE(article.published);
  EXPECT_EQ(to_string(*article.published), "2018-02-06");
  EXPECT_EQ(article.text, "Body text.\n");
}

TEST(ReadText, frontMatterThatDoesNotEndIsText) {
  const Article article = read_text("---\ntitle: x\nand no end");
  EXPECT_EQ(article.title, "---");
  EXPECT_EQ(article.text, "---\ntitle: x\nand no end");
}

TEST(ReadText, joinsLinesBrokenAtAFixedWidth) {
  EXPECT_EQ(join_broken_lines("Title of the piece\n\n"
                              "The foreign ministers of the two countries met in Vienna on Monday to talk\n"
                              "about the accord that their predecessors had signed four years earlier and\n"
                              "that neither parliament has ratified since then.\n\n"
                              "A second paragraph of the same text follows the first one, and it is longer\n"
                              "than one line too, so that the reader may see the width of the text.\n"),
            "Title of the piece\n\n"
            "The foreign ministers of the two countries met in Vienna on Monday to talk about the accord that their "
            "predecessors had signed four years "
            "earlier and that neither parliament has ratified since then.\n\n"
            "A second paragraph of the same text follows the first one, and it is longer than one line too, so that "
            "the reader may see the width of the text.\n");
}

TEST(ReadText, leavesParagraphsOfOneLineAlone) {
  const std::string text =
      "Headline here\nFrance met Spain.\nSpain met France in Madrid on Tuesday to sign a pact.\nItaly did not.\nGreece "
      "neither.\n";
  EXPECT_EQ(join_broken_lines(text), text);
}

TEST(ReadMarkdown, dropsTheMarks) {
  const Article article = read_markdown(
      "# France and *Spain* sign\n\nFrance and [Spain](https://a.example/x) signed\na **pact** on "
      "snake_case.\n\n![photo](p.jpg)\n\n- one\n- _two_\n\n---\n> quoted\n");
  EXPECT_EQ(article.title, "France and Spain sign");
  EXPECT_EQ(article.text,
            "France and Spain sign\n\nFrance and Spain signed a pact on snake_case.\n\none\ntwo\n\nquoted");
}

}  // namespace
}  // namespace entente
