#pragma once

// What one article says: the unit that readers produce and that graphs and stores take in.

#include <vector>

#include "graph/actor.hpp"
#include "graph/relationship.hpp"

namespace entente {

struct Extraction {
  Source source;
  std::vector<Actor> actors;  ///< every actor that `relationships` and `offices` name, and their parents; sorted by id
  std::vector<Relationship> relationships;
  std::vector<Office> offices;
  std::string fingerprint;  ///< the same only for articles of the same title, text and day; empty: not known

  friend bool operator==(const Extraction&, const Extraction&) = default;
};

}  // namespace entente
