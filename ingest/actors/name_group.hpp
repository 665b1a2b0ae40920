#pragma once

// Names that describe one noun together. Not installed.

#include <cstddef>
#include <cstdint>

#include "ingest/actors/scene.hpp"

namespace entente {

/// A row of modifiers of one noun: *Iranian and Russian ministers*, *Franco-Belgian*, *U.S.-Iran talks*; hits [first,
/// last).
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
  std::uint32_t next = 0;  ///< the token after the last one, after its possessive
  bool possessive = false;
};

/// *Iranian*, the *Franco-* of *Franco-Belgian*
inline bool is_modifier(const Hit& hit) { return hit.kind == NameKind::adjective || hit.kind == NameKind::prefix; }

/// The row that begins at a hit of a sentence.
Group group_from(const Scene& scene, std::uint32_t sentence, std::size_t first);

}  // namespace entente
