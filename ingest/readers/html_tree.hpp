#pragma once

// A page as a flat tree: what readers of HTML walk over.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The elements that mean something to a reader. `text` is a run of characters; `inline_` and `block` stand for all
/// others.
enum class Tag : std::uint8_t {
  text,
  inline_,
  block,
  html,
  head,
  body,
  title,
  meta,
  link,
  a,
  p,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  table,
  tr,
  td,
  th,
  article,
  section,
  main,
  header,
  footer,
  nav,
  aside,
  figure,
  figcaption,
  blockquote,
  pre,
  br,
  time,
  form,
  button,
  select,
  iframe,
  noscript,
  dialog,
  div,
  span,
  sup,
  caption,
};

/// The attributes that are kept.
enum class HtmlAttribute : std::uint8_t {
  class_,
  id,
  itemprop,
  itemtype,
  itemscope,
  role,
  href,
  datetime,
  pubdate,
  content,
  property,
  name,
  http_equiv,
  rel,
  lang,
  style,
  hidden,
  aria_hidden,
  label,
};

/// An element or a run of text. Nodes stand in document order; a node's descendants are those after it and before
/// `end`.
struct HtmlNode {
  Tag tag = Tag::inline_;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;    ///< index after the last descendant
  std::uint32_t first = 0;  ///< text: the first byte in the tree's characters; element: its first attribute
  std::uint32_t last = 0;   ///< one after the last of those
};

/// An attribute: its value's bytes in the tree's characters.
struct HtmlValue {
  HtmlAttribute attribute = HtmlAttribute::class_;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// A parsed page. Scripts, styles, comments, drawings and templates are left out.
class HtmlTree {
 public:
  /// Reads valid UTF-8 of any kind: what is broken is repaired as libxml2 does it, and elements nested deeper than 500
  /// end the page.
  explicit HtmlTree(std::string_view page);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  /// The characters of a run of text, entities resolved.
  std::string_view text(std::uint32_t node) const { return view(nodes_[node].first, nodes_[node].last); }

  /// An element's attributes, each of them once; a run of text has none.
  std::span<const HtmlValue> attributes(std::uint32_t node) const {
    const HtmlNode& element = nodes_[node];
    if (element.tag == Tag::text) return {};
    return std::span(values_).subspan(element.first, element.last - element.first);
  }
  std::string_view value(const HtmlValue& value) const { return view(value.first, value.last); }

  /// The attribute's value; empty where it is missing or empty.
  std::string_view attribute(std::uint32_t node, HtmlAttribute attribute) const;
  bool has(std::uint32_t node, HtmlAttribute attribute) const;

  /// All characters of a node's descendants, white space as it stands.
  std::string inner_text(std::uint32_t node) const;

  /// The bodies of the page's <script type="application/ld+json">.
  const std::vector<std::string>& json_ld() const { return json_ld_; }

 private:
  struct Builder;

  std::string_view view(std::uint32_t first, std::uint32_t last) const {
    return std::string_view(characters_).substr(first, last - first);
  }

  std::vector<HtmlNode> nodes_;
  std::vector<HtmlValue> values_;
  std::string characters_;
  std::vector<std::string> json_ld_;
};

/// True for elements that begin a new line: paragraphs, headings, list items, table cells, sections …
bool is_block(Tag tag);

/// Runs of white space, the no-break space among them, made one space, none at the ends; soft hyphens and zero-width
/// characters dropped.
std::string collapse(std::string_view text);

}  // namespace entente
