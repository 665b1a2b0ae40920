#pragma once

// From attributes to relationships. Not installed: for the readers of this folder.

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "export/fields.hpp"
#include "export/read_graph.hpp"

namespace entente {

/// The attribute of that name; absent where it is none of ours.
std::optional<NodeField> node_field(std::string_view name);
std::optional<EdgeField> edge_field(std::string_view name);

/// What a file says of one edge.
struct EdgeRow {
  std::string source, target;
  std::array<std::string, edge_attributes_count> values;
  std::array<std::vector<std::string>, edge_attributes_count> lists;

  std::string& operator[](EdgeField field) { return values[static_cast<std::size_t>(field)]; }
  std::vector<std::string>& list(EdgeField field) { return lists[static_cast<std::size_t>(field)]; }

  /// Splits what join_list() joined.
  void set_list(EdgeField field, std::string_view joined);
  void clear();
};

struct NodeRow {
  std::string id;
  std::array<std::string, node_attributes_count> values;
  std::vector<std::string> other_names;

  std::string& operator[](NodeField field) { return values[static_cast<std::size_t>(field)]; }
};

bool is_list(EdgeField field);

/// Splits at " | " and drops the backslashes, as join_list() makes them.
void split_list(std::string_view joined, std::vector<std::string>& items);

/// Remembers the actors, and turns edges into parts of extractions.
class EdgeReader {
 public:
  EdgeReader(std::string file, const ReceivePart& receive) : file_(std::move(file)), receive_(receive) {}

  void node(NodeRow& row);
  void edge(EdgeRow& row);

 private:
  void office(EdgeRow& row);
  void add_actor(std::vector<Actor>& actors, const std::string& id, const std::string& of, const std::string& mention);

  std::string file_;
  const ReceivePart& receive_;
  std::unordered_map<std::string, Actor> actors_;
  std::uint32_t edges_ = 0;
};

}  // namespace entente
