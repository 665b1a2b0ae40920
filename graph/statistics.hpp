#pragma once

// The whole of a view in numbers: sizes, who is connected and central, who holds together, what has changed.

#include "graph/profile.hpp"

namespace entente {

struct Sizes {
  std::size_t articles = 0;                           ///< of the graph, whatever the view
  std::size_t copies = 0;                             ///< of these articles, those that repeat another's text
  std::size_t offices = 0;                            ///< of the graph, whatever the view
  std::size_t actors = 0;                             ///< with a relationship in the view
  std::size_t relationships = 0;                      ///< in the view
  std::size_t undated = 0;                            ///< of these, without a time
  std::array<std::size_t, event_type_count> types{};  ///< of plover_type()
  std::array<std::size_t, aspect_count> aspects{};
  ClassCounts classes{};
  std::optional<TimeSpan> active;  ///< from the first to the last of the known times
};

Sizes sizes(const View& view);

/// Two actors, `one` the smaller index, and all that joins them, in either direction.
struct Dyad {
  ActorIndex one = 0;
  ActorIndex other = 0;
  std::size_t relationships = 0;
  double strength = 0;  ///< see Path::strength
  Balance balance;
};

/// Every pair with a relationship in the view, ascending. O(E log E).
std::vector<Dyad> dyads(const View& view);

/// The strongest first; ties by the number of relationships, then by index.
std::vector<Dyad> strongest_dyads(const View& view, std::size_t count);

struct Standing {
  ActorIndex actor = 0;
  std::size_t partners = 0;
  std::size_t relationships = 0;
  double centrality = 0;
};

/// The actors with the most partners; ties by relationships, then by index.
std::vector<Standing> most_connected(const View& view, std::size_t count);

/// The actors of the highest PageRank (L. Page & al., 1999) on ties weighted by their number of relationships, damped
/// by 0.85; the centralities of all actors of the view sum to 1. Ties by index.
std::vector<Standing> most_central(const View& view, std::size_t count);

/// Groups of actors that have more to do with each other than with others; each ascending, the largest first, ties by
/// their first actor. Method: V. Blondel & al., "Fast unfolding of communities in large networks" (2008), on ties
/// weighted by their number of relationships, actors in the order of their indices.
std::vector<std::vector<ActorIndex>> communities(const View& view);

/// How much of the weight of these ties lies within communities, less what chance would put there: −0.5 to 1.
double modularity(const View& view, const std::vector<std::vector<ActorIndex>>& communities);

struct Change {
  ActorIndex one = 0;
  ActorIndex other = 0;
  std::size_t before = 0;  ///< relationships
  std::size_t after = 0;
  Balance balance_before;
  Balance balance_after;
};

/// The pairs with a relationship in one of two windows, which take the place of the view's: the largest difference in
/// numbers first; ties by index.
std::vector<Change> changes(const View& view, const TimeSpan& before, const TimeSpan& after);

}  // namespace entente
