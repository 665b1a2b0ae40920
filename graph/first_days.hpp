#pragma once

// The day on which each edge begins. Not installed: for structure.hpp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace entente {

/// Of edges in the order of their days. There are few days and many edges: each day is kept once, with its first edge,
/// and for every 64th edge its day, from which the days of the edges between are few steps away.
class FirstDays {
 public:
  FirstDays() = default;

  /// `day_of(edge)` ascends.
  template <typename DayOf>
  FirstDays(std::size_t edges, DayOf day_of) {
    first_.clear();
    for (std::size_t edge = 0; edge < edges; ++edge) {
      const std::int32_t day = day_of(edge);
      if (days_.empty() || days_.back() != day) {
        days_.push_back(day);
        first_.push_back(static_cast<EdgeIndex>(edge));
      }
      if (edge % block == 0) blocks_.push_back(static_cast<std::uint32_t>(days_.size() - 1));
    }
    first_.push_back(static_cast<EdgeIndex>(edges));
    days_.shrink_to_fit();
    first_.shrink_to_fit();
  }

  std::size_t size() const { return first_.back(); }
  std::int32_t front() const { return days_.front(); }

  std::int32_t operator[](EdgeIndex edge) const {
    std::uint32_t at = blocks_[edge / block];
    while (first_[at + 1] <= edge) ++at;
    return days_[at];
  }

  /// The first edge of that day or a later one. O(log days).
  EdgeIndex first_from(std::int32_t day) const;

 private:
  static constexpr std::size_t block = 64;

  std::vector<std::int32_t> days_;     ///< ascending, each once
  std::vector<EdgeIndex> first_{0};    ///< by day, and the number of edges
  std::vector<std::uint32_t> blocks_;  ///< by 64 edges: the day of the first of them
};

}  // namespace entente
