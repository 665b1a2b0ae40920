#pragma once

// JSON lines, JSON arrays and single objects → Articles.

#include <functional>
#include <string>
#include <string_view>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/read_articles.hpp"

namespace entente {

/// One JSON value, or why there is none, and the line that it begins in, from 1. The callback returns false to end.
struct JsonPiece {
  std::string bytes;
  std::size_t line = 0;
  std::string_view problem;  ///< "expected …"; empty: none
};

/// Cuts a stream into its articles: a line each, the elements of an array, objects one after another over several
/// lines, or the elements of the first array in a single object that is no article itself ({"articles": [ … ]}). A
/// piece longer than `limit` is a problem.
void split_json(ByteStream& stream, const FieldNames& fields, std::size_t limit,
                const std::function<bool(JsonPiece&&)>& each);

/// Fills the parts of `article` that the object names. Throws std::runtime_error `expected …` (without a place) for
/// broken JSON and for what is no object or has neither title nor text.
void decode_json(std::string_view json, const FieldNames& fields, Article& article);

}  // namespace entente
