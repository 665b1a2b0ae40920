#include <fmt/format.h>

#include "export/fields.hpp"
#include "export/output.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

/// Attributes as `name="value", name="value`: what ends the one before goes with the next one's name.
class DotAttributes {
 public:
  DotAttributes(Output& out, std::span<const Attribute> attributes) : out_(out) {
    // Put together once: many short pieces cost more than what they hold.
    for (const Attribute& attribute : attributes) starts_.push_back(fmt::format("\", {}=\"", attribute.name));
  }

  void begin() { first_ = true; }

  template <typename Field, typename Value>
  void operator()(Field field, const Value& value) {
    out_ << std::string_view(starts_[static_cast<std::size_t>(field)]).substr(first_ ? 3 : 0);
    first_ = false;
    if constexpr (std::is_arithmetic_v<Value>) {
      out_ << value;  // DOT knows no exponents
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      out_.escaped(value, dot_escapes);
    } else {
      out_.escaped(join_list(value, joined_), dot_escapes);
    }
  }

 private:
  Output& out_;
  std::vector<std::string> starts_;
  std::string joined_;
  bool first_ = false;
};

/// Graphviz takes a name that begins with "%" for one that it made up itself: those get "_" before it.
std::string dot_id(const Records& records, ActorIndex actor) {
  std::string id = records.node(actor).id;
  if (!id.starts_with('%')) return id;
  do id.insert(0, "_");
  while (records.graph().find_actor(id));
  return id;
}

}  // namespace

// Plain statements only: Gephi's reader silently reads nothing from a file with default lines (`node […]`).
void write_dot(std::ostream& stream, const View& view, const ExportOptions& options) {
  const Records records(view, options);
  Output out(stream);
  DotAttributes node_attributes_of(out, node_attributes());
  DotAttributes edge_attributes_of(out, edge_attributes());
  std::vector<std::string> ids(view.graph().actors().size());
  for (ActorIndex node : records.nodes()) ids[node] = dot_id(records, node);
  const auto id = [&](ActorIndex actor) { out.escaped(ids[actor], dot_escapes); };
  out << "digraph entente {\n";
  for (ActorIndex node : records.nodes()) {
    out << '"';
    id(node);
    out << "\" [";
    node_attributes_of.begin();
    for_each_field(records.node(node), node_attributes_of);
    out << "\"];\n";
  }
  EdgeFields fields(options.sentences);
  records.for_each_edge([&](const EdgeRecord& edge) {
    out << '"';
    id(edge.source);
    out << "\" -> \"";
    id(edge.target);
    // A key of its own: Gephi and cgraph join the edges of a pair that share one.
    out << "\" [key=\"" << records.edge_prefix() << edge.number;
    fields.for_each(edge, edge_attributes_of);
    out << "\"];\n";
  });
  out << "}\n";
  out.finish();
}

}  // namespace entente
