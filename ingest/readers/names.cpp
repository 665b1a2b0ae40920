#include "ingest/readers/names.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/encoding.hpp"

namespace entente {

std::string printable(std::string_view name) {
  std::string result;
  while (!name.empty()) {
    const std::size_t length = utf8_length(name);
    const auto byte = static_cast<unsigned char>(name.front());
    if (byte == '\n') {
      result += "\\n";
    } else if (byte == '\t') {
      result += "\\t";
    } else if (byte < 0x20 || byte == 0x7f || length == 0) {
      fmt::format_to(std::back_inserter(result), "\\x{:02x}", byte);
    } else {
      result += name.substr(0, length);
    }
    name.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return result;
}

bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  return std::ranges::equal(
      name.substr(name.size() - ending.size()), ending, {}, [](char c) { return lower(c); },
      [](char c) { return lower(c); });
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\r\f\v";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace entente
