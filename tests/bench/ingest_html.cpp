// How fast pages become articles, in bytes of HTML a second on one core.

#include <benchmark/benchmark.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/html.hpp"

namespace entente {
namespace {

std::vector<std::string> pages_of(const std::filesystem::path& folder) {
  std::vector<std::string> pages;
  if (!std::filesystem::is_directory(folder)) return pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

void read_pages(benchmark::State& state, const std::filesystem::path& folder) {
  const std::vector<std::string> pages = pages_of(folder);
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  if (pages.empty()) state.SkipWithError("no pages there");
  for (auto _ : state)
    for (const std::string& page : pages) benchmark::DoNotOptimize(read_html(to_utf8(page, declared_encoding(page))));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

BENCHMARK_CAPTURE(read_pages, real, std::filesystem::path(ENTENTE_SHARED_DIR) / "data/html");
BENCHMARK_CAPTURE(read_pages, own, std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/html");

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
