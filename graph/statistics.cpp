#include "graph/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/structure.hpp"
#include "graph/ties.hpp"

namespace entente {
namespace {

template <typename T, typename Key>
void keep_largest(std::vector<T>& values, std::size_t count, Key key) {
  std::ranges::stable_sort(values, std::greater{}, key);
  if (values.size() > count) values.resize(count);
}

/// By actor; those without partners are left out.
std::vector<Standing> standings(const View& view, const std::vector<Dyad>& pairs) {
  std::vector<Standing> all(view.graph().actors().size());
  for (const Dyad& pair : pairs) {
    for (ActorIndex actor : {pair.one, pair.other}) {
      all[actor].actor = actor;
      ++all[actor].partners;
      all[actor].relationships += pair.relationships;
    }
  }
  return all;
}

}  // namespace

Sizes sizes(const View& view) {
  const KnowledgeGraph& graph = view.graph();
  Sizes sizes{.articles = graph.sources().size(), .offices = graph.offices().size()};
  sizes.copies = static_cast<std::size_t>(
      std::ranges::count_if(graph.sources(), [](const Source& source) { return !source.copy_of.empty(); }));
  std::vector<bool> touched(graph.actors().size());
  for (EdgeIndex edge : view.edges()) {
    ++sizes.relationships;
    const Aspect aspect = graph.aspect(edge);
    const EventType type = plover_type(graph.type(edge), aspect);
    ++sizes.types[static_cast<std::size_t>(type)];
    ++sizes.aspects[static_cast<std::size_t>(aspect)];
    ++sizes.classes[static_cast<std::size_t>(quad_class(type))];
    touched[view.actor_of(edge)] = touched[view.recipient_of(edge)] = true;
    if (const auto time = graph.effective_time(edge)) {
      TimeSpan& active = sizes.active ? *sizes.active : sizes.active.emplace(*time);
      active = {std::min(active.begin, time->begin), std::max(active.end, time->end)};
    } else {
      ++sizes.undated;
    }
  }
  sizes.actors = static_cast<std::size_t>(std::ranges::count(touched, true));
  return sizes;
}

std::vector<Dyad> dyads(const View& view) {
  const KnowledgeGraph& graph = view.graph();
  std::vector<std::pair<std::uint64_t, EdgeIndex>> keys;
  for (EdgeIndex edge : view.edges()) {
    const auto [low, high] = std::minmax({view.actor_of(edge), view.recipient_of(edge)});
    keys.emplace_back((std::uint64_t{low} << 32) | high, edge);
  }
  std::ranges::sort(keys);
  std::vector<Dyad> all;
  std::int64_t doubts = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto& [key, edge] = keys[i];
    if (i == 0 || key != keys[i - 1].first) {
      all.push_back({.one = static_cast<ActorIndex>(key >> 32), .other = static_cast<ActorIndex>(key)});
      doubts = 0;
    }
    Dyad& pair = all.back();
    ++pair.relationships;
    pair.balance.add(graph, edge);
    doubts += graph.structure().doubt[edge];
    pair.strength = joint_strength(doubts);
  }
  return all;
}

std::vector<Dyad> strongest_dyads(const View& view, std::size_t count) {
  auto pairs = dyads(view);
  keep_largest(pairs, count, [](const Dyad& pair) { return std::pair(pair.strength, pair.relationships); });
  return pairs;
}

std::vector<Standing> most_connected(const View& view, std::size_t count) {
  auto all = standings(view, dyads(view));
  std::erase_if(all, [](const Standing& standing) { return standing.partners == 0; });
  keep_largest(all, count, [](const Standing& s) { return std::pair(s.partners, s.relationships); });
  return all;
}

std::vector<Standing> most_central(const View& view, std::size_t count) {
  constexpr double damping = 0.85;
  constexpr double precision = 1e-12;
  const auto pairs = dyads(view);
  auto all = standings(view, pairs);
  const auto actors =
      static_cast<double>(std::ranges::count_if(all, [](const Standing& standing) { return standing.partners > 0; }));
  for (Standing& standing : all) standing.centrality = standing.partners > 0 ? 1 / actors : 0;
  for (double change = 1; change > precision && !pairs.empty();) {
    std::vector<double> next(all.size());
    for (const Dyad& pair : pairs) {
      const auto weight = static_cast<double>(pair.relationships);
      const auto share = [&](ActorIndex actor) {
        return all[actor].centrality * weight / static_cast<double>(all[actor].relationships);
      };
      next[pair.one] += damping * share(pair.other);
      next[pair.other] += damping * share(pair.one);
    }
    change = 0;
    for (Standing& standing : all) {
      if (standing.partners == 0) continue;
      const double centrality = next[standing.actor] + (1 - damping) / actors;
      change += std::abs(centrality - standing.centrality);
      standing.centrality = centrality;
    }
  }
  std::erase_if(all, [](const Standing& standing) { return standing.partners == 0; });
  keep_largest(all, count, &Standing::centrality);
  return all;
}

std::vector<Change> changes(const View& view, const TimeSpan& before, const TimeSpan& after) {
  std::map<std::pair<ActorIndex, ActorIndex>, Change> pairs;
  const auto within = [&](const TimeSpan& window) {
    Filter filter = view.filter();
    filter.window = window;
    return dyads({view.graph(), filter});
  };
  const auto change_of = [&](const Dyad& pair) -> Change& {
    Change& change = pairs[{pair.one, pair.other}];
    change.one = pair.one;
    change.other = pair.other;
    return change;
  };
  for (const Dyad& pair : within(before)) {
    Change& change = change_of(pair);
    change.before = pair.relationships;
    change.balance_before = pair.balance;
  }
  for (const Dyad& pair : within(after)) {
    Change& change = change_of(pair);
    change.after = pair.relationships;
    change.balance_after = pair.balance;
  }
  std::vector<Change> all;
  for (const auto& [ends, change] : pairs) all.push_back(change);
  std::ranges::stable_sort(all, std::greater{}, [](const Change& change) {
    return change.after > change.before ? change.after - change.before : change.before - change.after;
  });
  return all;
}

}  // namespace entente
