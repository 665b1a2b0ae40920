#include "ingest/language/training/oracle.hpp"

namespace entente {

GoldTree gold_tree(const std::vector<Token>& tokens) {
  GoldTree gold;
  const auto size = static_cast<std::int32_t>(tokens.size());
  gold.children.resize(tokens.size() + 1);
  for (std::int32_t i = 0; i < size; ++i) {
    const std::int32_t head = tokens[i].head == -1 ? size : tokens[i].head;
    gold.heads.push_back(head);
    gold.labels.push_back(tokens[i].deprel);
    gold.children[head].push_back(i);
  }
  return gold;
}

std::array<std::int32_t, 3> move_costs(const ArcHybrid& state, const GoldTree& gold,
                                       const std::vector<bool>& on_stack) {
  const std::int32_t s0 = state.stack(0);
  const std::int32_t s1 = state.stack(1);
  const std::int32_t b0 = state.buffer();
  std::array<std::int32_t, 3> costs = {forbidden_cost, forbidden_cost, forbidden_cost};
  std::int32_t children_ahead = 0;
  if (s0 != ArcHybrid::none) {
    for (const std::int32_t child : gold.children[s0]) children_ahead += child >= b0;
  }
  if (state.can_shift()) {
    std::int32_t cost = 0;
    const std::int32_t head = gold.heads[b0];
    cost += head < b0 && on_stack[head] && head != s0;
    for (const std::int32_t child : gold.children[b0]) cost += child < b0 && on_stack[child];
    costs[0] = cost;
  }
  if (state.can_left()) {
    const std::int32_t head = gold.heads[s0];
    costs[1] = children_ahead + (head == s1 || head > b0);
  }
  if (state.can_right()) {
    costs[2] = children_ahead + (gold.heads[s0] >= b0);
  }
  return costs;
}

}  // namespace entente
