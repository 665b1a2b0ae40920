// Tables of any bytes.

#include "ingest/readers/csv.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <variant>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/read_articles.hpp"
#include "tests/fuzz/check.hpp"

namespace entente {
namespace {

void decode(RawArticle&& raw, InputFormat format) {
  raw.format = format;
  const auto result = decode_article(std::move(raw), {});
  if (const Article* article = std::get_if<Article>(&result)) check(*article);
}

}  // namespace
}  // namespace entente

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  constexpr std::size_t limit = 10000;
  ByteStream stream(from_memory({reinterpret_cast<const char*>(data), size}));
  std::shared_ptr<const TableHeader> header;
  split_csv(stream, InputFormat::csv, {}, limit, header, [&](CsvPiece&& piece) {
    RawArticle raw;
    raw.bytes = std::move(piece.bytes);
    raw.header = header;
    if (piece.problem.empty()) decode(std::move(raw), InputFormat::csv);
    return true;
  });
  return 0;
}
