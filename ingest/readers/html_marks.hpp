#pragma once

// What the names of a page's elements tell about them: their classes, ids, roles and item types.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/html_tree.hpp"

namespace entente {

/// What the words of a class or id say. An element has a set of them.
enum class MarkWord : std::uint32_t {
  navigation = 1U << 0U,  ///< menus, bread crumbs, search, log in, header and footer of the site
  comments = 1U << 1U,
  sharing = 1U << 2U,
  related = 1U << 3U,    ///< other articles: related, most read, teasers
  promotion = 1U << 4U,  ///< newsletters, subscriptions, donations, advertisements
  notice = 1U << 5U,     ///< cookies, consent, pop-ups
  caption = 1U << 6U,    ///< captions and credits of pictures, galleries, players
  author = 1U << 7U,     ///< bylines, biographies
  tags = 1U << 8U,       ///< topics, categories, keywords
  reference = 1U << 9U,  ///< footnotes, edit links, tables of contents, information boxes
  hidden = 1U << 10U,
  date = 1U << 11U,
  updated = 1U << 12U,
  published = 1U << 13U,
  title = 1U << 14U,
  headline = 1U << 15U,
  article = 1U << 16U,      ///< article, post, entry, story, news
  body = 1U << 17U,         ///< body, content, text
  lead = 1U << 18U,         ///< summary, standfirst, lead
  body_proper = 1U << 19U,  ///< a class that only the text of an article has
  meta = 1U << 20U,
};

class Words {
 public:
  void insert(std::uint32_t bits) { bits_ |= bits; }
  bool has(MarkWord word) const { return (bits_ & static_cast<std::uint32_t>(word)) != 0; }
  bool has_any(std::initializer_list<MarkWord> words) const {
    for (const MarkWord word : words)
      if (has(word)) return true;
    return false;
  }

 private:
  std::uint32_t bits_ = 0;
};

/// A page's elements with their words, and which of them are not the article's.
class HtmlMarks {
 public:
  explicit HtmlMarks(const HtmlTree& page);

  Words words(std::uint32_t node) const { return words_[node]; }

  /// True where the element, or one around it, is navigation, a comment, hidden and the like.
  bool is_boilerplate(std::uint32_t node) const { return boilerplate_[node] != 0; }

  /// True where a browser would not show the element (or one around it).
  bool is_hidden(std::uint32_t node) const { return hidden_[node] != 0; }

 private:
  std::vector<Words> words_;
  std::vector<std::uint8_t> boilerplate_;
  std::vector<std::uint8_t> hidden_;
};

/// The characters of a node's descendants without hidden ones, white space collapsed.
std::string visible_text(const HtmlTree& page, const HtmlMarks& marks, std::uint32_t node);

/// Lower-case ASCII letters and digits of `text`, all else left out: for comparing titles and paragraphs.
std::string letters_of(std::string_view text);

}  // namespace entente
