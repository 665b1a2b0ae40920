#pragma once

// Web archives (WARC 1.0 and 1.1) → pages.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/read_articles.hpp"

namespace entente {

/// One record: a page or text to read, or why there is none.
struct WarcPiece {
  RawArticle raw;          ///< bytes, format, url and media type
  std::size_t record = 0;  ///< its number, from 1
  ReadProblem problem = ReadProblem::failed;
  std::string what;  ///< empty: `raw` is to be read
};

/// Cuts a stream of records: successful responses, resources and conversions of type HTML, XHTML or plain text are
/// read, with chunks joined and gzip and deflate undone; others are `ignored` (requests, metadata and the like
/// silently). After damage it goes on at the next record. The callback returns false to end.
void split_warc(ByteStream& stream, std::size_t limit, const std::function<bool(WarcPiece&&)>& each);

}  // namespace entente
