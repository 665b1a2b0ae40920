#include "graph/join_actors.hpp"

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

void fill_in(Actor& actor, const Actor& other) {
  for (auto field : {&Actor::iso2, &Actor::wikidata, &Actor::parent, &Actor::region}) {
    if ((actor.*field).empty()) actor.*field = other.*field;
  }
  if (!actor.place) actor.place = other.place;
  if (other.name != actor.name) actor.other_names.push_back(other.name);
  std::ranges::copy(other.other_names, std::back_inserter(actor.other_names));
  std::ranges::sort(actor.other_names);
  actor.other_names.erase(std::ranges::unique(actor.other_names).begin(), actor.other_names.end());
  std::erase(actor.other_names, actor.name);
}

std::uint32_t top_of(std::uint32_t actor, const std::vector<std::uint32_t>& parents) {
  std::size_t steps = 0;
  while (parents[actor] != actor && steps++ < parents.size()) actor = parents[actor];
  std::uint32_t top = actor;
  for (std::uint32_t next = parents[actor]; next != actor; next = parents[next]) top = std::min(top, next);
  return top;
}

}  // namespace

std::vector<Actor> join_actors(std::vector<Actor> records) {
  std::ranges::sort(records, [](const Actor& a, const Actor& b) {
    if (a.id != b.id) return a.id < b.id;
    const bool a_bare = a.name == a.id;
    const bool b_bare = b.name == b.id;
    return a_bare != b_bare ? b_bare : a < b;
  });
  std::vector<Actor> joined;
  for (Actor& actor : records) {
    if (joined.empty() || joined.back().id != actor.id) {
      joined.push_back(std::move(actor));
    } else {
      fill_in(joined.back(), actor);
    }
  }
  return joined;
}

std::vector<std::uint32_t> tops_of(const std::vector<Actor>& actors) {
  std::vector<std::uint32_t> parents(actors.size()), tops(actors.size());
  for (std::uint32_t actor = 0; actor < actors.size(); ++actor) {
    const auto parent = std::ranges::lower_bound(actors, actors[actor].parent, {}, &Actor::id);
    const bool known = parent != actors.end() && !actors[actor].parent.empty() && parent->id == actors[actor].parent;
    parents[actor] = known ? static_cast<std::uint32_t>(parent - actors.begin()) : actor;
  }
  for (std::uint32_t actor = 0; actor < actors.size(); ++actor) tops[actor] = top_of(actor, parents);
  return tops;
}

}  // namespace entente
