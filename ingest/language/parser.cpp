#include "ingest/language/parser.hpp"

#include <algorithm>

#include "ingest/data/ascii.hpp"
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
  const bool capital = std::ranges::all_of(form, is_capital);
  return form == "WHO" || (!known && capital && form.size() > 2 && form.size() < 8);
}

bool is_acronym(std::string_view form) {
  const auto fits = [](char c) { return is_capital(c) || c == '.' || c == '-'; };
  return form.size() > 1 && form.size() < 9 && form[0] != '-' && std::ranges::all_of(form, fits);
}

/// *Korea's (DPRK) missiles*: the tokens of a short form in brackets, which would tear owner and owned apart.
std::vector<bool> short_forms(const std::vector<Token>& tokens) {
  std::vector<bool> result(tokens.size(), false);
  for (std::size_t i = 1; i + 3 < tokens.size(); ++i) {
    const std::string_view before = tokens[i - 1].form;
    if ((before == "'s" || before == "’s") && tokens[i].form == "(" && tokens[i + 2].form == ")" &&
        is_acronym(tokens[i + 1].form))
      std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(i), 3, true);
  }
  return result;
}

/// Hangs a short form and its brackets on the owner before them.
void appose_short_form(std::vector<Token>& tokens, std::size_t bracket) {
  const std::int32_t owner = tokens[bracket - 1].head;
  const auto acronym = static_cast<std::int32_t>(bracket) + 1;
  for (std::size_t i = bracket; i < bracket + 3; ++i) {
    tokens[i].upos = Upos::punct;
    tokens[i].xpos = i == bracket ? "-LRB-" : "-RRB-";
    tokens[i].head = acronym;
    tokens[i].deprel = Deprel::punct;
  }
  Token& name = tokens[bracket + 1];
  name.upos = Upos::propn;
  name.xpos = "NNP";
  name.head = owner >= 0 ? owner : static_cast<std::int32_t>(bracket) - 1;
  name.deprel = Deprel::appos;
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

/// *spoke today with the minister*: a noun below a preposition, which itself hangs on the day, takes the preposition's
/// place.
void raise_from_prepositions(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& noun = tokens[i];
    if (noun.head < 0 || noun.head >= static_cast<std::int32_t>(i)) continue;
    if (noun.upos != Upos::noun && noun.upos != Upos::propn && noun.upos != Upos::pron) continue;
    Token& preposition = tokens[static_cast<std::size_t>(noun.head)];
    if (preposition.upos != Upos::adp || preposition.deprel != Deprel::case_ || preposition.head < 0) continue;
    const Token& day = tokens[static_cast<std::size_t>(preposition.head)];
    if (day.head < 0 || preposition.head > noun.head) continue;
    noun.head = day.deprel == Deprel::obl_unmarked ? day.head : preposition.head;
    noun.deprel = tokens[static_cast<std::size_t>(noun.head)].upos == Upos::verb ? Deprel::obl : Deprel::nmod;
    preposition.head = static_cast<std::int32_t>(i);
  }
}

}  // namespace

void Parser::parse(Sentence& sentence, Genre genre) const {
  std::vector<Token>& tokens = sentence.tokens;
  const LanguageModel& network = model_->network;
  const SentenceCase capitals = sentence_case(tokens);
  const std::vector<bool> set_aside = short_forms(tokens);
  std::vector<EmbeddingIndex::Rows> words;
  std::vector<std::int32_t> parsed;  // the token of each word
  std::vector<bool> unknown, candidates;
  const bool needs_verb = genre == Genre::headline && capitals == SentenceCase::mixed;
  const std::vector<bool> verbs = needs_verb ? verb_candidates(tokens) : std::vector<bool>();
  words.reserve(tokens.size());
  parsed.reserve(tokens.size());
  unknown.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto rows = [&](std::string_view form) {
      return network.index.rows(hash_word(form, capitals, words.empty()));
    };
    EmbeddingIndex::Rows word = rows(tokens[i].form);
    if (capitals == SentenceCase::mixed && is_strange_acronym(tokens[i].form, word[0] != 0)) word = rows("NATO");
    unknown.push_back(word[0] == 0);
    if (set_aside[i]) continue;
    words.push_back(word);
    parsed.push_back(static_cast<std::int32_t>(i));
    if (needs_verb) candidates.push_back(verbs[i]);
  }
  std::vector<std::uint32_t> tags;
  ArcHybrid state(static_cast<std::int32_t>(words.size()));
  predict(network, words, candidates, tags, state);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Token& token = tokens[static_cast<std::size_t>(parsed[i])];
    const auto index = static_cast<std::int32_t>(i);
    token.upos = network.tags[tags[i]].upos;
    token.xpos = network.tags[tags[i]].xpos;
    const std::int32_t head = state.head(index);
    token.head = head == state.root() ? -1 : parsed[static_cast<std::size_t>(head)];
    token.deprel = state.label(index);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (set_aside[i] && tokens[i].form == "(") appose_short_form(tokens, i);
  }
  name_conjuncts(tokens);
  raise_from_prepositions(tokens);
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
