// Every time-respecting search against all chains on all days, one by one, on thousands of small multigraphs.

#include <algorithm>
#include <gtest/gtest.h>
#include <ranges>
#include <tuple>

#include "graph/timed_paths.hpp"
#include "tests/property/random_graph.hpp"

namespace entente {
namespace {

constexpr unsigned timed_rounds = 3000;

/// Slow and obvious: all chains of relationships without repeated actors, whatever their times.
class AllTimedChains {
 public:
  AllTimedChains(const View& view, const TimedQuery& query, SameDay same_day)
      : view_(view), query_(query), pause_(same_day == SameDay::forbidden ? 1 : 0), edges_(view.edges()) {
    for (ActorIndex actor = 0; actor < view.graph().actors().size(); ++actor) {
      if (is_in(query.from.actors, actor) && !is_in(query.avoid, actor)) extend({}, actor);
    }
  }

  /// Each chain on every day of departure, each later step on the first day possible.
  std::vector<TimedPath> timed;

 private:
  bool is_in(const std::vector<ActorIndex>& set, ActorIndex actor) const {
    return std::ranges::any_of(set, [&](ActorIndex other) { return view_.at_resolution(other) == actor; });
  }

  TimeSpan days_of(EdgeIndex edge) const {
    TimeSpan time = *view_.graph().effective_time(edge);
    if (const auto& window = view_.filter().window) {
      time = {std::max(time.begin, window->begin), std::min(time.end, window->end)};
    }
    return time;
  }

  void extend(const std::vector<TimedStep>& steps, ActorIndex last) {
    if (steps.size() <= query_.max_hops) time(steps, last);
    if (steps.size() == query_.max_hops) return;
    for (EdgeIndex edge : edges_) {
      if (!view_.graph().effective_time(edge)) continue;
      const bool both = query_.direction == Direction::either || view_.graph().relationship(edge).mutual;
      const ActorIndex tail = view_.actor_of(edge);
      const ActorIndex head = view_.recipient_of(edge);
      for (const auto& [from, to] : {std::pair(tail, head), std::pair(head, tail)}) {
        if (from != last || tail == head || (from != tail && !both) || is_in(query_.avoid, to)) continue;
        if (is_in(query_.from.actors, to)) continue;
        if (std::ranges::any_of(steps, [&, end = to](const TimedStep& step) { return step.to == end; })) continue;
        auto longer = steps;
        longer.push_back({from, to, edge, {}});
        extend(longer, to);
      }
    }
  }

  void time(std::vector<TimedStep> steps, ActorIndex last) {
    if (steps.empty()) {
      if (is_in(query_.to.actors, last)) timed.push_back({});
      return;
    }
    const TimeSpan first = days_of(steps[0].edge);
    for (Day day = first.begin; day < first.end; day += std::chrono::days{1}) {
      Day now = day;
      bool possible = true;
      for (std::size_t i = 0; i < steps.size() && possible; ++i) {
        const TimeSpan days = days_of(steps[i].edge);
        if (i > 0) now = std::max(days.begin, now + std::chrono::days{pause_});
        possible = now < days.end;
        steps[i].day = now;
      }
      if (possible) timed.push_back({steps});
    }
  }

  const View& view_;
  const TimedQuery& query_;
  int pause_;
  std::vector<EdgeIndex> edges_;
};

Day arrival(const TimedPath& path) { return path.steps.back().day; }
Day departure(const TimedPath& path) { return path.steps.front().day; }

/// The rule of earliest_arrival: every actor as early as can be, few hops, low edge numbers from the last step back.
TimedPath by_the_rule(const std::vector<TimedPath>& all, const std::vector<TimedPath>& to_goal) {
  std::vector<std::tuple<Day, std::size_t, std::vector<EdgeIndex>, const TimedPath*>> ranked;
  for (const TimedPath& path : to_goal) {
    const bool foremost = std::ranges::all_of(path.steps, [&](const TimedStep& step) {
      return std::ranges::none_of(all, [&](const TimedPath& other) {
        return !other.steps.empty() && other.steps.back().to == step.to && other.steps.back().day < step.day;
      });
    });
    if (!foremost) continue;
    std::vector<EdgeIndex> backwards;
    for (const TimedStep& step : path.steps) backwards.insert(backwards.begin(), step.edge);
    // Each chain is there once for every day of departure: the earliest counts.
    if (std::ranges::any_of(to_goal, [&](const TimedPath& other) {
          return std::ranges::equal(other.steps, path.steps, {}, &TimedStep::edge, &TimedStep::edge) &&
                 std::ranges::equal(other.steps, path.steps, {}, &TimedStep::from, &TimedStep::from) &&
                 departure(other) < departure(path);
        })) {
      continue;
    }
    ranked.emplace_back(arrival(path), path.steps.size(), backwards, &path);
  }
  return *std::get<3>(std::ranges::min(ranked));
}

class TimedPathsOracle : public testing::Test {
 protected:
  void check(unsigned seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(2 + random.roll(3), 5 + random.roll(8));
    const View view(graph, random.roll(2) == 0 ? Filter{} : random.filter());
    const auto any = [&] { return static_cast<ActorIndex>(random.roll(static_cast<unsigned>(graph.actors().size()))); };
    TimedQuery query{.from = any(), .to = any()};
    if (random.roll(4) == 0) query.from.actors.push_back(any());
    if (random.roll(4) == 0) query.to.actors.push_back(any());
    if (random.roll(3) == 0) query.direction = Direction::forward;
    if (random.roll(4) == 0) query.avoid = {any()};
    if (random.roll(3) == 0) query.max_hops = 1 + random.roll(3);
    const SameDay same_day = random.roll(2) == 0 ? SameDay::allowed : SameDay::forbidden;
    std::vector<TimedPath> to_goal = AllTimedChains(view, query, same_day).timed;
    const auto is_goal = [&](ActorIndex actor) {
      return std::ranges::any_of(query.to.actors, [&](ActorIndex to) { return view.at_resolution(to) == actor; });
    };
    const bool nothing_to_do = std::ranges::count(to_goal, TimedPath{}) > 0;
    const std::vector<TimedPath> all = to_goal;
    std::erase_if(to_goal, [&](const TimedPath& path) { return path.steps.empty() || !is_goal(path.steps.back().to); });

    const auto foremost = earliest_arrival(view, query, same_day);
    const auto latest = latest_departure(view, query, same_day);
    const auto quickest = fastest(view, query, same_day);
    const auto shortest = fewest_hops(view, query, same_day);
    for (const auto* path : {&foremost, &latest, &quickest, &shortest}) {
      ASSERT_EQ(path->has_value(), nothing_to_do || !to_goal.empty());
      ASSERT_TRUE(!nothing_to_do || (*path)->steps.empty());
      if (*path && !nothing_to_do) expect_valid(view, query, same_day, **path);
    }
    if (nothing_to_do || to_goal.empty()) return;
    ++with_paths_;
    EXPECT_EQ(arrival(*foremost), std::ranges::min(to_goal | std::views::transform(arrival)));
    EXPECT_EQ(departure(*latest), std::ranges::max(to_goal | std::views::transform(departure)));
    const auto quick_key = [](const TimedPath& path) {
      return std::pair(arrival(path) - departure(path), departure(path));
    };
    EXPECT_EQ(quick_key(*quickest), std::ranges::min(to_goal | std::views::transform(quick_key)));
    const auto short_key = [](const TimedPath& path) { return std::pair(path.steps.size(), arrival(path)); };
    EXPECT_EQ(short_key(*shortest), std::ranges::min(to_goal | std::views::transform(short_key)));
    if (query.max_hops == no_limit) {
      EXPECT_EQ(foremost, by_the_rule(all, to_goal));
      const auto reached = earliest_arrivals(view, query, same_day);
      for (ActorIndex actor = 0; actor < graph.actors().size(); ++actor) {
        std::optional<Day> expected;
        TimedQuery everywhere = query;
        everywhere.to = actor;
        for (const TimedPath& path : all) {
          if (!path.steps.empty() && path.steps.back().to == actor) {
            expected = std::min(expected.value_or(arrival(path)), arrival(path));
          }
        }
        EXPECT_EQ(reached[actor], expected) << actor;
      }
    }
  }

  static void expect_valid(const View& view, const TimedQuery& query, SameDay same_day, const TimedPath& path) {
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      const TimedStep& step = path.steps[i];
      ASSERT_TRUE(view.contains(step.edge));
      const bool forth = view.actor_of(step.edge) == step.from && view.recipient_of(step.edge) == step.to;
      const bool back = view.actor_of(step.edge) == step.to && view.recipient_of(step.edge) == step.from;
      const bool both = query.direction == Direction::either || view.graph().relationship(step.edge).mutual;
      EXPECT_TRUE(forth || (back && both));
      EXPECT_TRUE(contains(*view.graph().effective_time(step.edge), day_span(step.day)));
      EXPECT_TRUE(!view.filter().window || contains(*view.filter().window, day_span(step.day)));
      if (i == 0) continue;
      EXPECT_EQ(path.steps[i - 1].to, step.from);
      EXPECT_LE(path.steps[i - 1].day, step.day);
      EXPECT_TRUE(same_day == SameDay::allowed || path.steps[i - 1].day != step.day);
    }
  }

  unsigned with_paths_ = 0;
};

TEST_F(TimedPathsOracle, EverySearchAgreesWithAllChainsOnAllDays) {
  for (unsigned seed = 0; seed < timed_rounds && !HasFailure(); ++seed) check(seed);
  EXPECT_GT(with_paths_, timed_rounds / 4) << "most searches found nothing: the graphs are no test";
}

TEST(TimedPaths, TheScanAgreesWithTheSearchOnLargerGraphs) {
  std::size_t reached = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    RandomGraph random(seed);
    const KnowledgeGraph graph = random.graph(30, 200);
    const View view(graph, random.roll(2) == 0 ? Filter{} : random.filter());
    for (const SameDay same_day : {SameDay::allowed, SameDay::forbidden}) {
      for (const Direction direction : {Direction::either, Direction::forward}) {
        TimedQuery query{.from = 0, .to = 0, .direction = direction};
        const auto arrivals = earliest_arrivals(view, query, same_day);
        for (ActorIndex actor = 1; actor < graph.actors().size(); ++actor) {
          query.to = actor;
          if (view.at_resolution(actor) == view.at_resolution(0) || view.at_resolution(actor) != actor) continue;
          const auto path = earliest_arrival(view, query, same_day);
          EXPECT_EQ(arrivals[actor], path ? std::optional(path->steps.back().day) : std::nullopt) << seed;
          reached += path ? 1 : 0;
        }
      }
    }
  }
  EXPECT_GT(reached, 500);
}

}  // namespace
}  // namespace entente
