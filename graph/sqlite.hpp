#pragma once

// SQLite with exceptions and scopes. Not installed: for the store.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace entente {

/// An open database file. Errors throw std::runtime_error with the file's name and SQLite's words.
class Database {
 public:
  /// `flags` as for sqlite3_open_v2; SQLITE_OPEN_URI is understood.
  Database(const std::filesystem::path& file, const std::string& name, int flags);

  void execute(const std::string& sql);
  std::int64_t query_integer(const std::string& sql);
  sqlite3* handle() const { return handle_.get(); }
  [[noreturn]] void fail() const;

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Closer> handle_;
};

/// A prepared statement; parameters and columns count from 0.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);
  Statement& bind(int parameter, std::optional<std::int64_t> value);

  /// True where there is a row to read.
  bool step();
  void reset();
  /// Steps once and makes ready for the next use.
  void run();

  std::string_view text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  double real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  void check(int code);

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

}  // namespace entente
