#include <fmt/format.h>
#include <map>
#include <tuple>

#include "export/fields.hpp"
#include "export/output.hpp"
#include "export/palette.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

struct Dialect {
  std::string_view name_space;
  std::string_view version;
  std::string_view graph;  ///< attributes of <graph>
  bool kinds;              ///< edges have `kind`
};
constexpr Dialect gexf_1_3{"xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\"", "1.3",
                           "defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" "
                           "timerepresentation=\"interval\"",
                           true};
constexpr Dialect gexf_1_2{"xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\"",
                           "1.2", "defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\"", false};

class Gexf {
 public:
  Gexf(std::ostream& stream, const Records& records, const Dialect& dialect)
      : out_(stream), records_(records), dialect_(dialect), fields_(records.options().sentences) {}

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf " << dialect_.name_space << " version=\""
         << dialect_.version << "\">\n<meta><creator>Entente</creator><description>";
    out_.escaped(records_.options().title, xml_escapes) << "</description></meta>\n<graph " << dialect_.graph << ">\n";
    attributes("node", node_attributes());
    attributes("edge", edge_attributes());
    out_ << "<nodes>\n";
    for (ActorIndex actor : records_.nodes()) node(records_.node(actor));
    out_ << "</nodes>\n<edges>\n";
    records_.for_each_edge([&](const EdgeRecord& record) { edge(record); });
    out_ << "</edges>\n</graph>\n</gexf>\n";
    out_.finish();
  }

 private:
  void attributes(std::string_view domain, std::span<const Attribute> table) {
    out_ << "<attributes class=\"" << domain << "\" mode=\"static\">\n";
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (native(table[i].name)) continue;
      out_ << "<attribute id=\"" << static_cast<std::uint64_t>(i) << "\" title=\"" << table[i].name << "\" type=\""
           << xml_type(table[i]) << "\"/>\n";
    }
    out_ << "</attributes>\n";
  }

  /// What is an attribute of the element itself.
  static bool native(std::string_view name) { return name == "label" || name == "weight"; }

  template <typename Field, typename Value>
  void value(Field field, const Value& value) {
    if (native(name(field))) return;
    out_ << "<attvalue for=\"" << static_cast<std::uint64_t>(field) << "\" value=\"";
    if constexpr (std::is_arithmetic_v<Value>) {
      out_ << value;
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      out_.escaped(value, xml_escapes);
    } else {
      out_.escaped(join_list(value, joined_), xml_escapes);
    }
    out_ << "\"/>";
  }

  void attribute(std::string_view name, std::string_view text) {
    out_ << ' ' << name << "=\"";
    out_.escaped(text, xml_escapes) << '"';
  }

  void time(const TimeSpan& span) {
    attribute("start", to_string(span.begin));
    attribute("end", to_string(last_day(span)));
  }

  void colour_of(std::string_view hex) {
    const auto part = [&](std::size_t at) { return std::stoi(std::string(hex.substr(at, 2)), nullptr, 16); };
    out_ << "<viz:color r=\"" << part(1) << "\" g=\"" << part(3) << "\" b=\"" << part(5) << "\"/>";
  }

  void node(const NodeRecord& node) {
    out_ << "<node";
    attribute("id", node.id);
    attribute("label", node.actor->name.empty() ? node.id : node.actor->name);
    if (node.active) time(*node.active);
    out_ << "><attvalues>";
    for_each_field(node, [&](NodeField field, const auto& v) { value(field, v); });
    out_ << "</attvalues>";
    colour_of(parts()[part_of(*node.actor)].line);
    out_ << "</node>\n";
  }

  void edge(const EdgeRecord& edge) {
    out_ << "<edge";
    attribute("id", fmt::format("{}{}", records_.edge_prefix(), edge.number));
    attribute("source", records_.node(edge.source).id);
    attribute("target", records_.node(edge.target).id);
    if (dialect_.kinds) attribute("kind", kind_of(edge));
    attribute("label", edge.label);
    if (std::isfinite(edge.weight)) out_ << " weight=\"" << edge.weight << '"';
    if (edge.spells.size() == 1) time(edge.spells.front());
    out_ << "><attvalues>";
    fields_.for_each(edge, [&](EdgeField field, const auto& v) { value(field, v); });
    out_ << "</attvalues>";
    if (edge.spells.size() > 1) {
      out_ << "<spells>";
      for (const TimeSpan& span : edge.spells) {
        out_ << "<spell";
        time(span);
        out_ << "/>";
      }
      out_ << "</spells>";
    }
    colour_of(colour(edge.quad));
    out_ << "</edge>\n";
  }

  /// Gephi holds one edge a source, target and kind: parallel edges of a type are of numbered kinds.
  std::string kind_of(const EdgeRecord& edge) {
    const int number = ++parallel_[{edge.source, edge.target, edge.label}];
    return number == 1 ? std::string(edge.label) : fmt::format("{} {}", edge.label, number);
  }

  Output out_;
  const Records& records_;
  const Dialect& dialect_;
  EdgeFields fields_;
  std::string joined_;
  std::map<std::tuple<ActorIndex, ActorIndex, std::string_view>, int> parallel_;
};

}  // namespace

void write_gexf(std::ostream& stream, const View& view, const ExportOptions& options) {
  Gexf(stream, Records(view, options), gexf_1_3).write();
}

void write_gexf_1_2(std::ostream& stream, const View& view, const ExportOptions& options) {
  Gexf(stream, Records(view, options), gexf_1_2).write();
}

}  // namespace entente
