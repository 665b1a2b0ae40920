#include <algorithm>
#include <optional>
#include <queue>
#include <set>

#include "graph/paths_through.hpp"

namespace entente {
namespace {

/// Dijkstra's algorithm from one end, an actor at a time.
class Outward {
 public:
  Outward(Ties& ties, const std::vector<ActorIndex>& starts, Way way)
      : ties_(ties), way_(way), costs_(ties.actor_count(), CostToGo::unreachable) {
    for (ActorIndex start : starts) reach(start, {});
  }

  /// Every actor that costs less is done; nothing is less than what is unreachable.
  Cost radius() const { return open_.empty() ? CostToGo::unreachable : open_.top().first; }
  Cost cost(ActorIndex actor) const { return costs_[actor]; }

  /// Goes on from the next actor; reached(actor, cost) is called for its neighbours.
  template <typename Reached>
  void advance(Reached reached) {
    const auto [cost_here, actor] = open_.top();
    open_.pop();
    if (costs_[actor] < cost_here) return;
    for (const Tie& tie : ties_.at(actor, way_)) {
      if (tie.weakness >= weakest) continue;
      const Cost cost_there = cost_here + entente::cost(tie, Rank::strength);
      if (reach(tie.to, cost_there)) reached(tie.to, cost_there);
    }
  }

 private:
  bool reach(ActorIndex actor, Cost cost) {
    if (cost >= costs_[actor]) return false;
    costs_[actor] = cost;
    open_.emplace(cost, actor);
    return true;
  }

  Ties& ties_;
  Way way_;
  std::vector<Cost> costs_;
  std::priority_queue<std::pair<Cost, ActorIndex>, std::vector<std::pair<Cost, ActorIndex>>, std::greater<>> open_;
};

/// Lower bounds of what is left to the goal: cost and hops, without regard to repeated actors.
class Guide {
 public:
  Guide(Ties& ties, Rank rank, std::size_t max_hops) : ties_(ties) {
    if (rank == Rank::strength) {
      count_costs();
      return;
    }
    hops_.assign(ties.actor_count(), CostToGo::unreachable.major);
    count_hops(max_hops);
    last_step_.assign(ties.actor_count(), 0);
    std::vector<std::int64_t> cheapest(ties.actor_count(), weakest + 1);
    for (ActorIndex target : ties.targets()) {
      for (const Tie& tie : ties.at(target, Way::back)) cheapest[tie.to] = std::min(cheapest[tie.to], tie.weakness);
    }
    for (std::size_t i = 0; i < cheapest.size(); ++i) {
      if (hops_[i] == 1) last_step_[i] = cheapest[i];
    }
  }

  std::int64_t hops(ActorIndex actor) const { return back_ ? (ties_.is_target(actor) ? 0 : 1) : hops_[actor]; }
  Cost cost(ActorIndex actor) const {
    return back_ ? std::min(back_->cost(actor), back_->radius()) : Cost{hops_[actor], last_step_[actor]};
  }

 private:
  /// From both ends until the cheapest chain is known: what costs more than the half of it is not looked at, and only
  /// known to cost as much.
  void count_costs() {
    Outward forth(ties_, ties_.sources(), Way::forth);
    back_.emplace(ties_, ties_.targets(), Way::back);
    Cost best = CostToGo::unreachable;
    const auto meet = [&](const Outward& other) {
      return [&](ActorIndex actor, Cost cost) {
        if (other.cost(actor) < CostToGo::unreachable) best = std::min(best, cost + other.cost(actor));
      };
    };
    while (forth.radius() < CostToGo::unreachable && back_->radius() < CostToGo::unreachable &&
           forth.radius() + back_->radius() < best) {
      if (forth.radius() < back_->radius()) {
        forth.advance(meet(*back_));
      } else {
        back_->advance(meet(forth));
      }
    }
  }

  void count_hops(std::size_t max_hops) {
    std::vector<ActorIndex> layer = ties_.targets();
    for (ActorIndex actor : layer) hops_[actor] = 0;
    std::size_t reached = layer.size();
    for (std::int64_t hop = 1; !layer.empty() && static_cast<std::size_t>(hop) <= max_hops; ++hop) {
      std::vector<ActorIndex> next;
      for (ActorIndex actor : layer) {
        if (reached == hops_.size()) return;
        ties_.edges_at(
            actor, Way::back, [&](ActorIndex other) { return hops_[other] == CostToGo::unreachable.major; },
            [&](EdgeIndex, ActorIndex other) {
              hops_[other] = hop;
              ++reached;
              next.push_back(other);
            });
      }
      layer = std::move(next);
    }
  }

  Ties& ties_;
  std::vector<std::int64_t> hops_;
  std::vector<std::int64_t> last_step_;
  std::optional<Outward> back_;  ///< where chains are ranked by strength
};

/// A chain, or (where `found` is false) all chains that begin with these actors and go on as none before: these cost at
/// least as much, and are only looked for when no chain costs less.
struct Chain {
  Cost cost;
  bool found = true;
  std::vector<ActorIndex> actors;
  std::vector<Cost> costs;    ///< up to each of the actors
  std::size_t deviation = 0;  ///< where it leaves the chain that it was found from

  friend bool operator<(const Chain& a, const Chain& b) {
    return std::tie(a.cost, a.found, a.actors) < std::tie(b.cost, b.found, b.actors);
  }
};

class Yen {
 public:
  Yen(Ties& ties, const PathQuery& query, Rank rank)
      : ties_(ties),
        rank_(rank),
        count_(query.count),
        max_hops_(static_cast<std::int64_t>(std::min(query.max_hops, ties.actor_count()))),
        guide_(ties, rank, query.max_hops),
        banned_(ties.actor_count()),
        settled_hops_(ties.actor_count(), none) {}

  std::vector<Chain> run() {
    if (count_ == 0) return {};
    candidates_.insert({.found = false});
    while (!candidates_.empty() && found_.size() < count_) {
      Chain best = std::move(candidates_.extract(candidates_.begin()).value());
      if (!best.found) {
        branch(best);
        continue;
      }
      found_.push_back(std::move(best));
      const Chain& last = found_.back();
      for (std::size_t at = last.deviation; at < last.actors.size(); ++at) postpone(last, at);
    }
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// A chain up to an actor; `before` is the label that it continues.
  struct Label {
    Cost cost;
    Cost bound;
    ActorIndex actor = 0;
    std::uint32_t before = none;
    std::int64_t hops = 0;
    bool to_goal_done = false;  ///< its steps to a target are made, the others not
  };

  /// What chains that found chains go on with after a root.
  std::vector<ActorIndex> taken_after(std::span<const ActorIndex> root) const {
    std::vector<ActorIndex> taken;
    for (const Chain& chain : found_) {
      if (chain.actors.size() > root.size() && std::equal(root.begin(), root.end(), chain.actors.begin())) {
        taken.push_back(chain.actors[root.size()]);
      }
    }
    return taken;
  }

  /// Remembers to look for chains that leave `chain` before its actor number `at`.
  void postpone(const Chain& chain, std::size_t at) {
    const auto length = static_cast<std::ptrdiff_t>(at);
    Chain root{.found = false,
               .actors = {chain.actors.begin(), chain.actors.begin() + length},
               .costs = {chain.costs.begin(), chain.costs.begin() + length},
               .deviation = at};
    if (at > 0) {
      const ActorIndex last = root.actors.back();
      root.cost = root.costs.back() + guide_.cost(last);
      // Next to the only target, which is taken: it is two steps at least.
      if (rank_ == Rank::hops && guide_.hops(last) == 1 && ties_.targets().size() == 1 &&
          ties_.is_target(chain.actors[at])) {
        root.cost = root.costs.back() + Cost{2, 0};
      }
    }
    candidates_.insert(std::move(root));
  }

  /// Finds the best chain that begins with a root and goes on as no chain found before.
  void branch(const Chain& root) {
    const std::vector<ActorIndex> taken = taken_after(root.actors);
    const auto is_taken = [&](ActorIndex actor) { return std::ranges::find(taken, actor) != taken.end(); };
    labels_.clear();
    open_ = Open(Worse{this});
    for (ActorIndex actor : reached_) settled_hops_[actor] = none;
    reached_.clear();
    for (std::size_t i = 0; i < root.actors.size(); ++i) {
      banned_[root.actors[i]] = true;
      labels_.push_back({root.costs[i], {}, root.actors[i], static_cast<std::uint32_t>(i) - 1, static_cast<int>(i)});
    }
    if (root.actors.empty()) {
      for (ActorIndex actor : ties_.sources()) {
        if (!is_taken(actor)) push({.actor = actor});
      }
    } else {
      expand(static_cast<std::uint32_t>(labels_.size() - 1), is_taken);
    }
    if (const std::uint32_t goal = search(); goal != none) {
      Chain chain{.cost = labels_[goal].cost, .actors = chain_of(goal), .deviation = root.actors.size()};
      for (std::uint32_t label = goal; label != none; label = labels_[label].before) {
        chain.costs.insert(chain.costs.begin(), labels_[label].cost);
      }
      candidates_.insert(std::move(chain));
    }
    for (ActorIndex actor : root.actors) banned_[actor] = false;
  }

  void push(Label label) {
    label.bound = label.cost + guide_.cost(label.actor);
    if (label.hops + guide_.hops(label.actor) > max_hops_ || label.bound >= CostToGo::unreachable) return;
    labels_.push_back(label);
    open_.push(static_cast<std::uint32_t>(labels_.size() - 1));
  }

  void step(std::uint32_t from, ActorIndex to, std::int64_t weakness) {
    const Label& made = labels_[from];
    push({.cost = made.cost + cost(Tie{to, weakness}, rank_), .actor = to, .before = from, .hops = made.hops + 1});
  }

  template <typename IsTaken>
  void expand(std::uint32_t from, IsTaken is_taken) {
    const Label label = labels_[from];
    for (const Tie& tie : ties_.at(label.actor, Way::forth)) {
      if (banned_[tie.to] || is_taken(tie.to) || settled_with(tie.to) <= label.hops + 1) continue;
      if (rank_ == Rank::strength && tie.weakness >= weakest) continue;
      if (label.to_goal_done && ties_.is_target(tie.to)) continue;
      step(from, tie.to, tie.weakness);
    }
  }

  /// Makes the steps from an actor next to a target to all targets, without counting its other ties: mostly nobody asks
  /// for these. They get a label of their own, which promises two steps at least.
  void step_to_goal(std::uint32_t from) {
    const Label label = labels_[from];
    for (ActorIndex target : ties_.targets()) {
      const auto ties = ties_.at(target, Way::back);
      const auto tie = std::ranges::lower_bound(ties, label.actor, {}, &Tie::to);
      if (tie != ties.end() && tie->to == label.actor) step(from, target, tie->weakness);
    }
    if (label.hops + 2 > max_hops_) return;
    Label rest = label;
    rest.bound = label.cost + Cost{2, 0};
    rest.to_goal_done = true;
    labels_.push_back(rest);
    open_.push(static_cast<std::uint32_t>(labels_.size() - 1));
  }

  /// The label at the goal, or none.
  std::uint32_t search() {
    while (!open_.empty()) {
      const std::uint32_t label = open_.top();
      open_.pop();
      const Label best = labels_[label];
      if (ties_.is_target(best.actor)) return label;
      if (!best.to_goal_done) {
        if (settled_with(best.actor) <= best.hops) continue;
        if (settled_hops_[best.actor] == none) reached_.push_back(best.actor);
        settled_hops_[best.actor] = static_cast<std::uint32_t>(best.hops);
      }
      if (rank_ == Rank::hops && guide_.hops(best.actor) == 1 && !best.to_goal_done) {
        step_to_goal(label);
      } else {
        expand(label, [](ActorIndex) { return false; });
      }
    }
    return none;
  }

  /// The fewest hops with which an actor was settled in this search: a later label costs no less, so that it must have
  /// fewer hops to be of use.
  std::int64_t settled_with(ActorIndex actor) const {
    return settled_hops_[actor] == none ? std::numeric_limits<std::int64_t>::max() : settled_hops_[actor];
  }

  std::vector<ActorIndex> chain_of(std::uint32_t label) const {
    std::vector<ActorIndex> actors;
    for (; label != none; label = labels_[label].before) actors.push_back(labels_[label].actor);
    std::ranges::reverse(actors);
    return actors;
  }

  /// By bound; of equal ones what has cost less first, so that all equal labels of an actor meet before it is settled;
  /// then the chain whose actors come first.
  struct Worse {
    const Yen* yen;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
      const Label& first = yen->labels_[a];
      const Label& second = yen->labels_[b];
      if (first.bound != second.bound) return first.bound > second.bound;
      if (first.cost != second.cost) return first.cost > second.cost;
      return yen->chain_of(a) > yen->chain_of(b);
    }
  };
  using Open = std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, Worse>;

  Ties& ties_;
  Rank rank_;
  std::size_t count_;
  std::int64_t max_hops_;
  Guide guide_;
  std::vector<bool> banned_;
  std::vector<std::uint32_t> settled_hops_;
  std::vector<ActorIndex> reached_;
  std::vector<Label> labels_;
  Open open_{Worse{this}};
  std::set<Chain> candidates_;
  std::vector<Chain> found_;
};

std::vector<Path> loopless(const View& view, const PathQuery& query, Rank rank) {
  Ties ties(view, query);
  if (!query.through.empty()) return paths_through(ties, query, rank, Wanted::any_hops);
  std::vector<Path> paths;
  for (const Chain& chain : Yen(ties, query, rank).run()) paths.push_back(ties.path(chain.actors));
  return paths;
}

}  // namespace

std::vector<Path> k_shortest_paths(const View& view, const PathQuery& query) {
  return loopless(view, query, Rank::hops);
}

std::vector<Path> strongest_paths(const View& view, const PathQuery& query) {
  return loopless(view, query, Rank::strength);
}

}  // namespace entente
