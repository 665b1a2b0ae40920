#include "export/json_value.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

void write_node_link(std::ostream& stream, const View& view, const ExportOptions& options, std::string_view edges) {
  const Records records(view, options);
  Output out(stream);
  JsonMembers members(out);
  // `multigraph`, or NetworkX keeps one edge of each pair.
  out << "{\"directed\":true,\"multigraph\":true,\"graph\":{\"title\":";
  write_json_text(out, options.title);
  out << "},\n\"nodes\":[";
  std::string_view separator = "\n";
  for (ActorIndex node : records.nodes()) {
    out << separator << "{\"id\":";
    write_json_text(out, records.node(node).id);
    members.begin(false);
    for_each_field(records.node(node), members);
    out << '}';
    separator = ",\n";
  }
  out << "\n],\n\"" << edges << "\":[";
  separator = "\n";
  EdgeFields fields(options.sentences);
  records.for_each_edge([&](const EdgeRecord& edge) {
    out << separator << "{\"source\":";
    write_json_text(out, records.node(edge.source).id);
    out << ",\"target\":";
    write_json_text(out, records.node(edge.target).id);
    out << ",\"key\":";
    out << '"';
    out.escaped(records.edge_prefix(), json_escapes) << edge.number << '"';
    members.begin(false);
    fields.for_each(edge, members);
    out << '}';
    separator = ",\n";
  });
  out << "\n]}\n";
  out.finish();
}

}  // namespace

void write_node_link(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_node_link(stream, view, options, "links");
}

void write_node_link_edges(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_node_link(stream, view, options, "edges");
}

}  // namespace entente
