#include "ingest/readers/dates.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <vector>

#include "ingest/data/calendar.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

struct Part {
  enum class Kind : std::uint8_t { number, month, other } kind = Kind::other;
  unsigned value = 0;
  std::size_t digits = 0;
  std::string_view text;
  std::string_view before;  ///< what stands between it and the part before
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Day> day_of(unsigned year, unsigned month, unsigned day) {
  if (year < 1800 || year > 2199) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  std::size_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    Part part;
    if (is_digit(text[i])) {
      while (i < text.size() && is_digit(text[i])) ++i;
      part.kind = Part::Kind::number;
      part.digits = i - begin;
      part.value = part.digits <= 9 ? number(text.substr(begin, part.digits)) : 0;
    } else if (is_letter(text[i])) {
      while (i < text.size() && is_letter(text[i])) ++i;
      part.value = month_of(text.substr(begin, i - begin)).value_or(0);
      if (part.value > 0) part.kind = Part::Kind::month;
    } else {
      ++i;
      continue;
    }
    part.text = text.substr(begin, i - begin);
    part.before = text.substr(last, begin - last);
    // "6th", "1st": the letters belong to the number.
    const bool ordinal = part.kind == Part::Kind::other && part.before.empty() && !parts.empty() &&
                         parts.back().digits > 0 &&
                         (part.text == "st" || part.text == "nd" || part.text == "rd" || part.text == "th");
    if (!ordinal) parts.push_back(part);
    last = i;
  }
  return parts;
}

std::optional<Day> of_digits(const Part& part) {
  const std::string_view digits = part.text;
  if (digits.size() == 8 || digits.size() == 14 || digits.size() == 12)
    return day_of(number(digits.substr(0, 4)), number(digits.substr(4, 2)), number(digits.substr(6, 2)));
  if (digits.size() == 10 || digits.size() == 13) {
    std::int64_t seconds = 0;
    std::from_chars(digits.data(), digits.data() + 10, seconds);
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  }
  return std::nullopt;
}

bool is_year(const Part& part) {
  return part.kind == Part::Kind::number && part.digits == 4 && part.value >= 1800 && part.value < 2200;
}
bool is_day(const Part& part) {
  return part.kind == Part::Kind::number && part.digits <= 2 && part.value >= 1 && part.value <= 31;
}
bool near(const Part& part) { return part.before.size() <= 3; }

/// Three numbers with one and the same sign between them.
std::optional<Day> of_numbers(const Part& a, const Part& b, const Part& c) {
  if (b.before != c.before || b.before.size() != 1 || b.kind != Part::Kind::number || c.kind != Part::Kind::number)
    return std::nullopt;
  const char sign = b.before.front();
  if (sign != '-' && sign != '/' && sign != '.') return std::nullopt;
  if (is_year(a) && b.digits <= 2 && c.digits <= 2) return day_of(a.value, b.value, c.value);
  if (!is_year(c) || a.digits > 2 || b.digits > 2) return std::nullopt;
  if (sign == '.' || a.value > 12 || a.value == b.value) return day_of(c.value, b.value, a.value);
  if (b.value > 12) return day_of(c.value, a.value, b.value);
  return std::nullopt;
}

/// Every date has four digits in a row; most lines of text have not.
bool has_year(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    if (run == 4) return true;
  }
  return false;
}

}  // namespace

std::optional<Day> find_day(std::string_view text) {
  constexpr std::size_t long_enough = 400;
  text = text.substr(0, long_enough);
  if (!has_year(text)) return std::nullopt;
  const std::vector<Part> parts = parts_of(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& a = parts[i];
    std::optional<Day> day;
    if (i + 2 < parts.size()) {
      const Part& b = parts[i + 1];
      const Part& c = parts[i + 2];
      if (a.kind == Part::Kind::number) day = of_numbers(a, b, c);
      if (!day && near(b) && near(c) && is_year(c)) {
        if (a.kind == Part::Kind::month && is_day(b)) day = day_of(c.value, a.value, b.value);
        if (b.kind == Part::Kind::month && is_day(a)) day = day_of(c.value, b.value, a.value);
      }
      if (!day && is_year(a) && b.kind == Part::Kind::month && is_day(c) && near(b) && near(c))
        day = day_of(a.value, b.value, c.value);
    }
    // A long number is a date only where it stands alone or before a time ("20180206T101500Z"), not in the middle of
    // other text.
    if (!day && i == 0 && a.kind == Part::Kind::number && a.before.empty()) day = of_digits(a);
    if (day) return day;
  }
  return std::nullopt;
}

}  // namespace entente
