#pragma once

// The words that the flags of a selection take.

#include <string>
#include <vector>

namespace entente {

std::vector<std::string> type_words();
std::vector<std::string> class_words();  ///< "verbal_cooperation"
std::vector<std::string> aspect_words();
std::vector<std::string> context_words();

}  // namespace entente
