// Any bytes as a store: it loads, or says what is wrong with the file by its name.

#include "graph/store.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = std::filesystem::temp_directory_path() / ("entente_fuzz_" + std::to_string(::getpid()) + ".db");
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    const entente::KnowledgeGraph graph = entente::Store(file, entente::StoreMode::read).load();
    for (entente::EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) graph.relationship(edge);
  } catch (const std::runtime_error& error) {
    if (std::string(error.what()).find(file.string()) == std::string::npos) std::abort();
  }
  std::filesystem::remove(file);
  return 0;
}
