#include "cli/help.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sstream>

#include "cli/flags.hpp"

namespace entente {
namespace {

constexpr std::size_t widest = 100;
constexpr std::size_t column = 28;  // of descriptions

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Broken between words; each line but the first begins with `indent` spaces, the first stands at `at` already.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t at) {
  std::string out;
  std::istringstream words{std::string(text)};
  bool first = true;
  for (std::string word; words >> word; first = false) {
    if (!first && at + 1 + letters(word) > widest) {
      out += "\n" + std::string(indent, ' ');
      at = indent;
    } else if (!first) {
      out += ' ';
      ++at;
    }
    out += word;
    at += letters(word);
  }
  return out;
}

std::string row(const std::string& left, const std::string& right) {
  std::string out = "  " + left;
  if (letters(out) + 2 > column) out += "\n";
  out.resize(out.size() + column - std::min(column, letters(out.substr(out.rfind('\n') + 1))), ' ');
  return out + wrapped(right, column, column) + "\n";
}

std::string row(const Flag& flag) {
  std::string text = flag.description;
  if (!flag.words.empty()) text += fmt::format(": {}", fmt::join(flag.words, ", "));
  if (!flag.fallback.empty()) text += fmt::format(" (default: {})", flag.fallback);
  return row(signature(flag), text);
}

}  // namespace

std::string Help::make_help(const CLI::App* command, std::string /*name*/, CLI::AppFormatMode /*mode*/) const {
  std::string text = wrapped(summary(*command), 0, 0) + "\n\nUsage: " + synopsis(*command) + "\n";
  if (const std::string more = details(*command); !more.empty()) text += "\n" + wrapped(more, 0, 0) + "\n";
  std::string group;
  for (const Flag& flag : flags_of(*command)) {
    const std::string heading = flag.argument ? "Arguments" : flag.group;
    if (heading != group) text += fmt::format("\n{}:\n", heading);
    group = heading;
    text += row(flag);
  }
  const auto commands = commands_of(*command);
  if (!commands.empty()) text += "\nCommands:\n";
  for (const CLI::App* known : commands) text += row(known->get_name(), summary(*known));
  if (const std::string examples = command->get_footer(); !examples.empty()) text += "\n" + examples;
  return text;
}

}  // namespace entente
