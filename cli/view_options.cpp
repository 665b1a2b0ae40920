#include "cli/view_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

#include "cli/actor_argument.hpp"
#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/words.hpp"
#include "graph/names.hpp"

namespace entente {
namespace {

/// Of words that one_of() has let through.
template <typename Parse>
auto parse_all(const std::vector<std::string>& words, Parse parse) {
  std::vector<typename decltype(parse(words[0]))::value_type> values;
  values.reserve(words.size());
  for (const std::string& word : words) values.push_back(parse(word).value());
  return values;
}

/// The region of a graph's actors that is meant.
std::string find_region(const KnowledgeGraph& graph, const std::string& name) {
  std::set<std::string> known;
  for (const Actor& actor : graph.actors()) {
    if (loosely_equal(actor.region, name)) return actor.region;
    if (!actor.region.empty()) known.insert(actor.region);
  }
  const std::vector<std::string> regions(known.begin(), known.end());
  const auto near = nearest(regions, name);
  throw std::runtime_error(fmt::format("no actor of this store is of a region '{}'; {}: {}", name,
                                       near.empty() ? "known are" : "near are",
                                       fmt::join(near.empty() ? regions : near, ", ")));
}

TimeSpan parse_span_flag(const char* flag, const std::string& text) {
  const auto span = parse_time_span(text);
  if (!span) throw UsageError(fmt::format("{}: expected a day, month or year as 2018-02-05, not '{}'", flag, text));
  return *span;
}

}  // namespace

void ViewOptions::define(CLI::App& command) {
  const auto add = [&](const char* flag, auto& value, const char* type, const char* what) {
    return command.add_option(flag, value, what)->type_name(type)->group("Which relationships");
  };
  const auto list = [&](const char* flag, std::vector<std::string>& values, const char* type, const char* what) {
    return add(flag, values, type, what)->delimiter(',')->allow_extra_args(false);
  };
  add("--since", since, "DAY", "From this day, month (2018-02) or year on");
  add("--until", until, "DAY", "Up to and with this day, month or year");
  list("--type", types, "TYPE", "Of these PLOVER types")->transform(one_of(type_words()));
  list("--class", classes, "CLASS", "Of these quad classes")->transform(one_of(class_words()));
  list("--aspect", aspects, "ASPECT", "Told as these")->transform(one_of(aspect_words()));
  list("--context", contexts, "CONTEXT", "About these")->transform(one_of(context_words()));
  list("--only", only, "ACTOR", "With one of these actors at an end");
  list("--region", regions, "REGION", "Between actors of these regions, as Western Europe");
  add("--min-confidence", min_confidence, "SHARE", "As sure as this at least, from 0 to 1");
  add("--min-support", min_support, "N", "Reported by so many articles at least");
  add("--actors", resolution, "WHICH", "Whether agencies and people count for their countries, or each for itself")
      ->transform(one_of({"countries", "all"}))
      ->capture_default_str();
}

Filter ViewOptions::filter(const KnowledgeGraph& graph) const {
  Filter filter;
  if (!since.empty() || !until.empty()) {
    const Day first = since.empty() ? Day::min() : parse_span_flag("--since", since).begin;
    const Day end = until.empty() ? Day::max() : parse_span_flag("--until", until).end;
    if (first >= end) throw UsageError("--since must be before --until");
    filter.window = TimeSpan{first, end};
  }
  filter.types = parse_all(types, parse_event_type);
  filter.classes = parse_all(classes, parse_quad_class);
  filter.aspects = parse_all(aspects, parse_aspect);
  for (Context context : parse_all(contexts, parse_context)) filter.contexts.insert(context);
  for (const std::string& name : only) filter.actors.push_back(graph.actors()[find_actor_argument(graph, name)].id);
  for (const std::string& name : regions) filter.regions.push_back(find_region(graph, name));
  filter.min_confidence = min_confidence;
  filter.min_support = min_support;
  if (resolution == "all") filter.resolution = Resolution::all_actors;
  return filter;
}

}  // namespace entente
