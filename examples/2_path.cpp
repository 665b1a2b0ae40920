// Reads a folder of articles and shows how Greece and Japan are connected.

#include <iostream>
#include <string>
#include <vector>

#include "graph/paths.hpp"
#include "ingest/relationships/extract_articles.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  entente::KnowledgeGraph graph;
  entente::extract_articles(inputs, {}, entente::Extractor(), [&](entente::Extraction&& extraction) {
    graph.add(std::move(extraction));
    return true;
  });
  graph.freeze();
  const auto greece = graph.find_actor("GRC");
  const auto japan = graph.find_actor("JPN");
  if (!greece || !japan) return 1;
  const auto paths = entente::shortest_paths(graph, {.from = *greece, .to = *japan, .count = 1});
  if (paths.empty()) return 1;
  for (const entente::PathStep& step : paths.front().steps) {
    const entente::Relationship& strongest = graph.relationship(step.edges.front());
    std::cout << graph.actors()[step.from].name << " - " << graph.actors()[step.to].name << ": "
              << strongest.evidence.front().text << '\n';
  }
}
