// Tables of relationships of any bytes.

#include "graph/edge_list.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  try {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    const KnowledgeGraph graph = parse_edge_list(in, size, "table.csv");
    for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
      if (graph.relationship(edge).evidence.empty()) std::abort();
    }
  } catch (const std::runtime_error&) {
    // No table, as nearly all of these are.
  }
  return 0;
}
