#include "ingest/actors/name_index.hpp"

#include <algorithm>
#include <bit>

namespace entente {

void NameIndex::add(std::span<const Word> words, std::uint32_t reading) {
  std::uint64_t state = start;
  for (const Word& word : words) {
    state = extend(state, word.key);
    building_.try_emplace(state);
  }
  std::vector<std::uint32_t>& here = building_[state];
  if (std::ranges::find(here, reading) == here.end()) here.push_back(reading);
}

void NameIndex::freeze() {
  nodes_.assign(std::bit_ceil(building_.size() * 2 + 2), Node{});
  mask_ = nodes_.size() - 1;
  readings_.assign(1, 0);  // so that the address of an empty node's readings is valid
  for (const auto& [state, readings] : building_) {
    std::size_t slot = state & mask_;
    while (nodes_[slot].state != 0) slot = (slot + 1) & mask_;
    nodes_[slot] = {state, static_cast<std::uint32_t>(readings_.size()), static_cast<std::uint32_t>(readings.size())};
    if (readings.empty()) nodes_[slot].first = 0;
    readings_.insert(readings_.end(), readings.begin(), readings.end());
  }
  building_.clear();
}

const NameIndex::Node* NameIndex::find(std::span<const Word> words) const {
  std::uint64_t state = start;
  const Node* node = nullptr;
  for (const Word& word : words) {
    node = step(state, word.key);
    if (node == nullptr) return nullptr;
    state = node->state;
  }
  return node;
}

}  // namespace entente
