#pragma once

// The insides of a KnowledgeGraph. Not installed.

#include "graph/group_reports.hpp"
#include "graph/structure.hpp"

namespace entente {

/// What was added, and what freeze() makes of it.
struct KnowledgeGraph::Contents {
  ReportTable table;
  bool frozen = false;

  std::vector<Actor> actors;
  std::vector<ActorIndex> actor_numbers;  ///< by number of string
  std::vector<std::vector<ActorIndex>> parts;
  std::vector<Office> offices;
  ReportGroups groups;  ///< by edge
  Structure structure;

  std::span<const Position> reports(EdgeIndex edge) const { return groups[edge]; }
  std::pair<std::uint32_t, std::uint32_t> ends_of(EdgeIndex edge) const {
    return table.ends_of(groups.members[groups.first[edge]]);
  }

  void collect_actors();
  void lay_out();
};

}  // namespace entente
