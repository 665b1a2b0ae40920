#pragma once

// Pictures of a graph, drawn by Graphviz. The ending of the file (.svg, .png, .pdf) says as what. Every function throws
// std::runtime_error for another ending, where Graphviz fails, or where the file cannot be written (a failure leaves
// the old file). Same view, same bytes on one machine. For one thread at a time; others wait.

#include <filesystem>
#include <span>
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
  std::string title;            ///< empty: one that says what is drawn
  std::string note;             ///< under the picture: where the data come from
  std::size_t max_edges = 220;  ///< the strongest lines are drawn: those of most relationships
};

/// The view as a network: a circle an actor, its area by its number of relationships, in its region's colour; a line a
/// pair and class of relationship, as thick as √number; title, period and legend; in SVG also tooltips with sentences.
void draw(const View& view, const std::filesystem::path& out, const DrawOptions& options = {});

/// One actor in the middle, and around it those that it has relationships with.
void draw_ego(const View& view, ActorIndex actor, const std::filesystem::path& out, const DrawOptions& options = {});

/// Paths side by side, from top to bottom, with up to three of the relationships of each step and their sentences.
void draw_paths(const View& view, std::span<const Path> paths, const std::filesystem::path& out,
                const DrawOptions& options = {});

/// A small network for each year in which something happened, all actors at the same place in each.
void draw_years(const View& view, const std::filesystem::path& out, const DrawOptions& options = {});

/// What two actors (at the view's resolution) did with each other: time to the right, cooperation upwards, conflict
/// downwards; the larger a point, the more articles say so.
void draw_timeline(const View& view, ActorIndex a, ActorIndex b, const std::filesystem::path& out,
                   const DrawOptions& options = {});

}  // namespace entente
