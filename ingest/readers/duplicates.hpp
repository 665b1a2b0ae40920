#pragma once

// The same article again, and the same report in several papers.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/time_span.hpp"
#include "ingest/article.hpp"

namespace entente {

/// What tells texts apart: a hash of all its words, and the smallest hashes of its runs of four words (one-permutation
/// MinHash, Li, Owen and Zhang 2012, with empty bins filled from their neighbours, Shrivastava and Li 2014). The same
/// on every machine.
struct Fingerprint {
  std::uint64_t text = 0;
  std::uint32_t words = 0;
  std::array<std::uint32_t, 64> minima = {};
};

/// Letters and digits count, their case does not, nor what stands between them. Touches nothing shared; for many
/// threads.
Fingerprint fingerprint(const Article& article);

/// About how much of their runs of four words two texts share, from 0 to 1 (Jaccard; standard error 0.06).
double similarity(const Fingerprint& a, const Fingerprint& b);

/// The address without what does not tell pages apart: scheme, "www.", fragment, tracking parameters, the last slash;
/// small letters in the host.
std::string bare_url(std::string_view url);

/// Finds articles that were there already, and joins near-copies into reports. Takes about 1 KB of memory an article;
/// not for many threads at once.
class DuplicateFinder {
 public:
  enum class Kind : std::uint8_t {
    fresh,
    repeated,  ///< same id, same address, or same words in the same order within a week
    /// At least 60% in common, 50 words or more, and published within a week where both days are known. Of one
    /// publisher under different titles, which are mostly forms filled in, 90%.
    near_copy,
  };
  struct Verdict {
    Kind kind = Kind::fresh;
    std::string of;  ///< the id of the article that it repeats or resembles; empty: fresh
  };
  /// Articles that are one report.
  struct Report {
    std::string first;                ///< the earliest; of several the one with the smallest id
    std::vector<std::string> copies;  ///< the others' ids, sorted
  };

  /// Compares with all that came before, and remembers it unless it is a repetition. Near-copies of near-copies are of
  /// one report.
  Verdict add(const Article& article) { return add(article, fingerprint(article)); }
  Verdict add(const Article& article, const Fingerprint& print);

  /// All reports that more than one article tells, sorted by `first`. The same whatever the order in which distinct
  /// articles were added.
  std::vector<Report> reports() const;

  std::size_t articles() const { return known_.size(); }

 private:
  static constexpr std::size_t bands = 16;
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  struct Known {
    std::string id;
    std::string source;
    std::string title;  ///< letters and digits only
    std::optional<Day> published;
    Fingerprint print;
    std::array<std::uint32_t, bands> next = {};  ///< the article before it with the same band
    std::uint32_t report = 0;                    ///< towards the root of its report
  };

  std::uint32_t root(std::uint32_t article) const;

  std::vector<Known> known_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::unordered_map<std::string, std::uint32_t> urls_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> texts_;
  std::unordered_map<std::uint64_t, std::uint32_t> bands_;
};

}  // namespace entente
