// Reads a folder of articles and counts what is found.

#include <iostream>
#include <string>
#include <vector>

#include "ingest/relationships/extract_articles.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  std::size_t relationships = 0;
  const entente::ExtractSummary summary =
      entente::extract_articles(inputs, {}, entente::Extractor(), [&](entente::Extraction&& extraction) {
        relationships += extraction.relationships.size();
        return true;
      });
  std::cout << summary.read.read << " articles, " << relationships << " relationships\n";
  return relationships > 0 ? 0 : 1;
}
