#include "ingest/language/training/float_network.hpp"

#include "ingest/language/training/float_network_pass.hpp"

namespace entente {

FloatNetwork::FloatNetwork(const NetworkShape& shape, std::vector<Transition> actions, std::uint64_t seed)
    : shape_(shape), actions_(std::move(actions)) {
  const std::size_t width = shape.width;
  std::size_t size = shape.rows * width;
  for (std::size_t layer = 0; layer < shape.layers; ++layer) {
    convolution_.push_back(size);
    size += 3 * width * width + width;
  }
  tagger_ = size;
  size += (width + 1) * padded(shape.tags);
  tag_rows_ = size;
  size += shape.tags * width;
  slots_ = size;
  size += width * slot_count * shape.hidden;
  extras_ = size;
  size += extra_row::count * shape.hidden;
  output_ = size;
  size += (shape.hidden + 1) * padded(shape.actions);
  parameters.assign(size, 0);
  gradients.assign(size, 0);
  ranges.assign(shape.layers + 2, std::vector<float>(width, 0));

  std::mt19937_64 random(seed);
  const auto fill = [&](float* values, std::size_t count, double deviation) {
    for (std::size_t i = 0; i < count; ++i) {
      const double sum = uniform(random) + uniform(random) + uniform(random) - 1.5;
      values[i] = static_cast<float>(2 * deviation * sum);
    }
  };
  fill(embedding(), shape.rows * width, 0.1);
  for (std::size_t layer = 0; layer < shape.layers; ++layer) {
    fill(convolution(layer), 3 * width * width, std::sqrt(1.0 / static_cast<double>(3 * width)));
  }
  fill(tagger(), width * padded(shape.tags), 0.05);
  fill(tag_rows(), shape.tags * width, 0.1);
  fill(slots(), width * slot_count * shape.hidden, std::sqrt(1.0 / static_cast<double>(5 * width)));
  fill(extras(), extra_row::count * shape.hidden, 0.1);
  fill(output(), shape.hidden * padded(shape.actions), 0.05);

  action_of_.resize(3);
  for (auto& labels : action_of_) labels.fill(UINT32_MAX);
  for (std::size_t action = 0; action < actions_.size(); ++action) {
    const auto move = static_cast<std::size_t>(actions_[action].move);
    action_of_[move][static_cast<std::size_t>(actions_[action].label)] = static_cast<std::uint32_t>(action);
  }
}

void FloatNetwork::record(std::size_t place, const std::vector<float>& values) {
  if (!record_ranges) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    float& range = ranges[place][i % shape_.width];
    range = std::max(range, std::abs(values[i]));
  }
}

double FloatNetwork::train(const std::vector<const Example*>& batch, float dropout, double explore,
                           std::mt19937_64& random) {
  Pass pass;
  encode(pass, batch, dropout, &random);
  double loss = decode(pass, batch, explore, &random, nullptr);
  const std::size_t tags = padded(shape_.tags);
  std::size_t row = 0;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (; row < pass.begin[s]; ++row) std::fill_n(pass.tag_scores.data() + row * tags, tags, 0.0F);
    for (std::size_t i = 0; i < batch[s]->rows.size(); ++i, ++row) {
      float* scores = pass.tag_scores.data() + row * tags;
      std::fill(scores + shape_.tags, scores + tags, 0.0F);
      const std::uint32_t gold = batch[s]->tags[i];
      if (gold >= shape_.tags) {
        std::fill_n(scores, tags, 0.0F);
        continue;
      }
      softmax(scores, shape_.tags);
      loss -= std::log(scores[gold] + 1e-12F) * batch[s]->weight;
      scores[gold] -= 1;
      for (std::size_t tag = 0; tag < shape_.tags; ++tag) scores[tag] *= batch[s]->weight;
    }
  }
  for (; row < pass.rows; ++row) std::fill_n(pass.tag_scores.data() + row * tags, tags, 0.0F);
  backward(pass, batch);
  return loss;
}

std::vector<Prediction> FloatNetwork::predict(const std::vector<const Example*>& batch) {
  Pass pass;
  encode(pass, batch, 0, nullptr);
  std::vector<Prediction> predictions;
  decode(pass, batch, 0, nullptr, &predictions);
  return predictions;
}

}  // namespace entente
