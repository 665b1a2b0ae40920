#pragma once

// From floating point to the model's eight bits.

#include "ingest/language/model.hpp"
#include "ingest/language/training/train.hpp"

namespace entente {

/// Weights by column and inputs by row are scaled so that their largest magnitudes become 127: cutting the rare large
/// values off instead costs ten points of LAS.
LanguageModel quantise(const TrainedModel& trained);

}  // namespace entente
