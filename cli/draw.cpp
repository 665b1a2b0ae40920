// entente draw STORE -o FILE: a picture of the network.

#include "export/draw.hpp"

#include "cli/commands.hpp"
#include "cli/view_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

struct Draw {
  std::string store, output;
  DrawOptions options;
  ViewOptions view;

  void run() const {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    draw(View(graph, view.filter(graph)), output, options);
  }
};

}  // namespace

void define_draw(CLI::App& program) {
  auto command = std::make_shared<Draw>();
  CLI::App& app = *program.add_subcommand("draw", "Draw a store's network");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("-o,--output", command->output, "FILE.svg, FILE.png or FILE.pdf")->required();
  app.add_option("--title", command->options.title, "The picture's title");
  command->view.define(app);
  app.callback([command] { command->run(); });
}

}  // namespace entente
