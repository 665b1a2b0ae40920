#include "ingest/language/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <stdexcept>
#include <string>

#include "ingest/language/penn.hpp"

namespace entente {
namespace {

constexpr std::size_t field_count = 10;

class ConlluReader {
 public:
  ConlluReader(std::string_view file, std::string_view bytes) : file_(file), rest_(bytes) {}

  std::vector<TreebankSentence> read() {
    std::vector<TreebankSentence> sentences;
    while (next_line()) {
      if (line_.empty()) {
        finish(sentences);
      } else if (line_.front() == '#') {
        comment();
      } else {
        word();
      }
    }
    finish(sentences);
    return sentences;
  }

 private:
  [[noreturn]] void fail(std::string_view expected) const {
    throw std::runtime_error(fmt::format("{}:{}: expected {}", file_, number_, expected));
  }

  bool next_line() {
    if (rest_.empty()) return false;
    const std::size_t end = rest_.find('\n');
    line_ = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
    ++number_;
    return true;
  }

  void comment() {
    const auto starts = [&](std::string_view prefix) { return line_.substr(0, prefix.size()) == prefix; };
    if (starts("# newdoc")) sentence_.document_start = sentence_.paragraph_start = true;
    if (starts("# newpar")) sentence_.paragraph_start = true;
    if (!starts("# text = ")) return;
    if (at_ > 0 || !sentence_.tokens.empty()) fail("the text before the words");
    sentence_.text = line_.substr(9);
  }

  std::optional<std::size_t> parse_number(std::string_view digits) const {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
  }

  void word() {
    std::array<std::string_view, field_count> fields;
    std::string_view rest = line_;
    for (std::size_t field = 0; field < field_count; ++field) {
      const std::size_t tab = rest.find('\t');
      if ((tab == std::string_view::npos) != (field + 1 == field_count)) fail("ten fields separated by tabs");
      fields[field] = rest.substr(0, tab);
      if (field + 1 < field_count) rest.remove_prefix(tab + 1);
    }
    if (fields[1].empty()) fail("a form");
    if (fields[0].find('.') != std::string_view::npos) return;
    if (const std::size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
      const auto first = parse_number(fields[0].substr(0, dash));
      const auto last = parse_number(fields[0].substr(dash + 1));
      if (!first || !last || *first != sentence_.tokens.size() + 1 || *last < *first || *last - *first > 20) {
        fail("a range of words that begins with the next one");
      }
      multiword_ = {*first, *last, locate(fields[1])};
      return;
    }
    if (parse_number(fields[0]) != sentence_.tokens.size() + 1)
      fail(fmt::format("word {}", sentence_.tokens.size() + 1));
    add_word(fields);
  }

  void add_word(const std::array<std::string_view, field_count>& fields) {
    Token token;
    token.form = fields[1];
    token.lemma = fields[2];
    const auto upos = parse_upos(fields[3]);
    if (!upos) fail(fmt::format("a universal part of speech, not '{}'", fields[3]));
    token.upos = *upos;
    token.xpos = parse_penn_tag(fields[4]).value_or("XX");
    const auto head = parse_number(fields[6]);
    if (!head || *head > 1'000'000) fail(fmt::format("the number of a head, not '{}'", fields[6]));
    token.head = static_cast<std::int32_t>(*head) - 1;
    const auto deprel = parse_deprel(fields[7]);
    if (!deprel) fail(fmt::format("a universal relation, not '{}'", fields[7]));
    token.deprel = *deprel;
    const std::size_t number = sentence_.tokens.size() + 1;
    const bool inside = number >= multiword_.first && number <= multiword_.last;
    sentence_.joined.push_back(inside && number > multiword_.first);
    if (!inside) {
      const Span span = locate(token.form);
      token.begin = span.begin;
      token.end = span.end;
    } else {
      place_inside(token, number);
    }
    sentence_.tokens.push_back(std::move(token));
  }

  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  // The form's bytes in the text, after what was there before; the text may hold a word with other spaces than the
  // form.
  Span locate(std::string_view form) {
    const std::string_view text = sentence_.text;
    while (at_ < text.size() && text[at_] == ' ') ++at_;
    const std::size_t begin = at_;
    if (text.substr(at_, form.size()) == form) {
      at_ += form.size();
    } else if (const std::size_t found = text.find(form, at_); found != std::string_view::npos) {
      at_ = found + form.size();
      return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(at_)};
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  // Words that simply divide their multiword token get their own bytes, others all of them.
  void place_inside(Token& token, std::size_t number) {
    const std::uint32_t begin = number == multiword_.first ? multiword_.span.begin : sentence_.tokens.back().end;
    token.begin = multiword_.span.begin;
    token.end = multiword_.span.end;
    if (sentence_.text.substr(begin, token.form.size()) != token.form) return;
    if (begin + token.form.size() > multiword_.span.end) return;
    token.begin = begin;
    token.end = begin + static_cast<std::uint32_t>(token.form.size());
  }

  void finish(std::vector<TreebankSentence>& sentences) {
    if (!sentence_.tokens.empty()) {
      const auto size = static_cast<std::int32_t>(sentence_.tokens.size());
      for (const Token& token : sentence_.tokens) {
        if (token.head >= size) fail("heads inside the sentence that ends here");
      }
      if (!is_tree(sentence_.tokens)) fail("a tree with one root in the sentence that ends here");
      sentences.push_back(std::move(sentence_));
      sentence_ = {};
    }
    at_ = 0;
    multiword_ = {};
  }

  struct Multiword {
    std::size_t first = 1;
    std::size_t last = 0;
    Span span;
  };

  std::string_view file_;
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
  TreebankSentence sentence_;
  std::size_t at_ = 0;
  Multiword multiword_;
};

bool is_clitic(std::string_view before, std::string_view form) {
  std::string lower;
  for (std::size_t at = 0; at < form.size() && lower.size() < 5; ++at) {
    if (form.substr(at, 3) == "’") {
      lower += '\'';
      at += 2;
    } else {
      lower += form[at] >= 'A' && form[at] <= 'Z' ? static_cast<char>(form[at] + 32) : form[at];
    }
  }
  static constexpr std::string_view clitics[] = {"'d", "'ll", "'m", "'re", "'s", "'ve", "n't"};
  if (std::ranges::binary_search(clitics, lower)) return true;
  if (lower == "'") return !before.empty() && (before.back() == 's' || before.back() == 'S');
  return lower == "not" && (before == "can" || before == "Can" || before == "CAN");
}

}  // namespace

std::vector<TreebankSentence> read_conllu(std::string_view file, std::string_view bytes) {
  return ConlluReader(file, bytes).read();
}

bool is_tree(const std::vector<Token>& tokens) {
  const auto size = static_cast<std::int32_t>(tokens.size());
  std::vector<std::int32_t> seen(tokens.size(), -1);
  std::size_t roots = 0;
  for (std::int32_t start = 0; start < size; ++start) {
    roots += tokens[start].head == -1;
    for (std::int32_t at = start; at != -1 && seen[at] != start;) {
      // An earlier walk that passed here has ended at the root.
      if (seen[at] != -1) break;
      seen[at] = start;
      const std::int32_t head = tokens[at].head;
      if (head < -1 || head >= size) return false;
      if (head != -1 && seen[head] == start) return false;
      at = head;
    }
  }
  return roots == (tokens.empty() ? 0 : 1);
}

std::vector<bool> joined_words(const Sentence& sentence) {
  std::vector<bool> joined(sentence.tokens.size(), false);
  for (std::size_t i = 1; i < sentence.tokens.size(); ++i) {
    const Token& before = sentence.tokens[i - 1];
    const Token& token = sentence.tokens[i];
    joined[i] = before.end == token.begin && is_clitic(before.form, token.form);
  }
  return joined;
}

void write_conllu(std::ostream& out, const Document& document) {
  fmt::memory_buffer buffer;
  const auto write = [&](fmt::string_view format, const auto&... arguments) {
    fmt::format_to(fmt::appender(buffer), fmt::runtime(format), arguments...);
  };
  for (std::size_t number = 0; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    const std::vector<Token>& tokens = sentence.tokens;
    if (tokens.empty()) continue;
    write("# sent_id = {}\n", number);
    if (sentence.paragraph_start) write("# newpar\n");
    std::string text(sentence.text);
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    write("# text = {}\n", text);
    const std::vector<bool> joined = joined_words(sentence);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      std::size_t last = i;
      while (last + 1 < tokens.size() && joined[last + 1]) ++last;
      const auto space = [&](std::size_t at) {
        return at + 1 < tokens.size() && tokens[at].end == tokens[at + 1].begin ? "SpaceAfter=No" : "_";
      };
      if (last > i && !joined[i]) {
        const char* begin = token.form.data();  // the words of a token lie one after the other
        const std::string_view word(begin, tokens[last].end - token.begin);
        write("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", i + 1, last + 1, word, space(last));
      }
      const bool no_space = !joined[i] && last == i && space(i)[0] == 'S';
      write("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}Offset={}:{}\n", i + 1, token.form, token.lemma, name(token.upos),
            token.xpos, token.head + 1, name(token.deprel), no_space ? "SpaceAfter=No|" : "", token.begin, token.end);
    }
    write("\n");
  }
  out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
}

}  // namespace entente
