#include "cli/input_options.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/flags.hpp"
#include "cli/graph_input.hpp"

namespace entente {
namespace {

/// Of articles and of graphs.
std::vector<std::string> format_words() {
  std::vector<std::string> words;
  for (InputFormat known = InputFormat::text; known <= InputFormat::warc;
       known = static_cast<InputFormat>(static_cast<int>(known) + 1)) {
    words.emplace_back(name(known));
  }
  for (const char* known : {"graphml", "node-link", "plover", "gdelt"}) words.emplace_back(known);
  return words;
}

}  // namespace

void InputOptions::define(CLI::App& command) {
  command.add_option("INPUT", inputs, "Files, folders or archives of articles, or graphs; - for standard input");
  const auto add = [&](const char* flag, auto& value, const char* type, const std::string& what) {
    return command.add_option(flag, value, what)->type_name(type);
  };
  add("--files-from", lists, "FILE", "Read the names of inputs from a file, one a line; may be given again")
      ->allow_extra_args(false);
  add("--format", format, "FORMAT", "What the inputs are; told from each where not given")
      ->transform(one_of(format_words()));
  add("--published", published, "DAY", "The day of publication (2018-02-05) of articles that do not say it");
  add("--since", since, "DAY", "Leave out articles published before this day");
  add("--actors", actors, "FILE", "A table of your own names: id, kind, name, other names, parent");
  add("--limit", limit, "N", "Stop after so many articles");
  add("-j,--jobs", jobs, "N", "Threads; one a core where not given");
  add("--language", languages, "CODE",
      "Take articles in this language (ISO 639-1; en where not given), or all; may be given again")
      ->allow_extra_args(false);
  add("--field", fields, "PART=NAME",
      "Where JSON and tables keep id, title, text, date, source, url or language; several "
      "names with commas")
      ->allow_extra_args(false);
  const auto mebibytes = [](std::uint64_t bytes) { return fmt::format("{} MiB", bytes >> 20U); };
  add("--max-article", max_article, "SIZE", "Bytes of one article at most")
      ->transform(CLI::AsSizeValue(false))
      ->default_str(mebibytes(max_article));
  add("--max-unpacked", max_unpacked, "SIZE", "Bytes that a compressed file may unpack to")
      ->transform(CLI::AsSizeValue(false))
      ->default_str(mebibytes(max_unpacked));
  add("--max-ratio", max_ratio, "N", "How many times its size a compressed file may unpack to")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command.add_flag("--strict", strict, "Fail at the first article that cannot be read");
}

Day parse_day_flag(const std::string& flag, const std::string& value) {
  const auto day = parse_day(value);
  if (!day) throw UsageError(fmt::format("{}: expected a day as 2018-02-05, not '{}'", flag, value));
  return *day;
}

namespace {

/// "text=body,content": where to look for a part from now on.
void set_field(FieldNames& names, const std::string& value) {
  const std::pair<std::string_view, std::vector<std::string>*> parts[] = {
      {"id", &names.id},         {"title", &names.title}, {"text", &names.text},        {"date", &names.date},
      {"source", &names.source}, {"url", &names.url},     {"language", &names.language}};
  const std::size_t equals = value.find('=');
  const auto part = std::ranges::find(parts, std::string_view(value).substr(0, equals),
                                      &std::pair<std::string_view, std::vector<std::string>*>::first);
  if (part == std::end(parts) || equals == std::string::npos || equals + 1 == value.size())
    throw UsageError(
        fmt::format("--field: expected id, title, text, date, source, url or language, and =NAME, not '{}'", value));
  *part->second = CLI::detail::split(value.substr(equals + 1), ',');
}

}  // namespace

ExtractOptions InputOptions::extract_options() const {
  ExtractOptions options{.read = {}, .jobs = jobs, .limit = limit, .since = {}, .need = {}};
  options.read.strict = strict;
  options.read.max_article_bytes = max_article;
  options.read.max_unpacked_bytes = max_unpacked;
  options.read.max_ratio = max_ratio;
  for (const std::string& field : fields) set_field(options.read.fields, field);
  if (!languages.empty()) options.read.languages = languages;
  if (std::ranges::find(languages, "all") != languages.end()) options.read.languages.clear();
  if (!published.empty()) options.read.published = parse_day_flag("--published", published);
  if (!since.empty()) options.since = parse_day_flag("--since", since);
  if (const auto known = parse_input_format(format)) options.read.format = *known;
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

Progress::Progress(std::string verb, std::span<const std::string> inputs)
    : verb_(std::move(verb)), terminal_(isatty(STDERR_FILENO) != 0) {
  if (terminal_) all_bytes_ = size_of(inputs);
}

void Progress::step(std::size_t relationships) {
  ++articles_;
  relationships_ += relationships;
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - shown_ < std::chrono::milliseconds(200)) return;
  shown_ = now;
  const std::chrono::duration<double> spent = now - start_;
  fmt::print(stderr, "\r\033[K{} {} articles, {} relationships, {:.0f} articles/s", verb_, articles_, relationships_,
             static_cast<double>(articles_) / spent.count());
  if (failed_ != 0) fmt::print(stderr, ", {} failed", failed_);
  if (all_bytes_ && bytes > 0) {
    const double left = spent.count() * (static_cast<double>(*all_bytes_) / static_cast<double>(bytes) - 1);
    fmt::print(stderr, ", {}:{:02} left", static_cast<int>(left) / 60, static_cast<int>(left) % 60);
  }
}

void Progress::note(const ReadNote& note) {
  if (note.problem == ReadProblem::ignored) return;
  if (note.problem == ReadProblem::failed) ++failed_;
  // One undated article is worth a line; thousands are worth the count in the closing line.
  if (note.problem == ReadProblem::undated && ++undated_ > 3) return;
  fmt::print(stderr, "{}entente: {}: {}\n", terminal_ ? "\r\033[K" : "", note.where, note.what);
}

std::string Progress::finish(const ExtractSummary& summary) {
  if (terminal_) fmt::print(stderr, "\r\033[K");
  const ReadSummary& read = summary.read;
  // What `each` was handed and what came of it are counted apart: known ids and texts are no new articles.
  std::string line = fmt::format("{} {} articles, {} relationships", verb_, articles_, relationships_);
  const std::pair<std::size_t, const char*> counts[] = {{summary.skipped, "skipped"},
                                                        {repeated_, "repeated"},
                                                        {read.failed, "failed"},
                                                        {read.empty, "empty"},
                                                        {read.language, "in other languages"},
                                                        {read.undated, "undated"},
                                                        {copies, "copies in the store"}};
  for (const auto& [count, what] : counts) {
    if (count != 0) line += fmt::format("; {} {}", count, what);
  }
  return line;
}

}  // namespace entente
