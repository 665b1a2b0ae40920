#pragma once

// Headlines out of sentences: treebanks hold few, and news is full of them.

#include <deque>
#include <string>
#include <vector>

#include "ingest/language/document.hpp"

namespace entente {

/// The sentence as a headline would have it: no articles, no forms of "be" before participles, the past in the present
/// ("signed" → "signs", "sign" after a plural), "to" for "will", no full stop. The tree stays what it was. New forms
/// are kept in `forms`. Empty where nothing of the sentence would be left.
std::vector<Token> headline(const std::vector<Token>& tokens, std::deque<std::string>& forms);

/// In place, capitals as headlines have them: on every word but short prepositions and the like, or everywhere.
enum class Capitals { words, all };
void capitalise(std::vector<Token>& tokens, Capitals capitals, std::deque<std::string>& forms);

}  // namespace entente
