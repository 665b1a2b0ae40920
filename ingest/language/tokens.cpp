#include <algorithm>
#include <string>

#include "ingest/data/ascii.hpp"
#include "ingest/language/characters.hpp"
#include "ingest/language/segmentation.hpp"
#include "ingest/language/word_parts.hpp"

namespace entente {
namespace {

constexpr std::string_view units[] = {"am", "b",  "bn", "c",  "cm",  "f",   "ft", "gb",  "gw",
                                      "hz", "k",  "kg", "km", "kph", "kw",  "lb", "lbs", "m",
                                      "mb", "mg", "mi", "ml", "mm",  "mph", "mw", "pm",  "tn"};
constexpr std::string_view apostrophe_words[] = {"'cause", "'em", "'n", "'round", "'til", "'tis", "'twas"};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::uint32_t offset, std::vector<Token>& tokens)
      : text_(text), offset_(offset), tokens_(tokens) {}

  void run() {
    const std::size_t last = text_.size();
    for (std::size_t i = 0; i < last;) {
      if (text_.is_space(i)) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (!text_.is_space(end)) ++end;
      chunk(i, end);
      i = end;
    }
  }

 private:
  void emit(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    Token token;
    token.form = text_.bytes(begin, end);
    token.begin = offset_ + text_.offset(begin);
    token.end = offset_ + text_.offset(end);
    tokens_.push_back(std::move(token));
  }

  // The end of a run of one mark: "...", "--", "!!!"; question and exclamation marks mix.
  std::size_t run_end(std::size_t begin, std::size_t end) const {
    const auto same = [&](char32_t point) {
      if (text_.at(begin) == '!' || text_.at(begin) == '?') return point == '!' || point == '?';
      return point == text_.at(begin);
    };
    std::size_t i = begin + 1;
    while (i < end && same(text_.at(i))) ++i;
    return i;
  }

  static bool runs(char32_t point) {
    return is_dash(point) || is_apostrophe(point) ||
           (point < 0x80 &&
            std::string_view(".!?=*_~#+<>|\\").find(static_cast<char>(point)) != std::string_view::npos);
  }

  // Text without spaces: marks at its front, marks at its end, and a core.
  void chunk(std::size_t begin, std::size_t end) {
    if (is_smiley(text_, begin, end)) return emit(begin, end);
    begin = front(begin, end);
    if (begin == end) return;
    std::vector<std::size_t> tail;  // where the marks behind the core begin, from the last to the first
    std::size_t core_end = end;
    while (core_end > begin) {
      const std::size_t mark = tail_mark(begin, core_end, end);
      if (mark == core_end) break;
      tail.push_back(core_end = mark);
    }
    core(begin, core_end);
    for (std::size_t i = tail.size(); i-- > 0;) emit(tail[i], i == 0 ? end : tail[i - 1]);
  }

  std::size_t front(std::size_t begin, std::size_t end) {
    while (begin < end && !text_.is_word(begin)) {
      const char32_t point = text_.at(begin);
      std::size_t next = begin + 1;
      if (is_apostrophe(point) && next < end && keeps_apostrophe(begin, end)) break;
      // ".doc", "+212", "@handle" and "#tag" are words.
      if (point == '.' && next < end && text_.is_word(next)) break;
      if (point == '+' && next < end && text_.is_digit(next)) break;
      if ((point == '@' || point == '#') && next < end && text_.is_letter(next)) break;
      if (runs(point)) next = run_end(begin, end);
      emit(begin, next);
      begin = next;
    }
    return begin;
  }

  // "'07", "'em" and a clitic that stands alone; any other apostrophe in front of a word is a quote.
  bool keeps_apostrophe(std::size_t begin, std::size_t end) const {
    std::size_t word_end = begin + 1;
    while (word_end < end && text_.is_word(word_end)) ++word_end;
    const std::string word = text_.lower(begin, word_end);
    if (word.size() == 3 + 0U && text_.is_digit(begin + 1) && text_.is_digit(begin + 2)) return true;
    if (word.size() == 4 && text_.is_digit(begin + 1) && text_.is_digit(begin + 2) && word[3] == 's') return true;
    if (word == "'s" || word == "'re" || word == "'ve" || word == "'ll" || word == "'m" || word == "'d")
      return word_end == end;
    return std::ranges::find(apostrophe_words, word) != std::end(apostrophe_words);
  }

  // Where the mark at the end of the core begins; `end` when the core ends with a word.
  std::size_t tail_mark(std::size_t begin, std::size_t end, std::size_t chunk_end) const {
    const std::size_t last = end - 1;
    if (text_.is_word(last)) return end;
    const char32_t point = text_.at(last);
    std::size_t mark = last;
    if (point == '!' || point == '?' || runs(point)) {
      while (mark > begin &&
             (text_.at(mark - 1) == point ||
              ((point == '!' || point == '?') && (text_.at(mark - 1) == '!' || text_.at(mark - 1) == '?'))))
        --mark;
    }
    if (point == '.' && mark == last && last > begin && is_abbreviation(begin, last, chunk_end)) return end;
    // "l/c", "A+" and addresses that end with a slash
    if (point == '/' && text_.bytes(begin, end).find("://") != std::string_view::npos) return end;
    if (point == '+' && last == begin + 1 && text_.is_letter(begin)) return end;
    if (is_currency(point) && last > begin && text_.is_letter(begin) && last - begin <= 2) return end;
    return mark;
  }

  // Is the full stop at `stop` part of the word before it?
  bool is_abbreviation(std::size_t begin, std::size_t stop, std::size_t chunk_end) const {
    std::size_t word = stop;
    while (word > begin && (text_.is_word(word - 1) || text_.at(word - 1) == '.')) --word;
    const std::string_view form = text_.bytes(word, stop);
    if (form.empty() || form.back() == '.') return false;
    const bool ends_sentence = chunk_end == text_.size();
    if (is_dotted_letters(form)) return true;
    if (stop - word == 1) {
      // An initial stands before or after a name, and seldom ends a sentence.
      return text_.is_letter(word) && text_.is_upper(word) && (!ends_sentence || after_name());
    }
    const auto kind = find_abbreviation(form);
    if (!kind) return false;
    switch (*kind) {
      case AbbreviationKind::title:
        return !ends_sentence && text_.is_upper(word);
      case AbbreviationKind::number:
        return next_is_digit(chunk_end);
      case AbbreviationKind::middle:
        return !ends_sentence;
      case AbbreviationKind::any:
        return true;
    }
    return false;
  }

  bool after_name() const { return !tokens_.empty() && starts_capital(tokens_.back().form) && tokens_.size() > 1; }

  bool next_is_digit(std::size_t i) const {
    while (i < text_.size() && text_.is_space(i)) ++i;
    return i < text_.size() && text_.is_digit(i);
  }

  void core(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const std::size_t clitic = clitic_begin(text_, begin, end);
    if (is_address(text_, begin, end)) {
      // A handle or tag has clitics as a name has: "@NATO's".
      const bool named = clitic != end && text_.bytes(begin, end).find('/') == std::string_view::npos;
      emit(begin, named ? clitic : end);
      return emit(named ? clitic : end, end);
    }
    if (clitic != end && clitic > begin) {
      pieces(begin, clitic);
      return emit(clitic, end);
    }
    pieces(begin, end);
  }

  // A word without marks at its ends and without clitics: what is inside may still divide it.
  void pieces(std::size_t begin, std::size_t end) {
    std::size_t piece = begin;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t cut = i > begin || !text_.is_word(i) ? cut_length(begin, piece, i, end) : 0;
      if (cut == 0) continue;
      word(piece, i);
      emit(i, i + cut);
      piece = i + cut;
      i = piece - 1;
    }
    word(piece, end);
  }

  // How many characters at i stand between two words as a token; 0 where i is inside one.
  std::size_t cut_length(std::size_t begin, std::size_t piece, std::size_t i, std::size_t end) const {
    const char32_t point = text_.at(i);
    if (text_.is_word(i)) return 0;
    const bool digits = i > piece && i + 1 < end && text_.is_digit(i - 1) && text_.is_digit(i + 1);
    const bool letters = i > piece && i + 1 < end && text_.is_letter(i - 1) && text_.is_letter(i + 1);
    if (is_dash(point)) {
      const std::size_t stop = run_end(i, end);
      if (point != '-' && point != 0x2010 && point != 0x2011) return stop - i;
      if (stop - i > 1) return stop - i;
      const std::string_view before = tokens_.empty() ? std::string_view() : tokens_.back().form;
      return keeps_hyphen(text_, begin, piece, i, end, before) ? 0 : 1;
    }
    if (is_apostrophe(point)) return 0;
    if (text_.kind(i) == CharacterKind::symbol)
      return is_currency(point) && i > piece && i - piece <= 2 && text_.is_letter(piece) ? 0 : 1;
    switch (point) {
      case '.': {
        const std::size_t stop = run_end(i, end);
        if (stop - i > 1) return stop - i;
        // "end.[2]", with the mark of a footnote
        if (i + 1 < end && text_.at(i + 1) == '[' && !is_abbreviation(begin, i, end)) return 1;
        // A lost space: "end.The".
        if (letters && i - piece > 2 && text_.is_lower(i - 1) && text_.is_lower(i - 2) && text_.is_upper(i + 1))
          return 1;
        return 0;
      }
      case ',':
      case ':':
        return digits ? 0 : 1;
      case '/': {
        if (digits) return 0;
        const bool single = letters && i - piece == 1 && (i + 2 == end || !text_.is_word(i + 2));
        return single ? 0 : 1;
      }
      case '$':
        return i > piece && i - piece <= 2 && text_.is_letter(piece) ? 0 : 1;
      case '&':
      case '_':
      case '@':
      case '*':
      case '+':
      case '#':
      case '\\':
      case '^':
        return letters || digits ? 0 : 1;
      case '!':
      case '?':
        return run_end(i, end) - i;
      default:
        return 1;
    }
  }

  // "5km" and "7pm" are two tokens, "20th" and "1990s" one; "US$5" is two.
  void word(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (is_currency(text_.at(i)) && text_.is_digit(i + 1)) {
        emit(begin, i + 1);
        return word(i + 1, end);
      }
    }
    std::size_t i = begin;
    while (i < end && (text_.is_digit(i) || text_.at(i) == '.' || text_.at(i) == ',' || text_.at(i) == ':')) ++i;
    if (i > begin && i < end && text_.is_digit(begin) && text_.is_letter(i) &&
        std::ranges::binary_search(units, text_.lower(i, end))) {
      emit(begin, i);
      begin = i;
    }
    emit(begin, end);
  }

  Characters text_;
  std::uint32_t offset_;
  std::vector<Token>& tokens_;
};

}  // namespace

void split_tokens(std::string_view sentence, std::uint32_t offset, std::vector<Token>& tokens) {
  Tokenizer(sentence, offset, tokens).run();
}

}  // namespace entente
