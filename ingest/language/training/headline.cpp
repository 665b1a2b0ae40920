#include "ingest/language/training/headline.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string third_person(std::string_view verb) {
  const auto ends = [&](std::string_view ending) { return verb.ends_with(ending); };
  std::string result(verb);
  if (ends("y") && verb.size() > 1 && std::string_view("aeiou").find(verb[verb.size() - 2]) == std::string_view::npos) {
    result.back() = 'i';
    return result + "es";
  }
  return result + (ends("s") || ends("sh") || ends("ch") || ends("x") || ends("z") || ends("o") ? "es" : "s");
}

bool is_be(const Token& token) { return token.lemma == "be"; }

}  // namespace

std::vector<Token> headline(const std::vector<Token>& tokens, std::deque<std::string>& forms) {
  const std::size_t size = tokens.size();
  std::vector<bool> has_child(size, false);
  std::vector<bool> has_subject(size, false);
  std::vector<bool> plural_subject(size, false);
  for (const Token& token : tokens) {
    if (token.head >= 0) has_child[token.head] = true;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const Token& token = tokens[i];
    if (token.deprel != Deprel::nsubj || token.head < 0) continue;
    has_subject[token.head] = true;
    const auto is_conjunct = [&](const Token& other) {
      return other.deprel == Deprel::conj && other.head == static_cast<std::int32_t>(i);
    };
    plural_subject[token.head] = token.xpos == "NNS" || token.xpos == "NNPS" || token.lemma == "they" ||
                                 token.lemma == "we" || token.lemma == "I" || token.lemma == "you" ||
                                 std::ranges::any_of(tokens, is_conjunct);
  }

  std::vector<Token> result;
  std::vector<std::int32_t> place(size, -1);
  for (std::size_t i = 0; i < size; ++i) {
    const Token& token = tokens[i];
    const bool article = token.deprel == Deprel::det && (token.lemma == "the" || token.lemma == "a");
    const bool stop = i + 1 == size && token.form == ".";
    if (!has_child[i] && (article || stop || (is_be(token) && token.deprel == Deprel::aux_pass))) continue;
    if (!has_child[i] && is_be(token) && token.deprel == Deprel::aux && token.head >= 0 &&
        tokens[token.head].xpos == "VBG")
      continue;
    place[i] = static_cast<std::int32_t>(result.size());
    result.push_back(token);
    Token& kept = result.back();
    if (token.upos == Upos::verb && token.xpos == "VBD" && has_subject[i] && !token.lemma.empty() && !is_be(token)) {
      forms.push_back(plural_subject[i] ? token.lemma : third_person(token.lemma));
      kept.form = forms.back();
      kept.xpos = plural_subject[i] ? "VBP" : "VBZ";
    } else if (token.form == "will" && token.deprel == Deprel::aux) {
      kept.form = "to";
      kept.upos = Upos::part;
      kept.xpos = "TO";
      kept.deprel = Deprel::mark;
    }
  }
  for (Token& token : result) {
    if (token.head >= 0) token.head = place[token.head];
  }
  return result;
}

void capitalise(std::vector<Token>& tokens, Capitals capitals, std::deque<std::string>& forms) {
  for (Token& token : tokens) {
    const bool small =
        token.upos == Upos::adp || token.upos == Upos::det || token.upos == Upos::cconj || token.upos == Upos::part;
    if (capitals == Capitals::words && small && token.form.size() < 4) continue;
    std::string form(token.form);
    for (char& c : form) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (capitals == Capitals::words) break;
    }
    forms.push_back(std::move(form));
    token.form = forms.back();
  }
}

}  // namespace entente
