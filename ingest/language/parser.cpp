#include "ingest/language/parser.hpp"

#include <algorithm>

#include "ingest/data/built_in.hpp"
#include "ingest/language/lemma.hpp"
#include "ingest/language/network.hpp"

namespace entente {

struct Parser::Model {
  LanguageModel network;
};

const Parser& Parser::builtin() {
  static const Parser parser(built_in("english.model"));
  return parser;
}

Parser::Parser(std::string_view model) : model_(new Model{load_model("language model", model)}) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

namespace {

// The words of a title that may be its verb: in small letters, with a subject before and something to say after them.
std::vector<bool> verb_candidates(const std::vector<Token>& tokens) {
  std::vector<bool> result(tokens.size(), false);
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const std::string_view form = tokens[i].form;
    result[i] = form[0] >= 'a' && form[0] <= 'z' && !form.ends_with("ings");
  }
  return result;
}

// *the WHO sent doctors, the DFID did*: an acronym that is a word in small letters, or unknown, is read as one that is
// known.
bool is_strange_acronym(std::string_view form, bool known) {
  const bool capital = std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
  return form == "WHO" || (!known && capital && form.size() > 2 && form.size() < 8);
}

/// *the minister and his counterparts*: a noun with a coordinator of its own is a conjunct, whatever the arc was
/// called.
void name_conjuncts(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& noun = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if ((noun.deprel != Deprel::nmod && noun.deprel != Deprel::appos) || noun.head >= self) continue;
    const auto is_below = [&](std::int32_t token) {
      while (token > noun.head && token != self) token = tokens[static_cast<std::size_t>(token)].head;
      return token == self;
    };
    std::int32_t first = self;
    bool marked = false;
    while (first - 1 > noun.head && is_below(first - 1)) {
      --first;
      const Token& before = tokens[static_cast<std::size_t>(first)];
      marked = marked || (before.deprel == Deprel::case_ && before.head == self);
    }
    if (tokens[static_cast<std::size_t>(first)].deprel == Deprel::cc && !marked) noun.deprel = Deprel::conj;
  }
}

}  // namespace

void Parser::parse(Sentence& sentence, Genre genre) const {
  std::vector<Token>& tokens = sentence.tokens;
  const LanguageModel& network = model_->network;
  const SentenceCase capitals = sentence_case(tokens);
  std::vector<EmbeddingIndex::Rows> words;
  std::vector<bool> unknown;
  words.reserve(tokens.size());
  unknown.reserve(tokens.size());
  for (const Token& token : tokens) {
    const auto rows = [&](std::string_view form) {
      return network.index.rows(hash_word(form, capitals, words.empty()));
    };
    EmbeddingIndex::Rows word = rows(token.form);
    if (capitals == SentenceCase::mixed && is_strange_acronym(token.form, word[0] != 0)) word = rows("NATO");
    words.push_back(word);
    unknown.push_back(words.back()[0] == 0);
  }
  std::vector<std::uint32_t> tags;
  ArcHybrid state(static_cast<std::int32_t>(tokens.size()));
  const bool needs_verb = genre == Genre::headline && capitals == SentenceCase::mixed;
  predict(network, words, needs_verb ? verb_candidates(tokens) : std::vector<bool>(), tags, state);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const auto index = static_cast<std::int32_t>(i);
    token.upos = network.tags[tags[i]].upos;
    token.xpos = network.tags[tags[i]].xpos;
    token.head = state.head(index) == state.root() ? -1 : state.head(index);
    token.deprel = state.label(index);
  }
  name_conjuncts(tokens);
  set_lemmas(tokens, capitals, unknown);
}

Document Parser::parse(const Article& article) const {
  Document document = segment(article);
  for (Sentence& sentence : document.sentences) {
    parse(sentence, &sentence == &document.sentences[0] ? Genre::headline : Genre::sentence);
  }
  return document;
}

}  // namespace entente
