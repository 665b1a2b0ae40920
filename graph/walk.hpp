#pragma once

// Steps through a view at its resolution, edge by edge. Not installed: for the searches of this folder.

#include "graph/filter_tables.hpp"
#include "graph/paths.hpp"

namespace entente {

/// Away from an actor, or towards it.
enum class Way : std::uint8_t { forth, back };

class Walk {
 public:
  Walk(const View& view, Direction direction)
      : view_(&view),
        structure_(&view.graph().structure()),
        tables_(&view.tables()),
        direction_(direction),
        rolled_up_(view.filter().resolution == Resolution::rolled_up),
        window_(structure_->slice(view.filter().window)) {}

  const View& view() const { return *view_; }
  const Structure& structure() const { return *structure_; }

  /// Calls visit(edge, neighbour) for each edge of the view along which a step leaves `actor`, or arrives there: once
  /// each, in no order. `wanted(neighbour)` is asked first, before the filter.
  template <typename Wanted, typename Visit>
  void at(ActorIndex actor, Way way, Wanted&& wanted, Visit&& visit) const {
    at(actor, way, window_, wanted, visit);
  }

  /// The same for the edges whose time overlaps a window within the view's.
  template <typename Wanted, typename Visit>
  void at(ActorIndex actor, Way way, const TimeSpan& window, Wanted&& wanted, Visit&& visit) const {
    at(actor, way, structure_->slice(window), wanted, visit);
  }

 private:
  template <typename Wanted, typename Visit>
  void at(ActorIndex actor, Way way, const Slice& slice, Wanted& wanted, Visit& visit) const {
    at_part(actor, actor, way, slice, wanted, visit);
    if (!rolled_up_) return;
    for (ActorIndex part : view_->graph().parts_of(actor)) at_part(part, actor, way, slice, wanted, visit);
  }

  template <typename Wanted, typename Visit>
  void at_part(ActorIndex part, ActorIndex whole, Way way, const Slice& slice, Wanted& wanted, Visit& visit) const {
    const ActorIndex* const roll_up = structure_->roll_up.data();
    const auto visit_if = [&](bool mutual_only) {
      return [&, mutual_only](EdgeIndex edge, ActorIndex end) {
        const ActorIndex other = rolled_up_ ? roll_up[end] : end;
        if (other == whole || !wanted(other)) return;
        if (mutual_only && !is_mutual(structure_->kind[edge])) return;
        const auto answer = tables_->keeps(edge);
        if (answer == FilterTables::Answer::no || (answer == FilterTables::Answer::ask && !view_->keeps(edge))) return;
        if (edge >= slice.first || view_->reaches(edge, *slice.day)) visit(edge, other);
      };
    };
    const bool both = direction_ == Direction::either;
    structure_->each_leaving(part, slice, visit_if(!both && way == Way::back));
    structure_->each_arriving(part, slice, visit_if(!both && way == Way::forth));
  }

  const View* view_;
  const Structure* structure_;
  const FilterTables* tables_;
  Direction direction_;
  bool rolled_up_;
  Slice window_;
};

}  // namespace entente
