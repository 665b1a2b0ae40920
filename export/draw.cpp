#include "export/draw.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "export/layout.hpp"
#include "export/palette.hpp"
#include "export/picture.hpp"

namespace entente {
namespace {

std::size_t largest(const std::map<ActorIndex, std::size_t>& degrees) {
  std::size_t most = 0;
  for (const auto& [actor, degree] : degrees) most = std::max(most, degree);
  return most;
}

std::size_t strongest(const std::vector<PictureTie>& ties) { return ties.empty() ? 1 : ties.back().edges.size(); }

/// `all`: the relationships that there are, drawn or not.
std::string summary(const View& view, const std::vector<PictureTie>& ties, std::size_t actors, std::size_t all) {
  std::size_t shown = 0;
  for (const PictureTie& tie : ties) shown += tie.edges.size();
  std::string text = fmt::format("{} · {} · {}", period_text(period_of(view, ties)), counted(actors, "actor"),
                                 counted(shown, "relationship"));
  if (shown < all) text += fmt::format(" of {}, the strongest", all);
  return text;
}

/// Drops the ties of all but the `limit` actors with most relationships.
void keep_largest(std::vector<PictureTie>& ties, std::size_t limit) {
  std::vector<std::pair<std::size_t, ActorIndex>> ranked;
  for (const auto& [actor, degree] : degrees_of(ties)) ranked.emplace_back(degree, actor);
  std::ranges::sort(ranked, std::greater{});
  if (ranked.size() > limit) ranked.resize(limit);
  const auto dropped = [&](ActorIndex actor) {
    return std::ranges::find(ranked, actor, &std::pair<std::size_t, ActorIndex>::second) == ranked.end();
  };
  std::erase_if(ties, [&](const PictureTie& tie) { return dropped(tie.a) || dropped(tie.b); });
}

constexpr double ego_radius = 42;

/// A tie between two partners of an actor in the middle, which it does not cross.
void tie_around(Picture& picture, const PictureTie& tie, Point from, Point to, std::size_t most) {
  const Point half{(from.x + to.x) / 2, (from.y + to.y) / 2};
  const double distance = std::max(std::hypot(to.x - from.x, to.y - from.y), 1.0);
  const double straight = std::hypot(half.x, half.y);
  const double wanted = std::max(0.6 * straight, 1.7 * ego_radius);
  const double outwards = (to.x - from.x) * half.y - (to.y - from.y) * half.x >= 0 ? 1 : -1;
  picture.tie(tie, from, to, outwards * (wanted - straight) / (0.75 * distance), most, 0.4);
}

}  // namespace

void draw(const View& view, const std::filesystem::path& out, const DrawOptions& options) {
  std::vector<PictureTie> ties = strongest_ties(view, options.max_edges);
  if (options.layout == Layout::map) {
    const auto actors = view.graph().actors();
    std::erase_if(ties, [&](const PictureTie& tie) { return !actors[tie.a].place || !actors[tie.b].place; });
  }
  const auto degrees = degrees_of(ties);
  const std::size_t most = largest(degrees);
  const bool map = options.layout == Layout::map;
  std::map<ActorIndex, double> radii;
  for (const auto& [actor, degree] : degrees) {
    radii[actor] = map ? root_scale(degree, std::max<std::size_t>(most, 20), 7, 24)
                       : root_scale(degree, std::max<std::size_t>(most, 20), 13, 38);
  }
  Picture picture(view);
  std::map<ActorIndex, Point> places;
  switch (options.layout) {
    case Layout::regions:
      places = region_layout(view, ties, radii, picture);
      break;
    case Layout::circle:
      places = circle_layout(view, radii);
      break;
    case Layout::map:
      add_graticule(picture);
      places = map_layout(view, radii, picture);
      break;
  }
  for (const PictureTie& tie : ties) {
    if (options.layout == Layout::circle) {
      chord(picture, tie, places[tie.a], places[tie.b], strongest(ties));
    } else {
      // On a map, lines bend to the north, as flights do.
      const double bend = !map ? 0.06 : places[tie.a].x <= places[tie.b].x ? 0.1 : -0.1;
      picture.tie(tie, places[tie.a], places[tie.b], bend, strongest(ties));
    }
  }
  for (const auto& [actor, place] : places) picture.disc(actor, place, radii[actor], degrees.at(actor));
  picture.caption(options, "Who works with whom", summary(view, ties, places.size(), view.edges().size()));
  picture.render(out);
}

void draw_ego(const View& view, ActorIndex actor, const std::filesystem::path& out, const DrawOptions& options) {
  const ActorIndex centre = view.at_resolution(actor);
  std::vector<PictureTie> all = strongest_ties(view, static_cast<std::size_t>(-1));
  std::vector<PictureTie> own;
  std::ranges::copy_if(all, std::back_inserter(own),
                       [&](const PictureTie& t) { return t.a == centre || t.b == centre; });
  if (own.size() > options.max_edges)
    own.erase(own.begin(), own.end() - static_cast<std::ptrdiff_t>(options.max_edges));
  const auto degrees = degrees_of(own);
  std::vector<PictureTie> others;
  for (PictureTie& tie : all) {
    const bool own_tie = tie.a == centre || tie.b == centre;
    if (!own_tie && degrees.contains(tie.a) && degrees.contains(tie.b)) others.push_back(std::move(tie));
  }
  const std::size_t kept = options.max_edges - std::min(options.max_edges, own.size());
  if (others.size() > kept) others.erase(others.begin(), others.end() - static_cast<std::ptrdiff_t>(kept));
  std::map<ActorIndex, double> radii;
  std::size_t most = 20;
  for (const auto& [other, degree] : degrees) {
    if (other != centre) most = std::max(most, degree);
  }
  for (const auto& [other, degree] : degrees) {
    if (other != centre) radii[other] = root_scale(degree, most, 13, 34);
  }
  std::map<ActorIndex, Point> places = circle_layout(view, radii);
  places[centre] = {0, 0};
  radii[centre] = ego_radius;
  Picture picture(view);
  const std::size_t thickest = std::max(strongest(own), strongest(others));
  for (const PictureTie& tie : others) tie_around(picture, tie, places[tie.a], places[tie.b], thickest);
  for (const PictureTie& tie : own) picture.tie(tie, places[tie.a], places[tie.b], 0, thickest);
  for (const auto& [other, place] : places) {
    picture.disc(other, place, radii[other], degrees.contains(other) ? degrees.at(other) : 0);
  }
  const std::string& name = view.graph().actors()[centre].name;
  picture.caption(options, fmt::format("Who works with {}", name),
                  summary(view, own, places.size(), view.edges_at(centre).size()));
  picture.render(out);
}

void draw_years(const View& view, const std::filesystem::path& out, const DrawOptions& options) {
  std::vector<PictureTie> ties = strongest_ties(view, options.max_edges);
  keep_largest(ties, 30);  // more cannot be read in a small picture
  const auto degrees = degrees_of(ties);
  const std::size_t most = std::max<std::size_t>(largest(degrees), 20);
  std::map<ActorIndex, double> radii;
  for (const auto& [actor, degree] : degrees) radii[actor] = root_scale(degree, most, 11, 22);
  const std::map<ActorIndex, Point> places = circle_layout(view, radii);
  std::map<int, std::vector<PictureTie>> years;
  for (const PictureTie& tie : ties) {
    for (EdgeIndex edge : tie.edges) {
      const std::optional<TimeSpan> time = view.graph().effective_time(edge);
      if (!time) continue;
      const int year = static_cast<int>(std::chrono::year_month_day(time->begin).year());
      std::vector<PictureTie>& of_year = years[year];
      const bool same =
          !of_year.empty() && of_year.back().a == tie.a && of_year.back().b == tie.b && of_year.back().quad == tie.quad;
      if (!same) of_year.push_back({tie.a, tie.b, tie.quad, {}});
      of_year.back().edges.push_back(edge);
    }
  }
  double reach = 60;
  for (const auto& [actor, place] : places) reach = std::max(reach, std::hypot(place.x, place.y) + radii[actor] + 14);
  std::size_t thickest = 1;
  for (const auto& [year, of_year] : years) {
    for (const PictureTie& tie : of_year) thickest = std::max(thickest, tie.edges.size());
  }
  const auto columns =
      static_cast<std::size_t>(std::max(1.0, std::ceil(std::sqrt(1.4 * static_cast<double>(years.size())))));
  Picture picture(view);
  std::size_t panel = 0;
  for (const auto& [year, of_year] : years) {
    const Point middle{static_cast<double>(panel % columns) * (2 * reach + 30),
                       -static_cast<double>(panel / columns) * (2.3 * reach + 20)};
    ++panel;
    const auto at = [&](ActorIndex actor) {
      return Point{places.at(actor).x + middle.x, places.at(actor).y + middle.y};
    };
    for (const PictureTie& tie : of_year) chord(picture, tie, at(tie.a), at(tie.b), thickest, middle);
    const auto active = degrees_of(of_year);
    std::size_t relationships = 0;
    for (const PictureTie& tie : of_year) relationships += tie.edges.size();
    for (const auto& [actor, place] : places) {
      if (active.contains(actor)) {
        picture.disc(actor, at(actor), radii[actor], active.at(actor));
      } else {
        picture.dot(at(actor), 3, "#e4e4e4", view.graph().actors()[actor].name);
      }
    }
    picture.text({middle.x, middle.y + 1.12 * reach}, fmt::format("{}", year),
                 {.size = reach / 11, .colour = "#1a1a1a", .bold = true});
    picture.text({middle.x, middle.y + 1.04 * reach}, counted(relationships, "relationship"),
                 {.size = reach / 18, .colour = "#777777"});
  }
  picture.caption(options, "Who works with whom, year by year",
                  summary(view, ties, places.size(), view.edges().size()));
  picture.render(out);
}

}  // namespace entente
