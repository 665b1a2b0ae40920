#pragma once

// The time-stamped multigraph: actors, the relationships between them, offices, and the articles that say so.

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/extraction.hpp"

namespace entente {

class ReportTable;
struct RelationshipRef;
struct Structure;

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
  void add(const Extraction& extraction);

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

  /// All of an edge, put together for the caller: keep the result while its parts are in use.
  Relationship relationship(EdgeIndex edge) const;

  /// The same into `ref` and without copies, for loops over many edges: what `ref` held before is gone, and its text is
  /// the graph's, which must outlive it.
  void refer_to(EdgeIndex edge, RelationshipRef& ref) const;

  /// A hint that refer_to() will be asked for the edge soon.
  void prefetch(EdgeIndex edge) const;

  /// Parts of it, without its strings.
  EventType type(EdgeIndex edge) const;
  Aspect aspect(EdgeIndex edge) const;
  bool is_mutual(EdgeIndex edge) const;
  double confidence(EdgeIndex edge) const;
  ContextSet contexts(EdgeIndex edge) const;
  std::string_view mode(EdgeIndex edge) const;  ///< valid until the graph is changed

  /// Sorted by person, country or organisation, role.
  std::span<const Office> offices() const;

  /// Absent when there is none of that id. O(log n).
  std::optional<ActorIndex> find_actor(std::string_view id) const;
  const Source* find_source(std::string_view id) const;

  /// The ends of an edge; the same order as in its Relationship.
  ActorIndex actor_of(EdgeIndex edge) const;
  ActorIndex recipient_of(EdgeIndex edge) const;

  /// The ends of the edges from `first` up to but not including `last`, into `ends`: faster than one by one.
  void ends_of(EdgeIndex first, EdgeIndex last, std::vector<std::pair<ActorIndex, ActorIndex>>& ends) const;

  /// The country or organisation that an actor rolls up to; the actor itself if it has no parent.
  ActorIndex roll_up(ActorIndex actor) const;

  /// The agencies and people that roll up to an actor, ascending.
  std::span<const ActorIndex> parts_of(ActorIndex actor) const;

  /// The edges at an actor, in either direction, ascending and therefore in time order.
  std::vector<EdgeIndex> edges_at(ActorIndex actor) const;

  /// When an edge counts for windows: its time, else the day of its first report; absent when neither is known.
  std::optional<TimeSpan> effective_time(EdgeIndex edge) const;

  /// The number of distinct articles that report an edge; copies of one article count once.
  std::uint32_t support(EdgeIndex edge) const;

  /// The adjacency; for the searches of this folder. Others see it through boost_graph.hpp.
  const Structure& structure() const;

 private:
  friend class Store;
  friend KnowledgeGraph parse_edge_list(std::istream& in, std::size_t size, std::string_view name);
  struct Contents;
  explicit KnowledgeGraph(ReportTable&& table);

  std::unique_ptr<Contents> contents_;
};

}  // namespace entente
