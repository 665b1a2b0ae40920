#include "export/picture.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

#include "export/fields.hpp"
#include "export/output.hpp"
#include "export/palette.hpp"

namespace entente {
namespace {

constexpr const char* font = "Noto Sans,DejaVu Sans,sans-serif";
constexpr std::size_t tooltip_rows = 6;

std::string coordinates(Point p) { return fmt::format("{:.2f},{:.2f}", p.x, p.y); }

Point between(Point a, Point b, double share) { return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}; }

/// What stands in an actor's circle: its ISO code or acronym, else its name; in lines.
std::vector<std::string> short_label(const Actor& actor) {
  if (actor.kind == ActorKind::country || (actor.kind == ActorKind::organisation && actor.id.size() <= 8)) {
    return {actor.id};
  }
  const bool joined = actor.id.find('-') == std::string::npos;  // GLOBALFUND
  std::string label = actor.kind == ActorKind::organisation && !joined ? actor.id : actor.name;
  std::ranges::replace(label, '-', ' ');
  return wrapped(label, 7, 3);
}

}  // namespace

std::vector<PictureTie> strongest_ties(const View& view, std::size_t limit) {
  std::map<std::tuple<ActorIndex, ActorIndex, QuadClass>, std::vector<EdgeIndex>> joined;
  for (EdgeIndex edge : view.edges()) {
    const auto [a, b] = std::minmax({view.actor_of(edge), view.recipient_of(edge)});
    const EventType type = plover_type(view.graph().type(edge), view.graph().aspect(edge));
    joined[{a, b, quad_class(type)}].push_back(edge);
  }
  std::vector<PictureTie> ties;
  for (auto& [key, edges] : joined) {
    ties.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::move(edges)});
  }
  std::ranges::stable_sort(ties, std::greater{}, [](const PictureTie& tie) { return tie.edges.size(); });
  if (ties.size() > limit) ties.resize(limit);
  std::ranges::reverse(ties);
  return ties;
}

std::map<ActorIndex, std::size_t> degrees_of(const std::vector<PictureTie>& ties) {
  std::map<ActorIndex, std::size_t> degrees;
  for (const PictureTie& tie : ties) {
    degrees[tie.a] += tie.edges.size();
    degrees[tie.b] += tie.edges.size();
  }
  return degrees;
}

std::optional<TimeSpan> period_of(const View& view, const std::vector<PictureTie>& ties) {
  std::optional<TimeSpan> actual, all;
  const auto widen = [](std::optional<TimeSpan>& period, const TimeSpan& time) {
    if (!period) period = time;
    period = TimeSpan{std::min(period->begin, time.begin), std::max(period->end, time.end)};
  };
  for (const PictureTie& tie : ties) {
    for (EdgeIndex edge : tie.edges) {
      const std::optional<TimeSpan> time = view.graph().effective_time(edge);
      if (!time) continue;
      widen(all, *time);
      if (view.graph().aspect(edge) == Aspect::actual) widen(actual, *time);
    }
  }
  return actual ? actual : all;
}

std::string period_text(const std::optional<TimeSpan>& period) {
  if (!period) return "undated";
  return fmt::format("{} – {}", to_string(period->begin), to_string(last_day(*period)));
}

std::string counted(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

double root_scale(std::size_t number, std::size_t most, double smallest, double largest) {
  const double share = static_cast<double>(number) / static_cast<double>(std::max<std::size_t>(most, 1));
  return smallest + (largest - smallest) * std::sqrt(std::min(share, 1.0));
}

double text_width(std::string_view text) {
  double ems = 0;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) continue;  // a later byte of a character
    if (byte >= 0xE2) {
      ems += 1;  // mostly ideographs
    } else if (std::string_view("iljtfrI.,:;'|!()[] -").find(c) != std::string_view::npos) {
      ems += 0.34;
    } else {
      ems += byte >= 'A' && byte <= 'Z' ? 0.68 : 0.58;
    }
  }
  return ems;
}

namespace {

/// How many bytes of a word go on one line: all, but for Chinese and the like, which break anywhere.
std::size_t ideographs_that_fit(std::string_view word, double ems) {
  if (static_cast<unsigned char>(word[0]) < 0xE3) return word.size();
  std::size_t end = 0;
  while (end < word.size()) {
    std::size_t next = end + 1;
    while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xC0U) == 0x80U) ++next;
    if (end > 0 && text_width(word.substr(0, next)) > ems) break;
    end = next;
  }
  return end;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, double ems, std::size_t lines) {
  std::vector<std::string> broken;
  std::string line;
  std::string rest = valid_text(text);
  std::ranges::replace_if(
      rest, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  std::string_view words = rest;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty()) continue;
    if (const std::size_t fits = ideographs_that_fit(word, ems); fits < word.size()) {
      words = std::string_view(rest).substr(static_cast<std::size_t>(word.data() - rest.data()) + fits);
      word = word.substr(0, fits);
    }
    if (!line.empty() && text_width(line) + 0.3 + text_width(word) > ems) {
      if (broken.size() + 1 == lines) {
        line += "…";
        break;
      }
      broken.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) broken.push_back(std::move(line));
  return broken;
}

void Picture::widen(Point at, double x, double y) {
  low_ = {std::min(low_.x, at.x - x), std::min(low_.y, at.y - y)};
  high_ = {std::max(high_.x, at.x + x), std::max(high_.y, at.y + y)};
}

void Picture::disc(ActorIndex index, Point at, double radius, std::size_t relationships) {
  const Actor& actor = view_.graph().actors()[index];
  const std::size_t part = part_of(actor);
  parts_.resize(parts().size());
  parts_[part] = true;
  const std::vector<std::string> lines = short_label(actor);
  double widest = 1;
  std::string label;
  for (const std::string& line : lines) {
    widest = std::max(widest, text_width(line));
    label += (label.empty() ? "" : "\\n") + picture_text(line);
  }
  const double room = 1.55 * radius / widest;
  const double size = std::clamp(std::min(room, 1.5 * radius / static_cast<double>(lines.size())), 4.5, 20.0);
  drawing_.node(next_name(),
                {{"label", label.empty() ? " " : label},
                 {"shape", "circle"},
                 {"style", "filled"},
                 {"fillcolor", std::string(parts()[part].fill)},
                 {"color", std::string(parts()[part].line)},
                 {"fontcolor", "#1a1a1a"},
                 {"fontname", font},
                 {"fontsize", fmt::format("{:.1f}", size)},
                 {"width", fmt::format("{:.3f}", radius / 36)},
                 {"fixedsize", "true"},
                 {"pos", coordinates(at)},
                 {"tooltip", picture_text(fmt::format("{}: {}", actor.name, counted(relationships, "relationship")))}});
  widen(at, radius, radius);
}

void Picture::dot(Point at, double radius, const std::string& colour, const std::string& tooltip, Fill fill) {
  drawing_.node(next_name(), {{"label", ""},
                              {"shape", "circle"},
                              {"style", "filled"},
                              {"fillcolor", fill == Fill::full ? colour : "#ffffff"},
                              {"color", fill == Fill::full ? "#ffffff" : colour},
                              {"penwidth", fill == Fill::full ? "0.7" : "1.6"},
                              {"width", fmt::format("{:.3f}", radius / 36)},
                              {"fixedsize", "true"},
                              {"pos", coordinates(at)},
                              {"tooltip", picture_text(tooltip)}});
  widen(at, radius, radius);
}

void Picture::add_line(std::string spline, const LineStyle& style, Point from, Point to) {
  const std::string ends[2] = {next_name(), next_name()};
  for (int i : {0, 1}) {
    drawing_.node(ends[i], {{"shape", "point"},
                            {"style", "invis"},
                            {"width", "0"},
                            {"height", "0"},
                            {"label", ""},
                            {"pos", coordinates(i == 0 ? from : to)}});
  }
  drawing_.edge(ends[0], ends[1],
                {{"pos", std::move(spline)},
                 {"color", style.colour},
                 {"penwidth", fmt::format("{:.2f}", style.width)},
                 {"style", style.dashed ? "dashed" : "solid"},
                 {"tooltip", style.tooltip.empty() ? " " : picture_text(style.tooltip)}});
}

void Picture::line(const std::vector<Point>& corners, const LineStyle& style) {
  std::string spline = coordinates(corners.front());
  widen(corners.front(), 0, 0);
  for (std::size_t i = 1; i < corners.size(); ++i) {
    for (double share : {1.0 / 3, 2.0 / 3}) spline += " " + coordinates(between(corners[i - 1], corners[i], share));
    spline += " " + coordinates(corners[i]);
    widen(corners[i], 0, 0);
  }
  add_line(std::move(spline), style, corners.front(), corners.back());
}

void Picture::curve(Point from, Point first_control, Point second_control, Point to, const LineStyle& style) {
  widen(between(between(from, to, 0.5), between(first_control, second_control, 0.5), 0.75), 0, 0);
  add_line(
      coordinates(from) + " " + coordinates(first_control) + " " + coordinates(second_control) + " " + coordinates(to),
      style, from, to);
}

void Picture::tie(const PictureTie& tie, Point from, Point to, double bend, std::size_t most, double weight) {
  ties_ = true;
  // The classes of a pair fan out; the bend is a share of the distance, to the left of the way.
  const double fan = bend + 0.07 * (static_cast<double>(tie.quad) - 1.5);
  const Point aside{-(to.y - from.y) * fan, (to.x - from.x) * fan};
  const Point first = between(from, to, 0.3);
  const Point second = between(from, to, 0.7);
  const double width = root_scale(tie.edges.size(), std::max<std::size_t>(most, 30), 0.5, 6.5);
  const std::string alpha = fmt::format("{:02x}", static_cast<int>(weight * (width > 2.5 ? 0.75 : 0.9) * 255));
  curve(from, {first.x + aside.x, first.y + aside.y}, {second.x + aside.x, second.y + aside.y}, to,
        {.colour = std::string(colour(tie.quad)) + alpha, .width = width, .tooltip = tie_tooltip(tie)});
}

std::string Picture::tie_tooltip(const PictureTie& tie) const {
  const auto actors = view_.graph().actors();
  std::string text = fmt::format("{} – {}: {}, {}", actors[tie.a].name, actors[tie.b].name, name(tie.quad),
                                 counted(tie.edges.size(), "relationship"));
  for (std::size_t i = 0; i < std::min(tooltip_rows, tie.edges.size()); ++i) {
    const Relationship& r = view_.graph().relationship(tie.edges[i]);
    const std::optional<TimeSpan>& time = view_.graph().effective_time(tie.edges[i]);
    text += fmt::format("\n{}{}: {}", time ? to_string(*time) + " " : "", name(r.type), r.evidence.front().text);
  }
  if (tie.edges.size() > tooltip_rows) text += fmt::format("\n… and {} more", tie.edges.size() - tooltip_rows);
  return text;
}

void Picture::text(Point at, std::string_view text, const TextStyle& style) {
  const double width = text_width(text) * style.size * (style.bold ? 1.15 : 1.08) + 2;
  Point middle = at;
  if (style.side == Side::left) middle.x += width / 2;
  if (style.side == Side::right) middle.x -= width / 2;
  std::string label = picture_html(text);
  if (style.bold) label = "<B>" + label + "</B>";
  if (label.empty()) label = " ";
  if (style.side != Side::middle) {  // only a table's cell aligns a single line
    label = fmt::format(
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" WIDTH=\"{}\"><TR>"
        "<TD ALIGN=\"{}\">{}</TD></TR></TABLE>",
        static_cast<int>(width), style.side == Side::left ? "LEFT" : "RIGHT", label);
  }
  drawing_.node(next_name(), {{"html", label},
                              {"shape", "none"},
                              {"fixedsize", "true"},
                              {"margin", "0"},
                              {"width", fmt::format("{:.3f}", width / 72)},
                              {"height", fmt::format("{:.3f}", style.size * 1.2 / 72)},
                              {"fontname", font},
                              {"fontsize", fmt::format("{:.1f}", style.size)},
                              {"fontcolor", style.colour},
                              {"style", "filled"},
                              {"fillcolor", style.behind},
                              {"tooltip", " "},
                              {"pos", coordinates(middle)}});
  widen(middle, width / 2, style.size * 0.6);
}

void Picture::box(Point low, Point high, std::string_view title) {
  const std::string name = next_name();
  drawing_.node(name,
                {{"shape", "point"}, {"style", "invis"}, {"label", ""}, {"pos", coordinates(between(low, high, 0.5))}},
                name);
  drawing_.cluster(name, {{"bb", coordinates(low) + "," + coordinates(high)},
                          {"style", "rounded,filled"},
                          {"color", "#ececec"},
                          {"fillcolor", "#f8f8f8"},
                          {"tooltip", " "}});
  widen(low, 0, 0);
  widen(high, 0, 0);
  text({(low.x + high.x) / 2, high.y - box_title_size}, title,
       {.size = box_title_size, .colour = "#777777", .behind = "#f8f8f8d8"});
}

double Picture::legend_row(const std::vector<std::pair<std::string, std::string>>& entries, double top, double size,
                           bool lines) {
  const double sample = lines ? 2.2 * size : 1.1 * size;
  const double gap = 1.6 * size;
  const double most = std::max(high_.x - low_.x, 30 * size);
  const auto width_of = [&](const std::string& text) { return sample + 0.5 * size + text_width(text) * size * 1.08; };
  const double middle = (low_.x + high_.x) / 2;
  for (std::size_t begin = 0; begin < entries.size();) {
    double width = width_of(entries[begin].first);
    std::size_t end = begin + 1;
    while (end < entries.size() && width + gap + width_of(entries[end].first) <= most) {
      width += gap + width_of(entries[end++].first);
    }
    double x = middle - width / 2;
    for (; begin < end; ++begin) {
      const auto& [label, colour] = entries[begin];
      if (lines) {
        line({{x, top}, {x + sample, top}}, {.colour = colour, .width = 0.25 * size});
      } else {
        dot({x + sample / 2, top}, sample / 2, colour, " ");
      }
      text({x + sample + 0.5 * size, top}, label, {.size = size, .side = Side::left});
      x += width_of(label) + gap;
    }
    top -= 1.7 * size;
  }
  return top;
}

void Picture::caption(const DrawOptions& options, const std::string& default_title, const std::string& second_line) {
  const double size = std::clamp((high_.x - low_.x) / 70, 9.0, 22.0);
  const double middle = (low_.x + high_.x) / 2;
  const double bottom = low_.y;
  const double top = high_.y;
  text({middle, top + 4.6 * size}, options.title.empty() ? default_title : options.title,
       {.size = 2 * size, .colour = "#1a1a1a", .bold = true});
  text({middle, top + 2.4 * size}, second_line, {.size = size, .colour = "#666666"});
  double y = bottom - 2 * size;
  if (ties_) {
    std::vector<std::pair<std::string, std::string>> classes;
    for (QuadClass quad : {QuadClass::material_cooperation, QuadClass::verbal_cooperation, QuadClass::verbal_conflict,
                           QuadClass::material_conflict}) {
      classes.emplace_back(name(quad), colour(quad));
    }
    y = legend_row(classes, y, size, true);
  }
  std::vector<std::pair<std::string, std::string>> seen;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i]) seen.emplace_back(parts()[i].name, parts()[i].fill);
  }
  if (!seen.empty()) y = legend_row(seen, y, size, false);
  if (!options.note.empty()) text({middle, y}, options.note, {.size = 0.9 * size, .colour = "#777777"});
}

void Picture::render(const std::filesystem::path& out) {
  drawing_.set({{"outputorder", "edgesfirst"}, {"bgcolor", "white"}, {"pad", "0.3"}, {"fontname", font}});
  drawing_.render(out);
}

}  // namespace entente
