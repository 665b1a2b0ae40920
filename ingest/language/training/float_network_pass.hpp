#pragma once

// What a pass of FloatNetwork over a batch leaves for the way back; of float_network*.cpp alone.

#include <algorithm>
#include <cmath>

#include "ingest/language/training/float_network.hpp"

namespace entente {

struct FloatNetwork::Pass {
  std::size_t rows = 0;
  std::vector<std::size_t> begin;  // first row of each sentence
  std::vector<bool> is_pad;
  std::vector<std::vector<float>> x;  // by layer: its input; the last is the parser's
  std::vector<std::vector<float>>
      gate;  // by layer: derivative of its output by its pre-activation; first: input dropout
  std::vector<float> tag_scores;
  std::vector<std::uint32_t> tag;
  std::vector<float> slot_values;  // [rows][slots · hidden]

  // One entry a step of any sentence.
  std::vector<std::array<std::int32_t, slot_count>> step_slots;  // row of slot_values; below zero: extra row -1-row
  std::vector<std::array<std::int32_t, 7>> step_extras;          // -1: none
  std::vector<float> hidden;
  std::vector<float> score_gradient;
  std::size_t steps = 0;
};

/// A number from 0 up to but without 1.
inline double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

/// In place, over the first `count` values.
inline void softmax(float* values, std::size_t count) {
  const float top = *std::max_element(values, values + count);
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += values[i] = std::exp(values[i] - top);
  for (std::size_t i = 0; i < count; ++i) values[i] /= sum;
}

}  // namespace entente
