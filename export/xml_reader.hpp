#pragma once

// XML piece by piece, in constant memory. Not installed: for the readers of this folder.

#include <array>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

enum class XmlToken : std::uint8_t { start, end, text, end_of_file };

/// Reads UTF-8. Comments, processing instructions and the document type are passed over; entities are the five of XML
/// and character references: no file is opened and nothing grows. Checks that elements nest (no deeper than 256).
class XmlReader {
 public:
  XmlReader(std::istream& in, std::string file) : in_(in), file_(std::move(file)) {}

  /// `<a/>` is a start and an end. Text comes in one or more pieces.
  XmlToken next();

  const std::string& name() const { return name_; }  ///< of a start or end
  const std::string& text() const { return text_; }

  /// Of a start; null where it has none of that name. Valid until the next token.
  const std::string* attribute(std::string_view name) const;

  /// Throws "file:line: expected …".
  [[noreturn]] void fail(const std::string& expected) const;

 private:
  static constexpr int end_of_input = -1;

  bool refill();
  int peek() { return at_ < end_ || refill() ? static_cast<unsigned char>(buffer_[at_]) : end_of_input; }
  int get() {
    const int c = peek();
    if (c != end_of_input) ++at_;
    return c;
  }
  void expect(char c) {
    if (get() != static_cast<unsigned char>(c)) fail(std::string(1, c));
  }
  void expect(std::string_view text);
  std::string_view run_until(unsigned kinds);
  void append_until(unsigned kinds, std::string& text);
  bool read_expected_end();
  void skip_space();
  void skip_past(std::string_view end);
  void read_name(std::string& name);
  void read_reference(std::string& text);
  void read_attributes();
  bool read_markup(XmlToken& token);
  void read_text();
  void read_cdata();

  std::istream& in_;
  std::string file_;
  std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 16);
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t lines_before_ = 0;  ///< the buffer
  bool empty_element_ = false;
  std::string name_, text_;
  std::vector<std::pair<std::string, std::string>> attributes_;
  std::size_t attribute_count_ = 0;  ///< the rest of attributes_ is kept for its memory
  std::vector<std::string> open_;
  std::size_t depth_ = 0;
};

}  // namespace entente
