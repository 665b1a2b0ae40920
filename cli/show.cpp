// entente show STORE ACTOR [ACTOR]: what is known of an actor, or of two.

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"
#include "cli/describe.hpp"
#include "cli/view_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

struct Show {
  std::string store;
  std::vector<std::string> names;
  bool json = false;
  ViewOptions view;

  static void print_profile(const View& selected, ActorIndex actor) {
    const KnowledgeGraph& graph = selected.graph();
    fmt::print("{}\n", describe(graph.actors()[actor]));
    for (const Office& office : graph.offices()) {
      if (office.of == graph.actors()[actor].id) fmt::print("  {}: {}\n", office.role, office.person_name);
    }
    std::map<ActorIndex, std::map<std::string_view, std::size_t>> partners;
    for (EdgeIndex edge : selected.edges_at(actor)) {
      const ActorIndex other = selected.actor_of(edge) == actor ? selected.recipient_of(edge) : selected.actor_of(edge);
      const Relationship& r = graph.relationship(edge);
      ++partners[other][name(quad_class(plover_type(r.type, r.aspect)))];
    }
    std::vector<std::pair<std::size_t, ActorIndex>> order;
    for (const auto& [other, counts] : partners) {
      std::size_t sum = 0;
      for (const auto& [quad, count] : counts) sum += count;
      order.emplace_back(sum, other);
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, &std::pair<std::size_t, ActorIndex>::first);
    for (const auto& [sum, other] : order) {
      fmt::print("  {:5}  {}:", sum, describe(graph.actors()[other]));
      for (const auto& [quad, count] : partners[other]) fmt::print(" {} {};", count, quad);
      fmt::print("\n");
    }
  }

  void run() const {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    const ActorIndex actor = selected.at_resolution(find_actor_argument(graph, names[0]));
    std::vector<EdgeIndex> edges = selected.edges_at(actor);
    if (names.size() == 2) {
      const ActorIndex other = selected.at_resolution(find_actor_argument(graph, names[1]));
      std::erase_if(edges, [&](EdgeIndex edge) {
        return selected.actor_of(edge) != other && selected.recipient_of(edge) != other;
      });
    }
    if (json) {
      rapidjson::StringBuffer buffer;
      JsonWriter writer(buffer);
      writer.StartArray();
      for (EdgeIndex edge : edges) write_relationship(writer, selected, edge);
      writer.EndArray();
      return print_json(buffer);
    }
    if (names.size() == 1) return print_profile(selected, actor);
    for (EdgeIndex edge : edges) print_relationship(graph, edge);
  }
};

}  // namespace

void define_show(CLI::App& program) {
  auto command = std::make_shared<Show>();
  CLI::App& app = *program.add_subcommand("show", "Show an actor's partners, or all between two actors in time order");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("ACTOR", command->names, "One or two actors: name, code, capital or demonym")
      ->required()
      ->expected(1, 2);
  app.add_flag("--json", command->json, "For programs");
  command->view.define(app);
  app.callback([command] { command->run(); });
}

}  // namespace entente
