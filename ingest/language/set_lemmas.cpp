#include <algorithm>

#include "ingest/language/lemma.hpp"

namespace entente {
namespace {

struct Tag {
  Upos upos = Upos::x;
  std::string_view xpos;
};

bool is_shortened_verb(std::string_view form) { return form == "'s" || form == "’s"; }

// "Album", not "album" or "CD".
bool is_capitalised(std::string_view form) {
  return form.size() > 1 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'a' && form[1] <= 'z';
}

bool has_small_letters(std::string_view form) {
  return std::ranges::any_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_child(std::span<const Token> tokens, std::size_t head, Deprel deprel) {
  return std::ranges::any_of(tokens, [&](const Token& token) {
    return token.deprel == deprel && token.head == static_cast<std::int32_t>(head);
  });
}

bool is_nominal(Deprel deprel) { return deprel == Deprel::nmod || deprel == Deprel::obl; }

Tag tag_of_capitalised(std::span<const Token> tokens, std::size_t i, bool unknown) {
  const Token& token = tokens[i];
  const Tag tagged = {token.upos, token.xpos};
  if (!is_capitalised(token.form) && !unknown) return tagged;
  const Token* head = token.head < 0 ? nullptr : &tokens[static_cast<std::size_t>(token.head)];
  const bool in_name = head != nullptr && head->xpos == "NNP" && is_capitalised(head->form);
  // "Greater London"
  if (tagged.xpos == "JJR" && in_name && token.head == static_cast<std::int32_t>(i) + 1) return {Upos::adj, "NNP"};
  if (tagged.upos != Upos::noun) return tagged;
  // Parts of a name: "the Cat Album", "Carr Futures".
  if (tagged.xpos == "NN" && token.deprel == Deprel::compound && in_name) return {Upos::propn, "NNP"};
  if (i == 0) return tagged;
  const Token& before = tokens[i - 1];
  if (tagged.xpos == "NNS" && before.xpos == "NNP" && is_capitalised(before.form)) return {Upos::propn, "NNPS"};
  // Where words around it are small, a capital is a name's: "the company Keyhole".
  const bool alone = before.form[0] >= 'a' && before.form[0] <= 'z';
  if (tagged.xpos == "NN" && unknown && alone && has_small_letters(token.form)) return {Upos::propn, "NNP"};
  return tagged;
}

// The tag as the tree has it, where the two contradict each other.
Tag tag_in_tree(std::span<const Token> tokens, std::size_t i, SentenceCase sentence, bool unknown) {
  const Token& token = tokens[i];
  const Deprel deprel = token.deprel;
  const Tag tagged = {token.upos, token.xpos};
  if (is_shortened_verb(token.form)) {
    if (tagged.xpos == "POS" && (deprel == Deprel::cop || deprel == Deprel::aux)) return {Upos::aux, "VBZ"};
    if (tagged.upos == Upos::aux && deprel == Deprel::case_) return {Upos::part, "POS"};
    return tagged;
  }
  if (token.form == "her" || token.form == "Her") {
    if (deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::obl) return {Upos::pron, "PRP"};
    if (deprel == Deprel::nmod_poss) return {Upos::pron, "PRP$"};
  }
  if (token.form == "you" && deprel == Deprel::nmod_poss) return {Upos::pron, "PRP$"};
  // "Further, he said": of what is said, not of the way.
  if (token.form == "Further" && i == 0 && tagged.xpos == "RBR") return {Upos::adv, "RB"};
  if (tagged.upos == Upos::propn && i > 0 && tokens[i - 1].xpos == "TO" && has_child(tokens, i, Deprel::mark)) {
    return {Upos::verb, "VB"};
  }
  // "After passing the test" names an action with its object, "in passing" is a noun.
  if (tagged.xpos == "VBG" && is_nominal(deprel)) return {Upos::noun, "NN"};
  const bool capital = token.form[0] >= 'A' && token.form[0] <= 'Z';
  if (sentence == SentenceCase::mixed && capital) return tag_of_capitalised(tokens, i, unknown);
  return tagged;
}

// "It's gone" and "it's been cold" have "have", "it's going" and "it's said" have "be".
bool is_short_has(std::span<const Token> tokens, std::size_t i) {
  if (tokens[i].deprel != Deprel::aux || tokens[i].head < 0) return false;
  if (tokens[static_cast<std::size_t>(tokens[i].head)].xpos == "VBN") return true;
  std::size_t next = i + 1;
  while (next < tokens.size() && tokens[next].upos == Upos::adv) ++next;
  return next < tokens.size() && (tokens[next].form == "been" || tokens[next].form == "got");
}

// A word that is written apart: "over priced". Its parts hang on the first.
std::string joined_form(std::span<const Token> tokens, std::size_t i) {
  std::string form(tokens[i].form);
  for (std::size_t next = i + 1; next < tokens.size() && tokens[next].deprel == Deprel::goeswith &&
                                 tokens[next].head == static_cast<std::int32_t>(i);
       ++next) {
    form += tokens[next].form;
  }
  return form;
}

}  // namespace

void set_lemmas(std::span<Token> tokens, SentenceCase sentence, const std::vector<bool>& unknown) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const Tag tag = tag_in_tree(tokens, i, sentence, !unknown.empty() && unknown[i]);
    const bool apart = i + 1 < tokens.size() && tokens[i + 1].deprel == Deprel::goeswith;
    token.lemma = apart ? lemma(joined_form(tokens, i), tag.upos, tag.xpos, sentence)
                        : lemma(token.form, tag.upos, tag.xpos, sentence);
    if (is_shortened_verb(token.form) && token.lemma == "be" && is_short_has(tokens, i)) token.lemma = "have";
  }
}

}  // namespace entente
