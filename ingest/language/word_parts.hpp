#pragma once

// What divides a word, and what holds it together, by Universal Dependencies' English conventions. Places are numbers
// of characters, from `begin` up to but without `end`.

#include <cstddef>
#include <string_view>

#include "ingest/language/characters.hpp"

namespace entente {

/// ":-)" and the like.
bool is_smiley(const Characters& text, std::size_t begin, std::size_t end);

/// Addresses of the web and of mail, handles and tags.
bool is_address(const Characters& text, std::size_t begin, std::size_t end);

/// Where "n't", "'s", "'" after an s and the like begin, in a word; `end` where there is none.
std::size_t clitic_begin(const Characters& text, std::size_t begin, std::size_t end);

/// Does the hyphen at `i` stay inside a word: "non-proliferation", "Ban Ki-moon", "555-1234"? `piece`: where the part
/// of the word before it begins; `before`: the token before the word, empty where there is none.
bool keeps_hyphen(const Characters& text, std::size_t begin, std::size_t piece, std::size_t i, std::size_t end,
                  std::string_view before);

}  // namespace entente
