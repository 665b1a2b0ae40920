#pragma once

// Files that hold many articles: cut into pieces, and what is read from each is an article.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/csv.hpp"
#include "ingest/readers/feed.hpp"
#include "ingest/readers/json.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/readers/warc.hpp"
#include "tests/fuzz/check.hpp"

namespace entente {

inline int check_pieces(InputFormat format, const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t limit = 10000;
  ByteStream stream(from_memory({reinterpret_cast<const char*>(data), size}));
  const auto decode = [](RawArticle&& raw, InputFormat inner, std::string_view problem) {
    if (!problem.empty()) return true;
    raw.format = inner;
    const auto result = decode_article(std::move(raw), {});
    if (const Article* article = std::get_if<Article>(&result)) check(*article);
    return true;
  };
  switch (format) {
    case InputFormat::json:
      split_json(stream, {}, limit, [&](JsonPiece&& piece) {
        RawArticle raw;
        raw.bytes = std::move(piece.bytes);
        return decode(std::move(raw), format, piece.problem);
      });
      break;
    case InputFormat::csv: {
      std::shared_ptr<const TableHeader> header;
      split_csv(stream, format, {}, limit, header, [&](CsvPiece&& piece) {
        RawArticle raw;
        raw.bytes = std::move(piece.bytes);
        raw.header = header;
        return decode(std::move(raw), format, piece.problem);
      });
      break;
    }
    case InputFormat::feed:
      split_feed(stream, limit, [&](FeedPiece&& piece) { return decode(std::move(piece.raw), format, piece.problem); });
      break;
    case InputFormat::warc:
      split_warc(stream, limit, [&](WarcPiece&& piece) {
        const InputFormat inner = piece.raw.format;
        return decode(std::move(piece.raw), inner, piece.what);
      });
      break;
    default:
      std::abort();
  }
  return 0;
}

}  // namespace entente
