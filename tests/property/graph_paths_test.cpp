// Every search for paths against all chains, one by one, on thousands of small multigraphs.

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <tuple>

#include "graph/paths.hpp"
#include "tests/property/random_graph.hpp"

namespace entente {
namespace {

constexpr unsigned rounds = 3000;

struct Chain {
  std::vector<ActorIndex> actors;
  std::vector<std::vector<EdgeIndex>> edges;
  double strength = 1;
  double minus_log_strength = 0;  ///< where a step without strength counts as 64

  std::size_t hops() const { return actors.size() - 1; }
  /// To eight digits.
  long long weakness() const { return std::llround(minus_log_strength * 1e8); }
};

/// Slow and obvious: tries every step from every end of every chain.
class AllChains {
 public:
  AllChains(const View& view, const PathQuery& query) : view_(view), query_(query) {
    for (EdgeIndex edge : view.edges()) {
      const bool both = query.direction == Direction::either || view.graph().relationship(edge).mutual;
      const ActorIndex tail = view.actor_of(edge);
      const ActorIndex head = view.recipient_of(edge);
      if (tail == head) continue;
      steps_[{tail, head}].push_back(edge);
      if (both) steps_[{head, tail}].push_back(edge);
    }
    for (auto& [ends, edges] : steps_) {
      std::ranges::stable_sort(edges, std::greater{},
                               [&](EdgeIndex edge) { return strength(view.graph().relationship(edge)); });
    }
    for (ActorIndex actor = 0; actor < view.graph().actors().size(); ++actor) {
      if (is_in(query.from.actors, actor) && !is_in(query.avoid, actor)) extend({.actors = {actor}});
    }
  }

  std::vector<Chain> found;

 private:
  bool is_in(const std::vector<ActorIndex>& set, ActorIndex actor) const {
    return std::ranges::any_of(set, [&](ActorIndex other) { return view_.at_resolution(other) == actor; });
  }

  void extend(Chain chain) {
    const ActorIndex last = chain.actors.back();
    if (is_in(query_.to.actors, last)) {
      const bool through = std::ranges::all_of(query_.through, [&](ActorIndex actor) {
        return std::ranges::count(chain.actors, view_.at_resolution(actor)) > 0;
      });
      if (through) found.push_back(chain);
      return;
    }
    if (chain.hops() == query_.max_hops) return;
    for (const auto& [ends, edges] : steps_) {
      const ActorIndex next = ends.second;
      if (ends.first != last || std::ranges::count(chain.actors, next) > 0 || is_in(query_.avoid, next) ||
          is_in(query_.from.actors, next)) {
        continue;
      }
      Chain longer = chain;
      longer.actors.push_back(next);
      longer.edges.push_back(edges);
      double doubt = 1;
      for (EdgeIndex edge : edges) doubt *= 1 - strength(view_.graph().relationship(edge));
      longer.strength *= 1 - doubt;
      longer.minus_log_strength += doubt == 1 ? 64 : -std::log(1 - doubt);
      extend(longer);
    }
  }

  const View& view_;
  const PathQuery& query_;
  std::map<std::pair<ActorIndex, ActorIndex>, std::vector<EdgeIndex>> steps_;
};

void expect_same(const std::vector<Path>& paths, std::vector<Chain> chains, std::size_t count, const char* what) {
  if (chains.size() > count) chains.resize(count);
  ASSERT_EQ(paths.size(), chains.size()) << what;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ASSERT_EQ(paths[i].steps.size(), chains[i].hops()) << what;
    EXPECT_NEAR(paths[i].strength, chains[i].strength, 1e-12) << what;
    for (std::size_t j = 0; j < chains[i].hops(); ++j) {
      ASSERT_EQ(paths[i].steps[j].from, chains[i].actors[j]) << what << ' ' << i;
      ASSERT_EQ(paths[i].steps[j].to, chains[i].actors[j + 1]) << what << ' ' << i;
      ASSERT_EQ(paths[i].steps[j].edges, chains[i].edges[j]) << what;
    }
  }
}

template <typename Key>
std::vector<Chain> sorted_by(std::vector<Chain> chains, Key key) {
  std::ranges::sort(chains, {}, key);
  return chains;
}

PathQuery random_query(RandomGraph& random, const KnowledgeGraph& graph) {
  const auto any = [&] { return static_cast<ActorIndex>(random.roll(static_cast<unsigned>(graph.actors().size()))); };
  PathQuery query{.from = any(), .to = any(), .max_hops = 1 + random.roll(6), .count = 1 + random.roll(8)};
  if (random.roll(4) == 0) query.from.actors.push_back(any());
  if (random.roll(4) == 0) query.to.actors.push_back(any());
  if (random.roll(3) == 0) query.direction = Direction::forward;
  if (random.roll(4) == 0) query.avoid = {any()};
  if (random.roll(4) == 0) query.through = {any()};
  if (!query.through.empty() && random.roll(2) == 0) query.through.push_back(any());
  if (random.roll(4) == 0) query.count = no_limit;
  if (random.roll(4) == 0) query.max_hops = no_limit;
  return query;
}

TEST(PathsOracle, EverySearchAgreesWithAllChains) {
  std::size_t with_paths = 0;
  for (unsigned seed = 0; seed < rounds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(2 + random.roll(5), 1 + random.roll(14));
    const View view(graph, random.filter());
    const PathQuery query = random_query(random, graph);
    const std::vector<Chain> all = AllChains(view, query).found;
    with_paths += all.empty() ? 0 : 1;
    expect_same(simple_paths(view, query), sorted_by(all, &Chain::actors), query.count, "simple");
    const auto by_hops = sorted_by(all, [](const Chain& c) { return std::tuple(c.hops(), c.weakness(), c.actors); });
    expect_same(k_shortest_paths(view, query), by_hops, query.count, "k shortest");
    auto fewest = by_hops;
    std::erase_if(fewest, [&](const Chain& chain) { return chain.hops() > by_hops[0].hops(); });
    expect_same(shortest_paths(view, query), fewest, query.count, "shortest");
    auto strongest = sorted_by(all, [](const Chain& c) { return std::tuple(c.weakness(), c.hops(), c.actors); });
    std::erase_if(strongest, [](const Chain& chain) { return chain.strength == 0; });
    expect_same(strongest_paths(view, query), strongest, query.count, "strongest");
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(with_paths, rounds / 4) << "most searches found nothing: the graphs are no test";
}

TEST(PathsOracle, AddingARelationshipNeverLengthensAShortestPath) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomGraph random(seed);
    KnowledgeGraph graph = random.graph(4, 6);
    if (graph.actors().size() < 2) continue;
    const std::string from = graph.actors()[0].id;
    const std::string to = graph.actors()[1].id;
    const auto search = [&] {
      return shortest_paths(graph,
                            {.from = *graph.find_actor(from), .to = *graph.find_actor(to), .max_hops = no_limit});
    };
    const auto before = search();
    Relationship extra{.actor = random.roll(2) == 0 ? from : to, .recipient = "C"};
    extra.evidence = {{"extra", 1, 0, 1, ".", std::nullopt}};
    graph.add({.source = {.id = "extra"}, .relationships = {extra}});
    graph.freeze();
    const auto after = search();
    if (before.empty()) continue;
    ASSERT_FALSE(after.empty()) << seed;
    EXPECT_LE(after[0].steps.size(), before[0].steps.size()) << seed;
  }
}

}  // namespace
}  // namespace entente
