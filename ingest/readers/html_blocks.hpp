#pragma once

// The lines of a page.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/html_marks.hpp"
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

/// True for a line of text that holds a day and hardly anything else ("Published: Tuesday, 6 February 2018, 10:15
/// GMT").
bool is_date_line(std::string_view line);

}  // namespace entente
