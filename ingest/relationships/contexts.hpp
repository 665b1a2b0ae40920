#pragma once

// What an event is about: the words around it, by a table.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/context.hpp"
#include "ingest/relationships/tree.hpp"

namespace entente {

/// contexts.tsv, read once; immutable.
class ContextTable {
 public:
  /// Throws std::runtime_error `file:line: expected …` where the table is broken.
  explicit ContextTable(std::string_view table);

  static const ContextTable& builtin();

  /// How strongly each context speaks from a sentence's words.
  using Weights = std::vector<double>;  ///< by context
  Weights weigh(const Sentence& sentence) const;

  /// The one to three contexts that an event is about, from the weights of its sentence and, at a third, of the title.
  /// An event without any is about diplomacy where it is verbal; else about nothing that is known.
  static ContextSet choose(const Weights& sentence, const Weights& title);

 private:
  struct Term {
    std::vector<std::string> words;
    Context context = Context::military;
    double weight = 0;
  };
  std::unordered_map<std::string, std::vector<Term>> terms_;  ///< by first word
};

}  // namespace entente
