#pragma once

// The model at work: tags and transitions for one sentence, with whatever vectors the processor has.

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/model.hpp"

namespace entente {

/// Tags (indices into model.tags) and, in `state`, the tree. `state` is fresh and as long as `words`. Where no word is
/// found to be a verb, the one of `may_be_verb` (empty, or as long as `words`) that is likeliest to be one is made one,
/// if that is likely at all. The result does not depend on the processor: sums are integers, and what is not is
/// computed in the same order everywhere.
void predict(const LanguageModel& model, std::span<const EmbeddingIndex::Rows> words,
             const std::vector<bool>& may_be_verb, std::vector<std::uint32_t>& tags, ArcHybrid& state);

}  // namespace entente
