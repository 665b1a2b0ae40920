#pragma once

// The actor that a user names on the command line.

#include <string>

#include "graph/knowledge_graph.hpp"

namespace entente {

/// The actor of a graph by id, name, code, capital or demonym, in any case of letters. Throws std::runtime_error with
/// the nearest known names where there is none, or where the actor is known but not in the graph.
ActorIndex find_actor_argument(const KnowledgeGraph& graph, const std::string& name);

/// One actor as above, or several with commas between them.
std::vector<ActorIndex> find_actor_arguments(const KnowledgeGraph& graph, const std::string& names);

}  // namespace entente
