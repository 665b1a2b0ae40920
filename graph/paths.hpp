#pragma once

// How two actors are connected: chains of relationships, never of bare names.

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "graph/view.hpp"

namespace entente {

/// One step of a path: the relationships that join two neighbouring actors.
struct PathStep {
  ActorIndex from = 0;
  ActorIndex to = 0;
  std::vector<EdgeIndex> edges;  ///< all that the view contains between the two, strongest first; never empty
};

/// A chain from one actor to another without repeated actors; empty where both are the same.
struct Path {
  std::vector<PathStep> steps;
  double strength = 1;  ///< the product over the steps of 1 − Π(1 − strength of a relationship)
};

/// How much one relationship ties its ends, 0 to 1: its confidence times its cooperation score scaled from [−10, 10] to
/// [0, 1]; halved where it is not (yet) a fact. Several tie like independent chances, and a chain holds when all its
/// steps do: reliability of a path, as in J. Goldenberg & al., "Talk of the network", Marketing Letters 12 (2001).
double strength(const Relationship& relationship);
double strength(EventType type, std::string_view mode, Aspect aspect, double confidence);

/// Whether relationships count both ways, or only from their actor to their recipient (mutual ones always count both).
enum class Direction : std::uint8_t { either, forward };

/// One actor, or several.
struct ActorSet {
  ActorSet(ActorIndex actor = 0) : actors{actor} {}                          // NOLINT(google-explicit-constructor)
  ActorSet(std::vector<ActorIndex> several) : actors(std::move(several)) {}  // NOLINT(google-explicit-constructor)
  std::vector<ActorIndex> actors;
};

/// What a path begins and ends with, and what lies between. Actors between the ends belong to neither end's set, so
/// that an actor in both gives the path without steps only. Rolled up, a part stands for its country or organisation.
struct PathQuery {
  ActorSet from;
  ActorSet to;
  std::size_t max_hops = 6;
  std::size_t count = 3;  ///< how many paths at most
  Direction direction = Direction::either;
  std::vector<ActorIndex> through = {};  ///< each path visits all of these; std::runtime_error where more than 8
  std::vector<ActorIndex> avoid = {};    ///< no path visits any of these
};

inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// The paths with the fewest hops, the strongest first; ties by the actors' indices (the order of their ids), compared
/// from the first. (Two strengths count as equal where their logarithms agree to seven digits, and a step without any
/// strength counts as one of e⁻⁶⁴.) `count = no_limit` gives all shortest paths. None where the view has no such chain.
/// Method: breadth-first from both ends until they meet, then the best chains of the layers between.
std::vector<Path> shortest_paths(const View& view, const PathQuery& query);

/// The paths without repeated actors by hops, then strength, then ties as above. Method: J. Y. Yen, "Finding the k
/// shortest loopless paths in a network", Management Science 17 (1971), with E. L. Lawler's restriction of the
/// deviations (ibid. 18, 1972) and searches guided by the distances to the goal (A*).
std::vector<Path> k_shortest_paths(const View& view, const PathQuery& query);

/// The same by strength, then hops, then ties as above. Relationships of strength 0 do not connect.
std::vector<Path> strongest_paths(const View& view, const PathQuery& query);

/// Every path without repeated actors of at most `max_hops`, by the actors' indices compared from the first.
/// Exponential in `max_hops`; stops after `count`.
std::vector<Path> simple_paths(const View& view, const PathQuery& query);

}  // namespace entente
