#pragma once

// Relationships as lines of text for people and as JSON for programs.

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <string>

#include "graph/view.hpp"

namespace entente {

/// "Morocco (MAR)".
std::string describe(const Actor& actor);

/// Prints one relationship with its first sentence, indented: type, mode, time, aspect, contexts; the sentence; where
/// it stands.
void print_relationship(const KnowledgeGraph& graph, EdgeIndex edge);

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

/// The relationship as an object, with all its evidence.
void write_relationship(JsonWriter& json, const View& view, EdgeIndex edge);

/// A string value, and a member with one.
void write_text(JsonWriter& json, std::string_view text);
void write_text(JsonWriter& json, const char* key, std::string_view text);

/// What the writer was filled with, on standard output.
void print_json(const rapidjson::StringBuffer& buffer);

}  // namespace entente
