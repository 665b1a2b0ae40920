// entente paths STORE FROM TO: how two actors are connected, and which sentences say so.

#include "graph/paths.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/print_paths.hpp"
#include "cli/view_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

/// A kind of search, by one of the two functions.
struct Kind {
  std::string_view name;
  std::vector<Path> (*search)(const View&, const PathQuery&);
  TimedSearch search_in_time;
};

constexpr std::array kinds = {
    Kind{"shortest", shortest_paths, nullptr},
    Kind{"k-shortest", k_shortest_paths, nullptr},
    Kind{"strongest", strongest_paths, nullptr},
    Kind{"simple", simple_paths, nullptr},
    Kind{"earliest-arrival", nullptr, earliest_arrival},
    Kind{"latest-departure", nullptr, latest_departure},
    Kind{"fastest", nullptr, fastest},
    Kind{"fewest-in-time", nullptr, fewest_hops},
};

constexpr std::size_t default_hops = 6;  // of paths that need not keep to the order of time
constexpr std::size_t most_through = 8;

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  names.reserve(std::size(kinds));
  for (const Kind& kind : kinds) names.emplace_back(kind.name);
  return names;
}

/// Reads a number, or "all".
std::size_t parse_limit(const char* flag, const std::string& text, std::size_t least) {
  if (text == "all") return no_limit;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least) {
    throw UsageError(fmt::format("{}: expected a number from {} on, or all, not '{}'", flag, least, text));
  }
  return value;
}

struct Paths {
  std::string store, from, to, kind = "shortest", count, max_hops, order;
  std::vector<std::string> through, avoid;
  bool forward = false, json = false;
  ViewOptions view;

  static std::vector<ActorIndex> find_all(const KnowledgeGraph& graph, const std::vector<std::string>& names) {
    std::vector<ActorIndex> actors;
    actors.reserve(names.size());
    for (const std::string& name : names) actors.push_back(find_actor_argument(graph, name));
    return actors;
  }

  /// The ends at the view's resolution, each actor once.
  static std::vector<ActorIndex> find_ends(const View& selected, const std::string& names) {
    std::vector<ActorIndex> ends;
    for (ActorIndex actor : find_actor_arguments(selected.graph(), names)) {
      const ActorIndex end = selected.at_resolution(actor);
      if (std::ranges::find(ends, end) == ends.end()) ends.push_back(end);
    }
    return ends;
  }

  void check_flags(const Kind& chosen) const {
    if (through.size() > most_through) {
      throw UsageError(fmt::format("--through: expected at most {} actors, not {}", most_through, through.size()));
    }
    if (chosen.search && !order.empty()) {
      throw UsageError(fmt::format("--order: expected with a search in time, not with {}", kind));
    }
    if (chosen.search_in_time && !through.empty()) {
      throw UsageError(fmt::format("--through: expected with a search that is not in time, not with {}", kind));
    }
    if (chosen.search_in_time && !count.empty()) {
      throw UsageError(fmt::format("--count: expected with a search that is not in time; {} finds one path", kind));
    }
  }

  void run() const {
    const Kind& chosen = *std::ranges::find(kinds, kind, &Kind::name);
    check_flags(chosen);
    const std::size_t wanted = count.empty() ? 3 : parse_limit("--count", count, 1);
    const std::size_t hops = !max_hops.empty() ? parse_limit("--max-hops", max_hops, 1)
                             : chosen.search   ? default_hops
                                               : no_limit;
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    const auto first = find_ends(selected, from);
    const auto last = find_ends(selected, to);
    for (ActorIndex actor : first) {
      if (std::ranges::find(last, actor) == last.end()) continue;
      if (first.size() == 1 && last.size() == 1) {
        throw UsageError(fmt::format("{} and {} are the same actor", from, to));
      }
      throw UsageError(fmt::format("{} is at both ends", describe(graph.actors()[actor])));
    }
    const Direction direction = forward ? Direction::forward : Direction::either;
    if (chosen.search) {
      const PathQuery query{.from = first,
                            .to = last,
                            .max_hops = hops,
                            .count = wanted,
                            .direction = direction,
                            .through = find_all(graph, through),
                            .avoid = find_all(graph, avoid)};
      const auto paths = chosen.search(selected, query);
      if (json) return print_as_json(selected, paths);
      return paths.empty() ? print_no_path(selected, query) : print_paths(selected, paths);
    }
    const TimedQuery query{first, last, hops, direction, find_all(graph, avoid)};
    const SameDay same_day = order == "strict" ? SameDay::forbidden : SameDay::allowed;
    const auto path = chosen.search_in_time(selected, query, same_day);
    if (json) return print_as_json(selected, path);
    return path ? print_path(selected, *path, same_day)
                : print_no_path(selected, query, same_day, chosen.search_in_time);
  }
};

}  // namespace

void define_paths(CLI::App& program) {
  auto command = std::make_shared<Paths>();
  CLI::App& app = *program.add_subcommand("paths", "Show how two actors are connected, with the sentences that say so");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("FROM", command->from, "An actor: name, code, capital or demonym; or several: France,Spain")
      ->required();
  app.add_option("TO", command->to, "Another, or several")->required();
  app.add_option("--find", command->kind,
                 "shortest finds those with the fewest steps, the strongest first; k-shortest then longer ones; simple "
                 "every one "
                 "within --max-hops; the last four one path in the order of time")
      ->transform(one_of(kind_names()))
      ->type_name("KIND")
      ->capture_default_str();
  app.add_option("--order", command->order,
                 "In time: whether each step must fall on a later day than the one before, or may on the same, as "
                 "unless told")
      ->transform(one_of({"strict", "non-strict"}))
      ->type_name("ORDER");
  app.add_option("-n,--count", command->count, "So many paths at most, or all; 3 unless told")->type_name("N");
  app.add_option("--max-hops", command->max_hops, "So many steps at most, or all; 6 unless told, all in time")
      ->type_name("N");
  const auto list = [&](const char* flag, std::vector<std::string>& actors, const char* what) {
    app.add_option(flag, actors, what)->type_name("ACTOR")->delimiter(',')->allow_extra_args(false);
  };
  list("--through", command->through, "Over all of these actors, at most 8");
  list("--avoid", command->avoid, "Over none of these actors");
  app.add_flag("--forward", command->forward, "Only from a relationship's actor to its recipient, or mutual");
  app.add_flag("--json", command->json, "Print JSON, for programs");
  command->view.define(app);
  app.footer(
      "Examples:\n  entente paths news.db Japan Morocco --count all\n"
      "  entente paths news.db France,Spain Japan --find strongest --avoid USA\n"
      "  entente paths news.db Germany Japan --find earliest-arrival --order strict --since 2020\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
