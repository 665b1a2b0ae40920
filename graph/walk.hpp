#pragma once

// Steps through a view at its resolution, edge by edge. Not installed: for the searches of this folder.

#include "graph/paths.hpp"

namespace entente {

/// Away from an actor, or towards it.
enum class Way : std::uint8_t { forth, back };

class Walk {
 public:
  Walk(const View& view, Direction direction) : view_(&view), direction_(direction) {}

  const View& view() const { return *view_; }

  /// Calls visit(edge, neighbour) for each edge of the view along which a step leaves `actor`, or arrives there: once
  /// each, in no order. `wanted(neighbour)` is asked first, before the filter.
  template <typename Wanted, typename Visit>
  void at(ActorIndex actor, Way way, Wanted&& wanted, Visit&& visit) const {
    at(actor, way, view_->filter().window, wanted, visit);
  }

  /// The same for the edges whose time overlaps a window within the view's.
  template <typename Wanted, typename Visit>
  void at(ActorIndex actor, Way way, const std::optional<TimeSpan>& window, Wanted&& wanted, Visit&& visit) const {
    visit_part(actor, actor, way, window, wanted, visit);
    if (view_->filter().resolution == Resolution::all_actors) return;
    for (ActorIndex part : view_->graph().parts_of(actor)) visit_part(part, actor, way, window, wanted, visit);
  }

 private:
  template <typename Wanted, typename Visit>
  void visit_part(ActorIndex part, ActorIndex whole, Way way, const std::optional<TimeSpan>& window, Wanted& wanted,
                  Visit& visit) const {
    const KnowledgeGraph& graph = view_->graph();
    for (EdgeIndex edge : graph.edges_at(part)) {
      const bool leaves = graph.actor_of(edge) == part;
      const ActorIndex other = view_->at_resolution(leaves ? graph.recipient_of(edge) : graph.actor_of(edge));
      if (other == whole || !wanted(other)) continue;
      if (direction_ == Direction::forward && leaves != (way == Way::forth) && !graph.relationship(edge).mutual)
        continue;
      if (window) {
        const auto& time = graph.effective_time(edge);
        if (!time || !overlaps(*time, *window)) continue;
      }
      if (view_->contains(edge)) visit(edge, other);
    }
  }

  const View* view_;
  Direction direction_;
};

}  // namespace entente
