#pragma once

// The attributes of nodes and edges, one by one. Not installed: for the writers of this folder.

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "export/records.hpp"

namespace entente {

/// In the order of node_attributes() and edge_attributes().
enum class NodeField : std::uint8_t {
  label,
  name,
  kind,
  iso2,
  wikidata,
  part_of,
  region,
  latitude,
  longitude,
  other_names,
  degree,
  first_day,
  last_day,
};
enum class EdgeField : std::uint8_t {
  label,
  interaction,
  weight,
  type,
  mode,
  plover,
  cameo,
  quad_class,
  score,
  aspect,
  mutual,
  contexts,
  time,
  first_day,
  last_day,
  reported,
  confidence,
  support,
  count,
  facts,
  actor,
  recipient,
  actor_mention,
  recipient_mention,
  articles,
  urls,
  titles,
  publishers,
  published,
  copy_of,
  sentences,
  evidence,
};

inline constexpr std::size_t node_attributes_count = 13;
inline constexpr std::size_t edge_attributes_count = 32;

inline std::string_view name(NodeField field) { return node_attributes()[static_cast<std::size_t>(field)].name; }
inline std::string_view name(EdgeField field) { return edge_attributes()[static_cast<std::size_t>(field)].name; }

inline Day last_day(const TimeSpan& span) { return span.end - std::chrono::days{1}; }

/// An attribute's type as GraphML and GEXF call it.
inline std::string_view xml_type(const Attribute& attribute) {
  if (attribute.type == "integer") return "long";
  return attribute.type == "real" ? "double" : "string";
}

/// Calls `sink(field, value)` for every attribute that the node has; a value is a std::string_view, std::int64_t,
/// double (finite) or a range of std::string_view.
template <typename Sink>
void for_each_field(const NodeRecord& node, Sink&& sink) {
  const Actor& actor = *node.actor;
  const auto text = [&](NodeField field, std::string_view value) {
    if (!value.empty()) sink(field, value);
  };
  const std::string_view shown = actor.name.empty() ? std::string_view(node.id) : std::string_view(actor.name);
  sink(NodeField::label, shown);
  sink(NodeField::name, shown);
  sink(NodeField::kind, entente::name(actor.kind));
  text(NodeField::iso2, actor.iso2);
  text(NodeField::wikidata, actor.wikidata);
  text(NodeField::part_of, actor.parent);
  text(NodeField::region, actor.region);
  if (actor.place && std::isfinite(actor.place->latitude) && std::isfinite(actor.place->longitude)) {
    sink(NodeField::latitude, actor.place->latitude);
    sink(NodeField::longitude, actor.place->longitude);
  }
  if (!actor.other_names.empty()) {
    sink(NodeField::other_names, std::vector<std::string_view>(actor.other_names.begin(), actor.other_names.end()));
  }
  sink(NodeField::degree, static_cast<std::int64_t>(node.degree));
  if (node.active) {
    sink(NodeField::first_day, std::string_view(to_string(node.active->begin)));
    sink(NodeField::last_day, std::string_view(to_string(last_day(*node.active))));
  }
}

/// The same for edges. Holds the memory that lists need: one for all edges of a file.
class EdgeFields {
 public:
  explicit EdgeFields(Sentences sentences) : sentences_(sentences) {}

  template <typename Sink>
  void for_each(const EdgeRecord& edge, Sink&& sink) {
    const auto text = [&](EdgeField field, std::string_view value) {
      if (!value.empty()) sink(field, value);
    };
    const auto real = [&](EdgeField field, double value) {
      if (std::isfinite(value)) sink(field, value);
    };
    const auto whole = [&](EdgeField field, std::uint32_t value) { sink(field, static_cast<std::int64_t>(value)); };
    sink(EdgeField::label, edge.label);
    sink(EdgeField::interaction, edge.label);
    real(EdgeField::weight, edge.weight);
    sink(EdgeField::type, edge.is_event ? entente::name(edge.type) : edge.label);
    text(EdgeField::mode, edge.mode);
    if (edge.is_event) {
      sink(EdgeField::plover, entente::name(edge.plover));
      sink(EdgeField::cameo, cameo_root(edge.plover));
      sink(EdgeField::quad_class, entente::name(edge.quad));
      real(EdgeField::score, edge.score);
      text(EdgeField::aspect, edge.aspect);
      whole(EdgeField::mutual, edge.mutual);
    }
    if (!edge.contexts.empty()) {
      texts_.clear();
      for (std::uint64_t bits = edge.contexts.bits(); bits != 0; bits &= bits - 1) {
        texts_.push_back(entente::name(static_cast<Context>(std::countr_zero(bits))));
      }
      sink(EdgeField::contexts, texts_);
    }
    if (edge.when) sink(EdgeField::time, std::string_view(to_string(*edge.when)));
    if (edge.active) {
      sink(EdgeField::first_day, std::string_view(to_string(edge.active->begin)));
      sink(EdgeField::last_day, std::string_view(to_string(last_day(*edge.active))));
    }
    if (edge.reported) sink(EdgeField::reported, std::string_view(to_string(*edge.reported)));
    if (edge.is_event) real(EdgeField::confidence, edge.confidence);
    whole(EdgeField::support, edge.support);
    whole(EdgeField::count, edge.count);
    if (edge.is_event) whole(EdgeField::facts, edge.facts);
    text(EdgeField::actor, edge.actor);
    text(EdgeField::recipient, edge.recipient);
    text(EdgeField::actor_mention, edge.actor_mention);
    text(EdgeField::recipient_mention, edge.recipient_mention);
    for_each_source(edge, sink);
    if (!edge.evidence.empty()) for_each_evidence(edge, sink);
  }

 private:
  template <typename Sink>
  void for_each_source(const EdgeRecord& edge, Sink& sink) {
    constexpr std::array fields{std::pair(EdgeField::articles, &Source::id), std::pair(EdgeField::urls, &Source::url),
                                std::pair(EdgeField::titles, &Source::title),
                                std::pair(EdgeField::publishers, &Source::publisher),
                                std::pair(EdgeField::copy_of, &Source::copy_of)};
    for (const auto& [field, member] : fields) {
      texts_.clear();
      bool any = false;
      for (const Source* source : edge.sources) {
        texts_.push_back(source->*member);
        any = any || !texts_.back().empty();
      }
      if (any) sink(field, texts_);
    }
    days_.clear();
    texts_.clear();
    for (const Source* source : edge.sources) {
      if (source->published) days_.push_back(to_string(*source->published));
    }
    std::size_t next = 0;
    for (const Source* source : edge.sources) {
      texts_.push_back(source->published ? std::string_view(days_[next++]) : std::string_view());
    }
    if (!days_.empty()) sink(EdgeField::published, texts_);
  }

  template <typename Sink>
  void for_each_evidence(const EdgeRecord& edge, Sink& sink) {
    if (sentences_ == Sentences::with) {
      texts_.clear();
      for (const EvidenceRef& evidence : edge.evidence) texts_.push_back(evidence.text);
      sink(EdgeField::sentences, texts_);
    }
    // "article#sentence@begin-end": one after another in one string, so that edges cost no allocation.
    places_.clear();
    ends_.clear();
    for (const EvidenceRef& evidence : edge.evidence) {
      places_ += evidence.article;
      append('#', evidence.sentence);
      append('@', evidence.begin);
      append('-', evidence.end);
      ends_.push_back(places_.size());
    }
    texts_.clear();
    std::size_t begin = 0;
    for (std::size_t end : ends_) {
      texts_.push_back(std::string_view(places_).substr(begin, end - begin));
      begin = end;
    }
    sink(EdgeField::evidence, texts_);
  }

  void append(char mark, std::uint64_t number) {
    std::array<char, 24> digits;
    digits[0] = mark;
    places_.append(digits.begin(), std::to_chars(digits.begin() + 1, digits.end(), number).ptr);
  }

  Sentences sentences_;
  std::vector<std::string_view> texts_;
  std::vector<std::string> days_;
  std::vector<std::size_t> ends_;
  std::string places_;
};

/// The items of a list in one text: " | " between them, and a backslash before each | and \ within. In `joined`, or the
/// only item itself.
template <typename Texts>
[[nodiscard]] std::string_view join_list(const Texts& items, std::string& joined) {
  // Twice, as a search for one character is many times as fast as for either.
  const auto is_plain = [](std::string_view item) {
    return item.find('|') == std::string_view::npos && item.find('\\') == std::string_view::npos;
  };
  if (items.size() == 1 && is_plain(items[0])) return items[0];
  joined.clear();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) joined += " | ";
    const std::string_view item = items[i];
    if (is_plain(item)) {
      joined += item;
      continue;
    }
    for (char c : item) {
      if (c == '|' || c == '\\') joined += '\\';
      joined += c;
    }
  }
  return joined;
}

}  // namespace entente
