#include "export/fields.hpp"
#include "export/output.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

/// A node id as an NMTOKEN, which GraphML demands: "/" is ":", and any byte that is neither a letter, a digit, "-" nor
/// "." is "_" and its two hexadecimal digits. Different ids stay different.
std::string name_token(std::string_view id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string token;
  for (char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.') {
      token += c;
    } else if (c == '/') {
      token += ':';
    } else {
      token += '_';
      token += digits[byte >> 4U];
      token += digits[byte & 15U];
    }
  }
  return token;
}

/// Key ids are "n0", "e0" …: Gephi matches ids before names, and "x", "size" or "label" mean something to it.
void write_keys(Output& out, std::string_view domain, char letter, std::span<const Attribute> attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    out << "  <key id=\"" << letter << static_cast<std::uint64_t>(i) << "\" for=\"" << domain << "\" attr.name=\""
        << attributes[i].name << "\" attr.type=\"" << xml_type(attributes[i]) << "\"/>\n";
  }
}

class GraphmlData {
 public:
  GraphmlData(Output& out, char letter) : out_(out), letter_(letter) {}
  template <typename Field, typename Value>
  void operator()(Field field, const Value& value) {
    out_ << "<data key=\"" << letter_ << static_cast<std::uint64_t>(field) << "\">";
    if constexpr (std::is_arithmetic_v<Value>) {
      out_ << value;
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      out_.escaped(value, xml_escapes);
    } else {
      out_.escaped(join_list(value, joined_), xml_escapes);
    }
    out_ << "</data>";
  }

 private:
  Output& out_;
  char letter_;
  std::string joined_;
};

}  // namespace

void write_graphml(std::ostream& stream, const View& view, const ExportOptions& options) {
  const Records records(view, options);
  std::vector<std::string> tokens(view.graph().actors().size());
  for (ActorIndex node : records.nodes()) tokens[node] = name_token(records.node(node).id);
  Output out(stream);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
         "  <key id=\"g0\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/>\n";
  write_keys(out, "node", 'n', node_attributes());
  out << "  <key id=\"n" << static_cast<std::uint64_t>(node_attributes().size())
      << "\" for=\"node\" attr.name=\"actor_id\" attr.type=\"string\"/>\n";
  write_keys(out, "edge", 'e', edge_attributes());
  out << "  <graph id=\"G\" edgedefault=\"directed\">\n<data key=\"g0\">";
  out.escaped(options.title, xml_escapes) << "</data>\n";
  GraphmlData node_data(out, 'n');
  for (ActorIndex node : records.nodes()) {
    out << "<node id=\"" << tokens[node] << "\">";
    for_each_field(records.node(node), node_data);
    out << "<data key=\"n" << static_cast<std::uint64_t>(node_attributes().size()) << "\">";
    out.escaped(records.node(node).id, xml_escapes) << "</data></node>\n";
  }
  GraphmlData edge_data(out, 'e');
  EdgeFields fields(options.sentences);
  const std::string prefix = name_token(records.edge_prefix());
  records.for_each_edge([&](const EdgeRecord& edge) {
    out << "<edge id=\"" << prefix << edge.number << "\" source=\"" << tokens[edge.source] << "\" target=\""
        << tokens[edge.target] << "\">";
    fields.for_each(edge, edge_data);
    out << "</edge>\n";
  });
  out << "  </graph>\n</graphml>\n";
  out.finish();
}

}  // namespace entente
