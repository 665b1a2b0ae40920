#include "ingest/actors/gazetteer.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

const Gazetteer& known() { return Gazetteer::builtin(); }

std::string id_of(std::string_view name) {
  const Actor* actor = known().resolve(name);
  return actor == nullptr ? "" : actor->id;
}

Day day(int year, unsigned month, unsigned of_month) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month);
}

TEST(Gazetteer, FindsActorsByIdAlone) {
  const Actor* morocco = known().find("MAR");
  ASSERT_NE(morocco, nullptr);
  EXPECT_EQ(morocco->kind, ActorKind::country);
  EXPECT_EQ(morocco->name, "Morocco");
  EXPECT_EQ(morocco->iso2, "MA");
  EXPECT_EQ(morocco->wikidata, "Q1028");
  EXPECT_EQ(morocco->region, "Northern Africa");
  ASSERT_TRUE(morocco->place.has_value());
  EXPECT_NEAR(morocco->place->latitude, 34.0, 0.1);
  EXPECT_EQ(known().find("morocco"), nullptr);
  EXPECT_EQ(known().find("EU")->kind, ActorKind::organisation);
}

TEST(Gazetteer, ResolvesWhateverAUserTypes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"morocco", "MAR"},
      {"MAR", "MAR"},
      {"ma", "MAR"},
      {"Rabat", "MAR"},
      {"moroccan", "MAR"},
      {"EU", "EU"},
      {"european union", "EU"},
      {"US", "USA"},
      {"us", "USA"},
      {"the united states", "USA"},
      {"Cote d'Ivoire", "CIV"},
      {"CÔTE D’IVOIRE", "CIV"},
      {"ivorian", "CIV"},
      {"Elysee", "FRA"},
      {"Kremlin", "RUS"},
      {"zaire", "COD"},
      {"burma", "MMR"},
      {"Niger", "NER"},
      {"Nigeria", "NGA"},
      {"nigerien", "NER"},
      {"Turkiye", "TUR"},
      {"kosovo", "XKX"},
      {"Security Council", "UN"},
      {"arab league", "LAS"},
      {"guinea bissau", "GNB"},
      {"U.S.S.R.", "RUS"},
      {"holland", "NLD"},
      {"uk", "GBR"},
      {"Downing Street", "GBR"},
      {"congo", "COD"},
      {"korea", "KOR"},
      {"congolese", "COD"},
      {"the hague", "NLD"},
      {"world bank", "WB"},
      {"swaziland", "SWZ"},
  };
  for (const auto& [name, id] : cases) EXPECT_EQ(id_of(name), id) << name;
  for (const std::string_view name : {"", "  ", "atlantis", "the", "moro", "…"}) EXPECT_EQ(id_of(name), "") << name;
}

TEST(Gazetteer, OffersTheNearestNames) {
  EXPECT_THAT(known().nearest("Marocco", 3), testing::Contains("Morocco"));
  EXPECT_EQ(known().nearest("Germny", 1), std::vector<std::string>{"Germany"});
  EXPECT_LE(known().nearest("a", 4).size(), 4u);
  EXPECT_TRUE(known().nearest("Germany", 0).empty());
}

TEST(Gazetteer, ListsActorsSortedAndWhole) {
  const auto actors = known().actors();
  EXPECT_TRUE(std::ranges::is_sorted(actors, {}, &Actor::id));
  for (const Actor& actor : actors) {
    EXPECT_TRUE(std::ranges::is_sorted(actor.other_names)) << actor.id;
    EXPECT_THAT(actor.other_names, testing::Not(testing::Contains(actor.name))) << actor.id;
    EXPECT_TRUE(actor.parent.empty() || known().find(actor.parent) != nullptr) << actor.id;
  }
}

TEST(Gazetteer, KnowsMembersByDay) {
  EXPECT_EQ(known().members("NATO").size(), 32u);
  EXPECT_EQ(known().members("NATO", day(1950, 6, 1)).size(), 12u);
  EXPECT_THAT(known().members("EU"), testing::Not(testing::Contains("GBR")));
  EXPECT_THAT(known().members("EU", day(2016, 1, 1)), testing::Contains("GBR"));
  EXPECT_EQ(known().members("EU").size(), 27u);
  EXPECT_EQ(known().members("UN").size(), 193u);
  EXPECT_EQ(known().members("BENELUX"), (std::vector<std::string>{"BEL", "LUX", "NLD"}));
  EXPECT_TRUE(known().members("FRA").empty());
  EXPECT_TRUE(known().members("no such").empty());
}

class UsersTable : public testing::Test {
 protected:
  std::filesystem::path write(std::string_view text) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() / (std::string("entente_") + test->name() + ".tsv");
    std::ofstream(path_) << text;
    return path_;
  }
  void expect_error(std::string_view text, std::string_view message) {
    try {
      Gazetteer::with(write(text));
      ADD_FAILURE() << "no error, but expected " << message;
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(std::string_view(error.what()).substr(path_.string().size()), message);
    }
  }
  void TearDown() override { std::filesystem::remove(path_); }

 private:
  std::filesystem::path path_;
};

TEST_F(UsersTable, AddsActorsAndNames) {
  const Gazetteer gazetteer =
      Gazetteer::with(write("id\tkind\tname\tother names\tparent\n"
                            "FRA/test-office\tagency\tOffice of Tests\tODT | Tests Office\tFRA\n"
                            "ORG\torganisation\tLeague of Testers\t\t\n"
                            "MAR\tcountry\tMorocco\tthe Cherifian Kingdom\t\n"));
  EXPECT_EQ(gazetteer.resolve("tests office")->id, "FRA/test-office");
  EXPECT_EQ(gazetteer.find("FRA/test-office")->parent, "FRA");
  EXPECT_EQ(gazetteer.resolve("league of testers")->kind, ActorKind::organisation);
  EXPECT_EQ(gazetteer.resolve("the cherifian kingdom")->id, "MAR");
  EXPECT_EQ(gazetteer.resolve("rabat")->id, "MAR");
}

TEST_F(UsersTable, SaysWhereItIsWrong) {
  const std::string header = "id\tkind\tname\tother names\tparent\n";
  expect_error("id\tname\n", ":1: expected the columns id, kind, name, other names, parent");
  expect_error(header + "X\tplanet\tMars\t\t\n",
               ":2: expected a kind (country, organisation, agency, person), got 'planet'");
  expect_error("# mine\n" + header + "X\tagency\tName\t\tFRX\n", ":3: expected the id of a known parent, got 'FRX'");
  expect_error(header + "X\tcountry\tName\t\tFRA\n", ":2: expected no parent for a country or organisation");
  expect_error(header + "\tcountry\tName\t\t\n", ":2: expected an id");
  expect_error(header + "X\tcountry\t\t\t\n", ":2: expected a name");
  expect_error(header + "EU\tcountry\tUnion\t\t\n", ":2: expected the kind organisation, which EU has already");
  expect_error(header + "X\tcountry\n", ":2: expected 5 fields, got 2");
  EXPECT_THROW(Gazetteer::with("/no/such/file.tsv"), std::runtime_error);
}

}  // namespace
}  // namespace entente
