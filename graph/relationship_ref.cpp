#include "graph/relationship_ref.hpp"

#include <algorithm>

namespace entente {

Evidence to_evidence(const EvidenceRef& ref) {
  return {.article = std::string(ref.article),
          .sentence = ref.sentence,
          .begin = ref.begin,
          .end = ref.end,
          .text = std::string(ref.text),
          .published = ref.published};
}

Relationship to_relationship(const RelationshipRef& ref) {
  Relationship r{.actor = std::string(ref.actor),
                 .recipient = std::string(ref.recipient),
                 .type = ref.type,
                 .mode = std::string(ref.mode),
                 .aspect = ref.aspect,
                 .mutual = ref.mutual,
                 .contexts = ref.contexts,
                 .when = ref.when,
                 .confidence = ref.confidence,
                 .actor_mention = std::string(ref.actor_mention),
                 .recipient_mention = std::string(ref.recipient_mention),
                 .evidence = {}};
  r.evidence.reserve(ref.evidence.size());
  std::ranges::transform(ref.evidence, std::back_inserter(r.evidence), to_evidence);
  return r;
}

}  // namespace entente
