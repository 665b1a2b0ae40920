#pragma once

// The flags of every subcommand that reads articles, and how it reports on them.

#include <CLI/CLI.hpp>
#include <atomic>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/actors/gazetteer.hpp"
#include "ingest/relationships/extract_articles.hpp"

namespace entente {

struct InputOptions {
  std::vector<std::string> inputs;
  std::string published, since, format, actors;
  std::vector<std::string> lists, languages, fields;
  bool strict = false;
  std::size_t jobs = 0;
  std::size_t limit = 0;
  std::uint64_t max_article = ReadOptions().max_article_bytes;
  std::uint64_t max_unpacked = ReadOptions().max_unpacked_bytes;
  double max_ratio = ReadOptions().max_ratio;

  void define(CLI::App& command);

  /// Throws UsageError where a flag's value is none.
  ExtractOptions extract_options() const;

  /// The inputs named and those of the file lists. Throws UsageError where there are none.
  std::vector<std::string> all_inputs() const;

  /// The built-in gazetteer, with the user's names where given. Owned by this object.
  const Gazetteer& gazetteer();

 private:
  std::optional<Gazetteer> extended_;
};

/// Reads "2018-02-05". Throws UsageError naming the flag.
Day parse_day_flag(const std::string& flag, const std::string& value);

/// Counts, speed, time left and notes on standard error while articles are read: a line that is rewritten where that is
/// a terminal.
class Progress {
 public:
  Progress(std::string verb, std::span<const std::string> inputs);
  void hide() { terminal_ = false; }
  void step(std::size_t relationships);
  void repeated() { ++repeated_; }  ///< an article whose text is known under another id
  void note(const ReadNote& note);
  /// Wipes the line and gives the closing one.
  std::string finish(const ExtractSummary& summary);

  std::atomic<std::uint64_t> bytes = 0;  ///< that were read of the inputs

  std::size_t copies = 0;  ///< of the articles that the store has now, those that repeat another's report

 private:
  std::string verb_;
  bool terminal_;
  std::optional<std::uint64_t> all_bytes_;  ///< of the inputs
  std::size_t articles_ = 0, relationships_ = 0, repeated_ = 0, failed_ = 0, undated_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), shown_{};
};

}  // namespace entente
