#pragma once

// Names of files and places in them, as messages and ids print them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// The name as one line of valid UTF-8: control characters and bytes that are no UTF-8 become \n, \t or \xNN.
std::string printable(std::string_view name);

/// True where `name` ends in `ending`, in any case of ASCII letters.
bool has_ending(std::string_view name, std::string_view ending);

/// Without the ASCII white space around it.
std::string_view trim(std::string_view text);

/// For tables of short words: quicker on them than std::hash.
struct ShortHash {
  std::size_t operator()(std::string_view word) const {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
  }
};

}  // namespace entente
