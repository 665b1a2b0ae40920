#include "ingest/language/training/headline.hpp"

#include <algorithm>
#include <optional>

namespace entente {
namespace {

std::string third_person(std::string_view verb) {
  if (verb == "have") return "has";
  const auto ends = [&](std::string_view ending) { return verb.ends_with(ending); };
  std::string result(verb);
  if (ends("y") && verb.size() > 1 && std::string_view("aeiou").find(verb[verb.size() - 2]) == std::string_view::npos) {
    result.back() = 'i';
    return result + "es";
  }
  return result + (ends("s") || ends("sh") || ends("ch") || ends("x") || ends("z") || ends("o") ? "es" : "s");
}

bool is_be(const Token& token) { return token.lemma == "be"; }

std::vector<std::vector<std::size_t>> children_of(const std::vector<Token>& tokens) {
  std::vector<std::vector<std::size_t>> children(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head >= 0) children[static_cast<std::size_t>(tokens[i].head)].push_back(i);
  }
  return children;
}

// What a headline leaves out below its verb, and below its nouns.
bool is_left_out(const Token& token, bool below_verb) {
  switch (token.deprel) {
    case Deprel::parataxis:
    case Deprel::discourse:
    case Deprel::dep:
    case Deprel::appos:
    case Deprel::acl_relcl:
    case Deprel::advcl:
    case Deprel::reparandum:
      return true;
    case Deprel::punct:
      return below_verb || token.xpos == "``" || token.xpos == "''" || token.xpos == "-LRB-" || token.xpos == "-RRB-";
    case Deprel::conj:
    case Deprel::cc:
    case Deprel::mark:
    case Deprel::ccomp:
      return below_verb;
    case Deprel::advmod:
      return below_verb && token.lemma != "not";
    default:
      return false;
  }
}

// The tokens that are kept, their heads counted anew; the head of what has none among them is the root.
std::vector<Token> selected(const std::vector<Token>& tokens, const std::vector<bool>& kept) {
  std::vector<Token> result;
  std::vector<std::int32_t> place(tokens.size(), -1);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!kept[i]) continue;
    place[i] = static_cast<std::int32_t>(result.size());
    result.push_back(tokens[i]);
  }
  for (Token& token : result) {
    if (token.head >= 0) token.head = place[static_cast<std::size_t>(token.head)];
    if (token.head < 0) token.deprel = Deprel::root;
  }
  return result;
}

}  // namespace

std::vector<Token> main_clause(const std::vector<Token>& tokens) {
  const auto children = children_of(tokens);
  const auto child = [&](std::size_t of, Deprel deprel) -> std::optional<std::size_t> {
    for (const std::size_t i : children[of]) {
      if (tokens[i].deprel == deprel) return i;
    }
    return std::nullopt;
  };
  const auto has_subject = [&](std::size_t verb) {
    const auto subject = child(verb, Deprel::nsubj) ? child(verb, Deprel::nsubj) : child(verb, Deprel::nsubj_pass);
    return subject && tokens[*subject].upos != Upos::pron;
  };
  const auto root = std::ranges::find(tokens, -1, &Token::head);
  if (root == tokens.end()) return {};
  auto verb = static_cast<std::size_t>(root - tokens.begin());
  if (const auto said = child(verb, Deprel::ccomp); said && has_subject(*said)) verb = *said;
  const bool past = tokens[verb].xpos == "VBD" || tokens[verb].xpos == "VBN" || tokens[verb].xpos == "VB";
  if (tokens[verb].upos != Upos::verb || !past || !has_subject(verb)) return {};

  std::vector<bool> kept(tokens.size(), false);
  std::size_t obliques = 0;
  const auto keep = [&](const auto& self, std::size_t word) -> void {
    kept[word] = true;
    for (const std::size_t i : children[word]) {
      if (is_left_out(tokens[i], word == verb)) continue;
      if (word == verb && (tokens[i].deprel == Deprel::obl || tokens[i].deprel == Deprel::obl_unmarked) &&
          obliques++ >= 2)
        continue;
      self(self, i);
    }
  };
  keep(keep, verb);
  std::vector<Token> result = selected(tokens, kept);
  return result.size() < 4 ? std::vector<Token>() : result;
}

std::vector<Token> headline(const std::vector<Token>& tokens, std::deque<std::string>& forms) {
  const std::size_t size = tokens.size();
  const auto children = children_of(tokens);
  std::vector<bool> has_child(size, false);
  std::vector<bool> has_subject(size, false);
  std::vector<bool> plural_subject(size, false);
  std::vector<bool> is_perfect(size, false);
  for (std::size_t i = 0; i < size; ++i) {
    const Token& token = tokens[i];
    has_child[i] = !children[i].empty();
    // "has signed", but not "has been signed" or "would have signed"
    const auto auxiliaries =
        std::ranges::count_if(children[i], [&](std::size_t j) { return tokens[j].upos == Upos::aux; });
    const bool have = std::ranges::any_of(children[i], [&](std::size_t j) {
      return tokens[j].lemma == "have" && tokens[j].deprel == Deprel::aux && tokens[j].xpos != "VB";
    });
    is_perfect[i] = token.xpos == "VBN" && have && auxiliaries == 1;
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
    const bool finite_be = is_be(token) && token.deprel == Deprel::aux_pass && token.xpos != "VB";
    if (!has_child[i] && (article || stop || finite_be)) continue;
    if (!has_child[i] && is_be(token) && token.deprel == Deprel::aux && token.head >= 0 &&
        tokens[token.head].xpos == "VBG")
      continue;
    if (!has_child[i] && token.deprel == Deprel::aux && token.head >= 0 && is_perfect[token.head] &&
        has_subject[token.head])
      continue;
    place[i] = static_cast<std::int32_t>(result.size());
    result.push_back(token);
    Token& kept = result.back();
    if (token.upos == Upos::verb && (token.xpos == "VBD" || is_perfect[i]) && has_subject[i] && !token.lemma.empty() &&
        !is_be(token)) {
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
  if (!result.empty() && result[0].form[0] >= 'a' && result[0].form[0] <= 'z') {
    forms.emplace_back(result[0].form);
    forms.back()[0] = static_cast<char>(forms.back()[0] - 'a' + 'A');
    result[0].form = forms.back();
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
