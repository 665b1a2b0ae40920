#pragma once

// JSON members, written one by one. Not installed: for the writers of this folder.

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
  explicit JsonMembers(Output& out) : out_(out) {}

  /// The next member is the first of its object, or one of many.
  void begin(bool first) { first_ = first; }

  /// From now on, the attribute of that name has another.
  void rename(std::string_view attribute, std::string_view as) {
    renamed_ = attribute;
    as_ = as;
  }

  template <typename Field, typename Value>
  void operator()(Field field, const Value& value) {
    if (!first_) out_ << ',';
    first_ = false;
    const std::string_view own = name(field);
    out_ << '"' << (own == renamed_ ? as_ : own) << "\":";
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
  Output& out_;
  bool first_ = true;
  std::string_view renamed_, as_;
};

}  // namespace entente
