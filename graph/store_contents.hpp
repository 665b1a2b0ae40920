#pragma once

// The insides of a Store: its file, its schema and its words. Not installed.

#include <map>
#include <unordered_map>

#include "graph/report_table.hpp"
#include "graph/sqlite.hpp"
#include "graph/store.hpp"

namespace entente {

/// The statements that add, made when the first article is added.
struct StoreWriters {
  explicit StoreWriters(Database& db);
  Statement find_twin, rename, fingerprint, find_word, word, article, sentence, actor, relationship, evidence, office;
};

struct Store::Contents {
  Contents(const std::filesystem::path& path, StoreMode mode);

  void make_tables();
  void make_later_tables();
  void check_version();
  bool has_later_tables() const;

  /// Waits for other writers where no transaction is open; true then.
  bool begin();
  bool add_twin(const Extraction& extraction);
  std::int64_t add_source(const Source& source, std::string_view fingerprint);

  void add_article(const Extraction& extraction);
  void add_actors(const Extraction& extraction);
  void add_relationships(const Extraction& extraction, std::int64_t article);
  void add_offices(const Extraction& extraction, std::int64_t article);
  std::int64_t word_number(std::string_view text);
  std::int64_t sentence_number(const Evidence& evidence, std::int64_t article);

  /// All that was added. Throws std::runtime_error where the numbers do not fit together.
  ReportTable read() const;

  std::filesystem::path file;
  mutable Database database;
  bool in_transaction = false;
  std::optional<StoreWriters> writers;
  std::unordered_map<std::string, std::int64_t> words;
  std::map<std::pair<std::uint32_t, std::size_t>, std::int64_t> sentences;  ///< of the article being added
};

/// Contexts as one word: their names with spaces between.
std::string join_contexts(ContextSet contexts);

}  // namespace entente
