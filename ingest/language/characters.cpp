#include "ingest/language/characters.hpp"

#include <unicode/uchar.h>

#include "ingest/language/utf8.hpp"

namespace entente {
namespace {

CharacterKind kind_of(UChar32 point) {
  if (point < 0x80) {
    if ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') return CharacterKind::letter;
    if (point >= '0' && point <= '9') return CharacterKind::digit;
    return point <= ' ' || point == 0x7f ? CharacterKind::space : CharacterKind::mark;
  }
  // What nobody sees is in no word: spaces of no width, byte order marks, marks of direction, selectors of a variant.
  const bool direction = point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) ||
                         (point >= 0x2066 && point <= 0x2069);
  if (point == 0x200B || point == 0xFEFF || point == 0x2060 || point == 0xFE0F || direction ||
      u_isUWhiteSpace(point) != 0)
    return CharacterKind::space;
  if (u_isalpha(point) != 0) return CharacterKind::letter;
  if (u_isdigit(point) != 0) return CharacterKind::digit;
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_MODIFIER_SYMBOL:
      return CharacterKind::letter;
    case U_CONTROL_CHAR:
      return CharacterKind::space;
    case U_OTHER_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MATH_SYMBOL:
      return CharacterKind::symbol;
    default:
      return CharacterKind::mark;
  }
}

}  // namespace

Characters::Characters(std::string_view text) : text_(text) {
  characters_.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t point = next_code_point(text, at);
    CharacterKind kind = kind_of(static_cast<UChar32>(point));
    // Joiners join what is before them; in front of a word they are left from something else.
    const bool in_front = characters_.empty() || characters_.back().kind == CharacterKind::space;
    if ((point == 0x200C || point == 0x200D) && in_front) kind = CharacterKind::space;
    characters_.push_back({begin, point, kind});
  }
  characters_.push_back({static_cast<std::uint32_t>(text.size()), ' ', CharacterKind::space});
}

bool Characters::is_upper(std::size_t i) const { return u_isupper(static_cast<UChar32>(at(i))) != 0; }
bool Characters::is_lower(std::size_t i) const { return u_islower(static_cast<UChar32>(at(i))) != 0; }

std::string Characters::lower(std::size_t begin, std::size_t end) const {
  std::string result;
  for (std::size_t i = begin; i < end; ++i) {
    const char32_t point = is_apostrophe(at(i)) ? '\'' : at(i);
    result += point >= 'A' && point <= 'Z' ? static_cast<char>(point + 32)
              : point < 0x80               ? static_cast<char>(point)
                                           : '\x7f';
  }
  return result;
}

}  // namespace entente
