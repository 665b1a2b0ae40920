#include "ingest/readers/html_blocks.hpp"

#include <algorithm>
#include <array>

#include "ingest/data/ascii.hpp"
#include "ingest/data/calendar.hpp"
#include "ingest/readers/dates.hpp"
#include "ingest/readers/names.hpp"

namespace entente {

std::vector<HtmlBlock> split_blocks(const HtmlTree& page, const HtmlMarks& marks) {
  std::vector<HtmlBlock> blocks;
  std::string raw;
  HtmlBlock block;
  std::uint32_t link_end = 0;
  std::size_t raw_linked = 0;
  const auto flush = [&] {
    block.text = collapse(raw);
    if (!block.text.empty()) {
      block.linked = raw_linked * block.text.size() / std::max<std::size_t>(raw.size(), 1);
      blocks.push_back(std::move(block));
    }
    block = {};
    raw.clear();
    raw_linked = 0;
  };
  std::vector<std::uint32_t> ends;  // of the block elements around the present node
  std::vector<std::uint32_t> around = {0};
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    while (!ends.empty() && i >= ends.back()) {
      flush();
      ends.pop_back();
      around.pop_back();
    }
    const std::uint32_t current = around.back();
    const HtmlNode& node = page[i];
    if (node.tag == Tag::title) {
      i = node.end - 1;
      continue;
    }
    if (node.tag == Tag::text) {
      if (marks.is_hidden(i)) continue;
      // Boilerplate within a line (a credit in a span) is left out of it; a line that is nothing else stays as
      // boilerplate.
      const bool foreign = marks.is_boilerplate(i);
      if (foreign && !marks.is_boilerplate(current)) continue;
      const std::string_view text = page.text(i);
      if (raw.empty() && text.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      if (raw.empty()) block.node = current, block.first = i, block.boilerplate = foreign;
      block.last = i + 1;
      // Preformatted text has empty lines between its paragraphs.
      const std::size_t gap = page[current].tag == Tag::pre ? text.find("\n\n") : std::string_view::npos;
      if (gap == std::string_view::npos) {
        raw += text;
        if (i < link_end) raw_linked += text.size();
        continue;
      }
      for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find("\n\n"), rest.size());
        block.node = current, block.first = i, block.last = i + 1, block.boilerplate = foreign;
        raw += rest.substr(0, end);
        rest.remove_prefix(std::min(end + 2, rest.size()));
        if (!rest.empty()) flush();
      }
      continue;
    }
    if (node.tag == Tag::br) {
      flush();
      continue;
    }
    if (node.tag == Tag::a && page.has(i, HtmlAttribute::href)) link_end = std::max(link_end, node.end);
    if (is_block(node.tag)) {
      flush();
      ends.push_back(node.end);
      around.push_back(i);
    }
  }
  flush();
  return blocks;
}

bool is_date_line(std::string_view line) {
  constexpr std::size_t longest = 90;
  if (line.size() > longest || !find_day(line)) return false;
  // Beyond days, months, hours and zones, a few words like "Published on" may stand there.
  constexpr std::array<std::string_view, 26> usual = {
      "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",  "am", "pm", "a",
      "p",   "m",   "gmt",  "utc", "est", "edt",  "et",    "bst", "cet", "cest", "at", "on", "of"};
  const auto is_usual = [&](std::string_view word) {
    return month_of(word) || weekday_of(word) || std::ranges::find(usual, word) != usual.end();
  };
  std::size_t others = 0;
  std::string word;
  for (const char c : lower(line) + " ") {
    if ((c >= 'a' && c <= 'z')) {
      word += c;
      continue;
    }
    if (!word.empty() && !is_usual(word)) ++others;
    word.clear();
  }
  return others <= 3;
}

}  // namespace entente
