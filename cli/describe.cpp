#include "cli/describe.hpp"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace entente {
namespace {

/// "Euronews, 2018-02-06, https://…": as much of it as is known.
std::string citation(const Source& source) {
  std::vector<std::string> parts;
  for (const std::string& part : {source.title, source.publisher}) {
    if (!part.empty()) parts.push_back(part);
  }
  if (source.published) parts.push_back(to_string(*source.published));
  parts.push_back(source.url.empty() ? source.id : source.url);
  return fmt::to_string(fmt::join(parts, ", "));
}

}  // namespace

std::string describe(const Actor& actor) {
  if (actor.id == actor.name) return actor.name;
  return fmt::format("{} ({})", actor.name, actor.id);
}

std::string describe(const ClassCounts& classes) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (classes[i] > 0) parts.push_back(fmt::format("{} {}", classes[i], name(static_cast<QuadClass>(i))));
  }
  return fmt::to_string(fmt::join(parts, ", "));
}

std::string describe(const TimeSpan& span) {
  const Day last = span.end - std::chrono::days{1};
  return span.begin == last ? to_string(last) : fmt::format("{} to {}", to_string(span.begin), to_string(last));
}

std::string describe(const Balance& balance) {
  // A mean that rounds to nothing has no sign.
  const double mean = std::abs(balance.mean()) < 0.05 ? 0 : balance.mean();
  return balance.weight == 0 ? "none" : fmt::format("{:+.1f}", mean);
}

std::string count_of(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void print_relationship(const KnowledgeGraph& graph, EdgeIndex edge) {
  const Relationship& r = graph.relationship(edge);
  const auto actors = graph.actors();
  const Actor& actor = actors[graph.actor_of(edge)];
  const Actor& recipient = actors[graph.recipient_of(edge)];
  std::vector<std::string> about;
  for (Context context : r.contexts.items()) about.emplace_back(name(context));
  fmt::print("  {} {} {}: {}{}, {}, {}{}{}\n", actor.name, r.mutual ? "<->" : "->", recipient.name, name(r.type),
             r.mode.empty() ? "" : "/" + r.mode, r.when ? to_string(*r.when) : "no date", name(r.aspect),
             about.empty() ? "" : ", about ", fmt::join(about, ", "));
  const Evidence& first = r.evidence.front();
  fmt::print("    \"{}\"\n", first.text);
  std::set<std::string_view> articles;
  for (const Evidence& evidence : r.evidence) articles.insert(evidence.article);
  const Source* source = graph.find_source(first.article);
  fmt::print("    {}{}\n", source ? citation(*source) : first.article,
             articles.size() > 1 ? fmt::format(" (and {} more)", articles.size() - 1) : "");
}

void write_text(JsonWriter& json, std::string_view text) {
  json.String(text.data() ? text.data() : "", static_cast<rapidjson::SizeType>(text.size()));
}

void write_text(JsonWriter& json, const char* key, std::string_view text) {
  json.Key(key);
  write_text(json, text);
}

void write_relationship(JsonWriter& json, const View& view, EdgeIndex edge) {
  const KnowledgeGraph& graph = view.graph();
  const Relationship& r = graph.relationship(edge);
  json.StartObject();
  write_text(json, "actor", graph.actors()[view.actor_of(edge)].id);
  write_text(json, "recipient", graph.actors()[view.recipient_of(edge)].id);
  write_text(json, "type", name(r.type));
  write_text(json, "mode", r.mode);
  write_text(json, "aspect", name(r.aspect));
  json.Key("mutual"), json.Bool(r.mutual);
  write_text(json, "date", r.when ? to_string(*r.when) : "");
  json.Key("contexts"), json.StartArray();
  for (Context context : r.contexts.items()) write_text(json, name(context));
  json.EndArray();
  json.Key("confidence"), json.Double(r.confidence);
  json.Key("evidence"), json.StartArray();
  for (const Evidence& evidence : r.evidence) {
    const Source* source = graph.find_source(evidence.article);
    json.StartObject();
    write_text(json, "article", evidence.article);
    write_text(json, "url", source ? source->url : "");
    json.Key("sentence"), json.Uint(evidence.sentence);
    json.Key("begin"), json.Uint64(evidence.begin);
    json.Key("end"), json.Uint64(evidence.end);
    write_text(json, "text", evidence.text);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_actor(JsonWriter& json, const char* key, const Actor& actor) { write_text(json, key, actor.id); }

void write_count(JsonWriter& json, const char* key, std::size_t count) {
  json.Key(key);
  json.Uint64(count);
}

void write_classes(JsonWriter& json, const ClassCounts& classes) {
  json.Key("classes");
  json.StartObject();
  for (std::size_t i = 0; i < classes.size(); ++i) {
    write_count(json, name(static_cast<QuadClass>(i)).data(), classes[i]);
  }
  json.EndObject();
}

void write_balance(JsonWriter& json, const char* key, const Balance& balance) {
  json.Key(key);
  if (balance.weight == 0) {
    json.Null();
  } else {
    json.Double(balance.mean());
  }
}

void write_time(JsonWriter& json, const char* key, const std::optional<TimeSpan>& time) {
  json.Key(key);
  if (time) {
    write_text(json, to_string(*time));
  } else {
    json.Null();
  }
}

void print_json(const rapidjson::StringBuffer& buffer) {
  std::fwrite(buffer.GetString(), 1, buffer.GetSize(), stdout);
  std::fputc('\n', stdout);
}

}  // namespace entente
