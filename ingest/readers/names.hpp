#pragma once

// Names of files and places in them, as messages and ids print them.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace entente {

/// The name as one line of valid UTF-8: control characters and bytes that are no UTF-8 become \n, \t or \xNN.
std::string printable(std::string_view name);

/// True where `name` ends in `ending`, in any case of ASCII letters.
bool has_ending(std::string_view name, std::string_view ending);

/// Without the ASCII white space around it.
std::string_view trim(std::string_view text);

/// For tables of short words: quicker on them than std::hash. Looks at the ends of words of more than 16 bytes only;
/// `ignored` are the bits of each byte that do not count.
struct ShortHash {
  std::size_t operator()(std::string_view word, std::uint64_t ignored = 0) const {
    const std::size_t size = word.size();
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (size >= 8) {
      std::memcpy(&first, word.data(), 8);
      std::memcpy(&last, word.data() + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(&first, word.data(), 4);
      std::memcpy(&last, word.data() + size - 4, 4);
    } else {
      for (const char c : word) first = first << 8U | static_cast<unsigned char>(c);
    }
    const std::uint64_t mixed =
        ((first | ignored) * 0x9E3779B97F4A7C15U) ^ ((last | ignored) + size) * 0xC2B2AE3D27D4EB4FU;
    return mixed ^ mixed >> 32U;
  }
};

}  // namespace entente
