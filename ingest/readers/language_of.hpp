#pragma once

// Which language a text is in.

#include <string>
#include <string_view>

namespace entente {

/// The ISO 639-1 code of the language that most of `text` (valid UTF-8) is surely in, by CLD2; empty where it is too
/// short or mixed to tell.
std::string language_of(std::string_view text);

}  // namespace entente
