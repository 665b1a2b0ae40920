#include "graph/string_pool.hpp"

#include <algorithm>
#include <cstring>

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

template <typename Number>
std::uint64_t load(const char* at) {
  Number number = 0;
  std::memcpy(&number, at, sizeof number);
  return number;
}

/// Eight bytes at once; most strings here are ids of a few characters.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
  const auto mix = [](std::uint64_t hash, std::uint64_t bytes) {
    hash = (hash ^ bytes) * factor;
    return hash ^ hash >> 32U;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = text.size() * factor;
  for (; left > 8; left -= 8, at += 8) hash = mix(hash, load<std::uint64_t>(at));
  if (left >= 4) {
    hash = mix(hash, load<std::uint32_t>(at) | load<std::uint32_t>(at + left - 4) << 32U);
  } else if (left > 0) {
    hash = mix(hash, load<std::uint8_t>(at) | load<std::uint8_t>(at + left / 2) << 8U |
                         load<std::uint8_t>(at + left - 1) << 16U);
  }
  return static_cast<std::uint32_t>(mix(hash, 0));
}

/// As ==, without a call for what is short.
bool equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() > 16 || a.size() < 4) return a == b;
  if (a.size() < 8) {
    const std::size_t last = a.size() - 4;
    return load<std::uint32_t>(a.data()) == load<std::uint32_t>(b.data()) &&
           load<std::uint32_t>(a.data() + last) == load<std::uint32_t>(b.data() + last);
  }
  const std::size_t last = a.size() - 8;
  return load<std::uint64_t>(a.data()) == load<std::uint64_t>(b.data()) &&
         load<std::uint64_t>(a.data() + last) == load<std::uint64_t>(b.data() + last);
}

}  // namespace

/// Where a string is, or would be.
std::size_t StringPool::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].next_number != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && equal(strings_[slots_[at].next_number - 1], text)) break;
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
