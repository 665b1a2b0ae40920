#include "ingest/language/word_parts.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace entente {
namespace {

// Words with these before their hyphen stay whole in the English treebanks: "non-proliferation", "co-operation".
constexpr std::string_view bound_prefixes[] = {
    "anti",   "arch",   "co",    "counter", "cross", "e",    "ex",    "inter", "intra", "mega", "micro",
    "mid",    "mini",   "multi", "neo",     "non",   "over", "pan",   "post",  "pre",   "pro",  "proto",
    "pseudo", "psycho", "re",    "semi",    "socio", "sub",  "super", "trans", "ultra", "un",   "under"};

bool is_syllable(std::string_view word) {
  const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
  std::size_t i = 0;
  while (i < word.size() && !vowel(word[i])) ++i;
  const std::size_t start = i;
  if (i > 2) return false;
  while (i < word.size() && vowel(word[i])) ++i;
  if (i == start || i - start > 3) return false;
  const std::string_view coda = word.substr(i);
  return coda.empty() || coda == "ng" || coda == "n" || coda == "k" || coda == "l" || coda == "m" || coda == "p" ||
         coda == "h";
}

// Romanised Korean and Chinese given names: "Ki-moon", "Ing-wen"; after a family name.
bool is_given_name(const Characters& text, std::size_t piece, std::size_t i, std::size_t end, std::string_view before) {
  if (!text.is_upper(piece) || before.empty() || before.front() < 'A' || before.front() > 'Z') return false;
  std::size_t stop = i + 1;
  while (stop < end && text.is_letter(stop)) ++stop;
  if (stop != end && !is_apostrophe(text.at(stop))) return false;
  const std::string second = text.lower(i + 1, stop);
  for (const std::string_view word :
       {"at", "ban", "by", "hit", "in", "man", "men", "off", "on", "run", "to", "up", "win"}) {
    if (second == word) return second == "in" && text.lower(piece, i) == "jae";
  }
  return is_syllable(text.lower(piece, i)) && is_syllable(second);
}

// Telephone numbers and dates; "2004-2006" is two numbers.
bool is_dashed_number(const Characters& text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> groups(1, 0);
  for (std::size_t i = begin; i < end; ++i) {
    if (text.is_digit(i)) {
      ++groups.back();
    } else if (text.at(i) == '-') {
      groups.push_back(0);
    } else {
      return false;
    }
  }
  if (groups.size() == 3 && groups[0] == 4 && groups[1] == 2 && groups[2] == 2) return true;
  return groups.size() >= 2 && groups.back() == 4 && groups[groups.size() - 2] == 3;
}

}  // namespace

bool is_smiley(const Characters& text, std::size_t begin, std::size_t end) {
  if (end - begin < 2 || end - begin > 4) return false;
  const auto eyes = [&](char32_t point) { return point == ':' || point == ';' || point == '='; };
  const auto mouth = [&](char32_t point) {
    return point == ')' || point == '(' || point == 'D' || point == 'P' || point == 'p' || point == 'O';
  };
  const std::size_t last = end - 1;
  if (end - begin == 2)
    return (eyes(text.at(begin)) && mouth(text.at(last))) ||
           (eyes(text.at(last)) && (text.at(begin) == '(' || text.at(begin) == ')'));
  return end - begin == 3 && eyes(text.at(begin)) && (text.at(begin + 1) == '-' || text.at(begin + 1) == '\'') &&
         mouth(text.at(last));
}

bool is_address(const Characters& text, std::size_t begin, std::size_t end) {
  const std::string_view form = text.bytes(begin, end);
  if (form.find("://") != std::string_view::npos || form.substr(0, 4) == "www.") return true;
  const std::size_t sign = form.find('@');
  if (sign == 0 || form.front() == '#') return true;
  if (sign != std::string_view::npos && sign + 1 < form.size()) return true;
  // name.ending/path and name.ending
  static constexpr std::string_view endings[] = {".com", ".org", ".net",  ".gov", ".edu", ".info", ".int",
                                                 ".eu",  ".uk",  ".html", ".pdf", ".doc", ".xls"};
  const std::string_view host = form.substr(0, form.find('/'));
  // "U.S./Mexico" is none: the last part of a host has two letters.
  const std::size_t dot = host.rfind('.');
  if (host.size() < form.size() && dot != std::string_view::npos && dot + 2 < host.size() && text.is_letter(begin) &&
      host.find("..") == std::string_view::npos)
    return true;
  return std::ranges::any_of(
      endings, [&](std::string_view ending) { return host.size() > ending.size() && host.ends_with(ending); });
}

std::size_t clitic_begin(const Characters& text, std::size_t begin, std::size_t end) {
  const std::string word = text.lower(begin, end);
  const auto ends = [&](std::string_view ending) {
    return word.size() > ending.size() && std::string_view(word).ends_with(ending);
  };
  for (const std::string_view clitic : {"n't", "'s", "'m", "'d", "'re", "'ve", "'ll"}) {
    if (ends(clitic)) return end - clitic.size();
  }
  if (word == "cannot" || word == "gonna") return begin + 3;
  if (word == "wanna" || word == "gotta" || word == "gimme" || word == "lemme") return begin + 3;
  if (word == "dont" || word == "didnt" || word == "wont" || word == "doesnt" || word == "isnt" || word == "wasnt")
    return end - 2;
  return end;
}

bool keeps_hyphen(const Characters& text, std::size_t begin, std::size_t piece, std::size_t i, std::size_t end,
                  std::string_view before) {
  if (i + 1 >= end || i == piece || !text.is_word(i + 1)) return false;
  const std::string first = text.lower(piece, i);
  // "UN-backed" speaks of the United Nations.
  const bool united_nations = first == "un" && text.bytes(piece, i) == "UN" && text.is_lower(i + 1);
  if (std::ranges::binary_search(bound_prefixes, first)) return !united_nations;
  if (text.is_digit(i - 1) && text.is_digit(i + 1)) return is_dashed_number(text, begin, end);
  return is_given_name(text, piece, i, end, before);
}

}  // namespace entente
