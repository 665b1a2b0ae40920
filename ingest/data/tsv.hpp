#pragma once

// Tables of tab-separated values: `#` comments, one header line, rows.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Reads a table row by row. Blank lines and lines that begin with `#` are skipped; the first other line is the header.
class TsvReader {
 public:
  /// Throws std::runtime_error `file:line: expected the columns …` unless the header names exactly `columns`, in order.
  TsvReader(std::string_view file, std::string_view bytes, std::span<const std::string_view> columns);

  /// Steps to the next row; false at the end. Throws where a row has another number of fields than the header.
  bool next();

  /// The field of the i-th column, with the spaces around it removed; valid as long as the bytes.
  std::string_view operator[](std::size_t column) const { return fields_[column]; }

  /// The row's line, from 1.
  std::size_t line() const { return line_; }

  /// Throws std::runtime_error `file:line: expected …` for the present row.
  [[noreturn]] void fail(std::string_view expected) const;

 private:
  bool read_line(std::string_view& line);

  std::string file_;
  std::string_view rest_;
  std::size_t line_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::string_view> fields_;
};

/// The parts of a field that are separated by `|`, with the spaces around each removed; none for an empty field.
std::vector<std::string_view> split_field(std::string_view field);

}  // namespace entente
