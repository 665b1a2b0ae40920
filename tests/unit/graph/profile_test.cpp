#include "graph/profile.hpp"

#include <gmock/gmock.h>

#include "samples.hpp"

namespace entente {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

class ProfileTest : public testing::Test {
 protected:
  ProfileTest() {
    Relationship aid = consult("A", "B", "2016-03-10");
    aid.type = EventType::aid;
    aid.contexts = {Context::health, Context::economic};
    Relationship accuse = consult("B", "A/police", "2018-05-01");
    accuse.type = EventType::accuse;
    accuse.contexts = {Context::health};
    Relationship denied = accuse;
    denied.aspect = Aspect::negated;
    Extraction extraction = article("a", {aid, accuse, denied, consult("A", "C", "2017"), consult("B", "A")});
    extraction.offices = {{"person/x", "X", "king", "A", std::nullopt, {}}, {"person/y", "Y", "queen", "B", {}, {}}};
    graph_.add(extraction);
    graph_.freeze();
  }

  ActorIndex at(std::string_view id) const { return graph_.find_actor(id).value(); }

  KnowledgeGraph graph_;
};

TEST_F(ProfileTest, CountsPartnersClassesContextsAndOffices) {
  const Profile found = profile(graph_, at("A"));
  EXPECT_EQ(found.relationships, 5);
  ASSERT_THAT(found.partners, SizeIs(2));
  EXPECT_EQ(found.partners[0].other, at("B"));
  EXPECT_THAT(found.partners[0].classes, ElementsAre(1, 1, 2, 0));
  EXPECT_EQ(found.partners[0].active, (TimeSpan{*parse_day("2016-03-10"), *parse_day("2018-05-02")}));
  EXPECT_EQ(found.partners[1].other, at("C"));
  EXPECT_THAT(found.contexts, ElementsAre(Pair(Context::health, 3), Pair(Context::economic, 1)));
  ASSERT_THAT(found.offices, SizeIs(1));
  EXPECT_EQ(found.offices[0]->role, "king");
  EXPECT_THAT(profile({graph_, {.resolution = Resolution::all_actors}}, at("A/police")).partners, SizeIs(1));
}

TEST_F(ProfileTest, TheBalanceIsTheMeanScoreOfWhatIsNotDenied) {
  const double expected = (10 + 2.5 - 3) / 3;
  EXPECT_THAT(profile(graph_, at("A")).partners[0].balance.mean(), DoubleNear(expected, 1e-12));
  EXPECT_EQ(Balance{}.mean(), 0);
}

TEST_F(ProfileTest, ATimelineHasEveryYearAndLeavesTheUndatedOut) {
  const Timeline found = timeline(graph_, at("B"), at("A"));
  EXPECT_THAT(found.edges, SizeIs(4));
  EXPECT_EQ(found.undated, 1);
  ASSERT_THAT(found.years, SizeIs(3));
  EXPECT_EQ(found.years[0].year, 2016);
  EXPECT_EQ(found.years[0].balance.mean(), 10);
  EXPECT_EQ(found.years[1].relationships(), 0);
  EXPECT_EQ(found.years[2].relationships(), 2);
  EXPECT_THAT(found.years[2].balance.mean(), DoubleNear(-3, 1e-12)) << "the denied accusation does not weigh";
  EXPECT_THAT(timeline(graph_, at("B"), at("C")).years, IsEmpty());
  EXPECT_THAT(timeline(graph_, at("B"), at("B")).edges, IsEmpty());
}

TEST(Sparkline, HasEightHeights) {
  const double values[] = {-10, -7.5, 0, 2.5, 9.9, 10, 20, -20, std::numeric_limits<double>::quiet_NaN()};
  EXPECT_EQ(sparkline(values, -10, 10), "▁▂▅▆███▁ ");
}

}  // namespace
}  // namespace entente
