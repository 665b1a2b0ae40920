#pragma once

// The frozen graph: adjacency and hot columns. Not installed: for the views and searches of this folder.

#include <algorithm>

#include "graph/boost_graph.hpp"
#include "graph/first_days.hpp"
#include "graph/kind.hpp"
#include "graph/report_table.hpp"

namespace entente {

/// The edges whose time is longer than a day, once more, by actor and by length: level k holds lengths of more than
/// 2ᵏ⁻¹ and up to 2ᵏ days. Those that begin before a day and reach it lie in a slice of 2ᵏ days, half of them at least.
struct LongEdges {
  struct Arc {
    EdgeIndex edge;
    ActorIndex other;
  };
  std::vector<unsigned> levels;  ///< that occur, ascending
  std::vector<EdgeIndex> rows;   ///< of (actor, level), in `arcs`
  std::vector<Arc> arcs;         ///< in each row in time order
};

/// ⌊127 · confidence⌋.
constexpr std::uint8_t sureness_of(double confidence) {
  return static_cast<std::uint8_t>(std::clamp(confidence, 0.0, 1.0) * 127);
}

/// A window as a range of edges and the first of its days.
struct Slice {
  EdgeIndex first = 0;
  EdgeIndex last = 0;
  std::optional<std::int32_t> day = std::nullopt;  ///< absent where longer edges from before do not count
};

struct Structure {
  static constexpr std::int32_t timeless = std::numeric_limits<std::int32_t>::max();
  static constexpr std::uint8_t is_long = 0x80;  ///< in `sureness`: longer than a day

  BoostGraph graph;
  FirstDays begin;                     ///< by edge: its first day
  std::vector<std::uint8_t> kind;      ///< by edge
  std::vector<std::uint8_t> sureness;  ///< by edge: ⌊127 · confidence⌋, and is_long
  std::vector<std::uint32_t> doubt;    ///< by edge: see ties.hpp
  LongEdges leaving, arriving;
  std::vector<ActorIndex> roll_up;  ///< by actor
  std::vector<bool> connected;      ///< by actor: has an edge
  std::vector<bool> connected_top;  ///< by actor: it, or a part of it, has an edge
  std::int32_t day_after = 0;       ///< the day after the last of all known times

  /// Lays out edges whose ends, times and so on are given in the order of the edges.
  void build(ActorIndex actors, std::span<const ActorIndex> tails, std::span<const ActorIndex> heads,
             std::span<const Days> when);

  /// The edges of a window. O(log E).
  Slice slice(const std::optional<TimeSpan>& window) const;

  /// The edges at an actor within the slice: visit(edge, neighbour), ascending but for longer edges from before, which
  /// come first and may end before the slice begins.
  template <typename Visit>
  void each_leaving(ActorIndex actor, const Slice& slice, Visit&& visit) const {
    each_long(leaving, actor, slice, visit);
    const auto& rows = graph.m_forward;
    const EdgeIndex* const edges = rows.m_edge_properties.data();
    const auto [first, last] = within(edges + rows.m_rowstart[actor], edges + rows.m_rowstart[actor + 1], slice,
                                      [](EdgeIndex edge) { return edge; });
    for (const EdgeIndex* at = first; at != last; ++at) visit(*at, rows.m_column[static_cast<std::size_t>(at - edges)]);
  }

  template <typename Visit>
  void each_arriving(ActorIndex actor, const Slice& slice, Visit&& visit) const {
    each_long(arriving, actor, slice, visit);
    const auto& rows = graph.m_backward;
    const EdgeIndex* const positions = rows.m_edge_properties.data();
    const auto edge_at = [&](EdgeIndex position) { return graph.m_forward.m_edge_properties[position]; };
    const auto [first, last] =
        within(positions + rows.m_rowstart[actor], positions + rows.m_rowstart[actor + 1], slice, edge_at);
    for (const EdgeIndex* at = first; at != last; ++at) {
      visit(edge_at(*at), rows.m_column[static_cast<std::size_t>(at - positions)]);
    }
  }

  /// The longer edges from before the slice; for the others.
  template <typename Visit>
  void each_long(const LongEdges& edges, ActorIndex actor, const Slice& slice, Visit&& visit) const {
    if (!slice.day) return;
    for (std::size_t i = 0; i < edges.levels.size(); ++i) {
      const std::size_t row = actor * edges.levels.size() + i;
      const auto* const end = edges.arcs.data() + edges.rows[row + 1];
      const std::int64_t from = std::int64_t{*slice.day} - (std::int64_t{1} << edges.levels[i]);
      const auto* arc = std::partition_point(edges.arcs.data() + edges.rows[row], end,
                                             [&](const auto& a) { return begin[a.edge] <= from; });
      for (; arc != end && arc->edge < slice.first; ++arc) visit(arc->edge, arc->other);
    }
  }

 private:
  template <typename EdgeAt>
  std::pair<const EdgeIndex*, const EdgeIndex*> within(const EdgeIndex* first, const EdgeIndex* last,
                                                       const Slice& slice, EdgeAt edge_at) const {
    if (slice.first > 0) first = std::partition_point(first, last, [&](auto at) { return edge_at(at) < slice.first; });
    if (slice.last < begin.size()) {
      last = std::partition_point(first, last, [&](auto at) { return edge_at(at) < slice.last; });
    }
    return {first, last};
  }
};

}  // namespace entente
