#pragma once

// From floating point to the model's eight bits.

#include "ingest/language/model.hpp"
#include "ingest/language/training/train.hpp"

namespace entente {

/// Weights by column and inputs by row are scaled so that their largest magnitudes become 127: cutting the rare large
/// values off instead costs ten points of LAS.
LanguageModel quantise(const TrainedModel& trained);

/// The way back: a network to train further, of the weights as they were rounded. Without the ranges of activations.
TrainedModel dequantise(const LanguageModel& model, std::size_t layers = 0);

}  // namespace entente
