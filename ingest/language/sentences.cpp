#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unordered_map>

#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"
#include "ingest/language/segmentation.hpp"
#include "ingest/language/utf8.hpp"

namespace entente {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

const std::unordered_map<std::string, AbbreviationKind>& abbreviations() {
  static const auto table = [] {
    std::unordered_map<std::string, AbbreviationKind> result;
    static constexpr std::array<std::string_view, 2> columns = {"abbreviation", "before"};
    TsvReader reader("abbreviations.tsv", built_in("abbreviations.tsv"), columns);
    while (reader.next()) {
      const std::string_view before = reader[1];
      const AbbreviationKind kind = before == "name"     ? AbbreviationKind::title
                                    : before == "number" ? AbbreviationKind::number
                                    : before == "word"   ? AbbreviationKind::middle
                                    : before == "any"
                                        ? AbbreviationKind::any
                                        : (reader.fail("name, number, word or any"), AbbreviationKind::any);
      result.emplace(reader[0], kind);
    }
    return result;
  }();
  return table;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // without white space at both ends
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', begin), text.size());
    Line line{begin, stop};
    while (line.begin < line.end && is_space(text[line.begin])) ++line.begin;
    while (line.end > line.begin && is_space(text[line.end - 1])) --line.end;
    lines.push_back(line);
    begin = stop + 1;
  }
  return lines;
}

UChar32 point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<UChar32>(next_code_point(text, at)) : -1;
}

bool ends_like_sentence(std::string_view line) {
  const std::size_t last = line.find_last_not_of("\"')]");
  if (last == std::string_view::npos) return false;
  return std::string_view(".!?:;").find(line[last]) != std::string_view::npos || line.ends_with("”") ||
         line.ends_with("…");
}

// Does the second line go on with the first's sentence? In text that is broken at a fixed width, any line but a
// paragraph's last is about as long as the longest; elsewhere a line that goes on begins with a small letter.
bool continues(std::string_view first, std::string_view second, std::size_t wrap_width) {
  if (first.empty() || second.empty()) return false;
  if (wrap_width > 0) {
    const std::size_t word = std::min(second.find(' '), second.size());
    return first.size() + 1 + word > wrap_width - wrap_width / 8;
  }
  return !ends_like_sentence(first) && u_islower(point_at(second, 0)) != 0 && first.size() > 30;
}

// The width that text is broken at; 0 where every line is a paragraph.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::size_t longest = 0;
  std::size_t filled = 0;
  std::size_t followed = 0;
  for (const Line& line : lines) longest = std::max(longest, line.end - line.begin);
  if (longest > 100 || longest < 50) return 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].end == lines[i].begin || lines[i + 1].end == lines[i + 1].begin) continue;
    ++followed;
    filled += lines[i].end - lines[i].begin > longest * 3 / 4;
  }
  return followed >= 3 && filled * 4 >= followed * 3 ? longest : 0;
}

// Words that begin sentences far more often than names: after "Inc." or "U.S." they mean a new sentence.
bool is_starter(std::string_view word) {
  static constexpr std::string_view starters[] = {
      "A",     "After",  "All",   "Although", "An",        "And",  "As",    "At",    "Before",  "Both",  "But",
      "By",    "During", "For",   "From",     "He",        "Her",  "His",   "How",   "However", "I",     "If",
      "In",    "It",     "Its",   "Many",     "Meanwhile", "Most", "No",    "Of",    "On",      "One",   "Our",
      "She",   "Since",  "So",    "Some",     "Such",      "That", "The",   "Their", "Then",    "There", "These",
      "They",  "This",   "Those", "Though",   "Thus",      "To",   "Under", "Until", "We",      "What",  "When",
      "Where", "Which",  "While", "Who",      "Why",       "With", "Yet",   "You",   "Your"};
  static_assert(std::ranges::is_sorted(starters));
  return std::ranges::binary_search(starters, word);
}

// The word that ends at `end` (with full stops in it), and the first word of what follows.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1]) &&
         std::string_view("(\"'[/-").find(text[begin - 1]) == std::string_view::npos)
    --begin;
  return text.substr(begin, end - begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t begin = 0;
  const auto letter = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<signed char>(c) < 0; };
  while (begin < text.size() && !letter(text[begin]) && begin < 4) ++begin;
  std::size_t end = begin;
  while (end < text.size() && letter(text[end])) ++end;
  return text.substr(begin, end - begin);
}

// Is the boundary at `at` inside a sentence, for all that ICU says?
bool is_false_boundary(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && is_space(text[end - 1])) --end;
  const std::string_view before = text.substr(0, end);
  const std::string_view after = text.substr(at);
  // A small letter goes on: "Why?" he asked. So does what begins with a mark that begins nothing.
  std::size_t start = 0;
  while (start < after.size() && (after[start] == '"' || after[start] == '\'' || after[start] == '(')) ++start;
  if (after.substr(start).starts_with("“") || after.substr(start).starts_with("‘")) start += 3;
  if (start == 0 && u_islower(point_at(after, start)) != 0) return true;
  if (!after.empty() && std::string_view(",;:)]%").find(after[0]) != std::string_view::npos) return true;
  if (after.starts_with("–") || after.starts_with("—") || after.starts_with("--") || after.starts_with("- ")) {
    return before.size() < 60;
  }
  if (before.empty() || before.back() != '.') return false;
  const std::string_view word = word_before(before, end - 1);
  if (word.empty()) return false;
  // "1." and "a." at the front are labels of what follows.
  if (word.size() == before.size() - 1 && word.size() <= 3 && (word[0] < 'A' || word.size() == 1)) return true;
  const std::string_view next = first_word(after);
  const bool next_upper = u_isupper(point_at(next, 0)) != 0;
  if (is_dotted_letters(word)) return next_upper && !is_starter(next);
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') {
    return word[0] != 'I' && !is_starter(next);
  }
  const auto kind = find_abbreviation(word);
  if (!kind) return false;
  switch (*kind) {
    case AbbreviationKind::title:
      return word[0] >= 'A' && word[0] <= 'Z';
    case AbbreviationKind::number:
      return !after.empty() && after[0] >= '0' && after[0] <= '9';
    case AbbreviationKind::middle:
      return true;
    case AbbreviationKind::any:
      return next_upper && !is_starter(next);
  }
  return false;
}

class SentenceBreaker {
 public:
  SentenceBreaker() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    if (U_FAILURE(status) != 0) throw std::runtime_error("expected ICU's data for sentence boundaries");
  }
  ~SentenceBreaker() { utext_close(&text_); }
  SentenceBreaker(const SentenceBreaker&) = delete;
  SentenceBreaker& operator=(const SentenceBreaker&) = delete;

  /// use(position) for every boundary inside the text.
  template <typename Use>
  void each(std::string_view text, const Use& use) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&text_, status);
    if (U_FAILURE(status) != 0) return;
    for (std::int32_t at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
      if (static_cast<std::size_t>(at) < text.size()) use(static_cast<std::size_t>(at));
    }
  }

 private:
  UText text_ = UTEXT_INITIALIZER;
  std::unique_ptr<icu::BreakIterator> iterator_;
};

}  // namespace

std::optional<AbbreviationKind> find_abbreviation(std::string_view word) {
  if (word.size() > 12) return std::nullopt;
  std::string key(word);
  std::ranges::transform(key, key.begin(), lower);
  const auto found = abbreviations().find(key);
  return found == abbreviations().end() ? std::nullopt : std::optional(found->second);
}

bool is_dotted_letters(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return word == "Ph.D" || word == "M.Sc";
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool letter = lower(word[i]) >= 'a' && lower(word[i]) <= 'z';
    if (i % 2 == 0 ? !letter : word[i] != '.') return word == "Ph.D" || word == "M.Sc";
  }
  return true;
}

std::vector<SentenceSpan> split_sentences(std::string_view text) {
  thread_local SentenceBreaker breaker;
  std::vector<SentenceSpan> sentences;
  const std::vector<Line> lines = lines_of(text);
  const std::size_t width = wrap_width(lines);
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].begin == lines[i].end) {
      ++i;
      continue;
    }
    std::size_t last = i;
    const auto view = [&](std::size_t line) {
      return text.substr(lines[line].begin, lines[line].end - lines[line].begin);
    };
    while (last + 1 < lines.size() && continues(view(last), view(last + 1), width)) ++last;
    const std::size_t begin = lines[i].begin;
    const std::string_view block = text.substr(begin, lines[last].end - begin);
    std::size_t start = 0;
    const auto add = [&](std::size_t end) {
      while (start < end && is_space(block[start])) ++start;
      std::size_t stop = end;
      while (stop > start && is_space(block[stop - 1])) --stop;
      if (stop > start) {
        sentences.push_back(
            {static_cast<std::uint32_t>(begin + start), static_cast<std::uint32_t>(begin + stop), start == 0});
      }
      start = end;
    };
    breaker.each(block, [&](std::size_t at) {
      if (!is_false_boundary(block.substr(start), at - start)) add(at);
    });
    add(block.size());
    i = last + 1;
  }
  return sentences;
}

}  // namespace entente
