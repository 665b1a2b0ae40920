// entente export STORE -f FORMAT: the graph in another program's format.

#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/output.hpp"
#include "cli/view_options.hpp"
#include "export/formats.hpp"
#include "graph/store.hpp"
#include "ingest/actors/gazetteer.hpp"

namespace entente {
namespace {

struct Export {
  std::string store, format, output, grouping = "none", title = "Entente";
  bool without_sentences = false, offices = false, members = false;
  ViewOptions view;

  const Format& chosen() const {
    const Format* found = format.empty() ? format_of_file(output) : find_format(format);
    if (!found) throw UsageError("expected -f FORMAT, or -o FILE with a known ending; see `entente formats`");
    return *found;
  }

  /// Who is a member of the graph's organisations on the last day asked for, else today.
  void add_members(std::vector<StandingTie>& ties, const KnowledgeGraph& graph) const {
    std::optional<Day> day;
    if (const auto until = parse_time_span(view.until)) day = until->end - std::chrono::days{1};
    for (const Actor& actor : graph.actors()) {
      if (actor.kind != ActorKind::organisation) continue;
      for (std::string& member : Gazetteer::builtin().members(actor.id, day)) {
        ties.push_back({.label = "MEMBER", .source = actor.id, .target = std::move(member)});
      }
    }
  }

  void run() const {
    const Format& target = chosen();
    const KnowledgeGraph graph = Store(store, StoreMode::read).load();
    const View selected(graph, view.filter(graph));
    ExportOptions options{.title = title};
    if (grouping == "class") options.grouping = Grouping::by_class;
    if (grouping == "type") options.grouping = Grouping::by_type;
    if (without_sentences) options.sentences = Sentences::without;
    if (offices) options.ties = office_ties(graph);
    if (members) add_members(options.ties, graph);
    write_output(output, [&](std::ostream& out) { target.write(out, selected, options); });
  }
};

}  // namespace

void define_export(CLI::App& program) {
  auto command = std::make_shared<Export>();
  CLI::App& app = *program.add_subcommand("export", "Write a store's graph in another program's format");
  app.add_option("STORE", command->store, "A store")->required();
  std::vector<std::string> names;
  for (const Format& known : formats()) names.emplace_back(known.name);
  app.add_option("-f,--format", command->format, "Told by the ending of FILE where not given")
      ->type_name("FORMAT")
      ->transform(one_of(std::move(names)));
  app.add_option("-o,--output", command->output, "Where to write; standard output where not given, or with -")
      ->type_name("FILE");
  app.add_option("--group", command->grouping,
                 "Whether each relationship is an edge, or all of a pair and a class or type are one")
      ->type_name("HOW")
      ->transform(one_of({"none", "class", "type"}))
      ->capture_default_str();
  app.add_option("--title", command->title, "The graph's title, in formats that have one")->type_name("TEXT");
  app.add_flag("--members", command->members, "Add an edge from each organisation to each of its members, type MEMBER");
  app.add_flag("--offices", command->offices, "Add an edge from each person to what they hold office in, type OFFICE");
  app.add_flag("--no-sentences", command->without_sentences, "Leave the sentences out");
  command->view.define(app);
  app.footer(
      "Examples:\n  entente export news.db -o news.graphml\n"
      "  entente export news.db -o timeline.gexf --since 2020 --class material_cooperation\n"
      "  entente export news.db -f csv-edges --no-sentences | head\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
