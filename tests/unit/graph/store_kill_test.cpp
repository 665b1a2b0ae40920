// An ingest that is killed at any moment leaves whole articles, and can go on.

#include <chrono>
#include <gtest/gtest.h>
#include <random>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "graph/store.hpp"
#include "samples.hpp"

namespace entente {
namespace {

constexpr int article_count = 400;

/// Article number i: i % 7 + 1 relationships.
Extraction numbered(int i) {
  std::vector<Relationship> relationships;
  for (int j = 0; j <= i % 7; ++j) relationships.push_back(consult("A" + std::to_string(j), "B", "2018"));
  return article("article " + std::to_string(1000 + i), relationships);
}

/// Adds all articles, a few to each commit.
void ingest(const std::filesystem::path& file) {
  Store store(file, StoreMode::write);
  for (int i = 0; i < article_count; ++i) {
    store.add(numbered(i));
    if (i % 5 == 0) store.commit();
  }
  store.commit();
}

TEST(StoreKill, LeavesWholeArticlesAndContinues) {
  const auto folder = std::filesystem::temp_directory_path() / ("entente_kill_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "graph.db";
  // What an ingest takes that nobody kills.
  const auto start = std::chrono::steady_clock::now();
  ingest(folder / "whole.db");
  auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  std::mt19937 dice(1);
  int kills = 0;
  std::size_t last_count = 0;
  for (bool finished = false; !finished;) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ingest(file);
      ::_exit(0);
    }
    // Later and later: the first five together leave too little time, and in the end one finishes.
    std::this_thread::sleep_for(whole / 16 * (1 + kills / 2) * (dice() % 1000) / 1000);
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    kills += finished ? 0 : 1;
    if (!std::filesystem::exists(file)) continue;
    Store store(file, StoreMode::write);  // also what was killed while it made the tables opens
    std::size_t count = 0;
    store.for_each([&](Extraction&& extraction) {
      const int number = std::stoi(extraction.source.id.substr(8)) - 1000;
      EXPECT_EQ(extraction, numbered(number)) << number;
      ++count;
    });
    EXPECT_GE(count, last_count) << "what was committed stays";
    last_count = count;
    if (finished && kills < 5) {
      // The machine has become faster: from the start, with less time.
      std::filesystem::remove(file);
      whole /= 2;
      last_count = kills = 0;
      finished = false;
    }
  }
  EXPECT_EQ(last_count, article_count);
  EXPECT_GE(kills, 5);
  std::filesystem::remove_all(folder);
}

TEST(StoreKill, OthersReadWholeArticlesWhileOneWrites) {
  const auto folder = std::filesystem::temp_directory_path() / ("entente_readers_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "graph.db";
  Store(file, StoreMode::write).commit();
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ingest(file);
    ::_exit(0);
  }
  std::size_t last_count = 0;
  int status = 0;
  for (bool running = true; running;) {
    running = ::waitpid(child, &status, WNOHANG) == 0;
    std::size_t count = 0;
    Store(file, StoreMode::read).for_each([&](Extraction&& extraction) {
      EXPECT_EQ(extraction, numbered(std::stoi(extraction.source.id.substr(8)) - 1000));
      ++count;
    });
    EXPECT_GE(count, last_count);
    last_count = count;
  }
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(last_count, article_count);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace entente
