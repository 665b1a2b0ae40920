#pragma once

// The network in floating point, with its gradients: what is trained, and then rounded to the model's eight bits.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ingest/language/model.hpp"
#include "ingest/language/training/oracle.hpp"

namespace entente {

struct NetworkShape {
  std::size_t width = 128;
  std::size_t hidden = 128;
  std::size_t layers = 4;
  std::size_t tag_layer = 2;  ///< the tag is read off before this layer, and added to its input
  std::size_t rows = 0;       ///< of the embedding table
  std::size_t tags = 0;
  std::size_t actions = 0;
};

inline constexpr std::size_t padded(std::size_t count) { return (count + 15) / 16 * 16; }

/// One sentence to train on or to predict.
struct Example {
  std::vector<EmbeddingIndex::Rows> rows;  ///< of the embedding table, by token
  std::vector<std::uint32_t> tags;         ///< gold; may be beyond the known ones
  GoldTree gold;
  float weight = 1;
};

struct Prediction {
  std::vector<std::uint32_t> tags;
  std::vector<std::int32_t> heads;
  std::vector<Deprel> labels;
};

/// All parameters in one block, the embedding table first.
class FloatNetwork {
 public:
  FloatNetwork(const NetworkShape& shape, std::vector<Transition> actions, std::uint64_t seed);

  const NetworkShape& shape() const { return shape_; }
  const std::vector<Transition>& actions() const { return actions_; }

  float* embedding() { return parameters.data(); }
  float* convolution(std::size_t layer) { return parameters.data() + convolution_[layer]; }  ///< [3·width][width], bias
  float* tagger() { return parameters.data() + tagger_; }                                    ///< [width][tags], bias
  float* tag_rows() { return parameters.data() + tag_rows_; }                                ///< [tags][width]
  float* slots() { return parameters.data() + slots_; }                                      ///< [width][slots·hidden]
  float* extras() { return parameters.data() + extras_; }  ///< [extra_row::count][hidden]
  float* output() { return parameters.data() + output_; }  ///< [hidden][actions], bias
  std::size_t dense_begin() const { return convolution_[0]; }

  /// Adds the gradients of the loss of a batch to `gradients`; gives the summed loss. `explore`: the chance to follow
  /// the network's own choice instead of the oracle's.
  double train(const std::vector<const Example*>& batch, float dropout, double explore, std::mt19937_64& random);

  /// Tags and trees, greedily.
  std::vector<Prediction> predict(const std::vector<const Example*>& batch);

  std::vector<float> parameters;
  std::vector<float> gradients;
  std::vector<std::uint32_t> touched;  ///< rows of the embedding table that have a gradient

  /// The largest magnitude by column of what goes into each layer, the tagger, the slots and the output, so far.
  std::vector<std::vector<float>> ranges;
  bool record_ranges = false;
  float hidden_range = 0;

 private:
  struct Pass;
  void encode(Pass& pass, const std::vector<const Example*>& batch, float dropout, std::mt19937_64* random);
  double decode(Pass& pass, const std::vector<const Example*>& batch, double explore, std::mt19937_64* random,
                std::vector<Prediction>* predictions);
  void backward(Pass& pass, const std::vector<const Example*>& batch);
  void record(std::size_t place, const std::vector<float>& values);

  NetworkShape shape_;
  std::vector<Transition> actions_;
  std::vector<std::size_t> convolution_;
  std::size_t tagger_ = 0, tag_rows_ = 0, slots_ = 0, extras_ = 0, output_ = 0;
  std::vector<std::array<std::uint32_t, deprel_count>> action_of_;  // by move and label
};

}  // namespace entente
