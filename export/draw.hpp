#pragma once

// Pictures of a graph, drawn by Graphviz.

#include <filesystem>
#include <string>

#include "graph/paths.hpp"
#include "graph/view.hpp"

namespace entente {

enum class Layout : std::uint8_t {
  regions,  ///< springs, the actors of a region together
  circle,   ///< on a circle, region after region
  map,      ///< at the capitals and seats, over a light graticule; actors without a place are left out
};

struct DrawOptions {
  Layout layout = Layout::regions;
  std::string title;            ///< empty: "Who works with whom"
  std::string note;             ///< under the picture: where the data come from
  std::size_t max_edges = 220;  ///< the strongest are drawn: those with most relationships
  std::size_t max_rows = 6;     ///< sentences that a tooltip lists at most
};

/// Draws the view as a network: a circle an actor, as large as √degree, in its region's colour; a line a pair and class
/// of relationship, as thick as √count; title, period and legend; in SVG also tooltips with the sentences. The file's
/// ending (.svg, .png, .pdf) says as what. Throws std::runtime_error for another ending, where Graphviz fails, or the
/// file cannot be written (as write_file does, a failure leaves the old file). Same view, same bytes on one machine.
void draw(const View& view, const std::filesystem::path& out, const DrawOptions& options = {});

}  // namespace entente
