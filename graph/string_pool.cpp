#include "graph/string_pool.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace entente {

std::string_view TextArena::keep(std::string_view text) {
  constexpr std::size_t smallest = 1 << 10;
  constexpr std::size_t largest = 1 << 20;
  if (text.empty()) return {};
  if (size_ - used_ < text.size()) {
    size_ = std::max(std::clamp(2 * size_, smallest, largest), text.size());
    used_ = 0;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size_));
  }
  char* const place = blocks_.back().get() + used_;
  std::memcpy(place, text.data(), text.size());
  used_ += text.size();
  return {place, text.size()};
}

/// Where a string is, or would be.
std::size_t StringPool::slot_of(std::string_view text) const {
  std::size_t slot = std::hash<std::string_view>()(text) & (slots_.size() - 1);
  while (slots_[slot] != 0 && strings_[slots_[slot] - 1] != text) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

std::uint32_t StringPool::number_of(std::string_view text) {
  if (strings_.size() * 2 >= slots_.size()) grow();
  std::uint32_t& slot = slots_[slot_of(text)];
  if (slot == 0) {
    strings_.push_back(arena_.keep(text));
    slot = size();
  }
  return slot - 1;
}

std::optional<std::uint32_t> StringPool::find(std::string_view text) const {
  if (slots_.empty() || slots_[slot_of(text)] == 0) return std::nullopt;
  return slots_[slot_of(text)] - 1;
}

void StringPool::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
  for (std::uint32_t number = 0; number < size(); ++number) slots_[slot_of(strings_[number])] = number + 1;
}

}  // namespace entente
