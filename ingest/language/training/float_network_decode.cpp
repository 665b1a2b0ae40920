#include "ingest/language/training/float_network_pass.hpp"
#include "ingest/language/training/gemm.hpp"

namespace entente {

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

}  // namespace entente
