#include "ingest/language/training/float_network.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "ingest/language/training/gemm.hpp"

namespace entente {
namespace {

double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

// Softmax in place over the first `count`; gives nothing else, the caller reads probabilities.
void softmax(float* values, std::size_t count) {
  const float top = *std::max_element(values, values + count);
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += values[i] = std::exp(values[i] - top);
  for (std::size_t i = 0; i < count; ++i) values[i] /= sum;
}

}  // namespace

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

void FloatNetwork::encode(Pass& pass, const std::vector<const Example*>& batch, float dropout,
                          std::mt19937_64* random) {
  const std::size_t width = shape_.width;
  pass.rows = 1;
  for (const Example* example : batch) {
    pass.begin.push_back(pass.rows);
    pass.rows += example->rows.size() + 1;
  }
  pass.is_pad.assign(pass.rows, true);
  const auto drop_mask = [&](std::vector<float>& mask) {
    if (random == nullptr || dropout == 0) return;
    const auto threshold = static_cast<std::uint32_t>(dropout * 65536);
    const float kept = 1 / (1 - dropout);
    for (std::size_t i = 0; i < mask.size(); i += 4) {
      const std::uint64_t bits = (*random)();
      for (std::size_t j = 0; j < 4; ++j) mask[i + j] = (bits >> (16 * j) & 0xffff) < threshold ? 0 : kept;
    }
  };

  pass.x.assign(1, std::vector<float>(pass.rows * width, 0));
  pass.gate.assign(1, std::vector<float>(pass.rows * width, 1));
  drop_mask(pass.gate[0]);
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < batch[s]->rows.size(); ++i) {
      const std::size_t row = pass.begin[s] + i;
      pass.is_pad[row] = false;
      float* out = pass.x[0].data() + row * width;
      for (const std::uint32_t feature : batch[s]->rows[i]) {
        const float* in = embedding() + feature * width;
        for (std::size_t j = 0; j < width; ++j) out[j] += in[j];
      }
      const float* mask = pass.gate[0].data() + row * width;
      for (std::size_t j = 0; j < width; ++j) out[j] *= mask[j];
    }
  }

  for (std::size_t layer = 0; layer <= shape_.layers; ++layer) {
    std::vector<float>& in = pass.x[layer];
    if (layer == shape_.tag_layer) {
      record(shape_.layers, in);
      const std::size_t tags = padded(shape_.tags);
      pass.tag_scores.assign(pass.rows * tags, 0);
      for (std::size_t row = 0; row < pass.rows; ++row) {
        std::copy_n(tagger() + width * tags, tags, pass.tag_scores.data() + row * tags);
      }
      multiply_add(pass.rows, tags, width, in.data(), width, 1, tagger(), tags, pass.tag_scores.data(), tags);
      pass.tag.assign(pass.rows, 0);
      for (std::size_t row = 0; row < pass.rows; ++row) {
        if (pass.is_pad[row]) continue;
        const float* scores = pass.tag_scores.data() + row * tags;
        pass.tag[row] = static_cast<std::uint32_t>(std::max_element(scores, scores + shape_.tags) - scores);
        const float* tag_row = tag_rows() + pass.tag[row] * width;
        for (std::size_t j = 0; j < width; ++j) in[row * width + j] += tag_row[j];
      }
    }
    if (layer == shape_.layers) break;
    record(layer, in);
    std::vector<float> out(pass.rows * width, 0);
    const float* bias = convolution(layer) + 3 * width * width;
    for (std::size_t row = 1; row + 1 < pass.rows; ++row) std::copy_n(bias, width, out.data() + row * width);
    multiply_add(pass.rows - 2, width, 3 * width, in.data(), width, 1, convolution(layer), width, out.data() + width,
                 width);
    std::vector<float> gate(pass.rows * width, 1);
    drop_mask(gate);
    for (std::size_t row = 0; row < pass.rows; ++row) {
      for (std::size_t j = row * width; j < (row + 1) * width; ++j) {
        if (pass.is_pad[row] || out[j] <= 0) gate[j] = 0;
        out[j] = in[j] + out[j] * gate[j];
      }
    }
    pass.x.push_back(std::move(out));
    pass.gate.push_back(std::move(gate));
  }
  record(shape_.layers + 1, pass.x.back());
  pass.slot_values.assign(pass.rows * slot_count * shape_.hidden, 0);
  multiply_add(pass.rows, slot_count * shape_.hidden, width, pass.x.back().data(), width, 1, slots(),
               slot_count * shape_.hidden, pass.slot_values.data(), slot_count * shape_.hidden);
}

double FloatNetwork::decode(Pass& pass, const std::vector<const Example*>& batch, double explore,
                            std::mt19937_64* random, std::vector<Prediction>* predictions) {
  const std::size_t hidden = shape_.hidden;
  const std::size_t actions = padded(shape_.actions);
  const bool training = random != nullptr;
  double loss = 0;
  std::vector<ArcHybrid> states;
  std::vector<std::vector<bool>> on_stack;
  for (const Example* example : batch) {
    states.emplace_back(static_cast<std::int32_t>(example->rows.size()));
    on_stack.emplace_back(example->rows.size() + 1, false);
  }
  std::vector<std::size_t> active;
  std::vector<float> scores;
  for (;;) {
    active.clear();
    for (std::size_t s = 0; s < states.size(); ++s) {
      if (!states[s].done()) active.push_back(s);
    }
    if (active.empty()) break;
    const std::size_t first = pass.steps;
    pass.steps += active.size();
    pass.step_slots.resize(pass.steps);
    pass.step_extras.resize(pass.steps);
    pass.hidden.resize(pass.steps * hidden);
    pass.score_gradient.resize(pass.steps * actions, 0);
    for (std::size_t k = 0; k < active.size(); ++k) {
      const ArcHybrid& state = states[active[k]];
      const std::size_t begin = pass.begin[active[k]];
      auto& step = pass.step_slots[first + k];
      auto& extras = pass.step_extras[first + k];
      extras.fill(-1);
      const auto slots_here = state.slots();
      float* out = pass.hidden.data() + (first + k) * hidden;
      std::copy_n(this->extras() + extra_row::always * hidden, hidden, out);
      const auto add = [&](const float* values) {
        for (std::size_t j = 0; j < hidden; ++j) out[j] += values[j];
      };
      for (std::size_t slot = 0; slot < slot_count; ++slot) {
        const std::int32_t token = slots_here[slot];
        if (token == ArcHybrid::none || token == state.root()) {
          const std::size_t row = (token == ArcHybrid::none ? extra_row::empty : extra_row::root) + slot;
          step[slot] = -1 - static_cast<std::int32_t>(row);
          add(this->extras() + row * hidden);
          continue;
        }
        step[slot] = static_cast<std::int32_t>(begin) + token;
        add(pass.slot_values.data() + (step[slot] * slot_count + slot) * hidden);
        if (slot >= first_child_slot) {
          const std::size_t row = extra_row::label + (slot - first_child_slot) * deprel_count +
                                  static_cast<std::size_t>(state.label(token));
          extras[slot - first_child_slot] = static_cast<std::int32_t>(row);
          add(this->extras() + row * hidden);
        }
      }
      const auto distances = state.distances();
      for (std::size_t d = 0; d < 2; ++d) {
        const std::size_t row = extra_row::distance + d * distance_buckets + distances[d];
        extras[5 + d] = static_cast<std::int32_t>(row);
        add(this->extras() + row * hidden);
      }
      for (std::size_t j = 0; j < hidden; ++j) out[j] = std::max(out[j], 0.0F);
      if (record_ranges) hidden_range = std::max(hidden_range, *std::max_element(out, out + hidden));
    }
    scores.assign(active.size() * actions, 0);
    for (std::size_t k = 0; k < active.size(); ++k)
      std::copy_n(output() + hidden * actions, actions, scores.data() + k * actions);
    multiply_add(active.size(), actions, hidden, pass.hidden.data() + first * hidden, hidden, 1, output(), actions,
                 scores.data(), actions);

    for (std::size_t k = 0; k < active.size(); ++k) {
      ArcHybrid& state = states[active[k]];
      float* score = scores.data() + k * actions;
      const bool at_root = state.buffer() == state.root();
      const auto allowed = [&](std::size_t action) {
        switch (actions_[action].move) {
          case Transition::Move::shift:
            return state.can_shift();
          case Transition::Move::left:
            return state.can_left() && (actions_[action].label == Deprel::root) == at_root;
          case Transition::Move::right:
            return state.can_right();
        }
        return false;
      };
      for (std::size_t action = 0; action < shape_.actions; ++action) {
        if (!allowed(action)) score[action] = -1e9F;
      }
      std::size_t choice = static_cast<std::size_t>(std::max_element(score, score + shape_.actions) - score);
      if (training) {
        const Example& example = *batch[active[k]];
        const auto costs = move_costs(state, example.gold, on_stack[active[k]]);
        const std::int32_t best = *std::min_element(costs.begin(), costs.end());
        const std::int32_t s0 = state.stack(0);
        std::array<std::size_t, 3> targets{};
        std::size_t target_count = 0;
        for (std::size_t move = 0; move < 3; ++move) {
          if (costs[move] != best) continue;
          Deprel label = move == 0 ? Deprel::dep : example.gold.labels[s0];
          if (move == 1 && at_root) label = Deprel::root;
          if (move != 0 && label == Deprel::root && !(move == 1 && at_root)) label = Deprel::parataxis;
          std::uint32_t target = action_of_[move][static_cast<std::size_t>(label)];
          if (target == UINT32_MAX) target = action_of_[move][static_cast<std::size_t>(Deprel::dep)];
          targets[target_count++] = target;
        }
        softmax(score, shape_.actions);
        float mass = 1e-12F;
        for (std::size_t t = 0; t < target_count; ++t) mass += score[targets[t]];
        loss -= std::log(mass) * example.weight;
        float* gradient = pass.score_gradient.data() + (first + k) * actions;
        for (std::size_t action = 0; action < shape_.actions; ++action)
          gradient[action] = score[action] * example.weight;
        std::size_t likeliest = targets[0];
        for (std::size_t t = 0; t < target_count; ++t) {
          gradient[targets[t]] -= score[targets[t]] / mass * example.weight;
          if (score[targets[t]] > score[likeliest]) likeliest = targets[t];
        }
        if (uniform(*random) >= explore) choice = likeliest;
      }
      auto& stacked = on_stack[active[k]];
      if (actions_[choice].move == Transition::Move::shift) {
        stacked[state.buffer()] = true;
      } else {
        stacked[state.stack(0)] = false;
      }
      state.apply(actions_[choice]);
    }
  }
  if (predictions != nullptr) {
    for (std::size_t s = 0; s < batch.size(); ++s) {
      Prediction prediction;
      for (std::int32_t i = 0; i < states[s].root(); ++i) {
        prediction.tags.push_back(pass.tag[pass.begin[s] + i]);
        prediction.heads.push_back(states[s].head(i));
        prediction.labels.push_back(states[s].label(i));
      }
      predictions->push_back(std::move(prediction));
    }
  }
  return loss;
}

void FloatNetwork::backward(Pass& pass, const std::vector<const Example*>& batch) {
  const std::size_t width = shape_.width;
  const std::size_t hidden = shape_.hidden;
  const std::size_t actions = padded(shape_.actions);
  float* g = gradients.data();
  const auto transposed = [](const float* matrix, std::size_t rows, std::size_t columns) {
    std::vector<float> result(rows * columns);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) result[c * rows + r] = matrix[r * columns + c];
    }
    return result;
  };
  const auto add_bias = [](float* bias, const std::vector<float>& values, std::size_t columns) {
    for (std::size_t i = 0; i < values.size(); i += columns) {
      for (std::size_t j = 0; j < columns; ++j) bias[j] += values[i + j];
    }
  };

  // The transition head.
  multiply_add(hidden, actions, pass.steps, pass.hidden.data(), 1, hidden, pass.score_gradient.data(), actions,
               g + output_, actions);
  add_bias(g + output_ + hidden * actions, pass.score_gradient, actions);
  std::vector<float> hidden_gradient(pass.steps * hidden, 0);
  multiply_add(pass.steps, hidden, actions, pass.score_gradient.data(), actions, 1,
               transposed(output(), hidden, actions).data(), hidden, hidden_gradient.data(), hidden);
  std::vector<float> slot_gradient(pass.slot_values.size(), 0);
  for (std::size_t step = 0; step < pass.steps; ++step) {
    float* from = hidden_gradient.data() + step * hidden;
    const float* value = pass.hidden.data() + step * hidden;
    for (std::size_t j = 0; j < hidden; ++j) from[j] = value[j] > 0 ? from[j] : 0;
    const auto add = [&](float* to) {
      for (std::size_t j = 0; j < hidden; ++j) to[j] += from[j];
    };
    add(g + extras_ + extra_row::always * hidden);
    for (std::size_t slot = 0; slot < slot_count; ++slot) {
      const std::int32_t row = pass.step_slots[step][slot];
      add(row < 0 ? g + extras_ + (-1 - row) * hidden : slot_gradient.data() + (row * slot_count + slot) * hidden);
    }
    for (const std::int32_t row : pass.step_extras[step]) {
      if (row >= 0) add(g + extras_ + row * hidden);
    }
  }
  const std::size_t slot_columns = slot_count * hidden;
  multiply_add(width, slot_columns, pass.rows, pass.x.back().data(), 1, width, slot_gradient.data(), slot_columns,
               g + slots_, slot_columns);
  std::vector<float> gradient(pass.rows * width, 0);
  multiply_add(pass.rows, width, slot_columns, slot_gradient.data(), slot_columns, 1,
               transposed(slots(), width, slot_columns).data(), width, gradient.data(), width);

  // The encoder, from the last layer down.
  for (std::size_t layer = shape_.layers + 1; layer-- > 0;) {
    if (layer < shape_.layers) {
      std::vector<float> inner = gradient;
      for (std::size_t i = 0; i < inner.size(); ++i) inner[i] *= pass.gate[layer + 1][i];
      float* weights = g + convolution_[layer];
      multiply_add(3 * width, width, pass.rows - 2, pass.x[layer].data(), 1, width, inner.data() + width, width,
                   weights, width);
      add_bias(weights + 3 * width * width, inner, width);
      const std::vector<float> back = transposed(convolution(layer), 3 * width, width);
      for (std::size_t part = 0; part < 3; ++part) {
        // Rows 1 … rows-2 of the output read rows 0 … of the input, shifted by the part of the window.
        multiply_add(pass.rows - 2, width, width, inner.data() + width, width, 1, back.data() + part * width, 3 * width,
                     gradient.data() + part * width, width);
      }
    }
    for (std::size_t row = 0; row < pass.rows; ++row) {
      if (pass.is_pad[row]) std::fill_n(gradient.begin() + static_cast<std::ptrdiff_t>(row * width), width, 0.0F);
    }
    if (layer == shape_.tag_layer) {
      const std::size_t tags = padded(shape_.tags);
      for (std::size_t row = 0; row < pass.rows; ++row) {
        if (pass.is_pad[row]) continue;
        float* to = g + tag_rows_ + pass.tag[row] * width;
        for (std::size_t j = 0; j < width; ++j) to[j] += gradient[row * width + j];
      }
      // tag_scores holds the gradient of the tag loss by now.
      // The tagger read the input without the tag's row.
      std::vector<float> plain = pass.x[layer];
      for (std::size_t row = 0; row < pass.rows; ++row) {
        if (pass.is_pad[row]) continue;
        const float* tag_row = tag_rows() + pass.tag[row] * width;
        for (std::size_t j = 0; j < width; ++j) plain[row * width + j] -= tag_row[j];
      }
      multiply_add(width, tags, pass.rows, plain.data(), 1, width, pass.tag_scores.data(), tags, g + tagger_, tags);
      add_bias(g + tagger_ + width * tags, pass.tag_scores, tags);
      multiply_add(pass.rows, width, tags, pass.tag_scores.data(), tags, 1, transposed(tagger(), width, tags).data(),
                   width, gradient.data(), width);
    }
  }
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < batch[s]->rows.size(); ++i) {
      const std::size_t row = pass.begin[s] + i;
      float* from = gradient.data() + row * width;
      const float* mask = pass.gate[0].data() + row * width;
      for (std::size_t j = 0; j < width; ++j) from[j] *= mask[j];
      for (const std::uint32_t feature : batch[s]->rows[i]) {
        float* to = g + feature * width;
        for (std::size_t j = 0; j < width; ++j) to[j] += from[j];
        touched.push_back(feature);
      }
    }
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
