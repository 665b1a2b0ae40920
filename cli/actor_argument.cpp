#include "cli/actor_argument.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdexcept>

#include "ingest/actors/gazetteer.hpp"

namespace entente {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// Absent where no actor is called that, known to the catalogue or not.
std::optional<ActorIndex> find_in_graph(const KnowledgeGraph& graph, const std::string& name) {
  const auto actors = graph.actors();
  // What the graph itself says first: it may know people and a user's own actors, which the catalogue does not.
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
    if (same_letters(actors[actor].id, name) || same_letters(actors[actor].name, name)) return actor;
  }
  const Gazetteer& gazetteer = Gazetteer::builtin();
  if (const Actor* known = gazetteer.resolve(name)) {
    if (const auto actor = graph.find_actor(known->id)) return *actor;
    throw std::runtime_error(fmt::format("{} ({}) is in no relationship of this store", known->name, known->id));
  }
  for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
    const auto same = [&](const std::string& other) { return same_letters(other, name); };
    if (std::ranges::any_of(actors[actor].other_names, same)) return actor;
  }
  return std::nullopt;
}

}  // namespace

ActorIndex find_actor_argument(const KnowledgeGraph& graph, const std::string& name) {
  if (const auto actor = find_in_graph(graph, name)) return *actor;
  throw std::runtime_error(fmt::format("no actor is called '{}'; near are: {}", name,
                                       fmt::join(Gazetteer::builtin().nearest(name, 3), ", ")));
}

std::vector<ActorIndex> find_actor_arguments(const KnowledgeGraph& graph, const std::string& names) {
  // A name may have a comma itself.
  if (const auto actor = find_in_graph(graph, names)) return {*actor};
  std::vector<ActorIndex> actors;
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    const std::size_t first = std::min(names.find_first_not_of(' ', begin), end);
    actors.push_back(find_actor_argument(graph, names.substr(first, end - first)));
    begin = end + 1;
  }
  return actors;
}

}  // namespace entente
