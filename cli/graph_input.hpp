#pragma once

// Inputs that are graphs already: taken in as they are, beside articles.

#include <functional>
#include <string>
#include <vector>

#include "export/read_graph.hpp"
#include "ingest/relationships/extract_articles.hpp"

namespace entente {

/// What a --format flag asks for: "graphml", "node-link", "plover" or "gdelt"; null for a format of articles.
const GraphReader* graph_reader_of_flag(const std::string& format);

/// extract_articles(), but for the inputs that are graphs: these come first, and what their articles say is handed on
/// as it stands. A file is a graph, packed or not, by what is in it, or where `format` names a reader. A large one is
/// read several times rather than to hold more than a part of it; standard input is held whole. A graph that cannot be
/// read is a failed input, of which nothing more is taken.
ExtractSummary extract_inputs(const std::vector<std::string>& inputs, const std::string& format,
                              const ExtractOptions& options, const Extractor& extractor,
                              const std::function<bool(Extraction&&)>& each, const ReadNoteSink& report);

}  // namespace entente
