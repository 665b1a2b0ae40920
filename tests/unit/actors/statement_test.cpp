// Who *we*, *the leaders* and *both sides* are in articles whose title says who speaks or meets.

#include "ingest/actors/statement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"

namespace entente {
namespace {

using Ids = std::vector<std::string>;

struct Case {
  std::string_view title;
  std::string_view text;
  std::string_view words;  ///< who are they?
  Ids actors;              ///< sorted; empty: nobody in particular
};

const Case cases[] = {
    {"Joint Statement from Chile and Peru on Trade", "We will open the border.", "We", {"CHL", "PER"}},
    {"Statement from President Biden on the Floods in Peru", "We will send help.", "We", {"USA"}},
    {"Statement from President Biden on the Floods in Peru", "I thank Chile for its help.", "I", {"USA"}},
    {"Statement by White House Press Secretary Karine Jean-Pierre on the Floods in Peru",
     "Our partners sent help.",
     "Our",
     {"USA"}},
    {"Floods in Peru", "We will send help.", "We", {}},
    {"Fact Sheet: The United States Limits Visas",
     "The limits hold for Chad, Mali and Niger. We will review them.",
     "We",
     {}},
    {"Fact Sheet: Quad Leaders’ Summit",
     "The leaders of Australia, India, Japan and the United States met with Chad. We will build ports.",
     "We",
     {"AUS", "IND", "JPN", "USA"}},
    {"Readout of President Biden’s Call with President Kais Saied of Tunisia",
     "President Biden spoke with President Kais Saied of Tunisia. The United States will, together with Egypt and "
     "Qatar, "
     "search for the ship. The two leaders agreed to meet.",
     "The two leaders",
     {"TUN", "USA"}},
    {"Readout of President Biden’s Call with President Kais Saied of Tunisia",
     "President Biden spoke with President Kais Saied of Tunisia. The leaders discussed the floods.",
     "The leaders",
     {"TUN", "USA"}},
    {"Readout of President Biden’s Call with President Kais Saied of Tunisia",
     "President Biden spoke with President Kais Saied of Tunisia. They praised the Franco-German treaty. Both sides "
     "signed a "
     "pact.",
     "Both sides",
     {"TUN", "USA"}},
    {"Ghanaian-Chadian conflict: day three",
     "The markets are shut. The schools are shut. The roads are empty. Kenya is proposing a truce. Ghana is looking at "
     "it, but nothing has been agreed between the two sides.",
     "the two sides",
     {"GHA", "TCD"}},
    // Transcripts
    {"Meeting with President of Chile Gabriel Boric",
     "President of Peru Dina Boluarte met with President of Chile Gabriel Boric.\n\n"
     "President of Peru Dina Boluarte: Mr President, friends,\n\nI am glad to see you here.",
     "you",
     {"CHL"}},
    {"Meeting with President of Chile Gabriel Boric",
     "President of Peru Dina Boluarte met with President of Chile Gabriel Boric.\n\n"
     "President of Peru Dina Boluarte: Welcome.\n\nPresident of Chile Gabriel Boric: Thank you.\n\n"
     "Our trade has grown.",
     "Our",
     {"CHL", "PER"}},
    {"Meeting with President of Chile Gabriel Boric",
     "President of Peru Dina Boluarte met with President of Chile Gabriel Boric.\n\n"
     "President of Peru Dina Boluarte: We are training your officers.",
     "We",
     {"PER"}},
    {"Meeting with Rosa Diaz, head of the harbour",
     "President of Peru Dina Boluarte met with Rosa Diaz.\n\nPresident of Peru Dina Boluarte: I am glad to see you.",
     "you",
     {}},
};

TEST(Statement, SaysWhoSpeaks) {
  for (const Case& one : cases) {
    Article article;
    article.title = one.title;
    article.text = one.text;
    article.published = parse_day("2022-05-05");
    const Document document = Parser::builtin().parse(article);
    Ids actors;
    for (const Mention& mention : find_mentions(document, article.published, Gazetteer::builtin()).mentions) {
      const std::vector<Token>& tokens = document.sentences[mention.sentence].tokens;
      if (mention.sentence == 0) continue;
      const std::uint32_t begin = tokens[mention.first].begin;
      if (article.text.substr(begin, tokens[mention.last - 1].end - begin) == one.words) actors = mention.actors;
    }
    std::ranges::sort(actors);
    EXPECT_EQ(actors, one.actors) << one.title << " / " << one.text;
  }
}

}  // namespace
}  // namespace entente
