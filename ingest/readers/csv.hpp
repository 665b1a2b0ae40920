#pragma once

// Tables with a header (comma, semicolon, tab or bar separated) → Articles.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/read_articles.hpp"

namespace entente {

/// One row, or why there is none, and its first line, from 1.
struct CsvPiece {
  std::string bytes;
  std::size_t line = 0;
  std::string problem;  ///< "expected …"; empty: none
};

/// Cuts a table into rows; fields in quotes may hold separators and line ends (RFC 4180). `header` is set before the
/// first row is handed on. A table without a column for text or title is one problem. The callback returns false to
/// end.
void split_csv(ByteStream& stream, InputFormat format, const FieldNames& fields, std::size_t limit,
               std::shared_ptr<const TableHeader>& header, const std::function<bool(CsvPiece&&)>& each);

/// Fills the parts of `article` that the row has. Throws std::runtime_error `expected …` where it has more fields than
/// the header, or neither title nor text.
void decode_csv(std::string_view row, const TableHeader& header, const FieldNames& fields, Article& article);

}  // namespace entente
