#pragma once

// The edges: who does what with whom, in fact or in plan, when, about what, and which sentences say so.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/aspect.hpp"
#include "graph/context.hpp"
#include "graph/event_type.hpp"
#include "graph/evidence.hpp"
#include "graph/time_span.hpp"

namespace entente {

/// An edge. In a mutual relationship the order of the two ends says nothing: `actor` is the smaller id.
struct Relationship {
  std::string actor;      ///< id of the finest actor that the text names
  std::string recipient;  ///< id, different from `actor`
  EventType type = EventType::consult;
  std::string mode;  ///< one of modes(type), or empty
  Aspect aspect = Aspect::actual;
  bool mutual = false;
  ContextSet contexts;
  std::optional<TimeSpan> when;
  double confidence = 0;      ///< the probability, 0 to 1, that a careful reader agrees
  std::string actor_mention;  ///< how the text names them, in the first evidence
  std::string recipient_mention;
  std::vector<Evidence> evidence;  ///< never empty; sorted, unique

  friend bool operator==(const Relationship&, const Relationship&) = default;
};

}  // namespace entente
