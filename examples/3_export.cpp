// Reads a folder of articles, keeps what is known of 2023 as fact, and prints it as GraphML.

#include <iostream>
#include <string>
#include <vector>

#include "export/formats.hpp"
#include "ingest/relationships/extract_articles.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  entente::KnowledgeGraph graph;
  entente::extract_articles(inputs, {}, entente::Extractor(), [&](entente::Extraction&& extraction) {
    graph.add(std::move(extraction));
    return true;
  });
  graph.freeze();
  const entente::View facts(graph, {.window = entente::parse_time_span("2023"), .aspects = {entente::Aspect::actual}});
  entente::find_format("graphml")->write(std::cout, facts, {.title = "Cooperation in 2023"});
  return facts.edges().empty() ? 1 : 0;
}
