// A frozen graph answers any number of threads at once; under ThreadSanitizer this test proves it.

#include <filesystem>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

#include "graph/explain_no_path.hpp"
#include "graph/statistics.hpp"
#include "graph/store.hpp"
#include "graph/timed_paths.hpp"
#include "samples.hpp"
#include "tests/property/random_graph.hpp"

namespace entente {
namespace {

/// Everything that a graph can be asked, in one text.
std::string ask_everything(const KnowledgeGraph& graph, const View& view) {
  std::string answer;
  const ActorIndex last = static_cast<ActorIndex>(graph.actors().size()) - 1;
  const auto add = [&](const std::vector<Path>& paths) {
    for (const Path& path : paths) {
      for (const PathStep& step : path.steps) answer += std::to_string(step.edges.front()) + ' ';
    }
  };
  const PathQuery query{.from = 0, .to = last};
  add(shortest_paths(view, query));
  add(k_shortest_paths(view, query));
  add(strongest_paths(view, query));
  add(simple_paths(view, query));
  for (const TimedStep& step : fastest(view, {.from = 0, .to = last}, SameDay::allowed).value_or(TimedPath{}).steps) {
    answer += std::to_string(step.edge) + ' ';
  }
  for (EdgeIndex edge : view.edges()) answer += graph.relationship(edge).evidence.front().article;
  for (const auto& community : communities(view)) answer += std::to_string(community.size());
  answer += std::to_string(profile(view, 0).relationships) + std::to_string(sizes(view).relationships);
  answer += std::to_string(explain_no_path(view, {.from = 0, .to = last, .max_hops = 0}).size());
  return answer;
}

TEST(Threads, ReadersDoNotDisturbEachOther) {
  RandomGraph random(7);
  const KnowledgeGraph graph = random.graph(8, 60);
  const View view(graph, {.min_confidence = 0.5});
  const std::string expected = ask_everything(graph, view);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) answer = ask_everything(graph, view);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, expected);
}

TEST(Threads, StoresOfOneFileReadWhileOneWrites) {
  const auto folder = std::filesystem::temp_directory_path() / ("entente_threads_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "graph.db";
  constexpr std::size_t count = 40;
  Store(file, StoreMode::write).commit();
  std::thread writer([&] {
    Store store(file, StoreMode::write);
    for (std::size_t i = 0; i < count; ++i) {
      store.add(article(std::to_string(1000 + i), {consult("A", "B" + std::to_string(i), "2018")}));
      store.commit();
    }
  });
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 2; ++reader) {
    readers.emplace_back([&] {
      for (std::size_t seen = 0; seen < count;) {
        const KnowledgeGraph graph = Store(file, StoreMode::read).load();
        EXPECT_GE(graph.sources().size(), seen);
        EXPECT_EQ(graph.edge_count(), graph.sources().size());
        seen = graph.sources().size();
      }
    });
  }
  writer.join();
  for (std::thread& reader : readers) reader.join();
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace entente
