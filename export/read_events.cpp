#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <istream>
#include <stdexcept>

#include "export/read_edges.hpp"

namespace entente {
namespace {

/// Lines of cells apart by tabs.
class Lines {
 public:
  Lines(std::istream& in, const std::string& file) : in_(in), file_(file) {}

  /// The next line that is not empty; false at the end.
  bool next() {
    while (std::getline(in_, line_)) {
      ++number_;
      if (line_.ends_with('\r')) line_.pop_back();
      if (line_.empty()) continue;
      cells_.clear();
      for (std::size_t begin = 0; begin <= line_.size();) {
        const std::size_t end = std::min(line_.find('\t', begin), line_.size());
        cells_.push_back(std::string_view(line_).substr(begin, end - begin));
        begin = end + 1;
      }
      return true;
    }
    if (in_.bad()) fail("a file that can be read");
    return false;
  }
  const std::vector<std::string_view>& cells() const { return cells_; }

  [[noreturn]] void fail(const std::string& expected) const {
    throw std::runtime_error(fmt::format("{}:{}: expected {}", file_, std::max<std::size_t>(number_, 1), expected));
  }

 private:
  std::istream& in_;
  const std::string& file_;
  std::string line_;
  std::size_t number_ = 0;
  std::vector<std::string_view> cells_;
};

void unescape(std::string_view cell, std::string& text) {
  text.clear();
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      text += cell[i];
      continue;
    }
    const char c = cell[++i];
    text += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
}

/// What a column of our tables holds.
struct Column {
  std::string name;
  std::optional<EdgeField> field;
};

/// What "source_name" and the like say of an end.
std::optional<NodeField> part_of_end(std::string_view column) {
  if (column.ends_with("_name")) return NodeField::name;
  if (column.ends_with("_kind")) return NodeField::kind;
  if (column.ends_with("_country")) return NodeField::part_of;
  return std::nullopt;
}

/// The known groups of CAMEO that are organisations of ours.
constexpr std::array known_groups{
    std::pair("AFU", "AU"),  std::pair("ARL", "LAS"), std::pair("ASN", "ASEAN"),
    std::pair("EEC", "EU"),  std::pair("IMF", "IMF"), std::pair("NAT", "NATO"),
    std::pair("OAS", "OAS"), std::pair("UNO", "UN"),  std::pair("WBK", "WB"),
};

std::string gdelt_actor(std::string_view country, std::string_view group) {
  if (!country.empty()) return std::string(country);
  for (const auto& [code, id] : known_groups) {
    if (group == code) return id;
  }
  return {};
}

/// "20180205" or "20180205123000" as "2018-02-05"; empty for anything else.
std::string gdelt_day(std::string_view digits) {
  if (digits.size() < 8) return {};
  return fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2));
}

}  // namespace

void read_events(std::istream& in, const std::string& file, const ReceivePart& receive) {
  Lines lines(in, file);
  if (!lines.next()) return;
  std::vector<Column> columns;
  for (std::string_view name : lines.cells()) columns.push_back({std::string(name), edge_field(name)});
  for (const char* needed : {"source", "target"}) {
    if (std::ranges::find(columns, needed, &Column::name) == columns.end()) {
      lines.fail(fmt::format("a header with a column \"{}\"", needed));
    }
  }
  EdgeReader edges(file, receive);
  EdgeRow row;
  NodeRow ends[2];
  std::string text;
  while (lines.next()) {
    if (lines.cells().size() != columns.size()) lines.fail(fmt::format("{} columns", columns.size()));
    row.clear();
    ends[0] = ends[1] = {};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      unescape(lines.cells()[i], text);
      const Column& column = columns[i];
      if (column.field && is_list(*column.field)) {
        if (!text.empty()) row.set_list(*column.field, text);
      } else if (column.field) {
        row[*column.field] = text;
      } else if (column.name == "source" || column.name == "target") {
        (column.name == "source" ? row.source : row.target) = text;
      } else if (const auto part = part_of_end(column.name)) {
        ends[column.name.starts_with("target") ? 1 : 0][*part] = text;
      } else if (column.name == "date" && row[EdgeField::first_day].empty()) {
        row[EdgeField::first_day] = text;
      }
    }
    if (row.source.empty() || row.target.empty()) lines.fail("a source and a target");
    ends[0].id = row.source;
    ends[1].id = row.target;
    for (NodeRow& end : ends) {
      // A country's country is itself.
      if (end[NodeField::part_of] == end.id) end[NodeField::part_of].clear();
      edges.node(end);
    }
    edges.edge(row);
  }
}

void read_gdelt(std::istream& in, const std::string& file, const ReceivePart& receive) {
  Lines lines(in, file);
  EdgeReader edges(file, receive);
  EdgeRow row;
  while (lines.next()) {
    const auto& cells = lines.cells();
    if (cells.size() != 58 && cells.size() != 61) lines.fail("the 58 or 61 columns of GDELT");
    const std::size_t tail = cells.size() - 2;  // DATEADDED, SOURCEURL
    row.clear();
    row.source = gdelt_actor(cells[7], cells[8]);
    row.target = gdelt_actor(cells[17], cells[18]);
    const std::string_view code = cells[26];
    if (row.source.empty() || row.target.empty() || !event_type_of_cameo(code)) continue;
    row[EdgeField::type] = name(*event_type_of_cameo(code));
    row[EdgeField::time] = gdelt_day(cells[1]);
    row[EdgeField::actor_mention] = cells[6];
    row[EdgeField::recipient_mention] = cells[16];
    const std::string url(cells[tail + 1]);
    row.list(EdgeField::articles) = {url.empty() ? fmt::format("gdelt-{}", cells[0]) : url};
    row.list(EdgeField::urls) = {url};
    row.list(EdgeField::published) = {gdelt_day(cells[tail])};
    // GDELT keeps no sentences: the row stands for one, numbered so that the rows of an article stay apart.
    row.list(EdgeField::sentences) = {fmt::format("{} {} {}", cells[6], code, cells[16])};
    std::uint32_t number = 0;
    std::from_chars(cells[0].data(), cells[0].data() + cells[0].size(), number);
    row.list(EdgeField::evidence) = {fmt::format("{}#{}@0-0", row.list(EdgeField::articles).front(), number)};
    edges.edge(row);
  }
}

}  // namespace entente
