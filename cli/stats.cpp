// entente stats STORE: how much is in it.

#include <fmt/format.h>
#include <map>

#include "cli/commands.hpp"
#include "cli/describe.hpp"
#include "cli/view_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

struct Stats {
  std::string store;
  bool json = false;
  ViewOptions view;

  void run() const {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    const std::vector<EdgeIndex> edges = selected.edges();
    std::map<std::string_view, std::uint64_t> types;
    for (EdgeIndex edge : edges) ++types[name(graph.relationship(edge).type)];
    const std::pair<const char*, std::uint64_t> sizes[] = {
        {"articles", graph.sources().size()},
        {"copies", std::ranges::count_if(graph.sources(), [](const Source& s) { return !s.copy_of.empty(); })},
        {"actors", selected.actors().size()},
        {"relationships", edges.size()},
        {"offices", graph.offices().size()}};
    if (json) {
      rapidjson::StringBuffer buffer;
      JsonWriter writer(buffer);
      writer.StartObject();
      for (const auto& [what, count] : sizes) writer.Key(what), writer.Uint64(count);
      writer.Key("types"), writer.StartObject();
      for (const auto& [type, count] : types) {
        writer.Key(type.data(), static_cast<rapidjson::SizeType>(type.size())), writer.Uint64(count);
      }
      writer.EndObject();
      writer.EndObject();
      return print_json(buffer);
    }
    for (const auto& [what, count] : sizes) fmt::print("{:14} {:8}\n", what, count);
    for (const auto& [type, count] : types) fmt::print("  {:12} {:8}\n", type, count);
  }
};

}  // namespace

void define_stats(CLI::App& program) {
  auto command = std::make_shared<Stats>();
  CLI::App& app = *program.add_subcommand("stats", "Count what a store holds");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_flag("--json", command->json, "For programs");
  command->view.define(app);
  app.callback([command] { command->run(); });
}

}  // namespace entente
