#pragma once

// The proof of a relationship: the sentence that says so, and the article it stands in.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "graph/time_span.hpp"

namespace entente {

/// An article as the graph remembers it: enough to find and cite it.
struct Source {
  std::string id;  ///< unique in a graph
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<Day> published;
  std::string copy_of;  ///< id of the article whose report it repeats: the two are one witness; empty: of none

  friend auto operator<=>(const Source&, const Source&) = default;
};

/// One sentence of one article. Sentence 0 is the title. `begin` and `end` are byte offsets, half-open: into the
/// article's text, or into its title where sentence 0 does not stand in the text.
struct Evidence {
  std::string article;
  std::uint32_t sentence = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::optional<Day> published;

  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

}  // namespace entente
