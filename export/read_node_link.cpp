#include <fmt/format.h>
#include <istream>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <stdexcept>

#include "export/read_edges.hpp"

namespace entente {
namespace {

/// What RapidJSON reads from, with the number of the line.
class JsonStream {
 public:
  using Ch = char;
  explicit JsonStream(std::istream& in) : in_(in) {}

  Ch Peek() { return at_ < end_ || refill() ? buffer_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    if (at_ < end_) ++at_;
    if (c == '\n') ++line_;
    return c;
  }
  std::size_t Tell() const { return before_ + at_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch /*c*/) {}
  void Flush() {}
  std::size_t PutEnd(Ch* /*begin*/) { return 0; }

  std::size_t line() const { return line_; }

 private:
  bool refill() {
    before_ += end_;
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    at_ = 0;
    end_ = static_cast<std::size_t>(in_.gcount());
    return end_ > 0;
  }

  std::istream& in_;
  std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 16);
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t before_ = 0;
  std::size_t line_ = 1;
};

/// Depth 1 is the document's object, 2 an array of it, 3 a node or an edge, 4 a list in that.
class NodeLink : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, NodeLink> {
 public:
  explicit NodeLink(EdgeReader& edges) : edges_(edges) {}

  bool graph() const { return has_nodes_ && has_edges_; }
  const std::string& expected() const { return expected_; }

  bool Default() { return value({}); }
  bool Null() { return value({}); }
  bool Bool(bool b) { return value(b ? "1" : "0"); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool /*copy*/) { return value({text, size}); }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) { return value({text, size}); }

  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    const std::string_view key(text, size);
    if (depth_ == 1) {
      part_ = key == "nodes" ? Part::nodes : key == "links" || key == "edges" ? Part::edges : Part::other;
    } else if (depth_ == 3) {
      end_ = key == "id" ? End::id : key == "source" ? End::source : key == "target" ? End::target : End::none;
      node_field_ = part_ == Part::nodes ? node_field(key) : std::nullopt;
      edge_field_ = part_ == Part::edges ? edge_field(key) : std::nullopt;
    }
    return true;
  }
  bool StartObject() {
    ++depth_;
    if (depth_ == 2 && part_ != Part::other) return refuse("an array of nodes or edges");
    if (depth_ == 3 && part_ == Part::nodes) node_ = {};
    if (depth_ == 3 && part_ == Part::edges) row_.clear();
    return true;
  }
  bool EndObject(rapidjson::SizeType /*count*/) {
    if (depth_ == 3 && part_ == Part::nodes) edges_.node(node_);
    if (depth_ == 3 && part_ == Part::edges) {
      if (row_.source.empty() || row_.target.empty()) return refuse("a source and a target");
      edges_.edge(row_);
    }
    --depth_;
    return true;
  }
  bool StartArray() {
    if (depth_ == 0) return refuse("an object with nodes and links");
    ++depth_;
    if (depth_ == 2 && part_ == Part::nodes) has_nodes_ = true;
    if (depth_ == 2 && part_ == Part::edges) {
      if (!has_nodes_) return refuse("the nodes before the edges");
      has_edges_ = true;
    }
    return true;
  }
  bool EndArray(rapidjson::SizeType /*count*/) {
    --depth_;
    return true;
  }

 private:
  enum class Part : std::uint8_t { other, nodes, edges };
  enum class End : std::uint8_t { none, id, source, target };

  bool refuse(std::string expected) {
    expected_ = std::move(expected);
    return false;
  }

  bool value(std::string_view text) {
    if (depth_ == 2 && part_ != Part::other) return refuse("a node or an edge");
    if (depth_ == 4) {
      if (part_ == Part::nodes && node_field_ == NodeField::other_names) node_.other_names.emplace_back(text);
      if (part_ == Part::edges && edge_field_ && is_list(*edge_field_)) row_.list(*edge_field_).emplace_back(text);
    }
    if (depth_ != 3) return true;
    if (part_ == Part::nodes) {
      if (end_ == End::id) node_.id = text;
      if (node_field_) node_[*node_field_] = text;
    } else if (part_ == Part::edges) {
      if (end_ == End::source) row_.source = text;
      if (end_ == End::target) row_.target = text;
      if (edge_field_) row_[*edge_field_] = text;
    }
    return true;
  }

  EdgeReader& edges_;
  NodeRow node_;
  EdgeRow row_;
  std::size_t depth_ = 0;
  Part part_ = Part::other;
  End end_ = End::none;
  std::optional<NodeField> node_field_;
  std::optional<EdgeField> edge_field_;
  bool has_nodes_ = false;
  bool has_edges_ = false;
  std::string expected_;
};

}  // namespace

void read_node_link(std::istream& in, const std::string& file, const ReceivePart& receive) {
  EdgeReader edges(file, receive);
  NodeLink handler(edges);
  JsonStream stream(in);
  rapidjson::Reader reader;
  // Iterative: however deep the brackets nest, the stack of calls does not.
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
  if (!handler.expected().empty()) {
    throw std::runtime_error(fmt::format("{}:{}: expected {}", file, stream.line(), handler.expected()));
  }
  if (!result) {
    throw std::runtime_error(
        fmt::format("{}:{}: expected JSON: {}", file, stream.line(), rapidjson::GetParseError_En(result.Code())));
  }
  if (!handler.graph()) throw std::runtime_error(fmt::format("{}:1: expected an object with nodes and links", file));
}

}  // namespace entente
