// entente ingest STORE INPUT…: articles into a store.

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

constexpr std::size_t batch = 500;  // articles a transaction

volatile std::sig_atomic_t interrupted = 0;

struct Ingest {
  std::string store;
  InputOptions input;

  void run() {
    const std::vector<std::string> inputs = input.all_inputs();
    ExtractOptions options = input.extract_options();
    const Extractor extractor(input.gazetteer());
    std::optional<Store> open;
    std::vector<std::string> known;
    if (std::filesystem::exists(store)) {
      open.emplace(store, StoreMode::write);
      known = open->article_ids();
    }
    options.skip = [&](const Article& article) { return std::ranges::binary_search(known, article.id); };
    std::signal(SIGINT, [](int) { interrupted = 1; });
    Progress progress("ingested");
    std::size_t uncommitted = 0;
    std::size_t repeated = 0;  // the same id twice among the inputs
    ExtractSummary summary = extract_articles(
        inputs, options, extractor,
        [&](Extraction&& extraction) {
          // Made only now, so that inputs without an article leave no empty store behind.
          if (!open) open.emplace(store, StoreMode::write);
          if (open->add(extraction)) {
            progress.step(extraction.relationships.size());
          } else {
            ++repeated;
          }
          if (++uncommitted % batch == 0) open->commit();
          return interrupted == 0;
        },
        [&](const ReadNote& note) { progress.note(note); });
    if (open) open->commit();
    summary.read.read -= repeated;
    summary.skipped += repeated;
    fmt::print("{}\n", progress.finish(summary));
    if (interrupted != 0)
      throw std::runtime_error("interrupted; what was ingested is kept, the same command continues");
  }
};

}  // namespace

void define_ingest(CLI::App& program) {
  auto command = std::make_shared<Ingest>();
  CLI::App& app = *program.add_subcommand("ingest", "Read articles into a store; articles that it has are skipped");
  app.add_option("STORE", command->store, "The store, made if absent")->required();
  command->input.define(app);
  app.callback([command] { command->run(); });
}

}  // namespace entente
