#include <algorithm>
#include <cmath>

#include "ingest/language/training/quantise.hpp"

namespace entente {
namespace {

// Undoes what quantise() does to a matrix: [inputs][outputs], then a row of biases where there are any.
void restore(const QuantisedMatrix& matrix, const std::vector<float>& factors, float unit, bool biased, float* values) {
  for (std::size_t j = 0; j < matrix.outputs; ++j) {
    for (std::size_t i = 0; i < matrix.inputs; ++i) {
      const std::size_t at = (i / 4 * matrix.outputs + j) * 4 + i % 4;
      values[i * matrix.outputs + j] =
          static_cast<float>(matrix.weights.data()[at]) * matrix.scale[j] / unit * factors[i % factors.size()];
    }
    if (biased) values[matrix.inputs * matrix.outputs + j] = matrix.bias[j] / unit;
  }
}

// The file does not say in what units the transition head counts, and any will do, as long as the output goes by the
// same: those are taken that make the weights about as large as they are when training starts.
float head_unit(const QuantisedMatrix& slots, const std::vector<float>& factors, std::size_t width) {
  std::vector<float> values(slots.inputs * slots.outputs);
  restore(slots, factors, 1, false, values.data());
  double squares = 0;
  for (const float value : values) squares += static_cast<double>(value) * value;
  const double deviation = std::sqrt(squares / static_cast<double>(values.size()));
  return static_cast<float>(deviation / std::sqrt(1.0 / static_cast<double>(5 * width)));
}

}  // namespace

TrainedModel dequantise(const LanguageModel& model, std::size_t layers) {
  TrainedModel trained;
  trained.index = model.index;
  trained.tags = model.tags;
  NetworkShape shape;
  shape.width = model.width;
  shape.hidden = model.hidden;
  const std::size_t known_layers = model.convolution.size();
  shape.layers = std::max(layers, known_layers);
  shape.tag_layer = model.tag_layer;
  shape.rows = model.index.row_count();
  shape.tags = model.tags.size();
  shape.actions = model.transitions.size();
  trained.network = std::make_unique<FloatNetwork>(shape, model.transitions, 1);
  FloatNetwork& network = *trained.network;
  for (std::size_t row = 0; row < shape.rows; ++row) {
    for (std::size_t j = row * shape.width; j < (row + 1) * shape.width; ++j) {
      network.embedding()[j] = static_cast<float>(model.embedding.data()[j]) * model.embedding_scale[row];
    }
  }
  for (std::size_t layer = 0; layer < known_layers; ++layer) {
    restore(model.convolution[layer], model.to_int8[layer], 1, true, network.convolution(layer));
  }
  // A new layer begins by changing little of what passes it.
  for (std::size_t layer = known_layers; layer < shape.layers; ++layer) {
    float* weights = network.convolution(layer);
    for (std::size_t i = 0; i < 3 * shape.width * shape.width; ++i) weights[i] *= 0.1F;
  }
  restore(model.tagger, model.to_int8[known_layers], 1, true, network.tagger());
  std::ranges::copy(model.tag_rows, network.tag_rows());
  const float unit = head_unit(model.slots, model.to_int8[known_layers + 1], shape.width);
  restore(model.slots, model.to_int8[known_layers + 1], unit, false, network.slots());
  std::ranges::transform(model.extras, network.extras(),
                         [&](std::int16_t value) { return static_cast<float>(value) / unit; });
  restore(model.output, {unit / 64}, 1, true, network.output());
  return trained;
}

}  // namespace entente
