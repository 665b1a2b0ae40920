#include <algorithm>

#include "graph/paths_through.hpp"

namespace entente {
namespace {

/// Depth first, actors in order, never where the goal is out of reach.
class Enumeration {
 public:
  Enumeration(Ties& ties, const PathQuery& query)
      : ties_(ties),
        count_(query.count),
        max_hops_(std::min(query.max_hops, ties.actor_count())),
        to_go_(ties, query.through, Rank::hops),
        on_chain_(ties.actor_count()) {}

  std::vector<Path> run() {
    for (ActorIndex actor : ties_.sources()) extend(actor, 0);
    return std::move(found_);
  }

 private:
  void extend(ActorIndex actor, std::uint32_t visited_before) {
    const std::uint32_t visited = visited_before | to_go_.visit(actor);
    const auto to_go = static_cast<std::size_t>(to_go_.from(actor, visited).major);
    if (found_.size() == count_ || on_chain_[actor] || chain_.size() + to_go > max_hops_) return;
    on_chain_[actor] = true;
    chain_.push_back(actor);
    if (ties_.is_target(actor)) {
      found_.push_back(ties_.path(chain_));
    } else {
      for (const Tie& tie : ties_.at(actor, Way::forth)) extend(tie.to, visited);
    }
    chain_.pop_back();
    on_chain_[actor] = false;
  }

  Ties& ties_;
  std::size_t count_;
  std::size_t max_hops_;
  CostToGo to_go_;
  std::vector<bool> on_chain_;
  std::vector<ActorIndex> chain_;
  std::vector<Path> found_;
};

}  // namespace

std::vector<Path> simple_paths(const View& view, const PathQuery& query) {
  Ties ties(view, query);
  return Enumeration(ties, query).run();
}

}  // namespace entente
