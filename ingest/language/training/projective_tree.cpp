#include "ingest/language/training/projective_tree.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace entente {
namespace {

// A span [left, right] and where its best derivation divides it: `complete` ones hold all that their head takes on that
// side, the others end in an arc between their two ends.
class Chart {
 public:
  explicit Chart(const std::vector<std::vector<float>>& scores) : size_(scores.size()), cells_(size_ * size_ * kinds) {
    for (std::size_t length = 1; length < size_; ++length) {
      for (std::size_t left = 0; left + length < size_; ++left) {
        const std::size_t right = left + length;
        Cell inside = {-std::numeric_limits<float>::infinity(), 0};
        for (std::size_t middle = left; middle < right; ++middle) {
          improve(inside, at(head_left, left, middle).score + at(head_right, middle + 1, right).score, middle);
        }
        at(arc_left, left, right) = {inside.score + scores[right][left], inside.middle};
        at(arc_right, left, right) = {inside.score + scores[left][right], inside.middle};
        Cell& from_left = at(head_left, left, right) = {-std::numeric_limits<float>::infinity(), 0};
        Cell& from_right = at(head_right, left, right) = {-std::numeric_limits<float>::infinity(), 0};
        for (std::size_t middle = left; middle < right; ++middle) {
          improve(from_left, at(arc_left, left, middle + 1).score + at(head_left, middle + 1, right).score, middle + 1);
          improve(from_right, at(head_right, left, middle).score + at(arc_right, middle, right).score, middle);
        }
      }
    }
  }

  float as_root(std::size_t word) const { return at(head_right, 0, word).score + at(head_left, word, size_ - 1).score; }

  void read(std::size_t root, std::vector<std::int32_t>& heads) const {
    heads[root] = -1;
    read(head_right, 0, root, heads);
    read(head_left, root, size_ - 1, heads);
  }

 private:
  enum Kind : std::uint8_t { head_left, head_right, arc_left, arc_right, kinds };
  struct Cell {
    float score = 0;
    std::size_t middle = 0;
  };

  static void improve(Cell& cell, float score, std::size_t middle) {
    if (score > cell.score) cell = {score, middle};
  }
  Cell& at(Kind kind, std::size_t left, std::size_t right) { return cells_[(kind * size_ + left) * size_ + right]; }
  const Cell& at(Kind kind, std::size_t left, std::size_t right) const {
    return cells_[(kind * size_ + left) * size_ + right];
  }

  // Reads the words whose head is at the left or the right end, and all below them.
  void read(Kind kind, std::size_t left, std::size_t right, std::vector<std::int32_t>& heads) const {
    if (left == right) return;
    const bool head_is_left = kind == head_left;
    const std::size_t head = head_is_left ? left : right;
    const std::size_t child = at(kind, left, right).middle;
    heads[child] = static_cast<std::int32_t>(head);
    const auto [first, last] = std::minmax(head, child);
    const std::size_t middle = at(head_is_left ? arc_left : arc_right, first, last).middle;
    read(head_left, first, middle, heads);
    read(head_right, middle + 1, last, heads);
    if (head_is_left) {
      read(head_left, child, right, heads);
    } else {
      read(head_right, left, child, heads);
    }
  }

  std::size_t size_;
  std::vector<Cell> cells_;
};

}  // namespace

std::vector<std::int32_t> projective_tree(const std::vector<std::vector<float>>& scores) {
  const std::size_t size = scores.size();
  std::vector<std::int32_t> heads(size, -1);
  if (size == 0) return heads;
  const Chart chart(scores);
  std::size_t root = 0;
  const auto total = [&](std::size_t word) { return chart.as_root(word) + scores[word][size]; };
  for (std::size_t word = 1; word < size; ++word) {
    if (total(word) > total(root)) root = word;
  }
  chart.read(root, heads);
  return heads;
}

}  // namespace entente
