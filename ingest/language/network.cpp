#include "ingest/language/network.hpp"

// This file is compiled once for each kind of processor, by including itself; what may be shared stands in the headers.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ingest/language/network.cpp"
#ifndef __clang__  // its functions for this target lack VNNI
#define HWY_WANT_AVX3_DL 1
#endif
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "ingest/language/network_kernels-inl.hpp"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
#pragma GCC push_options
#pragma GCC target("avx512vnni")
#endif
namespace entente {
namespace HWY_NAMESPACE {

class Inference {
 public:
  Inference(const LanguageModel& model, std::size_t words)
      : model_(model),
        words_(words),
        x_((words + 2) * model.width, 0),
        small_((words + 2) * model.width),
        slots_(words * slot_count * model.hidden) {}

  void encode(std::span<const EmbeddingIndex::Rows> words, const std::vector<bool>& may_be_verb,
              std::vector<std::uint32_t>& tags) {
    const std::size_t width = model_.width;
    for (std::size_t i = 0; i < words_; ++i) {
      for (const std::uint32_t row : words[i]) {
        add_scaled(model_.embedding.data() + row * width, model_.embedding_scale[row], width, x(i));
      }
    }
    const std::size_t layers = model_.convolution.size();
    for (std::size_t layer = 0; layer <= layers; ++layer) {
      if (layer == model_.tag_layer) tag(may_be_verb, tags);
      if (layer == layers) break;
      round_inputs(layer);
      // The window of a word is its own values with its neighbours' on both sides: they lie one after the other.
      multiply(model_.convolution[layer], small_.data(), words_, width, AddPositive{x(0), width});
    }
    round_inputs(layers + 1);
    multiply(model_.slots, small_.data() + width, words_, width,
             Store<std::int16_t>{slots_.data(), slot_count * model_.hidden});
  }

  void decode(ArcHybrid& state) const {
    const std::size_t hidden = model_.hidden;
    std::vector<std::uint8_t> input(hidden);
    std::vector<float> scores(model_.output.outputs);
    std::vector<const std::int16_t*> rows;
    while (!state.done()) {
      rows.clear();
      collect(state, rows);
      add_rows(rows, hidden, input.data());
      multiply(model_.output, input.data(), 1, hidden, Store<float>{scores.data(), scores.size()});
      Transition next = best(state, scores, {state.can_shift(), state.can_left(), state.can_right()});
      // Punctuation governs nothing: what is left before it hangs on what lies below.
      if (next.move == Transition::Move::left && state.can_right() && is_mark(state.buffer()) &&
          !is_mark(state.stack(0)))
        next = best(state, scores, {false, false, true});
      state.apply(next);
    }
  }

 private:
  float* x(std::size_t word) { return x_.data() + (word + 1) * model_.width; }

  void round_inputs(std::size_t place) {
    round_to_int8(x_.data(), words_ + 2, model_.width, model_.to_int8[place].data(), small_.data());
  }

  void tag(const std::vector<bool>& may_be_verb, std::vector<std::uint32_t>& tags) {
    const std::size_t width = model_.width;
    round_inputs(model_.convolution.size());
    const std::size_t outputs = model_.tagger.outputs;
    std::vector<float> scores(words_ * outputs);
    multiply(model_.tagger, small_.data() + width, words_, width, Store<float>{scores.data(), outputs});
    tags.resize(words_);
    for (std::size_t i = 0; i < words_; ++i) {
      const float* begin = scores.data() + i * outputs;
      tags[i] = static_cast<std::uint32_t>(std::max_element(begin, begin + model_.tags.size()) - begin);
    }
    if (!may_be_verb.empty()) give_verb(may_be_verb, scores, outputs, tags);
    for (std::size_t i = 0; i < words_; ++i) {
      add(model_.tag_rows.data() + tags[i] * width, width, x(i));
      is_mark_.push_back(model_.tags[tags[i]].upos == Upos::punct);
    }
  }

  // The word that loses the least by it is made a verb; scores are logarithms, so that this is the likeliest change.
  void give_verb(const std::vector<bool>& may_be_verb, const std::vector<float>& scores, std::size_t outputs,
                 std::vector<std::uint32_t>& tags) const {
    const auto xpos = [&](std::uint32_t tag) { return model_.tags[tag].xpos; };
    if (std::ranges::any_of(tags, [&](std::uint32_t tag) { return xpos(tag).starts_with("VB") || xpos(tag) == "MD"; }))
      return;
    float least = most_lost_for_verb;
    std::size_t word = words_;
    std::uint32_t verb = 0;
    bool plural = false;  // is there more than one who may do it?
    for (std::size_t i = 0; i < words_; ++i) {
      const float* here = scores.data() + i * outputs;
      for (std::uint32_t tag = 0; may_be_verb[i] && tag < model_.tags.size(); ++tag) {
        if (model_.tags[tag].upos != Upos::verb || (xpos(tag) != "VBZ" && (xpos(tag) != "VBP" || !plural))) continue;
        const float lost = here[tags[i]] - here[tag];
        if (lost >= least) continue;
        least = lost;
        word = i;
        verb = tag;
      }
      plural = plural || xpos(tags[i]) == "NNS" || xpos(tags[i]) == "NNPS" || xpos(tags[i]) == "CC";
    }
    if (word < words_) tags[word] = verb;
  }

  void collect(const ArcHybrid& state, std::vector<const std::int16_t*>& rows) const {
    const std::size_t hidden = model_.hidden;
    const auto extra = [&](std::size_t row) { rows.push_back(model_.extras.data() + row * hidden); };
    extra(extra_row::always);
    const auto tokens = state.slots();
    for (std::size_t slot = 0; slot < slot_count; ++slot) {
      const std::int32_t token = tokens[slot];
      if (token == ArcHybrid::none) {
        extra(extra_row::empty + slot);
      } else if (token == state.root()) {
        extra(extra_row::root + slot);
      } else {
        rows.push_back(slots_.data() + (token * slot_count + slot) * hidden);
        if (slot < first_child_slot) continue;
        extra(extra_row::label + (slot - first_child_slot) * deprel_count +
              static_cast<std::size_t>(state.label(token)));
      }
    }
    const auto distances = state.distances();
    for (std::size_t i = 0; i < distances.size(); ++i) extra(extra_row::distance + i * distance_buckets + distances[i]);
  }

  bool is_mark(std::int32_t token) const { return token < static_cast<std::int32_t>(words_) && is_mark_[token]; }

  /// The best transition among the moves that are allowed.
  Transition best(const ArcHybrid& state, const std::vector<float>& scores, std::array<bool, 3> allowed) const {
    const bool at_root = state.buffer() == state.root();
    const Transition* found = nullptr;
    float top = 0;
    for (std::size_t i = 0; i < model_.transitions.size(); ++i) {
      const Transition& transition = model_.transitions[i];
      if (!allowed[static_cast<std::size_t>(transition.move)]) continue;
      // The artificial root's child is `root`, and nothing else is.
      const bool root_arc = transition.move == Transition::Move::left && at_root;
      if ((transition.label == Deprel::root) != root_arc) continue;
      if (found != nullptr && scores[i] <= top) continue;
      found = &transition;
      top = scores[i];
    }
    return *found;
  }

  // Of the headlines where less is lost, nine in ten do have that verb; of those where more is, ever fewer.
  static constexpr float most_lost_for_verb = 4;

  const LanguageModel& model_;
  std::size_t words_;
  std::vector<float> x_;             // [1 + words + 1][width], zeros at both ends
  std::vector<std::uint8_t> small_;  // the same, rounded
  std::vector<std::int16_t> slots_;  // [words][slots][hidden]
  std::vector<bool> is_mark_;        // by word: punctuation
};

void predict_here(const LanguageModel& model, std::span<const EmbeddingIndex::Rows> words,
                  const std::vector<bool>& may_be_verb, std::vector<std::uint32_t>& tags, ArcHybrid& state) {
  Inference inference(model, words.size());
  inference.encode(words, may_be_verb, tags);
  inference.decode(state);
}

}  // namespace HWY_NAMESPACE
}  // namespace entente
#if HWY_TARGET == HWY_AVX3_DL
#pragma GCC pop_options
#endif
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace entente {

HWY_EXPORT(predict_here);

void predict(const LanguageModel& model, std::span<const EmbeddingIndex::Rows> words,
             const std::vector<bool>& may_be_verb, std::vector<std::uint32_t>& tags, ArcHybrid& state) {
  tags.clear();
  if (!words.empty()) HWY_DYNAMIC_DISPATCH(predict_here)(model, words, may_be_verb, tags, state);
}

}  // namespace entente
#endif
