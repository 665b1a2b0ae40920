#pragma once

// Case of the letters A to Z; others stay as they are.

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// *Chad*, not *chad* nor nothing.
constexpr bool starts_capital(std::string_view form) { return !form.empty() && is_capital(form.front()); }

constexpr char lower(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

}  // namespace entente
