#pragma once

// A view as the rows that writers write: nodes and edges with ids that are valid text and unique in the file. Not
// installed: for the writers of this folder.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "export/formats.hpp"
#include "graph/relationship_ref.hpp"

namespace entente {

struct NodeRecord {
  std::string id;  ///< the actor's, made valid and unique
  const Actor* actor = nullptr;
  std::uint32_t degree = 0;        ///< the edges of the file at it
  std::optional<TimeSpan> active;  ///< from the first day of its edges to the last
};

struct EdgeRecord {
  std::uint32_t number = 0;  ///< its id is Records::edge_prefix() and this
  ActorIndex source = 0;
  ActorIndex target = 0;
  EventType type = EventType::consult;    ///< as the text says; grouped by class: the most frequent
  EventType plover = EventType::consult;  ///< by PLOVER's rule of tense
  QuadClass quad = QuadClass::verbal_cooperation;
  std::string_view label;  ///< the type or, grouped by class, the class
  std::string_view mode, aspect;
  double score = 0;   ///< grouped: the mean
  double weight = 0;  ///< the confidence; grouped: the number of relationships
  std::uint32_t count = 0;
  std::uint32_t mutual = 0;  ///< how many of them
  std::uint32_t facts = 0;   ///< how many of them are actual or historical
  ContextSet contexts;
  std::optional<TimeSpan> when;    ///< as the text says; absent when grouped
  std::optional<TimeSpan> active;  ///< when it counts for windows; grouped: from the first day to the last
  std::vector<TimeSpan> spells;    ///< the same, without the days between; sorted, apart
  std::optional<Day> reported;     ///< first
  double confidence = 0;           ///< grouped: of the surest
  std::uint32_t support = 0;
  std::string_view actor, recipient;  ///< the finest actors, where these are not the ends; empty when grouped
  std::string_view actor_mention, recipient_mention;
  std::vector<const Source*> sources;  ///< distinct, in the order of their ids
  std::vector<EvidenceRef> evidence;   ///< in order
  bool is_event = true;                ///< false: of a StandingTie; has its label, mode, times and evidence only
};

class Records {
 public:
  Records(const View& view, const ExportOptions& options);

  const ExportOptions& options() const { return options_; }
  const KnowledgeGraph& graph() const { return view_.graph(); }

  /// In the order of the actors' ids: those with an edge.
  const std::vector<ActorIndex>& nodes() const { return nodes_; }
  const NodeRecord& node(ActorIndex actor) const { return records_[actor]; }

  /// Followed by an edge's number, no node's id.
  const std::string& edge_prefix() const { return edge_prefix_; }

  /// Calls `each` with every edge: relationships in time order, or groups by source, target and class or type. The
  /// record is valid during the call.
  void for_each_edge(const std::function<void(const EdgeRecord&)>& each) const;

 private:
  struct GroupKey {
    ActorIndex source = 0;
    ActorIndex target = 0;
    unsigned kind = 0;  ///< the class or the type
    friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
  };
  struct Tie {
    ActorIndex source = 0;
    ActorIndex target = 0;
    const StandingTie* tie = nullptr;
  };
  void add_ties();
  void name_nodes();
  void index_sources();
  const Source* source_of(std::string_view id) const;
  void prefetch(const RelationshipRef& r) const;
  GroupKey key_of(EdgeIndex edge) const;
  void fill(EdgeRecord& record, const RelationshipRef& r, EdgeIndex edge) const;
  void fill(EdgeRecord& record, const GroupKey& key, std::span<const RelationshipRef> relationships,
            std::span<const EdgeIndex> edges) const;
  void fill(EdgeRecord& record, const Tie& tie) const;
  void for_each_tie(EdgeRecord& record, const std::function<void(const EdgeRecord&)>& each) const;
  void fill_evidence(EdgeRecord& record, std::span<const RelationshipRef> relationships) const;

  View view_;
  ExportOptions options_;
  std::vector<ActorIndex> nodes_;
  std::vector<NodeRecord> records_;
  std::vector<bool> kept_;  ///< edges that the view contains: asked once
  std::string edge_prefix_ = "e";
  std::vector<std::uint32_t> source_slots_;  ///< a hash table: one more than the index of a source; 0 is empty
  std::map<GroupKey, std::vector<EdgeIndex>> groups_;
  std::vector<Tie> ties_;
};

}  // namespace entente
