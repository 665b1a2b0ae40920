#include "ingest/relationships/tree.hpp"

#include <algorithm>

namespace entente {
namespace {

bool is_one_of(Deprel relation, std::initializer_list<Deprel> relations) {
  return std::ranges::find(relations, relation) != relations.end();
}

}  // namespace

Tree::Tree(const Sentence& sentence) : sentence_(&sentence), offsets_(size() + 1) {
  for (const Token& token : sentence.tokens) {
    if (token.head >= 0) ++offsets_[static_cast<std::size_t>(token.head) + 1];
  }
  for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  children_.resize(offsets_.back());
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (TokenIndex token = 0; token < size(); ++token) {
    if (const auto governor = head(token)) children_[next[*governor]++] = token;
  }
  prepositions_.resize(size());
  for (TokenIndex token = 0; token < size(); ++token) prepositions_[token] = find_preposition(token);
  for (TokenIndex token = 0; token < size(); ++token) {
    if (prepositions_[token].empty()) prepositions_[token] = prepositions_[first_conjunct(token)];
  }
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
  return std::span(children_).subspan(offsets_[token], offsets_[token + 1] - offsets_[token]);
}

std::optional<TokenIndex> Tree::head(TokenIndex token) const {
  const std::int32_t governor = (*this)[token].head;
  if (governor < 0) return std::nullopt;
  return static_cast<TokenIndex>(governor);
}

std::optional<TokenIndex> Tree::child(TokenIndex token, std::initializer_list<Deprel> relations) const {
  for (TokenIndex dependent : children(token)) {
    if (is_one_of((*this)[dependent].deprel, relations)) return dependent;
  }
  return std::nullopt;
}

std::string Tree::find_preposition(TokenIndex token) const {
  const auto marker = child(token, {Deprel::case_, Deprel::mark});
  if (!marker) return {};
  std::string words = (*this)[*marker].lemma;
  // *out of Somalia*, as two prepositions
  const std::string_view next =
      *marker + 1 < size() ? std::string_view((*this)[*marker + 1].lemma) : std::string_view();
  if (words == "out" && next == "of") return "from";
  if (words == "include" && next == "by") return "by";
  if ((words == "along" || words == "together") && next == "with") return words + "_with";
  for (TokenIndex part : children(*marker)) {
    if ((*this)[part].deprel == Deprel::fixed) words += '_' + (*this)[part].lemma;
  }
  return words;
}

bool Tree::repeats_preposition(TokenIndex token, std::string_view preposition) const {
  if ((*this)[token].deprel != Deprel::conj) return false;
  const auto own = child(token, {Deprel::case_});
  return own && (*this)[*own].lemma == preposition;
}

bool Tree::is_below(TokenIndex token, TokenIndex ancestor) const {
  for (std::optional<TokenIndex> at = token; at; at = head(*at)) {
    if (*at == ancestor) return true;
  }
  return false;
}

TokenIndex Tree::first_conjunct(TokenIndex token) const {
  while ((*this)[token].deprel == Deprel::conj && head(token)) token = *head(token);
  return token;
}

bool Tree::is_passive(TokenIndex verb) const {
  return has_child(verb, {Deprel::nsubj_pass, Deprel::aux_pass, Deprel::csubj_pass}) ||
         ((*this)[verb].xpos == "VBN" && (*this)[verb].deprel == Deprel::acl);
}

bool Tree::is_verbal(TokenIndex token) const {
  return (*this)[token].upos == Upos::verb || has_child(token, {Deprel::cop}) || (*this)[token].upos == Upos::aux;
}

}  // namespace entente
