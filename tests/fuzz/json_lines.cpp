// JSON lines, arrays and objects of any bytes.

#include "tests/fuzz/pieces.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return entente::check_pieces(entente::InputFormat::json, data, size);
}
