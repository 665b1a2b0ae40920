#include "ingest/language/lemma.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"
#include "ingest/language/word.hpp"

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

bool ends_with_any(std::string_view word, std::string_view endings) {
  while (!endings.empty()) {
    const std::size_t space = std::min(endings.find(' '), endings.size());
    if (word.ends_with(endings.substr(0, space))) return true;
    endings.remove_prefix(std::min(space + 1, endings.size()));
  }
  return false;
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
      return std::string_view("bcdfgkptz").find(second) != std::string_view::npos ||
             (single_vowel && second != 'e' && count == 1) || ends_with_any(stem, "cil ehil fil");
    case 'r':
      return single_vowel && (second == 'a' || second == 'i' || second == 'u' || (second == 'o' && count == 1));
    case 't':
      return (single_vowel && (second == 'a' || second == 'u')) || (single_vowel && second == 'o' && count == 1) ||
             ends_with_any(stem, "cit vit nit uot plet mot vot iat");
    case 'd':
      return single_vowel;
    case 'b':
      return single_vowel;
    case 'm':
      return single_vowel;
    case 'n':
      return single_vowel && (second == 'i' || second == 'u' || ends_with_any(stem, "ven ston phon pon clon"));
    case 'p':
      return single_vowel && (count == 1 || second == 'a');
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
    const bool keeps =
        last == 's' || last == 'f' || last == 'z' || (last == 'l' && syllables(stem) == 1) || stem.size() == 3;
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
  if (ends_with_any(word, "sses shes ches xes zzes oes")) return std::string(word.substr(0, word.size() - 2));
  return std::string(stem);
}

std::string without_ed(std::string_view word) {
  if (word.ends_with("ied") && word.size() > 4) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.ends_with("eed") || !word.ends_with("ed") || word.size() < 4) return std::string(word);
  return verb_of(word.substr(0, word.size() - 2));
}

std::string without_ing(std::string_view word) {
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

// The name of the rules that a tag goes by, which is also what lemmas.tsv is sorted under.
std::string_view group_of(Upos upos, std::string_view xpos) {
  if (xpos == "NNS" || xpos == "NNPS") return upos == Upos::propn || xpos == "NNS" ? xpos : "";
  if (upos == Upos::verb || upos == Upos::aux) {
    if (xpos == "VBD" || xpos == "VBN") return "VBD";
    if (xpos == "VBG" || xpos == "VBZ") return xpos;
    return upos == Upos::aux ? "AUX" : "VB";
  }
  if (xpos == "JJR" || xpos == "RBR") return "JJR";
  if (xpos == "JJS" || xpos == "RBS") return "JJS";
  if (xpos == "PRP$") return xpos;
  return name(upos);
}

class LemmaTable {
 public:
  LemmaTable() {
    static constexpr std::array<std::string_view, 3> columns = {"form", "group", "lemma"};
    TsvReader reader("lemmas.tsv", built_in("lemmas.tsv"), columns);
    while (reader.next()) table_.emplace(key(reader[0], reader[1]), reader[2]);
  }

  const std::string* find(std::string_view form, std::string_view group) const {
    const auto found = table_.find(key(form, group));
    return found == table_.end() ? nullptr : &found->second;
  }

 private:
  static std::string key(std::string_view form, std::string_view group) {
    std::string result(form);
    result += '\t';
    result += group;
    return result;
  }
  std::unordered_map<std::string, std::string> table_;
};

std::string by_rule(std::string_view lower, std::string_view group) {
  // Decades stay as they are: "1990s".
  if (group == "NNS" && lower[0] >= '0' && lower[0] <= '9') return std::string(lower);
  if (group == "NNS" || group == "VBZ") return without_s(lower);
  if (group == "VBD") return without_ed(lower);
  if (group == "VBG") return without_ing(lower);
  if (group == "JJR") return positive(lower, "er");
  if (group == "JJS") return positive(lower, "est");
  return std::string(lower);
}

// In small letters, with the digits as they are, and straight quotes.
std::string lower_case(std::string_view form) {
  std::string result = vocabulary_form(form);
  if (result.size() == form.size()) {
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (form[i] >= '0' && form[i] <= '9') result[i] = form[i];
    }
  }
  return result;
}

// "sooo" is "so".
std::string without_emphasis(std::string word) {
  for (std::size_t i = 2; i < word.size();) {
    if (word[i] != word[i - 1] || word[i] != word[i - 2] || word[i] < 'a' || word[i] > 'z') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(word.find_first_not_of(word[i], i), word.size());
    word.erase(i - 1, end - i + 1);
  }
  return word;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool all_capitals(std::string_view form) {
  return form.size() > 1 && std::ranges::all_of(form, [](char c) {
           return is_capital(c) || (c >= '0' && c <= '9') || c == '.' || c == '&' || c == '-';
         });
}

// "American", "Chinese", "Israeli": adjectives that keep their capital.
bool is_proper_adjective(std::string_view form) {
  return is_capital(form[0]) && form.size() > 3 && !all_capitals(form) &&
         ends_with_any(
             form,
             "ian ean can ish ese aeli raqi amic nch utch lam orean oman ban indu ench elsh reek wiss ussian arab");
}

// "TEHRAN", and in a line all in capitals "IRAQ" too: acronyms of such length are few, and stand in lemmas.tsv.
bool is_name_in_capitals(std::string_view form, SentenceCase sentence) {
  return form.size() >= (sentence == SentenceCase::upper ? 4 : 6) && std::ranges::all_of(form, is_capital);
}

bool is_file_name(std::string_view lower) {
  return lower.size() > 5 && ends_with_any(lower, ".doc .docx .htm .html .jpg .pdf .ppt .txt .xls .xlsx .zip");
}

// "unprecedented" comes from no verb, "unveiled" does.
bool is_negated_participle(std::string_view lower) {
  static constexpr std::string_view verbs[] = {"arm",  "block", "bundle", "cover", "do",    "dress", "earth", "fasten",
                                               "fold", "fre",   "furl",   "hook",  "it",    "leash", "load",  "lock",
                                               "mask", "pack",  "pick",   "plug",  "ravel", "roll",  "screw", "seat",
                                               "tie",  "veil",  "wind",   "wrap",  "zip"};
  if (!lower.starts_with("un") || !lower.ends_with("ed") || lower.size() < 8 || lower.starts_with("under"))
    return false;
  const std::string_view stem = lower.substr(2);
  return std::ranges::none_of(verbs, [&](std::string_view verb) { return stem.starts_with(verb); });
}

}  // namespace

std::string lemma(std::string_view form, Upos upos, std::string_view xpos, SentenceCase sentence) {
  static const LemmaTable table;
  if (form.empty()) return {};
  const std::string_view group = group_of(upos, xpos);
  std::string lower = lower_case(form);
  if (const std::string* exception = table.find(lower, group)) return *exception;
  if ((upos == Upos::propn || upos == Upos::noun) && form == lower) {
    if (const std::string* name = table.find(lower, "NAME")) return *name;
  }
  const bool name_tag = xpos == "NNP" || xpos == "NNPS";
  if ((upos == Upos::propn || upos == Upos::noun) && is_file_name(lower)) return lower;
  if (upos == Upos::propn || name_tag) {
    if (xpos != "NNPS" && is_name_in_capitals(form, sentence)) return form[0] + lower.substr(1);
    if (xpos != "NNPS" || upos != Upos::propn || all_capitals(form)) return std::string(form);
    const bool in_i = lower.ends_with("is") && lower.size() > 4;  // Iraqis, Saudis
    std::string singular = in_i ? lower.substr(0, lower.size() - 1) : without_s(lower);
    // The capital letters of the name, as far as it goes.
    for (std::size_t i = 0; i < std::min(form.size(), singular.size()); ++i) {
      if (form.size() == lower.size() && (singular[i] | 0x20) == (form[i] | 0x20)) singular[i] = form[i];
    }
    return singular;
  }
  if (upos == Upos::num) {
    std::erase(lower, ',');
    return lower;
  }
  if (upos == Upos::noun && form.size() == 1) return std::string(form);
  // "NGOs"
  if (upos == Upos::noun && xpos == "NNS" && is_capital(form[0]) && form.size() <= 6 && form.ends_with("s") &&
      all_capitals(form.substr(0, form.size() - 1)) && form.size() > 2) {
    return std::string(form.substr(0, form.size() - 1));
  }
  if (upos == Upos::adj && is_proper_adjective(form)) return std::string(form);
  // "PayPal", "McDonald", whatever the tagger takes them for
  const bool inner_capital = form.size() > 3 && !is_capital(form[form.size() - 1]) && !is_capital(form[1]) &&
                             std::ranges::any_of(form.substr(2), is_capital);
  if ((upos == Upos::noun || upos == Upos::adj) && inner_capital) return std::string(form);
  if (upos == Upos::adv || upos == Upos::intj || upos == Upos::adj) lower = without_emphasis(std::move(lower));
  if (upos == Upos::x || upos == Upos::sym) return std::string(form);
  if (group == "VBD" && is_negated_participle(lower)) return lower;
  return by_rule(lower, group);
}

}  // namespace entente
