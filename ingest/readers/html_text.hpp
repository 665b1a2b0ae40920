#pragma once

// The text of a page's article: which lines of it, by density of text, and by what its elements are named.

#include <string>
#include <vector>

#include "ingest/readers/html_blocks.hpp"
#include "ingest/readers/html_marks.hpp"
#include "ingest/readers/html_metadata.hpp"
#include "ingest/readers/html_tree.hpp"

namespace entente {

/// The article's paragraphs.
std::string article_text(const HtmlTree& page, const HtmlMarks& marks, const HtmlMetadata& metadata,
                         std::vector<HtmlBlock> blocks);

}  // namespace entente
