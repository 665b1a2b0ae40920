#pragma once

// A relationship without copies: what KnowledgeGraph::relationship() gives, as views of the graph's own text.

#include <deque>
#include <string_view>

#include "graph/relationship.hpp"

namespace entente {

/// As Evidence; compares like it.
struct EvidenceRef {
  std::string_view article;
  std::uint32_t sentence = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view text;
  std::optional<Day> published;

  EvidenceRef() = default;
  EvidenceRef(const Evidence& e)  // NOLINT(google-explicit-constructor): a reference to it
      : article(e.article), sentence(e.sentence), begin(e.begin), end(e.end), text(e.text), published(e.published) {}
  friend auto operator<=>(const EvidenceRef&, const EvidenceRef&) = default;
};

/// A copy that owns its text.
Evidence to_evidence(const EvidenceRef& ref);

/// As Relationship. One serves for any number of edges, one after the other, and keeps its memory.
struct RelationshipRef {
  std::string_view actor, recipient;
  EventType type = EventType::consult;
  std::string_view mode;
  Aspect aspect = Aspect::actual;
  bool mutual = false;
  ContextSet contexts;
  std::optional<TimeSpan> when;
  double confidence = 0;
  std::string_view actor_mention, recipient_mention;
  std::vector<EvidenceRef> evidence;
  std::deque<std::string> joined;  ///< the sentences that the graph keeps in parts, put together
};

/// A copy that owns its text.
Relationship to_relationship(const RelationshipRef& ref);

}  // namespace entente
