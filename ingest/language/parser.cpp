#include "ingest/language/parser.hpp"

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
    words.push_back(network.index.rows(hash_word(token.form, capitals, words.empty())));
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
