// How many tokens a second one core segments, tags and parses, on each kind of processor that this one can be.

#include <benchmark/benchmark.h>
#include <filesystem>
#include <hwy/targets.h>
#include <string>
#include <vector>

#include "ingest/data/built_in.hpp"
#include "ingest/language/parser.hpp"
#include "ingest/readers/read_articles.hpp"

namespace entente {
namespace {

constexpr std::size_t article_count = 400;

/// Free articles of the shared data; where they are absent, one text of our own.
const std::vector<Article>& articles() {
  static const auto result = [] {
    std::vector<Article> read;
    const std::vector<std::string> inputs = {ENTENTE_SHARED_DIR "/data/articles/free.ndjson.gz"};
    if (std::filesystem::exists(inputs[0])) {
      // Every twentieth: the first thousands are all from one publisher.
      std::size_t seen = 0;
      read_articles(inputs, {}, [&](Article&& article) {
        if (seen++ % 20 == 0) read.push_back(std::move(article));
        return read.size() < article_count;
      });
      return read;
    }
    Article article;
    for (int i = 0; i < 400; ++i) {
      article.text +=
          "The foreign ministers of Morocco and Spain, who met in Rabat on Monday, signed an agreement on trade. "
          "\"We will cooperate,\" said the host, \"as we've done since the U.N. summit of 2015.\"\n\n";
    }
    read.push_back(std::move(article));
    return read;
  }();
  return result;
}

const std::vector<Document>& documents() {
  static const auto result = [] {
    std::vector<Document> segmented;
    for (const Article& article : articles()) segmented.push_back(segment(article));
    return segmented;
  }();
  return result;
}

std::int64_t token_count() {
  std::int64_t count = 0;
  for (const Document& document : documents()) {
    for (const Sentence& sentence : document.sentences) count += static_cast<std::int64_t>(sentence.tokens.size());
  }
  return count;
}

void report(benchmark::State& state) {
  state.counters["tokens"] =
      benchmark::Counter(static_cast<double>(state.iterations() * token_count()), benchmark::Counter::kIsRate);
}

void segment_articles(benchmark::State& state) {
  for (auto _ : state) {
    for (const Article& article : articles()) benchmark::DoNotOptimize(segment(article));
  }
  report(state);
}
BENCHMARK(segment_articles)->Unit(benchmark::kMillisecond);

void parse_sentences(benchmark::State& state, std::int64_t target) {
  hwy::SetSupportedTargetsForTest(target);
  std::vector<Document> parsed = documents();
  for (auto _ : state) {
    for (Document& document : parsed) {
      for (Sentence& sentence : document.sentences) Parser::builtin().parse(sentence);
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  report(state);
}

void bytes_to_trees(benchmark::State& state, std::int64_t target) {
  hwy::SetSupportedTargetsForTest(target);
  for (auto _ : state) {
    for (const Article& article : articles()) benchmark::DoNotOptimize(Parser::builtin().parse(article));
  }
  hwy::SetSupportedTargetsForTest(0);
  report(state);
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    Parser parser(built_in("english.model"));
    Article article;
    article.text = "Morocco and Spain agreed.";
    benchmark::DoNotOptimize(parser.parse(article));
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

const bool registered = [] {
  for (std::int64_t rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
    const std::int64_t target = rest & -rest;
    const std::string name = hwy::TargetName(target);
    benchmark::RegisterBenchmark(("parse_sentences/" + name).c_str(), parse_sentences, target)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("bytes_to_trees/" + name).c_str(), bytes_to_trees, target)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
