#pragma once

// A page made small before it is parsed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/html_tree.hpp"

namespace entente {

/// The attribute of that name, in any case of letters; absent for those that are not kept.
std::optional<HtmlAttribute> attribute_of(std::string_view name);

/// What is left of a page, and what was put aside of it.
struct StrippedPage {
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  /// Element I of `elements` bears nK, with K = I modulo this: libxml2 keeps all names that it has seen.
  static constexpr std::uint32_t numbers = 4096;

  std::string markup;                ///< what an HTML parser has yet to read
  std::string characters;            ///< of the attributes' values
  std::vector<HtmlValue> values;     ///< the attributes
  std::vector<Range> elements;       ///< those of each element that has some
  std::vector<std::string> json_ld;  ///< the bodies of scripts of type application/ld+json
};

/// The page without what no reader of text looks at: scripts, styles, drawings, pictures, comments, most attributes,
/// white space between tags. <html>, <head> and <body> become <x-html>, <x-head> and <x-body>, all within <x-page>.
/// Attributes stand beside the markup, which has a number for them only; those with entities stay in it.
StrippedPage strip_page(std::string_view page);

}  // namespace entente
