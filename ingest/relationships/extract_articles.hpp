#pragma once

// Files in, extractions out, on all cores: the pipeline read → decode and extract → hand on.

#include <functional>
#include <span>
#include <string>

#include "graph/extraction.hpp"
#include "ingest/readers/duplicates.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/relationships/extractor.hpp"

namespace entente {

/// What is to be done with an article.
enum class Need : std::uint8_t {
  extraction,
  source,   ///< only its source and fingerprint are handed on: its text is known under another id
  nothing,  ///< it is left out and counted as skipped
};

struct ExtractOptions {
  ReadOptions read;
  std::size_t jobs = 0;      ///< threads that extract; 0: one a core
  std::size_t limit = 0;     ///< articles at most; 0: all
  std::optional<Day> since;  ///< articles published before are left out and counted as skipped; undated ones stay
  /// Says in any thread what an article needs; empty: all need extraction.
  std::function<Need(const Article&, const Fingerprint&)> need;
  /// Asked before each article is taken up; true ends the run after those that were. May be empty.
  std::function<bool()> stop;
};

struct ExtractSummary {
  ReadSummary read;
  std::size_t skipped = 0;  ///< read, but not handed on: by `since` or `need`
};

/// Hands the extraction of every article of `inputs`, with its fingerprint, to `each`, in the order of the inputs
/// whatever the number of threads, from one thread at a time; `each` returning false ends the run at once. Memory is
/// bounded: a few articles a thread are under way. Notes go to `report`, from one thread at a time. Throws as
/// read_articles does, and what `each` throws.
ExtractSummary extract_articles(std::span<const std::string> inputs, const ExtractOptions& options,
                                const Extractor& extractor, const std::function<bool(Extraction&&)>& each,
                                const ReadNoteSink& report = {});

}  // namespace entente
