#include "export/output.hpp"

#include <bit>
#include <sstream>
#include <stdexcept>

namespace entente {
namespace {

constexpr const char* replacement = "\xEF\xBF\xBD";

/// The only printable characters that any format writes in another way.
constexpr std::string_view escaped_signs = "\"&<>\\";

constexpr Escapes escapes_with(std::initializer_list<std::pair<char, const char*>> pairs) {
  for (const auto& [c, instead] : pairs) {
    if (c >= ' ' && escaped_signs.find(c) == std::string_view::npos) throw "skip_plain() must know it";
  }
  Escapes escapes{};
  for (std::size_t c = 0; c < 32; ++c) escapes[c] = replacement;
  escapes[127] = replacement;
  for (const auto& [c, instead] : pairs) escapes[static_cast<std::size_t>(c)] = instead;
  return escapes;
}

}  // namespace

constinit const Escapes xml_escapes = escapes_with(
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\t', "&#9;"}, {'\n', "&#10;"}, {'\r', "&#13;"}});
// "<" too, so that a page may hold the data between <script> and </script>.
constinit const Escapes json_escapes =
    escapes_with({{'"', "\\\""}, {'\\', "\\\\"}, {'<', "\\u003C"}, {'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}});
// Line ends as escapes: Gephi's reader ends a string at a raw one.
constinit const Escapes dot_escapes =
    escapes_with({{'"', "\\\""}, {'\\', "\\\\"}, {'\t', " "}, {'\n', "\\n"}, {'\r', " "}});
constinit const Escapes csv_escapes = escapes_with({{'"', "\"\""}, {'\t', " "}, {'\n', " "}, {'\r', " "}});
constinit const Escapes turtle_escapes =
    escapes_with({{'"', "\\\""}, {'\\', "\\\\"}, {'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}});
constinit const Escapes plain_escapes = escapes_with({{'\t', "\t"}, {'\n', "\n"}, {'\r', "\r"}});
constinit const Escapes tsv_escapes = escapes_with({{'\\', "\\\\"}, {'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}});

std::size_t printable_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0xC2 || first > 0xF4 || !tail(1)) return 0;
  const unsigned second = byte(1);
  if (first < 0xE0) return first == 0xC2 && second < 0xA0 ? 0 : 2;  // U+0080 to U+009F are controls
  if (!tail(2)) return 0;
  if (first < 0xF0) {
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    return first == 0xEF && second == 0xBF && byte(2) > 0xBD ? 0 : 3;  // U+FFFE and U+FFFF
  }
  if (!tail(3) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
  return 4;
}

namespace {

bool is_plain(char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '&' && c != '<' && c != '>' && c != '\\'; }

/// True where every format writes the bytes as they are: found as numbers of which a byte has its highest bit only
/// where it is one that is searched for, or, behind such a one, perhaps another. Bytes past ASCII have it anyway.
inline bool are_plain(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  const std::uint64_t quote_or_ampersand = (bytes | 0x04 * each) ^ '&' * each;
  const std::uint64_t less_or_greater = (bytes | 0x02 * each) ^ '>' * each;
  const std::uint64_t found = bytes | (bytes - ' ' * each) | (quote_or_ampersand - each) | (less_or_greater - each) |
                              ((bytes ^ '\\' * each) - each) | (bytes + each);
  return (found & (0x80 * each)) == 0;
}

template <typename Word>
std::uint64_t load(std::string_view text, std::size_t at) {
  Word word = 0;
  std::memcpy(&word, text.data() + at, sizeof word);
  return word;
}

/// The end of what every format writes as it is, from `at` on; eight bytes at once, some of them a second time where
/// fewer are left.
std::size_t skip_plain(std::string_view text, std::size_t at) {
  const std::size_t size = text.size();
  for (; at + 8 <= size && are_plain(load<std::uint64_t>(text, at)); at += 8) {
  }
  if (at + 8 > size && size >= 4) {
    const std::uint64_t last = size >= 8 ? load<std::uint64_t>(text, size - 8)
                                         : load<std::uint32_t>(text, 0) | load<std::uint32_t>(text, size - 4) << 32U;
    if (are_plain(last)) return size;
  }
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

}  // namespace

std::string valid_text(std::string_view text) {
  if (skip_plain(text, 0) == text.size()) return std::string(text);
  std::ostringstream stream;
  Output out(stream);
  out.escaped(text, plain_escapes).finish();
  return std::move(stream).str();
}

Output& Output::escaped(std::string_view text, const Escapes& escapes) {
  std::size_t run = 0;
  for (std::size_t at = skip_plain(text, 0); at < text.size(); at = skip_plain(text, at)) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char* instead = byte < 0x80 ? escapes[byte] : nullptr;
    const std::size_t kept = instead ? 0 : byte < 0x80 ? 1 : printable_length(text.substr(at));
    if (kept > 0) {
      at += kept;
      continue;
    }
    *this << text.substr(run, at - run) << (instead ? instead : replacement);
    run = ++at;
  }
  return *this << text.substr(run);
}

Output& Output::operator<<(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  Printed& printed = printed_[(bits * 0x9E3779B97F4A7C15U) >> 56U];
  if (printed.bits != bits) {
    printed.bits = bits;
    const auto end = std::to_chars(printed.digits.begin(), printed.digits.end(), number).ptr;
    printed.size = static_cast<std::size_t>(end - printed.digits.begin());
  }
  return *this << std::string_view(printed.digits.data(), printed.size);
}

void Output::drain() {
  stream_.write(bytes_.get(), static_cast<std::streamsize>(used_));
  used_ = 0;
}

void Output::finish() {
  drain();
  if (!stream_.flush()) throw std::runtime_error("cannot write: the output is closed or full");
}

}  // namespace entente
