#include "ingest/readers/html_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_inside(const HtmlTree& page, std::uint32_t node, std::uint32_t ancestor) {
  return node >= ancestor && node < page[ancestor].end;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view quote : {"\"", "'", "”", "’", ")", "»", "]"})
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
         text.ends_with("…") || text.ends_with(';');
}

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + (text.empty() ? 0 : 1);
}

bool begins_with_phrase(std::string_view small, std::string_view phrase) {
  if (small.empty() || small.front() != phrase.front() || !small.starts_with(phrase)) return false;
  const char next = small.size() > phrase.size() ? small[phrase.size()] : ' ';
  return next < 'a' || next > 'z' || phrase.back() < 'a' || phrase.back() > 'z';
}

/// Lines that stand in articles and belong to the site.
bool is_site_phrase(std::string_view text) {
  constexpr std::size_t longest = 220;
  if (text.size() > longest) return false;
  // Whatever follows.
  constexpr std::array<std::string_view, 27> surely = {"sign up for",
                                                       "sign up to",
                                                       "subscribe to",
                                                       "subscribe now",
                                                       "advertisement",
                                                       "click here to subscribe",
                                                       "photo by",
                                                       "image credit",
                                                       "image source",
                                                       "file photo",
                                                       "image caption",
                                                       "media caption",
                                                       "copyright ",
                                                       "© ",
                                                       "(c) 20",
                                                       "all rights reserved",
                                                       "by continuing to use",
                                                       "we use cookies",
                                                       "this site uses cookies",
                                                       "get the latest",
                                                       "join the conversation",
                                                       "skip to ",
                                                       "article continues after",
                                                       "you must be logged in",
                                                       "this page has been automatically archived",
                                                       "have an opinion on this story",
                                                       "share this:"};
  // Unless a whole sentence follows.
  constexpr std::array<std::string_view, 40> perhaps = {"share this",
                                                        "share on",
                                                        "follow us",
                                                        "follow @",
                                                        "sign up",
                                                        "subscribe",
                                                        "read more",
                                                        "read also",
                                                        "also read",
                                                        "more on",
                                                        "more:",
                                                        "see also",
                                                        "related:",
                                                        "related articles",
                                                        "related stories",
                                                        "recommended",
                                                        "sponsored",
                                                        "click here",
                                                        "tap here",
                                                        "photo:",
                                                        "photos:",
                                                        "image:",
                                                        "picture:",
                                                        "video:",
                                                        "watch:",
                                                        "watch live",
                                                        "listen:",
                                                        "(photo",
                                                        "getty images",
                                                        "print this",
                                                        "email this",
                                                        "download the app",
                                                        "join our",
                                                        "back to top",
                                                        "continue reading",
                                                        "story continues",
                                                        "article continues",
                                                        "filed under",
                                                        "tags:",
                                                        "topics:"};
  constexpr std::array<std::string_view, 27> alone = {
      "share",     "tweet",         "print",    "email",    "comments",  "related",    "loading...", "loading…",
      "facebook",  "twitter",       "linkedin", "whatsapp", "save",      "close",      "menu",       "search",
      "next",      "previous",      "top",      "see also", "posted in", "categories", "most read",  "leave a comment",
      "read more", "share article", "copy link"};
  const std::string small = lower(text.substr(0, 60));
  const auto begins = [&](std::string_view phrase) { return begins_with_phrase(small, phrase); };
  if (std::ranges::any_of(surely, begins) || std::ranges::find(alone, small) != alone.end()) return true;
  return std::ranges::any_of(perhaps, begins) && !(ends_sentence(text) && word_count(text) >= 8);
}

bool is_byline(std::string_view text) {
  constexpr std::size_t longest = 90;
  if (text.size() > longest || ends_sentence(text)) return false;
  return text.starts_with("By ") || text.starts_with("BY ") || text.starts_with("Written by ") ||
         text.starts_with("Reporting by ");
}

/// The block's weight in the search for the article: its bytes for what reads like a paragraph, less than nothing for
/// links and labels.
double weigh(const HtmlTree& page, const HtmlBlock& block) {
  constexpr double label = -25;
  const auto size = static_cast<double>(block.text.size());
  if (block.boilerplate) return 0;
  if (block.linked * 2 > block.text.size()) return std::max(-size, label);
  if (is_site_phrase(block.text)) return label;
  const bool prose = block.text.size() >= 80 || (ends_sentence(block.text) && word_count(block.text) >= 5);
  if (prose && !is_heading(page[block.node].tag)) return size - static_cast<double>(block.linked);
  return is_heading(page[block.node].tag) ? 0 : label / 2;
}

/// A card: a linked heading and what little stands around it. Everything in it is about another article.
void drop_cards(const HtmlTree& page, const HtmlMetadata& metadata, std::vector<HtmlBlock>& blocks) {
  constexpr std::size_t card = 450;
  std::vector<std::size_t> bytes(page.size());
  for (const HtmlBlock& block : blocks)
    for (std::uint32_t node = block.node;; node = page[node].parent) {
      bytes[node] += block.text.size();
      if (node == 0) break;
    }
  std::vector<std::uint8_t> cards(page.size());
  for (const HtmlBlock& block : blocks) {
    if (!is_heading(page[block.node].tag) || is_inside(page, block.first, metadata.heading) ||
        block.linked * 10 < block.text.size() * 8)
      continue;
    std::uint32_t root = block.node;
    while (root != 0 && bytes[page[root].parent] <= card && !is_inside(page, metadata.heading, page[root].parent) &&
           page[page[root].parent].tag != Tag::body)
      root = page[root].parent;
    if (cards[root] == 0) std::fill(cards.begin() + root, cards.begin() + page[root].end, std::uint8_t{1});
  }
  for (HtmlBlock& block : blocks)
    if (cards[block.node] != 0) block.boilerplate = true;
}

/// Where the article is: all of it lies in `root`, most of it in `body`.
struct Place {
  std::uint32_t root = 0;
  std::uint32_t body = 0;
};

/// How much it means that an element calls itself the article; 0: it does not.
double trust_in(const HtmlTree& page, const HtmlMarks& marks, std::uint32_t node) {
  if (page.attribute(node, HtmlAttribute::itemprop) == "articleBody") return 4;
  if (marks.words(node).has(MarkWord::body_proper)) return 3;
  if (page[node].tag == Tag::article) return 2;
  if (page[node].tag == Tag::main || page.attribute(node, HtmlAttribute::role) == "main") return 1.2;
  return 0;
}

/// Looks in the element that the page itself names, where it holds a fair part of what reads like paragraphs; else in
/// the whole page. From there down as long as one child holds most of it.
Place find_place(const HtmlTree& page, const HtmlMarks& marks, const HtmlMetadata& metadata,
                 const std::vector<HtmlBlock>& blocks) {
  constexpr double most = 0.8;
  constexpr double worst = -100;
  constexpr double enough = 200;
  std::vector<double> score(page.size());
  for (const HtmlBlock& block : blocks) score[block.node] += weigh(page, block);
  for (std::uint32_t i = page.size(); i-- > 1;)
    if (page[i].tag != Tag::text) score[page[i].parent] += std::max(score[i], worst);
  std::uint32_t named = 0;
  double best = 0;
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    if (page[i].tag == Tag::text || marks.is_boilerplate(i) || score[i] <= 0) continue;
    if (const double trusted = trust_in(page, marks, i) * score[i]; trusted > best) named = i, best = trusted;
  }
  if (score[named] < enough || score[named] * 5 < score[0]) named = 0;
  Place place{.root = named, .body = named};
  while (true) {
    std::uint32_t child = 0;
    for (std::uint32_t i = place.body + 1; i < page[place.body].end; i = page[i].end)
      if (page[i].tag != Tag::text && is_block(page[i].tag) && page[i].tag != Tag::p &&
          (child == 0 || score[i] > score[child]))
        child = i;
    if (child == 0 || score[child] < most * score[place.body] || score[child] <= 0) break;
    place.body = child;
  }
  if (named == 0) place.root = place.body;
  // The lead stands between the heading and the body.
  while (metadata.heading != 0 && place.root != 0 && !is_inside(page, metadata.heading, place.root) &&
         metadata.heading < place.body)
    place.root = page[place.root].parent;
  return place;
}

/// The cells of tables of data: headings, and rows of short cells. A cell of a layout table holds whole paragraphs.
std::vector<std::uint8_t> find_data_cells(const HtmlTree& page) {
  constexpr std::size_t short_cell = 120;
  std::vector<std::uint32_t> cells(page.size());
  std::vector<std::size_t> bytes(page.size() + 1);  // of text before each node
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    bytes[i + 1] = bytes[i] + (page[i].tag == Tag::text ? page[i].last - page[i].first : 0);
    if (page[i].tag == Tag::td || page[i].tag == Tag::th) ++cells[page[i].parent];
  }
  std::vector<std::uint8_t> data(page.size());
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    const std::uint32_t row = page[i].parent;
    if (page[i].tag == Tag::th) data[i] = 1;
    if (page[i].tag == Tag::td)
      data[i] = cells[row] >= 2 && bytes[page[row].end] - bytes[row] < cells[row] * short_cell;
  }
  return data;
}

bool is_in_any(const HtmlTree& page, const std::vector<std::uint8_t>& elements, std::uint32_t node,
               std::uint32_t container) {
  for (std::uint32_t i = node; i != container && i != 0; i = page[i].parent)
    if (elements[i] != 0) return true;
  return false;
}

bool is_lead(const HtmlTree& page, const HtmlMarks& marks, const HtmlBlock& block) {
  return word_count(block.text) >= 6 &&
         (marks.words(block.node).has(MarkWord::lead) || marks.words(page[block.node].parent).has(MarkWord::lead));
}

bool in_list(const HtmlTree& page, std::uint32_t node) {
  return page[node].tag == Tag::li || page[page[node].parent].tag == Tag::li;
}

/// Whether a line outside the body is a paragraph, a lead or a point of a list of main points.
bool is_summary(const HtmlTree& page, const HtmlMarks& marks, const HtmlMetadata& metadata, const HtmlBlock& block,
                std::uint32_t body) {
  constexpr std::uint32_t nearby = 20;
  if (block.first < body && block.linked == 0 && is_heading(page[block.node].tag) &&
      block.first < metadata.heading + nearby && word_count(block.text) >= 7)
    return true;
  const bool point =
      block.first < body && in_list(page, block.node) && block.linked == 0 && word_count(block.text) >= 6;
  return weigh(page, block) > 0 || is_lead(page, marks, block) || point;
}

/// Whether a line within the article is one of its own.
bool belongs(const HtmlTree& page, const HtmlMetadata& metadata, const HtmlBlock& block, std::uint32_t container,
             const std::vector<std::uint8_t>& data_cells) {
  if (block.boilerplate) return false;
  const bool long_line = block.text.size() > 2 * metadata.title.size() + 8;
  const std::string letters = long_line ? std::string() : letters_of(block.text);
  if (!letters.empty() && letters == letters_of(metadata.title)) return false;
  // A lone time, a count.
  if (block.text.size() < 8 && std::ranges::none_of(letters, [](char c) { return c >= 'a'; }) &&
      block.text.find_first_of("*<") == std::string::npos)
    return false;
  if (is_site_phrase(block.text) || is_date_line(block.text) || is_byline(block.text)) return false;
  const double links =
      static_cast<double>(block.linked) / static_cast<double>(std::max<std::size_t>(block.text.size(), 1));
  if (links > 0.9 && !ends_sentence(block.text)) return false;
  if (links > 0.6 && !ends_sentence(block.text) && (in_list(page, block.node) || block.text.size() < 60)) return false;

  return !is_in_any(page, data_cells, block.node, container);
}

/// Sections that list sources, contacts and other pages: from their heading to the next one of its rank.
void drop_end_matter(const HtmlTree& page, std::vector<const HtmlBlock*>& kept) {
  constexpr std::array<std::string_view, 24> names = {"sources",
                                                      "references",
                                                      "notes",
                                                      "footnotes",
                                                      "external links",
                                                      "see also",
                                                      "related news",
                                                      "related articles",
                                                      "related stories",
                                                      "related",
                                                      "related topics",
                                                      "bibliography",
                                                      "further reading",
                                                      "contacts",
                                                      "contact",
                                                      "media contact",
                                                      "media contacts",
                                                      "press contacts",
                                                      "contacts for media",
                                                      "more on this story",
                                                      "read more",
                                                      "sister links",
                                                      "more information",
                                                      "tags"};
  Tag rank = Tag::text;
  std::erase_if(kept, [&](const HtmlBlock* block) {
    const Tag tag = page[block->node].tag;
    if (!is_heading(tag)) return rank != Tag::text;
    std::string name = lower(block->text);
    for (const std::string_view ending : {"[edit]", ":"})
      if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    if (std::ranges::find(names, trim(name)) != names.end()) {
      rank = tag;
    } else if (tag <= rank) {
      rank = Tag::text;
    }
    return rank != Tag::text;
  });
}

}  // namespace

std::string article_text(const HtmlTree& page, const HtmlMarks& marks, const HtmlMetadata& metadata,
                         std::vector<HtmlBlock> blocks) {
  drop_cards(page, metadata, blocks);
  const Place place = find_place(page, marks, metadata, blocks);
  const std::vector<std::uint8_t> data_cells = find_data_cells(page);
  std::vector<const HtmlBlock*> kept;
  for (const HtmlBlock& block : blocks) {
    if (!is_inside(page, block.node, place.root) || !belongs(page, metadata, block, place.root, data_cells)) continue;
    // Outside the body only whole paragraphs count, from the heading on.
    if (!is_inside(page, block.node, place.body) &&
        (block.first < metadata.heading || !is_summary(page, marks, metadata, block, place.body)))
      continue;
    kept.push_back(&block);
  }
  drop_end_matter(page, kept);
  while (!kept.empty() && is_heading(page[kept.back()->node].tag)) kept.pop_back();
  std::set<std::string_view> seen;
  std::string text;
  for (const HtmlBlock* block : kept)
    if (block->text.size() < 40 || seen.insert(block->text).second)
      text.append(text.empty() ? "" : "\n\n").append(block->text);
  return text;
}

}  // namespace entente
