// entente completions SHELL: what a shell needs to complete commands, flags, words and files, made of the definitions
// of the flags.

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "cli/flags.hpp"

namespace entente {
namespace {

/// In single quotes, for bash and zsh.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

bool has_files(const std::vector<Flag>& flags) {
  return std::ranges::any_of(flags, [](const Flag& flag) { return flag.argument && flag.takes_file; });
}

/// Words of arguments: those of `entente manual COMMAND`.
std::vector<std::string> argument_words(const std::vector<Flag>& flags) {
  std::vector<std::string> words;
  for (const Flag& flag : flags) {
    if (flag.argument) words.insert(words.end(), flag.words.begin(), flag.words.end());
  }
  return words;
}

std::vector<std::string> names_of(const std::vector<Flag>& flags) {
  std::vector<std::string> names;
  for (const Flag& flag : flags) {
    if (!flag.argument) names.insert(names.end(), flag.names.begin(), flag.names.end());
  }
  return names;
}

/// In bash, of one command: what follows the flag before the word, else flags or arguments.
void print_bash_case(const CLI::App& command) {
  const auto flags = flags_of(command);
  fmt::print("    {})\n      case $before in\n", command.get_name());
  for (const Flag& flag : flags) {
    if (flag.argument || flag.value.empty()) continue;
    fmt::print("        {}) {} ;;\n", fmt::join(flag.names, "|"),
               flag.takes_file      ? "_entente_files"
               : flag.words.empty() ? ":"
                                    : fmt::format("_entente_words '{}'", fmt::join(flag.words, " ")));
  }
  fmt::print("        *)\n          if [[ $word == -* ]]; then _entente_words '{}'\n", fmt::join(names_of(flags), " "));
  const auto words = argument_words(flags);
  fmt::print("          else {}; fi ;;\n      esac ;;\n",
             !words.empty()     ? fmt::format("_entente_words '{}'", fmt::join(words, " "))
             : has_files(flags) ? "_entente_files"
                                : ":");
}

void print_bash(const CLI::App& program) {
  fmt::print(R"(# bash completion of entente

# Completes the part of the word behind its last comma.
_entente_words() {{
  local part=${{word##*,}}
  local head=${{word:0:${{#word}}-${{#part}}}}
  mapfile -t COMPREPLY < <(compgen -P "$head" -W "$1" -- "$part")
}}

_entente_files() {{
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$word")
}}

_entente() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
  # --flag=value comes in three words.
  if [[ $word == '=' ]]; then word=''
  elif [[ $before == '=' ]]; then before=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _entente_words ')");
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  fmt::print("{} {}'\n    return\n  fi\n  case ${{COMP_WORDS[1]}} in\n", fmt::join(names, " "),
             fmt::join(names_of(flags_of(program)), " "));
  for (const CLI::App* command : commands_of(program)) print_bash_case(*command);
  fmt::print("  esac\n}}\n\ncomplete -F _entente entente\n");
}

/// In zsh, one line of _arguments; `place` of an argument, from 1.
std::string zsh_spec(const Flag& flag, int place) {
  std::string action;
  if (flag.takes_file) {
    action = "_files";
  } else if (!flag.words.empty() && flag.listed) {
    action = fmt::format("_sequence compadd - {}", fmt::join(flag.words, " "));
  } else if (!flag.words.empty()) {
    action = fmt::format("({})", fmt::join(flag.words, " "));
  }
  if (flag.argument) {
    const std::string which = flag.repeated ? "*" : std::to_string(place);
    return in_quotes(fmt::format("{}:{}:{}", which, flag.names[0], action));
  }
  std::string about;
  for (char c : flag.description) about += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
  const std::string rest =
      fmt::format("[{}]{}", about, flag.value.empty() ? "" : fmt::format(":{}:{}", flag.value, action));
  // "--format=" takes its value behind "=" as well as in the next word.
  std::vector<std::string> names = flag.names;
  if (!flag.value.empty() && names.back().starts_with("--")) names.back() += "=";
  if (names.size() == 1) return in_quotes((flag.repeated ? "*" : "") + names[0] + rest);
  return fmt::format("'({})'{{{}}}{}", fmt::join(flag.names, " "), fmt::join(names, ","), in_quotes(rest));
}

void print_zsh_arguments(const CLI::App& command) {
  int place = 0;
  for (const Flag& flag : flags_of(command)) fmt::print(" \\\n        {}", zsh_spec(flag, flag.argument ? ++place : 0));
}

void print_zsh(const CLI::App& program) {
  fmt::print(
      "#compdef entente\n# zsh completion of entente\n\n_entente() {{\n  local curcontext=$curcontext state line\n"
      "  local -a commands=(\n");
  for (const CLI::App* command : commands_of(program)) {
    fmt::print("    {}\n", in_quotes(command->get_name() + ":" + summary(*command)));
  }
  fmt::print("  )\n  _arguments -C");
  print_zsh_arguments(program);
  fmt::print(
      " \\\n        '1:command:->command' '*::arguments:->arguments'\n"
      "  case $state in\n    command) _describe command commands ;;\n    arguments)\n      case $line[1] in\n");
  for (const CLI::App* command : commands_of(program)) {
    fmt::print("      {})\n        _arguments -S", command->get_name());
    print_zsh_arguments(*command);
    fmt::print(" ;;\n");
  }
  fmt::print(
      "      esac ;;\n  esac\n}}\n\nif [[ $funcstack[1] == _entente ]]; then _entente \"$@\"; else compdef _entente "
      "entente; fi\n");
}

/// In fish, a string in single quotes.
std::string in_fish_quotes(std::string_view text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

void print_fish_flag(const Flag& flag, const std::string& when) {
  fmt::print("complete -c entente -n {}", in_fish_quotes(when));
  for (const std::string& name : flag.names) {
    fmt::print(" {} {}", name.starts_with("--") ? "-l" : "-s", name.substr(name.find_first_not_of('-')));
  }
  if (!flag.value.empty()) fmt::print("{}", flag.takes_file ? " -r -F" : " -x");
  if (!flag.words.empty() && flag.listed) {
    fmt::print(" -a {}", in_fish_quotes(fmt::format("(__fish_complete_list , \"printf '%s\\n' {}\")",
                                                    fmt::join(flag.words, " "))));
  } else if (!flag.words.empty()) {
    fmt::print(" -a {}", in_fish_quotes(fmt::to_string(fmt::join(flag.words, " "))));
  }
  fmt::print(" -d {}\n", in_fish_quotes(flag.description));
}

void print_fish(const CLI::App& program) {
  fmt::print("# fish completion of entente\ncomplete -c entente -f\n");
  for (const Flag& flag : flags_of(program)) print_fish_flag(flag, "__fish_use_subcommand");
  for (const CLI::App* command : commands_of(program)) {
    fmt::print("complete -c entente -n __fish_use_subcommand -a {} -d {}\n", command->get_name(),
               in_fish_quotes(summary(*command)));
  }
  for (const CLI::App* command : commands_of(program)) {
    const auto flags = flags_of(*command);
    const std::string when = "__fish_seen_subcommand_from " + command->get_name();
    if (has_files(flags)) fmt::print("complete -c entente -n {} -F\n", in_fish_quotes(when));
    if (const auto words = argument_words(flags); !words.empty()) {
      fmt::print("complete -c entente -n {} -a {}\n", in_fish_quotes(when),
                 in_fish_quotes(fmt::to_string(fmt::join(words, " "))));
    }
    for (const Flag& flag : flags) {
      if (!flag.argument) print_fish_flag(flag, when);
    }
  }
}

}  // namespace

void define_completions(CLI::App& program) {
  CLI::App& app =
      *program.add_subcommand("completions",
                              "Print a script that completes commands, flags and their words in a shell\n\n"
                              "A package brings the scripts along; this is for whoever has built the program.");
  auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "The shell")->transform(one_of({"bash", "zsh", "fish"}))->required();
  app.footer(
      "Examples:\n  source <(entente completions bash)\n  source <(entente completions zsh)\n"
      "  entente completions fish | source\n");
  app.callback([&program, shell] {
    if (*shell == "bash") return print_bash(program);
    if (*shell == "zsh") return print_zsh(program);
    print_fish(program);
  });
}

}  // namespace entente
