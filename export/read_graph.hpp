#pragma once

// Graphs of others, and our own exports, read back as what articles say.

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/extraction.hpp"

namespace entente {

/// Takes one part of what an article says. The parts of an article come in no order and have its Source each.
using ReceivePart = std::function<void(Extraction&&)>;

/// One format that can be read. `read` streams: it keeps the actors, and of the edges one at a time. What it takes from
/// a file: the attributes of formats.hpp, by their names; all else is passed over. An edge without articles is evidence
/// of the file itself (its id is `file`); one of an unknown type counts as CONSULT; one from an actor to itself is left
/// out. Throws std::runtime_error "file:line: expected …" for what is not in the format.
struct GraphReader {
  std::string_view name;     ///< "graphml", "json", "plover", "gdelt"
  std::string_view endings;  ///< of file names, separated by spaces
  void (*read)(std::istream& in, const std::string& file, const ReceivePart& receive);
};
std::span<const GraphReader> graph_readers();

/// The format of a file that begins so; null where it is none of these. Told by what is in it: <graphml>, the members
/// of node-link JSON, a header with source and target, the columns of GDELT.
const GraphReader* sniff_graph(std::string_view head);

/// The reader of that name; null where there is none.
const GraphReader* find_graph_reader(std::string_view name);

/// GraphML: ours, and any other of nodes and edges without nested graphs, ports or hyperedges.
void read_graphml(std::istream& in, const std::string& file, const ReceivePart& receive);

/// Node-link JSON, with `links` or `edges`. Nodes must come before edges.
void read_node_link(std::istream& in, const std::string& file, const ReceivePart& receive);

/// Our event tables, in PLOVER or CAMEO: tab-separated, with a header that names at least source and target.
void read_events(std::istream& in, const std::string& file, const ReceivePart& receive);

/// GDELT's event tables, 1.0 (58 columns) and 2.0 (61 columns): the rows between two countries or known organisations,
/// but for plain statements (01); evidence is the article at SOURCEURL. Confidence is 0.5: GDELT gives none.
void read_gdelt(std::istream& in, const std::string& file, const ReceivePart& receive);

/// All parts of a file, put together: one extraction an article, sorted by its id. Needs the memory of all of them, or
/// of those articles that are `wanted`. Writing all of a graph, raw and with all actors, and reading it back gives the
/// same relationships.
std::vector<Extraction> read_extractions(const GraphReader& reader, std::istream& in, const std::string& file,
                                         const std::function<bool(std::string_view article)>& wanted = {});

}  // namespace entente
