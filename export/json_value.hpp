#pragma once

// JSON members, written one by one. Not installed: for the writers of this folder.

#include <algorithm>

#include "export/fields.hpp"
#include "export/output.hpp"

namespace entente {

inline void write_json_text(Output& out, std::string_view text) {
  out << '"';
  out.escaped(text, json_escapes) << '"';
}

/// A sink of attributes that writes `"name":value` members, each but the first after a comma.
class JsonMembers {
 public:
  explicit JsonMembers(Output& out)
      : out_(out), node_starts_(starts(node_attributes())), edge_starts_(starts(edge_attributes())) {}

  /// The next member is the first of its object, or one of many.
  void begin(bool first) { first_ = first; }

  /// From now on, the attribute of that name has another.
  void rename(std::string_view attribute, std::string_view as) {
    for (auto* starts : {&node_starts_, &edge_starts_}) {
      const auto found = std::ranges::find(*starts, start(attribute));
      if (found != starts->end()) *found = start(as);
    }
  }

  template <typename Field, typename Value>
  void operator()(Field field, const Value& value) {
    const auto& starts = std::is_same_v<Field, NodeField> ? node_starts_ : edge_starts_;
    out_ << std::string_view(starts[static_cast<std::size_t>(field)]).substr(first_ ? 1 : 0);
    first_ = false;
    if constexpr (std::is_arithmetic_v<Value>) {
      out_ << value;
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      write_json_text(out_, value);
    } else {
      out_ << '[';
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (i > 0) out_ << ',';
        write_json_text(out_, value[i]);
      }
      out_ << ']';
    }
  }

 private:
  static std::string start(std::string_view name) { return ",\"" + std::string(name) + "\":"; }
  static std::vector<std::string> starts(std::span<const Attribute> attributes) {
    std::vector<std::string> all;
    for (const Attribute& attribute : attributes) all.push_back(start(attribute.name));
    return all;
  }

  Output& out_;
  bool first_ = true;
  std::vector<std::string> node_starts_, edge_starts_;
};

}  // namespace entente
