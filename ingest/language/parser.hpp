#pragma once

// Article → Document: segmentation, tags, lemmas and dependency trees.

#include <cstdint>
#include <memory>
#include <string_view>

#include "ingest/article.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Sentences and tokens with their offsets, without tags and trees (every head −1 but a flat chain to the first token).
/// The title is sentence 0. Splits long sentences over `max_sentence_tokens` with a note.
Document segment(const Article& article);

/// What a sentence is read as. A headline mostly has a verb, and in its present tense that looks like a noun:
/// "UN calls for talks".
enum class Genre : std::uint8_t { sentence, headline };

/// Tagger, lemmatiser and parser with its model. Immutable, shared by all threads.
class Parser {
 public:
  /// The model built into the library; loaded once, on first use.
  static const Parser& builtin();

  /// A model from the bytes of a model file. Throws std::runtime_error where they are not one.
  explicit Parser(std::string_view model);
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  /// Tags, lemmas and trees for a segmented sentence, in place. The same trees on every machine.
  void parse(Sentence& sentence, Genre genre = Genre::sentence) const;

  /// segment() and parse() of every sentence, the title as a headline.
  Document parse(const Article& article) const;

 private:
  struct Model;
  std::unique_ptr<const Model> model_;
};

}  // namespace entente
