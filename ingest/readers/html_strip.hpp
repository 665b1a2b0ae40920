#pragma once

// A page made small before it is parsed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/html_tree.hpp"

namespace entente {

/// The attribute of that name, in any case of letters; absent for those that are not kept.
std::optional<HtmlAttribute> attribute_of(std::string_view name);

/// The page without what no reader of text looks at: scripts, styles, drawings, pictures, comments, most attributes,
/// white space between tags. The bodies of scripts of type application/ld+json go to `json_ld`. <html>, <head> and
/// <body> become <x-html>, <x-head> and <x-body>, all within <x-page>.
std::string strip_page(std::string_view page, std::vector<std::string>& json_ld);

}  // namespace entente
