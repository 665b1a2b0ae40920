#include "cli/input_options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"

namespace entente {

void InputOptions::define(CLI::App& command) {
  command.add_option("INPUT", inputs, "Files, folders or archives of articles; - for standard input");
  command.add_option("--files-from", lists, "Read the names of inputs from a file, one a line");
  command.add_option("--format", format, "What the inputs are: text, markdown, html, json, csv, tsv, feed, warc")
      ->default_str("told from each");
  command.add_option("--published", published, "The day of publication (YYYY-MM-DD) of articles that do not say it");
  command.add_option("--since", since, "Leave out articles published before this day");
  command.add_option("--actors", actors, "A table of your own names: id, kind, name, other names, parent");
  command.add_option("--limit", limit, "Stop after so many articles");
  command.add_option("-j,--jobs", jobs, "Threads; one a core if not given");
  command.add_flag("--all-languages", all_languages, "Take articles that are not in English too");
  command.add_flag("--strict", strict, "Fail at the first article that cannot be read");
}

Day parse_day_flag(const std::string& flag, const std::string& value) {
  const auto day = parse_day(value);
  if (!day) throw UsageError(fmt::format("{}: expected a day as 2018-02-05, not '{}'", flag, value));
  return *day;
}

ExtractOptions InputOptions::extract_options() const {
  ExtractOptions options{.read = {}, .jobs = jobs, .limit = limit, .since = {}, .skip = {}};
  options.read.strict = strict;
  if (all_languages) options.read.languages.clear();
  if (!published.empty()) options.read.published = parse_day_flag("--published", published);
  if (!since.empty()) options.since = parse_day_flag("--since", since);
  if (!format.empty()) {
    const auto known = parse_input_format(format);
    if (!known) throw UsageError(fmt::format("--format: no such format '{}'", format));
    options.read.format = *known;
  }
  return options;
}

std::vector<std::string> InputOptions::all_inputs() const {
  std::vector<std::string> all = inputs;
  for (const std::string& list : lists) {
    for (std::string& path : read_file_list(list)) all.push_back(std::move(path));
  }
  if (all.empty()) throw UsageError("expected at least one INPUT");
  return all;
}

const Gazetteer& InputOptions::gazetteer() {
  if (actors.empty()) return Gazetteer::builtin();
  if (!extended_) extended_ = Gazetteer::with(actors);
  return *extended_;
}

Progress::Progress(std::string verb) : verb_(std::move(verb)), terminal_(isatty(STDERR_FILENO) != 0) {}

void Progress::step(std::size_t relationships) {
  ++articles_;
  relationships_ += relationships;
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - shown_ < std::chrono::milliseconds(200)) return;
  shown_ = now;
  const std::chrono::duration<double> spent = now - start_;
  fmt::print(stderr, "\r\033[K{} {} articles, {} relationships, {:.0f} articles/s", verb_, articles_, relationships_,
             static_cast<double>(articles_) / spent.count());
}

void Progress::note(const ReadNote& note) {
  if (note.problem == ReadProblem::ignored) return;
  // One undated article is worth a line; thousands are worth the count in the closing line.
  if (note.problem == ReadProblem::undated && ++undated_ > 3) return;
  fmt::print(stderr, "{}entente: {}: {}\n", terminal_ ? "\r\033[K" : "", note.where, note.what);
}

std::string Progress::finish(const ExtractSummary& summary) {
  if (terminal_) fmt::print(stderr, "\r\033[K");
  const ReadSummary& read = summary.read;
  std::string line = fmt::format("{} {} articles, {} relationships", verb_, read.read, relationships_);
  const std::pair<std::size_t, const char*> counts[] = {{summary.skipped, "skipped"},
                                                        {read.failed, "failed"},
                                                        {read.empty, "empty"},
                                                        {read.language, "in other languages"},
                                                        {read.undated, "undated"}};
  for (const auto& [count, what] : counts) {
    if (count != 0) line += fmt::format("; {} {}", count, what);
  }
  return line;
}

}  // namespace entente
