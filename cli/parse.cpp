// entente parse FILE…: tokens, tags and trees as CoNLL-U.

#include <iostream>

#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "cli/output.hpp"
#include "ingest/language/conllu.hpp"
#include "ingest/language/parser.hpp"

namespace entente {
namespace {

struct Parse {
  InputOptions input;

  void run() const {
    const Parser& parser = Parser::builtin();
    const ExtractOptions options = input.extract_options();
    read_articles(
        input.all_inputs(), options.read,
        [&](const Article& article) {
          write_conllu(std::cout, parser.parse(article));
          return static_cast<bool>(std::cout);
        },
        [&](const ReadNote& note) {
          if (note.problem == ReadProblem::failed) std::cerr << "entente: " << note.where << ": " << note.what << '\n';
        });
  }
};

}  // namespace

void define_parse(CLI::App& program) {
  auto command = std::make_shared<Parse>();
  CLI::App& app = *program.add_subcommand("parse", "Print articles as tokens, tags and dependency trees (CoNLL-U)");
  command->input.define(app);
  app.footer("Examples:\n  entente parse article.txt > article.conllu\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
