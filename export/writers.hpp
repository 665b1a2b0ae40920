#pragma once

// The functions of the table in formats.hpp, for programs that know the format they want. All keep what Format
// promises.

#include "export/formats.hpp"

namespace entente {

/// Graphviz: one plain statement a node and edge, as Gephi reads it too.
void write_dot(std::ostream& out, const View& view, const ExportOptions& options = {});

/// GraphML. Node ids are made NMTOKENs ("FRA/interior-ministry" is "FRA:interior-ministry"); `actor_id` keeps them.
void write_graphml(std::ostream& out, const View& view, const ExportOptions& options = {});

/// JSON as NetworkX's node_link_graph reads it before 3.6 (`links`), or from 3.6 on (`edges`). Also for D3.
void write_node_link(std::ostream& out, const View& view, const ExportOptions& options = {});
void write_node_link_edges(std::ostream& out, const View& view, const ExportOptions& options = {});

}  // namespace entente
