#include "graph/statistics.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <numeric>

#include "samples.hpp"
#include "tests/property/random_graph.hpp"

namespace entente {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class StatisticsTest : public testing::Test {
 protected:
  StatisticsTest() {
    Relationship aid = consult("A", "B", "2018-03-10");
    aid.type = EventType::aid;
    Relationship promise = consult("B", "C", "2019-01-01");
    promise.aspect = Aspect::future;
    graph_.add(article("a", {consult("A", "B", "2018-01-01"), consult("B", "A", "2018-02-01"), aid, promise,
                             consult("B", "D", "2019-02-01"), consult("X", "Y", "2018-01-01"), consult("X", "Z")}));
    graph_.freeze();
  }

  std::string id(ActorIndex actor) const { return graph_.actors()[actor].id; }

  KnowledgeGraph graph_;
};

TEST_F(StatisticsTest, CountsSizes) {
  const Sizes found = sizes(graph_);
  EXPECT_EQ(found.articles, 1);
  EXPECT_EQ(found.actors, 7);
  EXPECT_EQ(found.relationships, 7);
  EXPECT_EQ(found.undated, 1);
  EXPECT_EQ(found.types[static_cast<std::size_t>(EventType::agree)], 1) << "a meeting to come is an agreement";
  EXPECT_EQ(found.types[static_cast<std::size_t>(EventType::consult)], 5);
  EXPECT_EQ(found.aspects[static_cast<std::size_t>(Aspect::future)], 1);
  EXPECT_THAT(found.classes, ElementsAre(6, 1, 0, 0));
  EXPECT_EQ(found.active, span("2018-01-01/2019-02-01"));
  EXPECT_EQ(sizes({graph_, {.window = span("2019")}}).actors, 3);
}

TEST_F(StatisticsTest, RanksDyadsAndActors) {
  const auto strongest = strongest_dyads(graph_, 2);
  ASSERT_THAT(strongest, SizeIs(2));
  EXPECT_EQ(id(strongest[0].one) + id(strongest[0].other), "AB");
  EXPECT_EQ(strongest[0].relationships, 3);
  const double tie = 0.8 * 12.5 / 20;
  EXPECT_THAT(strongest[0].strength, DoubleNear(1 - (1 - 0.8) * (1 - tie) * (1 - tie), 1e-6));
  const auto connected = most_connected(graph_, 1);
  ASSERT_THAT(connected, SizeIs(1));
  EXPECT_EQ(id(connected[0].actor), "B");
  EXPECT_EQ(connected[0].partners, 3);
  const auto central = most_central(graph_, 100);
  ASSERT_THAT(central, SizeIs(7));
  EXPECT_EQ(id(central[0].actor), "B");
  const double sum = std::accumulate(central.begin(), central.end(), 0.0,
                                     [](double s, const Standing& standing) { return s + standing.centrality; });
  EXPECT_THAT(sum, DoubleNear(1, 1e-9));
}

TEST_F(StatisticsTest, ChangesBetweenTwoWindows) {
  const auto found = changes(graph_, span("2018"), span("2019"));
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(id(found[0].one) + id(found[0].other), "AB");
  EXPECT_EQ(found[0].before, 3);
  EXPECT_EQ(found[0].after, 0);
  EXPECT_THAT(changes(graph_, span("2001"), span("2002")), IsEmpty());
}

TEST_F(StatisticsTest, AnEmptyViewHasNoStatistics) {
  const View nothing(graph_, {.types = {EventType::assault}});
  EXPECT_EQ(sizes(nothing).active, std::nullopt);
  EXPECT_THAT(most_central(nothing, 3), IsEmpty());
  EXPECT_THAT(communities(nothing), IsEmpty());
  EXPECT_EQ(modularity(nothing, {}), 0);
}

TEST(Communities, FindsCliquesThatFewTiesJoin) {
  std::vector<Relationship> relationships;
  const std::string actors = "ABCDEFGHIJKL";
  for (std::size_t clique = 0; clique < 3; ++clique) {
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        relationships.push_back(consult(actors.substr(clique * 4 + i, 1), actors.substr(clique * 4 + j, 1)));
      }
    }
  }
  relationships.push_back(consult("A", "E"));
  relationships.push_back(consult("E", "I"));
  KnowledgeGraph graph;
  graph.add(article("a", relationships));
  graph.freeze();
  EXPECT_THAT(communities(graph),
              ElementsAre(ElementsAre(0, 1, 2, 3), ElementsAre(4, 5, 6, 7), ElementsAre(8, 9, 10, 11)));
}

/// All ways of putting actors into communities.
void each_partition(const std::vector<ActorIndex>& actors, std::vector<std::vector<ActorIndex>>& partition,
                    const std::function<void()>& visit, std::size_t next = 0) {
  if (next == actors.size()) return visit();
  for (std::size_t i = 0; i < partition.size(); ++i) {
    partition[i].push_back(actors[next]);
    each_partition(actors, partition, visit, next + 1);
    partition[i].pop_back();
  }
  partition.push_back({actors[next]});
  each_partition(actors, partition, visit, next + 1);
  partition.pop_back();
}

TEST(Communities, AreNearlyTheBestOfAllPartitions) {
  double shortfall = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(6, 12);
    const auto found = communities(graph);
    std::vector<ActorIndex> members;
    for (const auto& community : found) {
      EXPECT_TRUE(std::ranges::is_sorted(community));
      members.insert(members.end(), community.begin(), community.end());
    }
    std::ranges::sort(members);
    EXPECT_EQ(members, View(graph).actors());
    double best = -1;
    std::vector<std::vector<ActorIndex>> partition;
    each_partition(View(graph).actors(), partition, [&] { best = std::max(best, modularity(graph, partition)); });
    const double reached = modularity(graph, found);
    EXPECT_LE(reached, best + 1e-12);
    shortfall += best - reached;
  }
  EXPECT_LT(shortfall / 50, 0.02) << "greedy, but not far from the best";
}

}  // namespace
}  // namespace entente
