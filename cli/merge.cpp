// entente merge STORE FILE…: lines of `entente extract` into a store.

#include <fmt/format.h>
#include <fstream>
#include <iostream>

#include "cli/commands.hpp"
#include "export/extraction_json.hpp"
#include "graph/store.hpp"
#include "ingest/readers/duplicates.hpp"

namespace entente {
namespace {

constexpr std::size_t batch = 500;  // articles a transaction, so that other workers wait for no longer

struct Merge {
  std::string store;
  std::vector<std::string> files;

  void run() {
    // Looked for first, so that a wrong name leaves no empty store behind.
    for (const std::string& file : files) {
      if (file != "-" && !std::ifstream(file)) throw std::runtime_error(fmt::format("{}: cannot be read", file));
    }
    Store open(store, StoreMode::write);
    for (const std::string& file : files) {
      std::ifstream opened;
      if (file != "-") opened.open(file);
      std::istream& in = file == "-" ? std::cin : opened;
      std::size_t number = 0;
      for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty()) continue;
        try {
          add(open, parse_extraction(line));
        } catch (const std::runtime_error& error) {
          throw std::runtime_error(fmt::format("{}:{}: {}", file, number, error.what()));
        }
      }
      if (in.bad()) throw std::runtime_error(fmt::format("{}: cannot be read to its end", file));
    }
    const std::size_t copies = added_ + repeated_ == 0 ? 0 : mark_copies(open, std::move(stated_));
    open.commit();
    std::string line = fmt::format("merged {} articles; {} known already", added_, known_);
    if (repeated_ != 0) line += fmt::format("; {} repeated", repeated_);
    if (copies != 0) line += fmt::format("; {} copies in the store", copies);
    fmt::print("{}\n", line);
  }

 private:
  void add(Store& open, const Extraction& extraction) {
    if (open.contains(extraction.source.id)) {
      ++known_;
      return;
    }
    if (!extraction.source.copy_of.empty() && extraction.fingerprint.empty())
      stated_.emplace_back(extraction.source.id, extraction.source.copy_of);
    ++(open.add(extraction) ? added_ : repeated_);
    if ((added_ + repeated_) % batch == 0) open.commit();
  }

  std::vector<std::pair<std::string, std::string>> stated_;
  std::size_t added_ = 0, known_ = 0, repeated_ = 0;
};

}  // namespace

void define_merge(CLI::App& program) {
  auto command = std::make_shared<Merge>();
  CLI::App& app = *program.add_subcommand(
      "merge",
      "Add the lines that `entente extract` printed to a store\n\n"
      "An article that the store has is left out, so that the order of the files never matters.");
  app.add_option("STORE", command->store, "The store, made if absent")->required();
  app.add_option("FILE", command->files, "Files of such lines; - for standard input")->required();
  app.footer(
      "Examples:\n  entente merge news.db monday.jsonl tuesday.jsonl\n  entente extract articles/ | entente merge "
      "news.db -\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
