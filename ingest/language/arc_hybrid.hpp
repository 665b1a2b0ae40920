#pragma once

// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence.

#include <array>
#include <cstdint>
#include <vector>

#include "ingest/language/universal.hpp"

namespace entente {

/// The next move. `label` is what the new arc bears; shift has none.
struct Transition {
  enum class Move : std::uint8_t { shift, left, right } move = Move::shift;
  Deprel label = Deprel::dep;
};

/// The places of a configuration that the parser looks at.
enum class Slot : std::uint8_t {
  stack0,
  stack1,
  stack2,
  buffer0,
  buffer1,
  stack0_left,
  stack0_right,
  stack1_left,
  stack1_right,
  buffer0_left,
};
inline constexpr std::size_t slot_count = 10;
inline constexpr std::size_t first_child_slot = 5;
inline constexpr std::size_t distance_buckets = 8;

/// Stack, buffer and the arcs so far. The artificial root stands at the end of the buffer, and takes exactly one child.
class ArcHybrid {
 public:
  static constexpr std::int32_t none = -1;

  explicit ArcHybrid(std::int32_t size)
      : size_(size), head_(size, none), label_(size, Deprel::dep), left_(size + 1, none), right_(size + 1, none) {
    stack_.reserve(size);
  }

  std::int32_t root() const { return size_; }
  std::int32_t buffer() const { return buffer_; }  ///< the first token of the buffer; root() when only that is left
  std::int32_t stack(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none;
  }
  const std::vector<std::int32_t>& stack() const { return stack_; }
  bool done() const { return stack_.empty() && buffer_ == size_; }

  bool can_shift() const { return buffer_ < size_; }
  bool can_left() const { return !stack_.empty() && (buffer_ < size_ || stack_.size() == 1); }
  bool can_right() const { return stack_.size() >= 2; }

  void apply(Transition transition) {
    switch (transition.move) {
      case Transition::Move::shift:
        stack_.push_back(buffer_++);
        break;
      case Transition::Move::left:
        attach(buffer_, transition.label);
        break;
      case Transition::Move::right:
        attach(stack(1), transition.label);
        break;
    }
  }

  /// root() for the child of the artificial root; none before the token has its head.
  std::int32_t head(std::int32_t token) const { return head_[token]; }
  Deprel label(std::int32_t token) const { return label_[token]; }

  /// The token in each slot; none where there is none, root() for the artificial root.
  std::array<std::int32_t, slot_count> slots() const {
    const std::int32_t s0 = stack(0);
    const std::int32_t s1 = stack(1);
    return {s0,       s1,        stack(2), buffer_,   buffer_ < size_ ? buffer_ + 1 : none,
            left(s0), right(s0), left(s1), right(s1), left(buffer_)};
  }

  /// How far the stack's top is from the buffer's first, and from the token below it: 0 where there is none.
  std::array<std::size_t, 2> distances() const {
    const std::int32_t s0 = stack(0);
    const std::int32_t s1 = stack(1);
    return {s0 == none ? 0 : bucket(buffer_ - s0), s1 == none ? 0 : bucket(s0 - s1)};
  }

 private:
  static std::size_t bucket(std::int32_t distance) {
    if (distance <= 4) return static_cast<std::size_t>(distance);
    return distance <= 6 ? 5 : distance <= 10 ? 6 : 7;
  }
  std::int32_t left(std::int32_t token) const { return token == none ? none : left_[token]; }
  std::int32_t right(std::int32_t token) const { return token == none ? none : right_[token]; }

  void attach(std::int32_t head, Deprel label) {
    const std::int32_t child = stack_.back();
    stack_.pop_back();
    head_[child] = head;
    label_[child] = label;
    if (child < head) {
      if (left_[head] == none || child < left_[head]) left_[head] = child;
    } else if (right_[head] == none || child > right_[head]) {
      right_[head] = child;
    }
  }

  std::int32_t size_;
  std::int32_t buffer_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> head_;
  std::vector<Deprel> label_;
  std::vector<std::int32_t> left_;   // outermost child before the token
  std::vector<std::int32_t> right_;  // outermost child after it
};

}  // namespace entente
