#pragma once

// Bytes from a file, a decompressor or memory, read with a look ahead.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Fills the buffer and returns how many bytes it wrote, 0 at the end. Throws std::runtime_error where reading fails.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;

/// The bytes of a file (`-`: standard input). Throws std::runtime_error where it cannot be opened.
ByteSource open_file(const std::filesystem::path& path);

/// The bytes of `bytes`, which must outlive the source.
ByteSource from_memory(std::string_view bytes);

class ByteStream {
 public:
  explicit ByteStream(ByteSource source) : source_(std::move(source)) {}

  /// The next `count` bytes, fewer at the end; they stay to be read. Valid until the next call.
  std::string_view peek(std::size_t count);

  /// What can be had without waiting for more than one read; empty at the end. Valid until the next call.
  std::string_view available();

  /// Drops `count` bytes of what was looked at.
  void skip(std::size_t count) { begin_ += count; }

  enum class Outcome : std::uint8_t { complete, too_long, end };

  /// The next line without its line feed; of one longer than `limit` the rest is skipped.
  Outcome read_line(std::string& line, std::size_t limit);

  /// All that is left; where that is more than `limit`, only so much, and the rest stays.
  Outcome read_all(std::string& bytes, std::size_t limit);

  /// As a source for another stream.
  std::size_t read(char* buffer, std::size_t size);

 private:
  bool fill();

  ByteSource source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
};

}  // namespace entente
