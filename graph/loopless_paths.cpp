#include <algorithm>
#include <memory>
#include <queue>
#include <set>

#include "graph/paths_through.hpp"

namespace entente {
namespace {

/// Lower bounds of what is left to the goal: cost and hops, without regard to repeated actors.
class Guide {
 public:
  Guide(Ties& ties, Rank rank, std::size_t max_hops) : hops_(ties.actor_count(), CostToGo::unreachable.major) {
    count_hops(ties, max_hops);
    if (rank == Rank::strength) {
      exact_ = std::make_unique<CostToGo>(ties, std::vector<ActorIndex>{}, rank);
      return;
    }
    last_step_.assign(ties.actor_count(), 0);
    std::vector<std::int64_t> cheapest(ties.actor_count(), weakest + 1);
    for (ActorIndex target : ties.targets()) {
      for (const Tie& tie : ties.at(target, Way::back)) cheapest[tie.to] = std::min(cheapest[tie.to], tie.weakness);
    }
    for (std::size_t i = 0; i < cheapest.size(); ++i) {
      if (hops_[i] == 1) last_step_[i] = cheapest[i];
    }
  }

  std::int64_t hops(ActorIndex actor) const { return hops_[actor]; }
  Cost cost(ActorIndex actor) const { return exact_ ? exact_->from(actor, 0) : Cost{hops_[actor], last_step_[actor]}; }

 private:
  void count_hops(Ties& ties, std::size_t max_hops) {
    std::vector<ActorIndex> layer = ties.targets();
    for (ActorIndex actor : layer) hops_[actor] = 0;
    std::size_t reached = layer.size();
    for (std::int64_t hop = 1; !layer.empty() && static_cast<std::size_t>(hop) <= max_hops; ++hop) {
      std::vector<ActorIndex> next;
      for (ActorIndex actor : layer) {
        if (reached == hops_.size()) return;
        ties.edges_at(
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

  std::vector<std::int64_t> hops_;
  std::vector<std::int64_t> last_step_;
  std::unique_ptr<CostToGo> exact_;
};

struct Chain {
  Cost cost;
  std::vector<ActorIndex> actors;
  std::size_t deviation = 0;  ///< where it leaves the chain that it was found from

  friend bool operator<(const Chain& a, const Chain& b) {
    return std::tie(a.cost, a.actors) < std::tie(b.cost, b.actors);
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
    std::vector<Chain> found;
    if (count_ == 0) return found;
    branch({}, found);
    while (!candidates_.empty()) {
      found.push_back(std::move(candidates_.extract(candidates_.begin()).value()));
      if (found.size() == count_) break;
      const Chain& last = found.back();
      std::vector<ActorIndex> root(last.actors.begin(),
                                   last.actors.begin() + static_cast<std::ptrdiff_t>(last.deviation));
      for (std::size_t at = last.deviation; at < last.actors.size(); ++at) {
        branch(root, found);
        root.push_back(last.actors[at]);
      }
    }
    return found;
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// A chain up to an actor; `before` is the label that it continues.
  struct Label {
    Cost cost;
    ActorIndex actor;
    std::uint32_t before;
    std::int64_t hops;
  };

  /// The best chain that begins with `root` and goes on as none of `found` does.
  void branch(const std::vector<ActorIndex>& root, const std::vector<Chain>& found) {
    std::vector<ActorIndex> taken;
    for (const Chain& chain : found) {
      if (chain.actors.size() > root.size() && std::equal(root.begin(), root.end(), chain.actors.begin())) {
        taken.push_back(chain.actors[root.size()]);
      }
    }
    start();
    std::uint32_t label = none;
    for (ActorIndex actor : root) {
      banned_[actor] = true;
      label = extend(label, actor);
    }
    const auto is_taken = [&](ActorIndex actor) { return std::ranges::find(taken, actor) != taken.end(); };
    if (root.empty()) {
      for (ActorIndex actor : ties_.sources()) {
        if (!is_taken(actor)) push(extend(none, actor));
      }
    } else {
      expand(label, is_taken);
    }
    if (const std::uint32_t goal = search(); goal != none) {
      candidates_.insert({labels_[goal].cost, chain_of(goal), root.size()});
    }
    for (ActorIndex actor : root) banned_[actor] = false;
  }

  void start() {
    labels_.clear();
    open_ = Open(Worse{this});
    for (ActorIndex actor : reached_) settled_hops_[actor] = none;
    reached_.clear();
  }

  std::uint32_t extend(std::uint32_t before, ActorIndex actor) {
    Cost so_far;
    std::int64_t hops = 0;
    if (before != none) {
      const auto ties = ties_.at(labels_[before].actor, Way::forth);
      so_far = labels_[before].cost + cost(*std::ranges::lower_bound(ties, actor, {}, &Tie::to), rank_);
      hops = labels_[before].hops + 1;
    }
    labels_.push_back({so_far, actor, before, hops});
    return static_cast<std::uint32_t>(labels_.size() - 1);
  }

  void push(std::uint32_t label) {
    const Label& made = labels_[label];
    if (made.hops + guide_.hops(made.actor) <= max_hops_ && bound(made) < CostToGo::unreachable) open_.push(label);
  }

  template <typename IsTaken>
  void expand(std::uint32_t label, IsTaken is_taken) {
    const Label from = labels_[label];
    for (const Tie& tie : ties_.at(from.actor, Way::forth)) {
      if (banned_[tie.to] || is_taken(tie.to)) continue;
      if (rank_ == Rank::strength && tie.weakness >= weakest) continue;
      if (settled_with(tie.to) <= from.hops + 1) continue;
      labels_.push_back({from.cost + cost(tie, rank_), tie.to, label, from.hops + 1});
      push(static_cast<std::uint32_t>(labels_.size() - 1));
    }
  }

  /// The label at the goal, or none.
  std::uint32_t search() {
    while (!open_.empty()) {
      const std::uint32_t label = open_.top();
      open_.pop();
      const auto [so_far, actor, before, hops] = labels_[label];
      if (ties_.is_target(actor)) return label;
      if (settled_with(actor) <= hops) continue;
      if (settled_hops_[actor] == none) reached_.push_back(actor);
      settled_hops_[actor] = static_cast<std::uint32_t>(hops);
      expand(label, [](ActorIndex) { return false; });
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

  Cost bound(const Label& label) const { return label.cost + guide_.cost(label.actor); }

  /// By bound; of equal ones what has cost less first, so that all equal labels of an actor meet before it is settled;
  /// then the chain whose actors come first.
  struct Worse {
    const Yen* yen;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
      const Label& first = yen->labels_[a];
      const Label& second = yen->labels_[b];
      const auto key = [&](const Label& label) { return std::pair(yen->bound(label), label.cost); };
      if (key(first) != key(second)) return key(first) > key(second);
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
  std::vector<std::uint32_t> settled_hops_;  ///< hops with which an actor was last settled
  std::vector<ActorIndex> reached_;
  std::vector<Label> labels_;
  Open open_{Worse{this}};
  std::set<Chain> candidates_;
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
