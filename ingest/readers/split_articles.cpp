#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <stdexcept>
#include <sys/stat.h>
#include <utility>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/json.hpp"
#include "ingest/readers/names.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/readers/sniff.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Walks the inputs and cuts what it finds into articles.
class Splitter {
 public:
  Splitter(const ReadOptions& options, const RawSink& each, const ReadNoteSink& report)
      : options_(&options), each_(&each), report_(&report) {}

  void file(const std::string& path, const std::string& meta) {
    const std::string name = path == "-" ? "standard input" : printable(path);
    try {
      ByteStream stream(open_file(path));
      this->stream(stream, name, meta);
    } catch (const std::runtime_error& error) {
      if (options_->strict) throw;
      std::string_view what = error.what();
      if (what.starts_with(name + ": ")) what.remove_prefix(name.size() + 2);
      note(ReadProblem::failed, name, std::string(what));
    }
  }

  void folder(const fs::path& path) {
    struct ::stat status = {};
    if (::stat(path.c_str(), &status) != 0 || !visited_.emplace(status.st_dev, status.st_ino).second) return;
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
      entries.push_back(entry->path());
    if (error) {
      fail(printable(path.native()), "expected a folder that can be listed: " + error.message());
      return;
    }
    std::ranges::sort(entries, {}, [](const fs::path& entry) { return entry.native(); });
    for (const fs::path& entry : entries) {
      if (summary.stopped) return;
      const std::string name = entry.filename().native();
      if (has_ending(name, sidecar_ending)) continue;
      if (fs::is_directory(entry, error)) {
        if (!name.starts_with('.')) folder(entry);
      } else if (fs::is_regular_file(entry, error) && !name.starts_with('.') && may_hold_articles(name)) {
        ++files_;
        file(entry.native(), sidecar(entry.native()));
      } else {
        note(ReadProblem::ignored, printable(entry.native()), "not a file of articles");
      }
    }
  }

  static std::string sidecar(const std::string& path) {
    std::string bytes;
    std::error_code error;
    if (const std::string beside = path + std::string(sidecar_ending); fs::is_regular_file(beside, error)) {
      ByteStream stream(open_file(beside));
      stream.read_all(bytes, std::size_t{1} << 20);
    }
    return bytes;
  }

  std::size_t files() const { return files_; }

  ReadSummary summary;

 private:
  static constexpr std::string_view sidecar_ending = ".meta.json";

  void note(ReadProblem problem, std::string where, std::string what) {
    summary.count(problem);
    if (*report_) (*report_)({problem, std::move(where), std::move(what)});
  }

  void fail(const std::string& where, const std::string& what) {
    if (options_->strict) throw std::runtime_error(fmt::format("{}: {}", where, what));
    note(ReadProblem::failed, where, what);
  }

  bool give(RawArticle&& raw) {
    if (summary.stopped) return false;
    summary.stopped = !(*each_)(std::move(raw));
    return !summary.stopped;
  }

  void stream(ByteStream& stream, const std::string& name, const std::string& meta) {
    const InputFormat format =
        options_->format == InputFormat::automatic ? sniff(stream.peek(sniff_bytes), name) : options_->format;
    switch (format) {
      case InputFormat::json:
        split_json(stream, options_->fields, options_->max_article_bytes, [&](JsonPiece&& piece) {
          const std::string where = fmt::format("{}:{}", name, piece.line);
          if (piece.problem.empty()) {
            RawArticle raw;
            raw.name = where;
            raw.format = format;
            raw.bytes = std::move(piece.bytes);
            return give(std::move(raw));
          }
          fail(where, std::string(piece.problem));
          return true;
        });
        break;
      case InputFormat::automatic:
        fail(name, "expected text, not binary data");
        break;
      default: {
        RawArticle raw;
        raw.name = name;
        raw.format = format;
        raw.meta = meta;
        if (stream.read_all(raw.bytes, options_->max_article_bytes) == ByteStream::Outcome::too_long)
          fail(name, fmt::format("expected at most {} bytes in one article", options_->max_article_bytes));
        else
          give(std::move(raw));
      }
    }
  }

  const ReadOptions* options_;
  const RawSink* each_;
  const ReadNoteSink* report_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::size_t files_ = 0;
};

}  // namespace

ReadSummary split_articles(std::span<const std::string> inputs, const ReadOptions& options, const RawSink& each,
                           const ReadNoteSink& report) {
  for (const std::string& input : inputs) {
    std::error_code error;
    if (input != "-" && !fs::exists(input, error))
      throw std::runtime_error(
          fmt::format("{}: expected a file or folder, found nothing of that name", printable(input)));
  }
  Splitter splitter(options, each, report);
  for (const std::string& input : inputs) {
    if (splitter.summary.stopped) break;
    std::error_code error;
    if (input == "-") {
      splitter.file(input, {});
    } else if (fs::is_directory(input, error)) {
      const std::size_t before = splitter.files();
      splitter.folder(input);
      if (splitter.files() == before)
        throw std::runtime_error(
            fmt::format("{}: expected a folder with articles (.txt, .md, .html, .json, .jsonl, .xml, .csv, .tsv, "
                        ".warc, or compressed)",
                        printable(input)));
    } else {
      splitter.file(input, Splitter::sidecar(input));
    }
  }
  return splitter.summary;
}

}  // namespace entente
