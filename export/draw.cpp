#include "export/draw.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <vector>

#include "export/fields.hpp"
#include "export/graphviz.hpp"
#include "export/palette.hpp"
#include "export/records.hpp"

namespace entente {
namespace {

constexpr const char* font = "Noto Sans,DejaVu Sans,sans-serif";

/// All relationships of one class between two actors.
struct Tie {
  ActorIndex a = 0;  ///< below b
  ActorIndex b = 0;
  QuadClass quad = QuadClass::verbal_cooperation;
  std::vector<EdgeIndex> edges;
};

/// The strongest ties, in the order of their ends and class.
std::vector<Tie> strongest_ties(const View& view, std::size_t limit) {
  std::map<std::tuple<ActorIndex, ActorIndex, QuadClass>, std::vector<EdgeIndex>> joined;
  for (EdgeIndex edge : view.edges()) {
    const auto [a, b] = std::minmax({view.actor_of(edge), view.recipient_of(edge)});
    const Relationship& r = view.graph().relationship(edge);
    joined[{a, b, quad_class(plover_type(r.type, r.aspect))}].push_back(edge);
  }
  std::vector<Tie> ties;
  for (auto& [key, edges] : joined) {
    ties.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::move(edges)});
  }
  std::ranges::stable_sort(ties, std::greater{}, [](const Tie& tie) { return tie.edges.size(); });
  if (ties.size() > limit) ties.resize(limit);
  std::ranges::sort(ties, {}, [](const Tie& tie) { return std::tuple(tie.a, tie.b, tie.quad); });
  return ties;
}

/// What stands in an actor's circle: its ISO code or acronym, else its name.
std::string short_label(const Actor& actor) {
  if (actor.kind == ActorKind::country && !actor.iso2.empty()) return actor.iso2;
  if (actor.kind == ActorKind::agency || actor.kind == ActorKind::person) return actor.name;
  return actor.id;
}

std::string tooltip(const View& view, const Tie& tie, std::size_t rows) {
  const auto actors = view.graph().actors();
  std::string text = fmt::format("{} – {}: {}, {} relationship{}", actors[tie.a].name, actors[tie.b].name,
                                 name(tie.quad), tie.edges.size(), tie.edges.size() == 1 ? "" : "s");
  for (std::size_t i = 0; i < std::min(rows, tie.edges.size()); ++i) {
    const Relationship& r = view.graph().relationship(tie.edges[i]);
    const auto& time = view.graph().effective_time(tie.edges[i]);
    text += fmt::format("\n{}{} {}", time ? to_string(*time) + " " : "", name(r.type), r.evidence.front().text);
  }
  if (tie.edges.size() > rows) text += fmt::format("\n… and {} more", tie.edges.size() - rows);
  return picture_text(text);
}

std::string period_of(const View& view, const std::vector<Tie>& ties) {
  std::optional<TimeSpan> period;
  for (const Tie& tie : ties) {
    for (EdgeIndex edge : tie.edges) {
      const std::optional<TimeSpan>& time = view.graph().effective_time(edge);
      if (!time) continue;
      if (!period) period = time;
      period = TimeSpan{std::min(period->begin, time->begin), std::max(period->end, time->end)};
    }
  }
  if (!period) return "undated";
  return fmt::format("{} – {}", to_string(period->begin), to_string(last_day(*period)));
}

void add_caption(Drawing& drawing, const Drawing::Box& box, const DrawOptions& options, const std::string& period,
                 const std::vector<bool>& seen_parts) {
  const std::string title = options.title.empty() ? "Who works with whom" : options.title;
  const double middle = (box.left + box.right) / 2;
  drawing.node("caption",
               {{"label", fmt::format("<<FONT POINT-SIZE=\"26\"><B>{}</B></FONT><BR/><FONT COLOR=\"#555555\">"
                                      "{}</FONT>>",
                                      picture_html(title), picture_html(period))},
                {"shape", "plain"},
                {"pos", fmt::format("{},{}", middle, box.top + 40)}});
  std::string legend = "<<TABLE BORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"1\"><TR>";
  for (QuadClass quad : {QuadClass::material_cooperation, QuadClass::verbal_cooperation, QuadClass::verbal_conflict,
                         QuadClass::material_conflict}) {
    legend += fmt::format("<TD><FONT COLOR=\"{}\">━━</FONT> {}</TD>", colour(quad), name(quad));
  }
  legend += "</TR></TABLE>>";
  drawing.node("legend",
               {{"label", legend}, {"shape", "plain"}, {"pos", fmt::format("{},{}", middle, box.bottom - 20)}});
  std::string regions = "<<TABLE BORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"1\"><TR>";
  for (std::size_t i = 0; i < parts().size(); ++i) {
    if (!seen_parts[i]) continue;
    regions += fmt::format("<TD BGCOLOR=\"{}\" WIDTH=\"14\"></TD><TD>{}</TD>", parts()[i].fill, parts()[i].name);
  }
  regions += "</TR></TABLE>>";
  drawing.node("regions",
               {{"label", regions}, {"shape", "plain"}, {"pos", fmt::format("{},{}", middle, box.bottom - 44)}});
  if (!options.note.empty()) {
    drawing.node("note", {{"label", picture_text(options.note)},
                          {"shape", "plain"},
                          {"pos", fmt::format("{},{}", middle, box.bottom - 66)}});
  }
}

}  // namespace

void draw(const View& view, const std::filesystem::path& out, const DrawOptions& options) {
  const auto actors = view.graph().actors();
  const std::vector<Tie> ties = strongest_ties(view, options.max_edges);
  std::map<ActorIndex, std::size_t> degrees;
  for (const Tie& tie : ties) {
    degrees[tie.a] += tie.edges.size();
    degrees[tie.b] += tie.edges.size();
  }
  Drawing drawing;
  drawing.set({{"outputorder", "edgesfirst"},
               {"splines", "curved"},
               {"overlap", "prism"},
               {"bgcolor", "white"},
               {"pad", "0.3"},
               {"K", "0.8"}});
  const auto node_name = [](ActorIndex actor) { return fmt::format("a{}", actor); };
  std::vector<bool> seen_parts(parts().size());
  for (const auto& [index, degree] : degrees) {
    const Actor& actor = actors[index];
    const std::size_t part = part_of(actor);
    seen_parts[part] = true;
    const double width = std::min(0.36 + 0.12 * std::sqrt(static_cast<double>(degree)), 1.6);
    drawing.node(node_name(index),
                 {{"label", picture_text(short_label(actor))},
                  {"shape", "circle"},
                  {"style", "filled"},
                  {"fillcolor", std::string(parts()[part].fill)},
                  {"color", std::string(parts()[part].line)},
                  {"fontname", font},
                  {"fontsize", fmt::format("{:.1f}", std::clamp(width * 18, 9.0, 22.0))},
                  {"width", fmt::format("{:.2f}", width)},
                  {"fixedsize", "shape"},
                  {"tooltip", picture_text(fmt::format("{}: {} relationships", actor.name, degree))}},
                 actor.region);
    if (!actor.region.empty()) {
      drawing.cluster(actor.region, {{"label", picture_text(actor.region)},
                                     {"fontname", font},
                                     {"fontsize", "10"},
                                     {"fontcolor", "#888888"},
                                     {"color", "#e6e6e6"},
                                     {"style", "rounded"}});
    }
  }
  for (const Tie& tie : ties) {
    drawing.edge(node_name(tie.a), node_name(tie.b),
                 {{"color", std::string(colour(tie.quad))},
                  {"penwidth", fmt::format("{:.2f}", std::min(std::sqrt(static_cast<double>(tie.edges.size())), 9.0))},
                  {"tooltip", tooltip(view, tie, options.max_rows)}});
  }
  drawing.lay_out("fdp");
  add_caption(drawing, drawing.box(), options, period_of(view, ties), seen_parts);
  drawing.render(out);
}

}  // namespace entente
