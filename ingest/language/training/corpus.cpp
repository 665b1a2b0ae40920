#include "ingest/language/training/corpus.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "ingest/language/parser.hpp"

namespace entente {
namespace {

constexpr std::size_t block_size = 1 << 16;
constexpr std::size_t negative_samples = 5;
constexpr double first_rate = 0.03;

double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

float dot(const float* a, const float* b, std::size_t width) {
  float sum = 0;
  for (std::size_t j = 0; j < width; ++j) sum += a[j] * b[j];
  return sum;
}

void add(float factor, const float* from, float* to, std::size_t width) {
  for (std::size_t j = 0; j < width; ++j) to[j] += factor * from[j];
}

}  // namespace

void each_block(std::string_view text, const std::function<void(Document&)>& use) {
  while (!text.empty()) {
    const std::size_t stop = text.find("\n\n", std::min(block_size, text.size()));
    Article article;
    article.text = text.substr(0, stop);
    text.remove_prefix(stop == std::string_view::npos ? text.size() : stop + 2);
    Document document = segment(article);
    use(document);
  }
}

Corpus read_corpus(std::string_view text) {
  Corpus corpus;
  std::unordered_map<std::string, std::uint32_t> known;
  each_block(text, [&](const Document& document) {
    for (const Sentence& sentence : document.sentences) {
      if (sentence.tokens.empty()) continue;
      const SentenceCase capitals = sentence_case(sentence.tokens);
      std::vector<std::uint32_t>& ids = corpus.sentences.emplace_back();
      for (const Token& token : sentence.tokens) {
        std::string key(token.form);
        key += static_cast<char>(static_cast<int>(capitals) * 2 + (ids.empty() ? 1 : 0));
        const auto [entry, is_new] = known.emplace(std::move(key), static_cast<std::uint32_t>(corpus.types.size()));
        if (is_new) corpus.types.push_back({hash_word(token.form, capitals, ids.empty()), 0});
        ++corpus.types[entry->second].count;
        ids.push_back(entry->second);
      }
    }
  });
  return corpus;
}

std::vector<float> learn_embeddings(const Corpus& corpus, const EmbeddingIndex& index, std::size_t width,
                                    std::size_t passes, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const std::size_t words = index.words().size() + 1;
  std::vector<float> inputs(index.row_count() * width);
  for (float& value : inputs) value = static_cast<float>((uniform(random) - 0.5) / static_cast<double>(width) * 2);
  constexpr int reach = 2;
  std::vector<float> outputs(static_cast<std::size_t>(2 * reach) * words * width, 0);

  std::vector<EmbeddingIndex::Rows> rows;
  std::vector<double> counts(words, 0);
  std::size_t total = 0;
  for (const Corpus::Type& type : corpus.types) {
    rows.push_back(index.rows(type.hashes));
    counts[rows.back()[0]] += static_cast<double>(type.count);
    total += type.count;
  }
  std::vector<std::uint32_t> noise;
  for (std::size_t word = 0; word < words; ++word) {
    const double share = std::pow(counts[word], 0.75);
    noise.insert(noise.end(), static_cast<std::size_t>(share / 4) + 1, static_cast<std::uint32_t>(word));
  }

  std::vector<float> input(width);
  std::vector<float> gradient(width);
  std::size_t seen = 0;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    for (const std::vector<std::uint32_t>& sentence : corpus.sentences) {
      const double rate =
          first_rate * std::max(0.02, 1 - static_cast<double>(seen) / static_cast<double>(passes * total));
      seen += sentence.size();
      const auto size = static_cast<int>(sentence.size());
      for (int i = 0; i < size; ++i) {
        EmbeddingIndex::Rows in = rows[sentence[i]];
        // Frequent words are seen often enough, and a word's parts must learn to stand for it.
        if (uniform(random) > std::sqrt(3e-4 * static_cast<double>(total) / (counts[in[0]] + 1))) continue;
        if (uniform(random) < 0.15) in[0] = 0;
        std::ranges::fill(input, 0.0F);
        std::ranges::fill(gradient, 0.0F);
        for (const std::uint32_t row : in) add(1, inputs.data() + row * width, input.data(), width);
        for (int place = 0; place < 2 * reach; ++place) {
          const int at = i + (place < reach ? place - reach : place - reach + 1);
          if (at < 0 || at >= size) continue;
          float* table = outputs.data() + static_cast<std::size_t>(place) * words * width;
          for (std::size_t sample = 0; sample <= negative_samples; ++sample) {
            const std::uint32_t word = sample == 0 ? rows[sentence[at]][0] : noise[random() % noise.size()];
            float* output = table + word * width;
            const float score = 1 / (1 + std::exp(-dot(input.data(), output, width)));
            const float step = static_cast<float>(rate) * ((sample == 0 ? 1.0F : 0.0F) - score);
            add(step, output, gradient.data(), width);
            add(step, input.data(), output, width);
          }
        }
        for (const std::uint32_t row : in) add(1, gradient.data(), inputs.data() + row * width, width);
      }
    }
  }
  // The network's weights expect inputs of about this size.
  double squares = 0;
  for (const Corpus::Type& type : corpus.types) {
    std::ranges::fill(input, 0.0F);
    for (const std::uint32_t row : index.rows(type.hashes)) add(1, inputs.data() + row * width, input.data(), width);
    squares += static_cast<double>(dot(input.data(), input.data(), width)) * static_cast<double>(type.count);
  }
  const auto scale = static_cast<float>(0.3 / std::sqrt(squares / static_cast<double>(total * width)));
  for (float& value : inputs) value *= scale;
  return inputs;
}

}  // namespace entente
