#include "export/extraction_json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <stdexcept>

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, std::string_view text) {
  writer.String(text.data() ? text.data() : "", static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  put(writer, text);
}

void put(Writer& writer, const char* key, std::uint64_t number) {
  writer.Key(key);
  writer.Uint64(number);
}

template <typename Time>
void put_time(Writer& writer, const char* key, const std::optional<Time>& time) {
  writer.Key(key);
  if (time) {
    put(writer, to_string(*time));
  } else {
    writer.Null();
  }
}

void put_evidence(Writer& writer, const Evidence& evidence) {
  writer.StartObject();
  put(writer, "sentence", std::uint64_t{evidence.sentence});
  put(writer, "begin", std::uint64_t{evidence.begin});
  put(writer, "end", std::uint64_t{evidence.end});
  put(writer, "text", evidence.text);
  writer.EndObject();
}

std::string_view rolled_up(const Extraction& extraction, const std::string& id) {
  const auto actor = std::ranges::find(extraction.actors, id, &Actor::id);
  return actor == extraction.actors.end() || actor->parent.empty() ? std::string_view(id) : actor->parent;
}

void put_relationship(Writer& writer, const Extraction& extraction, const Relationship& r) {
  writer.StartObject();
  put(writer, "actor", rolled_up(extraction, r.actor));
  put(writer, "recipient", rolled_up(extraction, r.recipient));
  put(writer, "type", name(r.type));
  writer.Key("mode");
  r.mode.empty() ? static_cast<void>(writer.Null()) : put(writer, r.mode);
  put(writer, "aspect", name(r.aspect));
  writer.Key("mutual");
  writer.Bool(r.mutual);
  put_time(writer, "date", r.when);
  writer.Key("contexts");
  writer.StartArray();
  for (Context context : r.contexts.items()) put(writer, name(context));
  writer.EndArray();
  writer.Key("confidence");
  writer.Double(r.confidence);
  put(writer, "actor_id", r.actor);
  put(writer, "recipient_id", r.recipient);
  put(writer, "actor_mention", r.actor_mention);
  put(writer, "recipient_mention", r.recipient_mention);
  writer.Key("evidence");
  writer.StartArray();
  for (const Evidence& evidence : r.evidence) put_evidence(writer, evidence);
  writer.EndArray();
  writer.EndObject();
}

void put_office(Writer& writer, const Office& office) {
  writer.StartObject();
  put(writer, "person", office.person_name);
  put(writer, "role", office.role);
  put(writer, "of", office.of);
  put(writer, "person_id", office.person);
  put_time(writer, "term", office.term);
  put(writer, "sentence", std::uint64_t{office.evidence.sentence});
  writer.Key("evidence");
  put_evidence(writer, office.evidence);
  writer.EndObject();
}

void put_actor(Writer& writer, const Actor& actor) {
  writer.StartObject();
  put(writer, "id", actor.id);
  put(writer, "kind", name(actor.kind));
  put(writer, "name", actor.name);
  writer.Key("other_names");
  writer.StartArray();
  for (const std::string& other : actor.other_names) put(writer, other);
  writer.EndArray();
  put(writer, "iso2", actor.iso2);
  put(writer, "wikidata", actor.wikidata);
  put(writer, "parent", actor.parent);
  put(writer, "region", actor.region);
  if (actor.place) {
    writer.Key("latitude");
    writer.Double(actor.place->latitude);
    writer.Key("longitude");
    writer.Double(actor.place->longitude);
  }
  writer.EndObject();
}

[[noreturn]] void fail(std::string_view expected) { throw std::runtime_error(fmt::format("expected {}", expected)); }

using Value = rapidjson::Value;

const Value& member(const Value& object, const char* key) {
  if (!object.IsObject()) fail("an object");
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd()) fail(fmt::format("a member \"{}\"", key));
  return found->value;
}

std::string text(const Value& object, const char* key) {
  const Value& value = member(object, key);
  if (value.IsNull()) return {};
  if (!value.IsString()) fail(fmt::format("a string as \"{}\"", key));
  return {value.GetString(), value.GetStringLength()};
}

std::uint64_t number(const Value& object, const char* key) {
  const Value& value = member(object, key);
  if (!value.IsUint64()) fail(fmt::format("a whole number as \"{}\"", key));
  return value.GetUint64();
}

double real(const Value& object, const char* key) {
  const Value& value = member(object, key);
  if (!value.IsNumber()) fail(fmt::format("a number as \"{}\"", key));
  return value.GetDouble();
}

const Value& list(const Value& object, const char* key) {
  const Value& value = member(object, key);
  if (!value.IsArray()) fail(fmt::format("an array as \"{}\"", key));
  return value;
}

/// A name out of a list of known ones.
template <typename Parse>
auto known(const Value& object, const char* key, Parse parse) {
  const auto value = parse(text(object, key));
  if (!value) fail(fmt::format("a known \"{}\", not \"{}\"", key, text(object, key)));
  return *value;
}

std::optional<TimeSpan> time(const Value& object, const char* key) {
  if (member(object, key).IsNull()) return std::nullopt;
  return known(object, key, [](const std::string& span) { return parse_time_span(span); });
}

Evidence read_evidence(const Value& value, const Source& source) {
  return {.article = source.id,
          .sentence = static_cast<std::uint32_t>(number(value, "sentence")),
          .begin = number(value, "begin"),
          .end = number(value, "end"),
          .text = text(value, "text"),
          .published = source.published};
}

Actor read_actor(const Value& value) {
  Actor actor{.id = text(value, "id"),
              .kind = known(value, "kind", [](const std::string& kind) { return parse_actor_kind(kind); }),
              .name = text(value, "name"),
              .other_names = {},
              .iso2 = text(value, "iso2"),
              .wikidata = text(value, "wikidata"),
              .parent = text(value, "parent"),
              .region = text(value, "region"),
              .place = {}};
  for (const Value& other : list(value, "other_names").GetArray()) {
    if (!other.IsString()) fail("strings in \"other_names\"");
    actor.other_names.emplace_back(other.GetString(), other.GetStringLength());
  }
  if (value.HasMember("latitude")) actor.place = Place{real(value, "latitude"), real(value, "longitude")};
  return actor;
}

Relationship read_relationship(const Value& value, const Source& source) {
  Relationship r{.actor = text(value, "actor_id"),
                 .recipient = text(value, "recipient_id"),
                 .type = known(value, "type", [](const std::string& type) { return parse_event_type(type); }),
                 .mode = text(value, "mode"),
                 .aspect = known(value, "aspect", [](const std::string& aspect) { return parse_aspect(aspect); }),
                 .mutual = member(value, "mutual").IsTrue(),
                 .contexts = {},
                 .when = time(value, "date"),
                 .confidence = real(value, "confidence"),
                 .actor_mention = text(value, "actor_mention"),
                 .recipient_mention = text(value, "recipient_mention"),
                 .evidence = {}};
  for (const Value& name : list(value, "contexts").GetArray()) {
    const auto context = name.IsString() ? parse_context(name.GetString()) : std::nullopt;
    if (!context) fail("known contexts");
    r.contexts.insert(*context);
  }
  for (const Value& evidence : list(value, "evidence").GetArray()) {
    r.evidence.push_back(read_evidence(evidence, source));
  }
  if (r.evidence.empty()) fail("at least one \"evidence\" of each relationship");
  return r;
}

}  // namespace

void write_extraction(std::ostream& out, const Extraction& extraction) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  put(writer, "id", extraction.source.id);
  put_time(writer, "date", extraction.source.published);
  put(writer, "title", extraction.source.title);
  put(writer, "source", extraction.source.publisher);
  put(writer, "url", extraction.source.url);
  if (!extraction.source.copy_of.empty()) put(writer, "copy_of", extraction.source.copy_of);
  if (!extraction.fingerprint.empty()) put(writer, "fingerprint", extraction.fingerprint);
  writer.Key("relationships");
  writer.StartArray();
  for (const Relationship& r : extraction.relationships) put_relationship(writer, extraction, r);
  writer.EndArray();
  writer.Key("offices");
  writer.StartArray();
  for (const Office& office : extraction.offices) put_office(writer, office);
  writer.EndArray();
  writer.Key("actors");
  writer.StartArray();
  for (const Actor& actor : extraction.actors) put_actor(writer, actor);
  writer.EndArray();
  writer.EndObject();
  out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize())).put('\n');
}

Extraction parse_extraction(std::string_view line) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError()) {
    fail(fmt::format("a JSON object: {} at byte {}", rapidjson::GetParseError_En(json.GetParseError()),
                     json.GetErrorOffset()));
  }
  Extraction extraction;
  Source& source = extraction.source;
  source.id = text(json, "id");
  source.title = text(json, "title");
  source.publisher = text(json, "source");
  source.url = text(json, "url");
  if (json.HasMember("copy_of")) source.copy_of = text(json, "copy_of");
  if (json.HasMember("fingerprint")) extraction.fingerprint = text(json, "fingerprint");
  if (!member(json, "date").IsNull()) {
    source.published = known(json, "date", [](const std::string& day) { return parse_day(day); });
  }
  for (const Value& value : list(json, "actors").GetArray()) extraction.actors.push_back(read_actor(value));
  for (const Value& value : list(json, "relationships").GetArray()) {
    extraction.relationships.push_back(read_relationship(value, source));
  }
  for (const Value& value : list(json, "offices").GetArray()) {
    Office office{text(value, "person_id"), text(value, "person"), text(value, "role"),
                  text(value, "of"),        time(value, "term"),   read_evidence(member(value, "evidence"), source)};
    extraction.offices.push_back(std::move(office));
  }
  return extraction;
}

}  // namespace entente
