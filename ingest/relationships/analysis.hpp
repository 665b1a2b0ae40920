#pragma once

// Document + Mentions → Relationships, and how they came about.

#include <string>
#include <vector>

#include "graph/relationship.hpp"
#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/mention.hpp"
#include "ingest/article.hpp"
#include "ingest/language/document.hpp"
#include "ingest/relationships/judge.hpp"
#include "ingest/relationships/match.hpp"

namespace entente {

/// An event between two sides, judged; what `entente explain` shows.
struct JudgedEvent {
  std::uint32_t sentence = 0;
  Event event;
  Judgement judgement;
  EventType type = EventType::consult;
  std::optional<TimeSpan> when;
  bool assumed_time =
      false;  ///< no word says `when`: the lead and official texts are of the day, other news of the month
  ContextSet contexts;
  double confidence = 0;
};

/// The events of all sentences, in order. They point into `mentions`.
std::vector<JudgedEvent> find_events(const Document& document, const Mentions& mentions, const Article& article);

/// One relationship for each pair across the sides of each event, or within the one side; the same pair, type and
/// aspect in several sentences is one relationship, unless two known times differ. Sorted by (first evidence, actor,
/// recipient, type, aspect).
std::vector<Relationship> relate(const Document& document, const Mentions& mentions, const Article& article,
                                 const Gazetteer& gazetteer);

}  // namespace entente
