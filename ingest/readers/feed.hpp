#pragma once

// RSS, Atom and WordPress's export → Articles.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/read_articles.hpp"

namespace entente {

/// One item, or why there is none, and its line, from 1.
struct FeedPiece {
  RawArticle raw;  ///< the item's XML, and what the feed says of all its items
  std::size_t line = 0;
  std::string problem;  ///< "expected …"; empty: none
};

/// Cuts a feed into its items, whatever its size. Entities are not resolved, nothing is fetched. The callback returns
/// false to end.
void split_feed(ByteStream& stream, std::size_t limit, const std::function<bool(FeedPiece&&)>& each);

/// Fills the parts of `article` that the item has, its text without tags. False for WordPress's drafts, attachments and
/// pages of menus. Throws std::runtime_error `expected …` where it has neither title nor text.
bool decode_feed(std::string_view item, Article& article);

}  // namespace entente
