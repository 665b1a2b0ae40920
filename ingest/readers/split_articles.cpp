#include <algorithm>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <set>
#include <stdexcept>
#include <sys/stat.h>
#include <utility>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/csv.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/feed.hpp"
#include "ingest/readers/json.hpp"
#include "ingest/readers/names.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/readers/sniff.hpp"
#include "ingest/readers/unpack.hpp"
#include "ingest/readers/warc.hpp"

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
      ByteStream bytes(counted(open_file(path)));
      this->stream(bytes, name, meta, 0);
    } catch (const std::runtime_error& error) {
      std::string_view what = error.what();
      if (options_->strict && what.starts_with(name)) throw;
      if (what.starts_with(name + ": ")) what.remove_prefix(name.size() + 2);
      fail(name, std::string(what));
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

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

  ReadSummary summary;

 private:
  static constexpr std::string_view sidecar_ending = ".meta.json";

  ByteSource counted(ByteSource source) const {
    if (!options_->bytes_read) return source;
    return [source = std::move(source), count = options_->bytes_read](char* buffer, std::size_t size) {
      const std::size_t read = source(buffer, size);
      *count += read;
      return read;
    };
  }

  void note(ReadProblem problem, std::string where, std::string what) {
    summary.count(problem);
    if (*report_) (*report_)({problem, std::move(where), std::move(what)});
  }

  void fail(const std::string& where, const std::string& what) {
    if (options_->strict) throw std::runtime_error(fmt::format("{}: {}", where, what));
    note(ReadProblem::failed, where, what);
  }

  /// False where the reading is to end. What the callback throws is kept until all of ours is unwound: it is no fault
  /// of the input.
  bool give(RawArticle&& raw) {
    if (summary.stopped) return false;
    try {
      summary.stopped = !(*each_)(std::move(raw));
    } catch (...) {
      thrown_ = std::current_exception();
      summary.stopped = true;
    }
    return !summary.stopped;
  }

  /// A piece of a stream: an article, or why there is none.
  bool take(const std::string& where, RawArticle&& raw, InputFormat format, ReadProblem problem,
            std::string_view what) {
    if (!what.empty()) {
      if (problem == ReadProblem::failed) {
        fail(where, std::string(what));
      } else {
        note(problem, where, std::string(what));
      }
      return true;
    }
    raw.name = where;
    raw.format = format;
    return give(std::move(raw));
  }

  void stream(ByteStream& bytes, const std::string& name, const std::string& meta, int depth) {
    constexpr int deepest = 4;
    if (is_packed(bytes.peek(sniff_bytes))) {
      if (depth == deepest) return fail(name, "expected fewer archives within archives");
      unpack(bytes, {.bytes = options_->max_unpacked_bytes, .ratio = options_->max_ratio},
             [&](const std::string& entry, ByteStream& inner) {
               const std::string where = entry.empty() ? name : name + ":" + printable(entry);
               const std::string_view file = std::string_view(entry).substr(entry.rfind('/') + 1);
               if (!entry.empty() &&
                   (file.starts_with('.') || !may_hold_articles(file) || has_ending(file, sidecar_ending))) {
                 note(ReadProblem::ignored, where, "not a file of articles");
               } else {
                 stream(inner, where, meta, depth + 1);
               }
               return !summary.stopped;
             });
      return;
    }
    const std::string_view head = bytes.peek(sniff_bytes);
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
      // Lines and quotes can be told only in UTF-8.
      std::string all;
      if (bytes.read_all(all, options_->max_article_bytes) == ByteStream::Outcome::too_long)
        return fail(name, "expected a shorter file in UTF-16");
      all = to_utf8(std::move(all));
      ByteStream converted(from_memory(all));
      return split(converted, name, meta);
    }
    split(bytes, name, meta);
  }

  void split(ByteStream& bytes, const std::string& name, const std::string& meta) {
    const std::size_t limit = options_->max_article_bytes;
    const InputFormat format =
        options_->format == InputFormat::automatic ? sniff(bytes.peek(sniff_bytes), name) : options_->format;
    const auto line = [&](std::size_t number) { return fmt::format("{}:{}", name, number); };
    switch (format) {
      case InputFormat::json:
        return split_json(bytes, options_->fields, limit, [&](JsonPiece&& piece) {
          RawArticle raw;
          raw.bytes = std::move(piece.bytes);
          return take(line(piece.line), std::move(raw), format, ReadProblem::failed, piece.problem);
        });
      case InputFormat::csv:
      case InputFormat::tsv: {
        std::shared_ptr<const TableHeader> header;
        return split_csv(bytes, format, options_->fields, limit, header, [&](CsvPiece&& piece) {
          RawArticle raw;
          raw.bytes = std::move(piece.bytes);
          raw.header = header;
          return take(line(piece.line), std::move(raw), format, ReadProblem::failed, piece.problem);
        });
      }
      case InputFormat::feed:
        return split_feed(bytes, limit, [&](FeedPiece&& piece) {
          return take(line(piece.line), std::move(piece.raw), format, ReadProblem::failed, piece.problem);
        });
      case InputFormat::warc:
        return split_warc(bytes, limit, [&](WarcPiece&& piece) {
          const InputFormat inner = piece.raw.format;
          return take(line(piece.record), std::move(piece.raw), inner, piece.problem, piece.what);
        });
      case InputFormat::automatic:
        return fail(name, "expected text, not binary data");
      default: {
        RawArticle raw;
        raw.meta = meta;
        const bool too_long = bytes.read_all(raw.bytes, limit) == ByteStream::Outcome::too_long;
        take(name, std::move(raw), format, ReadProblem::failed,
             too_long ? fmt::format("expected at most {} bytes in one article", limit) : "");
      }
    }
  }

  const ReadOptions* options_;
  const RawSink* each_;
  const ReadNoteSink* report_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::size_t files_ = 0;
  std::exception_ptr thrown_;
};

}  // namespace

std::optional<std::uint64_t> size_of(std::span<const std::string> inputs) {
  std::uint64_t sum = 0;
  const auto add = [&](const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    if (!error) sum += size;
  };
  for (const std::string& input : inputs) {
    std::error_code error;
    if (fs::is_directory(input, error)) {
      for (fs::recursive_directory_iterator entry(input, error), end; !error && entry != end; entry.increment(error))
        add(entry->path());
    } else if (fs::is_regular_file(input, error)) {
      add(input);
    } else {
      return std::nullopt;
    }
  }
  return sum;
}

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
  splitter.rethrow();
  return splitter.summary;
}

}  // namespace entente
