// Plain text and Markdown of any bytes, and dates.

#include "ingest/readers/text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

#include "ingest/readers/dates.hpp"
#include "ingest/readers/duplicates.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/names.hpp"
#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = entente::to_utf8(bytes);
  const entente::Article article = entente::read_text(text);
  entente::check(article);
  entente::check(entente::read_markdown(text));
  entente::fingerprint(article);
  entente::find_day(text);
  if (!entente::is_utf8(entente::printable(bytes))) std::abort();
  return 0;
}
