#include "cli/graph_input.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <stdexcept>
#include <streambuf>

#include "ingest/readers/byte_stream.hpp"
#include "ingest/readers/names.hpp"
#include "ingest/readers/sniff.hpp"
#include "ingest/readers/unpack.hpp"

namespace entente {
namespace {

/// A byte stream for those who read from a std::istream.
class StreamBuffer : public std::streambuf {
 public:
  explicit StreamBuffer(ByteStream& bytes) : bytes_(bytes) {}

 protected:
  int_type underflow() override {
    const std::size_t count = bytes_.read(buffer_.data(), buffer_.size());
    setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
    return count == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_[0]);
  }

 private:
  ByteStream& bytes_;
  std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 16);
};

/// The bytes of the file, unpacked: of an archive, its first file.
void with_bytes(const std::string& path, const std::function<void(ByteStream&)>& use) {
  ByteStream file(open_file(path));
  if (!is_packed(file.peek(sniff_bytes))) return use(file);
  unpack(file, {}, [&](const std::string& /*entry*/, ByteStream& bytes) {
    use(bytes);
    return false;
  });
}

const GraphReader* reader_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return nullptr;
  const GraphReader* reader = nullptr;
  try {
    with_bytes(path, [&](ByteStream& bytes) { reader = sniff_graph(bytes.peek(sniff_bytes)); });
  } catch (const std::runtime_error&) {
    // Who reads it as articles will say what is wrong with it.
  }
  return reader;
}

/// The same everywhere, unlike std::hash.
std::size_t part_of(std::string_view article, std::size_t parts) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : article) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return (hash >> 32U) % parts;
}

struct GraphInput {
  std::string path;
  const GraphReader* reader = nullptr;
};

/// Takes the graphs out of `inputs`.
std::vector<GraphInput> take_graphs(std::vector<std::string>& inputs, const std::string& format) {
  const GraphReader* named = graph_reader_of_flag(format);
  std::vector<GraphInput> graphs;
  std::vector<std::string> others;
  for (std::string& input : inputs) {
    const GraphReader* reader = named ? named : format.empty() ? reader_of(input) : nullptr;
    if (reader) {
      graphs.push_back({std::move(input), reader});
    } else {
      others.push_back(std::move(input));
    }
  }
  inputs = std::move(others);
  return graphs;
}

/// In parts, by article, so that memory is bounded whatever the file.
std::size_t parts_of(const GraphInput& graph) {
  // What is read takes some ten times the bytes of the file.
  constexpr std::uintmax_t part_bytes = std::uintmax_t{32} << 20;
  std::error_code error;
  const std::uintmax_t size = graph.path == "-" ? 0 : std::filesystem::file_size(graph.path, error);
  return error ? 1 : size / part_bytes + 1;
}

std::vector<Extraction> read_part(const GraphInput& graph, const std::string& name, std::size_t part,
                                  std::size_t parts) {
  std::vector<Extraction> articles;
  with_bytes(graph.path, [&](ByteStream& bytes) {
    StreamBuffer buffer(bytes);
    std::istream in(&buffer);
    in.exceptions(std::ios::badbit);
    articles = read_extractions(*graph.reader, in, name,
                                [&](std::string_view article) { return part_of(article, parts) == part; });
  });
  return articles;
}

/// "file:line: expected …" apart into place and rest.
ReadNote note_of(const std::string& name, std::string_view error) {
  if (!error.starts_with(name + ":")) return {ReadProblem::failed, name, std::string(error)};
  const std::size_t end = std::min(error.find(": ", name.size()), error.size());
  return {ReadProblem::failed, std::string(error.substr(0, end)),
          std::string(error.substr(std::min(end + 2, error.size())))};
}

ExtractSummary extract_graphs(const std::vector<GraphInput>& graphs, const ExtractOptions& options,
                              const std::function<bool(Extraction&&)>& each, const ReadNoteSink& report) {
  ExtractSummary done;
  const auto hand_on = [&](Extraction&& extraction) {
    const auto& published = extraction.source.published;
    if (options.since && published && *published < *options.since) {
      ++done.skipped;
      return;
    }
    ++done.read.read;
    if (!each(std::move(extraction)) || done.read.read == options.limit) done.read.stopped = true;
  };
  for (const GraphInput& graph : graphs) {
    const std::string name = graph.path == "-" ? "standard input" : printable(graph.path);
    const std::size_t parts = parts_of(graph);
    for (std::size_t part = 0; part < parts; ++part) {
      std::vector<Extraction> articles;
      try {
        articles = read_part(graph, name, part, parts);
      } catch (const std::runtime_error& error) {
        if (options.read.strict) throw;
        done.read.count(ReadProblem::failed);
        report(note_of(name, error.what()));
        break;
      }
      for (Extraction& article : articles) {
        if (options.stop && options.stop()) done.read.stopped = true;
        if (done.read.stopped) return done;
        hand_on(std::move(article));
      }
    }
  }
  return done;
}

}  // namespace

const GraphReader* graph_reader_of_flag(const std::string& format) {
  // "json" are articles, so node-link JSON has a longer name here.
  return format == "json" ? nullptr : find_graph_reader(format == "node-link" ? "json" : format);
}

ExtractSummary extract_inputs(const std::vector<std::string>& inputs, const std::string& format,
                              const ExtractOptions& options, const Extractor& extractor,
                              const std::function<bool(Extraction&&)>& each, const ReadNoteSink& report) {
  std::vector<std::string> articles = inputs;
  const std::vector<GraphInput> graphs = take_graphs(articles, format);
  ExtractSummary done = extract_graphs(graphs, options, each, report);
  if (articles.empty() || done.read.stopped) return done;
  ExtractOptions rest = options;
  if (rest.limit != 0) rest.limit -= done.read.read;
  const ExtractSummary of_articles = extract_articles(articles, rest, extractor, each, report);
  done.read.read += of_articles.read.read;
  done.read.failed += of_articles.read.failed;
  done.read.empty += of_articles.read.empty;
  done.read.language += of_articles.read.language;
  done.read.undated += of_articles.read.undated;
  done.read.ignored += of_articles.read.ignored;
  done.skipped += of_articles.skipped;
  return done;
}

}  // namespace entente
