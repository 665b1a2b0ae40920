// The multigraph on synthetic news: Zipf-distributed actors, 20 years, five relationships an article. Without arguments
// all of it is measured, then the same with NetworkX and igraph, and graph_table.py prints a table. With
// ENTENTE_GRAPH_CSV=FILE the relationships are written for graph_peers.py.

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fmt/os.h>
#include <malloc.h>
#include <map>
#include <random>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

#include "graph/boost_graph.hpp"
#include "graph/edge_list.hpp"
#include "graph/statistics.hpp"
#include "graph/store.hpp"
#include "graph/timed_paths.hpp"

namespace entente {
namespace {

constexpr Day first_day{std::chrono::days{12'000}};
constexpr int day_count = 20 * 365;

enum class Dates { days, some_long };

/// Reports of relationships, one in ten of them dated to a month or a year unless all are to have a day; the same for
/// the same numbers.
class News {
 public:
  News(unsigned actors, std::size_t reports, Dates dates = Dates::some_long)
      : reports_(reports), dates_(dates), dice_(actors) {
    double sum = 0;
    for (unsigned i = 0; i < actors; ++i) cumulated_.push_back(sum += 1.0 / (i + 1));
  }

  Extraction next_article() {
    const std::string id = "http://news.example/" + std::to_string(article_++);
    Extraction extraction{.source = {id, "A title of some words for article", "Example News", id, std::nullopt}};
    const Day published = first_day + std::chrono::days{dice_() % day_count};
    extraction.source.published = published;
    for (std::uint32_t i = 0; i < 5 && made_ < reports_; ++i, ++made_) {
      Relationship r{.actor = actor(), .recipient = actor()};
      if (r.actor == r.recipient) r.recipient = r.actor == "A0" ? "A1" : "A0";
      r.type = static_cast<EventType>(dice_() % event_type_count);
      r.aspect = static_cast<Aspect>(dice_() % aspect_count);
      r.confidence = 0.3 + 0.6 * static_cast<double>(dice_() % 1000) / 1000;
      r.when = dates_ == Dates::days || dice_() % 10 > 0 ? day_span(published) : long_span(published);
      r.actor_mention = r.actor;
      r.recipient_mention = r.recipient;
      r.evidence = {{id, i, i * 130, i * 130 + 120, std::string(120, static_cast<char>('a' + i)), published}};
      for (const std::string& end : {r.actor, r.recipient}) extraction.actors.push_back({.id = end, .name = end});
      extraction.relationships.push_back(std::move(r));
    }
    return extraction;
  }

  bool more() const { return made_ < reports_; }

 private:
  std::string actor() {
    const double at = std::uniform_real_distribution<double>(0, cumulated_.back())(dice_);
    return "A" + std::to_string(std::ranges::lower_bound(cumulated_, at) - cumulated_.begin());
  }

  TimeSpan long_span(Day day) {
    const std::chrono::year_month_day date{day};
    return dice_() % 3 > 0 ? month_span(date.year() / date.month()) : year_span(date.year());
  }

  std::size_t reports_;
  Dates dates_;
  std::mt19937 dice_;
  std::vector<double> cumulated_;
  std::size_t article_ = 0;
  std::size_t made_ = 0;
};

struct Sample {
  KnowledgeGraph graph;
  double bytes_per_edge = 0;
};

double bytes_in_use() {
  const auto info = ::mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd);
}

/// Each size is made once.
const Sample& sample(unsigned actors, std::size_t reports, Dates dates = Dates::some_long) {
  static std::map<std::tuple<unsigned, std::size_t, Dates>, Sample> samples;
  const auto [at, is_new] = samples.try_emplace({actors, reports, dates});
  Sample& made = at->second;
  if (is_new) {
    const double before = bytes_in_use();
    for (News news(actors, reports, dates); news.more();) made.graph.add(news.next_article());
    made.graph.freeze();
    made.bytes_per_edge = (bytes_in_use() - before) / made.graph.edge_count();
    if (const char* csv = std::getenv("ENTENTE_GRAPH_CSV")) {
      auto out = fmt::output_file(fmt::format("{}.{}.csv", csv, actors));
      for (EdgeIndex edge = 0; edge < made.graph.edge_count(); ++edge) {
        const Relationship r = made.graph.relationship(edge);
        out.print("{},{},{},{},{}\n", r.actor, r.recipient, name(r.type), to_string(r.when->begin), r.confidence);
      }
    }
  }
  return made;
}

const KnowledgeGraph& graph_of(const benchmark::State& state) {
  return sample(static_cast<unsigned>(state.range(0)), static_cast<std::size_t>(state.range(1))).graph;
}

void sizes_of_bench(benchmark::internal::Benchmark* bench) {
  bench->Args({250, 1'000'000})->Args({20'000, 3'000'000})->Unit(benchmark::kMillisecond);
}

/// Pairs of actors as readers ask for them: any two of the more frequent half.
class Pairs {
 public:
  explicit Pairs(const KnowledgeGraph& graph) : count_(static_cast<ActorIndex>(graph.actors().size())) {}

  std::pair<ActorIndex, ActorIndex> next() {
    const auto any = [&] { return static_cast<ActorIndex>(dice_() % count_); };
    return {any(), any()};
  }
  TimeSpan window(int days) {
    const Day begin = first_day + std::chrono::days{dice_() % static_cast<unsigned>(day_count - days)};
    return {begin, begin + std::chrono::days{days}};
  }

 private:
  std::mt19937 dice_{1};
  ActorIndex count_;
};

void window_and_shortest_path(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  std::size_t found = 0, asked = 0;
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    const View view(graph, {.window = pairs.window(365)});
    found += shortest_paths(view, {.from = from, .to = to, .count = 1}).size();
    ++asked;
  }
  state.counters["edges"] = graph.edge_count();
  state.counters["found"] = static_cast<double>(found) / static_cast<double>(asked);
}
BENCHMARK(window_and_shortest_path)->Apply(sizes_of_bench);

void all_time_shortest_path(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    benchmark::DoNotOptimize(shortest_paths(graph, {.from = from, .to = to, .count = 1}));
  }
}
BENCHMARK(all_time_shortest_path)->Apply(sizes_of_bench);

void ten_shortest_paths(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    benchmark::DoNotOptimize(k_shortest_paths(graph, {.from = from, .to = to, .count = 10}));
  }
}
BENCHMARK(ten_shortest_paths)->Apply(sizes_of_bench);

void strongest_path(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    benchmark::DoNotOptimize(strongest_paths(graph, {.from = from, .to = to, .count = 1}));
  }
}
BENCHMARK(strongest_path)->Apply(sizes_of_bench);

/// What the next one is measured by: every edge's neighbour, number and day, once from each end.
void one_pass_over_the_columns(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  const BoostGraph& boost = boost_graph(graph);
  std::vector<std::int32_t> days;
  for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
    days.push_back(static_cast<std::int32_t>(graph.effective_time(edge)->begin.time_since_epoch().count()));
  }
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (ActorIndex actor = 0; actor < num_vertices(boost); ++actor) {
      for (auto [edge, end] = out_edges(actor, boost); edge != end; ++edge) {
        sum += target(*edge, boost) + days[boost[*edge]];
      }
      for (auto [edge, end] = in_edges(actor, boost); edge != end; ++edge) {
        sum += source(*edge, boost) + days[boost[*edge]];
      }
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(one_pass_over_the_columns)->Apply(sizes_of_bench);

void earliest_arrival_everywhere(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  for (auto _ : state) {
    benchmark::DoNotOptimize(earliest_arrivals(graph, {.from = pairs.next().first}, SameDay::forbidden));
  }
}
BENCHMARK(earliest_arrival_everywhere)->Apply(sizes_of_bench);

void earliest_arrival_at_one(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    benchmark::DoNotOptimize(earliest_arrival(graph, {.from = from, .to = to}, SameDay::forbidden));
  }
}
BENCHMARK(earliest_arrival_at_one)->Apply(sizes_of_bench);

void fastest_path(benchmark::State& state) {
  const KnowledgeGraph& graph = graph_of(state);
  Pairs pairs(graph);
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    benchmark::DoNotOptimize(fastest(graph, {.from = from, .to = to}, SameDay::forbidden));
  }
}
BENCHMARK(fastest_path)->Apply(sizes_of_bench);

/// The same slice, about 10,000 edges, of ever larger graphs. Edges of a month or a year would lie in more windows the
/// larger the graph, and make the slice larger.
void shortest_path_in_a_slice(benchmark::State& state) {
  const auto edges = static_cast<std::size_t>(state.range(0));
  const KnowledgeGraph& graph = sample(2'000, edges, Dates::days).graph;
  Pairs pairs(graph);
  const int days = std::max(1, static_cast<int>(10'000.0 / static_cast<double>(edges) * (day_count - 1)));
  for (auto _ : state) {
    const auto [from, to] = pairs.next();
    const View view(graph, {.window = pairs.window(days), .types = {EventType::aid, EventType::consult}});
    benchmark::DoNotOptimize(shortest_paths(view, {.from = from, .to = to, .count = 1}));
  }
  double in_slice = 0;
  for (int i = 0; i < 10; ++i)
    in_slice += static_cast<double>(View(graph, {.window = pairs.window(days)}).edges().size());
  state.counters["edges"] = graph.edge_count();
  state.counters["slice"] = in_slice / 10;
}
BENCHMARK(shortest_path_in_a_slice)->RangeMultiplier(10)->Range(10'000, 10'000'000)->Unit(benchmark::kMicrosecond);

void memory(benchmark::State& state) {
  const Sample& made = sample(static_cast<unsigned>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(made.graph.edge_count());
  state.counters["edges"] = made.graph.edge_count();
  state.counters["bytes/edge"] = made.bytes_per_edge;
}
BENCHMARK(memory)->Apply(sizes_of_bench)->Iterations(1);

/// Needs the files that ENTENTE_GRAPH_CSV had written. A process of its own measures it, as each of the peers is
/// measured: what other benchmarks leave of the memory would count.
void load_csv(benchmark::State& state) {
  const char* csv = std::getenv("ENTENTE_GRAPH_CSV");
  if (!csv) return state.SkipWithError("ENTENTE_GRAPH_CSV is not set");
  const std::string file = fmt::format("{}.{}.csv", csv, state.range(0));
  if (!std::filesystem::exists(file)) return state.SkipWithError("the other benchmarks must have written it");
  double bytes_per_edge = 0;
  for (auto _ : state) {
    const double before = bytes_in_use();
    const KnowledgeGraph graph = read_edge_list(file);
    bytes_per_edge = (bytes_in_use() - before) / graph.edge_count();
  }
  state.counters["bytes/edge"] = bytes_per_edge;
}
BENCHMARK(load_csv)->Apply(sizes_of_bench)->Iterations(1);

/// A folder for this run alone, gone at its end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente_bench_XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error(name + ": cannot be made");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

const std::filesystem::path& folder() {
  static const Folder made;
  return made.path();
}

/// Written once, for both of those that read it.
std::filesystem::path store_file(std::size_t reports) {
  const auto file = folder() / fmt::format("{}.db", reports);
  if (std::filesystem::exists(file)) return file;
  Store store(file, StoreMode::write);
  for (News news(20'000, reports); news.more();) store.add(news.next_article());
  store.commit();
  return file;
}

void select_into_nothing(benchmark::State& state) {
  const auto file = store_file(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    sqlite3* db = nullptr;
    sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
    std::int64_t bytes = 0;
    for (const char* table : {"word", "article", "sentence", "actor", "relationship", "further_evidence", "office"}) {
      sqlite3_stmt* rows = nullptr;
      sqlite3_prepare_v2(db, fmt::format("SELECT * FROM {}", table).c_str(), -1, &rows, nullptr);
      const int columns = sqlite3_column_count(rows);
      while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
          if (sqlite3_column_type(rows, i) == SQLITE_TEXT) {
            sqlite3_column_text(rows, i);
            bytes += sqlite3_column_bytes(rows, i);
          } else {
            bytes += sqlite3_column_int64(rows, i) & 1;
          }
        }
      }
      sqlite3_finalize(rows);
    }
    sqlite3_close(db);
    benchmark::DoNotOptimize(bytes);
  }
}
BENCHMARK(select_into_nothing)->Arg(3'000'000)->Unit(benchmark::kMillisecond)->Iterations(2);

void load_store(benchmark::State& state) {
  const auto file = store_file(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(Store(file, StoreMode::read).load().edge_count());
}
BENCHMARK(load_store)->Arg(3'000'000)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  const bool compare = argc == 1;
  std::vector<std::string> arguments(argv, argv + argc);
  if (compare) {
    ::setenv("ENTENTE_GRAPH_CSV", (entente::folder() / "graph").c_str(), 1);
    arguments.insert(arguments.end(), {"--benchmark_filter=-load_csv", "--benchmark_out_format=json",
                                       "--benchmark_out=" + (entente::folder() / "ours.json").string()});
  }
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  if (!compare) return 0;
  // Debian's packages belong to Debian's Python.
  const std::string table =
      fmt::format("/usr/bin/python3 '{}' '{}' '{}'", ENTENTE_SOURCE_DIR "/tests/bench/graph_table.py",
                  entente::folder().string(), argv[0]);
  return std::system(table.c_str()) == 0 ? 0 : 1;
}
