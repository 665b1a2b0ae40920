// entente draw STORE -o FILE: a picture of the network, of an actor, of the way between two, of the years.

#include "export/draw.hpp"

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/view_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

struct Draw {
  std::string store, output, layout = "regions", ego;
  std::vector<std::string> between, timeline;
  bool years = false;
  DrawOptions options;
  ViewOptions view;

  void run() {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    const auto actor = [&](const std::string& name) {
      return selected.at_resolution(find_actor_argument(graph, name));
    };
    if (layout == "circle") options.layout = Layout::circle;
    if (layout == "map") options.layout = Layout::map;
    if (!ego.empty()) return draw_ego(selected, actor(ego), output, options);
    if (years) return draw_years(selected, output, options);
    if (!timeline.empty()) return draw_timeline(selected, actor(timeline[0]), actor(timeline[1]), output, options);
    if (between.empty()) return draw(selected, output, options);
    const auto paths = shortest_paths(selected, {.from = actor(between[0]), .to = actor(between[1])});
    if (paths.empty()) throw std::runtime_error("no path to draw; `entente paths` says what stands in the way");
    draw_paths(selected, paths, output, options);
  }
};

}  // namespace

void define_draw(CLI::App& program) {
  auto command = std::make_shared<Draw>();
  CLI::App& app =
      *program.add_subcommand("draw",
                              "Draw a store's network, one actor's, a path, or a timeline\n\n"
                              "Without --ego, --path, --timeline or --years the whole network is drawn. Colours tell "
                              "cooperation from conflict, "
                              "words from deeds; in SVG each line shows its latest sentences under the pointer.");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("-o,--output", command->output, "A name that ends in .svg, .png or .pdf")
      ->type_name("PICTURE")
      ->required();
  app.add_option("--layout", command->layout, "Where actors stand")
      ->type_name("LAYOUT")
      ->transform(one_of({"regions", "circle", "map"}))
      ->capture_default_str();
  auto* ego = app.add_option("--ego", command->ego, "One actor and its partners")->type_name("ACTOR");
  auto* paths = app.add_option("--path", command->between, "The ways between two actors")->expected(2)->excludes(ego);
  auto* line = app.add_option("--timeline", command->timeline, "Two actors through time")->expected(2);
  for (auto* pair : {paths, line}) pair->type_name("ACTOR ACTOR");
  line->excludes(ego)->excludes(paths);
  app.add_flag("--years", command->years, "A small network for each year")
      ->excludes(ego)
      ->excludes(paths)
      ->excludes(line);
  app.add_option("--title", command->options.title, "The picture's title")->type_name("TEXT");
  app.add_option("--note", command->options.note, "A line below: where the data come from")->type_name("TEXT");
  app.add_option("--max-edges", command->options.max_edges, "Draw the strongest lines only, so many")->type_name("N");
  command->view.define(app);
  app.footer(
      "Examples:\n  entente draw news.db -o network.svg --since 2022\n"
      "  entente draw news.db -o morocco.svg --ego Morocco\n"
      "  entente draw news.db -o map.png --layout map --class material_cooperation\n"
      "  entente draw news.db -o dyad.svg --timeline Spain Morocco\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
