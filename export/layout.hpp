#pragma once

// Where actors lie in a picture. Not installed: for the pictures of this folder.

#include <map>
#include <vector>

#include "export/picture.hpp"

namespace entente {

using Places = std::map<ActorIndex, Point>;
using Radii = std::map<ActorIndex, double>;

/// The actors of each region closely together in a box with its name, those without a region between the boxes, and
/// what has many relationships near each other.
Places region_layout(const View& view, const std::vector<PictureTie>& ties, const Radii& radii, Picture& picture);

/// Around the origin, those of a region side by side.
Places circle_layout(const View& view, const Radii& radii);

/// At their places on the globe (Equal Earth projection), moved apart where they would overlap, with a thin line to
/// where they belong.
Places map_layout(const View& view, const Radii& radii, Picture& picture);
void add_graticule(Picture& picture);

/// A curve between two points of a circle, drawn to its middle.
void chord(Picture& picture, const PictureTie& tie, Point from, Point to, std::size_t most, Point middle = {});

}  // namespace entente
