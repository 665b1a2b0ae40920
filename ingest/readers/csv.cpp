#include "ingest/readers/csv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/dates.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

/// Fields without their quotes; a quote within a quoted field is doubled, one within a plain field is itself.
std::vector<std::string> split_row(std::string_view row, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  bool fresh = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted && c == '"' && i + 1 < row.size() && row[i + 1] == '"') {
      fields.back() += row[++i];
    } else if (quoted && c == '"') {
      quoted = false;
    } else if (!quoted && fresh && c == '"') {
      quoted = true;
      fresh = false;
    } else if (!quoted && c == separator) {
      fields.emplace_back();
      fresh = true;
    } else {
      fields.back() += c;
      fresh = false;
    }
  }
  return fields;
}

char find_separator(std::string_view header, InputFormat format) {
  if (format == InputFormat::tsv) return '\t';
  char best = ',';
  for (const char c : {',', ';', '\t', '|'})
    if (std::ranges::count(header, c) > std::ranges::count(header, best)) best = c;
  return best;
}

std::ptrdiff_t column(const TableHeader& header, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto found = std::ranges::find(header.columns, lower(name));
    if (found != header.columns.end()) return found - header.columns.begin();
  }
  return -1;
}

std::string look_up(const std::vector<std::string>& row, const TableHeader& header,
                    const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const std::ptrdiff_t at = column(header, {name});
        at >= 0 && static_cast<std::size_t>(at) < row.size() && !row[static_cast<std::size_t>(at)].empty())
      return row[static_cast<std::size_t>(at)];
  return {};
}

/// Reads one row: a line, and further ones while a quote is open.
ByteStream::Outcome read_row(ByteStream& stream, std::size_t limit, char separator, std::string& row,
                             std::size_t& lines) {
  std::string line;
  bool quoted = false;
  bool too_long = false;
  row.clear();
  lines = 0;
  for (ByteStream::Outcome outcome = stream.read_line(line, limit); outcome != ByteStream::Outcome::end;
       outcome = stream.read_line(line, limit)) {
    ++lines;
    too_long = too_long || outcome == ByteStream::Outcome::too_long || row.size() + line.size() > limit;
    if (lines > 1 && !too_long) row += '\n';
    char before = lines > 1 ? ' ' : separator;
    for (const char c : line) {
      // A quote opens a field only at its beginning.
      if (c == '"' && (quoted || before == separator || before == '"')) quoted = !quoted;
      before = c;
    }
    if (!too_long) row += line;
    if (!quoted || too_long) return too_long ? ByteStream::Outcome::too_long : ByteStream::Outcome::complete;
  }
  return lines == 0 ? ByteStream::Outcome::end : ByteStream::Outcome::complete;
}

}  // namespace

void split_csv(ByteStream& stream, InputFormat format, const FieldNames& fields, std::size_t limit,
               std::shared_ptr<const TableHeader>& header, const std::function<bool(CsvPiece&&)>& each) {
  std::size_t line = 1;
  std::size_t lines = 0;
  std::string row;
  const std::string head(stream.peek(4096));
  const char separator = find_separator(std::string_view(head).substr(0, head.find('\n')), format);
  while (true) {
    const ByteStream::Outcome outcome = read_row(stream, limit, separator, row, lines);
    if (outcome == ByteStream::Outcome::end) return;
    CsvPiece piece{.bytes = std::move(row), .line = line, .problem = {}};
    line += lines;
    row = {};
    if (outcome == ByteStream::Outcome::too_long) piece.problem = "expected a shorter row";
    if (piece.problem.empty() && trim(piece.bytes).empty()) continue;
    if (!header) {
      TableHeader found;
      found.separator = separator;
      for (const std::string& name : split_row(trim(to_utf8(piece.bytes)), separator))
        found.columns.push_back(lower(trim(name)));
      if (!piece.problem.empty() || (column(found, fields.text) < 0 && column(found, fields.title) < 0)) {
        piece.problem =
            fmt::format("expected a header with a column {} or {}", fields.text.front(), fields.title.front());
        each(std::move(piece));
        return;
      }
      header = std::make_shared<const TableHeader>(std::move(found));
      continue;
    }
    if (!each(std::move(piece))) return;
  }
}

void decode_csv(std::string_view row, const TableHeader& header, const FieldNames& fields, Article& article) {
  while (row.ends_with('\r') || row.ends_with('\n')) row.remove_suffix(1);
  const std::vector<std::string> values = split_row(row, header.separator);
  if (values.size() > header.columns.size())
    throw std::runtime_error(fmt::format("expected {} fields, found {}", header.columns.size(), values.size()));
  article.id = look_up(values, header, fields.id);
  article.title = look_up(values, header, fields.title);
  article.text = look_up(values, header, fields.text);
  article.source = look_up(values, header, fields.source);
  article.url = look_up(values, header, fields.url);
  article.language = look_up(values, header, fields.language);
  article.published = find_day(look_up(values, header, fields.date));
  if (article.text.empty() && article.title.empty()) throw std::runtime_error("expected a text or a title");
}

}  // namespace entente
