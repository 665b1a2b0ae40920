#include "ingest/language/lemma.hpp"

#include <algorithm>

#include "ingest/data/ascii.hpp"
#include "ingest/language/inflection.hpp"
#include "ingest/language/lemma_table.hpp"
#include "ingest/language/word.hpp"

namespace entente {
namespace {

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

// In small letters, with the digits as they are, and straight quotes.
std::string lower_case(std::string_view form) {
  std::string result = vocabulary_form(form);
  std::size_t digit = 0;
  for (char& c : result) {
    if (c != '0') continue;
    digit = form.find_first_of("0123456789", digit);
    c = form[digit++];
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

// "unprecedented" and "unflinching" come from no verb, "unveiled" does.
bool is_negated_participle(std::string_view lower) {
  static constexpr std::string_view verbs[] = {"arm",  "block", "bundle", "cover", "do",   "dress", "earth", "fasten",
                                               "fold", "fre",   "furl",   "hook",  "if",   "it",    "leash", "load",
                                               "lock", "mask",  "pack",   "pick",  "plug", "ravel", "roll",  "screw",
                                               "seat", "tie",   "veil",   "wind",  "wrap", "zip"};
  if (!lower.starts_with("un") || !ends_with_any(lower, "ed ing") || lower.size() < 8 || lower.starts_with("under"))
    return false;
  const std::string_view stem = lower.substr(2);
  return std::ranges::none_of(verbs, [&](std::string_view verb) { return stem.starts_with(verb); });
}

bool is_roman_number(std::string_view form) {
  return form.size() > 1 && form.find_first_not_of("IVXLC") == std::string_view::npos;
}

// "GDP", "HR": acronyms, unless the whole line is in capitals. "CO2", "Q1".
bool keeps_capitals(std::string_view form, std::string_view xpos, SentenceCase sentence) {
  if (form.size() == 1) return true;
  if (is_capital(form[0]) && form.find_first_of("0123456789") != std::string_view::npos && all_capitals(form))
    return true;
  return xpos == "NN" && sentence == SentenceCase::mixed && form.size() <= 3 && std::ranges::all_of(form, is_capital);
}

bool is_tag(std::string_view form) {
  return form.size() > 2 && (form[0] == '#' || form.substr(1, form.size() - 2).find('@') != std::string_view::npos);
}

bool has_inner_dot(std::string_view lower) {
  return lower.size() > 3 && lower.substr(1, lower.size() - 2).find('.') != std::string_view::npos;
}

// "3,40" has a decimal comma, "200,000" has none.
bool has_decimal_comma(std::string_view number) {
  const std::size_t comma = number.find(',');
  return comma != std::string_view::npos && comma > 0 && comma == number.rfind(',') && number.size() - comma <= 3 &&
         number.find_first_not_of("0123456789,") == std::string_view::npos && number.size() - comma > 1;
}

// The bytes of an ending that is written "'s" or "’s", in "DJ's" and "he let's".
std::size_t written_ending(std::string_view form) { return form.ends_with("'s") ? 2 : form.ends_with("’s") ? 4 : 0; }

// "80's" is "80s", and "12's" are two times "12".
std::string plural_number(std::string_view lower) {
  if (!lower.ends_with("'s")) return std::string(lower);
  const std::string number(lower.substr(0, lower.size() - 2));
  return number.ends_with("0") ? number + "s" : number;
}

std::string name_lemma(std::string_view form, const std::string& lower, Upos upos, std::string_view xpos,
                       SentenceCase sentence) {
  if (xpos != "NNPS" && is_name_in_capitals(form, sentence)) return form[0] + lower.substr(1);
  // "TEXAS", but not "GUAM" or "OMAN", which may be acronyms.
  if (form.size() == 5 && all_capitals(form)) {
    if (const std::string* name = LemmaTable::builtin().find(lower, "NAME")) return *name;
  }
  if (xpos != "NNPS" || upos != Upos::propn || all_capitals(form)) return std::string(form);
  const bool in_i = lower.ends_with("is") && lower.size() > 4;  // Iraqis, Saudis
  const std::string* irregular = LemmaTable::builtin().find(lower, "NNS");
  std::string singular = irregular != nullptr ? *irregular
                         : in_i               ? lower.substr(0, lower.size() - 1)
                                              : uninflected(lower, "NNS");
  // The capital letters of the name, as far as it goes.
  for (std::size_t i = 0; i < std::min(form.size(), singular.size()); ++i) {
    if (form.size() == lower.size() && (singular[i] | 0x20) == (form[i] | 0x20)) singular[i] = form[i];
  }
  return singular;
}

}  // namespace

std::string lemma(std::string_view form, Upos upos, std::string_view xpos, SentenceCase sentence) {
  if (form.empty()) return {};
  const std::string_view group = group_of(upos, xpos);
  std::string lower = lower_case(form);
  if (const std::string* right = LemmaTable::builtin().right(lower)) {
    const bool capital = is_capital(form[0]) && upos == Upos::propn;
    if (capital) return static_cast<char>((*right)[0] - 'a' + 'A') + right->substr(1);
    return lemma(*right, upos, xpos, sentence);
  }
  // "better" is "good" as an adjective and "well" as an adverb; "Urban" keeps its capital in a name only.
  if (xpos == "RBR" || xpos == "RBS" || xpos == "JJ") {
    if (const std::string* exception = LemmaTable::builtin().find(lower, xpos)) return *exception;
  }
  if (const std::string* exception = LemmaTable::builtin().find(lower, group)) return *exception;
  if ((upos == Upos::propn || upos == Upos::noun || upos == Upos::adj) && form == lower) {
    if (const std::string* name = LemmaTable::builtin().find(lower, "NAME")) return *name;
  }
  if (xpos == "NNS" || xpos == "NNPS" || group == "VBZ") {
    if (xpos != "VBZ" && lower[0] >= '0' && lower[0] <= '9') return plural_number(lower);
    const std::size_t apostrophe = form.size() - written_ending(form);
    if (apostrophe > 0 && apostrophe < form.size()) {
      return lemma(form.substr(0, apostrophe), upos, xpos == "NNS" ? "NN" : xpos == "NNPS" ? "NNP" : "VB", sentence);
    }
  }
  const bool address = xpos == "ADD" || lower.find("://") != std::string::npos;
  // "#audiobooks", "news@example.org", "alt.animals.dolphins"
  if (upos == Upos::noun && (is_tag(form) || (xpos == "NNS" && has_inner_dot(lower)))) return std::string(form);
  if ((upos == Upos::propn || upos == Upos::noun) && is_file_name(lower) && !address) return lower;
  const bool name_tag = xpos == "NNP" || xpos == "NNPS";
  if (upos == Upos::propn || name_tag) return name_lemma(form, lower, upos, xpos, sentence);
  if (upos == Upos::num) {
    if (is_roman_number(form)) return std::string(form);
    if (has_decimal_comma(lower)) lower[lower.find(',')] = '.';
    std::erase(lower, ',');
    return lower;
  }
  if (upos == Upos::noun) {
    if (keeps_capitals(form, xpos, sentence)) return std::string(form);
    // "NGOs"
    if (xpos == "NNS" && is_capital(form[0]) && form.size() <= 6 && form.size() > 2 && form.ends_with("s") &&
        all_capitals(form.substr(0, form.size() - 1))) {
      return std::string(form.substr(0, form.size() - 1));
    }
  }
  if (upos == Upos::adj && is_proper_adjective(form)) return std::string(form);
  // "PayPal", "McDonald", whatever the tagger takes them for
  const bool inner_capital = form.size() > 3 && !is_capital(form[form.size() - 1]) && !is_capital(form[1]) &&
                             form[1] != '.' && std::ranges::any_of(form.substr(2), is_capital);
  const bool open_class = upos == Upos::noun || upos == Upos::adj || upos == Upos::verb || upos == Upos::adv;
  if (open_class && inner_capital) return std::string(form);
  if (upos == Upos::adv || upos == Upos::intj || upos == Upos::adj) lower = without_emphasis(std::move(lower));
  if (upos == Upos::x && (xpos == "GW" || xpos == "NN")) return lower;
  if (upos == Upos::sym && xpos == "NFP") return lower;
  if (upos == Upos::x || upos == Upos::sym) return std::string(form);
  // "We sang" is no base form, whatever its tag.
  if (group == "VB") {
    if (const std::string* past = LemmaTable::builtin().find(lower, "VBD")) return *past;
  }
  if ((group == "VBD" || group == "VBG") && is_negated_participle(lower)) return lower;
  // "co-led" as "led"
  if (const std::size_t hyphen = lower.rfind('-');
      upos == Upos::verb && hyphen != lower.npos && hyphen > 0 && hyphen + 1 < lower.size()) {
    return lower.substr(0, hyphen + 1) + lemma(std::string_view(lower).substr(hyphen + 1), upos, xpos, sentence);
  }
  return uninflected(lower, group);
}

}  // namespace entente
