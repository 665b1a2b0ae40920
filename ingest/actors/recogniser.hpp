#pragma once

// Sentence → the names in it, and the nouns that make something of them.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/actors/tables.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// A name in a sentence: the tokens [first, last) and what they stand for.
struct Hit {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  NameKind kind = NameKind::name;
  std::uint32_t actor = 0;  ///< index into Tables::actors; of a leader, into Tables::leaders
  bool partial = false;     ///< only a part of its token: anti-American
  bool ambiguous = false;   ///< the name has readings of more than one actor
};

/// A noun of the table at tokens [first, last).
struct NounHit {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const Noun* noun = nullptr;
};

/// What is known about a sentence before its tree is asked.
struct Names {
  std::vector<Hit> hits;              ///< in order, none inside another
  std::vector<std::int32_t> at;       ///< for each token the hit that covers it, or -1
  std::vector<NounHit> nouns;         ///< longest matches, in order; may lie inside hits
  std::vector<std::int32_t> noun_at;  ///< for each token the noun that begins there, or -1
  std::vector<std::int32_t> noun_to;  ///< for each token the noun whose last token it is, or -1
  std::vector<std::string> low;       ///< the tokens' forms in lower case without accents
};

/// One article's names so far: which of two countries of one name it is about.
struct NameContext {
  std::vector<bool> seen;  ///< by actor: named without doubt somewhere in the article
  std::optional<Day> published;
};

/// Reads one sentence. Linear in its length.
Names recognise(const Sentence& sentence, const Gazetteer::Tables& tables, const NameContext& context);

/// The coarse word class of a token, guessed from its letters where the sentence has no tags.
Upos word_class(const Token& token);

/// True where the token begins with a capital letter.
bool capitalised(const Token& token);

/// True for initials right before what they modify: *U.S.* in *told President Lee U.S. officials* is no part of the
/// name before it.
bool are_initials_of_noun(const Sentence& sentence, std::size_t token);

/// The reading that fits the letters of the words and is the best of its node; nullptr where none fits.
const Reading* best_reading(const NameIndex::Node& node, std::span<const Word> words, const Gazetteer::Tables& tables);

/// Calls visit(number of words, node, reading) for the names that begin at a word, shorter before longer, until it says
/// true.
template <typename Visit>
void for_each_name(std::span<const Word> words, std::size_t from, const Gazetteer::Tables& tables, Visit visit) {
  std::uint64_t state = NameIndex::start;
  for (std::size_t i = from; i < words.size(); ++i) {
    const NameIndex::Node* node = tables.names.step(state, words[i].key);
    if (node == nullptr) return;
    state = node->state;
    if (node->count == 0) continue;
    const std::size_t count = i + 1 - from;
    const Reading* reading = best_reading(*node, words.subspan(from, count), tables);
    if (reading != nullptr && visit(count, *node, *reading)) return;
  }
}

}  // namespace entente
