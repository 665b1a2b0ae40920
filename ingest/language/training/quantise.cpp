#include "ingest/language/training/quantise.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::int8_t rounded(float value) { return static_cast<std::int8_t>(std::clamp(std::lrint(value), -127L, 127L)); }

float largest(const float* values, std::size_t count, std::size_t stride = 1) {
  float result = 1e-9F;
  for (std::size_t i = 0; i < count; ++i) result = std::max(result, std::abs(values[i * stride]));
  return result;
}

// `values` is [inputs][outputs] and then a row of biases. Inputs come multiplied with factors (repeated where there are
// more inputs), outputs are to be multiplied with `unit`.
QuantisedMatrix quantise(const float* values, std::size_t inputs, std::size_t outputs,
                         const std::vector<float>& factors, float unit, bool biased) {
  QuantisedMatrix matrix;
  matrix.inputs = inputs;
  matrix.outputs = outputs;
  matrix.weights = AlignedBytes(inputs * outputs);
  matrix.bias.assign(outputs, 0);
  matrix.scale.assign(outputs, 0);
  matrix.offset.assign(outputs, 0);
  std::vector<float> column(inputs);
  for (std::size_t j = 0; j < outputs; ++j) {
    for (std::size_t i = 0; i < inputs; ++i) column[i] = values[i * outputs + j] / factors[i % factors.size()];
    const float scale = largest(column.data(), inputs) / 127;
    for (std::size_t i = 0; i < inputs; ++i) {
      const std::int8_t weight = rounded(column[i] / scale);
      matrix.weights.data()[(i / 4 * outputs + j) * 4 + i % 4] = weight;
      matrix.offset[j] -= 128 * weight;
    }
    matrix.scale[j] = scale * unit;
    if (biased) matrix.bias[j] = values[inputs * outputs + j] * unit;
  }
  return matrix;
}

}  // namespace

LanguageModel quantise(const TrainedModel& trained) {
  FloatNetwork& network = *trained.network;
  const NetworkShape& shape = network.shape();
  LanguageModel model;
  model.width = shape.width;
  model.hidden = shape.hidden;
  model.tag_layer = shape.tag_layer;
  model.index = trained.index;
  model.tags = trained.tags;
  model.transitions = network.actions();

  model.embedding = AlignedBytes(shape.rows * shape.width);
  for (std::size_t row = 0; row < shape.rows; ++row) {
    const float* values = network.embedding() + row * shape.width;
    const float scale = largest(values, shape.width) / 127;
    model.embedding_scale.push_back(scale);
    for (std::size_t j = 0; j < shape.width; ++j)
      model.embedding.data()[row * shape.width + j] = rounded(values[j] / scale);
  }
  for (const std::vector<float>& ranges : network.ranges) {
    std::vector<float> factors;
    factors.reserve(ranges.size());
    for (const float range : ranges) factors.push_back(127 / std::max(range, 0.01F));
    model.to_int8.push_back(std::move(factors));
  }
  for (std::size_t layer = 0; layer < shape.layers; ++layer) {
    model.convolution.push_back(
        quantise(network.convolution(layer), 3 * shape.width, shape.width, model.to_int8[layer], 1, true));
  }
  model.tagger = quantise(network.tagger(), shape.width, padded(shape.tags), model.to_int8[shape.layers], 1, true);
  model.tag_rows.assign(network.tag_rows(), network.tag_rows() + shape.tags * shape.width);

  // Sixteen bits hold four times the largest sum that was seen, for what is added up on the way to it.
  const float steps = 127 * 64 / network.hidden_range;
  model.slots =
      quantise(network.slots(), shape.width, slot_count * shape.hidden, model.to_int8[shape.layers + 1], steps, false);
  for (std::size_t i = 0; i < extra_row::count * shape.hidden; ++i) {
    model.extras.push_back(
        static_cast<std::int16_t>(std::clamp(std::lrint(network.extras()[i] * steps), -32767L, 32767L)));
  }
  model.output = quantise(network.output(), shape.hidden, padded(shape.actions), {steps / 64}, 1, true);
  return model;
}

}  // namespace entente
