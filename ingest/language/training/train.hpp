#pragma once

// From treebanks to a trained network.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ingest/language/conllu.hpp"
#include "ingest/language/embedding_index.hpp"
#include "ingest/language/training/corpus.hpp"
#include "ingest/language/training/float_network.hpp"

namespace entente {

struct TrainedModel {
  EmbeddingIndex index;
  std::vector<JointTag> tags;
  std::unique_ptr<FloatNetwork> network;  ///< with averaged weights, and the ranges of its activations
};

struct TrainingOptions {
  std::size_t passes = 15;
  std::size_t batch_sentences = 16;
  double rate = 0.002;
  double average = 0.999;  ///< decay of the averaged weights by step
  float dropout = 0.25F;
  double word_dropout = 1;      ///< a word seen n times is taken for unknown with the chance a / (a + n)
  double explore = 0.9;         ///< from the second pass on
  double headline = 0.06;       ///< chance of a sentence to be made a headline
  double short_headline = 0.5;  ///< … then, of no more of it than its main clause
  double title = 0.05;  ///< … to be seen with the capitals of a headline; five times that for those made headlines
  double upper = 0.03;  ///< … in capitals, likewise
  std::size_t least_count = 2;     ///< of a word in the treebanks, to be known
  std::size_t most_words = 21000;  ///< known words altogether; those that the treebanks do not have from the text
  std::size_t text_passes = 3;
  std::size_t gold_passes = 3;  ///< the last passes do without the trees that other models made
  double embedding_rate = 0.4;  ///< of learning, by the rest's
  NetworkShape shape;
  std::uint64_t seed = 1;
  const LanguageModel* start = nullptr;  ///< a model to train further: its words and labels are kept, and its shape but
                                         ///< for `shape.layers`, if that has more
};

struct Scores {
  double upos = 0;
  double xpos = 0;
  double uas = 0;
  double las = 0;
};

/// `made`: trees that other models made, seen once in the course of training. `corpus`: plain text to begin with word
/// vectors from; may be empty. `report` is told of every pass. Same sentences, same options: same network.
TrainedModel train(const std::vector<TreebankSentence>& train, const std::vector<TreebankSentence>& dev,
                   const std::vector<TreebankSentence>& made, const Corpus& corpus, const TrainingOptions& options,
                   const std::function<void(const std::string&)>& report);

/// Per cent, on gold tokens, of the network before it is rounded.
Scores score(const TrainedModel& model, const std::vector<TreebankSentence>& sentences);

}  // namespace entente
