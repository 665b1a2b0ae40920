#include "graph/explain_no_path.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace entente {
namespace {

struct Question {
  Filter filter;
  PathQuery query;
};

template <typename T>
void add_missing(std::vector<T>& values, const T& value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

/// Days between a time and a window.
auto distance(const std::optional<TimeSpan>& time, const TimeSpan& window) {
  if (!time) return std::chrono::days::max();
  // An open window begins at the first day there is: nothing may be subtracted from it.
  if (time->end <= window.begin) return window.begin - time->end;
  return time->begin < window.end ? std::chrono::days{0} : time->begin - window.end;
}

void widen_window(Question& question, const KnowledgeGraph& graph, const Path& path) {
  TimeSpan hull = *question.filter.window;
  for (const PathStep& step : path.steps) {
    const EdgeIndex nearest = std::ranges::min(
        step.edges, {}, [&](EdgeIndex edge) { return distance(graph.effective_time(edge), *question.filter.window); });
    const auto time = graph.effective_time(nearest);
    if (!time) {
      question.filter.window.reset();
      return;
    }
    if (overlaps(*time, *question.filter.window)) continue;
    hull = {std::min(hull.begin, time->begin), std::max(hull.end, time->end)};
  }
  question.filter.window = hull;
}

void add_types(Question& question, const KnowledgeGraph& graph, const Path& path) {
  for (const PathStep& step : path.steps) {
    const EdgeIndex strongest = step.edges.front();
    const EventType type = plover_type(graph.type(strongest), graph.aspect(strongest));
    if (!question.filter.types.empty()) add_missing(question.filter.types, type);
    if (!question.filter.classes.empty()) add_missing(question.filter.classes, quad_class(type));
  }
}

void add_aspects(Question& question, const KnowledgeGraph& graph, const Path& path) {
  for (const PathStep& step : path.steps) add_missing(question.filter.aspects, graph.aspect(step.edges.front()));
}

/// The best that the weakest step has.
template <typename Value>
auto bottleneck(const Path& path, Value value) {
  auto lowest = value(path.steps.front().edges.front());
  for (const PathStep& step : path.steps) {
    auto best = value(step.edges.front());
    for (EdgeIndex edge : step.edges) best = std::max(best, value(edge));
    lowest = std::min(lowest, best);
  }
  return lowest;
}

/// A restriction: whether it is there, how to do without it, and by how little.
struct Row {
  Restriction what;
  std::string_view name;
  bool (*is_set)(const Question&);
  void (*drop)(Question&);
  void (*relax)(Question&, const KnowledgeGraph&, const Path&);
};

const std::array rows = {
    Row{Restriction::hops, "the number of steps", [](const Question& q) { return q.query.max_hops != no_limit; },
        [](Question& q) { q.query.max_hops = no_limit; },
        [](Question& q, const KnowledgeGraph&, const Path& path) { q.query.max_hops = path.steps.size(); }},
    Row{Restriction::window, "the window", [](const Question& q) { return q.filter.window.has_value(); },
        [](Question& q) { q.filter.window.reset(); }, widen_window},
    Row{Restriction::types, "the types",
        [](const Question& q) { return !q.filter.types.empty() || !q.filter.classes.empty(); },
        [](Question& q) { q.filter.types.clear(), q.filter.classes.clear(); }, add_types},
    Row{Restriction::aspects, "the aspects", [](const Question& q) { return !q.filter.aspects.empty(); },
        [](Question& q) { q.filter.aspects.clear(); }, add_aspects},
    Row{Restriction::contexts, "the contexts", [](const Question& q) { return !q.filter.contexts.empty(); },
        [](Question& q) { q.filter.contexts = {}; },
        [](Question& q, const KnowledgeGraph&, const Path&) { q.filter.contexts = {}; }},
    Row{Restriction::confidence, "the confidence", [](const Question& q) { return q.filter.min_confidence > 0; },
        [](Question& q) { q.filter.min_confidence = 0; },
        [](Question& q, const KnowledgeGraph& graph, const Path& path) {
          q.filter.min_confidence = bottleneck(path, [&](EdgeIndex edge) { return graph.confidence(edge); });
        }},
    Row{Restriction::support, "the number of articles", [](const Question& q) { return q.filter.min_support > 1; },
        [](Question& q) { q.filter.min_support = 0; },
        [](Question& q, const KnowledgeGraph& graph, const Path& path) {
          q.filter.min_support = bottleneck(path, [&](EdgeIndex edge) { return graph.support(edge); });
        }},
    Row{Restriction::actors, "the actors", [](const Question& q) { return !q.filter.actors.empty(); },
        [](Question& q) { q.filter.actors.clear(); },
        [](Question& q, const KnowledgeGraph&, const Path&) { q.filter.actors.clear(); }},
    Row{Restriction::regions, "the regions", [](const Question& q) { return !q.filter.regions.empty(); },
        [](Question& q) { q.filter.regions.clear(); },
        [](Question& q, const KnowledgeGraph&, const Path&) { q.filter.regions.clear(); }},
    Row{Restriction::avoidance, "the actors to avoid", [](const Question& q) { return !q.query.avoid.empty(); },
        [](Question& q) { q.query.avoid.clear(); },
        [](Question& q, const KnowledgeGraph&, const Path&) { q.query.avoid.clear(); }},
    Row{Restriction::direction, "the direction",
        [](const Question& q) { return q.query.direction == Direction::forward; },
        [](Question& q) { q.query.direction = Direction::either; },
        [](Question& q, const KnowledgeGraph&, const Path&) { q.query.direction = Direction::either; }},
};

std::vector<Path> ask(const KnowledgeGraph& graph, const Question& question) {
  const View view(graph, question.filter);
  PathQuery query = question.query;
  query.count = 1;
  return shortest_paths(view, query);
}

}  // namespace

std::string_view name(Restriction restriction) {
  const auto row = std::ranges::find(rows, restriction, &Row::what);
  return row == rows.end() ? "all of these" : row->name;
}

std::vector<Relaxation> explain_no_path(const View& view, const PathQuery& query) {
  const KnowledgeGraph& graph = view.graph();
  const Question original{view.filter(), query};
  std::vector<Relaxation> found;
  const auto consider = [&](Restriction what, Question relaxed) {
    const auto paths = ask(graph, relaxed);
    if (!paths.empty()) found.push_back({what, relaxed.filter, relaxed.query, paths[0]});
    return !paths.empty();
  };
  for (const Row& row : rows) {
    if (!row.is_set(original)) continue;
    Question without = original;
    row.drop(without);
    const auto paths = ask(graph, without);
    if (paths.empty() || paths[0].steps.empty()) continue;
    Question relaxed = original;
    row.relax(relaxed, graph, paths[0]);
    if (!consider(row.what, relaxed)) consider(row.what, without);
  }
  if (!found.empty()) return found;
  Question free = original;
  for (const Row& row : rows) row.drop(free);
  consider(Restriction::all, free);
  return found;
}

}  // namespace entente
