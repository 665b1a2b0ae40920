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

void Parser::parse(Sentence& sentence, Reading reading) const {
  std::vector<Token>& tokens = sentence.tokens;
  const LanguageModel& network = model_->network;
  const SentenceCase capitals = sentence_case(tokens);
  std::vector<EmbeddingIndex::Rows> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    words.push_back(network.index.rows(hash_word(token.form, capitals, words.empty())));
  }
  std::vector<std::uint32_t> tags;
  ArcHybrid state(static_cast<std::int32_t>(tokens.size()));
  predict(network, words, reading, tags, state);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const auto index = static_cast<std::int32_t>(i);
    token.upos = network.tags[tags[i]].upos;
    token.xpos = network.tags[tags[i]].xpos;
    token.head = state.head(index) == state.root() ? -1 : state.head(index);
    token.deprel = state.label(index);
  }
  set_lemmas(tokens, capitals);
}

Document Parser::parse(const Article& article) const {
  Document document = segment(article);
  for (Sentence& sentence : document.sentences) {
    parse(sentence, &sentence == &document.sentences[0] ? Reading::headline : Reading::sentence);
  }
  return document;
}

}  // namespace entente
