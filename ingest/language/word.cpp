#include "ingest/language/word.hpp"

#include <algorithm>
#include <unicode/uchar.h>

#include "ingest/data/ascii.hpp"
#include "ingest/language/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint64_t word_seed = 0x656e74656e7465;

bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

// Runs of one class are cut to three, so that "Washington" and "Morocco" share a shape and "EU" and "NATO" do not.
void add_class(std::string& shape, char letter) {
  const std::size_t size = shape.size();
  if (size >= 8) return;
  if (size >= 3 && shape[size - 1] == letter && shape[size - 2] == letter && shape[size - 3] == letter) return;
  shape += letter;
}

std::string shape_of(std::string_view form) {
  std::string shape;
  for (std::size_t at = 0; at < form.size();) {
    const char c = form[at];
    if (static_cast<signed char>(c) >= 0) {
      ++at;
      add_class(shape, ascii_lower(c) ? 'x' : is_capital(c) ? 'X' : ascii_digit(c) ? 'd' : c);
      continue;
    }
    const auto point = static_cast<UChar32>(next_code_point(form, at));
    add_class(shape, u_isupper(point) ? 'X' : u_isalpha(point) ? 'x' : u_isdigit(point) ? 'd' : 'u');
  }
  return shape;
}

// Is the first letter a capital, the form more than one letter, all of it in capitals?
struct Capitals {
  bool letters = false;
  bool first = false;
  bool all = false;
};

Capitals capitals(std::string_view form) {
  Capitals result;
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (std::size_t at = 0; at < form.size();) {
    const auto point = static_cast<UChar32>(next_code_point(form, at));
    if (u_isupper(point)) {
      if (upper + lower == 0) result.first = true;
      ++upper;
    } else if (u_islower(point)) {
      ++lower;
    }
  }
  result.letters = upper + lower > 0;
  result.all = upper > 0 && lower == 0;
  return result;
}

}  // namespace

std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = seed ^ 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93;
  hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93;
  hash ^= hash >> 32;
  return hash == 0 ? 1 : hash;
}

std::string vocabulary_form(std::string_view form) {
  std::string result;
  result.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const char c = form[at];
    if (static_cast<signed char>(c) >= 0) {
      ++at;
      result += is_capital(c) ? static_cast<char>(c + ('a' - 'A')) : ascii_digit(c) ? '0' : c;
      continue;
    }
    const auto point = static_cast<UChar32>(next_code_point(form, at));
    if (point == 0x2019 || point == 0x2018) {
      result += '\'';
    } else if (point == 0x201C || point == 0x201D) {
      result += '"';
    } else {
      append_code_point(result, static_cast<char32_t>(u_tolower(point)));
    }
  }
  return result;
}

SentenceCase sentence_case(std::span<const Token> tokens) {
  std::size_t words = 0;
  std::size_t capitalised = 0;
  std::size_t upper = 0;
  std::size_t long_words = 0;
  std::size_t long_capitalised = 0;
  for (const Token& token : tokens) {
    const Capitals found = capitals(token.form);
    if (!found.letters || token.form.size() < 2) continue;
    ++words;
    capitalised += found.first;
    upper += found.all;
    // Short words (of, in, and) stay small in titles.
    if (token.form.size() < 4) continue;
    ++long_words;
    long_capitalised += found.first;
  }
  if (words >= 3 && upper * 4 >= words * 3) return SentenceCase::upper;
  if (long_words >= 3 && long_capitalised * 6 >= long_words * 5 && capitalised * 2 >= words) return SentenceCase::title;
  return SentenceCase::mixed;
}

WordHashes hash_word(std::string_view form, SentenceCase sentence, bool first) {
  WordHashes result;
  const std::string lower =
      is_ascii(form) && std::ranges::all_of(form, ascii_lower) ? std::string(form) : vocabulary_form(form);
  const std::string_view view = lower;
  result.word = stable_hash(view, word_seed);
  const auto suffix = [&](std::size_t length) { return view.substr(view.size() - std::min(length, view.size())); };
  const auto set = [&](WordPiece piece, std::string_view bytes, std::uint64_t extra = 0) {
    const auto index = static_cast<std::uint64_t>(piece);
    result.pieces[index] = stable_hash(bytes, (index + 1) * 0x9e3779b97f4a7c15 + extra);
  };
  set(WordPiece::suffix2, suffix(2));
  set(WordPiece::suffix3, suffix(3));
  set(WordPiece::suffix4, suffix(4));
  set(WordPiece::prefix3, view.substr(0, 3));
  set(WordPiece::shape, shape_of(form), static_cast<std::uint64_t>(sentence) * 2 + (first ? 1 : 0));
  return result;
}

}  // namespace entente
