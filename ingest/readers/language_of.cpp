#include "ingest/readers/language_of.hpp"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>

namespace entente {

namespace {

/// Short English texts full of foreign names mislead the detector; their commonest words do not. In running English
/// "the", "of", "and" and "to" are a seventh of all words.
bool has_english_words(std::string_view text) {
  std::size_t words = 0;
  std::size_t common = 0;
  for (std::size_t at = text.find_first_not_of(" \n"); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    ++words;
    for (const std::string_view english : {"the", "The", "of", "and", "to"})
      if (word == english) ++common;
    at = text.find_first_not_of(" \n", end);
  }
  return words >= 10 && common * 10 >= words;
}

}  // namespace

std::string language_of(std::string_view text) {
  constexpr std::size_t sample = 8192;
  if (text.size() > sample) {
    text = text.substr(0, sample);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0) text.remove_suffix(1);
  }
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (language != CLD2::ENGLISH && has_english_words(text)) return "en";
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(language);
  return code.substr(0, code.find('-'));
}

}  // namespace entente
