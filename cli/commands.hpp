#pragma once

// The subcommands of `entente`: each function adds one to the program, with its flags and what it does.

#include <CLI/CLI.hpp>
#include <stdexcept>

namespace entente {

/// The program was called in a way that cannot be meant: exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void define_ingest(CLI::App& program);
void define_extract(CLI::App& program);
void define_merge(CLI::App& program);
void define_export(CLI::App& program);
void define_draw(CLI::App& program);
void define_paths(CLI::App& program);
void define_show(CLI::App& program);
void define_stats(CLI::App& program);
void define_formats(CLI::App& program);
void define_parse(CLI::App& program);
void define_explain(CLI::App& program);
void define_completions(CLI::App& program);
void define_manual(CLI::App& program);  ///< after the others

}  // namespace entente
