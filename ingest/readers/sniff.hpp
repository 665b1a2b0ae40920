#pragma once

// What a stream holds, told from its first bytes and its name.

#include <cstddef>
#include <string_view>

#include "ingest/readers/read_articles.hpp"

namespace entente {

/// How many bytes sniff() likes to see.
inline constexpr std::size_t sniff_bytes = 4096;

/// The format of a stream that begins with `head`; `automatic` for binary data, of which no reader knows anything.
InputFormat sniff(std::string_view head, std::string_view name);

/// True where a file in a folder has an ending that articles have (or none at all).
bool may_hold_articles(std::string_view file_name);

/// True for the first bytes of what libarchive unpacks: gzip, zstd, bzip2, xz, tar, zip.
bool is_packed(std::string_view head);

}  // namespace entente
