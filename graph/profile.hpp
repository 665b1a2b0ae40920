#pragma once

// What a graph knows of one actor, and of two.

#include <array>
#include <string>

#include "graph/view.hpp"

namespace entente {

/// Numbers of relationships by QuadClass (of plover_type()).
using ClassCounts = std::array<std::size_t, 4>;

/// How two actors stand to each other, by what a set of relationships says: the mean of their scores (see score()),
/// −10 to 10, weighted by confidence; what is not yet a fact counts half, what is denied not at all.
struct Balance {
  double weight = 0;
  double weighted_score = 0;

  void add(const KnowledgeGraph& graph, EdgeIndex edge);
  double mean() const { return weight == 0 ? 0 : weighted_score / weight; }
};

struct Partner {
  ActorIndex other = 0;
  std::size_t relationships = 0;
  ClassCounts classes{};
  Balance balance;
  std::optional<TimeSpan> active;  ///< from the first to the last of the known times
};

struct Profile {
  ActorIndex actor = 0;
  std::size_t relationships = 0;
  ClassCounts classes{};
  std::optional<TimeSpan> active;
  std::vector<Partner> partners;                          ///< the most relationships first; ties by index
  std::vector<std::pair<Context, std::size_t>> contexts;  ///< the most relationships first; ties by context
  std::vector<const Office*> offices;                     ///< held in it, or by it; as in KnowledgeGraph::offices()
};

/// Of an actor at the view's resolution, with its agencies and people where that is rolled up.
Profile profile(const View& view, ActorIndex actor);

struct YearOfDyad {
  int year = 0;
  ClassCounts classes{};
  Balance balance;

  std::size_t relationships() const { return classes[0] + classes[1] + classes[2] + classes[3]; }
};

struct Timeline {
  std::vector<YearOfDyad> years;  ///< from the first to the last, without gaps
  std::vector<EdgeIndex> edges;   ///< all, in time order
  std::size_t undated = 0;        ///< of these, without a time and so in no year
};

/// Two actors' relationships with each other; each counts in the year in which it begins.
Timeline timeline(const View& view, ActorIndex one, ActorIndex other);

/// One character of eight heights for each value, from `lowest` to `highest` and cut off there; a space for NaN.
std::string sparkline(std::span<const double> values, double lowest, double highest);

}  // namespace entente
