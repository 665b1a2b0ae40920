#pragma once

#include <cstdint>
#include <vector>

namespace entente {

/// The projective tree with exactly one root whose arcs have the highest sum (Eisner 1996). scores[i][j]: of j being
/// the head of i; scores[i][n]: of i being the root. Gives the heads, -1 for the root. O(n³).
std::vector<std::int32_t> projective_tree(const std::vector<std::vector<float>>& scores);

}  // namespace entente
