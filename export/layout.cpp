#include "export/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "export/palette.hpp"

namespace entente {
namespace {

constexpr double globe = 290;  ///< radius of the map's globe, in points

/// Equal Earth (Šavrič, Patterson, Jenny 2018): an equal-area map that looks as one expects.
Point project(const Place& place) {
  const double latitude = place.latitude * std::numbers::pi / 180;
  const double longitude = place.longitude * std::numbers::pi / 180;
  constexpr double a1 = 1.340264;
  constexpr double a2 = -0.081106;
  constexpr double a3 = 0.000893;
  constexpr double a4 = 0.003796;
  const double root = std::sqrt(3.0) / 2;
  const double t = std::asin(root * std::sin(latitude));
  const double t2 = t * t;
  const double t6 = t2 * t2 * t2;
  const double x = longitude * std::cos(t) / (root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
  const double y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
  return {globe * x, globe * y};
}

/// Moves circles apart, each held back by a string to its home. The same on every machine: no chance is in it.
void spread(Places& places, const Radii& radii) {
  const Places homes = places;
  for (int round = 0; round < 400; ++round) {
    bool moved = false;
    for (auto a = places.begin(); a != places.end(); ++a) {
      for (auto b = std::next(a); b != places.end(); ++b) {
        const double wanted = radii.at(a->first) + radii.at(b->first) + 1.5;
        double x = b->second.x - a->second.x;
        double y = b->second.y - a->second.y;
        double distance = std::hypot(x, y);
        if (distance >= wanted) continue;
        if (distance < 1e-6) {  // at the same place: apart along a direction of their own
          x = std::cos(static_cast<double>(b->first));
          y = std::sin(static_cast<double>(b->first));
          distance = 1;
        }
        const double push = 0.5 * (wanted - std::min(distance, wanted)) / distance + 1e-4;
        a->second.x -= push * x;
        a->second.y -= push * y;
        b->second.x += push * x;
        b->second.y += push * y;
        moved = true;
      }
    }
    if (!moved) break;
    if (round > 350) continue;  // at last only apart
    for (auto& [actor, place] : places) {
      place.x += 0.03 * (homes.at(actor).x - place.x);
      place.y += 0.03 * (homes.at(actor).y - place.y);
    }
  }
}

}  // namespace

Places circle_layout(const View& view, const Radii& radii) {
  std::vector<ActorIndex> order;
  double around = 0;
  for (const auto& [actor, radius] : radii) {
    order.push_back(actor);
    around += 2 * radius + 8;
  }
  const auto actors = view.graph().actors();
  std::ranges::stable_sort(order, {}, [&](ActorIndex actor) {
    return std::pair(part_of(actors[actor]), std::string_view(actors[actor].region));
  });
  const double radius = std::max(around / (2 * std::numbers::pi), 110.0);
  Places places;
  double gone = 0;
  for (ActorIndex actor : order) {
    gone += radii.at(actor) + 4;
    const double angle = std::numbers::pi / 2 - 2 * std::numbers::pi * gone / around;
    gone += radii.at(actor) + 4;
    places[actor] = {radius * std::cos(angle), radius * std::sin(angle)};
  }
  return places;
}

Places map_layout(const View& view, const Radii& radii, Picture& picture) {
  Places places;
  for (const auto& [actor, radius] : radii) places[actor] = project(*view.graph().actors()[actor].place);
  const Places homes = places;
  spread(places, radii);
  for (const auto& [actor, place] : places) {
    const Point home = homes.at(actor);
    if (std::hypot(place.x - home.x, place.y - home.y) > radii.at(actor)) {
      picture.line({home, place}, {.colour = "#9a9a9a", .width = 0.5});
    }
  }
  return places;
}

void add_graticule(Picture& picture) {
  constexpr int south = -60;  // nobody has a capital beyond
  constexpr int north = 85;
  for (int longitude = -180; longitude <= 180; longitude += 30) {
    std::vector<Point> meridian;
    for (int latitude = south; latitude <= north; latitude += 5) {
      meridian.push_back(project({static_cast<double>(latitude), static_cast<double>(longitude)}));
    }
    picture.line(meridian, {.colour = std::abs(longitude) == 180 ? "#cfcfcf" : "#e9e9e9"});
  }
  for (int latitude : {south, -30, 0, 30, 60, north}) {
    const bool rim = latitude == south || latitude == north || latitude == 0;
    picture.line({project({static_cast<double>(latitude), -180}), project({static_cast<double>(latitude), 180})},
                 {.colour = rim ? "#cfcfcf" : "#e9e9e9"});
  }
}

void chord(Picture& picture, const PictureTie& tie, Point from, Point to, std::size_t most, Point middle) {
  // Neighbours bend outwards little, opposites hardly: a share of the way from the straight line to the middle.
  const Point half{(from.x + to.x) / 2 - middle.x, (from.y + to.y) / 2 - middle.y};
  const double distance = std::hypot(to.x - from.x, to.y - from.y);
  if (distance < 1e-9) return;
  const double side = (to.x - from.x) * -half.y + (to.y - from.y) * half.x > 0 ? 1 : -1;
  picture.tie(tie, from, to, side * std::min(0.55 * std::hypot(half.x, half.y) / distance, 0.8), most);
}

}  // namespace entente
