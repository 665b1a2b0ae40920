#pragma once

// Plain text and Markdown → Article.

#include <optional>
#include <string>
#include <string_view>

#include "ingest/article.hpp"

namespace entente {

/// An article from a whole text file in valid UTF-8. Front matter ("---", lines of `key: value`, "---") gives title,
/// date, source, url, id and language. Without a title there the first line is the title; it stays in the text. Lines
/// that were broken at a fixed width are joined again.
Article read_text(std::string_view bytes);

/// The same for Markdown, without its marks: the title is the first heading or line.
Article read_markdown(std::string_view bytes);

/// A paragraph's lines joined, where the text's lines were broken at a fixed width (as in mail and on old pages);
/// otherwise the text as it is.
std::string join_broken_lines(std::string_view text);

}  // namespace entente
