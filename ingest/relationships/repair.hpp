#pragma once

// Trees mended where mentions show that the parser erred.

#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"
#include "ingest/relationships/predicates.hpp"

namespace entente {

/// A copy of a sentence in which a mention that stands right before a finite verb without a subject is its subject (*…,
/// President Putin said*, wherever the parser hung the name), a bare name right after a verb is its object, and
/// *neighbouring* is no verb. Still a tree.
Sentence repair(const Sentence& sentence, const std::vector<Mention>& mentions, std::uint32_t number,
                const Predicates& predicates);

}  // namespace entente
