#pragma once

// Fast output of text that is valid whatever it is made of. Not installed: for the writers of this folder.

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace entente {

/// The length of the well-formed UTF-8 character at `text` (not empty, first byte past ASCII); 0 where there is none,
/// or one that XML forbids or that is a control character.
std::size_t printable_length(std::string_view text);

/// `text` with U+FFFD for every byte that is not of a well-formed character and every control character.
std::string valid_text(std::string_view text);

/// What to write instead of each ASCII character; nullptr for the character itself. Control characters that it does not
/// name are U+FFFD.
using Escapes = std::array<const char*, 128>;
extern const Escapes xml_escapes, json_escapes, dot_escapes, csv_escapes, turtle_escapes, plain_escapes, tsv_escapes;

/// A buffer before a stream.
class Output {
 public:
  explicit Output(std::ostream& stream) : stream_(stream), bytes_(std::make_unique_for_overwrite<char[]>(capacity)) {}

  Output& operator<<(std::string_view text) {
    if (text.size() > capacity - used_) {
      drain();
      if (text.size() > capacity) {
        stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
        return *this;
      }
    }
    if (!text.empty()) std::memcpy(bytes_.get() + used_, text.data(), text.size());
    used_ += text.size();
    return *this;
  }
  Output& operator<<(const char* text) { return *this << std::string_view(text); }
  Output& operator<<(char c) { return *this << std::string_view(&c, 1); }
  Output& operator<<(std::int64_t number) { return print(number); }
  Output& operator<<(std::uint64_t number) { return print(number); }
  Output& operator<<(std::uint32_t number) { return print(number); }
  Output& operator<<(int number) { return print(number); }

  /// The shortest text that reads back the same; must be finite.
  Output& operator<<(double number);

  /// Text, made valid and escaped.
  Output& escaped(std::string_view text, const Escapes& escapes);

  /// Writes out what is buffered; throws std::runtime_error where the stream has failed.
  void finish();

 private:
  static constexpr std::size_t capacity = std::size_t{1} << 16;

  /// Confidences and scores are few numbers, over and over; to print one is slow.
  struct Printed {
    std::uint64_t bits = 0;
    std::size_t size = 1;
    std::array<char, 32> digits{'0'};
  };

  template <typename Number>
  Output& print(Number number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return *this << std::string_view(digits.begin(), end);
  }
  void drain();

  std::ostream& stream_;
  std::unique_ptr<char[]> bytes_;
  std::size_t used_ = 0;
  std::array<Printed, 256> printed_;
};

}  // namespace entente
