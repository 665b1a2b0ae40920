#include <unordered_map>

#include "export/read_edges.hpp"
#include "export/xml_reader.hpp"

namespace entente {
namespace {

/// What a <key> stands for.
struct Key {
  std::string id;
  std::string name;
  bool node = false;
  bool list = false;
  std::optional<NodeField> node_field;
  std::optional<EdgeField> edge_field;
};

class Graphml {
 public:
  Graphml(std::istream& in, const std::string& file, const ReceivePart& receive)
      : xml_(in, file), edges_(file, receive) {}

  void read() {
    expect_root();
    for (XmlToken token = xml_.next(); token != XmlToken::end_of_file; token = xml_.next()) {
      if (token != XmlToken::start) continue;
      const std::string_view element = local(xml_.name());
      if (element == "key") {
        key();
      } else if (element == "node") {
        node();
      } else if (element == "edge") {
        edge();
      } else if (element == "hyperedge" || element == "port") {
        xml_.fail("a graph of nodes and edges only");
      }
    }
  }

 private:
  static std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }

  void expect_root() {
    XmlToken token = xml_.next();
    while (token == XmlToken::text) token = xml_.next();
    if (token != XmlToken::start || local(xml_.name()) != "graphml") xml_.fail("<graphml>");
  }

  const std::string& required(std::string_view attribute) {
    const std::string* value = xml_.attribute(attribute);
    if (!value) xml_.fail(std::string(attribute) + "=\"…\"");
    return *value;
  }

  void key() {
    Key key;
    key.id = required("id");
    const std::string* name = xml_.attribute("attr.name");
    const std::string* domain = xml_.attribute("for");
    key.name = name ? *name : key.id;
    key.node = domain && *domain == "node";
    if (key.node) {
      key.node_field = node_field(key.name);
    } else {
      key.edge_field = edge_field(key.name);
      key.list = key.edge_field && is_list(*key.edge_field);
    }
    key_numbers_[key.id] = keys_.size();
    keys_.push_back(std::move(key));
  }

  /// The key of that id; null where there is none. Elements have their data in the order of the keys, mostly.
  const Key* find_key(const std::string& id) {
    if (next_key_ >= keys_.size() || keys_[next_key_].id != id) {
      const auto found = key_numbers_.find(id);
      if (found == key_numbers_.end()) return nullptr;
      next_key_ = found->second;
    }
    return &keys_[next_key_++];
  }

  /// Calls `each` with the key and text of every <data> of the element that has just begun.
  template <typename Each>
  void for_each_data(Each each) {
    const Key* current = nullptr;
    std::size_t depth = 1;
    text_.clear();
    while (depth > 0) {
      switch (xml_.next()) {
        case XmlToken::start: {
          ++depth;
          if (depth == 2 && local(xml_.name()) == "data") {
            const std::string* id = xml_.attribute("key");
            current = id ? find_key(*id) : nullptr;
            text_.clear();
          } else if (local(xml_.name()) == "graph") {
            xml_.fail("no graph within a node");
          }
          break;
        }
        case XmlToken::end:
          if (--depth == 1 && current) each(*current, text_), current = nullptr;
          break;
        case XmlToken::text:
          if (current) text_ += xml_.text();
          break;
        case XmlToken::end_of_file:
          xml_.fail("the end of the element");
      }
    }
  }

  void node() {
    NodeRow row;
    const std::string token = required("id");
    row.id = token;
    for_each_data([&](const Key& key, const std::string& text) {
      if (key.name == "actor_id") row.id = text;
      if (!key.node_field) return;
      if (*key.node_field == NodeField::other_names) {
        split_list(text, row.other_names);
      } else {
        row[*key.node_field] = text;
      }
    });
    ids_[token] = row.id;
    edges_.node(row);
  }

  void edge() {
    row_.clear();
    row_.source = id_of(required("source"));
    row_.target = id_of(required("target"));
    for_each_data([&](const Key& key, const std::string& text) {
      if (!key.edge_field) return;
      if (key.list) {
        row_.set_list(*key.edge_field, text);
      } else {
        row_[*key.edge_field] = text;
      }
    });
    edges_.edge(row_);
  }

  const std::string& id_of(const std::string& token) const {
    const auto found = ids_.find(token);
    return found == ids_.end() ? token : found->second;
  }

  XmlReader xml_;
  EdgeReader edges_;
  std::vector<Key> keys_;
  std::unordered_map<std::string, std::size_t> key_numbers_;
  std::size_t next_key_ = 0;
  std::unordered_map<std::string, std::string> ids_;
  std::string text_;
  EdgeRow row_;
};

}  // namespace

void read_graphml(std::istream& in, const std::string& file, const ReceivePart& receive) {
  Graphml(in, file, receive).read();
}

}  // namespace entente
