#include "ingest/readers/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

/// Where the first control character from `from` on stands; the text's end where there is none.
std::size_t find_control(std::string_view text, std::size_t from) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::uint64_t eight = 0;
  for (; from + 8 <= text.size(); from += 8) {
    // Bytes below 0x20 and those that are 0x7F turn their highest bit on; line feeds do too, and are looked at.
    std::memcpy(&eight, text.data() + from, 8);
    const std::uint64_t deleted = eight ^ (ones * 0x7F);
    const std::uint64_t below = (eight - ones * 0x20) & ~eight;
    if (((below | ((deleted - ones) & ~deleted)) & (ones * 0x80)) == 0) continue;
    for (std::size_t i = from; i < from + 8; ++i)
      if (is_control(text[i])) return i;
  }
  while (from < text.size() && !is_control(text[from])) ++from;
  return from;
}

/// Windows-1252's 0x80 to 0x9F; its five holes stay what they are, as browsers have it.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

struct Utf8Count {
  std::size_t characters = 0;  ///< of more than one byte
  std::size_t broken = 0;      ///< bytes that belong to none
};

Utf8Count count_utf8(std::string_view text) {
  Utf8Count count;
  while (!text.empty()) {
    std::uint64_t eight = 0;
    while (text.size() >= 8 && (std::memcpy(&eight, text.data(), 8), (eight & 0x8080808080808080U) == 0))
      text.remove_prefix(8);
    if (text.empty()) break;
    const std::size_t length = utf8_length(text);
    if (length == 0) ++count.broken;
    if (length > 1) ++count.characters;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return count;
}

/// UTF-8 with bytes of Windows-1252 strewn in, which pages put together from several sources have; plain Windows-1252
/// too.
std::string repair_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length > 0) {
      result += text.substr(0, length);
      text.remove_prefix(length);
      continue;
    }
    const auto byte = static_cast<unsigned char>(text.front());
    append_utf8(result, byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
    text.remove_prefix(1);
  }
  return result;
}

std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &error), &ucnv_close);
  if (U_FAILURE(error)) return std::nullopt;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &error), &ucnv_close);
  if (U_FAILURE(error)) return std::nullopt;
  std::string result;
  std::array<char16_t, 4096> pivot;
  char16_t* pivot_begin = pivot.data();
  char16_t* pivot_end = pivot.data();
  const char* source = bytes.data();
  std::array<char, 16384> out;
  bool reset = true;
  do {
    error = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                   pivot.data(), &pivot_begin, &pivot_end, pivot.data() + pivot.size(), static_cast<UBool>(reset),
                   static_cast<UBool>(true), &error);
    result.append(out.data(), target);
    reset = false;
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(error)) return std::nullopt;
  return result;
}

/// ICU's guess, where it is sure of it and it is not one of the Latin encodings, which it tells apart badly in short
/// English texts.
std::optional<std::string> detect(std::string_view bytes) {
  constexpr int sure = 40;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), &ucsdet_close);
  if (U_FAILURE(error)) return std::nullopt;
  const std::string_view sample = bytes.substr(0, std::size_t{64} << 10);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr || ucsdet_getConfidence(match, &error) < sure) return std::nullopt;
  const char* found = ucsdet_getName(match, &error);
  if (U_FAILURE(error)) return std::nullopt;
  for (const std::string_view latin :
       {"UTF-8", "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1252", "windows-1254"})
    if (latin == found) return std::nullopt;
  return found;
}

/// UTF-16 without a mark: English text has a zero in every other byte.
const char* unmarked_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 512);
  std::array<std::size_t, 2> zeros = {};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == 0) ++zeros[i % 2];
  const std::size_t many = sample.size() * 2 / 5;
  if (sample.size() < 4) return nullptr;
  if (zeros[1] >= many && zeros[0] == 0) return "UTF-16LE";
  if (zeros[0] >= many && zeros[1] == 0) return "UTF-16BE";
  return nullptr;
}

/// As the WHATWG's Encoding Standard: whoever says Latin-1 or ASCII means Windows-1252, which repair_utf8 reads.
bool means_windows_1252(std::string_view declared) {
  for (const std::string_view label : {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "ascii",
                                       "us-ascii", "cp1252", "windows-1252"})
    if (declared == label) return true;
  return false;
}

std::string decode(std::string bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  struct Mark {
    std::string_view bytes;
    const char* encoding;
  };
  using namespace std::string_view_literals;
  constexpr std::array<Mark, 4> marks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                          {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                          {"\xFF\xFE"sv, "UTF-16LE"},
                                          {"\xFE\xFF"sv, "UTF-16BE"}}};
  for (const Mark& mark : marks)
    if (bytes.starts_with(mark.bytes))
      if (auto text = convert(std::string_view(bytes).substr(mark.bytes.size()), mark.encoding))
        return *std::move(text);
  if (const char* encoding = unmarked_utf16(bytes))
    if (auto text = convert(bytes, encoding)) return *std::move(text);
  const Utf8Count count = count_utf8(bytes);
  if (count.broken == 0) return bytes;
  const std::string label = lower(trim(declared));
  const bool utf8 = count.characters > count.broken || label == "utf-8" || label == "utf8";
  if (!utf8 && !label.empty() && !means_windows_1252(label))
    if (auto text = convert(bytes, label.c_str())) return *std::move(text);
  if (!utf8 && label.empty())
    if (const auto encoding = detect(bytes))
      if (auto text = convert(bytes, encoding->c_str())) return *std::move(text);
  return repair_utf8(bytes);
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!is_continuation(text[i])) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second >= 0xA0;
  const bool too_large = lead == 0xF4 && second >= 0x90;
  return overlong || surrogate || too_large ? 0 : length;
}

bool is_utf8(std::string_view text) { return count_utf8(text).broken == 0; }

void append_utf8(std::string& text, char32_t point) {
  if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string to_utf8(std::string bytes, std::string_view declared) {
  std::string text = decode(std::move(bytes), declared);
  std::size_t kept = find_control(text, 0);
  for (std::size_t i = kept; i < text.size();) {
    const bool line_end = text[i] == '\r';
    if (!line_end || i + 1 == text.size() || text[i + 1] != '\n') text[kept++] = line_end ? '\n' : ' ';
    const std::size_t next = find_control(text, ++i);
    std::memmove(text.data() + kept, text.data() + i, next - i);
    kept += next - i;
    i = next;
  }
  text.resize(kept);
  return text;
}

}  // namespace entente
