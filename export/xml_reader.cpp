#include "export/xml_reader.hpp"

#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <stdexcept>

namespace entente {
namespace {

constexpr std::size_t deepest = 256;

bool is_space(int c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// What a name or a value ends at, or is read another way from.
enum Kind : unsigned { ends_name = 1, ends_value = 2, ends_text = 4 };

constexpr std::array<std::uint8_t, 256> kinds_of = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (const char c : std::string_view(" \n\t\r>/=<\"")) kinds[static_cast<unsigned char>(c)] |= ends_name;
  for (const char c : std::string_view("\n\t\r<&\"'")) kinds[static_cast<unsigned char>(c)] |= ends_value;
  for (const char c : std::string_view("<&")) kinds[static_cast<unsigned char>(c)] |= ends_text;
  return kinds;
}();

std::size_t count_lines(const char* begin, const char* end) {
  std::size_t lines = 0;
  for (; (begin = static_cast<const char*>(std::memchr(begin, '\n', static_cast<std::size_t>(end - begin)))); ++begin) {
    ++lines;
  }
  return lines;
}

void append_utf8(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    text += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

}  // namespace

bool XmlReader::refill() {
  lines_before_ += count_lines(buffer_.data(), buffer_.data() + end_);
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  at_ = 0;
  end_ = static_cast<std::size_t>(in_.gcount());
  if (in_.bad()) fail("a file that can be read");
  return end_ > 0;
}

void XmlReader::fail(const std::string& expected) const {
  const std::size_t lines = lines_before_ + count_lines(buffer_.data(), buffer_.data() + at_);
  throw std::runtime_error(fmt::format("{}:{}: expected {}", file_, lines + 1, expected));
}

const std::string* XmlReader::attribute(std::string_view name) const {
  for (std::size_t i = 0; i < attribute_count_; ++i) {
    if (attributes_[i].first == name) return &attributes_[i].second;
  }
  return nullptr;
}

void XmlReader::expect(std::string_view text) {
  for (char c : text) {
    if (get() != static_cast<unsigned char>(c)) fail(std::string(text));
  }
}

void XmlReader::skip_space() {
  while (is_space(peek())) ++at_;
}

void XmlReader::skip_past(std::string_view end) {
  std::string last;
  while (last != end) {
    const int c = get();
    if (c == end_of_input) fail(std::string(end));
    last += static_cast<char>(c);
    if (last.size() > end.size()) last.erase(0, 1);
  }
}

/// What the buffer holds before the next character of these kinds.
std::string_view XmlReader::run_until(unsigned kinds) {
  const std::size_t begin = at_;
  while (at_ < end_ && (kinds_of[static_cast<unsigned char>(buffer_[at_])] & kinds) == 0) ++at_;
  return {buffer_.data() + begin, at_ - begin};
}

void XmlReader::append_until(unsigned kinds, std::string& text) {
  do text += run_until(kinds);
  while (at_ == end_ && peek() != end_of_input);
}

void XmlReader::read_name(std::string& name) {
  name.clear();
  append_until(ends_name, name);
  if (name.empty()) fail("a name");
}

void XmlReader::read_reference(std::string& text) {
  std::string name;
  for (int c = get(); c != ';'; c = get()) {
    if (c == end_of_input || name.size() > 10) fail("an entity that ends with ;");
    name += static_cast<char>(c);
  }
  static constexpr std::array<std::pair<std::string_view, char>, 5> entities{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [entity, character] : entities) {
    if (name == entity) {
      text += character;
      return;
    }
  }
  if (!name.starts_with('#')) fail("one of XML's own entities");
  const bool hexadecimal = name.size() > 1 && name[1] == 'x';
  unsigned code = 0;
  const char* first = name.data() + (hexadecimal ? 2 : 1);
  const char* last = name.data() + name.size();
  const auto [end, error] = std::from_chars(first, last, code, hexadecimal ? 16 : 10);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (error != std::errc() || end != last || first == last || code == 0 || code > 0x10FFFF || surrogate) {
    fail("the number of a character");
  }
  append_utf8(text, code);
}

void XmlReader::read_attributes() {
  attribute_count_ = 0;
  while (true) {
    skip_space();
    if (peek() == '>' || peek() == '/') return;
    if (attribute_count_ == attributes_.size()) attributes_.emplace_back();
    auto& [name, value] = attributes_[attribute_count_];
    read_name(name);
    skip_space();
    expect('=');
    skip_space();
    const int quote = get();
    if (quote != '"' && quote != '\'') fail("a value in quotes");
    value.clear();
    while (true) {
      append_until(ends_value, value);
      const int c = get();
      if (c == quote) break;
      if (c == end_of_input || c == '<') fail("the end of a value");
      if (c == '&') {
        read_reference(value);
      } else {
        value += static_cast<char>(is_space(c) ? ' ' : c);
      }
    }
    ++attribute_count_;
  }
}

/// After "</". True where the end of the innermost element stands in the buffer as it is usually written.
bool XmlReader::read_expected_end() {
  if (depth_ == 0) return false;
  const std::string& expected = open_[depth_ - 1];
  const std::string_view rest(buffer_.data() + at_, end_ - at_);
  if (rest.size() <= expected.size() || !rest.starts_with(expected) || rest[expected.size()] != '>') return false;
  at_ += expected.size() + 1;
  name_ = expected;
  return true;
}

/// After "<". False where it was nothing that counts.
bool XmlReader::read_markup(XmlToken& token) {
  switch (peek()) {
    case '?':
      skip_past("?>");
      return false;
    case '!': {
      ++at_;
      if (peek() == '-') {
        expect("--");
        skip_past("-->");
        return false;
      }
      if (peek() == '[') {
        expect("[CDATA[");
        read_cdata();
        token = XmlToken::text;
        return true;
      }
      for (int c = get(); c != '>'; c = get()) {
        if (c == end_of_input || c == '[') fail("a document type without definitions");
      }
      return false;
    }
    case '/':
      ++at_;
      token = XmlToken::end;
      if (read_expected_end()) {
        --depth_;
        return true;
      }
      read_name(name_);
      skip_space();
      expect('>');
      if (depth_ == 0 || open_[depth_ - 1] != name_) fail(depth_ == 0 ? "no end" : "</" + open_[depth_ - 1] + ">");
      --depth_;
      return true;
    default:
      read_name(name_);
      read_attributes();
      if (depth_ == deepest) fail("fewer elements within one another");
      if (open_.size() == depth_) open_.emplace_back();
      open_[depth_++] = name_;
      if (peek() == '/') {
        ++at_;
        empty_element_ = true;
      }
      expect('>');
      token = XmlToken::start;
      return true;
  }
}

void XmlReader::read_cdata() {
  text_.clear();
  while (!text_.ends_with("]]>")) {
    const int c = get();
    if (c == end_of_input) fail("]]>");
    text_ += static_cast<char>(c);
  }
  text_.resize(text_.size() - 3);
}

void XmlReader::read_text() {
  text_.clear();
  while (peek() != end_of_input && peek() != '<') {
    if (buffer_[at_] == '&') {
      ++at_;
      read_reference(text_);
    } else {
      text_ += run_until(ends_text);
    }
    if (text_.size() > buffer_.size()) return;  // the rest is the next piece
  }
}

XmlToken XmlReader::next() {
  if (empty_element_) {
    empty_element_ = false;
    --depth_;
    return XmlToken::end;
  }
  while (true) {
    const int c = peek();
    if (c == end_of_input) {
      if (depth_ > 0) fail("</" + open_[depth_ - 1] + ">");
      return XmlToken::end_of_file;
    }
    if (c != '<') {
      read_text();
      return XmlToken::text;
    }
    ++at_;
    XmlToken token{};
    if (read_markup(token)) return token;
  }
}

}  // namespace entente
