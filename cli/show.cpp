// entente show STORE ACTOR [ACTOR]: what is known of an actor, or of two.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <set>

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"
#include "cli/describe.hpp"
#include "cli/view_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

constexpr std::size_t shown_contexts = 5;

struct Show {
  std::string store;
  std::vector<std::string> names;
  bool json = false;
  ViewOptions view;

  /// Each once, however many articles name it.
  static void print_offices(const KnowledgeGraph& graph, const Profile& profile) {
    std::set<std::string> lines;
    for (const Office* office : profile.offices) {
      const auto of = graph.find_actor(office->of);
      const bool held_here = office->of == graph.actors()[profile.actor].id;
      lines.insert(fmt::format("{}: {}{}", office->role,
                               held_here ? office->person_name
                               : of      ? describe(graph.actors()[*of])
                                         : office->of,
                               office->term ? ", " + describe(*office->term) : ""));
    }
    for (const std::string& line : lines) fmt::print("  {}\n", line);
  }

  static void print_profile(const View& selected, const Profile& profile) {
    const auto actors = selected.graph().actors();
    const Actor& actor = actors[profile.actor];
    fmt::print("{}: {}{}{}\n", describe(actor), name(actor.kind), actor.region.empty() ? "" : ", ", actor.region);
    print_offices(selected.graph(), profile);
    if (profile.partners.empty()) return fmt::print("  no relationships in this selection\n");
    Balance balance;
    for (const Partner& partner : profile.partners) {
      balance.weight += partner.balance.weight;
      balance.weighted_score += partner.balance.weighted_score;
    }
    fmt::print("  {} with {}{}; balance {}\n", count_of(profile.relationships, "relationship"),
               count_of(profile.partners.size(), "partner"), profile.active ? ", " + describe(*profile.active) : "",
               describe(balance));
    fmt::print("  {}\n", describe(profile.classes));
    std::vector<std::string> about;
    for (const auto& [context, count] : profile.contexts) {
      if (about.size() < shown_contexts) about.push_back(fmt::format("{} ({})", name(context), count));
    }
    if (!about.empty()) fmt::print("  about {}\n", fmt::join(about, ", "));
    fmt::print("\nPartners, with the balance of cooperation and conflict from -10 to 10:\n");
    for (const Partner& partner : profile.partners) {
      fmt::print("{:6}  {:>5}  {}: {}{}\n", partner.relationships, describe(partner.balance),
                 describe(actors[partner.other]), describe(partner.classes),
                 partner.active ? ", " + describe(*partner.active) : "");
    }
  }

  static void print_timeline(const View& selected, ActorIndex one, ActorIndex other, const Timeline& timeline) {
    const auto actors = selected.graph().actors();
    fmt::print("{} and {}: {}", describe(actors[one]), describe(actors[other]),
               count_of(timeline.edges.size(), "relationship"));
    fmt::print("{}\n", timeline.undated > 0 ? fmt::format(", {} without a date", timeline.undated) : "");
    if (!timeline.years.empty()) {
      std::vector<double> balances, numbers;
      double most = 0;
      for (const YearOfDyad& year : timeline.years) {
        balances.push_back(year.balance.weight > 0 ? year.balance.mean() : std::numeric_limits<double>::quiet_NaN());
        const auto number = static_cast<double>(year.relationships());
        numbers.push_back(number > 0 ? number : std::numeric_limits<double>::quiet_NaN());
        most = std::max(most, number);
      }
      const auto span = timeline.years.size() == 1
                            ? std::to_string(timeline.years[0].year)
                            : fmt::format("{}-{}", timeline.years.front().year, timeline.years.back().year);
      fmt::print("  balance of {}, from conflict (▁, -10) to cooperation (█, +10): {}\n", span,
                 sparkline(balances, -10, 10));
      fmt::print("  relationships a year, up to {}: {}\n", most, sparkline(numbers, 0, most));
    }
    for (const YearOfDyad& year : timeline.years) {
      if (year.relationships() == 0) continue;
      fmt::print("  {}  {:>5}  {}\n", year.year, describe(year.balance), describe(year.classes));
    }
    if (timeline.edges.empty()) {
      return fmt::print("  none in this selection; `entente paths` shows how they are connected through others\n");
    }
    fmt::print("\n");
    for (EdgeIndex edge : timeline.edges) print_relationship(selected.graph(), edge);
  }

  static void write_relationships(JsonWriter& writer, const View& selected, const std::vector<EdgeIndex>& edges) {
    writer.Key("relationships"), writer.StartArray();
    for (EdgeIndex edge : edges) write_relationship(writer, selected, edge);
    writer.EndArray();
  }

  static void print_as_json(const View& selected, const Profile& profile) {
    const auto actors = selected.graph().actors();
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    write_actor(writer, "actor", actors[profile.actor]);
    write_text(writer, "name", actors[profile.actor].name);
    write_time(writer, "active", profile.active);
    write_classes(writer, profile.classes);
    writer.Key("contexts"), writer.StartObject();
    for (const auto& [context, count] : profile.contexts) write_count(writer, name(context).data(), count);
    writer.EndObject();
    writer.Key("offices"), writer.StartArray();
    for (const Office* office : profile.offices) {
      writer.StartObject();
      write_text(writer, "person", office->person);
      write_text(writer, "name", office->person_name);
      write_text(writer, "role", office->role);
      write_text(writer, "of", office->of);
      write_time(writer, "term", office->term);
      writer.EndObject();
    }
    writer.EndArray();
    writer.Key("partners"), writer.StartArray();
    for (const Partner& partner : profile.partners) {
      writer.StartObject();
      write_actor(writer, "actor", actors[partner.other]);
      write_count(writer, "relationships", partner.relationships);
      write_classes(writer, partner.classes);
      write_balance(writer, "balance", partner.balance);
      write_time(writer, "active", partner.active);
      writer.EndObject();
    }
    writer.EndArray();
    write_relationships(writer, selected, selected.edges_at(profile.actor));
    writer.EndObject();
    print_json(buffer);
  }

  static void print_as_json(const View& selected, ActorIndex one, ActorIndex other, const Timeline& timeline) {
    const auto actors = selected.graph().actors();
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    write_actor(writer, "actor", actors[one]);
    write_actor(writer, "other", actors[other]);
    write_count(writer, "undated", timeline.undated);
    writer.Key("years"), writer.StartArray();
    for (const YearOfDyad& year : timeline.years) {
      writer.StartObject();
      writer.Key("year"), writer.Int(year.year);
      write_classes(writer, year.classes);
      write_balance(writer, "balance", year.balance);
      writer.EndObject();
    }
    writer.EndArray();
    write_relationships(writer, selected, timeline.edges);
    writer.EndObject();
    print_json(buffer);
  }

  void run() const {
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    const ActorIndex actor = selected.at_resolution(find_actor_argument(graph, names[0]));
    if (names.size() == 1) {
      const Profile found = profile(selected, actor);
      return json ? print_as_json(selected, found) : print_profile(selected, found);
    }
    const ActorIndex other = selected.at_resolution(find_actor_argument(graph, names[1]));
    if (actor == other) throw UsageError(fmt::format("{} and {} are the same actor", names[0], names[1]));
    const Timeline found = timeline(selected, actor, other);
    return json ? print_as_json(selected, actor, other, found) : print_timeline(selected, actor, other, found);
  }
};

}  // namespace

void define_show(CLI::App& program) {
  auto command = std::make_shared<Show>();
  CLI::App& app = *program.add_subcommand("show", "Show an actor's profile, or two actors' relationships through time");
  app.add_option("STORE", command->store, "A store")->required();
  app.add_option("ACTOR", command->names, "One or two actors: name, code, capital or demonym")
      ->required()
      ->expected(1, 2);
  app.add_flag("--json", command->json, "Print JSON, for programs");
  command->view.define(app);
  app.footer("Examples:\n  entente show news.db Morocco\n  entente show news.db Morocco Spain --since 2020\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
