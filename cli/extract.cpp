// entente extract INPUT…: what each article says, as one line of JSON.

#include <iostream>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/input_options.hpp"
#include "cli/output.hpp"
#include "export/extraction_json.hpp"

namespace entente {
namespace {

struct Extract {
  InputOptions input;
  bool unbuffered = false;

  void run() {
    const std::vector<std::string> inputs = input.all_inputs();
    const Extractor extractor(input.gazetteer());
    ExtractOptions options = input.extract_options();
    Progress progress("extracted", inputs);
    options.read.bytes_read = &progress.bytes;
    if (isatty(STDOUT_FILENO) != 0) progress.hide();  // the lines themselves show it
    const ExtractSummary summary = extract_inputs(
        inputs, input.format, options, extractor,
        [&](Extraction&& extraction) {
          write_extraction(std::cout, extraction);
          if (unbuffered || !std::cout) finish_output();
          progress.step(extraction.relationships.size());
          return true;
        },
        [&](const ReadNote& note) { progress.note(note); });
    const std::string line = progress.finish(summary);
    if (summary.read.failed != 0) std::cerr << line << '\n';
    if (summary.read.read == 0 && summary.read.failed != 0) throw std::runtime_error("nothing could be read");
  }
};

}  // namespace

void define_extract(CLI::App& program) {
  auto command = std::make_shared<Extract>();
  CLI::App& app = *program.add_subcommand(
      "extract",
      "Print what each article says, one JSON object a line\n\n"
      "`entente merge` takes such lines into a store, so that many machines can read and one keep.");
  command->input.define(app);
  app.add_flag("--unbuffered", command->unbuffered, "Flush after each line");
  app.footer(
      "Examples:\n  entente extract articles/ > lines.jsonl\n"
      "  curl -s https://example.org/news.html | entente extract -\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
