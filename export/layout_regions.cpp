// Regions as blocks: the actors of each packed closely, turned towards their partners, and the blocks set apart.

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "export/layout.hpp"

namespace entente {
namespace {

constexpr double between_discs = 9;    ///< room for the ties, in points
constexpr double between_blocks = 22;  ///< for what runs between regions
constexpr double margin = 8;           ///< from the outermost discs to the edge of their box

/// A region, or an actor that has no region or is alone in it.
struct Block {
  std::string title;  ///< the region; empty for an actor without one
  std::vector<ActorIndex> members;
  Places offsets;  ///< of the members, from `at`
  Point at;
  Point low, high;  ///< of what it covers, from `at`

  bool boxed() const { return members.size() > 1; }
};

Point plus(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::vector<Block> blocks_of(const View& view, const Radii& radii) {
  std::map<std::string, Block> regions;
  for (const auto& [actor, radius] : radii) {
    const std::string& region = view.graph().actors()[actor].region;
    Block& block = regions[region.empty() ? fmt::format("\n{}", actor) : region];
    block.title = region;
    block.members.push_back(actor);
  }
  std::vector<Block> blocks;
  for (auto& [region, block] : regions) blocks.push_back(std::move(block));
  return blocks;
}

/// The place nearest to the middle where a disc touches two of those that lie, or one, and overlaps none.
Point place_beside(const Places& lying, const Radii& radii, double radius) {
  const auto reach = [&](ActorIndex actor) { return radii.at(actor) + radius + between_discs; };
  Point best;
  double least = lying.empty() ? 0 : 1e9;
  const auto offer = [&](Point at) {
    const double far = std::hypot(at.x, at.y);
    const bool free = std::ranges::all_of(
        lying, [&](const auto& other) { return distance(at, other.second) > reach(other.first) - 1e-6; });
    if (!free || far >= least - 1e-9) return;
    least = far;
    best = at;
  };
  for (const auto& [a, from] : lying) {
    if (lying.size() == 1) offer({from.x + reach(a), from.y});
    for (const auto& [b, to] : lying) {
      const double apart = distance(from, to);
      if (a == b || apart > reach(a) + reach(b)) continue;
      const double along = (apart * apart + reach(a) * reach(a) - reach(b) * reach(b)) / (2 * apart);
      const double aside = std::sqrt(std::max(reach(a) * reach(a) - along * along, 0.0));
      const Point way{(to.x - from.x) / apart, (to.y - from.y) / apart};
      offer({from.x + along * way.x - aside * way.y, from.y + along * way.y + aside * way.x});
    }
  }
  return best;
}

/// The largest in the middle, the others around it as closely as they may lie.
void pack(Block& block, const Radii& radii) {
  std::vector<ActorIndex> order = block.members;
  std::ranges::stable_sort(order, std::greater{}, [&](ActorIndex actor) { return radii.at(actor); });
  for (ActorIndex actor : order) block.offsets[actor] = place_beside(block.offsets, radii, radii.at(actor));
}

Point turned(Point p, double angle) {
  return {p.x * std::cos(angle) - p.y * std::sin(angle), p.x * std::sin(angle) + p.y * std::cos(angle)};
}

using Springs = std::map<std::pair<ActorIndex, ActorIndex>, double>;

/// Where blocks want to lie: springs (neato) between them, the stronger the more relationships.
void attract(std::vector<Block>& blocks, const Springs& springs, const std::map<ActorIndex, std::size_t>& block_of) {
  Drawing drawing;
  drawing.set({{"overlap", "true"}, {"splines", "false"}, {"start", "7"}});
  const auto half = [](const Block& block) { return (block.high.x - block.low.x + block.high.y - block.low.y) / 4; };
  for (std::size_t i = 0; i < blocks.size(); ++i)
    drawing.node(fmt::format("{}", i), {{"shape", "point"}, {"label", ""}});
  std::map<std::pair<std::size_t, std::size_t>, double> joined;
  for (const auto& [ends, strength] : springs) {
    const auto [a, b] = std::minmax({block_of.at(ends.first), block_of.at(ends.second)});
    if (a != b) joined[{a, b}] += strength;
  }
  for (const auto& [ends, strength] : joined) {
    const double length = half(blocks[ends.first]) + half(blocks[ends.second]) + 2 * between_blocks;
    drawing.edge(fmt::format("{}", ends.first), fmt::format("{}", ends.second),
                 {{"len", fmt::format("{:.3f}", length / 72)}, {"weight", fmt::format("{:.3f}", std::sqrt(strength))}});
  }
  drawing.lay_out("neato");
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].at = drawing.position(fmt::format("{}", i));
}

/// Turns each block so that its ties to others are short.
void turn_inwards(std::vector<Block>& blocks, const Springs& springs,
                  const std::map<ActorIndex, std::size_t>& block_of) {
  constexpr int steps = 24;
  for (Block& block : blocks) {
    const auto length = [&](double angle) {
      double sum = 0;
      for (const auto& [ends, strength] : springs) {
        for (const auto& [own, other] : {ends, std::pair(ends.second, ends.first)}) {
          const Block& there = blocks[block_of.at(other)];
          if (!block.offsets.contains(own) || &there == &block) continue;
          sum += strength * distance(plus(block.at, turned(block.offsets.at(own), angle)),
                                     plus(there.at, there.offsets.at(other)));
        }
      }
      return sum;
    };
    double best = 0;
    double least = length(0);
    for (int step = 1; step < steps; ++step) {
      const double angle = 2 * std::numbers::pi * step / steps;
      const double here = length(angle);
      if (here >= least - 1e-6) continue;
      least = here;
      best = angle;
    }
    for (auto& [actor, offset] : block.offsets) offset = turned(offset, best);
  }
}

/// What the block covers: its discs, and its title above them.
void measure(Block& block, const Radii& radii) {
  block.low = {1e9, 1e9};
  block.high = {-1e9, -1e9};
  for (const auto& [actor, offset] : block.offsets) {
    const double reach = radii.at(actor) + (block.boxed() ? margin : 0);
    block.low = {std::min(block.low.x, offset.x - reach), std::min(block.low.y, offset.y - reach)};
    block.high = {std::max(block.high.x, offset.x + reach), std::max(block.high.y, offset.y + reach)};
  }
  if (!block.boxed()) return;
  block.high.y += box_title_size;
  const double missing = text_width(block.title) * box_title_size * 1.1 + 2 * margin - (block.high.x - block.low.x);
  block.low.x -= std::max(missing, 0.0) / 2;
  block.high.x += std::max(missing, 0.0) / 2;
}

/// How deep two blocks lie in each other along an axis; negative where the second comes first, 0 where they are apart.
double overlap(const Block& a, const Block& b, double Point::*axis) {
  const bool ahead = a.at.*axis <= b.at.*axis;
  const Block& first = ahead ? a : b;
  const Block& second = ahead ? b : a;
  const double depth = first.at.*axis + first.high.*axis + between_blocks - (second.at.*axis + second.low.*axis);
  return depth <= 0 ? 0 : ahead ? depth : -depth;
}

/// Draws the blocks to the middle and moves them apart along the shorter way until none overlaps another.
void settle(std::vector<Block>& blocks) {
  constexpr int drawn = 300, most = 3000;
  for (int round = 0; round < most; ++round) {
    bool moved = round < drawn;
    if (moved) {
      for (Block& block : blocks) block.at = {0.99 * block.at.x, 0.99 * block.at.y};
    }
    for (auto a = blocks.begin(); a != blocks.end(); ++a) {
      for (auto b = std::next(a); b != blocks.end(); ++b) {
        const double x = overlap(*a, *b, &Point::x), y = overlap(*a, *b, &Point::y);
        if (x == 0 || y == 0) continue;
        moved = true;
        double Point::*axis = std::abs(x) < std::abs(y) ? &Point::x : &Point::y;
        const double push = 0.501 * (std::abs(x) < std::abs(y) ? x : y);
        a->at.*axis -= push;
        b->at.*axis += push;
      }
    }
    if (!moved) return;
  }
}

}  // namespace

Places region_layout(const View& view, const std::vector<PictureTie>& ties, const Radii& radii, Picture& picture) {
  std::vector<Block> blocks = blocks_of(view, radii);
  std::map<ActorIndex, std::size_t> block_of;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (ActorIndex member : blocks[i].members) block_of[member] = i;
    pack(blocks[i], radii);
    measure(blocks[i], radii);
  }
  Springs springs;
  for (const PictureTie& tie : ties) springs[{tie.a, tie.b}] += static_cast<double>(tie.edges.size());
  attract(blocks, springs, block_of);
  turn_inwards(blocks, springs, block_of);
  for (Block& block : blocks) measure(block, radii);
  settle(blocks);
  Places places;
  for (const Block& block : blocks) {
    for (const auto& [actor, offset] : block.offsets) places[actor] = plus(block.at, offset);
    if (!block.boxed()) continue;
    picture.box(plus(block.at, block.low), plus(block.at, block.high), block.title);
  }
  return places;
}

}  // namespace entente
