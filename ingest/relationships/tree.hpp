#pragma once

// A sentence's dependency tree with the look-ups that matching needs. Not installed: for the .cpp files of this folder.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/language/document.hpp"

namespace entente {

using TokenIndex = std::uint32_t;

/// Points into a sentence, which must outlive it.
class Tree {
 public:
  explicit Tree(const Sentence& sentence);

  const Sentence& sentence() const { return *sentence_; }
  std::size_t size() const { return sentence_->tokens.size(); }
  const Token& operator[](TokenIndex token) const { return sentence_->tokens[token]; }

  /// A token's dependents from left to right.
  std::span<const TokenIndex> children(TokenIndex token) const;

  /// The governing token; absent for the root.
  std::optional<TokenIndex> head(TokenIndex token) const;

  /// The first dependent with one of these relations.
  std::optional<TokenIndex> child(TokenIndex token, std::initializer_list<Deprel> relations) const;

  bool has_child(TokenIndex token, std::initializer_list<Deprel> relations) const {
    return child(token, relations).has_value();
  }

  /// The preposition that introduces a nominal, of several words joined by "_" ("because_of"); empty where there is
  /// none. For a clause: its marker. Conjuncts without one of their own have that of the first.
  std::string_view preposition(TokenIndex token) const { return prepositions_[token]; }

  /// True where a conjunct has that preposition for itself: the second in *between Chad and Mali and between Niger and
  /// Benin*.
  bool repeats_preposition(TokenIndex token, std::string_view preposition) const;

  /// True where `token` is `ancestor` or below it.
  bool is_below(TokenIndex token, TokenIndex ancestor) const;

  /// The first conjunct of the coordination that a token belongs to; the token itself outside of one.
  TokenIndex first_conjunct(TokenIndex token) const;

  bool is_passive(TokenIndex verb) const;
  bool is_verbal(TokenIndex token) const;

 private:
  std::string find_preposition(TokenIndex token) const;

  const Sentence* sentence_;
  std::vector<std::uint32_t> offsets_;
  std::vector<TokenIndex> children_;
  std::vector<std::string> prepositions_;
};

}  // namespace entente
