// entente: news articles in, a graph of international cooperation out.

#include <csignal>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"

namespace {

constexpr int failed = 1;
constexpr int wrong_usage = 2;

/// What was meant, as far as can be told from what was not understood.
std::string explain(const CLI::App& program, const CLI::ParseError& error) {
  const auto given = program.get_subcommands();
  const CLI::App& asked = given.empty() ? program : *given[0];
  const std::string help = fmt::format("; see `{}{} --help`", given.empty() ? "" : "entente ", asked.get_name());
  const auto unknown = program.remaining(true);
  if (unknown.empty() && given.empty() && error.get_name() == "RequiredError") return "expected a COMMAND" + help;
  if (unknown.empty()) return error.what() + help;
  std::vector<std::string> known;
  const bool is_flag = unknown[0].starts_with('-');
  if (is_flag) {
    for (const entente::Flag& flag : entente::flags_of(asked)) {
      if (!flag.argument) known.insert(known.end(), flag.names.begin(), flag.names.end());
    }
  } else if (given.empty()) {
    for (const CLI::App* command : entente::commands_of(program)) known.push_back(command->get_name());
  } else {
    return fmt::format("nothing more is expected at '{}'{}", unknown[0], help);
  }
  const auto near = entente::nearest(known, unknown[0]);
  return fmt::format("no {} is called '{}'{}{}{}", is_flag ? "flag" : "command", unknown[0],
                     near.empty() ? "" : "; near are: ", fmt::join(near, ", "), help);
}

int run(int argc, char** argv) {
  CLI::App program(
      "Read news articles, draw the network of international cooperation in them, and ask how actors are "
      "connected.",
      "entente");
  program.set_version_flag("--version", entente::version, "Print version, commit and language model, and exit");
  program.set_help_flag("-h,--help", "Print this help and exit");
  program.require_subcommand(1);
  program.footer(
      "Examples:\n  entente ingest news.db articles/\n  entente paths news.db Japan Morocco\n"
      "  entente draw news.db -o network.svg\n");
  program.formatter(std::make_shared<entente::Help>());
  for (auto* define : {entente::define_ingest, entente::define_extract, entente::define_merge, entente::define_export,
                       entente::define_draw, entente::define_paths, entente::define_show, entente::define_stats,
                       entente::define_formats, entente::define_parse, entente::define_explain,
                       entente::define_completions, entente::define_manual}) {
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
    throw entente::UsageError(explain(program, error));
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
