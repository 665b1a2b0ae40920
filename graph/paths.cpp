#include "graph/paths.hpp"

namespace entente {

double strength(EventType type, std::string_view mode, Aspect aspect, double confidence) {
  const double scaled = (score(type, mode) + 10) / 20;
  const bool is_fact = aspect == Aspect::actual || aspect == Aspect::historical;
  return confidence * scaled * (is_fact ? 1 : 0.5);
}

double strength(const Relationship& r) { return strength(r.type, r.mode, r.aspect, r.confidence); }

}  // namespace entente
