#include "cli/flags.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>

#include "graph/names.hpp"

namespace entente {
namespace {

/// What types of values are the names of files.
constexpr std::string_view file_types[] = {"FILE", "STORE", "INPUT", "PICTURE"};

Flag flag_of(const CLI::Option& option) {
  Flag flag;
  flag.argument = option.get_positional();
  if (flag.argument) {
    flag.names = {option.get_name(true)};
  } else {
    for (const std::string& name : option.get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) flag.names.push_back("--" + name);
  }
  // "FORMAT:{dot,graphml}": the type, then what the validators say of themselves.
  const std::string type = option.get_items_expected_max() == 0 ? "" : option.get_type_name();
  flag.value = type.substr(0, type.find(':'));
  if (const auto begin = type.find(":{"); begin != std::string::npos) {
    flag.words = CLI::detail::split(type.substr(begin + 2, type.find('}') - begin - 2), ',');
  }
  flag.fallback = option.get_default_str();
  flag.description = option.get_description();
  flag.group = option.get_group();
  flag.required = option.get_required();
  flag.repeated = option.get_items_expected_max() > 1;
  flag.listed = option.get_delimiter() != '\0';
  flag.takes_file = std::ranges::find(file_types, flag.argument ? flag.names[0] : flag.value) != std::end(file_types);
  return flag;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The number of letters to insert, drop, change or swap with a neighbour (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
  const auto same = [&](std::size_t i, std::size_t j) { return lower(a[i - 1]) == lower(b[j - 1]); };
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same(i, j) ? 0 : 1)});
      if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j)) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::vector<Flag> flags_of(const CLI::App& command) {
  std::vector<Flag> flags;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_group().empty()) flags.push_back(flag_of(*option));
  }
  std::ranges::stable_partition(flags, &Flag::argument);
  return flags;
}

std::string signature(const Flag& flag) {
  if (flag.argument) return flag.names[0] + (flag.repeated ? "..." : "");
  return fmt::format("{}{}{}{}", fmt::join(flag.names, ", "), flag.value.empty() ? "" : " ", flag.value,
                     flag.listed ? ",..." : "");
}

std::string synopsis(const CLI::App& command) {
  std::string text = command.get_parent() ? command.get_parent()->get_name() + " " : "";
  text += command.get_name() + " [OPTIONS]";
  for (const Flag& flag : flags_of(command)) {
    if (flag.argument)
      text += fmt::format(" {}{}{}", flag.required ? "" : "[", signature(flag), flag.required ? "" : "]");
  }
  return text + (command.get_require_subcommand_min() > 0 ? " COMMAND" : "");
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::string summary(const CLI::App& command) {
  const std::string text = command.get_description();
  return text.substr(0, text.find("\n\n"));
}

std::string details(const CLI::App& command) {
  const std::string text = command.get_description();
  const std::size_t end = text.find("\n\n");
  return end == std::string::npos ? "" : text.substr(end + 2);
}

CLI::Validator one_of(std::vector<std::string> words) {
  const std::string description = fmt::format("{{{}}}", fmt::join(words, ","));
  const auto check = [words = std::move(words)](std::string& value) -> std::string {
    const auto same = [&](const std::string& word) { return loosely_equal(word, value); };
    if (const auto found = std::ranges::find_if(words, same); found != words.end()) {
      value = *found;
      return "";
    }
    const auto near = nearest(words, value);
    return fmt::format("'{}' is none; {}: {}", value, near.empty() ? "expected one of" : "near are",
                       fmt::join(near.empty() ? words : near, ", "));
  };
  return {check, description};
}

std::vector<std::string> nearest(const std::vector<std::string>& words, std::string_view wrong) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& word : words) {
    const bool begins = wrong.size() > 2 && (word.starts_with(wrong) || wrong.starts_with(word));
    const std::size_t distance = begins ? 1 : edit_distance(word, wrong);
    if (distance <= 1 + std::max(word.size(), wrong.size()) / 3 && distance < word.size())
      ranked.emplace_back(distance, word);
  }
  std::ranges::sort(ranked);
  std::vector<std::string> found;
  for (auto& [distance, word] : ranked) {
    if (found.size() < 3) found.push_back(std::move(word));
  }
  return found;
}

}  // namespace entente
