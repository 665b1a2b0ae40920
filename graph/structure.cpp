#include "graph/structure.hpp"

#include <array>
#include <bit>
#include <cassert>

#include "graph/huge_pages.hpp"

namespace entente {
namespace {

unsigned level_of(Days when) {
  return static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(std::int64_t{when.end} - when.begin - 1)));
}

bool is_longer_than_a_day(Days when) { return when.known() && std::int64_t{when.end} - when.begin > 1; }

/// `longs`: the edges that are longer than a day.
LongEdges long_edges(ActorIndex actors, std::span<const EdgeIndex> longs, std::span<const ActorIndex> at,
                     std::span<const ActorIndex> others, std::span<const Days> when) {
  LongEdges edges;
  std::array<std::size_t, 64> place{};
  for (EdgeIndex edge : longs) place[level_of(when[edge])] = 1;
  for (unsigned level = 0; level < place.size(); ++level) {
    if (place[level] == 0) continue;
    place[level] = edges.levels.size();
    edges.levels.push_back(level);
  }
  const std::size_t levels = edges.levels.size();
  std::vector<EdgeIndex> next(actors * levels + 1);
  const auto row_of = [&](EdgeIndex edge) { return at[edge] * levels + place[level_of(when[edge])]; };
  for (EdgeIndex edge : longs) ++next[row_of(edge) + 1];
  for (std::size_t row = 1; row < next.size(); ++row) next[row] += next[row - 1];
  edges.rows = next;
  edges.arcs.resize(next.back());
  for (EdgeIndex edge : longs) edges.arcs[next[row_of(edge)]++] = {edge, others[edge]};
  return edges;
}

/// Where the edges of each actor begin, by counting.
std::vector<EdgeIndex> row_starts(ActorIndex actors, std::span<const ActorIndex> at) {
  std::vector<EdgeIndex> starts(actors + std::size_t{1});
  for (ActorIndex actor : at) ++starts[actor + std::size_t{1}];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  return starts;
}

}  // namespace

void Structure::build(ActorIndex actors, std::span<const ActorIndex> tails, std::span<const ActorIndex> heads,
                      std::span<const Days> when) {
  const std::size_t edges = when.size();
  begin = FirstDays(edges, [&](std::size_t edge) { return when[edge].known() ? when[edge].begin : timeless; });
  // Boost's constructors would put the in-edges in the order of their sources; here both rows are in time order.
  auto& forward = graph.m_forward;
  auto& backward = graph.m_backward;
  forward.m_rowstart = row_starts(actors, tails);
  backward.m_rowstart = row_starts(actors, heads);
  const auto resize = [&](auto& rows) {
    reserve_pages(rows, edges);
    rows.resize(edges);
  };
  for (auto* rows : {&forward, &backward}) {
    resize(rows->m_column);
    resize(rows->m_edge_properties);
  }
  auto next_out = forward.m_rowstart;
  auto next_in = backward.m_rowstart;
  for (EdgeIndex edge = 0; edge < edges; ++edge) {
    const EdgeIndex out = next_out[tails[edge]]++;
    const EdgeIndex in = next_in[heads[edge]]++;
    forward.m_column[out] = heads[edge];
    forward.m_edge_properties[out] = edge;
    backward.m_column[in] = tails[edge];
    backward.m_edge_properties[in] = out;
  }
  connected.assign(actors, false);
  connected_top.assign(actors, false);
  for (ActorIndex actor = 0; actor < actors; ++actor) {
    if (out_degree(actor, graph) + in_degree(actor, graph) == 0) continue;
    connected[actor] = connected_top[roll_up[actor]] = true;
  }
  day_after = std::numeric_limits<std::int32_t>::min();
  std::vector<EdgeIndex> longs;
  for (EdgeIndex edge = 0; edge < edges; ++edge) {
    if (when[edge].known()) day_after = std::max(day_after, when[edge].end);
    if (is_longer_than_a_day(when[edge])) longs.push_back(edge);
  }
  leaving = long_edges(actors, longs, tails, heads, when);
  arriving = long_edges(actors, longs, heads, tails, when);
}

Slice Structure::slice(const std::optional<TimeSpan>& window) const {
  const auto all = static_cast<EdgeIndex>(begin.size());
  if (!window) return {0, all, std::nullopt};
  const Days days = to_days(window);
  return {begin.first_from(days.begin), begin.first_from(days.end), days.begin};
}

EdgeIndex FirstDays::first_from(std::int32_t day) const {
  return first_[static_cast<std::size_t>(std::ranges::lower_bound(days_, day) - days_.begin())];
}

const BoostGraph& boost_graph(const KnowledgeGraph& graph) { return graph.structure().graph; }

BoostView boost_view(const View& view) {
  assert(view.filter().resolution == Resolution::all_actors);
  return {boost_graph(view.graph()), ViewPredicate(view)};
}

}  // namespace entente
