// Names that pages say twice.

#include <algorithm>
#include <string_view>

#include "ingest/data/ascii.hpp"
#include "ingest/language/segmentation.hpp"

namespace entente {
namespace {

/// A word of a name, also the hyphen of *Kassym-Jomart*.
bool is_of_name(std::string_view form) { return starts_capital(form) || form == "-"; }

bool is_courtesy(std::string_view form) {
  return form == "Mr" || form == "Mr." || form == "Mrs" || form == "Ms" || form == "Dr";
}

/// *Haidar al-Abadi al-Abadi Haider*: an article stands before the surname both times.
bool repeats_article(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t surname = 3;  // al - Abadi
  if (at < surname + 1 || at + surname >= tokens.size() || tokens[at + 1].form != "-") return false;
  for (std::size_t i = 0; i < surname; ++i) {
    if (tokens[at + i].form != tokens[at + i - surname].form) return false;
  }
  const std::string_view given = tokens[at - surname - 1].form;
  return starts_capital(given) && starts_capital(tokens[at + surname].form) &&
         tokens[at + surname].form.starts_with(given.substr(0, 3));
}

/// Where the surname stands again after `at`, with a given name of those before it or a *Mr* there.
bool begins_tooltip(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t shortest = 3;
  const std::string_view surname = tokens[at].form;
  if (surname.size() < shortest || surname != tokens[at - 1].form) return false;
  if (!starts_capital(surname) || !starts_capital(tokens[at + 1].form)) return false;
  if (is_courtesy(tokens[at - 2].form)) return true;
  for (std::size_t given = at - 1; given-- > 0 && given + 6 > at && is_of_name(tokens[given].form);) {
    if (tokens[at + 1].form.starts_with(tokens[given].form)) return true;  // RecepPresident: without a space between
  }
  return false;
}

/// The token behind the office that may follow: what stood before the name, or capitals up to a comma or the sentence's
/// next word.
std::size_t end_of_office(const std::vector<Token>& tokens, std::size_t name, std::size_t from) {
  std::size_t longest = 1;
  for (std::size_t first = 0; first < name; ++first) {
    if (!starts_capital(tokens[first].form)) continue;
    std::size_t same = 0;
    while (first + same < name && from + same < tokens.size() && tokens[first + same].form == tokens[from + same].form)
      ++same;
    longest = std::max(longest, same);
  }
  const auto links = [](std::string_view form) { return form == "of" || form == "the" || form == "for"; };
  std::size_t end = longest > 1 ? from + longest : from;
  if (longest > 1 && !links(tokens[end - 1].form)) return end;  // *President of* may be all that was said before
  for (std::size_t i = end; i < tokens.size() && (starts_capital(tokens[i].form) || links(tokens[i].form)); ++i) {
    if (starts_capital(tokens[i].form)) end = i + 1;
  }
  return end;
}

}  // namespace

void drop_tooltips(std::vector<Token>& tokens) {
  for (std::size_t at = 2; at + 1 < tokens.size(); ++at) {
    const bool article = repeats_article(tokens, at);
    if (!article && !begins_tooltip(tokens, at)) continue;
    std::size_t name = at - 1;
    while (name > 0 && is_of_name(tokens[name - 1].form)) --name;
    const auto is_given = [&](std::size_t token) {
      return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(name),
                         tokens.begin() + static_cast<std::ptrdiff_t>(at),
                         [&](const Token& given) { return given.form == tokens[token].form; });
    };
    std::size_t end = at + (article ? 4 : 2);  // the surname and a given name, whatever is written together with it
    while (end < tokens.size() && is_given(end)) ++end;
    end = end_of_office(tokens, at, end);
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

}  // namespace entente
