#include "graph/arrival_scan.hpp"

#include <algorithm>
#include <utility>

#include "graph/walk.hpp"

namespace entente {
namespace {

using std::chrono::days;

class Scan {
 public:
  Scan(const View& view, const TimedQuery& query, SameDay same_day)
      : walk_(view, query.direction),
        direction_(query.direction),
        pause_(same_day == SameDay::forbidden ? 1 : 0),
        reached_(view.graph().actors().size()),
        ready_(reached_.size(), never),
        open_(reached_.size()) {
    const Structure& structure = walk_.structure();
    const bool all = view.filter().resolution == Resolution::all_actors;
    const auto& connected = all ? structure.connected : structure.connected_top;
    for (ActorIndex actor = 0; actor < open_.size(); ++actor) open_[actor] = connected[actor];
    for (ActorIndex actor : query.avoid) open_[view.at_resolution(actor)] = false;
    for (ActorIndex actor : query.from.actors) {
      const ActorIndex source = view.at_resolution(actor);
      if (std::exchange(open_[source], false)) waiting_.push_back(source);
    }
    left_ = static_cast<std::size_t>(std::ranges::count(open_, std::uint8_t{true}));
  }

  std::vector<std::optional<Day>> run(const TimeSpan& within) {
    const Structure& structure = walk_.structure();
    const Slice slice = structure.slice(within);
    const std::int32_t end = to_days(within).end;
    std::int32_t day = to_days(within).begin;
    for (ActorIndex source : waiting_) ready_[source] = day;
    EdgeIndex edge = slice.first;
    while (day < end && left_ > 0 && !(waiting_.empty() && edge == slice.last)) {
      expand_waiting(day);
      for (; edge < slice.last && structure.begin[edge] == day; ++edge) use(edge, slice.last, day);
      expand_waiting(day);
      day = waiting_.empty() && edge < slice.last ? structure.begin[edge] : day + 1;
    }
    return std::move(reached_);
  }

 private:
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
  static constexpr EdgeIndex block = 4096;

  void use(EdgeIndex edge, EdgeIndex last, std::int32_t day) {
    if (edge >= block_end_) {
      block_begin_ = edge;
      block_end_ = std::min(last, edge + block);
      walk_.view().graph().ends_of(block_begin_, block_end_, ends_);
    }
    const auto [actor, recipient] = ends_[edge - block_begin_];
    const ActorIndex from = walk_.view().at_resolution(actor);
    const ActorIndex to = walk_.view().at_resolution(recipient);
    const bool forth = open_[to] && ready_[from] <= day;
    const bool back = open_[from] && ready_[to] <= day;
    if (!forth && !back) return;
    if (!forth && direction_ == Direction::forward && !is_mutual(walk_.structure().kind[edge])) return;
    if (walk_.view().keeps(edge)) reach(forth ? to : from, day);
  }

  void reach(ActorIndex actor, std::int32_t day) {
    open_[actor] = false;
    ready_[actor] = day + pause_;
    reached_[actor] = Day{days{day}};
    waiting_.push_back(actor);
    --left_;
  }

  /// The scan meets only what begins after an actor is ready: what is then under way, or passed on that day, is here.
  void expand_waiting(std::int32_t day) {
    std::size_t next = 0;
    const TimeSpan today{Day{days{day}}, Day{days{day + 1}}};
    for (; next < waiting_.size() && ready_[waiting_[next]] <= day; ++next) {
      walk_.at(
          waiting_[next], Way::forth, today, [&](ActorIndex other) { return open_[other] != 0; },
          [&](EdgeIndex, ActorIndex other) {
            if (open_[other]) reach(other, day);
          });
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(next));
  }

  Walk walk_;
  Direction direction_;
  std::int32_t pause_;
  std::vector<std::optional<Day>> reached_;
  std::vector<std::int32_t> ready_;  ///< by actor: the first day on which a step may leave it
  std::vector<std::uint8_t> open_;   ///< by actor: whether it may still be reached
  std::vector<ActorIndex> waiting_;  ///< reached, and their edges of the day on which they are ready not yet used
  std::size_t left_ = 0;             ///< that are open
  EdgeIndex block_begin_ = 0, block_end_ = 0;
  std::vector<std::pair<ActorIndex, ActorIndex>> ends_;  ///< of the edges of the block
};

}  // namespace

std::vector<std::optional<Day>> scan_arrivals(const View& view, const TimedQuery& query, SameDay same_day,
                                              const TimeSpan& within) {
  return Scan(view, query, same_day).run(within);
}

}  // namespace entente
