#include "ingest/language/training/evaluate.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace entente {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string_view plain(Deprel deprel) { return name(deprel).substr(0, name(deprel).find(':')); }

/// A word with the characters that it covers, counted without white space, and its head as an index of the same list.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Token* token = nullptr;
  std::int64_t head = -1;
};

using Span = std::pair<std::size_t, std::size_t>;

struct Analysis {
  std::vector<Span> sentences;
  std::vector<Span> tokens;
  std::vector<Word> words;
};

/// How many bytes of `text` before each offset are no white space.
std::vector<std::size_t> solid_offsets(std::string_view text) {
  std::vector<std::size_t> result(text.size() + 1, 0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    // UD's EWT and GUM have no other white space in their texts.
    result[i + 1] = result[i] + (is_space(text[i]) ? 0 : 1);
  }
  return result;
}

void add_sentence(Analysis& analysis, const std::vector<Token>& tokens, const std::vector<bool>& joined,
                  const std::vector<std::size_t>& solid, std::size_t base) {
  const std::size_t first = analysis.words.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const Word word = {base + solid[token.begin], base + solid[token.end], &token,
                       token.head < 0 ? -1 : static_cast<std::int64_t>(first) + token.head};
    if (joined[i]) {
      analysis.tokens.back().second = std::max(analysis.tokens.back().second, word.end);
    } else {
      analysis.tokens.emplace_back(word.begin, word.end);
    }
    analysis.words.push_back(word);
  }
  if (!tokens.empty()) analysis.sentences.emplace_back(analysis.words[first].begin, analysis.words.back().end);
}

double f1(double correct, double gold, double system) {
  return gold + system == 0 ? 100 : 200 * correct / (gold + system);
}

double common(const std::vector<Span>& gold, const std::vector<Span>& system) {
  std::size_t count = 0;
  std::size_t j = 0;
  for (const Span& span : gold) {
    while (j < system.size() && system[j] < span) ++j;
    count += j < system.size() && system[j] == span;
  }
  return static_cast<double>(count);
}

}  // namespace

GoldTokenScores evaluate(const Parser& parser, const std::vector<TreebankSentence>& gold) {
  return evaluate([&](Sentence& sentence) { parser.parse(sentence); }, gold);
}

GoldTokenScores evaluate(const std::function<void(Sentence&)>& parse, const std::vector<TreebankSentence>& gold) {
  GoldTokenScores scores;
  double words = 0;
  for (const TreebankSentence& sentence : gold) {
    Sentence parsed;
    parsed.tokens = sentence.tokens;
    parse(parsed);
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& expected = sentence.tokens[i];
      const Token& token = parsed.tokens[i];
      words += 1;
      scores.upos += token.upos == expected.upos;
      scores.xpos += token.xpos == expected.xpos;
      // The treebanks do not say what a word is that is written apart, or a slip: they have "_" there.
      scores.lemma += token.lemma == expected.lemma || expected.lemma == "_";
      scores.uas += token.head == expected.head;
      scores.las += token.head == expected.head && token.deprel == expected.deprel;
    }
  }
  for (double* score : {&scores.upos, &scores.xpos, &scores.lemma, &scores.uas, &scores.las}) *score *= 100 / words;
  return scores;
}

RawTextScores evaluate_raw(const Parser& parser, const std::vector<TreebankSentence>& gold) {
  Analysis expected;
  Analysis found;
  // Views of tokens point into the articles, and Words to the tokens of the documents.
  std::vector<Article> articles;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (i == 0 || gold[i].document_start) {
      articles.emplace_back();
    } else {
      articles.back().text += gold[i].paragraph_start ? "\n\n" : " ";
    }
    articles.back().text += gold[i].text;
  }
  std::vector<Document> documents;
  std::size_t base = 0;
  for (const Article& article : articles) {
    documents.push_back(parser.parse(article));
    const std::vector<std::size_t> solid = solid_offsets(article.text);
    for (const Sentence& sentence : documents.back().sentences) {
      add_sentence(found, sentence.tokens, joined_words(sentence), solid, base);
    }
    base += solid.back();
  }
  base = 0;
  for (const TreebankSentence& sentence : gold) {
    const std::vector<std::size_t> solid = solid_offsets(sentence.text);
    add_sentence(expected, sentence.tokens, sentence.joined, solid, base);
    base += solid.back();
  }

  // Words are aligned where their spans are the same; the words of a multiword token that share a span, in order.
  std::vector<std::int64_t> partner(expected.words.size(), -1);
  for (std::size_t i = 0, j = 0; i < expected.words.size() && j < found.words.size();) {
    const Span a{expected.words[i].begin, expected.words[i].end};
    const Span b{found.words[j].begin, found.words[j].end};
    if (a == b) {
      partner[i++] = static_cast<std::int64_t>(j++);
    } else if (a < b) {
      ++i;
    } else {
      ++j;
    }
  }
  double words = 0, upos = 0, xpos = 0, lemmas = 0, uas = 0, las = 0;
  for (std::size_t i = 0; i < expected.words.size(); ++i) {
    if (partner[i] < 0) continue;
    const Word& word = expected.words[i];
    const Word& other = found.words[static_cast<std::size_t>(partner[i])];
    words += 1;
    upos += word.token->upos == other.token->upos;
    xpos += word.token->xpos == other.token->xpos;
    lemmas += word.token->lemma == other.token->lemma || word.token->lemma == "_";
    const bool head =
        word.head < 0 ? other.head < 0 : other.head >= 0 && partner[static_cast<std::size_t>(word.head)] == other.head;
    uas += head;
    las += head && plain(word.token->deprel) == plain(other.token->deprel);
  }
  const auto gold_count = static_cast<double>(expected.words.size());
  const auto found_count = static_cast<double>(found.words.size());
  RawTextScores scores;
  scores.sentences = f1(common(expected.sentences, found.sentences), static_cast<double>(expected.sentences.size()),
                        static_cast<double>(found.sentences.size()));
  scores.tokens = f1(common(expected.tokens, found.tokens), static_cast<double>(expected.tokens.size()),
                     static_cast<double>(found.tokens.size()));
  scores.words = f1(words, gold_count, found_count);
  scores.upos = f1(upos, gold_count, found_count);
  scores.xpos = f1(xpos, gold_count, found_count);
  scores.lemmas = f1(lemmas, gold_count, found_count);
  scores.uas = f1(uas, gold_count, found_count);
  scores.las = f1(las, gold_count, found_count);
  return scores;
}

}  // namespace entente
