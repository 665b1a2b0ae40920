#pragma once

// Text that is kept once. Not installed: for the columns of the graph.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// Bytes that stay where they are until the end.
class TextArena {
 public:
  std::string_view keep(std::string_view text);

  /// Room for so many bytes, to be written to.
  char* allocate(std::size_t size);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;
};

/// Equal strings have the same number, counted from 0.
class StringPool {
 public:
  std::uint32_t number_of(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view operator[](std::uint32_t number) const { return strings_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(strings_.size()); }

 private:
  /// number + 1, or 0 where free; with the hash, so that other strings are rarely looked at.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;
  };

  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  TextArena arena_;
  std::vector<std::string_view> strings_;
  std::vector<Slot> slots_;  ///< open addressing
};

}  // namespace entente
