// Reads one sentence and writes its graph: exit code 0 where France and Spain are found to work together.

#include <export/formats.hpp>
#include <graph/knowledge_graph.hpp>
#include <ingest/relationships/extractor.hpp>
#include <iostream>

int main() {
  entente::Article article;
  article.id = "letter";
  article.title = "Spain and France hold naval exercise";
  article.text = "Spain and France held a naval exercise on Monday.";
  article.published = entente::parse_day("2024-05-15");
  entente::KnowledgeGraph graph;
  graph.add(entente::Extractor()(article));
  graph.freeze();
  entente::find_format("graphml")->write(std::cout, graph, {});
  return graph.find_actor("FRA") && graph.find_actor("ESP") && graph.edge_count() > 0 ? 0 : 1;
}
