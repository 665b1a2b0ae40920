#pragma once

// The same article under several ids, and the same report in several papers.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store.hpp"
#include "ingest/article.hpp"

namespace entente {

/// What tells texts apart, the same on every machine: hashes of all its parts and of all its words, and of each bin the
/// last byte of the smallest hash of its runs of four words (one-permutation MinHash, Li, Owen and Zhang 2012, with
/// empty bins filled from their neighbours, Shrivastava and Li 2014; only some bits of each, Li and König 2010).
struct Fingerprint {
  std::uint64_t whole = 0;  ///< of title, text and day, byte for byte
  std::uint64_t text = 0;   ///< of the words of the text: letters and digits, in any case, whatever stands between them
  std::uint32_t words = 0;
  std::array<std::uint8_t, 64> minima = {};

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Touches nothing shared; for many threads.
Fingerprint fingerprint(const Article& article);

/// As 168 hexadecimal digits, of which the first 16 are `whole`.
std::string to_string(const Fingerprint& print);

/// Absent where the text is no such digits.
std::optional<Fingerprint> parse_fingerprint(std::string_view digits);

/// About how much of their runs of four words two texts share, from 0 to 1 (Jaccard; standard error 0.06).
double similarity(const Fingerprint& a, const Fingerprint& b);

/// The address without what does not tell pages apart: scheme, "www.", fragment, tracking parameters, the last slash;
/// small letters in the host.
std::string bare_url(std::string_view url);

struct PrintedArticle {
  Source source;
  Fingerprint print;
};

/// Articles that are one report.
struct SharedReport {
  std::string first;                ///< the earliest; of several the one with the smallest id
  std::vector<std::string> copies;  ///< the others' ids, sorted
};

/// All reports that more than one article tells, sorted by `first`; the same whatever the order of `articles`, whose
/// ids are distinct. Two articles are of one report if they have the same title, text and day, or if they were
/// published within a week (where both days are known) and have the same words in the same order, or at least 60% in
/// common in 50 words or more (of one publisher under different titles, which are mostly forms filled in, 90%), or the
/// same address and half as much. And so are copies of copies. About O(n log n), 0.4 KB an article.
std::vector<SharedReport> find_shared_reports(std::vector<PrintedArticle> articles);

/// Finds those of all articles that a store has, and tells the store (Store::set_copies), not committed yet. Gives the
/// number of copies. `stated`: what is known of articles without a fingerprint, as ids of the copy and of what it
/// repeats.
std::size_t mark_copies(Store& store, std::vector<std::pair<std::string, std::string>> stated = {});

}  // namespace entente
