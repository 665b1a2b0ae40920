#pragma once

// The model at work: tags and transitions for one sentence, with whatever vectors the processor has.

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/model.hpp"
#include "ingest/language/parser.hpp"

namespace entente {

/// Tags (indices into model.tags) and, in `state`, the tree. `state` is fresh and as long as `words`. The result does
/// not depend on the processor: sums are integers, and what is not is computed in the same order everywhere.
/// As a headline, a sentence that was given no verb has the word for one that is likeliest to be, if that is likely at
/// all.
void predict(const LanguageModel& model, std::span<const EmbeddingIndex::Rows> words, Reading reading,
             std::vector<std::uint32_t>& tags, ArcHybrid& state);

}  // namespace entente
