#include "ingest/readers/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/dates.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t feed = rest.find('\n');
  const std::string_view line = rest.substr(0, feed);
  rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
  return line;
}

std::string_view unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.front() == value.back())
    return value.substr(1, value.size() - 2);
  return value;
}

void set(Article& article, std::string_view key, std::string_view value) {
  if (key == "title") article.title = value;
  if (key == "id") article.id = value;
  if (key == "source" || key == "publisher" || key == "site") article.source = value;
  if (key == "url" || key == "link" || key == "canonical_url") article.url = value;
  if (key == "language" || key == "lang") article.language = value;
  if (key == "date" || key == "published") article.published = find_day(value);
}

/// Takes front matter off `text`; what looks like it but does not end is text.
void take_front_matter(std::string_view& text, Article& article) {
  std::string_view rest = text;
  if (trim(take_line(rest)) != "---") return;
  Article found;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (trim(line) == "---" || trim(line) == "...") {
      article = std::move(found);
      text = rest;
      return;
    }
    const std::size_t colon = line.find(':');
    const bool nested = line.starts_with(' ') || line.starts_with('-') || line.starts_with('#');
    if (colon == std::string_view::npos && !nested && !trim(line).empty()) return;
    if (colon != std::string_view::npos && !nested)
      set(found, lower(trim(line.substr(0, colon))), unquoted(trim(line.substr(colon + 1))));
  }
}

std::string_view first_line(std::string_view text) {
  while (!text.empty())
    if (const std::string_view line = trim(take_line(text)); !line.empty()) return line;
  return {};
}

std::size_t width(std::string_view line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// The width at which the text's lines were broken; 0 where they were not. Broken lines are many, none is long, and all
/// but a paragraph's last could not have taken the next line's first word.
std::size_t broken_at(const std::vector<std::string_view>& lines) {
  constexpr std::size_t narrowest = 50;
  constexpr std::size_t widest = 110;
  std::size_t longest = 0;
  for (const std::string_view line : lines) longest = std::max(longest, width(line));
  if (longest < narrowest || longest > widest) return 0;
  std::size_t full = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].empty() || lines[i + 1].empty()) continue;
    ++pairs;
    if (width(lines[i]) + 1 + width(lines[i + 1].substr(0, lines[i + 1].find(' '))) + 4 > longest) ++full;
  }
  return pairs >= 3 && full * 10 >= pairs * 7 ? longest : 0;
}

bool starts_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ") || line.starts_with("> ") ||
         line.starts_with("#");
}

/// Links are short: what does not end soon is none, and is not searched for again from every bracket.
std::size_t find_within(std::string_view line, char c, std::size_t from) {
  constexpr std::size_t longest = 1000;
  return line.substr(0, std::min(line.size(), from + longest)).find(c, from);
}

/// One line of Markdown without its marks.
std::string plain(std::string_view line) {
  line = trim(line);
  while (line.starts_with("> ")) line.remove_prefix(2);
  if (line.starts_with("#")) line = trim(line.substr(std::min(line.find_first_not_of('#'), line.size())));
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) line.remove_prefix(2);
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && i + 1 < line.size() && line[i + 1] > ' ' && line[i + 1] < '0') {
      result += line[++i];
      continue;
    }
    const bool image = c == '!' && i + 1 < line.size() && line[i + 1] == '[';
    if (c == '[' || image) {
      const std::size_t open = image ? i + 1 : i;
      const std::size_t close = find_within(line, ']', open);
      if (close != std::string_view::npos && close + 1 < line.size() &&
          (line[close + 1] == '(' || line[close + 1] == '[')) {
        const std::size_t end = find_within(line, line[close + 1] == '(' ? ')' : ']', close + 2);
        if (end != std::string_view::npos) {
          if (!image) result += plain(line.substr(open + 1, close - open - 1));
          i = end;
          continue;
        }
      }
    }
    if (c == '*' || c == '`') continue;
    // Underscores mark emphasis only at the edge of a word.
    const bool word_before = i > 0 && line[i - 1] != ' ' && line[i - 1] != '_';
    const bool word_after = i + 1 < line.size() && line[i + 1] != ' ' && line[i + 1] != '_';
    if (c == '_' && word_before != word_after) continue;
    result += c;
  }
  return result;
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=*_ ") == std::string_view::npos;
}

}  // namespace

std::string join_broken_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view line = take_line(rest);
    while (line.ends_with(' ')) line.remove_suffix(1);
    lines.push_back(line);
  }
  const std::size_t longest = broken_at(lines);
  if (longest == 0) return std::string(text);
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result += lines[i];
    if (i + 1 == lines.size()) {
      if (text.ends_with('\n')) result += '\n';
      break;
    }
    const std::string_view next = lines[i + 1];
    const bool full = width(lines[i]) + 1 + width(next.substr(0, next.find(' '))) + 10 > longest;
    const bool joins = full && !lines[i].empty() && !next.empty() && !next.starts_with(' ') && !starts_item(next);
    result += joins ? ' ' : '\n';
  }
  return result;
}

Article read_text(std::string_view bytes) {
  Article article;
  take_front_matter(bytes, article);
  article.text = join_broken_lines(bytes);
  if (article.title.empty()) article.title = first_line(article.text);
  return article;
}

Article read_markdown(std::string_view bytes) {
  Article article;
  take_front_matter(bytes, article);
  bool fenced = false;
  bool open = false;  // in a paragraph, whose lines Markdown joins
  while (!bytes.empty()) {
    const std::string_view line = trim(take_line(bytes));
    if (line.starts_with("```") || line.starts_with("~~~")) {
      fenced = !fenced;
      continue;
    }
    if (fenced || is_rule(line)) continue;
    if (line.empty()) {
      if (!article.text.empty() && !article.text.ends_with("\n\n"))
        article.text += article.text.ends_with('\n') ? "\n" : "\n\n";
      open = false;
      continue;
    }
    const bool heading = line.starts_with('#');
    if (open && (heading || starts_item(line))) article.text += '\n';
    if (open && !heading && !starts_item(line)) article.text += ' ';
    article.text += plain(line);
    open = !heading;
    if (heading) article.text += '\n';
    if (heading && article.title.empty()) article.title = plain(line);
  }
  if (article.title.empty()) article.title = first_line(article.text);
  return article;
}

}  // namespace entente
