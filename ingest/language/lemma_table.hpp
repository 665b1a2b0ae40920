#pragma once

// The exceptions that lemmas go by, and words that are often spelt wrong.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

/// Immutable; forms are in small letters.
class LemmaTable {
 public:
  /// Reads lemmas.tsv and misspellings.tsv. Throws std::runtime_error `file:line: expected …` where a table is broken.
  LemmaTable(std::string_view lemmas, std::string_view misspellings);

  static const LemmaTable& builtin();

  /// The lemma of a form as one of a group ("VBD"); null where the rules find it.
  const std::string* find(std::string_view form, std::string_view group) const;

  /// The word as it is spelt right, which is not in the table itself; null where nothing is known to be wrong.
  const std::string* right(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Lemmas = std::vector<std::pair<std::string, std::string>>;  // by group: a form has few
  std::unordered_map<std::string, Lemmas, Hash, std::equal_to<>> lemmas_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> right_;
};

}  // namespace entente
