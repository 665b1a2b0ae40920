#pragma once

// Inflected forms taken back to the dictionary's by their letters; what the letters do not tell stands in lemmas.tsv.

#include <string>
#include <string_view>

namespace entente {

/// "city" for "cities" as NNS or VBZ, "plan" for "planned" as VBD (participles too), "make" for "making" as VBG,
/// "large" for "larger" as JJR and "largest" as JJS (adverbs too); any other group: the word itself. `lower`: not
/// empty, in small letters.
std::string uninflected(std::string_view lower, std::string_view group);

/// `endings` is a list separated by spaces.
bool ends_with_any(std::string_view word, std::string_view endings);

}  // namespace entente
