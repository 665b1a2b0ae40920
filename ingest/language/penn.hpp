#pragma once

// The Penn Treebank's part-of-speech tags, as the English treebanks of Universal Dependencies use them.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

/// All tags, in byte order; static storage.
std::span<const std::string_view> penn_tags();

/// The tag's own static storage; absent when there is no such tag.
std::optional<std::string_view> parse_penn_tag(std::string_view name);

}  // namespace entente
