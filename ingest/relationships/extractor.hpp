#pragma once

// Article → Extraction: the whole way from text to relationships.

#include <memory>

#include "graph/extraction.hpp"
#include "ingest/actors/gazetteer.hpp"
#include "ingest/article.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Callable from several threads at once; the gazetteer must outlive it.
class Extractor {
 public:
  explicit Extractor(const Gazetteer& gazetteer = Gazetteer::builtin()) : gazetteer_(&gazetteer) {}

  /// What the article says: relationships with their evidence, offices, and the actors of both. Text that is not
  /// understood gives nothing; never throws for what a text contains. Relationships come sorted by (first evidence,
  /// actor, recipient, type).
  Extraction operator()(const Article& article) const;

 private:
  const Gazetteer* gazetteer_;
};

}  // namespace entente
