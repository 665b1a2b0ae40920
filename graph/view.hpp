#pragma once

// A read-only selection of a graph, by time, type, class, context, aspect, actor, confidence and support.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace entente {

/// Whether relationships hang on the finest actors or on the countries and organisations that these roll up to.
enum class Resolution : std::uint8_t { rolled_up, all_actors };

/// What a view keeps. An empty list or an absent value keeps everything.
struct Filter {
  std::optional<TimeSpan> window;  ///< by effective time: a span is in where it overlaps; an unknown time never is
  std::vector<EventType> types;    ///< by plover_type()
  std::vector<QuadClass> classes;  ///< of plover_type()
  std::vector<Aspect> aspects;
  ContextSet contexts;               ///< any of them
  std::vector<std::string> actors;   ///< ids: at least one end, or what it rolls up to, is one of them
  std::vector<std::string> regions;  ///< as in Actor::region: both ends lie in one of them
  double min_confidence = 0;
  std::uint32_t min_support = 0;
  Resolution resolution = Resolution::rolled_up;
};

struct FilterTables;

/// Owns nothing of the graph, which must outlive it and stay frozen. Copies are cheap. A window is a slice of the
/// edges, of all as of those at an actor; the rest of the filter is asked edge by edge, inside the searches.
class View {
 public:
  /// A view of everything. Implicit, so that whatever takes a view takes a graph.
  View(const KnowledgeGraph& graph) : View(graph, Filter{}) {}  // NOLINT(google-explicit-constructor)
  View(const KnowledgeGraph& graph, Filter filter);

  const KnowledgeGraph& graph() const { return *graph_; }
  const Filter& filter() const { return filter_; }

  /// True where the filter keeps the edge. Loops are out: rolled up, all edges within one country or organisation.
  bool contains(EdgeIndex edge) const;

  /// The ends of an edge at the view's resolution.
  ActorIndex actor_of(EdgeIndex edge) const { return at_resolution(graph_->actor_of(edge)); }
  ActorIndex recipient_of(EdgeIndex edge) const { return at_resolution(graph_->recipient_of(edge)); }

  /// The actor itself, or what it rolls up to.
  ActorIndex at_resolution(ActorIndex actor) const;

  /// The parts of contains(): whether all of the filter but its window keeps an edge, whatever its ends roll up to; and
  /// whether an edge's known time ends after a day, given in days since 1970.
  bool keeps(EdgeIndex edge) const;
  bool reaches(EdgeIndex edge, std::int32_t day) const;

  /// The filter, looked up beforehand; for the searches of this folder.
  const FilterTables& tables() const { return *tables_; }

  /// The edges that the view contains, ascending: in time order. O(edges in the window).
  std::vector<EdgeIndex> edges() const;

  /// The actors that `edges()` touch, ascending.
  std::vector<ActorIndex> actors() const;

  /// The contained edges at an actor, ascending; rolled up, also those of its agencies and people.
  std::vector<EdgeIndex> edges_at(ActorIndex actor) const;

 private:
  const KnowledgeGraph* graph_;
  Filter filter_;
  std::shared_ptr<const FilterTables> tables_;
};

}  // namespace entente
