#pragma once

// A sentence as the tokeniser sees it: its code points, of what kind they are, and where their bytes begin.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class CharacterKind : std::uint8_t { space, letter, digit, mark, symbol };

/// Code points by their number; behind the last stands a space.
class Characters {
 public:
  explicit Characters(std::string_view text);

  std::size_t size() const { return characters_.size() - 1; }
  char32_t at(std::size_t i) const { return characters_[i].point; }
  CharacterKind kind(std::size_t i) const { return characters_[i].kind; }
  bool is_letter(std::size_t i) const { return kind(i) == CharacterKind::letter; }
  bool is_digit(std::size_t i) const { return kind(i) == CharacterKind::digit; }
  bool is_space(std::size_t i) const { return kind(i) == CharacterKind::space; }
  bool is_word(std::size_t i) const { return is_letter(i) || is_digit(i); }
  bool is_upper(std::size_t i) const;
  bool is_lower(std::size_t i) const;

  std::uint32_t offset(std::size_t i) const { return characters_[i].begin; }
  std::string_view bytes(std::size_t begin, std::size_t end) const {
    return text_.substr(offset(begin), offset(end) - offset(begin));
  }
  /// In small letters, with straight apostrophes; DEL for what is not ASCII, so that places stay the same.
  std::string lower(std::size_t begin, std::size_t end) const;

 private:
  struct Character {
    std::uint32_t begin = 0;
    char32_t point = 0;
    CharacterKind kind = CharacterKind::space;
  };
  std::string_view text_;
  std::vector<Character> characters_;
};

inline bool is_apostrophe(char32_t point) {
  return point == '\'' || point == 0x2019 || point == 0x2018 || point == '`';
}
inline bool is_dash(char32_t point) { return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212; }
inline bool is_currency(char32_t point) {
  return point == '$' || point == 0xA3 || point == 0x20AC || point == 0xA5 || point == 0x20B9;
}

}  // namespace entente
