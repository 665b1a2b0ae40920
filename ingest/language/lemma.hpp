#pragma once

// The dictionary form of a word, by rules and tables of exceptions.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/universal.hpp"
#include "ingest/language/word.hpp"

namespace entente {

/// "go" for "went" as VERB, VBD; the form itself for names, in the treebanks' spelling of capitals: "Tehran" for
/// "TEHRAN", which `sentence` helps to tell from an acronym.
std::string lemma(std::string_view form, Upos upos, std::string_view xpos, SentenceCase sentence = SentenceCase::mixed);

/// The lemmas of a sentence with tags and a tree, which tells "has" from "is" in "it's gone" and "it's going", and
/// where a tag may be wrong. `unknown`: by token, is it a word that the model does not know? Empty where that is not
/// known.
void set_lemmas(std::span<Token> tokens, SentenceCase sentence, const std::vector<bool>& unknown = {});

}  // namespace entente
