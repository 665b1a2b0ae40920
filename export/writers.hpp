#pragma once

// The functions of the table in formats.hpp, for programs that know the format they want. All keep what Format
// promises.

#include "export/formats.hpp"

namespace entente {

/// For formats of events only.
inline ExportOptions without_ties(ExportOptions options) {
  options.ties.clear();
  return options;
}

/// Graphviz: one plain statement a node and edge, as Gephi reads it too.
void write_dot(std::ostream& out, const View& view, const ExportOptions& options = {});

/// GraphML. Node ids are made NMTOKENs ("FRA/interior-ministry" is "FRA:interior-ministry"); `actor_id` keeps them.
void write_graphml(std::ostream& out, const View& view, const ExportOptions& options = {});

/// GEXF 1.3 with time, for Gephi's timeline; parallel edges of a type have numbered kinds, as Gephi holds one edge a
/// source, target and kind. Grouped: one edge with all its spells. And GEXF 1.2draft, for NetworkX.
void write_gexf(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_gexf_1_2(std::ostream& out, const View& view, const ExportOptions& options = {});

/// JSON as NetworkX's node_link_graph reads it before 3.6 (`links`), or from 3.6 on (`edges`).
void write_node_link(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_node_link_edges(std::ostream& out, const View& view, const ExportOptions& options = {});

/// JSON for d3-force, Cytoscape.js, graphology and sigma (with coordinates; `type` is `event_type`), and JSON Graph
/// Format 2.
void write_d3(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_cytoscape(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_graphology(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_json_graph(std::ostream& out, const View& view, const ExportOptions& options = {});

/// Maps: actors as points, relationships as lines between them; what has no place has no geometry.
void write_geojson(std::ostream& out, const View& view, const ExportOptions& options = {});

/// CSV for spreadsheets (a text that would be a formula gets an apostrophe before it) and Gephi, and for Neo4j's bulk
/// import.
void write_csv_nodes(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_csv_edges(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_neo4j_nodes(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_neo4j_edges(std::ostream& out, const View& view, const ExportOptions& options = {});

/// Tables of events, one a row, tab-separated: in PLOVER's types or CAMEO's root codes, then every attribute.
void write_plover_events(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_cameo_events(std::ostream& out, const View& view, const ExportOptions& options = {});

/// RDF: relationships as statements with PROV evidence, actors with Wikidata's identifiers; the same triples in both.
void write_turtle(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_json_ld(std::ostream& out, const View& view, const ExportOptions& options = {});

}  // namespace entente
