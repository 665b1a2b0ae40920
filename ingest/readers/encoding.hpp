#pragma once

// Bytes of any encoding → valid UTF-8.

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// The length in bytes of the character that `text` begins with, 1 to 4; 0 where it does not begin with valid UTF-8 (or
/// is empty).
std::size_t utf8_length(std::string_view text);

/// True where all of it is valid UTF-8 (as RFC 3629 defines it: nothing overlong, no surrogates).
bool is_utf8(std::string_view text);

/// Appends a code point; U+FFFD for one that is none.
void append_utf8(std::string& text, char32_t point);

/// The bytes as valid UTF-8 without a byte-order mark, carriage returns before line feeds, and control characters
/// (which become spaces). A byte-order mark decides; then what is valid UTF-8 is UTF-8, whatever was declared; then the
/// declared encoding ("latin1", "windows-1251" …; unknown names count as none), then what ICU's detector is sure of,
/// then Windows-1252.
std::string to_utf8(std::string bytes, std::string_view declared = {});

}  // namespace entente
