#pragma once

// The graph on disk: one SQLite file, to which articles are added and from which a graph is loaded. Its view `report`
// shows in words, to any SQLite client, who does what with whom.

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "graph/knowledge_graph.hpp"

namespace entente {

enum class StoreMode { read, write };

/// One open store; for one thread. Other processes may read while one writes (write-ahead log). Errors, also a file
/// that is no store or is damaged, throw std::runtime_error with the file's name.
class Store {
 public:
  /// Opens a store; for writing, makes one where there is no file.
  Store(const std::filesystem::path& file, StoreMode mode);

  /// Drops what was added since the last commit().
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// True where an article of that id was added, committed or not.
  bool contains(std::string_view article) const;

  /// Adds all that an article says; false, and nothing is changed, where the store has an article of that id. False too
  /// where it has one of that fingerprint: only the source is added, and of the two the smaller id is the one that says
  /// what they say, so that their order does not matter. Its evidence must be of the article itself (asserted). What
  /// cannot be written throws, and no part of the article is in.
  bool add(const Extraction& extraction);

  /// Makes what was added since the last commit lasting: all of it, or after a crash none.
  void commit();

  /// Says which articles repeat another's report, by ids (the copy, the other), in place of what was said
  /// before of these and of all articles with a fingerprint.
  /// Lasting after commit().
  void set_copies(std::span<const std::pair<std::string, std::string>> copies);

  /// Hands out each article that was added with a fingerprint, sorted by id; `copy_of` is left empty.
  void for_each_fingerprint(const std::function<void(Source&&, std::string_view)>& each) const;

  /// Hands out what was added, article by article in the order of their ids; each with the actors that it names. Reads
  /// all before the first.
  void for_each(const std::function<void(Extraction&&)>& each) const;

  /// The frozen graph of all that was added, as one commit left it.
  KnowledgeGraph load() const;

  std::size_t article_count() const;

  /// The ids of all articles, sorted.
  std::vector<std::string> article_ids() const;

 private:
  struct Contents;
  std::unique_ptr<Contents> contents_;
};

}  // namespace entente
