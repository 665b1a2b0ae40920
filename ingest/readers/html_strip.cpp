#include "ingest/readers/html_strip.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

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

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Copies a page without what no reader of text looks at: scripts, styles, drawings, comments, most attributes, white
/// space between tags. It is most of a modern page, and libxml2 takes its time over it.
class Stripper {
 public:
  Stripper(std::string_view page, std::vector<std::string>& json_ld) : page_(page), json_ld_(&json_ld) {
    result_.reserve(page.size() / 2);
    result_ += "<x-page>";
  }

  std::string run() && {
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
      } else if (const std::string_view structure = structural(rest.substr(std::min<std::size_t>(rest.size(), 1)));
                 rest.starts_with('/') && !structure.empty()) {
        // Whatever follows the end of the body is still part of it.
        if (structure == "head") end_head();
        at_ = std::min(page_.find('>', at_), page_.size() - 1) + 1;
      } else {
        const std::size_t end = page_.find_first_of("<>", at_ + 1);
        const std::size_t stop = end == std::string_view::npos ? page_.size() : end + (page_[end] == '>' ? 1U : 0U);
        result_ += page_.substr(at_, stop - at_);
        at_ = stop;
      }
    }
    return std::move(result_);
  }

 private:
  void copy_text(std::string_view text) {
    if (text.empty()) return;
    const std::size_t first = static_cast<std::size_t>(std::ranges::find_if_not(text, is_white) - text.begin());
    if (first > 0) result_ += ' ';
    result_ += text.substr(first);
  }

  /// The name of an element that makes up a page's frame. libxml2 ends a page where such an element does, and drops a
  /// second one with
  /// its attributes; under names that it does not know they are elements like others.
  static std::string_view structural(std::string_view rest) {
    for (const std::string_view name : {"html", "head", "body"})
      if (same_letters(rest, name) && (rest.size() == name.size() || is_white(rest[name.size()]) ||
                                       rest[name.size()] == '>' || rest[name.size()] == '/'))
        return name;
    return {};
  }

  void end_head() {
    if (std::exchange(head_open_, false)) result_ += "</x-head>";
  }

  void skip_comment() {
    std::size_t end = comments_end_ ? page_.find("-->", at_ + 2) : std::string_view::npos;
    comments_end_ = end != std::string_view::npos;
    if (!comments_end_) end = page_.find('>', at_);
    at_ = end == std::string_view::npos ? page_.size() : end + (comments_end_ ? 3 : 1);
  }

  void start_tag() {
    std::size_t end = at_ + 1;
    while (end < page_.size() && !is_white(page_[end]) && page_[end] != '>' && page_[end] != '/') ++end;
    const std::string_view name = page_.substr(at_ + 1, end - at_ - 1);
    for (std::size_t i = 0; i < unread.size(); ++i)
      if (name.size() == unread[i].size() && same_letters(name, unread[i]) && skip_element(i)) return;
    const std::size_t before = result_.size();
    const std::string_view structure = structural(name);
    if (structure == "body") end_head();
    if (structure == "head") head_open_ = true;
    result_ += structure.empty() ? "<" : "<x-";
    result_ += name;
    const bool is_meta = same_letters(name, "meta") || same_letters(name, "link");
    at_ = end;
    while (at_ < page_.size() && page_[at_] != '>') attribute(is_meta);
    if (is_useless(name, std::string_view(result_).substr(before))) {
      result_.resize(before);
      ++at_;
      return;
    }
    if (page_[at_ - 1] == '/') result_ += '/';
    result_ += '>';
    ++at_;
  }

  /// Pictures, icons and the like hold nothing.
  static bool is_useless(std::string_view name, std::string_view copied) {
    for (const std::string_view other : {"img", "input", "source", "wbr"})
      if (name.size() == other.size() && same_letters(name, other)) return true;
    return name.size() == 4 && same_letters(name, "link") && copied.find("canonical") == std::string_view::npos;
  }

  /// One attribute, or the white space before it.
  void attribute(bool is_meta) {
    while (at_ < page_.size() && (is_white(page_[at_]) || page_[at_] == '/')) ++at_;
    const std::size_t begin = at_;
    while (at_ < page_.size() && !is_white(page_[at_]) && page_[at_] != '=' && page_[at_] != '>' && page_[at_] != '/')
      ++at_;
    const std::string_view name = page_.substr(begin, at_ - begin);
    while (at_ < page_.size() && is_white(page_[at_])) ++at_;
    std::string_view value;
    if (at_ < page_.size() && page_[at_] == '=') {
      ++at_;
      while (at_ < page_.size() && is_white(page_[at_])) ++at_;
      const char quote = at_ < page_.size() ? page_[at_] : '>';
      std::size_t stop = at_;
      if (quote == '"' || quote == '\'') {
        stop = page_.find(quote, at_ + 1);
        // A quote that does not end would take the rest of the page with it.
        stop = stop == std::string_view::npos ? std::min(page_.find('>', at_), page_.size()) : stop + 1;
      } else {
        while (stop < page_.size() && !is_white(page_[stop]) && page_[stop] != '>') ++stop;
      }
      value = page_.substr(at_, stop - at_);
      at_ = stop;
    }
    if (name.empty()) return;
    const auto wanted = attribute_of(name);
    if (!wanted || (!is_meta && (*wanted == HtmlAttribute::name || *wanted == HtmlAttribute::rel))) return;
    if (*wanted == HtmlAttribute::style && value.find("none") == std::string_view::npos &&
        value.find("hidden") == std::string_view::npos)
      return;
    result_ += ' ';
    result_ += name;
    // Where a link of the text leads to is of no interest, only that it is one.
    if (value.empty() || (!is_meta && *wanted == HtmlAttribute::href)) return;
    result_ += '=';
    result_ += value;
    if (const char quote = value.front();
        (quote == '"' || quote == '\'') && (value.size() == 1 || value.back() != quote))
      result_ += quote;
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
      json_ld_->emplace_back(page_.substr(open_end + 1, close - open_end - 1));
    const std::size_t close_end = page_.find('>', close);
    at_ = close_end == std::string_view::npos ? page_.size() : close_end + 1;
    return true;
  }

  static constexpr std::array<std::string_view, 5> unread = {"script", "style", "svg", "template", "noscript"};

  std::string_view page_;
  std::vector<std::string>* json_ld_;
  std::string result_;
  std::size_t at_ = 0;
  std::array<bool, unread.size()> endless_ = {};
  bool comments_end_ = true;
  bool head_open_ = false;
};

}  // namespace

std::optional<HtmlAttribute> attribute_of(std::string_view name) {
  struct Fold {
    std::size_t operator()(std::string_view word) const {
      std::size_t hash = word.size();
      for (const char c : word) hash = hash * 31 + (static_cast<unsigned char>(c) | 0x20U);
      return hash;
    }
    bool operator()(std::string_view a, std::string_view b) const {
      return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
    }
  };
  static const std::unordered_map<std::string_view, HtmlAttribute, Fold, Fold> names = {
      {"class", HtmlAttribute::class_},
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

std::string strip_page(std::string_view page, std::vector<std::string>& json_ld) {
  return Stripper(page, json_ld).run();
}

}  // namespace entente
