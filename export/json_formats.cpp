// The JSON formats: all are an object of nodes and edges, and differ in the words around them.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "export/json_value.hpp"
#include "export/palette.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

class JsonWriter {
 public:
  JsonWriter(std::ostream& stream, const View& view, const ExportOptions& options)
      : records(view, options), out(stream), members(out), fields_(options.sentences) {}

  void text(std::string_view value) { write_json_text(out, value); }
  void id(ActorIndex actor) { text(records.node(actor).id); }
  void id(const EdgeRecord& edge) {
    out << '"';
    out.escaped(records.edge_prefix(), json_escapes) << edge.number << '"';
  }

  /// What stands before an id, and the id.
  template <typename Of>
  void put(std::string_view before, const Of& of) {
    out << before;
    id(of);
  }
  void ends(const EdgeRecord& edge) {
    put(",\"source\":", edge.source);
    put(",\"target\":", edge.target);
  }

  /// One line a node, with a comma between them; `each` writes it.
  template <typename Each>
  void nodes(Each each) {
    std::string_view separator = "\n";
    for (ActorIndex node : records.nodes()) {
      out << separator;
      each(node, records.node(node));
      separator = ",\n";
    }
    out << '\n';
  }
  template <typename Each>
  void edges(Each each) {
    std::string_view separator = "\n";
    records.for_each_edge([&](const EdgeRecord& edge) {
      out << separator;
      each(edge);
      separator = ",\n";
    });
    out << '\n';
  }

  /// The attributes as members: after others of the same object, or as its first.
  void attributes(const NodeRecord& node, bool first) {
    members.begin(first);
    for_each_field(node, members);
  }
  void attributes(const EdgeRecord& edge, bool first) {
    members.begin(first);
    fields_.for_each(edge, members);
  }

  Records records;
  Output out;
  JsonMembers members;

 private:
  EdgeFields fields_;
};

void write_node_link(std::ostream& stream, const View& view, const ExportOptions& options, std::string_view edges) {
  JsonWriter json(stream, view, options);
  // `multigraph`, or NetworkX keeps one edge of each pair.
  json.out << "{\"directed\":true,\"multigraph\":true,\"graph\":{\"title\":";
  json.text(options.title);
  json.out << "},\n\"nodes\":[";
  json.nodes([&](ActorIndex actor, const NodeRecord& node) {
    json.put("{\"id\":", actor);
    json.attributes(node, false);
    json.out << '}';
  });
  json.out << "],\n\"" << edges << "\":[";
  json.edges([&](const EdgeRecord& edge) {
    json.put("{\"source\":", edge.source);
    json.put(",\"target\":", edge.target);
    json.put(",\"key\":", edge);
    json.attributes(edge, false);
    json.out << '}';
  });
  json.out << "]}\n";
  json.out.finish();
}

/// An angle of the circle for each node: those of one part of the world side by side.
std::vector<double> angles(const Records& records) {
  std::vector<ActorIndex> order = records.nodes();
  std::ranges::stable_sort(order, {}, [&](ActorIndex actor) {
    const Actor& a = *records.node(actor).actor;
    return std::pair(part_of(a), std::string_view(a.region));
  });
  std::vector<double> angles(records.graph().actors().size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    angles[order[i]] = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(order.size());
  }
  return angles;
}

/// Three decimals: the same text on every machine.
double rounded(double value) { return std::round(value * 1000) / 1000 + 0.0; }

}  // namespace

void write_node_link(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_node_link(stream, view, options, "links");
}

void write_node_link_edges(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_node_link(stream, view, options, "edges");
}

void write_d3(std::ostream& stream, const View& view, const ExportOptions& options) {
  JsonWriter json(stream, view, options);
  json.out << "{\"nodes\":[";
  json.nodes([&](ActorIndex actor, const NodeRecord& node) {
    json.put("{\"id\":", actor);
    json.out << ",\"group\":";
    json.text(parts()[part_of(*node.actor)].name);
    json.attributes(node, false);
    json.out << '}';
  });
  json.out << "],\n\"links\":[";
  json.edges([&](const EdgeRecord& edge) {
    json.put("{\"id\":", edge);
    json.ends(edge);
    json.out << ",\"value\":" << (std::isfinite(edge.weight) ? edge.weight : 0.0);
    json.attributes(edge, false);
    json.out << '}';
  });
  json.out << "]}\n";
  json.out.finish();
}

// `value` and `key` repeat the ids: NetworkX's cytoscape_graph takes them from there.
void write_cytoscape(std::ostream& stream, const View& view, const ExportOptions& options) {
  JsonWriter json(stream, view, options);
  json.out << "{\"data\":{\"name\":";
  json.text(options.title);
  json.out << "},\n\"elements\":{\"nodes\":[";
  json.nodes([&](ActorIndex actor, const NodeRecord& node) {
    json.put("{\"data\":{\"id\":", actor);
    json.put(",\"value\":", actor);
    json.attributes(node, false);
    json.out << "}}";
  });
  json.out << "],\n\"edges\":[";
  json.edges([&](const EdgeRecord& edge) {
    json.put("{\"data\":{\"id\":", edge);
    json.put(",\"key\":", edge);
    json.ends(edge);
    json.attributes(edge, false);
    json.out << "}}";
  });
  json.out << "]}}\n";
  json.out.finish();
}

// Sigma wants coordinates, and takes `type` as the name of a drawing program: ours is `event_type` there.
void write_graphology(std::ostream& stream, const View& view, const ExportOptions& options) {
  JsonWriter json(stream, view, options);
  const std::vector<double> turn = angles(json.records);
  json.out << "{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\"attributes\":{\"name\":";
  json.text(options.title);
  json.out << "},\n\"nodes\":[";
  json.nodes([&](ActorIndex actor, const NodeRecord& node) {
    json.put("{\"key\":", actor);
    json.out << ",\"attributes\":{\"x\":" << rounded(100 * std::cos(turn[actor]))
             << ",\"y\":" << rounded(100 * std::sin(turn[actor]))
             << ",\"size\":" << rounded(2 + std::sqrt(static_cast<double>(node.degree))) << ",\"color\":\""
             << parts()[part_of(*node.actor)].line << '"';
    json.attributes(node, false);
    json.out << "}}";
  });
  json.out << "],\n\"edges\":[";
  json.members.rename("type", "event_type");
  json.edges([&](const EdgeRecord& edge) {
    json.put("{\"key\":", edge);
    json.ends(edge);
    json.out << ",\"attributes\":{\"size\":" << rounded(std::sqrt(static_cast<double>(edge.count))) << ",\"color\":\""
             << colour(edge.quad) << '"';
    json.attributes(edge, false);
    json.out << "}}";
  });
  json.out << "]}\n";
  json.out.finish();
}

void write_json_graph(std::ostream& stream, const View& view, const ExportOptions& options) {
  JsonWriter json(stream, view, options);
  json.out << "{\"graph\":{\"directed\":true,\"type\":\"international cooperation\",\"label\":";
  json.text(options.title);
  json.out << ",\"metadata\":{},\n\"nodes\":{";
  json.nodes([&](ActorIndex actor, const NodeRecord& node) {
    json.id(actor);
    json.out << ":{\"label\":";
    json.text(node.actor->name.empty() ? node.id : node.actor->name);
    json.out << ",\"metadata\":{";
    json.attributes(node, true);
    json.out << "}}";
  });
  json.out << "},\n\"edges\":[";
  json.edges([&](const EdgeRecord& edge) {
    json.put("{\"id\":", edge);
    json.ends(edge);
    json.out << ",\"relation\":";
    json.text(edge.label);
    json.out << ",\"directed\":" << (edge.mutual == edge.count ? "false" : "true") << ",\"metadata\":{";
    json.attributes(edge, true);
    json.out << "}}";
  });
  json.out << "]}}\n";
  json.out.finish();
}

}  // namespace entente
