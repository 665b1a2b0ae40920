#include "ingest/readers/html_strip.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

/// Hashes and compares names in any case of letters.
struct AnyCase {
  std::size_t operator()(std::string_view name) const { return ShortHash()(name, 0x2020202020202020U); }
  bool operator()(std::string_view a, std::string_view b) const {
    return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
  }
};

template <class Value>
using NameTable = std::unordered_map<std::string_view, Value, AnyCase, AnyCase>;

/// The elements that are treated in ways of their own. The first ones are skipped to their end.
enum class Element : std::uint8_t {
  script,
  style,
  svg,
  template_,
  noscript,
  left_out,
  html,
  head,
  body,
  meta,
  link,
  other
};

constexpr std::array<std::string_view, 5> unread = {"script", "style", "svg", "template", "noscript"};

Element element_of(std::string_view name) {
  // Pictures, icons and the like hold nothing.
  static const NameTable<Element> names = {
      {"script", Element::script},      {"style", Element::style},       {"svg", Element::svg},
      {"template", Element::template_}, {"noscript", Element::noscript}, {"img", Element::left_out},
      {"input", Element::left_out},     {"source", Element::left_out},   {"wbr", Element::left_out},
      {"html", Element::html},          {"head", Element::head},         {"body", Element::body},
      {"meta", Element::meta},          {"link", Element::link}};
  const auto found = names.find(name);
  return found == names.end() ? Element::other : found->second;
}

bool same_letters(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::ranges::equal(text.substr(0, small.size()), small, {}, [](char c) { return lower(c); });
}

/// Where "</name" begins from `from` on.
std::size_t find_end_tag(std::string_view page, std::string_view name, std::size_t from) {
  for (std::size_t at = page.find("</", from); at != std::string_view::npos; at = page.find("</", at + 2))
    if (same_letters(page.substr(at + 2), name)) return at;
  return std::string_view::npos;
}

/// What characters are to a page; a table, since every one of them is looked up.
enum Kind : std::uint8_t { white = 1, ends_name = 2, ends_attribute = 4, ends_value = 8, angle = 16 };

constexpr std::array<std::uint8_t, 256> kinds = [] {
  std::array<std::uint8_t, 256> result = {};
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'})
    result[static_cast<unsigned char>(c)] = white | ends_name | ends_attribute | ends_value;
  result['/'] = ends_name | ends_attribute;
  result['='] = ends_attribute;
  result['<'] = angle;
  result['>'] = ends_name | ends_attribute | ends_value | angle;
  return result;
}();

bool is(char c, Kind kind) { return (kinds[static_cast<unsigned char>(c)] & kind) != 0; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Copies a page without what no reader of text looks at: scripts, styles, drawings, comments, most attributes, white
/// space between tags. It is most of a modern page, and libxml2 takes its time over it; over attributes too, which
/// therefore go round it.
class Stripper {
 public:
  explicit Stripper(std::string_view page) : page_(page) {
    result_.markup.reserve(page.size() / 2);
    result_.characters.reserve(page.size() / 2);
    result_.markup += "<x-page>";
  }

  StrippedPage run() && {
    while (at_ < page_.size()) {
      const std::size_t tag = std::min(page_.find('<', at_), page_.size());
      copy_text(page_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ == page_.size()) break;
      const std::string_view rest = page_.substr(at_ + 1);
      if (rest.starts_with("!--")) {
        skip_comment();
      } else if (!rest.empty() && is_letter(rest.front())) {
        start_tag();
      } else if (const Element element = end_tag_of(rest); is_frame(element)) {
        // Whatever follows the end of the body is still part of it.
        if (element == Element::head) end_head();
        at_ = std::min(page_.find('>', at_), page_.size() - 1) + 1;
      } else {
        std::size_t stop = find(angle, at_ + 1);
        if (stop < page_.size() && page_[stop] == '>') ++stop;
        result_.markup += page_.substr(at_, stop - at_);
        at_ = stop;
      }
    }
    return std::move(result_);
  }

 private:
  struct Attribute {
    std::string_view name;
    std::string_view value;  // without its quotes
    char quote = 0;
    HtmlAttribute attribute = HtmlAttribute::class_;
  };

  /// Where the next character of that kind stands, from `from` on; the page's end where there is none.
  std::size_t find(Kind kind, std::size_t from) const {
    while (from < page_.size() && !is(page_[from], kind)) ++from;
    return from;
  }

  void skip_white() {
    while (at_ < page_.size() && is(page_[at_], white)) ++at_;
  }

  void copy_text(std::string_view text) {
    if (text.empty()) return;
    std::size_t first = 0;
    while (first < text.size() && is(text[first], white)) ++first;
    if (first > 0) result_.markup += ' ';
    result_.markup += text.substr(first);
  }

  Element end_tag_of(std::string_view rest) const {
    if (!rest.starts_with('/')) return Element::other;
    return element_of(page_.substr(at_ + 2, find(ends_name, at_ + 2) - at_ - 2));
  }

  /// Whether an element is one of those that make up a page's frame. libxml2 ends a page where such an element does,
  /// and drops a second one with its attributes; under names that it does not know they are elements like others.
  static bool is_frame(Element element) {
    return element == Element::html || element == Element::head || element == Element::body;
  }

  void end_head() {
    if (std::exchange(head_open_, false)) result_.markup += "</x-head>";
  }

  void skip_comment() {
    std::size_t end = comments_end_ ? page_.find("-->", at_ + 2) : std::string_view::npos;
    comments_end_ = end != std::string_view::npos;
    if (!comments_end_) end = page_.find('>', at_);
    at_ = end == std::string_view::npos ? page_.size() : end + (comments_end_ ? 3 : 1);
  }

  void start_tag() {
    const std::size_t end = find(ends_name, at_ + 1);
    const std::string_view name = page_.substr(at_ + 1, end - at_ - 1);
    const Element element = element_of(name);
    if (static_cast<std::size_t>(element) < unread.size() && skip_element(static_cast<std::size_t>(element))) return;
    if (element == Element::body) end_head();
    if (element == Element::head) head_open_ = true;
    at_ = end;
    attributes_.clear();
    const bool is_meta = element == Element::meta || element == Element::link;
    while (at_ < page_.size() && page_[at_] != '>') attribute(is_meta);
    ++at_;
    if (element == Element::left_out || (element == Element::link && !is_canonical())) return;
    result_.markup += is_frame(element) ? "<x-" : "<";
    result_.markup += name;
    copy_attributes();
    // A slash after a value without quotes is part of it.
    const bool bare = !attributes_.empty() && attributes_.back().quote == 0 && !attributes_.back().value.empty();
    result_.markup += page_[at_ - 2] == '/' && !bare ? "/>" : ">";
  }

  bool is_canonical() const {
    return std::ranges::any_of(attributes_, [](const Attribute& attribute) {
      return attribute.value.find("canonical") != std::string_view::npos;
    });
  }

  /// One attribute, or the white space before it. Of several that mean the same the first counts.
  void attribute(bool is_meta) {
    while (at_ < page_.size() && (is(page_[at_], white) || page_[at_] == '/')) ++at_;
    const std::size_t begin = at_;
    at_ = find(ends_attribute, at_);
    Attribute read{.name = page_.substr(begin, at_ - begin)};
    skip_white();
    if (at_ < page_.size() && page_[at_] == '=') {
      ++at_;
      skip_white();
      const char quote = at_ < page_.size() ? page_[at_] : '>';
      if (quote == '"' || quote == '\'') {
        // A quote that does not end would take the rest of the page with it.
        const std::size_t last = page_.find(quote, at_ + 1);
        const bool ends = last != std::string_view::npos;
        const std::size_t stop = ends ? last : std::min(page_.find('>', at_), page_.size());
        read.quote = quote;
        read.value = page_.substr(at_ + 1, stop - at_ - 1);
        at_ = stop + (ends ? 1 : 0);
      } else {
        const std::size_t stop = find(ends_value, at_);
        read.value = page_.substr(at_, stop - at_);
        at_ = stop;
      }
    }
    const auto wanted = attribute_of(read.name);
    if (!wanted || (!is_meta && (*wanted == HtmlAttribute::name || *wanted == HtmlAttribute::rel))) return;
    if (*wanted == HtmlAttribute::style && read.value.find("none") == std::string_view::npos &&
        read.value.find("hidden") == std::string_view::npos)
      return;
    // Where a link of the text leads to is of no interest, only that it is one.
    if (!is_meta && *wanted == HtmlAttribute::href) read.value = {}, read.quote = 0;
    read.attribute = *wanted;
    if (std::ranges::find(attributes_, *wanted, &Attribute::attribute) == attributes_.end())
      attributes_.push_back(read);
  }

  /// Sets the element's attributes aside under a number, or leaves them in it where libxml2 has entities to resolve.
  void copy_attributes() {
    if (attributes_.empty()) return;
    if (std::ranges::any_of(attributes_, [](const Attribute& attribute) {
          return attribute.value.find('&') != std::string_view::npos;
        })) {
      for (const Attribute& attribute : attributes_) {
        result_.markup.append(" ").append(attribute.name);
        if (attribute.quote == 0 && attribute.value.empty()) continue;
        result_.markup += '=';
        if (attribute.quote != 0) result_.markup += attribute.quote;
        result_.markup += attribute.value;
        if (attribute.quote != 0) result_.markup += attribute.quote;
      }
      return;
    }
    const auto first = static_cast<std::uint32_t>(result_.values.size());
    for (const Attribute& attribute : attributes_) {
      const auto begin = static_cast<std::uint32_t>(result_.characters.size());
      result_.characters += attribute.value;
      result_.values.push_back({attribute.attribute, begin, static_cast<std::uint32_t>(result_.characters.size())});
    }
    result_.markup.append(" n").append(std::to_string(result_.elements.size() % StrippedPage::numbers));
    result_.elements.push_back({first, static_cast<std::uint32_t>(result_.values.size())});
  }

  /// Skips an element to its end; false where it has none.
  bool skip_element(std::size_t which) {
    const std::string_view name = unread[which];
    const std::size_t open_end = page_.find('>', at_);
    if (open_end == std::string_view::npos || endless_[which]) return false;
    if (page_[open_end - 1] == '/' && name != "script") {
      at_ = open_end + 1;
      return true;
    }
    std::size_t close = find_end_tag(page_, name, open_end);
    endless_[which] = close == std::string_view::npos;
    if (endless_[which] && name != "script" && name != "style") return false;
    close = std::min(close, page_.size());
    if (name == "script" && lower(page_.substr(at_, open_end - at_)).find("ld+json") != std::string::npos)
      result_.json_ld.emplace_back(page_.substr(open_end + 1, close - open_end - 1));
    const std::size_t close_end = page_.find('>', close);
    at_ = close_end == std::string_view::npos ? page_.size() : close_end + 1;
    return true;
  }

  std::string_view page_;
  StrippedPage result_;
  std::vector<Attribute> attributes_;  // of the present element
  std::size_t at_ = 0;
  std::array<bool, unread.size()> endless_ = {};
  bool comments_end_ = true;
  bool head_open_ = false;
};

}  // namespace

std::optional<HtmlAttribute> attribute_of(std::string_view name) {
  static const NameTable<HtmlAttribute> names = {{"class", HtmlAttribute::class_},
                                                 {"id", HtmlAttribute::id},
                                                 {"itemprop", HtmlAttribute::itemprop},
                                                 {"itemtype", HtmlAttribute::itemtype},
                                                 {"itemscope", HtmlAttribute::itemscope},
                                                 {"role", HtmlAttribute::role},
                                                 {"href", HtmlAttribute::href},
                                                 {"datetime", HtmlAttribute::datetime},
                                                 {"pubdate", HtmlAttribute::pubdate},
                                                 {"content", HtmlAttribute::content},
                                                 {"property", HtmlAttribute::property},
                                                 {"name", HtmlAttribute::name},
                                                 {"http-equiv", HtmlAttribute::http_equiv},
                                                 {"rel", HtmlAttribute::rel},
                                                 {"lang", HtmlAttribute::lang},
                                                 {"style", HtmlAttribute::style},
                                                 {"hidden", HtmlAttribute::hidden},
                                                 {"aria-hidden", HtmlAttribute::aria_hidden},
                                                 {"data-testid", HtmlAttribute::label},
                                                 {"data-component", HtmlAttribute::label},
                                                 {"data-module", HtmlAttribute::label},
                                                 {"data-type", HtmlAttribute::label},
                                                 {"data-qa", HtmlAttribute::label},
                                                 {"data-block", HtmlAttribute::label},
                                                 {"data-test-id", HtmlAttribute::label}};
  const auto found = names.find(name);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

StrippedPage strip_page(std::string_view page) { return Stripper(page).run(); }

}  // namespace entente
