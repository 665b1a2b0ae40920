#pragma once

// The printed names of an enumeration, as one array in its order. Not installed: for the .cpp files of this folder.

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

namespace entente {

template <typename Names, typename Enum>
constexpr std::string_view name_of(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

/// Equal but for the case of ASCII letters, and with spaces, hyphens and underscores alike.
inline bool loosely_equal(std::string_view a, std::string_view b) {
  const auto folded = [](char c) {
    return c == '-' || c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  };
  return std::ranges::equal(a, b, {}, folded, folded);
}

/// The value of that name, where case, spaces, hyphens and underscores do not count; absent when there is none.
template <typename Enum, typename Names>
std::optional<Enum> value_of(const Names& names, std::string_view name) {
  const auto found = std::ranges::find_if(names, [&](std::string_view other) { return loosely_equal(other, name); });
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace entente
