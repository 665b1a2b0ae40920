#include "ingest/readers/language_of.hpp"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>

namespace entente {

std::string language_of(std::string_view text) {
  constexpr std::size_t sample = 8192;
  if (text.size() > sample) {
    text = text.substr(0, sample);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0) text.remove_suffix(1);
  }
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(language);
  return code.substr(0, code.find('-'));
}

}  // namespace entente
