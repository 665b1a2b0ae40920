#pragma once

// Relationships as lines of text for people and as JSON for programs.

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <string>

#include "graph/profile.hpp"

namespace entente {

/// "Morocco (MAR)".
std::string describe(const Actor& actor);

/// "3 verbal cooperation, 1 material conflict", without what does not occur.
std::string describe(const ClassCounts& classes);

/// "2018-02-06", "2018-02-06 to 2019-01-22".
std::string describe(const TimeSpan& span);

/// "+5.5"; "none" where nothing weighs.
std::string describe(const Balance& balance);

/// Prints one relationship with its first sentence, indented: type, mode, time, aspect, contexts; the sentence; where
/// it stands.
void print_relationship(const KnowledgeGraph& graph, EdgeIndex edge);

/// "1 relationship", "2 relationships".
std::string count_of(std::size_t count, std::string_view noun);

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

/// The relationship as an object, with all its evidence.
void write_relationship(JsonWriter& json, const View& view, EdgeIndex edge);

/// A string value, and a member with one.
void write_text(JsonWriter& json, std::string_view text);
void write_text(JsonWriter& json, const char* key, std::string_view text);

/// Members of an object: an actor's id; numbers by quad class; the balance, null where nothing weighs; a time, null
/// where it is unknown.
void write_actor(JsonWriter& json, const char* key, const Actor& actor);
void write_count(JsonWriter& json, const char* key, std::size_t count);
void write_classes(JsonWriter& json, const ClassCounts& classes);
void write_balance(JsonWriter& json, const char* key, const Balance& balance);
void write_time(JsonWriter& json, const char* key, const std::optional<TimeSpan>& time);

/// What the writer was filled with, on standard output.
void print_json(const rapidjson::StringBuffer& buffer);

}  // namespace entente
