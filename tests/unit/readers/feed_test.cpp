#include "ingest/readers/feed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Feed {
  std::vector<Article> articles;
  std::vector<std::string> problems;
  std::vector<std::string> sources;
  std::size_t unpublished = 0;
};

Feed read(std::string_view xml, std::size_t limit = 100000) {
  Feed feed;
  ByteStream stream(from_memory(xml));
  split_feed(stream, limit, [&](FeedPiece&& piece) {
    if (!piece.problem.empty()) {
      feed.problems.push_back(piece.problem);
      return true;
    }
    Article article;
    feed.sources.push_back(piece.raw.source);
    if (decode_feed(piece.raw.bytes, article)) {
      feed.articles.push_back(article);
    } else {
      ++feed.unpublished;
    }
    return true;
  });
  return feed;
}

TEST(ReadFeed, rss) {
  const Feed feed = read(R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title><language>en-gb</language>
<item><title>France &amp; Spain sign</title><link>https://c.example/1</link><guid isPermaLink="false">c-1</guid><pubDate>Tue, 06 Feb 2018 10:00:00 +0100</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>France signed.</p><p>Spain <a href="x">did</a> too.</p><p>The post <a href="x">X</a> appeared first on <a href="y">Y</a>.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Escaped &amp;amp; marked up.&lt;/p&gt;</description></item></channel></rss>)");
  ASSERT_THAT(feed.articles, SizeIs(2));
  EXPECT_THAT(feed.sources, ElementsAre("The Courier", "The Courier"));
  EXPECT_EQ(feed.articles[0].title, "France & Spain sign");
  EXPECT_EQ(feed.articles[0].text, "France signed.\n\nSpain did too.");
  EXPECT_EQ(feed.articles[0].id, "c-1");
  EXPECT_EQ(feed.articles[0].url, "https://c.example/1");
  EXPECT_EQ(to_string(feed.articles[0].published.value()), "2018-02-06");
  EXPECT_EQ(feed.articles[1].text, "Escaped & marked up.");
  EXPECT_THAT(feed.problems, IsEmpty());
}

TEST(ReadFeed, atom) {
  const Feed feed = read(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><id>urn:f</id>
<entry><id>urn:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; title</title><link rel="edit" href="e"/><link rel="alternate" href="https://n.example/1"/>
<updated>2018-02-08T00:00:00Z</updated><published>2018-02-06T00:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>)");
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_EQ(feed.articles[0].title, "A bold title");
  EXPECT_EQ(feed.articles[0].url, "https://n.example/1");
  EXPECT_EQ(feed.articles[0].text, "One.\n\nTwo.");
  EXPECT_EQ(to_string(feed.articles[0].published.value()), "2018-02-06");
}

TEST(ReadFeed, wordPressExportWithoutDraftsAndAttachments) {
  const Feed feed = read(
      R"(<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title>
<item><title>Post</title><content:encoded><![CDATA[Line one.

Line two.]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Draft</title><wp:status>draft</wp:status></item>
<item><title>picture</title><wp:status>publish</wp:status><wp:post_type>attachment</wp:post_type></item></channel></rss>)");
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_EQ(feed.unpublished, 2U);
  EXPECT_EQ(feed.articles[0].text, "Line one.\n\nLine two.");
}

TEST(ReadFeed, brokenOnes) {
  EXPECT_THAT(read("<rss><channel></channel></rss>").problems, ElementsAre("expected a feed with <item> or <entry>"));
  EXPECT_THAT(read("<rss><channel><item><title>One</title></item><item><title>Tw").articles, SizeIs(testing::Ge(1U)));
  EXPECT_THAT(read("").problems, SizeIs(1));
  EXPECT_THAT(read("<rss><item><title>" + std::string(2000, 'x') + "</title></item></rss>", 1000).problems,
              ElementsAre("expected a shorter item"));
}

TEST(ReadFeed, entityBombsStayUnopened) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i)
    bomb += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">";
  bomb +=
      "<!ENTITY x SYSTEM "
      "\"file:///etc/passwd\">]><rss><channel><item><title>Bomb</title><description>&a29;&x;</description></item></"
      "channel></rss>";
  for (const Article& article : read(bomb).articles) {
    EXPECT_LT(article.text.size(), 100U);
    EXPECT_EQ(article.text.find("root:"), std::string::npos);
  }
}

}  // namespace
}  // namespace entente
