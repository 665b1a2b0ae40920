#pragma once

// The ties between neighbouring actors: all parallel relationships of a view taken together, with what a step along
// them costs. Not installed: for the searches of this folder.

#include <compare>
#include <optional>
#include <span>
#include <vector>

#include "graph/walk.hpp"

namespace entente {

/// What a search ranks paths by, first and second. Integers: sums do not depend on the order of the steps.
struct Cost {
  std::int64_t major = 0;
  std::int64_t minor = 0;

  friend auto operator<=>(const Cost&, const Cost&) = default;
  friend Cost operator+(Cost a, Cost b) { return {a.major + b.major, a.minor + b.minor}; }
};

enum class Rank : std::uint8_t { hops, strength };

/// A neighbour, and −ln of the tie's strength, in units of 2⁻²⁶.
struct Tie {
  ActorIndex to = 0;
  std::int64_t weakness = 0;
};

/// −ln(1 − strength) in the same units, at most 2³² − 1, for sums over parallel relationships; the weakness and
/// the strength of such a sum.
std::uint32_t doubt(double strength);
std::int64_t weakness(std::int64_t doubts);
double joint_strength(std::int64_t doubts);

/// Of a tie without any strength, which still is one.
inline constexpr std::int64_t weakest = std::int64_t{64} << 26;

inline Cost cost(const Tie& tie, Rank rank) {
  return rank == Rank::hops ? Cost{1, tie.weakness} : Cost{tie.weakness, 1};
}

/// A query's part of a view: the neighbours that a path may go on to, its ends and the actors to avoid considered.
class Ties {
 public:
  Ties(const View& view, const PathQuery& query);

  /// The ends at the view's resolution, ascending, without avoided ones.
  const std::vector<ActorIndex>& sources() const { return sources_; }
  const std::vector<ActorIndex>& targets() const { return targets_; }
  bool is_source(ActorIndex actor) const { return place_[actor] & source; }
  bool is_target(ActorIndex actor) const { return place_[actor] & target; }
  std::size_t actor_count() const { return place_.size(); }
  const View& view() const { return walk_.view(); }

  /// True where a step may lead from the one to the other.
  bool may_step(ActorIndex from, ActorIndex to) const {
    return !((place_[from] & (target | avoided)) | (place_[to] & (source | avoided)));
  }

  /// Calls visit(edge, neighbour) for each edge of a step that may leave `actor`, or arrive there; where
  /// wanted(neighbour).
  template <typename Wanted, typename Visit>
  void edges_at(ActorIndex actor, Way way, Wanted&& wanted, Visit&& visit) const {
    const auto may = [&](ActorIndex other) {
      return (way == Way::forth ? may_step(actor, other) : may_step(other, actor)) && wanted(other);
    };
    if (place_[actor] & (way == Way::forth ? target : source)) return;
    walk_.at(actor, way, may, visit);
  }

  /// How many edges these actors have in any view, their parts included where these roll up: what it takes to look at
  /// all of them.
  std::size_t degree(std::span<const ActorIndex> actors) const;

  /// The ties at an actor, ascending by neighbour. Counted at the first call and kept.
  std::span<const Tie> at(ActorIndex actor, Way way);

  /// The ties at an actor to the neighbours that are wanted, ascending.
  template <typename Wanted>
  std::vector<Tie> count(ActorIndex actor, Way way, Wanted&& wanted) {
    edges_at(actor, way, wanted, [&](EdgeIndex edge, ActorIndex other) { add(edge, other); });
    return take();
  }

  /// The path along these actors, with all relationships of each step.
  Path path(std::span<const ActorIndex> actors) const;

 private:
  enum Place : std::uint8_t { source = 1, target = 2, avoided = 4 };

  void add(EdgeIndex edge, ActorIndex other);
  std::vector<Tie> take();

  Walk walk_;
  std::vector<std::uint8_t> place_;
  std::vector<ActorIndex> sources_, targets_;
  std::vector<std::optional<std::vector<Tie>>> forth_, back_;  ///< by actor, once at() was called
  std::vector<std::int64_t> doubts_;  ///< by actor, while one actor's ties are counted; −1 where there is none
  std::vector<ActorIndex> counted_;
};

}  // namespace entente
