#include <fmt/format.h>

#include "ingest/language/parser.hpp"
#include "ingest/language/segmentation.hpp"

namespace entente {
namespace {

constexpr std::size_t max_sentence_tokens = 200;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

// Until the tagger and the parser have had their say.
void make_flat(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].head = i == 0 ? -1 : 0;
    tokens[i].deprel = i == 0 ? Deprel::root : Deprel::dep;
  }
}

// A sentence too long for a sentence is a list or a table: cut after the last comma, semicolon or the like that fits.
void add_sentence(Document& document, Sentence sentence) {
  std::vector<Token> tokens = std::move(sentence.tokens);
  const std::size_t count = tokens.size();
  std::size_t parts = 0;
  std::size_t begin = 0;
  do {
    std::size_t end = std::min(count, begin + max_sentence_tokens);
    if (end < count) {
      for (std::size_t i = end; i > begin + max_sentence_tokens / 2; --i) {
        const std::string_view form = tokens[i - 1].form;
        if (form == "," || form == ";" || form == ":" || form == "." || form == "|") {
          end = i;
          break;
        }
      }
    }
    Sentence part;
    part.tokens.assign(std::make_move_iterator(tokens.begin() + begin), std::make_move_iterator(tokens.begin() + end));
    part.begin = begin == 0 ? sentence.begin : part.tokens.front().begin;
    part.end = end == count ? sentence.end : part.tokens.back().end;
    part.text = sentence.text.substr(part.begin - sentence.begin, part.end - part.begin);
    part.paragraph_start = sentence.paragraph_start && begin == 0;
    make_flat(part.tokens);
    document.sentences.push_back(std::move(part));
    ++parts;
    begin = end;
  } while (begin < count);
  if (parts > 1) {
    document.notes.push_back(
        fmt::format("the sentence at byte {} has {} tokens: read in {} parts", sentence.begin, count, parts));
  }
}

Sentence make_sentence(std::string_view text, std::uint32_t begin, std::uint32_t end, bool paragraph_start) {
  Sentence sentence;
  sentence.begin = begin;
  sentence.end = end;
  sentence.text = text.substr(begin, end - begin);
  sentence.paragraph_start = paragraph_start;
  split_tokens(sentence.text, begin, sentence.tokens);
  drop_tooltips(sentence.tokens);
  return sentence;
}

}  // namespace

Document segment(const Article& article) {
  Document document;
  const std::string_view text = article.text;
  const std::string_view title = trimmed(article.title);
  std::uint32_t body = 0;
  const std::string_view first_line = trimmed(trimmed(text).substr(0, trimmed(text).find('\n')));
  if (!title.empty() && first_line == title) {
    const auto begin = static_cast<std::uint32_t>(first_line.data() - text.data());
    body = begin + static_cast<std::uint32_t>(title.size());
    document.sentences.push_back(make_sentence(text, begin, body, true));
  } else {
    const auto begin = title.empty() ? 0 : static_cast<std::uint32_t>(title.data() - article.title.data());
    document.sentences.push_back(
        make_sentence(article.title, begin, begin + static_cast<std::uint32_t>(title.size()), true));
  }
  // A title is one sentence, whatever stands in it, and however long.
  if (document.sentences[0].tokens.size() > max_sentence_tokens) {
    document.sentences[0].tokens.resize(max_sentence_tokens);
    document.notes.push_back(fmt::format("the title is cut after {} tokens", max_sentence_tokens));
  }
  make_flat(document.sentences[0].tokens);
  for (const SentenceSpan& span : split_sentences(text.substr(body))) {
    Sentence sentence = make_sentence(text, body + span.begin, body + span.end, span.paragraph_start);
    if (!sentence.tokens.empty()) add_sentence(document, std::move(sentence));
  }
  return document;
}

}  // namespace entente
