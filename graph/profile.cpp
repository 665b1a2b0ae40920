#include "graph/profile.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

QuadClass class_of(const KnowledgeGraph& graph, EdgeIndex edge) {
  return quad_class(plover_type(graph.type(edge), graph.aspect(edge)));
}

void extend(std::optional<TimeSpan>& span, const std::optional<TimeSpan>& time) {
  if (!time) return;
  span = span ? TimeSpan{std::min(span->begin, time->begin), std::max(span->end, time->end)} : *time;
}

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

}  // namespace

void Balance::add(const KnowledgeGraph& graph, EdgeIndex edge) {
  const Aspect aspect = graph.aspect(edge);
  if (aspect == Aspect::negated) return;
  const bool is_fact = aspect == Aspect::actual || aspect == Aspect::historical;
  const double added = graph.confidence(edge) * (is_fact ? 1 : 0.5);
  weight += added;
  weighted_score += added * score(graph.type(edge), graph.mode(edge));
}

Profile profile(const View& view, ActorIndex actor) {
  const KnowledgeGraph& graph = view.graph();
  Profile profile{.actor = actor};
  std::map<ActorIndex, Partner> partners;
  std::array<std::size_t, context_count> contexts{};
  for (EdgeIndex edge : view.edges_at(actor)) {
    const ActorIndex other = view.actor_of(edge) == actor ? view.recipient_of(edge) : view.actor_of(edge);
    Partner& partner = partners[other];
    partner.other = other;
    ++partner.relationships;
    const auto quad = static_cast<std::size_t>(class_of(graph, edge));
    ++partner.classes[quad];
    partner.balance.add(graph, edge);
    extend(partner.active, graph.effective_time(edge));
    ++profile.relationships;
    ++profile.classes[quad];
    extend(profile.active, graph.effective_time(edge));
    for (Context context : graph.contexts(edge).items()) ++contexts[static_cast<std::size_t>(context)];
  }
  for (auto& [other, partner] : partners) profile.partners.push_back(partner);
  std::ranges::stable_sort(profile.partners, std::greater{}, &Partner::relationships);
  for (std::size_t i = 0; i < context_count; ++i) {
    if (contexts[i] > 0) profile.contexts.emplace_back(static_cast<Context>(i), contexts[i]);
  }
  std::ranges::stable_sort(profile.contexts, std::greater{}, &std::pair<Context, std::size_t>::second);
  const std::string& id = graph.actors()[actor].id;
  for (const Office& office : graph.offices()) {
    if (office.of == id || office.person == id) profile.offices.push_back(&office);
  }
  return profile;
}

Timeline timeline(const View& view, ActorIndex one, ActorIndex other) {
  const KnowledgeGraph& graph = view.graph();
  Timeline timeline;
  for (EdgeIndex edge : view.edges_at(one)) {
    if (one == other || (view.actor_of(edge) != other && view.recipient_of(edge) != other)) continue;
    timeline.edges.push_back(edge);
    const auto time = graph.effective_time(edge);
    if (!time) {
      ++timeline.undated;
      continue;
    }
    const int year = year_of(time->begin);
    if (timeline.years.empty()) timeline.years.push_back({.year = year});
    while (timeline.years.back().year < year) timeline.years.push_back({.year = timeline.years.back().year + 1});
    ++timeline.years.back().classes[static_cast<std::size_t>(class_of(graph, edge))];
    timeline.years.back().balance.add(graph, edge);
  }
  return timeline;
}

std::string sparkline(std::span<const double> values, double lowest, double highest) {
  constexpr std::array blocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string line;
  for (double value : values) {
    if (std::isnan(value)) {
      line += ' ';
      continue;
    }
    const double height = (value - lowest) / (highest - lowest) * static_cast<double>(blocks.size());
    line += blocks[static_cast<std::size_t>(std::clamp(height, 0.0, static_cast<double>(blocks.size() - 1)))];
  }
  return line;
}

}  // namespace entente
