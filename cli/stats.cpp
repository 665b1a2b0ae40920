// entente stats STORE: how much is in it, who is central, who holds together, what has changed.

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "cli/describe.hpp"
#include "cli/flags.hpp"
#include "cli/view_options.hpp"
#include "graph/snapshots.hpp"
#include "graph/statistics.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

/// Reads "2022..2023", each side a day, month, year or range of these.
std::pair<TimeSpan, TimeSpan> parse_comparison(const std::string& text) {
  const auto dots = text.find("..");
  if (dots != std::string::npos) {
    const auto before = parse_time_span(text.substr(0, dots));
    const auto after = parse_time_span(text.substr(dots + 2));
    if (before && after) return {*before, *after};
  }
  throw UsageError(
      fmt::format("--compare: expected two windows as 2022..2023 or 2015/2019..2020/2024, not '{}'", text));
}

struct Stats {
  std::string store, compare, per;
  std::size_t top = 5;
  bool json = false;
  ViewOptions view;

  /// A kind of thing of which there are so many.
  static std::vector<std::pair<std::string_view, std::size_t>> counts(const Sizes& sizes) {
    std::vector<std::pair<std::string_view, std::size_t>> all;
    for (EventType type : event_types()) all.emplace_back(name(type), sizes.types[static_cast<std::size_t>(type)]);
    for (std::size_t i = 0; i < aspect_count; ++i) all.emplace_back(name(static_cast<Aspect>(i)), sizes.aspects[i]);
    for (std::size_t i = 0; i < 4; ++i) all.emplace_back(name(static_cast<QuadClass>(i)), sizes.classes[i]);
    return all;
  }

  static std::array<std::pair<const char*, std::size_t>, 6> totals(const Sizes& sizes) {
    return {{{"articles", sizes.articles},
             {"copies", sizes.copies},
             {"actors", sizes.actors},
             {"relationships", sizes.relationships},
             {"undated", sizes.undated},
             {"offices", sizes.offices}}};
  }

  void print(const View& selected) const {
    const auto actors = selected.graph().actors();
    const Sizes found = sizes(selected);
    for (const auto& [what, count] : totals(found)) {
      fmt::print("{:14} {:8}\n", what, count);
    }
    if (found.active) fmt::print("{}\n", describe(*found.active));
    for (const auto& [what, count] : counts(found)) {
      if (count > 0) fmt::print("  {:20} {:8}\n", what, count);
    }
    if (found.relationships == 0) return;
    fmt::print("\nMost connected, by partners:\n");
    for (const Standing& standing : most_connected(selected, top)) {
      fmt::print("  {}: {}, {}\n", describe(actors[standing.actor]), count_of(standing.partners, "partner"),
                 count_of(standing.relationships, "relationship"));
    }
    fmt::print("\nMost central, by PageRank:\n");
    for (const Standing& standing : most_central(selected, top)) {
      fmt::print("  {}: {:.3f}\n", describe(actors[standing.actor]), standing.centrality);
    }
    fmt::print("\nStrongest pairs, with the balance of cooperation and conflict from -10 to 10:\n");
    for (const Dyad& pair : strongest_dyads(selected, top)) {
      fmt::print("  {} - {}: strength {:.2f}, {}, balance {}\n", describe(actors[pair.one]),
                 describe(actors[pair.other]), pair.strength, count_of(pair.relationships, "relationship"),
                 describe(pair.balance));
    }
    const auto groups = communities(selected);
    fmt::print("\n{} who have more to do with each other than with others, modularity {:.2f}:\n",
               count_of(groups.size(), "group"), modularity(selected, groups));
    for (std::size_t i = 0; i < std::min(top, groups.size()); ++i) {
      std::vector<std::string_view> names;
      for (ActorIndex actor : groups[i]) names.push_back(actors[actor].name);
      fmt::print("  {}\n", fmt::join(names, ", "));
    }
  }

  void print_changes(const View& selected, const TimeSpan& before, const TimeSpan& after) const {
    const auto actors = selected.graph().actors();
    const auto within = [&](const TimeSpan& window) {
      Filter filter = selected.filter();
      filter.window = window;
      return sizes(View(selected.graph(), filter)).relationships;
    };
    fmt::print("{} in {}, {} in {}\n", count_of(within(before), "relationship"), to_string(before), within(after),
               to_string(after));
    const auto all = changes(selected, before, after);
    for (std::size_t i = 0; i < std::min(top, all.size()); ++i) {
      const Change& change = all[i];
      fmt::print("  {} - {}: {} then {}, balance {} then {}\n", describe(actors[change.one]),
                 describe(actors[change.other]), change.before, change.after, describe(change.balance_before),
                 describe(change.balance_after));
    }
    if (all.size() > top) fmt::print("  … and {}\n", count_of(all.size() - top, "pair"));
  }

  /// A line a period.
  static void print_periods(const View& selected, Period period) {
    for (const View& part : snapshots(selected, period)) {
      const Sizes found = sizes(part);
      fmt::print("{}  {:5}{}{}\n", to_string(*part.filter().window), found.relationships,
                 found.relationships > 0 ? "  " : "", describe(found.classes));
    }
  }

  static void print_periods_as_json(const View& selected, Period period) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartArray();
    for (const View& part : snapshots(selected, period)) {
      const Sizes found = sizes(part);
      writer.StartObject();
      write_time(writer, "period", part.filter().window);
      write_count(writer, "actors", found.actors);
      write_count(writer, "relationships", found.relationships);
      write_classes(writer, found.classes);
      writer.EndObject();
    }
    writer.EndArray();
    print_json(buffer);
  }

  template <typename Values, typename Write>
  static void write_list(JsonWriter& writer, const char* key, const Values& values, Write write) {
    writer.Key(key), writer.StartArray();
    for (const auto& value : values) writer.StartObject(), write(value), writer.EndObject();
    writer.EndArray();
  }

  void print_as_json(const View& selected) const {
    const auto actors = selected.graph().actors();
    const Sizes found = sizes(selected);
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    for (const auto& [what, count] : totals(found)) {
      write_count(writer, what, count);
    }
    write_time(writer, "active", found.active);
    writer.Key("counts"), writer.StartObject();
    for (const auto& [what, count] : counts(found)) write_count(writer, what.data(), count);
    writer.EndObject();
    const auto write_standing = [&](const Standing& standing) {
      write_actor(writer, "actor", actors[standing.actor]);
      write_count(writer, "partners", standing.partners);
      write_count(writer, "relationships", standing.relationships);
      if (standing.centrality > 0) writer.Key("centrality"), writer.Double(standing.centrality);
    };
    write_list(writer, "most_connected", most_connected(selected, top), write_standing);
    write_list(writer, "most_central", most_central(selected, top), write_standing);
    write_list(writer, "strongest", strongest_dyads(selected, top), [&](const Dyad& pair) {
      write_actor(writer, "actor", actors[pair.one]);
      write_actor(writer, "other", actors[pair.other]);
      write_count(writer, "relationships", pair.relationships);
      writer.Key("strength"), writer.Double(pair.strength);
      write_balance(writer, "balance", pair.balance);
    });
    const auto groups = communities(selected);
    writer.Key("modularity"), writer.Double(modularity(selected, groups));
    writer.Key("communities"), writer.StartArray();
    for (const auto& members : groups) {
      writer.StartArray();
      for (ActorIndex actor : members) write_text(writer, actors[actor].id);
      writer.EndArray();
    }
    writer.EndArray();
    writer.EndObject();
    print_json(buffer);
  }

  static void print_changes_as_json(const View& selected, const TimeSpan& before, const TimeSpan& after) {
    const auto actors = selected.graph().actors();
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    write_time(writer, "before", before);
    write_time(writer, "after", after);
    write_list(writer, "changes", changes(selected, before, after), [&](const Change& change) {
      write_actor(writer, "actor", actors[change.one]);
      write_actor(writer, "other", actors[change.other]);
      write_count(writer, "before", change.before);
      write_count(writer, "after", change.after);
      write_balance(writer, "balance_before", change.balance_before);
      write_balance(writer, "balance_after", change.balance_after);
    });
    writer.EndObject();
    print_json(buffer);
  }

  void run() const {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    if (!per.empty()) {
      const Period period = parse_period(per).value();
      return json ? print_periods_as_json(selected, period) : print_periods(selected, period);
    }
    if (compare.empty()) return json ? print_as_json(selected) : print(selected);
    const auto [before, after] = parse_comparison(compare);
    return json ? print_changes_as_json(selected, before, after) : print_changes(selected, before, after);
  }
};

}  // namespace

void define_stats(CLI::App& program) {
  auto command = std::make_shared<Stats>();
  CLI::App& app = *program.add_subcommand("stats", "Say how much a store holds, who is central, and what has changed");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("--top", command->top, "So many actors, pairs and groups of each list")
      ->type_name("N")
      ->capture_default_str();
  auto* compare = app.add_option("--compare", command->compare, "What has changed between two windows: 2022..2023");
  compare->type_name("BEFORE..AFTER");
  app.add_option("--per", command->per, "The numbers of each")
      ->type_name("PERIOD")
      ->transform(one_of({"year", "quarter", "month"}))
      ->excludes(compare);
  app.add_flag("--json", command->json, "Print JSON, for programs");
  command->view.define(app);
  compare->excludes("--since")->excludes("--until");
  app.footer(
      "Examples:\n  entente stats news.db --since 2020 --per quarter\n"
      "  entente stats news.db --compare 2015/2019..2020/2024 --top 10\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
