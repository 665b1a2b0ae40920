#include "graph/string_pool.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace entente {

char* TextArena::allocate(std::size_t size) {
  constexpr std::size_t smallest = 1 << 10;
  constexpr std::size_t largest = 1 << 20;
  if (blocks_.empty() || size_ - used_ < size) {
    size_ = std::max(std::clamp(2 * size_, smallest, largest), size);
    used_ = 0;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size_));
  }
  char* const place = blocks_.back().get() + used_;
  used_ += size;
  return place;
}

std::string_view TextArena::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const place = allocate(text.size());
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

namespace {

std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(std::hash<std::string_view>()(text)); }

}  // namespace

/// Where a string is, or would be.
std::size_t StringPool::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].next_number != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && strings_[slots_[at].next_number - 1] == text) break;
  }
  return at;
}

std::uint32_t StringPool::number_of(std::string_view text) {
  if (strings_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.next_number == 0) {
    strings_.push_back(arena_.keep(text));
    slot = {hash, size()};
  }
  return slot.next_number - 1;
}

std::optional<std::uint32_t> StringPool::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  return slot.next_number == 0 ? std::nullopt : std::optional(slot.next_number - 1);
}

void StringPool::grow() {
  std::vector<Slot> before(std::max<std::size_t>(64, slots_.size() * 2));
  before.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.next_number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].next_number != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace entente
