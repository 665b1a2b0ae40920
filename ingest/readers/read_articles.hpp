#pragma once

// Files, folders, archives and standard input → Articles, one after another in bounded memory.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/time_span.hpp"
#include "ingest/article.hpp"

namespace entente {

/// What a file or a stream holds. `automatic`: told from its first bytes, and where they leave a doubt from the name's
/// ending.
enum class InputFormat : std::uint8_t { automatic, text, markdown, html, json, csv, tsv, feed, warc };

/// The printed name: "text", "markdown" …
std::string_view name(InputFormat format);

/// The format of that name; absent when there is none.
std::optional<InputFormat> parse_input_format(std::string_view name);

/// Where JSON objects and tables with a header keep what an article consists of: for each part the names to look under,
/// the first that is there counts. Letters match in any case; "a.b" looks into an object within the object.
struct FieldNames {
  std::vector<std::string> id = {"id", "guid", "uri", "_id"};
  std::vector<std::string> title = {"title", "headline", "name"};
  std::vector<std::string> text = {"text",         "body",    "content",     "maintext", "articleBody",
                                   "content_text", "article", "description", "summary"};
  std::vector<std::string> date = {"date",          "published",      "publishedAt",  "published_at",
                                   "datePublished", "date_published", "date_publish", "publication_date",
                                   "publish_date",  "pubDate",        "timestamp",    "webPublicationDate",
                                   "pub_date"};
  std::vector<std::string> source = {"source", "source.name", "publisher",     "publisher.name",
                                     "site",   "site_name",   "source_domain", "domain"};
  std::vector<std::string> url = {"url", "link", "webUrl", "web_url", "canonical_url", "permalink"};
  std::vector<std::string> language = {"language", "lang", "inLanguage"};
};

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  std::optional<Day> published;  ///< for articles that do not say their own day
  bool strict = false;           ///< the first article that cannot be read throws instead of being counted
  FieldNames fields;
  std::vector<std::string> languages = {
      "en"};  ///< ISO 639-1; articles surely in another one are set aside. Empty: all are taken
  std::size_t max_article_bytes = std::size_t{16} << 20;       ///< a longer line, page or file fails
  std::uint64_t max_unpacked_bytes = std::uint64_t{64} << 30;  ///< of one compressed file; what comes after it fails
  std::atomic<std::uint64_t>* bytes_read = nullptr;  ///< counts what was read of the files, for who shows progress
  double max_ratio = 200;  ///< unpacked to packed bytes of one compressed file, looked at from 64 MiB on
};

/// Why something gave no article, or an article with a part missing.
enum class ReadProblem : std::uint8_t {
  failed,    ///< cannot be read: broken, too long, unreadable
  empty,     ///< no text in it
  language,  ///< in another language than asked for
  undated,   ///< read, but no publication day is known
  ignored,   ///< a file of a folder or archive that is no article: pictures, programs, hidden files
};

/// One such thing. `where`: "file", "file:line" or "archive:entry", control characters escaped; `what`: "expected …" or
/// the like.
struct ReadNote {
  ReadProblem problem = ReadProblem::failed;
  std::string where;
  std::string what;
};

/// What a run came to.
struct ReadSummary {
  std::size_t read = 0;  ///< articles handed on
  std::size_t failed = 0;
  std::size_t empty = 0;
  std::size_t language = 0;
  std::size_t undated = 0;  ///< among those read
  std::size_t ignored = 0;
  bool stopped = false;  ///< the callback asked for the end

  void count(ReadProblem problem);
};

using ArticleSink = std::function<bool(Article&&)>;         ///< false ends the reading
using ReadNoteSink = std::function<void(const ReadNote&)>;  ///< may be empty

/// Reads every article of `inputs` in order and hands each to `each`: files of any format, folders (recursively, sorted
/// by name, symbolic links followed once), archives and compressed files of any of them, `-` for standard input. The
/// same inputs give the same articles with the same ids in the same order. A file FILE.meta.json beside a
/// single-article file gives its id, title, date, source, url and language. What cannot be read goes to `report` and is
/// counted; with `strict` it throws instead. Throws std::runtime_error in any case, and before anything is read, where
/// an input does not exist; and for a folder without any article.
ReadSummary read_articles(std::span<const std::string> inputs, const ReadOptions& options, const ArticleSink& each,
                          const ReadNoteSink& report = {});

/// The bytes of all files of `inputs` together; absent where one is standard input or no regular file.
std::optional<std::uint64_t> size_of(std::span<const std::string> inputs);

/// The paths in a file list (`-`: standard input): one a line, or separated by NUL bytes where there are any. Throws
/// std::runtime_error where it cannot be read.
std::vector<std::string> read_file_list(const std::string& path);

// The same in two steps, so that the second may run in many threads at once.

/// The first row of a table.
struct TableHeader {
  std::vector<std::string> columns;  ///< small letters
  char separator = ',';
};

/// One article as it was found, not looked into yet.
struct RawArticle {
  std::string name;  ///< as ReadNote::where
  InputFormat format = InputFormat::text;
  std::string bytes;
  std::string media_type;  ///< what a server said of it: "text/html; charset=…"
  std::string
      url;  ///< what is known from around it, weaker than what the article says itself: address, publisher, language
  std::string source;
  std::string language;
  std::string meta;  ///< the bytes of FILE.meta.json, stronger than what the article says itself
  std::shared_ptr<const TableHeader> header;  ///< of csv and tsv
};

using RawSink = std::function<bool(RawArticle&&)>;  ///< false ends the reading

/// The first step: splits inputs into articles. Counts and reports as read_articles does (`read` stays 0).
ReadSummary split_articles(std::span<const std::string> inputs, const ReadOptions& options, const RawSink& each,
                           const ReadNoteSink& report = {});

/// The second: an article, or why there is none. Touches nothing shared. An article without a day is still an article.
std::variant<Article, ReadNote> decode_article(RawArticle&& raw, const ReadOptions& options);

}  // namespace entente
