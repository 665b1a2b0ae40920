#pragma once

// Relationships that were coded elsewhere, as a table of five columns.

#include <filesystem>
#include <istream>
#include <string_view>

#include "graph/knowledge_graph.hpp"

namespace entente {

/// The frozen graph of lines (UTF-8) `actor,recipient,type,time,confidence`, as `FRA,MAR,CONSULT,2024-10-28,0.9`: ids,
/// the name of an EventType, what parse_time_span reads or nothing, and a number from 0 to 1. No header, no quotes;
/// empty lines are passed over. Each line is its own evidence, a sentence of the article `name`, numbered from 1.
/// Throws std::runtime_error `name:line: expected …`.
KnowledgeGraph parse_edge_list(std::istream& in, std::size_t size, std::string_view name);

/// The same of a file, whose name is the article's.
KnowledgeGraph read_edge_list(const std::filesystem::path& file);

}  // namespace entente
