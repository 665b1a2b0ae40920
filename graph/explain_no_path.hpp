#pragma once

// Why two actors are not connected, and what to ask instead.

#include "graph/paths.hpp"

namespace entente {

/// What can stand in the way of a path.
enum class Restriction : std::uint8_t {
  hops,
  window,
  types,  ///< with classes
  aspects,
  contexts,
  confidence,
  support,
  actors,  ///< that relationships must have at one end
  regions,
  avoidance,  ///< of actors
  direction,
  all,  ///< no single one of them is to blame
};

/// "the number of steps", "the window" …
std::string_view name(Restriction restriction);

/// One thing to relax, by as little as the path that is then found needs: `filter` and `query` ask for it.
struct Relaxation {
  Restriction what = Restriction::all;
  Filter filter;
  PathQuery query;
  Path path;  ///< the first that shortest_paths finds with these
};

/// What would connect the ends where shortest_paths finds nothing: each single restriction that suffices, in the order
/// of the enumeration; else all of them together; none where nothing in the graph connects the ends. A window grows to
/// the nearest relationship of each step, types and aspects by those of the strongest one, a bound of confidence or
/// support falls to what the weakest step has at best.
std::vector<Relaxation> explain_no_path(const View& view, const PathQuery& query);

}  // namespace entente
