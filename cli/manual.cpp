// entente manual [COMMAND]: the manual page, made of the definitions of the flags.

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/release.hpp"

namespace entente {
namespace {

/// What roff would print as something else.
constexpr std::pair<char, std::string_view> escapes[] = {{'\\', "\\e"},   {'-', "\\-"},   {'`', "\\(ga"},
                                                         {'\'', "\\(aq"}, {'~', "\\(ti"}, {'^', "\\(ha"}};

/// Text of a page, with what is not ASCII as roff names it.
std::string roff(std::string_view text) {
  std::string out = text.starts_with('.') ? "\\&" : "";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto escape = std::ranges::find(escapes, text[i], &std::pair<char, std::string_view>::first);
    if (escape != std::end(escapes)) {
      out += escape->second;
    } else if (byte < 0x80) {
      out += text[i];
    } else {
      const unsigned length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      unsigned code = byte & (0xFFU >> (length + 1));
      for (unsigned k = 1; k < length; ++k) code = code << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU);
      out += fmt::format("\\[u{:04X}]", code);
    }
  }
  return out;
}

std::string page_of(const CLI::App& command) {
  return command.get_parent() ? command.get_parent()->get_name() + "-" + command.get_name() : command.get_name();
}

std::string print_flag(const Flag& flag) {
  std::string text = ".TP\n";
  if (flag.argument) {
    text += fmt::format("\\fI{}\\fR\n", roff(signature(flag)));
  } else {
    std::vector<std::string> names;
    names.reserve(flag.names.size());
    for (const std::string& name : flag.names) names.push_back(fmt::format("\\fB{}\\fR", roff(name)));
    text += fmt::format("{}{}{}{}\n", fmt::join(names, ", "), flag.value.empty() ? "" : " \\fI", roff(flag.value),
                        flag.value.empty() ? ""
                        : flag.listed      ? "\\fR,..."
                                           : "\\fR");
  }
  text += roff(flag.description);
  if (!flag.words.empty()) text += roff(fmt::format(": {}", fmt::join(flag.words, ", ")));
  if (!flag.fallback.empty()) text += roff(fmt::format(" (default: {})", flag.fallback));
  return text + ".\n";
}

void print_manual(const CLI::App& program, const CLI::App& command) {
  const std::string page = page_of(command);
  std::string title = page;
  std::ranges::transform(title, title.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
  std::string first = summary(command);
  if (first.ends_with('.')) first.pop_back();
  first[0] = static_cast<char>(std::tolower(first[0]));
  fmt::print(".TH {} 1 \"{}\" \"entente {}\" \"User Commands\"\n", roff(title), commit_day, release);
  fmt::print(".SH NAME\n{} \\- {}\n", roff(page), roff(first));
  fmt::print(".SH SYNOPSIS\n.B {}\n", roff(synopsis(command)));
  const std::string more = details(command);
  fmt::print(".SH DESCRIPTION\n{}\n", roff(more.empty() ? summary(command) + "." : more));

  fmt::print(".SH OPTIONS\n");
  std::string group = "Options";
  for (const Flag& flag : flags_of(command)) {
    if (flag.group != group) fmt::print(".SS {}\n", roff(flag.group));
    group = flag.group;
    fmt::print("{}", print_flag(flag));
  }
  const auto commands = commands_of(program);
  if (&command == &program) {
    fmt::print(".SH COMMANDS\n");
    for (const CLI::App* known : commands) {
      fmt::print(".TP\n.BR {} (1)\n{}.\n", roff(page_of(*known)), roff(summary(*known)));
    }
  }
  fmt::print(
      ".SH EXIT STATUS\n.TP\n.B 0\nAll went well.\n.TP\n.B 1\nSomething failed; standard error says what.\n"
      ".TP\n.B 2\nThe command was called in a way that cannot be meant.\n.PP\n"
      "Where the reader of standard output goes away, the program ends by SIGPIPE, without a word.\n");
  std::istringstream examples(command.get_footer());
  std::string line;
  std::getline(examples, line);  // "Examples:"
  for (const char* before = ".SH EXAMPLES"; std::getline(examples, line); before = ".PP") {
    fmt::print("{}\n.nf\n.RS\n{}\n.RE\n.fi\n", before, roff(std::string_view(line).substr(2)));
  }
  fmt::print(".SH SEE ALSO\n");
  std::vector<std::string> others;
  for (const CLI::App* known : commands) {
    if (known != &command) others.push_back(page_of(*known));
  }
  if (&command != &program) others.insert(others.begin(), page_of(program));
  for (const std::string& other : others) {
    fmt::print(".BR {} (1){}\n", roff(other), &other == &others.back() ? "" : ",");
  }
}

}  // namespace

void define_manual(CLI::App& program) {
  CLI::App& app = *program.add_subcommand(
      "manual",
      "Print a command's manual page\n\n"
      "In roff, as man(1) reads it. A package brings the pages along; this is for whoever has built the program.");
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program)) names.push_back(command->get_name());
  auto name = std::make_shared<std::string>();
  app.add_option("COMMAND", *name, "The page of this command; of the program where not given")
      ->transform(one_of(std::move(names)));
  app.footer("Examples:\n  entente manual paths | man -l -\n");
  app.callback([&program, name] { print_manual(program, name->empty() ? program : *program.get_subcommand(*name)); });
}

}  // namespace entente
