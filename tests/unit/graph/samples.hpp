#pragma once

// Small articles and relationships for the tests of the graph.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/extraction.hpp"

namespace entente {

inline TimeSpan span(std::string_view text) { return parse_time_span(text).value(); }

/// "A" consults "B" at that time ("" for unknown), as certain as 0.8, without evidence.
inline Relationship consult(std::string actor, std::string recipient, std::string_view when = {}) {
  Relationship r;
  r.actor = std::move(actor);
  r.recipient = std::move(recipient);
  if (!when.empty()) r.when = span(when);
  r.confidence = 0.8;
  return r;
}

/// An article that says these, each in a sentence of its own, where they have no evidence yet. Every actor is a country
/// but for the ids with a slash, which are agencies of what stands before it.
inline Extraction article(std::string id, std::vector<Relationship> relationships, std::string_view published = {}) {
  Extraction extraction;
  extraction.source.id = std::move(id);
  extraction.source.title = "Title of " + extraction.source.id;
  if (!published.empty()) extraction.source.published = parse_day(published).value();
  std::vector<std::string> ids;
  std::uint32_t sentence = 0;
  for (Relationship& r : relationships) {
    ++sentence;
    if (r.evidence.empty()) {
      r.evidence = {{extraction.source.id, sentence, sentence * 100, sentence * 100 + 50,
                     "Sentence " + std::to_string(sentence) + " of " + extraction.source.id + '.',
                     extraction.source.published}};
    }
    ids.insert(ids.end(), {r.actor, r.recipient});
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (const auto slash = ids[i].find('/'); slash != std::string::npos) ids.push_back(ids[i].substr(0, slash));
  }
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  for (const std::string& actor : ids) {
    const auto slash = actor.find('/');
    const bool is_part = slash != std::string::npos;
    extraction.actors.push_back({.id = actor,
                                 .kind = is_part ? ActorKind::agency : ActorKind::country,
                                 .name = "The " + actor,
                                 .other_names = {"Old " + actor},
                                 .parent = is_part ? actor.substr(0, slash) : std::string(),
                                 .region = is_part ? "" : "Europe"});
  }
  extraction.relationships = std::move(relationships);
  return extraction;
}

}  // namespace entente
