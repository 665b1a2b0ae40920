#pragma once

// Names → readings: a trie over words, kept as one hash table of all prefixes.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "ingest/actors/words.hpp"

namespace entente {

/// Filled by add(), then frozen, then only read.
class NameIndex {
 public:
  struct Node {
    std::uint64_t state = 0;  ///< 0: an empty slot
    std::uint32_t first = 0;
    std::uint32_t count = 0;  ///< the readings of the name that ends here; 0 where only longer names go on
  };

  void add(std::span<const Word> words, std::uint32_t reading);
  void freeze();

  static constexpr std::uint64_t start = 0x2545F4914F6CDD1Du;

  /// The node after one more word; nullptr where no name goes on so.
  const Node* step(std::uint64_t state, std::uint64_t key) const {
    const std::uint64_t next = extend(state, key);
    for (std::size_t slot = next & mask_;; slot = (slot + 1) & mask_) {
      if (nodes_[slot].state == next) return &nodes_[slot];
      if (nodes_[slot].state == 0) return nullptr;
    }
  }

  /// The node of a whole name; nullptr where there is none.
  const Node* find(std::span<const Word> words) const;

  /// Readings of a node, in the order in which they were added.
  std::span<const std::uint32_t> readings(const Node& node) const { return {&readings_[node.first], node.count}; }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> building_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> readings_;
  std::size_t mask_ = 0;
};

}  // namespace entente
