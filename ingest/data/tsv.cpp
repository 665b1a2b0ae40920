#include "ingest/data/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdexcept>

namespace entente {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

TsvReader::TsvReader(std::string_view file, std::string_view bytes, std::span<const std::string_view> columns)
    : file_(file), rest_(bytes), columns_(columns.size()) {
  std::string_view header;
  if (read_line(header)) fields_ = split(header, '\t');
  if (!std::ranges::equal(fields_, columns)) fail(fmt::format("the columns {}", fmt::join(columns, ", ")));
}

bool TsvReader::next() {
  std::string_view line;
  if (!read_line(line)) return false;
  fields_ = split(line, '\t');
  if (fields_.size() != columns_) fail(fmt::format("{} fields, got {}", columns_, fields_.size()));
  return true;
}

bool TsvReader::read_line(std::string_view& line) {
  while (!rest_.empty()) {
    const std::size_t end = rest_.find('\n');
    line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    if (!trimmed(line).empty() && line.front() != '#') return true;
  }
  return false;
}

void TsvReader::fail(std::string_view expected) const {
  throw std::runtime_error(fmt::format("{}:{}: expected {}", file_, line_, expected));
}

std::vector<std::string_view> split_field(std::string_view field) {
  if (field.empty()) return {};
  return split(field, '|');
}

}  // namespace entente
