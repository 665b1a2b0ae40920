#include <algorithm>
#include <map>

#include "graph/statistics.hpp"

namespace entente {
namespace {

using Node = std::uint32_t;

/// Weighted ties both ways; a node's tie with itself is what lies within it, counted twice.
struct Network {
  std::vector<std::map<Node, double>> ties;
  std::vector<double> weights;  ///< of all ties of a node
  double total = 0;             ///< of all nodes

  void add(Node a, Node b, double weight) {
    ties[a][b] += weight;
    weights[a] += weight;
    total += weight;
  }
};

Network network_of(std::size_t nodes) {
  return {std::vector<std::map<Node, double>>(nodes), std::vector<double>(nodes)};
}

Network network_of(const View& view) {
  Network network = network_of(view.graph().actors().size());
  for (const Dyad& pair : dyads(view)) {
    network.add(pair.one, pair.other, static_cast<double>(pair.relationships));
    network.add(pair.other, pair.one, static_cast<double>(pair.relationships));
  }
  return network;
}

/// Moves each node in turn to the neighbouring community that it gains most by, until none gains anything.
std::vector<Node> move_nodes(const Network& network) {
  std::vector<Node> home(network.ties.size());
  for (Node node = 0; node < home.size(); ++node) home[node] = node;
  std::vector<double> weight = network.weights;
  for (bool moved = true; moved;) {
    moved = false;
    for (Node node = 0; node < home.size(); ++node) {
      std::map<Node, double> towards{{home[node], 0}};
      for (const auto& [other, tie] : network.ties[node]) {
        if (other != node) towards[home[other]] += tie;
      }
      weight[home[node]] -= network.weights[node];
      const auto gain = [&](Node community, double tie) {
        return tie - weight[community] * network.weights[node] / network.total;
      };
      Node best = home[node];
      double best_gain = gain(best, towards[best]) + 1e-9 * network.total;  // a move must be worth it, or it may circle
      for (const auto& [community, tie] : towards) {
        if (community == home[node] || gain(community, tie) <= best_gain) continue;
        best = community;
        best_gain = gain(community, tie);
      }
      weight[best] += network.weights[node];
      moved |= best != home[node];
      home[node] = best;
    }
  }
  return home;
}

/// Numbers the communities from 0 in the order of their first nodes.
Node renumber(std::vector<Node>& home) {
  std::map<Node, Node> numbers;
  for (Node& community : home) {
    community = numbers.try_emplace(community, static_cast<Node>(numbers.size())).first->second;
  }
  return static_cast<Node>(numbers.size());
}

}  // namespace

std::vector<std::vector<ActorIndex>> communities(const View& view) {
  Network network = network_of(view);
  std::vector<Node> home(network.ties.size());
  for (Node node = 0; node < home.size(); ++node) home[node] = node;
  const std::vector<double> weights = network.weights;
  while (network.total > 0) {
    std::vector<Node> above = move_nodes(network);
    const Node count = renumber(above);
    for (Node& community : home) community = above[community];
    if (count == network.ties.size()) break;
    Network merged = network_of(count);
    for (Node node = 0; node < network.ties.size(); ++node) {
      for (const auto& [other, tie] : network.ties[node]) merged.add(above[node], above[other], tie);
    }
    network = std::move(merged);
  }
  std::map<Node, std::vector<ActorIndex>> members;
  for (ActorIndex actor = 0; actor < home.size(); ++actor) {
    if (weights[actor] > 0) members[home[actor]].push_back(actor);
  }
  std::vector<std::vector<ActorIndex>> all;
  for (auto& [community, actors] : members) all.push_back(std::move(actors));
  std::ranges::sort(all);
  std::ranges::stable_sort(all, std::greater{}, [](const auto& actors) { return actors.size(); });
  return all;
}

double modularity(const View& view, const std::vector<std::vector<ActorIndex>>& communities) {
  const Network network = network_of(view);
  double sum = 0;
  for (const auto& members : communities) {
    double weight = 0;
    for (ActorIndex actor : members) {
      weight += network.weights[actor];
      for (const auto& [other, tie] : network.ties[actor]) {
        if (std::ranges::binary_search(members, other)) sum += tie;
      }
    }
    sum -= weight * weight / network.total;
  }
  return network.total == 0 ? 0 : sum / network.total;
}

}  // namespace entente
