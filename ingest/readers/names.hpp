#pragma once

// Names of files and places in them, as messages and ids print them.

#include <string>
#include <string_view>

namespace entente {

/// The name as one line of valid UTF-8: control characters and bytes that are no UTF-8 become \n, \t or \xNN.
std::string printable(std::string_view name);

/// True where `name` ends in `ending`, in any case of ASCII letters.
bool has_ending(std::string_view name, std::string_view ending);

/// ASCII letters made small.
std::string lower(std::string_view text);

/// Without the ASCII white space around it.
std::string_view trim(std::string_view text);

}  // namespace entente
