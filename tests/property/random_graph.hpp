#pragma once

// Small random multigraphs: parallel and mutual edges, loops, equal, overlapping and unknown times, parts of actors.

#include <array>
#include <random>
#include <string>

#include "graph/view.hpp"

namespace entente {

class RandomGraph {
 public:
  explicit RandomGraph(unsigned seed) : dice_(seed) {}

  unsigned roll(unsigned sides) { return std::uniform_int_distribution<unsigned>(0, sides - 1)(dice_); }

  KnowledgeGraph graph(unsigned actors, unsigned edges) {
    KnowledgeGraph graph;
    for (unsigned i = 0; i < edges; ++i) graph.add(article(std::to_string(i), actors));
    graph.freeze();
    return graph;
  }

  /// A window, resolution, types and confidence, each of them sometimes.
  Filter filter() {
    Filter filter;
    if (roll(2) == 0) {
      const Day begin = first_day + std::chrono::days{roll(20)};
      filter.window = TimeSpan{begin, begin + std::chrono::days{1 + roll(20)}};
    }
    if (roll(3) == 0) filter.types = {EventType::consult, EventType::aid};
    if (roll(4) == 0) filter.aspects = {Aspect::actual};
    if (roll(4) == 0) filter.min_confidence = 0.5;
    if (roll(5) == 0) filter.contexts = {Context::energy};
    if (roll(6) == 0) filter.min_support = 2;
    if (roll(2) == 0) filter.resolution = Resolution::all_actors;
    return filter;
  }

  static constexpr Day first_day{std::chrono::days{17'500}};

 private:
  Extraction article(std::string id, unsigned actors) {
    constexpr std::array types = {EventType::consult, EventType::aid, EventType::accuse, EventType::assault};
    const auto actor = [&] {
      std::string name(1, static_cast<char>('A' + roll(actors)));
      return roll(6) == 0 ? name + "/part" : name;
    };
    Relationship r{.actor = actor(), .recipient = actor()};
    r.type = types[roll(4)];
    if (r.type == EventType::assault) r.mode = "unconventional";
    r.mutual = roll(3) == 0;
    if (r.mutual && r.recipient < r.actor) std::swap(r.actor, r.recipient);
    r.aspect = roll(4) == 0 ? Aspect::future : Aspect::actual;
    if (roll(2) == 0) r.contexts = {Context::energy};
    r.confidence = std::array{0.25, 0.5, 1.0}[roll(3)];
    const Day begin = first_day + std::chrono::days{roll(25)};
    const unsigned kind = roll(8);
    if (kind < 5) {
      r.when = day_span(begin);
    } else if (kind < 7) {
      r.when = TimeSpan{begin, begin + std::chrono::days{1 + roll(40)}};
    }
    r.evidence = {{id, 1, 0, 1, ".", std::nullopt}};
    Extraction extraction{.source = {.id = id}, .relationships = {r}};
    for (const std::string& end : {r.actor, r.recipient}) {
      const std::string top = end.substr(0, 1);
      extraction.actors.push_back({.id = top, .name = top});
      if (end != top) extraction.actors.push_back({.id = end, .kind = ActorKind::agency, .name = end, .parent = top});
    }
    return extraction;
  }

  std::mt19937 dice_;
};

}  // namespace entente
