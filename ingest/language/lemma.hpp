#pragma once

// The dictionary form of a word, by rules and tables of exceptions.

#include <string>
#include <string_view>

#include "ingest/language/universal.hpp"

namespace entente {

/// "go" for "went" as VERB, VBD; the form itself for names, in the treebanks' spelling of capitals.
std::string lemma(std::string_view form, Upos upos, std::string_view xpos);

}  // namespace entente
