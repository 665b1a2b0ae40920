#include "ingest/language/inflection.hpp"

#include <algorithm>

namespace entente {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "control" has two groups of vowels, "call" one; y counts where it follows a consonant.
std::size_t syllables(std::string_view word) {
  std::size_t count = 0;
  bool before = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool here = is_vowel(word[i]) || (word[i] == 'y' && i > 0 && !before);
    count += here && !before;
    before = here;
  }
  return count;
}

// Did the verb lose an e before -ed or -ing? Endings that most verbs with a silent e have; the others stand in
// lemmas.tsv.
bool lost_e(std::string_view stem) {
  const char last = stem.back();
  const char second = stem[stem.size() - 2];
  const char third = stem.size() > 2 ? stem[stem.size() - 3] : ' ';
  const bool single_vowel = (is_vowel(second) || second == 'y') &&
                            (!is_vowel(third) || (third == 'u' && stem.size() > 3 && stem[stem.size() - 4] == 'q'));
  const std::size_t count = syllables(stem);
  switch (last) {
    case 'c':
    case 'v':
    case 'u':
      return true;
    case 'z':
      return second != 'z';
    case 's':
      return second != 's';
    case 'g':
      return second != 'n' ? second != 'g' : ends_with_any(stem, "chang rang eng ping");
    case 'l':
      return std::string_view("bcdfgkpstz").find(second) != std::string_view::npos ||
             (single_vowel && second != 'e' && count == 1) || ends_with_any(stem, "cil ehil fil pil xil rol");
    case 'r':
      return single_vowel && (second == 'a' || second == 'i' || second == 'u' || (second == 'o' && count == 1));
    case 't':
      return (single_vowel && (second == 'a' || second == 'u')) || (single_vowel && second == 'o' && count == 1) ||
             ends_with_any(stem, "cit vit nit uot plet mot vot not iat uat creat compet writ");
    case 'd':
      return single_vowel || ends_with_any(stem, "guid suad");
    case 'b':
    case 'm':
      return single_vowel;
    case 'n':
      return single_vowel && (second == 'i' || second == 'u' || ends_with_any(stem, "ven ston phon pon clon"));
    case 'p':
      return single_vowel && (count == 1 || second == 'a' || second == 'y');
    case 'k':
      return single_vowel && second != 'e';
    case 'h':
      return ends_with_any(stem, "bath eath ooth oath");
    default:
      return false;
  }
}

// What is left when -ed or -ing is taken off, made a verb again.
std::string verb_of(std::string_view stem) {
  std::string verb(stem);
  if (stem.size() < 2 || syllables(stem) == 0) return verb;
  const char last = stem.back();
  const bool doubled = last == stem[stem.size() - 2];
  if (doubled && !is_vowel(last)) {
    const bool keeps = last == 's' || last == 'f' || last == 'z' || stem.size() == 3 ||
                       (last == 'l' && (syllables(stem) == 1 || ends_with_any(stem, "call fall fill sell stall tell")));
    if (!keeps) verb.pop_back();
    return verb;
  }
  if (lost_e(stem)) verb += 'e';
  return verb;
}

std::string without_s(std::string_view word) {
  const std::string_view stem = word.substr(0, word.size() - 1);
  if (!word.ends_with("s") || word.size() < 3 || word.ends_with("ss") || ends_with_any(word, "us is"))
    return std::string(word);
  if (word.ends_with("ies") && word.size() > 4) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (ends_with_any(word, "sses shes ches xes zzes oes viruses")) return std::string(word.substr(0, word.size() - 2));
  return std::string(stem);
}

std::string without_ed(std::string_view word) {
  if (word.ends_with("ied") && word.size() > 4) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.ends_with("eed") || !word.ends_with("ed") || word.size() < 4) return std::string(word);
  return verb_of(word.substr(0, word.size() - 2));
}

std::string without_ing(std::string_view word) {
  // "goin"
  if (word.ends_with("in") && word.size() > 3) return verb_of(word.substr(0, word.size() - 2));
  if (!word.ends_with("ing") || word.size() < 5) return std::string(word);
  return verb_of(word.substr(0, word.size() - 3));
}

std::string positive(std::string_view word, std::string_view ending) {
  if (!word.ends_with(ending) || word.size() < ending.size() + 2) return std::string(word);
  const std::string_view stem = word.substr(0, word.size() - ending.size());
  if (stem.back() == 'i') return std::string(stem.substr(0, stem.size() - 1)) + "y";
  const char last = stem.back();
  if (last == stem[stem.size() - 2] && last != 'l' && last != 's') return std::string(stem.substr(0, stem.size() - 1));
  if (ends_with_any(stem, "c v s u l g f") && !stem.ends_with("ng") && lost_e(stem)) return std::string(stem) + "e";
  if (ends_with_any(stem, "wid mil saf tam strang ripl simpl rud pur rar bar sever sincer fre wis clos larg"))
    return std::string(stem) + "e";
  return std::string(stem);
}

}  // namespace

std::string uninflected(std::string_view lower, std::string_view group) {
  // Decades stay as they are: "1990s".
  if (group == "NNS" && lower[0] >= '0' && lower[0] <= '9') return std::string(lower);
  if (group == "NNS" || group == "VBZ") return without_s(lower);
  if (group == "VBD") return without_ed(lower);
  if (group == "VBG") return without_ing(lower);
  if (group == "JJR") return positive(lower, "er");
  if (group == "JJS") return positive(lower, "est");
  return std::string(lower);
}

bool ends_with_any(std::string_view word, std::string_view endings) {
  while (!endings.empty()) {
    const std::size_t space = std::min(endings.find(' '), endings.size());
    if (word.ends_with(endings.substr(0, space))) return true;
    endings.remove_prefix(std::min(space + 1, endings.size()));
  }
  return false;
}

}  // namespace entente
