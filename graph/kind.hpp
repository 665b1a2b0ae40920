#pragma once

// Type, aspect and mutuality in one byte. Not installed: for the columns of the graph.

#include "graph/aspect.hpp"
#include "graph/event_type.hpp"

namespace entente {

inline constexpr std::size_t kind_count = event_type_count * aspect_count * 2;
constexpr std::uint8_t kind_of(EventType type, Aspect aspect, bool mutual) {
  return static_cast<std::uint8_t>((static_cast<unsigned>(type) * aspect_count + static_cast<unsigned>(aspect)) * 2 +
                                   mutual);
}
constexpr bool is_mutual(std::uint8_t kind) { return kind % 2 == 1; }
constexpr Aspect aspect_of(std::uint8_t kind) { return static_cast<Aspect>(kind / 2 % aspect_count); }
constexpr EventType type_of(std::uint8_t kind) { return static_cast<EventType>(kind / 2 / aspect_count); }

}  // namespace entente
