#pragma once

// A page → Article.

#include <string>
#include <string_view>

#include "ingest/article.hpp"

namespace entente {

/// The article of a page in valid UTF-8: its text without title, navigation, captions, related links, comments and
/// notices, a paragraph a line with an empty line between; title, day of publication, publisher, language and address
/// from schema.org's JSON-LD and microdata, OpenGraph, meta tags, <time> and what stands around the heading. What is
/// not found is empty. `url`: where it came from, "" if that is not known.
Article read_html(std::string_view page, std::string_view url = {});

/// A piece of HTML, as feeds carry it, as plain text: blocks on lines of their own, an empty line between, without
/// captions, share links and the like. What holds no tags is taken as it is.
std::string html_to_text(std::string_view fragment);

/// The encoding that a page names in its first bytes (`<meta charset>`, `<?xml encoding?>`); empty: none.
std::string declared_encoding(std::string_view page);

}  // namespace entente
