#pragma once

// The flags that select a part of a store's graph, the same for every subcommand that reads one.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "graph/view.hpp"

namespace entente {

struct ViewOptions {
  std::string since, until, resolution = "countries";
  std::vector<std::string> types, classes, aspects, contexts, only, regions;
  double min_confidence = 0;
  std::uint32_t min_support = 0;

  void define(CLI::App& command);

  /// Throws UsageError where a flag's value is none, std::runtime_error where the graph has no such actor or region.
  Filter filter(const KnowledgeGraph& graph) const;
};

}  // namespace entente
