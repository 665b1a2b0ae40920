#include "ingest/language/training/float_network_pass.hpp"
#include "ingest/language/training/gemm.hpp"

namespace entente {

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

}  // namespace entente
