#include "cli/view_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"

namespace entente {
namespace {

template <typename T, typename Parse>
std::vector<T> parse_all(const std::vector<std::string>& names, const char* flag, Parse parse) {
  std::vector<T> values;
  for (const std::string& text : names) {
    const std::optional<T> value = parse(text);
    if (!value) throw UsageError(fmt::format("{}: '{}' is none; see `entente formats --words`", flag, text));
    values.push_back(*value);
  }
  return values;
}

TimeSpan parse_span_flag(const char* flag, const std::string& text) {
  const auto span = parse_time_span(text);
  if (!span) throw UsageError(fmt::format("{}: expected a day, month or year as 2018-02-05, not '{}'", flag, text));
  return *span;
}

}  // namespace

void ViewOptions::define(CLI::App& command) {
  const auto list = [&](const char* flag, std::vector<std::string>& values, const char* what) {
    command.add_option(flag, values, what)->delimiter(',')->group("Which relationships");
  };
  command.add_option("--since", since, "From this day, month or year on")->group("Which relationships");
  command.add_option("--until", until, "Up to and with this day, month or year")->group("Which relationships");
  list("--type", types, "PLOVER types: COOPERATE, CONSULT …");
  list("--class", classes, "Quad classes: verbal_cooperation, material_conflict …");
  list("--aspect", aspects, "actual, future, hypothetical, negated, historical");
  list("--context", contexts, "What about: terrorism, economic, health …");
  list("--only", only, "With one of these actors at an end");
  list("--region", regions, "Between actors of these regions");
  command.add_option("--min-confidence", min_confidence, "From 0 to 1")->group("Which relationships");
  command.add_option("--min-support", min_support, "Reported by so many articles")->group("Which relationships");
  command.add_option("--actors", resolution, "countries: agencies and people count for theirs; all: each for itself")
      ->check(CLI::IsMember({"countries", "all"}))
      ->group("Which relationships");
}

Filter ViewOptions::filter(const KnowledgeGraph& graph) const {
  Filter filter;
  if (!since.empty() || !until.empty()) {
    const Day first = since.empty() ? Day::min() : parse_span_flag("--since", since).begin;
    const Day end = until.empty() ? Day::max() : parse_span_flag("--until", until).end;
    if (first >= end) throw UsageError("--since must be before --until");
    filter.window = TimeSpan{first, end};
  }
  filter.types = parse_all<EventType>(types, "--type", parse_event_type);
  filter.classes = parse_all<QuadClass>(classes, "--class", parse_quad_class);
  filter.aspects = parse_all<Aspect>(aspects, "--aspect", parse_aspect);
  for (Context context : parse_all<Context>(contexts, "--context", parse_context)) filter.contexts.insert(context);
  for (const std::string& name : only) filter.actors.push_back(graph.actors()[find_actor_argument(graph, name)].id);
  filter.regions = regions;
  filter.min_confidence = min_confidence;
  filter.min_support = min_support;
  if (resolution == "all") filter.resolution = Resolution::all_actors;
  return filter;
}

}  // namespace entente
