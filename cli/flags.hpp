#pragma once

// What is known of the flags of the program from their one definition; help, man pages and completions are made of it.

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A flag, or an argument without one.
struct Flag {
  std::vector<std::string> names;  ///< "-f", "--format"; of an argument: "STORE"
  std::string value;               ///< what follows: "FORMAT"; empty where nothing does
  std::vector<std::string> words;  ///< the only values, where they are few
  std::string fallback;            ///< the value where none is given; empty where that is told by `description` or none
  std::string description;
  std::string group;      ///< the heading that it stands below
  bool argument = false;  ///< is told by its place
  bool required = false;
  bool repeated = false;  ///< may have several values
  bool listed = false;    ///< these may stand with commas between them
  bool takes_file = false;
};

/// Those of a subcommand or the program: arguments in their order, then flags in theirs.
std::vector<Flag> flags_of(const CLI::App& command);

/// "-f, --format FORMAT"; of an argument "INPUT...".
std::string signature(const Flag& flag);

/// "entente draw [OPTIONS] STORE".
std::string synopsis(const CLI::App& command);

/// The subcommands, but for hidden ones, in the order of their definition.
std::vector<const CLI::App*> commands_of(const CLI::App& program);

/// What a subcommand is for: its description's first line; and the rest, empty where there is none.
std::string summary(const CLI::App& command);
std::string details(const CLI::App& command);

/// Takes one of these words, in any case of letters and with "_", "-" or a space between its parts. The error names the
/// words that are nearest, or all where none is near.
CLI::Validator one_of(std::vector<std::string> words);

/// Up to three of the words that are most like a wrong one, nearest first.
std::vector<std::string> nearest(const std::vector<std::string>& words, std::string_view wrong);

}  // namespace entente
