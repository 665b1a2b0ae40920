#pragma once

// Whether a relationship is a fact: PLOVER's auxiliary modes.

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class Aspect : std::uint8_t {
  actual,        ///< has happened, is happening, holds
  future,        ///< planned, promised, expected, scheduled
  hypothetical,  ///< may, could, if, is considering
  negated,       ///< did not, refused to, no longer
  historical,    ///< background from well before the report
};
inline constexpr std::size_t aspect_count = 5;

/// The printed name: "actual", "future" …
std::string_view name(Aspect aspect);

/// The aspect of that name; absent when there is none.
std::optional<Aspect> parse_aspect(std::string_view name);

}  // namespace entente
