#pragma once

// One article, as readers give it and everything after takes it.

#include <optional>
#include <string>

#include "graph/time_span.hpp"

namespace entente {

/// All text is valid UTF-8; offsets anywhere downstream are bytes of `text` (of `title`, for a title that does not
/// stand in the text).
struct Article {
  std::string id;  ///< unique among the articles of one run: from the input, or a file's path
  std::string title;
  std::string text;    ///< the body; where its first line is the title, that line is sentence 0
  std::string source;  ///< the publisher
  std::string url;
  std::string language;  ///< ISO 639-1, "en"; empty: not said
  std::optional<Day> published;
};

}  // namespace entente
