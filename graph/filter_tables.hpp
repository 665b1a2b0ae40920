#pragma once

// A filter looked up beforehand. Not installed: for views and searches.

#include <array>
#include <vector>

#include "graph/structure.hpp"

namespace entente {

struct FilterTables {
  enum class Answer : std::uint8_t { no, yes, ask };

  const Structure* structure = nullptr;
  std::array<bool, kind_count> kinds{};
  std::uint8_t sureness = 0;
  bool has_confidence = false;
  bool has_rest = false;        ///< actors, regions, contexts or support, which the hot columns do not have
  std::vector<bool> wanted;     ///< by actor; empty where the filter names none
  std::vector<bool> in_region;  ///< likewise

  /// What the hot columns say of an edge, whatever its time.
  Answer keeps(EdgeIndex edge) const {
    if (!kinds[structure->kind[edge]]) return Answer::no;
    if (has_confidence) {
      const std::uint8_t found = structure->sureness[edge] & ~Structure::is_long;
      if (found < sureness) return Answer::no;
      if (found == sureness) return Answer::ask;
    }
    return has_rest ? Answer::ask : Answer::yes;
  }
};

}  // namespace entente
