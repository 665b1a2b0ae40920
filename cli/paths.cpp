// entente paths STORE FROM TO: how two actors are connected, and which sentences say so.

#include "graph/paths.hpp"

#include <fmt/format.h>

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"
#include "cli/describe.hpp"
#include "cli/view_options.hpp"
#include "graph/explain_no_path.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

constexpr std::size_t shown_per_step = 3;  // relationships

struct Paths {
  std::string store, from, to;
  std::size_t count = 3, max_hops = 6;
  bool json = false;
  ViewOptions view;

  void print(const View& selected, const std::vector<Path>& paths) const {
    const auto actors = selected.graph().actors();
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const Path& path = paths[i];
      fmt::print("{}{}", i == 0 ? "" : "\n", describe(actors[path.steps.front().from]));
      for (const PathStep& step : path.steps) fmt::print(" - {}", describe(actors[step.to]));
      fmt::print("\n");
      for (const PathStep& step : path.steps) {
        for (std::size_t j = 0; j < std::min(step.edges.size(), shown_per_step); ++j) {
          print_relationship(selected.graph(), step.edges[j]);
        }
        if (step.edges.size() > shown_per_step) fmt::print("  … and {} more\n", step.edges.size() - shown_per_step);
      }
    }
  }

  /// What stands in the way, and what would be found without it.
  void print_no_path(const View& selected, ActorIndex first, ActorIndex last) const {
    const auto actors = selected.graph().actors();
    fmt::print("no path from {} to {} within {} steps\n", describe(actors[first]), describe(actors[last]), max_hops);
    for (const Relaxation& relaxation : explain_no_path(selected, query(first, last))) {
      fmt::print("  but with {} relaxed: {}", name(relaxation.what), describe(actors[first]));
      for (const PathStep& step : relaxation.path.steps) fmt::print(" - {}", describe(actors[step.to]));
      if (relaxation.what == Restriction::window && relaxation.filter.window) {
        fmt::print(", {}", to_string(*relaxation.filter.window));
      }
      fmt::print("\n");
    }
  }

  PathQuery query(ActorIndex first, ActorIndex last) const {
    return {.from = first, .to = last, .max_hops = max_hops, .count = count};
  }

  static void print_as_json(const View& selected, const std::vector<Path>& paths) {
    const auto actors = selected.graph().actors();
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartArray();
    for (const Path& path : paths) {
      writer.StartObject();
      writer.Key("strength"), writer.Double(path.strength);
      writer.Key("steps"), writer.StartArray();
      for (const PathStep& step : path.steps) {
        writer.StartObject();
        write_text(writer, "from", actors[step.from].id);
        write_text(writer, "to", actors[step.to].id);
        writer.Key("relationships"), writer.StartArray();
        for (EdgeIndex edge : step.edges) write_relationship(writer, selected, edge);
        writer.EndArray();
        writer.EndObject();
      }
      writer.EndArray();
      writer.EndObject();
    }
    writer.EndArray();
    print_json(buffer);
  }

  void run() const {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    const ActorIndex first = selected.at_resolution(find_actor_argument(graph, from));
    const ActorIndex last = selected.at_resolution(find_actor_argument(graph, to));
    if (first == last) throw UsageError(fmt::format("{} and {} are the same actor", from, to));
    const auto paths = shortest_paths(selected, query(first, last));
    if (json) return print_as_json(selected, paths);
    if (paths.empty()) return print_no_path(selected, first, last);
    print(selected, paths);
  }
};

}  // namespace

void define_paths(CLI::App& program) {
  auto command = std::make_shared<Paths>();
  CLI::App& app = *program.add_subcommand("paths", "Show how two actors are connected, with the sentences that say so");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("FROM", command->from, "An actor: name, code, capital or demonym")->required();
  app.add_option("TO", command->to, "Another")->required();
  app.add_option("-n,--count", command->count, "So many paths at most");
  app.add_option("--max-hops", command->max_hops, "So many steps at most");
  app.add_flag("--json", command->json, "For programs");
  command->view.define(app);
  app.callback([command] { command->run(); });
}

}  // namespace entente
