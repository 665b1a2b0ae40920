// entente: news articles in, a graph of international cooperation out.

#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"

namespace {

constexpr int failed = 1;
constexpr int wrong_usage = 2;

bool is_command(const CLI::App& program, std::string_view name) {
  const auto commands = program.get_subcommands({});
  return std::ranges::any_of(commands, [&](const CLI::App* command) { return command->get_name() == name; });
}

int run(int argc, char** argv) {
  CLI::App program(
      "Read news articles, draw the network of international cooperation in them, and ask how actors are "
      "connected.",
      "entente");
  program.set_version_flag("--version", entente::version, "Print version, commit and language model, and exit");
  program.set_help_flag("-h,--help", "Print this help and exit");
  program.require_subcommand(1);
  program.get_formatter()->column_width(30);
  for (auto* define : {entente::define_ingest, entente::define_extract, entente::define_merge, entente::define_export,
                       entente::define_draw, entente::define_paths, entente::define_show, entente::define_stats,
                       entente::define_formats, entente::define_parse, entente::define_explain}) {
    define(program);
  }
  try {
    program.parse(argc, argv);
    entente::finish_output();
    return 0;
  } catch (const CLI::Success& asked) {  // --help, --version
    program.exit(asked);
    entente::finish_output();
    return 0;
  } catch (const CLI::ParseError& error) {
    if (argc > 1 && argv[1][0] != '-' && !is_command(program, argv[1])) {
      throw entente::UsageError(fmt::format("no command is called '{}'; see `entente --help`", argv[1]));
    }
    program.exit(error);
    return wrong_usage;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has seen enough ends us, quietly, even where a parent ignores it
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const entente::UsageError& error) {
    fmt::print(stderr, "entente: {}\n", error.what());
    return wrong_usage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "entente: {}\n", error.what());
    return failed;
  }
}
