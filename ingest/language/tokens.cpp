#include <algorithm>
#include <string>
#include <unicode/uchar.h>

#include "ingest/language/segmentation.hpp"
#include "ingest/language/utf8.hpp"

namespace entente {
namespace {

enum class Kind : std::uint8_t { space, letter, digit, mark, symbol };

struct Char {
  std::uint32_t begin = 0;
  UChar32 point = 0;
  Kind kind = Kind::space;
};

Kind kind_of(UChar32 point) {
  if (point < 0x80) {
    if ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') return Kind::letter;
    if (point >= '0' && point <= '9') return Kind::digit;
    return point <= ' ' || point == 0x7f ? Kind::space : Kind::mark;
  }
  // Zero-width spaces and byte order marks hold no word together that a reader would see as one.
  if (point == 0x200B || point == 0xFEFF || point == 0x2060 || u_isUWhiteSpace(point) != 0) return Kind::space;
  if (u_isalpha(point) != 0) return Kind::letter;
  if (u_isdigit(point) != 0) return Kind::digit;
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_MODIFIER_SYMBOL:
      return Kind::letter;
    case U_CONTROL_CHAR:
      return Kind::space;
    case U_OTHER_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MATH_SYMBOL:
      return Kind::symbol;
    default:
      return Kind::mark;
  }
}

bool is_apostrophe(UChar32 point) { return point == '\'' || point == 0x2019 || point == 0x2018 || point == '`'; }
bool is_dash(UChar32 point) { return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212; }
bool is_currency(UChar32 point) {
  return point == '$' || point == 0xA3 || point == 0x20AC || point == 0xA5 || point == 0x20B9;
}

// Words with these before their hyphen stay whole in the English treebanks: "non-proliferation", "co-operation".
constexpr std::string_view bound_prefixes[] = {
    "anti",   "arch",   "co",    "counter", "cross", "e",    "ex",    "inter", "intra", "mega", "micro",
    "mid",    "mini",   "multi", "neo",     "non",   "over", "pan",   "post",  "pre",   "pro",  "proto",
    "pseudo", "psycho", "re",    "semi",    "socio", "sub",  "super", "trans", "ultra", "un",   "under"};
constexpr std::string_view units[] = {"am", "b",  "bn", "c",  "cm",  "f",   "ft", "gb",  "gw",
                                      "hz", "k",  "kg", "km", "kph", "kw",  "lb", "lbs", "m",
                                      "mb", "mg", "mi", "ml", "mm",  "mph", "mw", "pm",  "tn"};
constexpr std::string_view apostrophe_words[] = {"'cause", "'em", "'n", "'round", "'til", "'tis", "'twas"};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::uint32_t offset, std::vector<Token>& tokens)
      : text_(text), offset_(offset), tokens_(tokens) {
    chars_.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto point = static_cast<UChar32>(next_code_point(text, at));
      chars_.push_back({begin, point, kind_of(point)});
    }
    chars_.push_back({static_cast<std::uint32_t>(text.size()), ' ', Kind::space});
  }

  void run() {
    const std::size_t last = chars_.size() - 1;
    for (std::size_t i = 0; i < last;) {
      if (chars_[i].kind == Kind::space) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (chars_[end].kind != Kind::space) ++end;
      chunk(i, end);
      i = end;
    }
  }

 private:
  UChar32 at(std::size_t i) const { return chars_[i].point; }
  Kind kind(std::size_t i) const { return chars_[i].kind; }
  bool word_char(std::size_t i) const { return kind(i) == Kind::letter || kind(i) == Kind::digit; }
  std::string_view bytes(std::size_t begin, std::size_t end) const {
    return text_.substr(chars_[begin].begin, chars_[end].begin - chars_[begin].begin);
  }
  std::string lower(std::size_t begin, std::size_t end) const {
    std::string result;
    for (std::size_t i = begin; i < end; ++i) {
      const UChar32 point = is_apostrophe(at(i)) ? '\'' : at(i);
      result += point >= 'A' && point <= 'Z' ? static_cast<char>(point + 32)
                : point < 0x80               ? static_cast<char>(point)
                                             : '\x7f';
    }
    return result;
  }

  void emit(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    Token token;
    token.form = bytes(begin, end);
    token.begin = offset_ + chars_[begin].begin;
    token.end = offset_ + chars_[end].begin;
    tokens_.push_back(std::move(token));
  }

  // The end of a run of one mark: "...", "--", "!!!"; question and exclamation marks mix.
  std::size_t run_end(std::size_t begin, std::size_t end) const {
    const auto same = [&](UChar32 point) {
      if (at(begin) == '!' || at(begin) == '?') return point == '!' || point == '?';
      return point == at(begin);
    };
    std::size_t i = begin + 1;
    while (i < end && same(at(i))) ++i;
    return i;
  }

  static bool runs(UChar32 point) {
    return is_dash(point) || is_apostrophe(point) ||
           (point < 0x80 &&
            std::string_view(".!?=*_~#+<>|\\").find(static_cast<char>(point)) != std::string_view::npos);
  }

  // Text without spaces: marks at its front, marks at its end, and a core.
  void chunk(std::size_t begin, std::size_t end) {
    if (is_smiley(begin, end)) return emit(begin, end);
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

  bool is_smiley(std::size_t begin, std::size_t end) const {
    if (end - begin < 2 || end - begin > 4) return false;
    const auto eyes = [&](UChar32 point) { return point == ':' || point == ';' || point == '='; };
    const auto mouth = [&](UChar32 point) {
      return point == ')' || point == '(' || point == 'D' || point == 'P' || point == 'p' || point == 'O';
    };
    const std::size_t last = end - 1;
    if (end - begin == 2)
      return (eyes(at(begin)) && mouth(at(last))) || (eyes(at(last)) && (at(begin) == '(' || at(begin) == ')'));
    return end - begin == 3 && eyes(at(begin)) && (at(begin + 1) == '-' || at(begin + 1) == '\'') && mouth(at(last));
  }

  std::size_t front(std::size_t begin, std::size_t end) {
    while (begin < end && !word_char(begin)) {
      const UChar32 point = at(begin);
      std::size_t next = begin + 1;
      if (is_apostrophe(point) && next < end && keeps_apostrophe(begin, end)) break;
      // ".doc", "+212", "@handle" and "#tag" are words.
      if (point == '.' && next < end && word_char(next)) break;
      if (point == '+' && next < end && kind(next) == Kind::digit) break;
      if ((point == '@' || point == '#') && next < end && kind(next) == Kind::letter) break;
      if (runs(point)) next = run_end(begin, end);
      emit(begin, next);
      begin = next;
    }
    return begin;
  }

  // "'07", "'em" and a clitic that stands alone; any other apostrophe in front of a word is a quote.
  bool keeps_apostrophe(std::size_t begin, std::size_t end) const {
    std::size_t word_end = begin + 1;
    while (word_end < end && word_char(word_end)) ++word_end;
    const std::string word = lower(begin, word_end);
    if (word.size() == 3 + 0U && kind(begin + 1) == Kind::digit && kind(begin + 2) == Kind::digit) return true;
    if (word.size() == 4 && kind(begin + 1) == Kind::digit && kind(begin + 2) == Kind::digit && word[3] == 's')
      return true;
    if (word == "'s" || word == "'re" || word == "'ve" || word == "'ll" || word == "'m" || word == "'d")
      return word_end == end;
    return std::ranges::find(apostrophe_words, word) != std::end(apostrophe_words);
  }

  // Where the mark at the end of the core begins; `end` when the core ends with a word.
  std::size_t tail_mark(std::size_t begin, std::size_t end, std::size_t chunk_end) const {
    const std::size_t last = end - 1;
    if (word_char(last)) return end;
    const UChar32 point = at(last);
    std::size_t mark = last;
    if (point == '!' || point == '?' || runs(point)) {
      while (mark > begin && (at(mark - 1) == point ||
                              ((point == '!' || point == '?') && (at(mark - 1) == '!' || at(mark - 1) == '?'))))
        --mark;
    }
    if (point == '.' && mark == last && last > begin && is_abbreviation(begin, last, chunk_end)) return end;
    // "l/c", "A+" and addresses that end with a slash
    if (point == '/' && bytes(begin, end).find("://") != std::string_view::npos) return end;
    if (point == '+' && last == begin + 1 && kind(begin) == Kind::letter) return end;
    if (is_currency(point) && last > begin && kind(begin) == Kind::letter && last - begin <= 2) return end;
    return mark;
  }

  // Is the full stop at `stop` part of the word before it?
  bool is_abbreviation(std::size_t begin, std::size_t stop, std::size_t chunk_end) const {
    std::size_t word = stop;
    while (word > begin && (word_char(word - 1) || at(word - 1) == '.')) --word;
    const std::string_view form = bytes(word, stop);
    if (form.empty() || form.back() == '.') return false;
    const bool ends_sentence = chunk_end + 1 == chars_.size();
    if (is_dotted_letters(form)) return true;
    if (stop - word == 1) {
      // An initial stands before or after a name, and seldom ends a sentence.
      return kind(word) == Kind::letter && u_isupper(at(word)) != 0 && (!ends_sentence || after_name());
    }
    const auto kind = find_abbreviation(form);
    if (!kind) return false;
    switch (*kind) {
      case AbbreviationKind::title:
        return !ends_sentence && u_isupper(at(word)) != 0;
      case AbbreviationKind::number:
        return next_is_digit(chunk_end);
      case AbbreviationKind::middle:
        return !ends_sentence;
      case AbbreviationKind::any:
        return true;
    }
    return false;
  }

  bool after_name() const {
    return !tokens_.empty() && tokens_.back().form.front() >= 'A' && tokens_.back().form.front() <= 'Z' &&
           tokens_.size() > 1;
  }

  bool next_is_digit(std::size_t i) const {
    while (i < chars_.size() && kind(i) == Kind::space) ++i;
    return i < chars_.size() && kind(i) == Kind::digit;
  }

  void core(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    if (is_address(begin, end)) return emit(begin, end);
    const std::size_t clitic = clitic_begin(begin, end);
    if (clitic != end && clitic > begin) {
      pieces(begin, clitic);
      return emit(clitic, end);
    }
    pieces(begin, end);
  }

  bool is_address(std::size_t begin, std::size_t end) const {
    const std::string_view form = bytes(begin, end);
    if (form.find("://") != std::string_view::npos || form.substr(0, 4) == "www.") return true;
    const std::size_t sign = form.find('@');
    if (sign == 0 || form.front() == '#') return true;
    if (sign != std::string_view::npos && sign + 1 < form.size()) return true;
    // name.ending/path and name.ending
    static constexpr std::string_view endings[] = {".com", ".org", ".net",  ".gov", ".edu", ".info", ".int",
                                                   ".eu",  ".uk",  ".html", ".pdf", ".doc", ".xls"};
    const std::string_view host = form.substr(0, form.find('/'));
    if (host.size() < form.size() && host.find('.') != std::string_view::npos && host.find('.') != host.size() - 1 &&
        kind(begin) == Kind::letter && host.find("..") == std::string_view::npos)
      return true;
    return std::ranges::any_of(
        endings, [&](std::string_view ending) { return host.size() > ending.size() && host.ends_with(ending); });
  }

  // Where "n't", "'s", "'" after an s and the like begin, in a word; `end` where there is none.
  std::size_t clitic_begin(std::size_t begin, std::size_t end) const {
    const std::string word = lower(begin, end);
    const auto ends = [&](std::string_view ending) {
      return word.size() > ending.size() && std::string_view(word).ends_with(ending);
    };
    for (const std::string_view clitic : {"n't", "'s", "'m", "'d", "'re", "'ve", "'ll"}) {
      if (ends(clitic)) return end - clitic.size();
    }
    if (word == "cannot" || word == "gonna") return begin + 3;
    if (word == "wanna" || word == "gotta" || word == "gimme" || word == "lemme") return begin + 3;
    if (word == "dont" || word == "didnt" || word == "wont" || word == "doesnt" || word == "isnt" || word == "wasnt")
      return end - 2;
    return end;
  }

  // A word without marks at its ends and without clitics: what is inside may still divide it.
  void pieces(std::size_t begin, std::size_t end) {
    std::size_t piece = begin;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t cut = i > begin || !word_char(i) ? cut_length(begin, piece, i, end) : 0;
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
    const UChar32 point = at(i);
    if (word_char(i)) return 0;
    const bool digits = i > piece && i + 1 < end && kind(i - 1) == Kind::digit && kind(i + 1) == Kind::digit;
    const bool letters = i > piece && i + 1 < end && kind(i - 1) == Kind::letter && kind(i + 1) == Kind::letter;
    if (is_dash(point)) {
      const std::size_t stop = run_end(i, end);
      if (point != '-' && point != 0x2010 && point != 0x2011) return stop - i;
      if (stop - i > 1) return stop - i;
      return keeps_hyphen(begin, piece, i, end) ? 0 : 1;
    }
    if (is_apostrophe(point)) return 0;
    if (kind(i) == Kind::symbol)
      return is_currency(point) && i > piece && i - piece <= 2 && kind(piece) == Kind::letter ? 0 : 1;
    switch (point) {
      case '.': {
        const std::size_t stop = run_end(i, end);
        if (stop - i > 1) return stop - i;
        // A lost space: "end.The".
        if (letters && i - piece > 2 && u_islower(at(i - 1)) != 0 && u_islower(at(i - 2)) != 0 &&
            u_isupper(at(i + 1)) != 0)
          return 1;
        return 0;
      }
      case ',':
      case ':':
        return digits ? 0 : 1;
      case '/': {
        if (digits) return 0;
        const bool single = letters && i - piece == 1 && (i + 2 == end || !word_char(i + 2));
        return single ? 0 : 1;
      }
      case '$':
        return i > piece && i - piece <= 2 && kind(piece) == Kind::letter ? 0 : 1;
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

  bool keeps_hyphen(std::size_t begin, std::size_t piece, std::size_t i, std::size_t end) const {
    if (i + 1 >= end || i == piece || !word_char(i + 1)) return false;
    const std::string before = lower(piece, i);
    if (std::ranges::binary_search(bound_prefixes, before)) return true;
    if (kind(i - 1) == Kind::digit && kind(i + 1) == Kind::digit) return is_dashed_number(begin, end);
    return is_given_name(piece, i, end);
  }

  // Telephone numbers and dates; "2004-2006" is two numbers.
  bool is_dashed_number(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> groups(1, 0);
    for (std::size_t i = begin; i < end; ++i) {
      if (kind(i) == Kind::digit) {
        ++groups.back();
      } else if (at(i) == '-') {
        groups.push_back(0);
      } else {
        return false;
      }
    }
    if (groups.size() == 3 && groups[0] == 4 && groups[1] == 2 && groups[2] == 2) return true;
    return groups.size() >= 2 && groups.back() == 4 && groups[groups.size() - 2] == 3;
  }

  // Romanised Korean and Chinese given names: "Ki-moon", "Ing-wen"; after a family name.
  bool is_given_name(std::size_t piece, std::size_t i, std::size_t end) const {
    if (u_isupper(at(piece)) == 0 || tokens_.empty() || tokens_.back().form.front() < 'A' ||
        tokens_.back().form.front() > 'Z')
      return false;
    std::size_t stop = i + 1;
    while (stop < end && kind(stop) == Kind::letter) ++stop;
    if (stop != end && !is_apostrophe(at(stop))) return false;
    const std::string second = lower(i + 1, stop);
    for (const std::string_view word :
         {"at", "ban", "by", "hit", "in", "man", "men", "off", "on", "run", "to", "up", "win"}) {
      if (second == word) return second == "in" && lower(piece, i) == "jae";
    }
    return is_syllable(lower(piece, i)) && is_syllable(second);
  }

  static bool is_syllable(std::string_view word) {
    const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
    std::size_t i = 0;
    while (i < word.size() && !vowel(word[i])) ++i;
    const std::size_t start = i;
    if (i > 2) return false;
    while (i < word.size() && vowel(word[i])) ++i;
    if (i == start || i - start > 3) return false;
    const std::string_view coda = word.substr(i);
    return coda.empty() || coda == "ng" || coda == "n" || coda == "k" || coda == "l" || coda == "m" || coda == "p" ||
           coda == "h";
  }

  // "5km" and "7pm" are two tokens, "20th" and "1990s" one; "US$5" is two.
  void word(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (is_currency(at(i)) && kind(i + 1) == Kind::digit) {
        emit(begin, i + 1);
        return word(i + 1, end);
      }
    }
    std::size_t i = begin;
    while (i < end && (kind(i) == Kind::digit || at(i) == '.' || at(i) == ',' || at(i) == ':')) ++i;
    if (i > begin && i < end && kind(begin) == Kind::digit && kind(i) == Kind::letter &&
        std::ranges::binary_search(units, lower(i, end))) {
      emit(begin, i);
      begin = i;
    }
    emit(begin, end);
  }

  std::string_view text_;
  std::uint32_t offset_;
  std::vector<Token>& tokens_;
  std::vector<Char> chars_;
};

}  // namespace

void split_tokens(std::string_view sentence, std::uint32_t offset, std::vector<Token>& tokens) {
  Tokenizer(sentence, offset, tokens).run();
}

}  // namespace entente
