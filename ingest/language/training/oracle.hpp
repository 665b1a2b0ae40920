#pragma once

// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): what a move costs in arcs of the gold tree.

#include <array>
#include <cstdint>
#include <vector>

#include "ingest/language/arc_hybrid.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// A gold tree, with the children of every token at hand. The root's head is heads.size(), as in ArcHybrid.
struct GoldTree {
  std::vector<std::int32_t> heads;
  std::vector<Deprel> labels;
  std::vector<std::vector<std::int32_t>> children;  ///< ascending; the last entry is the artificial root's
};

GoldTree gold_tree(const std::vector<Token>& tokens);

/// By Move: how many arcs of the gold tree can no longer be built after it; a huge number where it is not allowed.
std::array<std::int32_t, 3> move_costs(const ArcHybrid& state, const GoldTree& gold, const std::vector<bool>& on_stack);

inline constexpr std::int32_t forbidden_cost = 1 << 20;

}  // namespace entente
