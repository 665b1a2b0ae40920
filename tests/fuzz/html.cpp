// A page of any bytes.

#include "ingest/readers/html.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

#include "ingest/readers/encoding.hpp"
#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string page(reinterpret_cast<const char*>(data), size);
  entente::check(
      entente::read_html(entente::to_utf8(page, entente::declared_encoding(page)), "https://n.example/2018/02/06/x"));
  return 0;
}
