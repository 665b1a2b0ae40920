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

#include "ingest/data/ascii.hpp"
#include "ingest/data/built_in.hpp"
#include "ingest/data/calendar.hpp"
#include "ingest/data/tsv.hpp"
#include "ingest/language/segmentation.hpp"
#include "ingest/language/utf8.hpp"

namespace entente {
namespace {

const Abbreviations& abbreviations() {
  static const Abbreviations table = read_abbreviations(built_in("abbreviations.tsv"));
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
      "A",     "After",   "Again",      "All",     "Also",    "Although",   "An",      "And",     "Another",
      "As",    "At",      "Because",    "Before",  "Both",    "But",        "By",      "Despite", "During",
      "Each",  "Earlier", "Every",      "Finally", "For",     "From",       "He",      "Her",     "Here",
      "His",   "How",     "However",    "I",       "If",      "In",         "Instead", "It",      "Its",
      "Later", "Many",    "Meanwhile",  "Most",    "My",      "No",         "Nobody",  "Now",     "Of",
      "On",    "One",     "Originally", "Our",     "Perhaps", "Previously", "Several", "She",     "Since",
      "So",    "Some",    "Such",       "That",    "The",     "Their",      "Then",    "There",   "Therefore",
      "These", "They",    "This",       "Those",   "Though",  "Thus",       "To",      "Under",   "Until",
      "We",    "What",    "When",       "Where",   "Whether", "Which",      "While",   "Who",     "Why",
      "With",  "Yet",     "You",        "Your"};
  static_assert(std::ranges::is_sorted(starters));
  return std::ranges::binary_search(starters, word);
}

// What may follow "a.m." and "p.m." within the sentence: "8 p.m. Monday", "9 a.m. Eastern".
bool is_day_or_zone(std::string_view word) {
  static constexpr std::string_view zones[] = {"Central", "Eastern", "Greenwich", "Mountain", "Pacific"};
  const bool is_day = weekday_of(word) && word.front() <= 'Z';
  return is_day || names_month(word) || std::ranges::find(zones, word) != std::end(zones) ||
         find_abbreviation(word) == AbbreviationKind::number;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_capitals(std::string_view word) {
  return word.size() > 1 && is_capital(word[0]) &&
         std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Without white space at the end, also of the kinds that are no spaces: no-break, of no width.
std::string_view without_space_behind(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with("\u00A0")) {
      text.remove_suffix(2);
    } else if (text.ends_with("\u200B") || text.ends_with("\uFEFF")) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

// The word that ends at `end` (with full stops in it), and the first word of what follows.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1]) &&
         std::string_view("(\"'[/-").find(text[begin - 1]) == std::string_view::npos)
    --begin;
  std::string_view word = text.substr(begin, end - begin);
  for (const std::string_view quote : {"“", "‘", "„", "«"}) {
    const std::size_t at = word.rfind(quote);
    if (at != std::string_view::npos) word.remove_prefix(at + quote.size());
  }
  return word;
}

std::string_view first_word(std::string_view text) {
  std::size_t begin = 0;
  const auto letter = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<signed char>(c) < 0; };
  while (begin < text.size() && !letter(text[begin]) && begin < 4) ++begin;
  std::size_t end = begin;
  while (end < text.size() && letter(text[end])) ++end;
  return text.substr(begin, end - begin);
}

// "1.", "a." and "IV." at the front, perhaps behind a bullet, are labels of what follows.
bool is_label(std::string_view before, std::string_view word) {
  std::string_view front = before.substr(0, static_cast<std::size_t>(word.data() - before.data()));
  for (const std::string_view bullet : {"- ", "• ", "* ", "– ", "("}) {
    if (front == bullet) front = {};
  }
  if (!front.empty()) return false;
  return (word.size() <= 3 && word[0] < 'A') || word.size() == 1 ||
         (word.size() <= 4 && word.find_first_not_of("IVX") == std::string_view::npos);
}

// "A. Frederick": the first word is an initial and begins no sentence.
bool begins_sentence(std::string_view first, std::string_view text) {
  const auto behind = static_cast<std::size_t>(first.data() + first.size() - text.data());
  const bool initial = first.size() == 1 && behind < text.size() && text[behind] == '.';
  return is_starter(first) && !initial;
}

// Does the single letter or the letters with full stops between them belong to what follows?
bool is_initial_or_acronym(std::string_view before, std::string_view word, std::string_view after) {
  const std::string_view next = first_word(after);
  const bool next_upper = u_isupper(point_at(next, 0)) != 0;
  const bool starts = begins_sentence(next, after);
  if (word.size() > 1) {
    if (!after.empty() && is_digit(after[0])) return true;
    if (lower(word[0]) != 'a' && lower(word[0]) != 'p') return next_upper && !starts;
    if (word.size() != 3 || lower(word[2]) != 'm' || in_capitals(next)) return next_upper && !starts;
    const auto behind = static_cast<std::size_t>(next.data() + next.size() - after.data());
    return is_day_or_zone(next) || after.substr(behind).starts_with(" time") ||
           after.substr(behind).starts_with(" Time");
  }
  const auto begin = static_cast<std::size_t>(word.data() - before.data());
  // "pre-K.", "vitamin-C."
  if (begin > 0 && before[begin - 1] == '-') return false;
  // "than I." ends a sentence; "Daniel I. Werfel" has an initial.
  const std::string_view name = word_before(before, begin - std::min<std::size_t>(begin, 1));
  return (word[0] != 'I' || (!name.empty() && is_capital(name[0]))) && !starts;
}

// Is the boundary at `at` inside a sentence, for all that ICU says?
bool is_false_boundary(std::string_view text, std::size_t at) {
  const std::string_view before = without_space_behind(text.substr(0, at));
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
  const std::string_view word = word_before(before, before.size() - 1);
  if (word.empty()) return false;
  if (is_label(before, word)) return true;
  if (is_dotted_letters(word) || (word.size() == 1 && is_capital(word[0]))) {
    return is_initial_or_acronym(before, word, after);
  }
  const auto kind = find_abbreviation(word);
  const std::string_view next = first_word(after);
  // "CAFTA-DR. The", "VA. Veterans": in capitals they are acronyms, unless all is in capitals.
  if (!kind || (in_capitals(word) && !in_capitals(next))) return false;
  switch (*kind) {
    case AbbreviationKind::title:
      return is_capital(word[0]);
    case AbbreviationKind::number:
      return !after.empty() && is_digit(after[0]);
    case AbbreviationKind::middle:
      return true;
    case AbbreviationKind::any:
      return u_isupper(point_at(next, 0)) != 0 && !begins_sentence(next, after);
  }
  return false;
}

// ICU takes a number that a small letter follows for the middle of a sentence: "in Canada. 25 people were". Is there a
// boundary behind the full stop at `stop` nevertheless?
bool is_boundary_before_number(std::string_view text, std::size_t stop) {
  std::size_t at = stop + 1;
  while (at < text.size() && is_space(text[at])) ++at;
  if (at == stop + 1 || at >= text.size() || !is_digit(text[at])) return false;
  const std::string_view word = word_before(text, stop);
  if (word.size() == 4 && std::ranges::all_of(word, is_digit)) return word[0] == '1' || word[0] == '2';
  const auto letter = [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; };
  return word.size() >= 4 && std::ranges::all_of(word, letter) && !find_abbreviation(word);
}

// The mark of a footnote belongs to the sentence before it: "in May.[4] The".
std::size_t behind_footnote(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && text[at - 1] == '[' && is_digit(text[at])) {
    const std::size_t end = text.find_first_not_of("0123456789", at);
    if (end == std::string_view::npos || text[end] != ']') break;
    at = end + 1;
    if (at < text.size() && text[at] == '[') ++at;
  }
  return at;
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

Abbreviations read_abbreviations(std::string_view bytes) {
  Abbreviations result;
  static constexpr std::array<std::string_view, 2> columns = {"abbreviation", "before"};
  for (TsvReader row("abbreviations.tsv", bytes, columns); row.next();) {
    const std::string_view before = row[1];
    const AbbreviationKind kind = before == "name"     ? AbbreviationKind::title
                                  : before == "number" ? AbbreviationKind::number
                                  : before == "word"   ? AbbreviationKind::middle
                                  : before == "any"    ? AbbreviationKind::any
                                                       : (row.fail("name, number, word or any"), AbbreviationKind::any);
    result.emplace(row[0], kind);
  }
  return result;
}

std::optional<AbbreviationKind> find_abbreviation(std::string_view word) {
  if (word.size() > 12) return std::nullopt;
  const auto found = abbreviations().find(lower(word));
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
    std::size_t scanned = 0;
    const auto add_before_numbers = [&](std::size_t end) {
      for (std::size_t stop = block.find('.', scanned); stop < end; stop = block.find('.', stop + 1)) {
        if (is_boundary_before_number(block, stop)) add(stop + 1);
      }
      scanned = end;
    };
    breaker.each(block, [&](std::size_t found) {
      add_before_numbers(found);
      const std::size_t at = behind_footnote(block, found);
      if (at > start && !is_false_boundary(block.substr(start), at - start)) add(at);
    });
    add_before_numbers(block.size());
    add(block.size());
    i = last + 1;
  }
  return sentences;
}

}  // namespace entente
