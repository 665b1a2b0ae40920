#include "ingest/readers/html_tree.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <memory>
#include <optional>
#include <unordered_map>

#include "ingest/readers/names.hpp"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t deepest = 500;

const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> names = {{"html", Tag::html},
                                                                  {"head", Tag::head},
                                                                  {"body", Tag::body},
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

std::optional<Attribute> attribute_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Attribute> names = {{"class", Attribute::class_},
                                                                        {"id", Attribute::id},
                                                                        {"itemprop", Attribute::itemprop},
                                                                        {"itemtype", Attribute::itemtype},
                                                                        {"itemscope", Attribute::itemscope},
                                                                        {"role", Attribute::role},
                                                                        {"href", Attribute::href},
                                                                        {"datetime", Attribute::datetime},
                                                                        {"pubdate", Attribute::pubdate},
                                                                        {"content", Attribute::content},
                                                                        {"property", Attribute::property},
                                                                        {"name", Attribute::name},
                                                                        {"http-equiv", Attribute::http_equiv},
                                                                        {"rel", Attribute::rel},
                                                                        {"lang", Attribute::lang},
                                                                        {"style", Attribute::style},
                                                                        {"hidden", Attribute::hidden},
                                                                        {"aria-hidden", Attribute::aria_hidden},
                                                                        {"data-testid", Attribute::label},
                                                                        {"data-component", Attribute::label},
                                                                        {"data-module", Attribute::label},
                                                                        {"data-type", Attribute::label},
                                                                        {"data-qa", Attribute::label},
                                                                        {"data-block", Attribute::label},
                                                                        {"data-test-id", Attribute::label}};
  const auto found = names.find(name);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

bool same_letters(std::string_view text, std::string_view small) {
  return text.size() >= small.size() && std::ranges::equal(text.substr(0, small.size()), small, {}, [](char c) {
           return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
         });
}

/// Where "</name" begins from `from` on.
std::size_t find_end_tag(std::string_view page, std::string_view name, std::size_t from) {
  for (std::size_t at = page.find("</", from); at != std::string_view::npos; at = page.find("</", at + 2))
    if (same_letters(page.substr(at + 2), name)) return at;
  return std::string_view::npos;
}

/// The page without what no reader of text looks at. Most of a modern page is scripts, and libxml2 takes its time over
/// them.
std::string strip(std::string_view page, std::vector<std::string>& json_ld) {
  constexpr std::array<std::string_view, 5> unread = {"script", "style", "svg", "template", "noscript"};
  std::string result;
  result.reserve(page.size());
  std::size_t copied = 0;
  const auto skip_to = [&](std::size_t from, std::size_t to) {
    result += page.substr(copied, from - copied);
    copied = to;
  };
  std::array<bool, unread.size()> endless = {};
  bool comments_end = true;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', std::max(at + 1, copied))) {
    const std::string_view rest = page.substr(at + 1);
    if (rest.starts_with("!--")) {
      std::size_t end = comments_end ? page.find("-->", at + 2) : std::string_view::npos;
      comments_end = end != std::string_view::npos;
      if (!comments_end) end = page.find('>', at);
      skip_to(at, end == std::string_view::npos ? page.size() : end + (comments_end ? 3 : 1));
      continue;
    }
    if (rest.empty() || (rest.front() | 0x20) < 'n' || (rest.front() | 0x20) > 't') continue;
    for (std::size_t i = 0; i < unread.size(); ++i) {
      const std::string_view name = unread[i];
      if (!same_letters(rest, name) || rest.size() == name.size() ||
          (rest[name.size()] != '>' && rest[name.size()] > ' ' && rest[name.size()] != '/'))
        continue;
      const std::size_t open_end = page.find('>', at);
      if (open_end == std::string_view::npos || endless[i]) break;
      if (page[open_end - 1] == '/' && name != "script") {
        skip_to(at, open_end + 1);
        break;
      }
      std::size_t close = find_end_tag(page, name, open_end);
      endless[i] = close == std::string_view::npos;
      if (endless[i] && name != "script" && name != "style") break;
      if (close == std::string_view::npos) close = page.size();
      if (name == "script" && lower(page.substr(at, open_end - at)).find("ld+json") != std::string::npos)
        json_ld.emplace_back(page.substr(open_end + 1, close - open_end - 1));
      const std::size_t close_end = page.find('>', close);
      skip_to(at, close_end == std::string_view::npos ? page.size() : close_end + 1);
      break;
    }
  }
  skip_to(page.size(), page.size());
  return result;
}

}  // namespace

/// Takes libxml2's events.
struct HtmlTree::Builder {
  HtmlTree* tree;
  htmlParserCtxtPtr parser = nullptr;
  std::vector<std::uint32_t> open;

  std::uint32_t store(std::string_view text) {
    const auto first = static_cast<std::uint32_t>(tree->characters_.size());
    tree->characters_ += text;
    return first;
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    HtmlNode node;
    const auto found = tags().find(reinterpret_cast<const char*>(name));
    if (found != tags().end()) node.tag = found->second;
    node.parent = open.back();
    node.first = static_cast<std::uint32_t>(tree->values_.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      const auto attribute = attribute_of(reinterpret_cast<const char*>(attributes[0]));
      if (!attribute) continue;
      const std::string_view value = attributes[1] == nullptr ? ""sv : reinterpret_cast<const char*>(attributes[1]);
      const std::uint32_t first = store(value);
      tree->values_.push_back({*attribute, first, static_cast<std::uint32_t>(tree->characters_.size())});
    }
    node.last = static_cast<std::uint32_t>(tree->values_.size());
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
  const std::string stripped = strip(page, json_ld_);
  nodes_.push_back({.tag = Tag::block});
  characters_.reserve(stripped.size() / 2);
  nodes_.reserve(stripped.size() / 24);
  Builder builder{.tree = this, .parser = nullptr, .open = {0}};
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
    htmlParseChunk(parser.get(), stripped.data(), static_cast<int>(stripped.size()), 1);
  }
  while (builder.open.size() > 1) builder.end();
  nodes_.front().end = size();
}

std::string_view HtmlTree::attribute(std::uint32_t node, Attribute attribute) const {
  if (nodes_[node].tag == Tag::text) return {};
  for (std::uint32_t i = nodes_[node].first; i < nodes_[node].last; ++i)
    if (values_[i].attribute == attribute) return view(values_[i].first, values_[i].last);
  return {};
}

bool HtmlTree::has(std::uint32_t node, Attribute attribute) const {
  if (nodes_[node].tag == Tag::text) return false;
  for (std::uint32_t i = nodes_[node].first; i < nodes_[node].last; ++i)
    if (values_[i].attribute == attribute) return true;
  return false;
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
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    std::size_t space = c == ' ' || (c >= '\t' && c <= '\r') ? 1 : 0;
    if (c == '\xC2' && rest.starts_with("\xC2\xA0")) space = 2;
    // U+2000 to U+200A and U+202F, U+205F, U+3000 are spaces of other widths.
    if (c == '\xE2' && rest.size() > 2 &&
        ((rest[1] == '\x80' && (static_cast<unsigned char>(rest[2]) <= 0x8A || rest[2] == '\xAF')) ||
         rest.starts_with("\xE2\x81\x9F")))
      space = 3;
    if (c == '\xE3' && rest.starts_with("\xE3\x80\x80")) space = 3;
    if (space > 0) {
      blank = true;
      i += space - 1;
      continue;
    }
    if (rest.starts_with("\xC2\xAD")) {
      ++i;
      continue;
    }
    if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xEF\xBB\xBF") || rest.starts_with("\xE2\x81\xA0")) {
      i += 2;
      continue;
    }
    if (blank && !result.empty()) result += ' ';
    blank = false;
    result += c;
  }
  return result;
}

}  // namespace entente
