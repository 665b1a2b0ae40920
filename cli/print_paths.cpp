#include "cli/print_paths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/explain_no_path.hpp"

namespace entente {
namespace {

constexpr std::size_t shown_per_step = 3;  // relationships

/// "Japan (JPN) - United States (USA)".
template <typename Steps>
std::string chain(const View& view, const Steps& steps) {
  const auto actors = view.graph().actors();
  std::string text = describe(actors[steps.front().from]);
  for (const auto& step : steps) text += " - " + describe(actors[step.to]);
  return text;
}

/// "Japan (JPN) or Spain (ESP)".
std::string any_of(const View& view, const ActorSet& set) {
  std::vector<std::string> names;
  names.reserve(set.actors.size());
  for (ActorIndex actor : set.actors) names.push_back(describe(view.graph().actors()[actor]));
  return fmt::to_string(fmt::join(names, " or "));
}

/// From the first day of a chain to its last.
TimeSpan days_of(const TimedPath& path) {
  return {path.steps.front().day, path.steps.back().day + std::chrono::days{1}};
}

std::string order(SameDay same_day) {
  return fmt::format("steps on the same day {}", same_day == SameDay::allowed ? "allowed" : "forbidden");
}

std::string limit(std::size_t max_hops) { return max_hops == no_limit ? "" : " within " + count_of(max_hops, "step"); }

/// The flags that ask for a window, each after a space.
std::string flags(const TimeSpan& window) {
  std::string text;
  if (window.begin > Day::min()) text += " --since " + to_string(window.begin);
  if (window.end < Day::max()) text += " --until " + to_string(window.end - std::chrono::days{1});
  return text;
}

void print_relaxations(const View& view, const PathQuery& query) {
  for (const Relaxation& relaxation : explain_no_path(view, query)) {
    fmt::print("  but with {} relaxed: {}", name(relaxation.what), chain(view, relaxation.path.steps));
    if (relaxation.what == Restriction::window && relaxation.filter.window) {
      fmt::print(",{}", flags(*relaxation.filter.window));
    }
    if (relaxation.what == Restriction::hops) fmt::print(", --max-hops {}", relaxation.query.max_hops);
    fmt::print("\n");
  }
}

/// The part of a step that both kinds of path have. To be closed with EndObject.
template <typename Edges>
void begin_step(JsonWriter& writer, const View& view, ActorIndex from, ActorIndex to, const Edges& edges) {
  const auto actors = view.graph().actors();
  writer.StartObject();
  write_actor(writer, "from", actors[from]);
  write_actor(writer, "to", actors[to]);
  writer.Key("relationships"), writer.StartArray();
  for (EdgeIndex edge : edges) write_relationship(writer, view, edge);
  writer.EndArray();
}

}  // namespace

void print_paths(const View& view, const std::vector<Path>& paths) {
  for (std::size_t i = 0; i < paths.size(); ++i) {
    fmt::print("{}{}\n", i == 0 ? "" : "\n", chain(view, paths[i].steps));
    for (const PathStep& step : paths[i].steps) {
      for (std::size_t j = 0; j < std::min(step.edges.size(), shown_per_step); ++j) {
        print_relationship(view.graph(), step.edges[j]);
      }
      if (step.edges.size() > shown_per_step) fmt::print("  … and {} more\n", step.edges.size() - shown_per_step);
    }
  }
}

void print_path(const View& view, const TimedPath& path, SameDay same_day) {
  const auto actors = view.graph().actors();
  const TimeSpan span = days_of(path);
  fmt::print("{}\n", chain(view, path.steps));
  fmt::print("{}, {}, {}\n", describe(span), count_of(static_cast<std::size_t>((span.end - span.begin).count()), "day"),
             order(same_day));
  for (const TimedStep& step : path.steps) {
    fmt::print("{}: {} - {}\n", to_string(step.day), describe(actors[step.from]), describe(actors[step.to]));
    print_relationship(view.graph(), step.edge);
  }
}

void print_as_json(const View& view, const std::vector<Path>& paths) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartArray();
  for (const Path& path : paths) {
    writer.StartObject();
    writer.Key("strength"), writer.Double(path.strength);
    writer.Key("steps"), writer.StartArray();
    for (const PathStep& step : path.steps)
      begin_step(writer, view, step.from, step.to, step.edges), writer.EndObject();
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  print_json(buffer);
}

void print_as_json(const View& view, const std::optional<TimedPath>& path) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartArray();
  if (path) {
    writer.StartObject();
    write_text(writer, "departure", to_string(path->steps.front().day));
    write_text(writer, "arrival", to_string(path->steps.back().day));
    writer.Key("steps"), writer.StartArray();
    for (const TimedStep& step : path->steps) {
      begin_step(writer, view, step.from, step.to, std::array{step.edge});
      write_text(writer, "day", to_string(step.day));
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  print_json(buffer);
}

void print_no_path(const View& view, const PathQuery& query) {
  fmt::print("no path from {} to {}{}\n", any_of(view, query.from), any_of(view, query.to), limit(query.max_hops));
  print_relaxations(view, query);
}

void print_no_path(const View& view, const TimedQuery& query, SameDay same_day, TimedSearch search) {
  fmt::print("no path in the order of time from {} to {}{}, {}\n", any_of(view, query.from), any_of(view, query.to),
             limit(query.max_hops), order(same_day));
  bool found = false;
  const auto try_with = [&](std::string_view what, const View& tried, const TimedQuery& asked, SameDay days) {
    const auto path = search(tried, asked, days);
    if (!path) return;
    found = true;
    fmt::print("  but with {}: {}, {}\n", what, chain(view, path->steps), describe(days_of(*path)));
  };
  if (same_day == SameDay::forbidden) try_with(order(SameDay::allowed), view, query, SameDay::allowed);
  if (query.max_hops != no_limit) {
    TimedQuery longer = query;
    longer.max_hops = no_limit;
    try_with("more steps", view, longer, same_day);
  }
  if (view.filter().window) {
    Filter filter = view.filter();
    filter.window.reset();
    try_with("the window relaxed", View(view.graph(), filter), query, same_day);
  }
  const PathQuery whenever{.from = query.from,
                           .to = query.to,
                           .max_hops = query.max_hops,
                           .count = 1,
                           .direction = query.direction,
                           .avoid = query.avoid};
  const auto paths = shortest_paths(view, whenever);
  if (!paths.empty()) {
    fmt::print("  but in any order of time: {}\n", chain(view, paths[0].steps));
  } else if (!found) {
    print_relaxations(view, whenever);
  }
}

}  // namespace entente
