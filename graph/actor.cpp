#include "graph/actor.hpp"

#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> kind_names = {"country", "organisation", "agency", "person"};

}  // namespace

std::string_view name(ActorKind kind) { return name_of(kind_names, kind); }

std::optional<ActorKind> parse_actor_kind(std::string_view name) { return value_of<ActorKind>(kind_names, name); }

}  // namespace entente
