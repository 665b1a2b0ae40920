// Writes sample graphs in every format for the readers' tests, and what these must find, made without the exports.

#include <filesystem>
#include <fstream>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include "export/formats.hpp"
#include "tests/unit/export/small_graph.hpp"

namespace {

namespace fs = std::filesystem;
using namespace entente;  // NOLINT(google-build-using-namespace): a program of one file

using Json = rapidjson::Writer<rapidjson::OStreamWrapper>;

/// Bytes as the characters U+0000 to U+00FF: the readers' tests make them valid by themselves.
void write_bytes(Json& json, const char* key, std::string_view bytes) {
  std::string text;
  for (char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0U | (byte >> 6U));
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  json.Key(key);
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_expected(const fs::path& file, const View& view) {
  const KnowledgeGraph& graph = view.graph();
  std::ofstream stream(file);
  rapidjson::OStreamWrapper wrapper(stream);
  Json json(wrapper);
  json.StartObject();
  json.Key("nodes");
  json.StartArray();
  for (ActorIndex actor : view.actors()) {
    json.StartObject();
    write_bytes(json, "id", graph.actors()[actor].id);
    write_bytes(json, "name", graph.actors()[actor].name);
    json.EndObject();
  }
  json.EndArray();
  json.Key("edges");
  json.StartArray();
  for (EdgeIndex edge : view.edges()) {
    const Relationship& r = graph.relationship(edge);
    const EventType plover = plover_type(r.type, r.aspect);
    json.StartObject();
    write_bytes(json, "source", graph.actors()[view.actor_of(edge)].id);
    write_bytes(json, "target", graph.actors()[view.recipient_of(edge)].id);
    json.Key("mutual");
    json.Bool(r.mutual);
    write_bytes(json, "type", name(r.type));
    write_bytes(json, "plover", name(plover));
    write_bytes(json, "class", name(quad_class(plover)));
    const std::optional<TimeSpan> time = graph.effective_time(edge);
    write_bytes(json, "first_day", time ? to_string(time->begin) : "");
    write_bytes(json, "last_day", time ? to_string(time->end - std::chrono::days{1}) : "");
    if (std::isfinite(r.confidence)) {
      json.Key("confidence");
      json.Double(r.confidence);
    }
    write_bytes(json, "sentence", r.evidence.front().text);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_graph(const fs::path& folder, const KnowledgeGraph& graph) {
  for (Resolution resolution : {Resolution::rolled_up, Resolution::all_actors}) {
    const View view(graph, {.resolution = resolution});
    for (const auto& [grouping, how] : {std::pair(Grouping::none, "raw"), std::pair(Grouping::by_class, "class"),
                                        std::pair(Grouping::by_type, "type")}) {
      const fs::path place =
          folder / (std::string(how) + (resolution == Resolution::rolled_up ? "-rolled-up" : "-all-actors"));
      fs::create_directories(place);
      write_expected(place / "expected", view);
      for (const Format& format : formats()) {
        std::ofstream out(place / format.name, std::ios::binary);
        format.write(out, view, {.grouping = grouping});
      }
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const fs::path folder = arguments[1];
  write_graph(folder / "ordinary", small_graph());
  write_graph(folder / "hostile", hostile_graph());
  KnowledgeGraph empty;
  empty.freeze();
  write_graph(folder / "empty", empty);
  return 0;
}
