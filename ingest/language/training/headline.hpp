#pragma once

// Headlines out of sentences: treebanks hold few, and news is full of them.

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "ingest/language/document.hpp"

namespace entente {

/// What a headline would tell of the sentence: its verb (or that of what somebody says) in the past tense or the
/// perfect, with its subject, its objects, and no more than two places or times; no clauses, appositions or quotation
/// marks. Empty where the sentence has no such verb, or not four words of that kind.
std::vector<Token> main_clause(const std::vector<Token>& tokens);

/// The sentence as a headline would have it: no articles, no forms of "be" before participles, the past and the perfect
/// in the present ("signed", "has signed" → "signs", "sign" after a plural), "to" for "will", no full stop. The tree
/// stays what it was. New forms are kept in `forms`. Empty where nothing of the sentence would be left.
std::vector<Token> headline(const std::vector<Token>& tokens, std::deque<std::string>& forms);

/// In place, capitals as headlines have them: on every word but short prepositions and the like, or everywhere.
enum class Capitals : std::uint8_t { words, all };
void capitalise(std::vector<Token>& tokens, Capitals capitals, std::deque<std::string>& forms);

}  // namespace entente
