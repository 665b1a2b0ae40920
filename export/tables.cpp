// CSV for spreadsheets and Gephi, CSV for Neo4j's bulk import, and event tables for political scientists.

#include <fmt/format.h>
#include <optional>
#include <variant>

#include "export/fields.hpp"
#include "export/output.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

/// One row: a cell a column, empty where the node or edge has no such attribute.
class Row {
 public:
  using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

  explicit Row(std::size_t columns) : cells_(columns) {}

  void clear() {
    for (Cell& cell : cells_) cell = {};
  }

  template <typename Field, typename Value>
  void operator()(Field field, const Value& value) {
    Cell& cell = cells_[static_cast<std::size_t>(field)];
    if constexpr (std::is_arithmetic_v<Value>) {
      cell = value;
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      cell = std::string(value);
    } else if (neo4j) {
      cell = neo4j_list(value);
    } else {
      cell = std::string(join_list(value, joined_));
    }
  }

  const std::vector<Cell>& cells() const { return cells_; }
  bool neo4j = false;

 private:
  /// Neo4j splits lists at ";" and knows no escape for it.
  template <typename Texts>
  static std::string neo4j_list(const Texts& items) {
    std::string joined;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) joined += ';';
      const bool url = items[i].find("://") != std::string_view::npos && items[i].find(' ') == std::string_view::npos;
      for (char c : items[i]) joined += c != ';' ? std::string(1, c) : url ? "%3B" : ",";
    }
    return joined;
  }

  std::vector<Cell> cells_;
  std::string joined_;
};

/// True where a spreadsheet would take a text for a formula.
bool looks_like_formula(std::string_view text) {
  for (std::string_view start : {"=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

enum class Dialect : std::uint8_t { spreadsheet, neo4j, tsv };

class Table {
 public:
  Table(std::ostream& stream, Dialect dialect) : out_(stream), dialect_(dialect) {}

  void text(std::string_view value) {
    next();
    if (dialect_ == Dialect::tsv) {
      out_.escaped(value, tsv_escapes);
      return;
    }
    out_ << '"';
    if (dialect_ == Dialect::spreadsheet && looks_like_formula(value)) out_ << '\'';
    out_.escaped(value, csv_escapes) << '"';
  }
  void cell(const Row::Cell& value) {
    if (const auto* words = std::get_if<std::string>(&value)) return text(*words);
    next();
    if (const auto* whole = std::get_if<std::int64_t>(&value)) out_ << *whole;
    if (const auto* real = std::get_if<double>(&value)) out_ << *real;
  }
  void number(std::int64_t value) {
    next();
    out_ << value;
  }
  void end_row() {
    out_ << '\n';
    first_ = true;
  }
  void finish() { out_.finish(); }

 private:
  void next() {
    if (!first_) out_ << (dialect_ == Dialect::tsv ? '\t' : ',');
    first_ = false;
  }

  Output out_;
  Dialect dialect_;
  bool first_ = true;
};

std::string neo4j_column(const Attribute& attribute) {
  const bool day = attribute.name.ends_with("_day") || attribute.name == "reported";
  std::string_view type = "string";
  if (day) type = "date";
  if (attribute.type == "integer") type = "long";
  if (attribute.type == "real") type = "double";
  if (attribute.type == "list") type = "string[]";
  return fmt::format("{}:{}", attribute.name, type);
}

/// "material cooperation" as a relationship type: MATERIAL_COOPERATION.
std::string neo4j_type(std::string_view label) {
  std::string type;
  for (char c : label) type += c == ' ' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return type;
}

std::string neo4j_label(ActorKind kind) {
  std::string label(name(kind));
  label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return "Actor;" + label;
}

void write_nodes(std::ostream& stream, const View& view, const ExportOptions& options, Dialect dialect) {
  const Records records(view, options);
  Table table(stream, dialect);
  const bool neo4j = dialect == Dialect::neo4j;
  table.text(neo4j ? "id:ID" : "Id");
  if (neo4j) table.text(":LABEL");
  for (const Attribute& attribute : node_attributes()) {
    // Gephi knows "Label"; Neo4j has its own.
    table.text(neo4j ? neo4j_column(attribute) : attribute.name == "label" ? "Label" : std::string(attribute.name));
  }
  table.end_row();
  Row row(node_attributes().size());
  row.neo4j = neo4j;
  for (ActorIndex actor : records.nodes()) {
    const NodeRecord& node = records.node(actor);
    row.clear();
    for_each_field(node, row);
    table.text(node.id);
    if (neo4j) table.text(neo4j_label(node.actor->kind));
    for (const Row::Cell& cell : row.cells()) table.cell(cell);
    table.end_row();
  }
  table.finish();
}

void write_edges(std::ostream& stream, const View& view, const ExportOptions& options, Dialect dialect) {
  const Records records(view, options);
  Table table(stream, dialect);
  const bool neo4j = dialect == Dialect::neo4j;
  if (neo4j) {
    for (std::string_view column : {":START_ID", ":END_ID", ":TYPE", "id:string"}) table.text(column);
  } else {
    for (std::string_view column : {"Source", "Target", "Type", "Id"}) table.text(column);
  }
  for (const Attribute& attribute : edge_attributes()) {
    // "Type" says to Gephi whether an edge is directed: ours is "event_type".
    const std::string plain(attribute.name == "type"     ? "event_type"
                            : attribute.name == "label"  ? "Label"
                            : attribute.name == "weight" ? "Weight"
                                                         : attribute.name);
    table.text(neo4j ? neo4j_column(attribute) : plain);
  }
  table.end_row();
  Row row(edge_attributes().size());
  row.neo4j = neo4j;
  EdgeFields fields(options.sentences);
  records.for_each_edge([&](const EdgeRecord& edge) {
    row.clear();
    fields.for_each(edge, row);
    table.text(records.node(edge.source).id);
    table.text(records.node(edge.target).id);
    table.text(neo4j ? neo4j_type(edge.label) : "Directed");
    table.text(fmt::format("{}{}", records.edge_prefix(), edge.number));
    for (const Row::Cell& cell : row.cells()) table.cell(cell);
    table.end_row();
  });
  table.finish();
}

/// GDELT's number of a quad class.
int quad_number(QuadClass quad) { return 1 + static_cast<int>(quad); }

void write_events(std::ostream& stream, const View& view, const ExportOptions& options, bool cameo) {
  const Records records(view, without_ties(options));
  Table table(stream, Dialect::tsv);
  table.text("event_id");
  if (cameo) {
    for (std::string_view column : {"date", "cameo_root", "quad", "goldstein"}) table.text(column);
  } else {
    for (std::string_view column : {"date", "plover_type", "plover_mode", "quad", "intensity"}) table.text(column);
  }
  for (std::string_view end : {"source", "target"}) {
    table.text(end);
    for (std::string_view column : {"name", "kind", "country"}) table.text(fmt::format("{}_{}", end, column));
  }
  for (const Attribute& attribute : edge_attributes()) table.text(attribute.name);
  table.end_row();
  Row row(edge_attributes().size());
  EdgeFields fields(options.sentences);
  const auto end_of = [&](ActorIndex actor) {
    const NodeRecord& node = records.node(actor);
    const Actor& home = records.graph().actors()[records.graph().roll_up(actor)];
    table.text(node.id);
    table.text(node.actor->name);
    table.text(name(node.actor->kind));
    table.text(home.kind == ActorKind::country ? std::string_view(home.id) : std::string_view());
  };
  records.for_each_edge([&](const EdgeRecord& edge) {
    row.clear();
    fields.for_each(edge, row);
    table.text(fmt::format("{}{}", records.edge_prefix(), edge.number));
    table.text(edge.active ? to_string(edge.active->begin) : std::string());
    if (cameo) {
      table.text(cameo_root(edge.plover));
    } else {
      table.text(name(edge.plover));
      table.text(edge.plover == edge.type ? edge.mode : std::string_view());
    }
    table.number(quad_number(edge.quad));
    table.cell(std::isfinite(edge.score) ? Row::Cell(edge.score) : Row::Cell());
    end_of(edge.source);
    end_of(edge.target);
    for (const Row::Cell& cell : row.cells()) table.cell(cell);
    table.end_row();
  });
  table.finish();
}

}  // namespace

void write_csv_nodes(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_nodes(stream, view, options, Dialect::spreadsheet);
}
void write_csv_edges(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_edges(stream, view, options, Dialect::spreadsheet);
}
void write_neo4j_nodes(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_nodes(stream, view, options, Dialect::neo4j);
}
void write_neo4j_edges(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_edges(stream, view, options, Dialect::neo4j);
}
void write_plover_events(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_events(stream, view, options, false);
}
void write_cameo_events(std::ostream& stream, const View& view, const ExportOptions& options) {
  write_events(stream, view, options, true);
}

}  // namespace entente
