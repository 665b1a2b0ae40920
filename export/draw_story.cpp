// The pictures that show single relationships: paths with their evidence, and what two actors did over time.

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "export/draw.hpp"
#include "export/fields.hpp"
#include "export/palette.hpp"
#include "export/picture.hpp"

namespace entente {
namespace {

constexpr double column = 320;  ///< width of a path with its texts
constexpr double text_size = 10;
constexpr double line_height = 13;
constexpr std::size_t shown_edges = 3;

QuadClass quad_of(const Relationship& r) { return quad_class(plover_type(r.type, r.aspect)); }

std::string contexts_of(const Relationship& r) {
  std::string text;
  for (Context context : r.contexts.items()) text += fmt::format("{}{}", text.empty() ? "" : ", ", name(context));
  std::ranges::replace(text, '_', ' ');
  return text;
}

/// One relationship as a few lines at (x, y); returns the y below them.
double write_relationship(Picture& picture, const View& view, EdgeIndex edge, double x, double y) {
  const Relationship& r = view.graph().relationship(edge);
  const std::optional<TimeSpan> time = view.graph().effective_time(edge);
  std::string head(name(r.type));
  if (!r.mode.empty()) head += " (" + r.mode + ")";
  if (r.aspect != Aspect::actual) head += fmt::format(", {}", name(r.aspect));
  if (time) head += " · " + to_string(*time);
  if (!r.contexts.empty()) head += " · " + contexts_of(r);
  const auto lines_of = [&](std::string_view text, std::size_t most, const TextStyle& style) {
    for (const std::string& line : wrapped(text, (column - 70) / style.size, most)) {
      picture.text({x, y}, line, style);
      y -= line_height;
    }
  };
  lines_of(head, 2,
           {.size = text_size, .colour = std::string(text_colour(quad_of(r))), .side = Side::left, .bold = true});
  const Evidence& evidence = r.evidence.front();
  lines_of(evidence.text, 4, {.size = text_size, .colour = "#222222", .side = Side::left});
  const Source* source = view.graph().find_source(evidence.article);
  std::string cited = source && !source->publisher.empty() ? source->publisher : evidence.article;
  if (source && source->published) cited += ", " + to_string(*source->published);
  if (view.graph().support(edge) > 1) cited += fmt::format(" · {}", counted(view.graph().support(edge), "article"));
  lines_of(cited, 1, {.size = 0.85 * text_size, .colour = "#888888", .side = Side::left});
  return y - 5;
}

}  // namespace

void draw_paths(const View& view, std::span<const Path> paths, const std::filesystem::path& out,
                const DrawOptions& options) {
  Picture picture(view);
  constexpr double radius = 22;
  double x = 0;
  std::size_t relationships = 0;
  for (const Path& path : paths) {
    if (path.steps.empty()) continue;
    double y = 0;
    for (const PathStep& step : path.steps) {
      const Point from{x, y};
      relationships += step.edges.size();
      double below = y - radius - 14;
      for (std::size_t i = 0; i < std::min(shown_edges, step.edges.size()); ++i) {
        below = write_relationship(picture, view, step.edges[i], x + 22, below);
      }
      if (step.edges.size() > shown_edges) {
        picture.text({x + 22, below}, fmt::format("and {} more", step.edges.size() - shown_edges),
                     {.size = text_size, .colour = "#888888", .side = Side::left});
        below -= line_height;
      }
      y = below - radius - 2;
      const QuadClass quad = quad_of(view.graph().relationship(step.edges.front()));
      picture.line({from, {x, y}}, {.colour = std::string(colour(quad)), .width = 3});
      picture.disc(step.from, from, radius, step.edges.size());
      picture.text({x + radius + 6, from.y}, view.graph().actors()[step.from].name,
                   {.size = 13, .colour = "#1a1a1a", .side = Side::left, .bold = true});
    }
    const ActorIndex last = path.steps.back().to;
    picture.disc(last, {x, y}, radius, path.steps.back().edges.size());
    picture.text({x + radius + 6, y}, view.graph().actors()[last].name,
                 {.size = 13, .colour = "#1a1a1a", .side = Side::left, .bold = true});
    x += column;
  }
  std::string title = "No path";
  if (!paths.empty() && !paths.front().steps.empty()) {
    const auto actors = view.graph().actors();
    title = fmt::format("How {} and {} are connected", actors[paths.front().steps.front().from].name,
                        actors[paths.front().steps.back().to].name);
  } else {
    picture.text({0, 0}, "Nothing connects the two.", {});
  }
  picture.caption(options, title,
                  fmt::format("{} · {}", counted(paths.size(), "path"), counted(relationships, "relationship")));
  picture.render(out);
}

void draw_timeline(const View& view, ActorIndex a, ActorIndex b, const std::filesystem::path& out,
                   const DrawOptions& options) {
  a = view.at_resolution(a);
  b = view.at_resolution(b);
  std::vector<EdgeIndex> dated;
  std::size_t undated = 0;
  for (EdgeIndex edge : view.edges_at(a)) {
    const ActorIndex other = view.actor_of(edge) == a ? view.recipient_of(edge) : view.actor_of(edge);
    if (other != b) continue;
    if (view.graph().effective_time(edge)) {
      dated.push_back(edge);
    } else {
      ++undated;
    }
  }
  using std::chrono::days;
  using std::chrono::year_month_day;
  std::optional<TimeSpan> period;
  for (EdgeIndex edge : dated) {
    const TimeSpan span = *view.graph().effective_time(edge);
    if (!period) period = span;
    period = TimeSpan{std::min(period->begin, span.begin), std::max(period->end, span.end)};
  }
  const TimeSpan shown = period.value_or(TimeSpan{Day{}, Day{days{365}}});
  const double margin = std::max(15.0, 0.03 * static_cast<double>((shown.end - shown.begin).count()));
  constexpr double width = 760;
  constexpr double unit = 15;  // of score
  const double length = static_cast<double>((shown.end - shown.begin).count()) + 2 * margin;
  const auto x_of = [&](Day day) {
    return width * (static_cast<double>((day - shown.begin).count()) + margin) / length;
  };
  Picture picture(view);
  // A tick a year, or a month where there are few.
  const int first_year = static_cast<int>(year_month_day(shown.begin).year());
  const int last_year = static_cast<int>(year_month_day(shown.end).year());
  const bool months = last_year - first_year < 2;
  const int step = months ? 1 : std::max(1, (last_year - first_year) / 12);
  for (int tick = first_year * 12; tick <= (last_year + 1) * 12; tick += months ? 1 : 12 * step) {
    const Day day = std::chrono::year{tick / 12} / std::chrono::month{static_cast<unsigned>(tick % 12) + 1} / 1;
    const double x = x_of(day);
    if (x < 0 || x > width) continue;
    picture.line({{x, -10 * unit}, {x, 10 * unit}}, {.colour = "#eeeeee", .width = 0.6});
    const std::string label = to_string(day).substr(0, months ? 7 : 4);
    picture.text({x, -10 * unit - 12}, label, {.size = 10, .colour = "#777777"});
  }
  for (int score : {-10, -5, 0, 5, 10}) {
    picture.line({{0, unit * score}, {width, unit * score}},
                 {.colour = score == 0 ? "#777777" : "#e6e6e6", .width = score == 0 ? 1.0 : 0.6});
    picture.text({-8, unit * score}, score == 0 ? "0" : fmt::format("{}{}", score > 0 ? "+" : "−", std::abs(score)),
                 {.size = 10, .colour = "#777777", .side = Side::right});
  }
  picture.text({-8, unit * 7.5}, "cooperation",
               {.size = 10, .colour = std::string(colour(QuadClass::material_cooperation)), .side = Side::right});
  picture.text({-8, unit * -7.5}, "conflict",
               {.size = 10, .colour = std::string(colour(QuadClass::material_conflict)), .side = Side::right});
  // Points of the same day and score lie side by side, not on one another.
  std::map<std::pair<int, int>, int> taken;
  struct Mark {
    Point at;
    double radius;
    EdgeIndex edge;
  };
  std::vector<Mark> marks;
  for (EdgeIndex edge : dated) {
    const Relationship& r = view.graph().relationship(edge);
    const TimeSpan span = *view.graph().effective_time(edge);
    const double value = score(r.type, r.mode);
    const double x = (x_of(span.begin) + x_of(last_day(span))) / 2;
    const double radius = root_scale(view.graph().support(edge), 12, 4, 11);
    const int shift = taken[{static_cast<int>(x / 7), static_cast<int>(value * 2)}]++;
    const Point at{x, unit * value + (value < 0 ? -1 : 1) * 5.5 * shift};
    const LineStyle stem{.colour = std::string(colour(quad_of(r))) + "80", .width = 1};
    picture.line({{at.x, 0}, at}, stem);
    if (x_of(last_day(span)) - x_of(span.begin) > 4) {
      picture.line({{x_of(span.begin), at.y}, {x_of(last_day(span)), at.y}}, {.colour = stem.colour, .width = 2.5});
    }
    marks.push_back({at, radius, edge});
  }
  bool hollow = false;
  for (const Mark& mark : marks) {
    const Relationship& r = view.graph().relationship(mark.edge);
    const bool fact = r.aspect == Aspect::actual || r.aspect == Aspect::historical;
    hollow = hollow || !fact;
    picture.dot(
        mark.at, mark.radius, std::string(colour(quad_of(r))),
        fmt::format("{} {}{}\n{}", to_string(*view.graph().effective_time(mark.edge)), name(r.type),
                    r.aspect == Aspect::actual ? "" : fmt::format(" ({})", name(r.aspect)), r.evidence.front().text),
        fact ? Fill::full : Fill::hollow);
  }
  picture.use_tie_legend();
  const auto actors = view.graph().actors();
  std::string second = fmt::format("{} · {}", period_text(period), counted(dated.size(), "relationship"));
  if (undated > 0) second += fmt::format(" · {} without a date not shown", undated);
  if (hollow) second += " · hollow: not (yet) a fact";
  picture.caption(options, fmt::format("{} and {}", actors[a].name, actors[b].name), second);
  picture.render(out);
}

}  // namespace entente
