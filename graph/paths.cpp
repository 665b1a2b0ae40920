#include "graph/paths.hpp"

namespace entente {

double strength(const Relationship& relationship) {
  const double scaled = (score(relationship.type, relationship.mode) + 10) / 20;
  const bool is_fact = relationship.aspect == Aspect::actual || relationship.aspect == Aspect::historical;
  return relationship.confidence * scaled * (is_fact ? 1 : 0.5);
}

}  // namespace entente
