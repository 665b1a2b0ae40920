#include "ingest/language/training/train.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

#include "ingest/language/training/headline.hpp"
#include "ingest/language/training/quantise.hpp"

namespace entente {
namespace {

double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

template <typename Value>
void shuffle(std::vector<Value>& values, std::mt19937_64& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random() % i]);
}

constexpr std::array<std::uint32_t, word_piece_count> piece_rows = {512, 2048, 4096, 2048, 512};

std::uint32_t tag_index(const std::vector<JointTag>& tags, const Token& token) {
  const auto found = std::ranges::find(tags, JointTag{token.upos, token.xpos});
  return static_cast<std::uint32_t>(found - tags.begin());
}

Example make_example(const std::vector<Token>& tokens, const EmbeddingIndex& index, const std::vector<JointTag>& tags) {
  Example example;
  const SentenceCase sentence = sentence_case(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    example.rows.push_back(index.rows(hash_word(tokens[i].form, sentence, i == 0)));
    example.tags.push_back(tag_index(tags, tokens[i]));
  }
  example.gold = gold_tree(tokens);
  return example;
}

std::vector<JointTag> joint_tags(const std::vector<TreebankSentence>& sentences) {
  std::map<std::pair<Upos, std::string_view>, std::size_t> counts;
  for (const TreebankSentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) ++counts[{token.upos, token.xpos}];
  }
  std::vector<JointTag> tags;
  for (const auto& [tag, count] : counts) {
    if (count >= 3) tags.push_back({tag.first, tag.second});
  }
  return tags;
}

std::vector<Transition> transitions(const std::vector<TreebankSentence>& sentences) {
  std::array<std::array<std::size_t, deprel_count>, 3> counts{};
  for (const TreebankSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      const bool left = token.head == -1 || token.head > static_cast<std::int32_t>(i);
      ++counts[left ? 1 : 2][static_cast<std::size_t>(token.deprel)];
    }
  }
  std::vector<Transition> result = {{Transition::Move::shift, Deprel::dep}};
  for (const auto move : {Transition::Move::left, Transition::Move::right}) {
    for (std::size_t label = 0; label < deprel_count; ++label) {
      if (counts[static_cast<std::size_t>(move)][label] > 0 || label == static_cast<std::size_t>(Deprel::dep)) {
        result.push_back({move, static_cast<Deprel>(label)});
      }
    }
  }
  return result;
}

class Trainer {
 public:
  Trainer(const std::vector<TreebankSentence>& sentences, const std::vector<TreebankSentence>& made,
          const Corpus& corpus, const TrainingOptions& options)
      : sentences_(sentences), made_(made), options_(options), random_(options.seed) {
    for (const TreebankSentence& sentence : sentences) {
      for (const Token& token : sentence.tokens) ++counts_[hash_word(token.form, SentenceCase::mixed, false).word];
    }
    if (options.start != nullptr) {
      model_ = dequantise(*options.start, options.shape.layers);
    } else {
      begin(corpus);
    }
    const std::size_t size = model_.network->parameters.size();
    momentum_.assign(size, 0);
    variance_.assign(size, 0);
    average_ = model_.network->parameters;
    word_count_.assign(model_.index.row_count(), 0);
    for (const auto& [word, count] : counts_) {
      const std::uint32_t row = model_.index.rows({word, {}})[0];
      if (row != 0) word_count_[row] = count;
    }
  }

  double pass(std::size_t number) {
    std::vector<std::size_t> order(sentences_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (number + options_.gold_passes < options_.passes) {
      const std::size_t slices = options_.passes - options_.gold_passes;
      for (std::size_t i = number; i < made_.size(); i += slices) order.push_back(sentences_.size() + i);
    }
    shuffle(order, random_);
    const bool is_first = number == 0 && options_.start == nullptr;
    double loss = 0;
    for (std::size_t at = 0; at < order.size(); at += options_.batch_sentences) {
      const std::size_t end = std::min(order.size(), at + options_.batch_sentences);
      std::vector<Example> varied;
      varied.reserve(end - at);
      for (std::size_t i = at; i < end; ++i) varied.push_back(vary(order[i]));
      std::vector<const Example*> batch;
      batch.reserve(varied.size());
      for (const Example& example : varied) batch.push_back(&example);
      loss += model_.network->train(batch, options_.dropout, is_first ? 0 : options_.explore, random_);
      const double done = (static_cast<double>(number) + static_cast<double>(at) / static_cast<double>(order.size())) /
                          static_cast<double>(options_.passes);
      step(options_.rate * std::min(1.0, static_cast<double>(steps_ + 1) / 300) * (1 - 0.98 * done));
    }
    return loss;
  }

  // The weights are averaged only here and there: the table is large, and the average slow.
  void swap_average() { std::swap(model_.network->parameters, average_); }

  TrainedModel& model() { return model_; }

 private:
  void begin(const Corpus& corpus) {
    model_.tags = joint_tags(sentences_);
    model_.index = EmbeddingIndex(known_words(corpus), piece_rows);
    NetworkShape shape = options_.shape;
    shape.rows = model_.index.row_count();
    shape.tags = model_.tags.size();
    const std::vector<Transition> actions = transitions(sentences_);
    shape.actions = actions.size();
    model_.network = std::make_unique<FloatNetwork>(shape, actions, options_.seed);
    if (corpus.sentences.empty()) return;
    const std::vector<float> embeddings =
        learn_embeddings(corpus, model_.index, shape.width, options_.text_passes, options_.seed);
    std::ranges::copy(embeddings, model_.network->embedding());
  }

  std::vector<std::uint64_t> known_words(const Corpus& corpus) const {
    std::vector<std::uint64_t> words;
    for (const auto& [word, count] : counts_) {
      if (count >= options_.least_count) words.push_back(word);
    }
    std::map<std::uint64_t, std::size_t> more;
    for (const Corpus::Type& type : corpus.types) {
      const auto known = counts_.find(type.hashes.word);
      if (known == counts_.end() || known->second < options_.least_count) more[type.hashes.word] += type.count;
    }
    std::vector<std::pair<std::size_t, std::uint64_t>> frequent;
    frequent.reserve(more.size());
    for (const auto& [word, count] : more) frequent.emplace_back(count, word);
    std::ranges::sort(frequent, std::greater<>());
    for (std::size_t i = 0; i < frequent.size() && words.size() < options_.most_words; ++i)
      words.push_back(frequent[i].second);
    std::ranges::sort(words);
    return words;
  }

  Example vary(std::size_t number) {
    const TreebankSentence& sentence =
        number < sentences_.size() ? sentences_[number] : made_[number - sentences_.size()];
    std::deque<std::string> forms;
    std::vector<Token> tokens;
    const bool as_headline = uniform(random_) < options_.headline;
    if (as_headline) {
      if (uniform(random_) < options_.short_headline) tokens = main_clause(sentence.tokens);
      tokens = headline(tokens.empty() ? sentence.tokens : tokens, forms);
    }
    if (tokens.empty()) tokens = sentence.tokens;
    const double choice = uniform(random_) * (as_headline ? 0.2 : 1);
    if (choice < options_.title + options_.upper) {
      capitalise(tokens, choice < options_.title ? Capitals::words : Capitals::all, forms);
    }
    Example example = make_example(tokens, model_.index, model_.tags);
    for (auto& rows : example.rows) {
      const double count = static_cast<double>(word_count_[rows[0]]);
      if (rows[0] != 0 && uniform(random_) * (options_.word_dropout + count) < options_.word_dropout) rows[0] = 0;
    }
    return example;
  }

  void step(double rate) {
    ++steps_;
    FloatNetwork& network = *model_.network;
    const double bias1 = 1 - std::pow(0.9, steps_);
    const double bias2 = 1 - std::pow(0.999, steps_);
    const float scale = static_cast<float>(rate * std::sqrt(bias2) / bias1);
    // Fast square roots by reciprocals make no number of a variance that is too small to be normal.
    constexpr float smallest = 1e-30F;
    const auto update = [&](std::size_t begin, std::size_t end, float factor) {
      float* parameters = network.parameters.data();
      float* gradients = network.gradients.data();
      float* momentum = momentum_.data();
      float* variance = variance_.data();
      for (std::size_t i = begin; i < end; ++i) {
        const float gradient = gradients[i];
        momentum[i] += 0.1F * (gradient - momentum[i]);
        variance[i] += 0.001F * (gradient * gradient - variance[i]);
        parameters[i] -= factor * momentum[i] / (std::sqrt(variance[i] + smallest) + 1e-6F);
        gradients[i] = 0;
      }
    };
    std::ranges::sort(network.touched);
    const auto repeated = std::ranges::unique(network.touched);
    network.touched.erase(repeated.begin(), repeated.end());
    const std::size_t width = network.shape().width;
    const auto slower = static_cast<float>(options_.embedding_rate);
    for (const std::uint32_t row : network.touched) update(row * width, (row + 1) * width, scale * slower);
    network.touched.clear();
    update(network.dense_begin(), network.parameters.size(), scale);

    constexpr std::size_t every = 8;
    if (steps_ % every != 0) return;
    const double decay = std::min(options_.average, static_cast<double>(steps_) / (static_cast<double>(steps_) + 100));
    const float keep = static_cast<float>(std::pow(decay, every));
    for (std::size_t i = 0; i < average_.size(); ++i) average_[i] += (1 - keep) * (network.parameters[i] - average_[i]);
  }

  const std::vector<TreebankSentence>& sentences_;
  const std::vector<TreebankSentence>& made_;
  TrainingOptions options_;
  std::mt19937_64 random_;
  TrainedModel model_;
  std::unordered_map<std::uint64_t, std::size_t> counts_;
  std::vector<std::size_t> word_count_;
  std::vector<float> momentum_;
  std::vector<float> variance_;
  std::vector<float> average_;
  int steps_ = 0;
};

}  // namespace

Scores score(const TrainedModel& model, const std::vector<TreebankSentence>& sentences) {
  std::vector<Example> examples;
  examples.reserve(sentences.size());
  for (const TreebankSentence& sentence : sentences) {
    examples.push_back(make_example(sentence.tokens, model.index, model.tags));
  }
  Scores scores;
  double words = 0;
  for (std::size_t at = 0; at < examples.size(); at += 32) {
    std::vector<const Example*> batch;
    for (std::size_t i = at; i < std::min(examples.size(), at + 32); ++i) batch.push_back(&examples[i]);
    const std::vector<Prediction> predictions = model.network->predict(batch);
    for (std::size_t s = 0; s < batch.size(); ++s) {
      const std::vector<Token>& tokens = sentences[at + s].tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const JointTag& tag = model.tags[predictions[s].tags[i]];
        words += 1;
        scores.upos += tag.upos == tokens[i].upos;
        scores.xpos += tag.xpos == tokens[i].xpos;
        const bool head = predictions[s].heads[i] == batch[s]->gold.heads[i];
        scores.uas += head;
        scores.las += head && predictions[s].labels[i] == tokens[i].deprel;
      }
    }
  }
  for (double* value : {&scores.upos, &scores.xpos, &scores.uas, &scores.las}) *value *= 100 / words;
  return scores;
}

TrainedModel train(const std::vector<TreebankSentence>& sentences, const std::vector<TreebankSentence>& dev,
                   const std::vector<TreebankSentence>& made, const Corpus& corpus, const TrainingOptions& options,
                   const std::function<void(const std::string&)>& report) {
  Trainer trainer(sentences, made, corpus, options);
  for (std::size_t pass = 0; pass < options.passes; ++pass) {
    const double loss = trainer.pass(pass);
    trainer.swap_average();
    const Scores scores = score(trainer.model(), dev);
    report(fmt::format("pass {} loss {:.0f} dev UPOS {:.2f} XPOS {:.2f} UAS {:.2f} LAS {:.2f}", pass + 1, loss,
                       scores.upos, scores.xpos, scores.uas, scores.las));
    if (pass + 1 < options.passes) trainer.swap_average();
  }
  TrainedModel& model = trainer.model();
  model.network->record_ranges = true;
  std::vector<TreebankSentence> sample;
  for (std::size_t i = 0; i < sentences.size(); i += 4) sample.push_back(sentences[i]);
  score(model, sample);
  model.network->record_ranges = false;
  return std::move(model);
}

}  // namespace entente
