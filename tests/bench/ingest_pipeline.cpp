// Files to a store, as `entente ingest` does it: how much faster two cores are than one, how much memory more articles
// take, and the share of each stage. Each run is a process of its own, so that its memory can be told. Reads the real
// articles of CONTRIBUTING.md where they are, or what ENTENTE_BENCH_ARTICLES names.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "graph/store.hpp"
#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"
#include "ingest/relationships/analysis.hpp"
#include "ingest/relationships/extract_articles.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<std::string> inputs() {
  if (const char* named = std::getenv("ENTENTE_BENCH_ARTICLES")) return {named};
  const std::string real = ENTENTE_SHARED_DIR "/data/articles/free.ndjson.gz";
  return {fs::exists(real) ? real : ENTENTE_SOURCE_DIR "/examples/articles"};
}

struct Run {
  double seconds = 0;
  double processor = 0;  ///< seconds of all threads
  double megabytes = 0;  ///< at most
};

Run in_a_process(const std::function<void()>& work) {
  const auto start = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    ::_exit(0);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child || status != 0) throw std::runtime_error("a run failed");
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return {seconds_since(start), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

void ingest(std::size_t jobs, std::size_t limit) {
  const fs::path file = fs::temp_directory_path() / fmt::format("entente_bench_{}.db", ::getpid());
  std::size_t articles = 0, relationships = 0, copies = 0;
  {
    Store store(file, StoreMode::write);
    ExtractOptions options;
    options.jobs = jobs;
    options.limit = limit;
    extract_articles(inputs(), options, Extractor(), [&](Extraction&& extraction) {
      relationships += extraction.relationships.size();
      store.add(extraction);
      if (++articles % 500 == 0) store.commit();
      return true;
    });
    copies = mark_copies(store);
    store.commit();
  }
  fmt::print("{:6} articles, {:6} relationships, {:4} copies, {:5.1f} MB store", articles, relationships, copies,
             static_cast<double>(fs::file_size(file)) / 1e6);
  for (const char* part : {"", "-wal", "-shm"}) fs::remove(file.string() + part);
}

void measure_cores() {
  double one = 0;
  for (const std::size_t jobs : {1, 2}) {
    const Run run = in_a_process([&] { ingest(jobs, 4000); });
    if (jobs == 1) one = run.seconds;
    fmt::print(", jobs {}: {:5.1f} s, {:5.1f} s of processor, {:.2f}x\n", jobs, run.seconds, run.processor,
               one / run.seconds);
  }
}

void measure_memory() {
  for (const std::size_t limit : {1000, 4000, 16000}) {
    const Run run = in_a_process([&] { ingest(2, limit); });
    fmt::print(", {:4.0f} MB of memory\n", run.megabytes);
  }
}

/// One after the other on one core, each stage timed by itself.
void measure_stages() {
  struct Stage {
    const char* name;
    double seconds = 0;
  };
  Stage stages[] = {{"read and decode"}, {"fingerprint"}, {"segment and parse"},
                    {"find mentions"},   {"relate"},      {"store"}};
  const fs::path file = fs::temp_directory_path() / fmt::format("entente_bench_{}.db", ::getpid());
  std::size_t articles = 0, bytes = 0;
  {
    Store store(file, StoreMode::write);
    const Gazetteer& gazetteer = Gazetteer::builtin();
    auto last = Clock::now();
    const auto end_of = [&](std::size_t stage) {
      const auto now = Clock::now();
      stages[stage].seconds += std::chrono::duration<double>(now - last).count();
      last = now;
    };
    read_articles(inputs(), {}, [&](Article&& article) {
      end_of(0);
      bytes += article.text.size();
      Extraction extraction{.source = {article.id, article.title, article.source, article.url, article.published, {}}};
      extraction.fingerprint = to_string(fingerprint(article));
      end_of(1);
      if (names_an_actor(article.title + '\n' + article.text, gazetteer)) {
        const Document document = Parser::builtin().parse(article);
        end_of(2);
        const Mentions mentions = find_mentions(document, article.published, gazetteer);
        end_of(3);
        extraction.relationships = relate(document, mentions, article, gazetteer);
        extraction.actors = mentions.actors;
      } else {
        end_of(3);
      }
      end_of(4);
      store.add(extraction);
      if (++articles % 500 == 0) store.commit();
      end_of(5);
      return articles < 4000;
    });
    mark_copies(store);
    store.commit();
    end_of(5);
  }
  for (const char* part : {"", "-wal", "-shm"}) fs::remove(file.string() + part);
  double all = 0;
  for (const Stage& stage : stages) all += stage.seconds;
  fmt::print("one core: {:.0f} articles/s, {:.2f} MB of text/s\n", static_cast<double>(articles) / all,
             static_cast<double>(bytes) / 1e6 / all);
  for (const Stage& stage : stages) fmt::print("  {:18} {:5.1f} %\n", stage.name, 100 * stage.seconds / all);
}

}  // namespace
}  // namespace entente

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  entente::measure_cores();
  entente::measure_memory();
  entente::measure_stages();
}
