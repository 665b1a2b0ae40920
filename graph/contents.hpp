#pragma once

// The insides of a KnowledgeGraph. Not installed.

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
  ReportGroups groups;  ///< by edge, without their times
  Structure structure;

  std::span<const std::uint32_t> reports(EdgeIndex edge) const { return groups[edge]; }
  const Report& founder(EdgeIndex edge) const { return table.reports()[groups.members[groups.first[edge]]]; }

  void collect_actors();
  void lay_out();
};

}  // namespace entente
