// entente merge STORE FILE…: lines of `entente extract` into a store.

#include <fmt/format.h>
#include <fstream>
#include <iostream>

#include "cli/commands.hpp"
#include "export/extraction_json.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

struct Merge {
  std::string store;
  std::vector<std::string> files;

  void run() {
    Store open(store, StoreMode::write);
    std::size_t added = 0;
    std::size_t known = 0;
    for (const std::string& file : files) {
      std::ifstream opened;
      if (file != "-") opened.open(file);
      std::istream& in = file == "-" ? std::cin : opened;
      if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", file));
      std::size_t number = 0;
      for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty()) continue;
        try {
          ++(open.add(parse_extraction(line)) ? added : known);
        } catch (const std::runtime_error& error) {
          throw std::runtime_error(fmt::format("{}:{}: {}", file, number, error.what()));
        }
      }
    }
    open.commit();
    fmt::print("merged {} articles; {} known already\n", added, known);
  }
};

}  // namespace

void define_merge(CLI::App& program) {
  auto command = std::make_shared<Merge>();
  CLI::App& app = *program.add_subcommand("merge", "Add the lines that `entente extract` printed to a store");
  app.add_option("STORE", command->store, "The store, made if absent")->required();
  app.add_option("FILE", command->files, "Files of such lines; - for standard input")->required();
  app.callback([command] { command->run(); });
}

}  // namespace entente
