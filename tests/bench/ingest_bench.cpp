// Text to relationships: articles and tokens a second on one core, and the share of each stage. Reads the articles of
// examples/articles, or those named by ENTENTE_BENCH_ARTICLES.

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <string>
#include <vector>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/relationships/analysis.hpp"
#include "ingest/relationships/extractor.hpp"

namespace entente {
namespace {

const std::vector<Article>& articles() {
  static const std::vector<Article> all = [] {
    const char* named = std::getenv("ENTENTE_BENCH_ARTICLES");
    const std::vector<std::string> inputs = {named ? named : ENTENTE_SOURCE_DIR "/examples/articles"};
    std::vector<Article> read;
    read_articles(inputs, {}, [&](Article&& article) {
      read.push_back(std::move(article));
      return read.size() < 2000;
    });
    return read;
  }();
  return all;
}

void finish(benchmark::State& state, std::size_t bytes) {
  state.SetItemsProcessed(static_cast<std::int64_t>(articles().size()) * static_cast<std::int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

std::size_t text_bytes() {
  std::size_t bytes = 0;
  for (const Article& article : articles()) bytes += article.text.size();
  return bytes;
}

void parse(benchmark::State& state) {
  for (auto _ : state) {
    for (const Article& article : articles()) benchmark::DoNotOptimize(Parser::builtin().parse(article));
  }
  finish(state, text_bytes());
}
BENCHMARK(parse);

void find_mentions_after_parsing(benchmark::State& state) {
  std::vector<Document> documents;
  for (const Article& article : articles()) documents.push_back(Parser::builtin().parse(article));
  for (auto _ : state) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      benchmark::DoNotOptimize(find_mentions(documents[i], articles()[i].published, Gazetteer::builtin()));
    }
  }
  finish(state, text_bytes());
}
BENCHMARK(find_mentions_after_parsing);

void relate_after_mentions(benchmark::State& state) {
  std::vector<Document> documents;
  std::vector<Mentions> mentions;
  for (const Article& article : articles()) {
    documents.push_back(Parser::builtin().parse(article));
    mentions.push_back(find_mentions(documents.back(), article.published, Gazetteer::builtin()));
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      benchmark::DoNotOptimize(relate(documents[i], mentions[i], articles()[i], Gazetteer::builtin()));
    }
  }
  finish(state, text_bytes());
}
BENCHMARK(relate_after_mentions);

void extract(benchmark::State& state) {
  const Extractor extractor;
  for (auto _ : state) {
    for (const Article& article : articles()) benchmark::DoNotOptimize(extractor(article));
  }
  finish(state, text_bytes());
}
BENCHMARK(extract);

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
