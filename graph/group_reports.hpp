#pragma once

// Which reports are reports of the same event. Not installed: what merge_reports.hpp says, on the columns of a graph.

#include "graph/report_table.hpp"

namespace entente {

/// Groups in the order of the edges.
struct ReportGroups {
  std::vector<Position> members;  ///< those of group i at [first[i], first[i + 1]), founder first
  std::vector<std::uint32_t> first;

  std::size_t size() const { return first.empty() ? 0 : first.size() - 1; }
  std::span<const Position> operator[](std::size_t group) const {
    return std::span(members).subspan(first[group], first[group + 1] - first[group]);
  }
};

/// What the adjacency is laid out from, by edge.
struct EdgeColumns {
  std::vector<std::uint32_t> actor, recipient;  ///< by rank
  std::vector<Days> when;                       ///< effective times
  std::vector<std::uint8_t> kind, sureness;     ///< as in structure.hpp
  std::vector<std::uint32_t> doubt;             ///< as in ties.hpp
};

/// `rank` orders the actors, by number of string. O(n log n); O(n) where the reports of single days come in the order
/// of these and of the actors.
ReportGroups group_reports(const ReportTable& table, const std::vector<std::uint32_t>& rank, EdgeColumns& columns);

/// Puts the relationship that these reports of one event are, the founding one first, into `r`; its text is the
/// table's.
void refer_to(const ReportTable& table, std::span<const Position> reports, RelationshipRef& r);

/// The probability that the event took place, of independent articles; the number of these, an article and its copies
/// being one; all contexts.
double joint_confidence(const ReportTable& table, std::span<const Position> reports);
std::uint32_t count_articles(const ReportTable& table, std::span<const Position> reports);

/// The time that the reports state, most precise first; the first mode that any gives.
Days stated_time(const ReportTable& table, std::span<const Position> reports);
std::uint32_t stated_mode(const ReportTable& table, std::span<const Position> reports);

}  // namespace entente
