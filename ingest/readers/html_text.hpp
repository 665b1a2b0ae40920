#pragma once

// The text of a page's article: which lines of it, by density of text, and by what its elements are named.

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/readers/html_marks.hpp"
#include "ingest/readers/html_metadata.hpp"
#include "ingest/readers/html_tree.hpp"

namespace entente {

/// A stretch of text between two line ends of a page.
struct HtmlBlock {
  std::uint32_t node = 0;   ///< the block element around it
  std::uint32_t first = 0;  ///< its first and one past its last run of text
  std::uint32_t last = 0;
  std::string text;        ///< white space collapsed
  std::size_t linked = 0;  ///< bytes of it within links
  bool boilerplate = false;
};

/// A page's lines in order, those of boilerplate and hidden ones among them.
std::vector<HtmlBlock> split_blocks(const HtmlTree& page, const HtmlMarks& marks);

/// The article's paragraphs.
std::string article_text(const HtmlTree& page, const HtmlMarks& marks, const HtmlMetadata& metadata);

}  // namespace entente
