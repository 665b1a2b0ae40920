#include "ingest/actors/find_mentions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/language/parser.hpp"

namespace entente {
namespace {

struct Found {
  Article article;
  Document document;
  Mentions mentions;

  std::string text(const Mention& mention) const {
    const std::vector<Token>& tokens = document.sentences[mention.sentence].tokens;
    const std::string_view whole = mention.sentence == 0 ? article.title : article.text;
    const std::uint32_t begin = tokens[mention.first].begin;
    return std::string(whole.substr(begin, tokens[mention.last - 1].end - begin));
  }

  const Mention* of(std::string_view words) const {
    for (const Mention& mention : mentions.mentions) {
      if (text(mention) == words) return &mention;
    }
    return nullptr;
  }

  std::vector<std::string> actors(std::string_view words) const {
    const Mention* mention = of(words);
    return mention == nullptr ? std::vector<std::string>{"no such mention"} : mention->actors;
  }
};

Found read(std::string text, std::string_view published = "2018-02-06") {
  Found found;
  found.article.text = std::move(text);
  found.article.published = parse_day(published);
  return found;
}

// The document refers into the article, so the article must have its place first.
void find(Found& found) {
  found.document = Parser::builtin().parse(found.article);
  found.mentions = find_mentions(found.document, found.article.published, Gazetteer::builtin(), found.article.source);
}

std::string office(const Office& office) { return office.person_name + ", " + office.role + ", " + office.of; }

std::vector<std::string> offices(const Found& found) {
  std::vector<std::string> result;
  for (const Office& one : found.mentions.offices) result.push_back(office(one));
  return result;
}

using Ids = std::vector<std::string>;

TEST(FindMentions, NamesCountriesOrganisationsAndTheirPeople) {
  Found found = read(
      "French Prime Minister Edouard Philippe met officials of the European Union in Rabat. Moroccan police arrested a "
      "Spanish man.");
  find(found);
  const Mention* philippe = found.of("French Prime Minister Edouard Philippe");
  ASSERT_NE(philippe, nullptr);
  EXPECT_EQ(philippe->actors, Ids{"FRA"});
  EXPECT_EQ(philippe->person, "Edouard Philippe");
  EXPECT_EQ(philippe->role, "prime minister");
  EXPECT_EQ(philippe->sector, Sector::gov);
  EXPECT_EQ(philippe->form, MentionForm::person);
  EXPECT_EQ(found.actors("officials of the European Union"), Ids{"EU"});
  EXPECT_EQ(found.of("Rabat")->use, MentionUse::place);
  EXPECT_EQ(found.actors("Moroccan police"), Ids{"MAR/police"});
  EXPECT_EQ(found.of("Moroccan police")->sector, Sector::cop);
  EXPECT_EQ(found.of("Spanish man")->use, MentionUse::origin);
  EXPECT_THAT(offices(found), testing::ElementsAre("Edouard Philippe, prime minister, FRA"));
}

TEST(FindMentions, ReadsOfficesInEveryOrder) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Iran's foreign minister, Kamal Kharazi, said no.", "Kamal Kharazi, foreign minister, IRN"},
      {"Mohamed ElBaradei, head of the IAEA, said no.", "Mohamed ElBaradei, head, IAEA"},
      {"The president of Russia, Vladimir Putin, said no.", "Vladimir Putin, president, RUS"},
      {"Hassan Rouhani, the Iranian president, said no.", "Hassan Rouhani, president, IRN"},
      {"UN Secretary-General Kofi Annan said no.", "Kofi Annan, secretary-general, UN"},
      {"King Mohammed VI arrived.", "Mohammed VI, king, MAR"},
      {"U.S. Secretary of State Colin Powell said no.", "Colin Powell, secretary of state, USA"},
      {"Shota Utiashvili, a spokesman for the Georgian Interior Ministry, said no.",
       "Shota Utiashvili, spokesman, GEO"},
      {"President Viktor Yushchenko of Ukraine said no.", "Viktor Yushchenko, president, UKR"},
      {"Sheldon Yett of UNICEF said no.", "Sheldon Yett, member, UNICEF"},
      {"US Ambassador to Israel Anna Roe said no.", "Anna Roe, ambassador, USA"},
      {"Anna Roe, who was Japan's envoy to Chad, said no.", "Anna Roe, envoy, JPN"},
      {"US Senators Jo Doe (OH), Anna Roe (NH), and Dan Levi (MS) said no.", "Dan Levi, senator, USA"},
      {"Prime Minister Hun Sen of Cambodia said no.", "Hun Sen, prime minister, KHM"},
      {"US Sen. Anna Roe said no.", "Anna Roe, sen., USA"},
      {"Japan congratulated Anna Roe on her election as president of Chad.", "Anna Roe, president, TCD"},
      {"Louisiana Governor Anna Roe said no.", "Anna Roe, governor, USA"},
      {"Scotland's First Minister Anna Roe said no.", "Anna Roe, first minister, GBR"},
      {"Israeli Defense Minister Dan Levi and National Security Advisor Anna Roe said no.",
       "Anna Roe, national security adviser, ISR"},
      {"The army chief met Anna Roe, president of the House of Representatives of Cyprus.",
       "Anna Roe, president of the house of representatives, CYP"},
      {"On Monday Foreign Minister Anna Roe of Chad said no.", "Anna Roe, foreign minister, TCD"},
      {"Peru spoke. Dan Levi is in Chad. Anna Roe, deputy secretary, U.S. Department of Energy, left.",
       "Anna Roe, deputy secretary, USA"},
      {"Presidents Robert Kocharian and Heydar Aliyev met.", "Heydar Aliyev, president, AZE"},
      {"Israel and the United States agreed. Minister of Justice Anna Roe said no.",
       "Anna Roe, minister of justice, ISR"},
      {"UN Secretary-General Kofi Annan arrived in Peru.", "Kofi Annan, secretary-general, UN"},
      {"Chad's towns voted. Judge Anna Roe said no. Chad agreed.", "Anna Roe, judge, TCD"},
      {"Chad's towns voted. Representatives Jo Doe and Anna Roe said no. Chad agreed.",
       "Anna Roe, representative, TCD"},
      {"The army chief met Anna Roe, Speaker of the Parliament of Ghana.", "Anna Roe, speaker of the parliament, GHA"},
      {"The Danish and Peruvian foreign ministers, Anna Roe and Dan Levi, said no.", "Dan Levi, foreign minister, PER"},
      {"The presidents of Chad, Niger and Mali, Jo Doe, Anna Roe and Dan Levi, respectively, said no.",
       "Anna Roe, president, NER"},
      {"UNICEF Chad representative Anna Roe said no.", "Anna Roe, representative, UNICEF"},
      {"UN special envoy for Belize, Anna Roe said no.", "Anna Roe, special envoy, UN"},
      {"Kenya held talks. Its foreign minister, Anna Roe, met the president of Chad.",
       "Anna Roe, foreign minister, KEN"},
      {"Kenya held talks. The country's deputy envoy to Chad, Anna Roe, said no.", "Anna Roe, deputy envoy, KEN"},
      {"Kenya held talks. Foreign Minister Anna Roe met the president of Chad.", "Anna Roe, foreign minister, KEN"},
      {"Egypt's Minister of Health Karim Levi said no.", "Karim Levi, minister of health, EGY"},
      {"The Deputy Secretary of the Treasury Wally Levi met Peruvian guests.",
       "Wally Levi, deputy secretary of the treasury, USA"},
      {"Senate Minority Leader Anna Roe, D-Ohio, said no.", "Anna Roe, senate minority leader, USA"},
      {"Rep. Anna Roe (R-TX) said no.", "Anna Roe, rep., USA"},
      {"Rain fell in Peru. Energy Minister Anna Roe said no.", "Anna Roe, energy minister, PER"},
      {"Rain fell in Peru, and in Lima police chief Anna Roe said no.", "Anna Roe, police chief, PER"},
      {"General Dan Levi and other Ghanaian officials said no.", "Dan Levi, official, GHA"},
      {"Anna Roe, Diplomatic Adviser to the Ghanaian Prime Minister, said no.",
       "Anna Roe, diplomatic adviser to the ghanaian prime minister, GHA"},
      {"Rain fell in Peru. Labour Party leader Anna Roe said no.", "Anna Roe, labour party leader, PER"},
      {"Rain fell in Peru. Member of Parliament (MP) Anna Roe said no.", "Anna Roe, member of parliament, PER"},
      {"The Ghanaian opposition leader Anna Roe said no.", "Anna Roe, opposition leader, GHA"},
      {"The Secretary of the Mongolian National Security Council Anna Roe said no.", "Anna Roe, secretary, MNG"},
      {"The chairwoman of the Ghanaian Academy of Sciences, Anna Roe, said no.", "Anna Roe, chairwoman, GHA"},
      {"The director of the Russian space agency Roscosmos, Anna Roe, said no.", "Anna Roe, director, RUS"},
      {"The head of the Office of the President of Chad Anna Roe said no.",
       "Anna Roe, head of the office of the president, TCD"},
      {"Kenya named two people.\n\nAnna Roe – Minister of Culture\n\nDan Levi – Minister of Sport",
       "Anna Roe, minister of culture, KEN"},
      {"White House statement.\n\nAnna Roe, of Ohio, to be Ambassador to Chad, vice Dan Levi, resigned.",
       "Anna Roe, ambassador, USA"},
      {"White House statement.\n\nAnna Roe, of Ohio, to be Ambassador to Chad, vice Dan Levi, resigned.",
       "Dan Levi, former ambassador, USA"},
      {"US Under Secretary of State for Management Anna Roe said no.",
       "Anna Roe, under secretary of state for management, USA"},
      {"World Health Organization (WHO) head Anna Roe said no.", "Anna Roe, head, WHO"},
      {"Anna Roe, of UNICEF, said no.", "Anna Roe, member, UNICEF"},
      {"Anna Roe, the 21st US Ambassador to Chad, said no.", "Anna Roe, ambassador, USA"},
      {"US Senator from Utah Anna Roe said no.", "Anna Roe, senator, USA"},
      {"The US vote is over. Democrat Anna Roe, the Senate minority leader, said no.",
       "Anna Roe, senate minority leader, USA"},
      {"The brother-in-law of US Senator Anna Roe and her sister-in-law Senator Jo Doe said no.",
       "Jo Doe, senator, USA"},
      {"The floor is given to Mr Roe, Minister of Industry of Chad.", "Roe, minister of industry, TCD"},
      {"Governor of Kamchatka Territory Anna Roe said no to Russia.", "Anna Roe, governor, RUS"},
      {"Ghanaian prosecutor Anna Roe KC said no.", "Anna Roe, prosecutor, GHA"},
      {"Ghanaian singer Anna Roe said no.", "Anna Roe, singer, GHA"},
      {"Dan Levi, a 48-year-old citizen of Ghana, said no.", "Dan Levi, citizen, GHA"},
      {"Anna Roe, a Nebraska senator, said no.", "Anna Roe, senator, USA"},
      {"Ghana is dry and Ghana is hot. Presidential Spokesperson Anna Roe said no.",
       "Anna Roe, presidential spokesperson, GHA"},
      {"Ghana is dry and Ghana is hot. Solicitor General Anna Roe said no.", "Anna Roe, solicitor general, GHA"},
      {"The US Republican committee member Anna Roe of Georgia said no.", "Anna Roe, republican committee member, USA"},
  };
  for (const auto& [sentence, expected] : cases) {
    Found found = read(std::string(sentence), "2004-11-13");
    find(found);
    EXPECT_THAT(offices(found), testing::Contains(std::string(expected))) << sentence;
  }
}

TEST(FindMentions, TakesABareSurnameForALeaderWhereTheCountryIsNamed) {
  for (const auto& [sentence, count] : {std::pair<std::string, std::size_t>{"Meta said no.", 0},
                                        {"In Albania, Meta said no.", 1},
                                        {"Macron said no.", 1}}) {
    Found found = read(sentence, "2019-11-13");
    find(found);
    EXPECT_EQ(offices(found).size(), count) << sentence;
  }
}

TEST(FindMentions, WhatAGovernmentPublishesSpeaksForIt) {
  const std::pair<std::string_view, Ids> cases[] = {
      {"The White House (statements)", {"USA"}},
      {"President of Russia (kremlin.ru)", {"RUS"}},
      {"UK Government", {"GBR"}},
      {"Ministry of Foreign Affairs of Japan", {"JPN"}},
      {"China Daily", {"no such mention"}},
      {"The Washington Post", {"no such mention"}},
      {"", {"no such mention"}},
  };
  for (const auto& [source, expected] : cases) {
    Found found = read("Heavy rain fell for days. We sent two planes. The mayor said: \"Give us more.\"");
    found.article.title = "Rain";
    found.article.source = source;
    find(found);
    EXPECT_EQ(found.actors("We"), expected) << source;
    EXPECT_EQ(found.of("us"), nullptr) << source;  // the mayor's
    const bool of_government = found.of("We") != nullptr;
    EXPECT_EQ(std::ranges::count(found.mentions.actors, expected.front(), &Actor::id), of_government ? 1 : 0);
  }
  Found council = read("He met permanent members of the Security Council.");
  council.article.source = "President of Russia";
  find(council);
  EXPECT_EQ(council.of("Security Council"), nullptr);
  Found statement = read("We welcome the vote.");
  statement.article.title = "G7 Leaders' Statement";
  statement.article.source = "The White House";
  find(statement);
  EXPECT_NE(statement.actors("We"), Ids{"USA"});
  Found spokesman =
      read("Press Secretary Anna Roe spoke in Chad. Ali Doe, spokesperson and adviser to the president, left.");
  spokesman.article.source = "The White House";
  find(spokesman);
  EXPECT_THAT(offices(spokesman), testing::ElementsAre("Anna Roe, press secretary, USA"));
  Found aides = read("Administrator Anna Roe met Dan Levi, Special Assistant to the President.");
  aides.article.source = "The White House";
  find(aides);
  EXPECT_THAT(offices(aides), testing::UnorderedElementsAre("Anna Roe, administrator, USA",
                                                            "Dan Levi, special assistant to the president, USA"));
}

TEST(FindMentions, TellsASpouseFromWhoHoldsTheOffice) {
  Found found = read("First Lady Laura Bush spoke. President Bush listened.", "2004-11-13");
  find(found);
  EXPECT_THAT(offices(found), testing::Contains("Bush, president, USA"));
}

TEST(FindMentions, TakesNoLeaderForTheSenderOfWhoFollows) {
  Found found = read("We met French Prime Minister Edouard Philippe US envoys and others.", "2018-02-06");
  find(found);
  EXPECT_EQ(found.actors("US envoys"), Ids{"USA"});
}

TEST(FindMentions, ReadsNoOfficesOfThings) {
  for (const std::string sentence :
       {"She was taken to the Queen Elizabeth hospital in Leeds.", "They met at King Hussein Airport in Jordan.",
        "The US funds an Environmental Justice Block.", "The Fox News president of the US spoke.",
        "The British minister for the Middle East said no.", "Last week President Roe said no.",
        "The governor of the Pskov Region of Russia said no.", "He is a speaker of French.",
        "Rain fell in Peru and Chile. Police chief Anna Roe said no.", "Rain fell in Peru. Director Anna Roe said no.",
        "The Ghanaian company Roe Technologies said no."}) {
    Found found = read(sentence, "2004-11-13");
    find(found);
    EXPECT_THAT(offices(found), testing::IsEmpty()) << sentence;
  }
}

TEST(FindMentions, ResolvesWhatRefersBack) {
  struct Case {
    std::string_view text, words;
    Ids actors;
  };
  const Case cases[] = {
      {"Morocco thanked Spain. The North African country said it would help.", "The North African country", {"MAR"}},
      {"Morocco thanked Spain. The North African country said it would help.", "it", {"MAR"}},
      {"France and Belgium agreed. Both sides will share data.", "Both sides", {"FRA", "BEL"}},
      {"Peru, Chile and Bolivia met. The three countries signed a treaty.",
       "The three countries",
       {"PER", "CHL", "BOL"}},
      {"India and Nepal talked. They opened their border.", "They", {"IND", "NPL"}},
      {"The EU fined a bank. The bloc also warned Poland.", "The bloc", {"EU"}},
      {"French Prime Minister Edouard Philippe met his Belgian counterpart Charles Michel.",
       "Belgian counterpart Charles Michel",
       {"BEL"}},
      {"Iranian President Hassan Rouhani spoke. The president accused Israel.", "president", {"IRN"}},
      {"North and South Korea met.", "North and South Korea", {"PRK", "KOR"}},
  };
  for (const Case& one : cases) {
    Found found = read(std::string(one.text));
    find(found);
    EXPECT_EQ(found.actors(one.words), one.actors) << one.text << " / " << one.words;
  }
}

TEST(FindMentions, LeavesWhatRefersToNobodyKnown) {
  Found found = read("Japan protested. The company said it would appeal. It is raining in the north.");
  find(found);
  EXPECT_EQ(found.of("it"), nullptr);
  EXPECT_EQ(found.of("It"), nullptr);
  Found weather = read("At 5 pm EDT the ship Victoria left Cuba with a US$3 million load.");
  find(weather);
  EXPECT_TRUE(weather.mentions.offices.empty());
  EXPECT_EQ(weather.of("Victoria"), nullptr);
  ASSERT_EQ(weather.mentions.mentions.size(), 1u);
  EXPECT_EQ(weather.mentions.mentions.front().actors, Ids{"CUB"});
}

TEST(FindMentions, KeepsHeadsInsideAndOrder) {
  Found found = read(
      "Iranian and Russian foreign ministers met the U.S.-led forces near Georgia's border, and Franco-Belgian "
      "cooperation grew.");
  find(found);
  EXPECT_EQ(found.actors("Iranian and Russian foreign ministers"), (Ids{"IRN", "RUS"}));
  EXPECT_EQ(found.actors("Franco-Belgian"), (Ids{"FRA", "BEL"}));
  EXPECT_TRUE(std::ranges::is_sorted(found.mentions.mentions, {},
                                     [](const Mention& m) { return std::pair(m.sentence, m.first); }));
  for (const Mention& mention : found.mentions.mentions) {
    EXPECT_LE(mention.first, mention.head);
    EXPECT_LT(mention.head, mention.last);
    EXPECT_FALSE(mention.actors.empty());
    for (const std::string& id : mention.actors) {
      EXPECT_TRUE(std::ranges::binary_search(found.mentions.actors, id, {}, &Actor::id)) << id;
    }
  }
}

TEST(FindMentions, FindsNothingInNothing) {
  Found found = read("");
  find(found);
  EXPECT_TRUE(found.mentions.mentions.empty());
  EXPECT_TRUE(found.mentions.actors.empty());
}

TEST(NamesAnActor, IsAPreFilter) {
  const Gazetteer& known = Gazetteer::builtin();
  EXPECT_TRUE(names_an_actor("France and Belgium met.", known));
  EXPECT_TRUE(names_an_actor("Putin called Angela Merkel; Vladimir Putin said so.", known));
  EXPECT_TRUE(names_an_actor("Merkel warned Turkey.", known));
  EXPECT_TRUE(names_an_actor("France won; the French cheered in Paris.", known));
  EXPECT_FALSE(names_an_actor("The council of the town met.", known));
  EXPECT_FALSE(names_an_actor("They asked us to wait.", known));
  EXPECT_FALSE(names_an_actor("", known));
}

}  // namespace
}  // namespace entente
