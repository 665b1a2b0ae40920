// Boost's own algorithms run on the graph itself and through a window, and find what they find on copies.

#include "graph/boost_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <gtest/gtest.h>
#include <map>

#include "tests/property/random_graph.hpp"

namespace entente {
namespace {

using Copy = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                                   boost::property<boost::edge_index_t, EdgeIndex>>;

struct Findings {
  std::vector<int> breadth_first, components, dijkstra, bellman_ford;
  std::vector<std::size_t> cores;
  std::vector<double> rank, betweenness;
};

/// `weight` gives an edge descriptor's weight.
template <typename Graph, typename Weight>
Findings run_algorithms(const Graph& graph, Weight weight) {
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  const auto index = get(boost::vertex_index, graph);
  const std::size_t count = num_vertices(graph);
  const auto map_of = [&](auto& values) { return boost::make_iterator_property_map(values.begin(), index); };
  const auto weights = boost::make_function_property_map<Edge>(weight);
  Findings found;
  found.breadth_first.assign(count, -1);
  found.breadth_first[0] = 0;
  boost::breadth_first_search(graph, 0,
                              boost::visitor(boost::make_bfs_visitor(
                                  boost::record_distances(map_of(found.breadth_first), boost::on_tree_edge()))));
  found.components.resize(count);
  boost::strong_components(graph, map_of(found.components));
  found.dijkstra.resize(count);
  boost::dijkstra_shortest_paths(graph, 0, boost::weight_map(weights).distance_map(map_of(found.dijkstra)));
  found.bellman_ford.assign(count, std::numeric_limits<int>::max());
  found.bellman_ford[0] = 0;
  boost::bellman_ford_shortest_paths(graph, static_cast<int>(count),
                                     boost::weight_map(weights).distance_map(map_of(found.bellman_ford)));
  found.cores.resize(count);
  boost::core_numbers(graph, map_of(found.cores));
  found.rank.resize(count);
  boost::graph::page_rank(graph, map_of(found.rank), boost::graph::n_iterations(20));
  found.betweenness.resize(count);
  boost::brandes_betweenness_centrality(graph, map_of(found.betweenness));
  return found;
}

/// Components are numbered as they are met: only which vertices share one counts.
std::vector<int> renumbered(const std::vector<int>& components) {
  std::map<int, int> numbers;
  std::vector<int> result;
  for (int component : components) {
    result.push_back(numbers.try_emplace(component, static_cast<int>(numbers.size())).first->second);
  }
  return result;
}

void expect_same(const Findings& a, const Findings& b) {
  EXPECT_EQ(a.breadth_first, b.breadth_first);
  EXPECT_EQ(renumbered(a.components), renumbered(b.components));
  EXPECT_EQ(a.dijkstra, b.dijkstra);
  EXPECT_EQ(a.bellman_ford, b.bellman_ford);
  EXPECT_EQ(a.cores, b.cores);
  for (std::size_t i = 0; i < a.rank.size(); ++i) {
    EXPECT_NEAR(a.rank[i], b.rank[i], 1e-12);
    EXPECT_NEAR(a.betweenness[i], b.betweenness[i], 1e-12);
  }
}

int weight_of(EdgeIndex edge) { return 1 + static_cast<int>(edge * 7 % 5); }

TEST(BoostGraph, AlgorithmsRunOnTheWholeAndThroughAView) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(6, 20);
    Filter filter = random.filter();
    filter.resolution = Resolution::all_actors;
    const View view(graph, filter);
    Copy whole(graph.actors().size()), windowed(graph.actors().size());
    for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
      add_edge(graph.actor_of(edge), graph.recipient_of(edge), edge, whole);
      if (view.contains(edge)) add_edge(graph.actor_of(edge), graph.recipient_of(edge), edge, windowed);
    }
    const auto on_copy = [](const Copy& copy) {
      return run_algorithms(copy, [&](const auto& edge) { return weight_of(get(boost::edge_index, copy, edge)); });
    };
    const BoostGraph& boost = boost_graph(graph);
    const auto weight = [&](const auto& edge) { return weight_of(boost[edge]); };
    expect_same(run_algorithms(boost, weight), on_copy(whole));
    expect_same(run_algorithms(boost_view(view), weight), on_copy(windowed));
  }
}

TEST(BoostGraph, EdgesOfAVertexAreInTimeOrder) {
  RandomGraph random(1);
  const KnowledgeGraph graph = random.graph(4, 60);
  const BoostGraph& boost = boost_graph(graph);
  std::size_t seen = 0;
  for (ActorIndex actor = 0; actor < num_vertices(boost); ++actor) {
    std::vector<EdgeIndex> out, in;
    for (auto [edge, end] = out_edges(actor, boost); edge != end; ++edge) {
      out.push_back(boost[*edge]);
      EXPECT_EQ(source(*edge, boost), graph.actor_of(out.back()));
      EXPECT_EQ(target(*edge, boost), graph.recipient_of(out.back()));
    }
    for (auto [edge, end] = in_edges(actor, boost); edge != end; ++edge) {
      in.push_back(boost[*edge]);
      EXPECT_EQ(target(*edge, boost), actor);
    }
    EXPECT_TRUE(std::ranges::is_sorted(out));
    EXPECT_TRUE(std::ranges::is_sorted(in));
    seen += out.size();
  }
  EXPECT_EQ(seen, graph.edge_count());
}

}  // namespace
}  // namespace entente
