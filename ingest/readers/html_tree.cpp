#include "ingest/readers/html_tree.hpp"

#include <algorithm>
#include <charconv>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <memory>
#include <unordered_map>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/html_strip.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t deepest = 500;

const std::unordered_map<std::string_view, Tag, ShortHash>& tags() {
  static const std::unordered_map<std::string_view, Tag, ShortHash> names = {{"x-html", Tag::html},
                                                                             {"x-head", Tag::head},
                                                                             {"x-body", Tag::body},
                                                                             {"title", Tag::title},
                                                                             {"meta", Tag::meta},
                                                                             {"link", Tag::link},
                                                                             {"a", Tag::a},
                                                                             {"p", Tag::p},
                                                                             {"h1", Tag::h1},
                                                                             {"h2", Tag::h2},
                                                                             {"h3", Tag::h3},
                                                                             {"h4", Tag::h4},
                                                                             {"h5", Tag::h5},
                                                                             {"h6", Tag::h6},
                                                                             {"ul", Tag::ul},
                                                                             {"ol", Tag::ol},
                                                                             {"li", Tag::li},
                                                                             {"dl", Tag::dl},
                                                                             {"dt", Tag::dt},
                                                                             {"dd", Tag::dd},
                                                                             {"table", Tag::table},
                                                                             {"tr", Tag::tr},
                                                                             {"td", Tag::td},
                                                                             {"th", Tag::th},
                                                                             {"article", Tag::article},
                                                                             {"section", Tag::section},
                                                                             {"main", Tag::main},
                                                                             {"header", Tag::header},
                                                                             {"footer", Tag::footer},
                                                                             {"nav", Tag::nav},
                                                                             {"aside", Tag::aside},
                                                                             {"figure", Tag::figure},
                                                                             {"figcaption", Tag::figcaption},
                                                                             {"blockquote", Tag::blockquote},
                                                                             {"pre", Tag::pre},
                                                                             {"br", Tag::br},
                                                                             {"time", Tag::time},
                                                                             {"form", Tag::form},
                                                                             {"button", Tag::button},
                                                                             {"select", Tag::select},
                                                                             {"iframe", Tag::iframe},
                                                                             {"noscript", Tag::noscript},
                                                                             {"dialog", Tag::dialog},
                                                                             {"div", Tag::div},
                                                                             {"span", Tag::span},
                                                                             {"sup", Tag::sup},
                                                                             {"caption", Tag::caption},
                                                                             {"address", Tag::block},
                                                                             {"center", Tag::block},
                                                                             {"hr", Tag::block},
                                                                             {"tbody", Tag::block},
                                                                             {"thead", Tag::block},
                                                                             {"tfoot", Tag::block},
                                                                             {"fieldset", Tag::block},
                                                                             {"details", Tag::block},
                                                                             {"summary", Tag::block},
                                                                             {"hgroup", Tag::block},
                                                                             {"video", Tag::iframe},
                                                                             {"audio", Tag::iframe},
                                                                             {"object", Tag::iframe},
                                                                             {"option", Tag::select},
                                                                             {"menu", Tag::nav},
                                                                             {"textarea", Tag::form},
                                                                             {"amp-sidebar", Tag::nav},
                                                                             {"amp-img", Tag::iframe},
                                                                             {"amp-ad", Tag::iframe},
                                                                             {"amp-user-notification", Tag::dialog},
                                                                             {"amp-consent", Tag::dialog},
                                                                             {"amp-lightbox", Tag::dialog},
                                                                             {"amp-carousel", Tag::figure},
                                                                             {"amp-list", Tag::block},
                                                                             {"input", Tag::button}};
  return names;
}

/// A control character, a space of any width, a character without width, or another one beyond ASCII.
struct Special {
  enum Kind : std::uint8_t { character, space, nothing } kind = character;
  std::size_t length = 1;
};

Special special_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {Special::space, 1};
  if (text.starts_with("\xC2\xA0")) return {Special::space, 2};
  if (text.starts_with("\xC2\xAD")) return {Special::nothing, 2};
  if (first == 0xE2 && text.size() > 2) {
    const auto third = static_cast<unsigned char>(text[2]);
    // U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F; U+200B, the marks of direction U+200E, U+200F and U+202A to
    // U+202E, U+2060.
    if (text[1] == '\x80' && (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF))
      return {Special::space, 3};
    if (text[1] == '\x80' && (third == 0x8B || third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE)))
      return {Special::nothing, 3};
    if (text[1] == '\x81' && third == 0x9F) return {Special::space, 3};
    if (text[1] == '\x81' && third == 0xA0) return {Special::nothing, 3};
  }
  if (text.starts_with("\xE3\x80\x80")) return {Special::space, 3};
  if (text.starts_with("\xEF\xBB\xBF")) return {Special::nothing, 3};
  return {Special::character, std::max<std::size_t>(utf8_length(text), 1)};
}

std::string_view as_view(const xmlChar* text) { return text == nullptr ? ""sv : reinterpret_cast<const char*>(text); }

}  // namespace

/// Takes libxml2's events.
struct HtmlTree::Builder {
  HtmlTree* tree;
  const std::vector<StrippedPage::Range>* set_aside;
  htmlParserCtxtPtr parser = nullptr;
  std::vector<std::uint32_t> open;
  std::uint32_t next = 0;  ///< of those set aside

  std::uint32_t store(std::string_view text) {
    const auto first = static_cast<std::uint32_t>(tree->characters_.size());
    tree->characters_ += text;
    return first;
  }

  /// The attributes that were set aside, or those that libxml2 read.
  StrippedPage::Range read_attributes(const xmlChar** attributes) {
    if (attributes == nullptr) return {};
    if (const std::string_view name = as_view(attributes[0]); attributes[1] == nullptr && name.starts_with('n')) {
      std::uint32_t number = 0;
      const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
      if (error == std::errc()) {
        // Those before it that libxml2 did not find are passed over.
        next += (number - next) % StrippedPage::numbers;
        return next < set_aside->size() ? (*set_aside)[next++] : StrippedPage::Range();
      }
    }
    const auto first = static_cast<std::uint32_t>(tree->values_.size());
    for (; *attributes != nullptr; attributes += 2) {
      const auto attribute = attribute_of(as_view(attributes[0]));
      if (!attribute) continue;
      const std::uint32_t begin = store(as_view(attributes[1]));
      tree->values_.push_back({*attribute, begin, static_cast<std::uint32_t>(tree->characters_.size())});
    }
    return {first, static_cast<std::uint32_t>(tree->values_.size())};
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    HtmlNode node;
    const auto found = tags().find(as_view(name));
    if (found != tags().end()) node.tag = found->second;
    node.parent = open.back();
    const StrippedPage::Range range = read_attributes(attributes);
    node.first = range.first;
    node.last = range.last;
    open.push_back(tree->size());
    tree->nodes_.push_back(node);
    if (open.size() > deepest) xmlStopParser(parser);
  }

  void end() {
    if (open.size() <= 1) return;
    tree->nodes_[open.back()].end = tree->size();
    open.pop_back();
  }

  void characters(std::string_view text) {
    HtmlNode& before = tree->nodes_.back();
    if (before.tag == Tag::text && before.parent == open.back() && before.last == tree->characters_.size()) {
      tree->characters_ += text;
      before.last = static_cast<std::uint32_t>(tree->characters_.size());
      return;
    }
    HtmlNode node{.tag = Tag::text, .parent = open.back(), .end = tree->size() + 1, .first = store(text), .last = 0};
    node.last = static_cast<std::uint32_t>(tree->characters_.size());
    tree->nodes_.push_back(node);
  }
};

HtmlTree::HtmlTree(std::string_view page) {
  StrippedPage stripped = strip_page(page);
  json_ld_ = std::move(stripped.json_ld);
  values_ = std::move(stripped.values);
  characters_ = std::move(stripped.characters);
  characters_.reserve(characters_.size() + stripped.markup.size());
  nodes_.push_back({.tag = Tag::block});
  nodes_.reserve(stripped.markup.size() / 12);
  Builder builder{.tree = this, .set_aside = &stripped.elements, .parser = nullptr, .open = {0}};
  htmlSAXHandler handler = {};
  handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<Builder*>(self)->start(name, attributes);
  };
  handler.endElement = [](void* self, const xmlChar*) { static_cast<Builder*>(self)->end(); };
  handler.characters = [](void* self, const xmlChar* text, int size) {
    static_cast<Builder*>(self)->characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), &htmlFreeParserCtxt);
  if (parser) {
    builder.parser = parser.get();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
    htmlParseChunk(parser.get(), stripped.markup.data(), static_cast<int>(stripped.markup.size()), 1);
  }
  while (builder.open.size() > 1) builder.end();
  nodes_.front().end = size();
}

std::string_view HtmlTree::attribute(std::uint32_t node, HtmlAttribute attribute) const {
  for (const HtmlValue& found : attributes(node))
    if (found.attribute == attribute) return value(found);
  return {};
}

bool HtmlTree::has(std::uint32_t node, HtmlAttribute attribute) const {
  return std::ranges::find(attributes(node), attribute, &HtmlValue::attribute) != attributes(node).end();
}

std::string HtmlTree::inner_text(std::uint32_t node) const {
  std::string result;
  for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].tag == Tag::text) result += text(i);
    if (nodes_[i].tag == Tag::br || is_block(nodes_[i].tag)) result += ' ';
  }
  return result;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::text:
    case Tag::inline_:
    case Tag::a:
    case Tag::time:
    case Tag::span:
    case Tag::sup:
    case Tag::br:
    case Tag::meta:
    case Tag::link:
    case Tag::button:
    case Tag::noscript:
      return false;
    default:
      return true;
  }
}

std::string collapse(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    // A run of plain characters at once.
    std::size_t end = i;
    while (end < text.size() && text[end] > ' ' && text[end] != '\x7F') ++end;
    if (end == i) {
      const Special special = special_at(text.substr(i));
      i += special.length;
      if (special.kind == Special::space) blank = true;
      if (special.kind != Special::character) continue;
      end = i;
      i -= special.length;
    }
    if (blank && !result.empty()) result += ' ';
    blank = false;
    result += text.substr(i, end - i);
    i = end;
  }
  return result;
}

}  // namespace entente
