// Packed files of any bytes.

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/sniff.hpp"
#include "ingest/readers/unpack.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  constexpr std::size_t limit = std::size_t{1} << 20;
  ByteStream stream(from_memory({reinterpret_cast<const char*>(data), size}));
  try {
    unpack(stream, {.bytes = limit, .ratio = 100, .ratio_from = 1000}, [](const std::string& name, ByteStream& bytes) {
      std::string all;
      sniff(bytes.peek(sniff_bytes), name);
      bytes.read_all(all, limit);
      return true;
    });
  } catch (const std::runtime_error&) {
    // Damaged, as nearly all of these are.
  }
  return 0;
}
