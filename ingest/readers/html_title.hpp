#pragma once

// What a page's <title> says beside the title.

#include <string>
#include <string_view>

namespace entente {

/// A page's <title> without the site's name behind or before it; `site` may be empty.
std::string without_site(std::string_view title, std::string_view site);

}  // namespace entente
