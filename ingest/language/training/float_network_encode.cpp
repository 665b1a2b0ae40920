#include "ingest/language/training/float_network_pass.hpp"
#include "ingest/language/training/gemm.hpp"

namespace entente {

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

}  // namespace entente
