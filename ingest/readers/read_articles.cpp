#include "ingest/readers/read_articles.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <stdexcept>
#include <utility>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 9> format_names = {"automatic", "text", "markdown", "html", "json",
                                                          "csv",       "tsv",  "feed",     "warc"};

}  // namespace

std::string_view name(InputFormat format) { return format_names[static_cast<std::size_t>(format)]; }

std::optional<InputFormat> parse_input_format(std::string_view name) {
  const auto found = std::ranges::find(format_names, name);
  if (found == format_names.end()) return std::nullopt;
  return static_cast<InputFormat>(found - format_names.begin());
}

void ReadSummary::count(ReadProblem problem) {
  switch (problem) {
    case ReadProblem::failed:
      ++failed;
      break;
    case ReadProblem::empty:
      ++empty;
      break;
    case ReadProblem::language:
      ++language;
      break;
    case ReadProblem::undated:
      ++undated;
      break;
    case ReadProblem::ignored:
      ++ignored;
      break;
  }
}

std::vector<std::string> read_file_list(const std::string& path) {
  constexpr std::size_t limit = std::size_t{1} << 30;
  ByteStream stream(open_file(path));
  std::string bytes;
  if (stream.read_all(bytes, limit) == ByteStream::Outcome::too_long)
    throw std::runtime_error(fmt::format("{}: expected a file list of at most {} bytes", printable(path), limit));
  const bool by_zeros = bytes.find('\0') != std::string::npos;
  std::vector<std::string> paths;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t end = rest.find(by_zeros ? '\0' : '\n');
    std::string_view line = rest.substr(0, end);
    if (!by_zeros && line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) paths.emplace_back(line);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return paths;
}

ReadSummary read_articles(std::span<const std::string> inputs, const ReadOptions& options, const ArticleSink& each,
                          const ReadNoteSink& report) {
  ReadSummary decoded;
  const auto note = [&](const ReadNote& problem) {
    if (problem.problem == ReadProblem::failed && options.strict)
      throw std::runtime_error(fmt::format("{}: {}", problem.where, problem.what));
    decoded.count(problem.problem);
    if (report) report(problem);
  };
  ReadSummary summary = split_articles(
      inputs, options,
      [&](RawArticle&& raw) {
        const std::string where = raw.name;
        std::variant<Article, ReadNote> result = decode_article(std::move(raw), options);
        if (const ReadNote* problem = std::get_if<ReadNote>(&result)) {
          note(*problem);
          return true;
        }
        Article& article = std::get<Article>(result);
        ++decoded.read;
        if (!article.published) note({ReadProblem::undated, where, "no publication date known"});
        return each(std::move(article));
      },
      report);
  summary.read += decoded.read;
  summary.failed += decoded.failed;
  summary.empty += decoded.empty;
  summary.language += decoded.language;
  summary.undated += decoded.undated;
  summary.ignored += decoded.ignored;
  return summary;
}

}  // namespace entente
