#pragma once

// What a page says of its article besides the text.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/time_span.hpp"
#include "ingest/readers/html_blocks.hpp"
#include "ingest/readers/html_marks.hpp"
#include "ingest/readers/html_tree.hpp"

namespace entente {

/// What scripts of type application/ld+json say of the page's article; empty where they say nothing.
struct JsonLd {
  std::string headline;
  std::string published;
  std::string publisher;
  std::string language;
  std::string url;
  std::string body;
};

/// Reads schema.org's articles in any arrangement: alone, in lists, in @graph, below mainEntity. Broken JSON is left
/// alone.
JsonLd read_json_ld(const std::vector<std::string>& scripts);

struct HtmlMetadata {
  std::string title;
  std::string site;
  std::string url;
  std::string language;
  std::optional<Day> published;
  std::string description;
  std::string body;           ///< the whole text as JSON-LD has it; mostly empty
  std::uint32_t heading = 0;  ///< the node that is the title, an h1 or a run of text; 0: none
};

/// `url`: where the page came from, or "".
HtmlMetadata read_metadata(const HtmlTree& page, const HtmlMarks& marks, const std::vector<HtmlBlock>& blocks,
                           std::string_view url);

}  // namespace entente
