#pragma once

// Numbers in as few bytes as they need, one after another. Not installed: for report_table.cpp.

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

#include "graph/huge_pages.hpp"

namespace entente {

/// Seven bits a byte, the lowest first; the top bit says that more follow. Each gives the place behind.
inline std::uint8_t* put(std::uint8_t* at, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) *at++ = static_cast<std::uint8_t>(number | 0x80U);
  *at++ = static_cast<std::uint8_t>(number);
  return at;
}
inline std::uint64_t take(const std::uint8_t*& at) {
  std::uint64_t number = *at & 0x7FU;
  for (unsigned shift = 7; *at++ >= 0x80; shift += 7) number |= std::uint64_t{*at & 0x7FU} << shift;
  return number;
}
inline std::uint32_t take_32(const std::uint8_t*& at) { return static_cast<std::uint32_t>(take(at)); }
inline constexpr std::size_t longest_varint = 10;

/// Small numbers of either sign as small numbers.
inline std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63);
}
inline std::int64_t unzigzag(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
}

/// Bytes at 32-bit positions, to which more are added. Grows by realloc: what is large is moved by the page.
class ByteLog {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(size_); }
  const std::uint8_t* at(std::uint32_t position) const { return bytes_.get() + position; }

  /// Where to write up to so many bytes; then `close` says where they ended.
  std::uint8_t* room(std::size_t most) {
    if (capacity_ - size_ < most) resize(size_ + most + size_ / 2);
    return bytes_.get() + size_;
  }
  void close(const std::uint8_t* end) {
    size_ = static_cast<std::size_t>(end - bytes_.get());
    if (size_ > std::numeric_limits<std::uint32_t>::max())
      throw std::runtime_error("expected fewer reports in one graph");
  }
  /// Room for so many bytes in all.
  void reserve(std::size_t bytes) {
    if (bytes > capacity_) resize(bytes);
  }
  void shrink() {
    if (capacity_ > size_) resize(size_);
  }

 private:
  struct Free {
    void operator()(std::uint8_t* bytes) const { std::free(bytes); }  // NOLINT(cppcoreguidelines-no-malloc)
  };
  void resize(std::size_t capacity) {
    if (capacity == 0) return;
    auto* const moved = static_cast<std::uint8_t*>(std::realloc(bytes_.get(), capacity));  // NOLINT
    if (!moved) throw std::bad_alloc();
    static_cast<void>(bytes_.release());
    bytes_.reset(moved);
    if (capacity > capacity_) use_huge_pages(moved + size_, capacity - size_);
    capacity_ = capacity;
  }

  std::unique_ptr<std::uint8_t, Free> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace entente
