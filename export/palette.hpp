#pragma once

// Colours that people tell apart, also the colour-blind, and what they stand for. Not installed: for the pictures.

#include <span>
#include <string_view>

#include "graph/actor.hpp"
#include "graph/event_type.hpp"

namespace entente {

/// One of the parts of the world that have a colour: the regions of the UN's development goals, and organisations.
struct Part {
  std::string_view name;
  std::string_view fill;  ///< light enough for dark letters
  std::string_view line;
};
std::span<const Part> parts();

/// The index in parts() of an actor's; organisations without a region are the last.
std::size_t part_of(const Actor& actor);

/// The colour of a class of relationships: blue for cooperation, red for conflict, dark for material.
std::string_view colour(QuadClass quad);

/// The same, dark enough for letters on white.
std::string_view text_colour(QuadClass quad);

}  // namespace entente
