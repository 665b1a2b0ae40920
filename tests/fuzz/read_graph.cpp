// Graphs of any bytes: read as each format, they are relationships, or an error that names the line.

#include "export/read_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const GraphReader& reader : graph_readers()) {
    std::istringstream in(bytes);
    try {
      reader.read(in, "f", [](Extraction&& part) {
        for (const Relationship& r : part.relationships) {
          if (r.actor == r.recipient || r.evidence.empty() || r.evidence.front().article != part.source.id)
            std::abort();
        }
      });
    } catch (const std::runtime_error& error) {
      if (!std::string_view(error.what()).starts_with("f:")) std::abort();
    }
  }
  return 0;
}
