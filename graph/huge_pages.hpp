#pragma once

// Columns of millions: fewer, larger pages, which the system fills in a fraction of the time. Not installed.

#include <cstddef>
#include <cstdint>
#include <sys/mman.h>
#include <vector>

namespace entente {

/// Asks for huge pages under memory that has been allocated and not yet been written to; a hint, which changes nothing
/// else. Does nothing for small blocks, nor where the system has no such pages.
inline void use_huge_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t size) {
#ifdef MADV_HUGEPAGE
  constexpr std::uintptr_t page = std::uintptr_t{1} << 21U;
  const auto first = (reinterpret_cast<std::uintptr_t>(begin) + page - 1) & ~(page - 1);
  const auto last = (reinterpret_cast<std::uintptr_t>(begin) + size) & ~(page - 1);
  if (first < last) ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
#endif
}

/// vector::reserve on such pages.
template <typename T>
void reserve_pages(std::vector<T>& values, std::size_t count) {
  values.reserve(count);
  use_huge_pages(values.data(), count * sizeof(T));
}

}  // namespace entente
