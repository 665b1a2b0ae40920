#pragma once

// The time-stamped multigraph: actors, the relationships between them, offices, and the articles that say so.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/extraction.hpp"

namespace entente {

using ActorIndex = std::uint32_t;  ///< of KnowledgeGraph::actors()
using EdgeIndex = std::uint32_t;   ///< below KnowledgeGraph::edge_count()

/// Built with `add`, then frozen; queries ask only frozen graphs (asserted), from as many threads as they like.
/// The frozen graph does not depend on the order of what was added.
class KnowledgeGraph {
 public:
  KnowledgeGraph();
  ~KnowledgeGraph();
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

  /// Takes in what one article says. An article whose id the graph has already changes nothing.
  void add(Extraction extraction);

  /// Takes in all that another graph was given; articles that both have count once.
  void merge(const KnowledgeGraph& other);

  /// Sorts, merges the reports of the same relationship (see merge_reports.hpp) and lays out the adjacency. O(E log E).
  void freeze();
  bool frozen() const;

  /// Sorted by id.
  std::span<const Actor> actors() const;
  std::span<const Source> sources() const;

  /// Edges are numbered in the order of effective_time(), those without any time last; ties by actor, recipient, type,
  /// aspect.
  EdgeIndex edge_count() const;

  /// All of an edge. Valid until the graph is changed.
  const Relationship& relationship(EdgeIndex edge) const;

  /// Sorted by person, country or organisation, role.
  std::span<const Office> offices() const;

  /// Absent when there is none of that id. O(log n).
  std::optional<ActorIndex> find_actor(std::string_view id) const;
  const Source* find_source(std::string_view id) const;

  /// The ends of an edge; the same order as in its Relationship.
  ActorIndex actor_of(EdgeIndex edge) const;
  ActorIndex recipient_of(EdgeIndex edge) const;

  /// The country or organisation that an actor rolls up to; the actor itself if it has no parent.
  ActorIndex roll_up(ActorIndex actor) const;

  /// The agencies and people that roll up to an actor, ascending.
  std::span<const ActorIndex> parts_of(ActorIndex actor) const;

  /// The edges at an actor, in either direction, ascending and therefore in time order.
  std::span<const EdgeIndex> edges_at(ActorIndex actor) const;

  /// When an edge counts for windows: its time, else the day of its first report; absent when neither is known.
  const std::optional<TimeSpan>& effective_time(EdgeIndex edge) const;

  /// The number of distinct articles that report an edge.
  std::uint32_t support(EdgeIndex edge) const;

 private:
  struct Contents;
  std::unique_ptr<Contents> contents_;
};

}  // namespace entente
