// JSON lines, arrays and objects of any bytes.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <variant>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/json.hpp"
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
  split_json(stream, {}, limit, [](JsonPiece&& piece) {
    RawArticle raw;
    raw.bytes = std::move(piece.bytes);
    if (piece.problem.empty()) decode(std::move(raw), InputFormat::json);
    return true;
  });
  return 0;
}
