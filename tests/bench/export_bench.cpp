// How fast graphs are written and GraphML is read, in bytes a second on one core. The graph is made up: as many
// relationships as ENTENTE_BENCH_EDGES says (300,000), one to three an article. "MB more" is what writing or reading
// adds to the memory that the graph takes.

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <streambuf>
#include <sys/resource.h>
#include <unistd.h>

#include "export/formats.hpp"
#include "export/read_graph.hpp"

namespace entente {
namespace {

/// Takes every byte and only counts them.
class Counter : public std::streambuf {
 public:
  std::size_t bytes() const { return bytes_; }

 protected:
  std::streamsize xsputn(const char* /*text*/, std::streamsize count) override {
    bytes_ += static_cast<std::size_t>(count);
    return count;
  }
  int_type overflow(int_type c) override {
    ++bytes_;
    return traits_type::not_eof(c);
  }

 private:
  std::size_t bytes_ = 0;
};

std::size_t edges_wanted() {
  const char* number = std::getenv("ENTENTE_BENCH_EDGES");
  return number ? static_cast<std::size_t>(std::atol(number)) : 300'000;
}

KnowledgeGraph made_up(std::size_t edges) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  std::vector<Actor> actors;
  for (std::size_t i = 0; i < 250; ++i) {
    Actor actor;
    actor.id = fmt::format("C{:03}", i);
    actor.name = fmt::format("Country number {}", i);
    actor.region = "Western Europe";
    actors.push_back(std::move(actor));
  }
  KnowledgeGraph graph;
  for (std::size_t made = 0, article = 0; made < edges; ++article) {
    Extraction extraction;
    Source& source = extraction.source;
    source = {fmt::format("article-{:08}", article), fmt::format("Ministers met for the {}th time", article),
              "Example News", fmt::format("https://news.example/2018/articles/{}?from=feed&page=1", article),
              Day{} + std::chrono::days{below(20'000)}};
    for (std::size_t i = 0; i < 3 && made < edges; ++i, ++made) {
      const std::size_t a = below(actors.size());
      const std::size_t b = (a + 1 + below(actors.size() - 1)) % actors.size();
      Relationship r;
      r.actor = actors[a].id;
      r.recipient = actors[b].id;
      r.type = event_types()[below(event_type_count)];
      r.contexts = {static_cast<Context>(below(context_count)), static_cast<Context>(below(context_count))};
      r.when = day_span(*source.published - std::chrono::days{below(3)});
      r.confidence = static_cast<double>(below(100)) / 100;
      r.actor_mention = actors[a].name;
      r.recipient_mention = "its neighbour";
      const std::string text =
          fmt::format("{} and {} agreed on Tuesday to \"step up\" their work against smuggling & fraud.",
                      actors[a].name, actors[b].name);
      r.evidence = {{source.id, static_cast<std::uint32_t>(i), 100 * i, 100 * i + text.size(), text, source.published}};
      extraction.relationships.push_back(std::move(r));
      for (std::size_t end : {a, b}) extraction.actors.push_back(actors[end]);
    }
    graph.add(std::move(extraction));
  }
  graph.freeze();
  return graph;
}

const KnowledgeGraph& graph() {
  static const KnowledgeGraph made = made_up(edges_wanted());
  return made;
}

/// Megabytes that the process has held at most.
double peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void write(benchmark::State& state, const Format& format) {
  const View view(graph());
  const double before = peak_memory();
  std::size_t bytes = 0;
  for (auto _ : state) {
    Counter counter;
    std::ostream out(&counter);
    format.write(out, view, {});
    bytes += counter.bytes();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["MB more"] = peak_memory() - before;
  state.counters["edges/s"] =
      benchmark::Counter(static_cast<double>(graph().edge_count()), benchmark::Counter::kIsIterationInvariantRate);
}

void read(benchmark::State& state, const GraphReader& reader) {
  // From a file, so that the memory is the reader's own.
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / fmt::format("entente_bench_{}", ::getpid());
  {
    std::ofstream out(file, std::ios::binary);
    find_format(reader.name)->write(out, View(graph()), {});
  }
  const double before = peak_memory();
  for (auto _ : state) {
    std::ifstream in(file, std::ios::binary);
    std::size_t parts = 0;
    reader.read(in, "made up", [&](Extraction&&) { ++parts; });
    benchmark::DoNotOptimize(parts);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(file)));
  state.counters["MB more"] = peak_memory() - before;
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) {
  using namespace entente;
  benchmark::Initialize(&count, arguments);
  for (const Format& format : formats()) {
    benchmark::RegisterBenchmark(fmt::format("write/{}", format.name).c_str(), [&format](benchmark::State& state) {
      write(state, format);
    })->Unit(benchmark::kMillisecond);
  }
  for (const GraphReader& reader : graph_readers()) {
    if (!find_format(reader.name)) continue;
    benchmark::RegisterBenchmark(fmt::format("read/{}", reader.name).c_str(), [&reader](benchmark::State& state) {
      read(state, reader);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
