#include "ingest/readers/unpack.hpp"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace entente {
namespace {

/// What libarchive's callback reads from, and the exception that could not pass through it.
struct Feed {
  ByteStream* packed = nullptr;
  std::vector<char> buffer = std::vector<char>(std::size_t{256} << 10);
  std::exception_ptr problem;
};

la_ssize_t feed(archive* reader, void* client, const void** buffer) {
  auto* from = static_cast<Feed*>(client);
  try {
    const std::size_t count = from->packed->read(from->buffer.data(), from->buffer.size());
    *buffer = from->buffer.data();
    return static_cast<la_ssize_t>(count);
  } catch (...) {
    from->problem = std::current_exception();
    archive_set_error(reader, -1, "the file cannot be read");
    return -1;
  }
}

[[noreturn]] void fail(archive* reader, const Feed& from) {
  if (from.problem) std::rethrow_exception(from.problem);
  const char* why = archive_error_string(reader);
  throw std::runtime_error(fmt::format("expected a whole and sound archive: {}", why == nullptr ? "damaged" : why));
}

void check(archive* reader, std::uint64_t unpacked, const UnpackLimits& limits) {
  if (unpacked > limits.bytes)
    throw std::runtime_error(fmt::format("expected at most {} unpacked bytes", limits.bytes));
  const auto packed = static_cast<double>(archive_filter_bytes(reader, -1));
  if (unpacked > limits.ratio_from && static_cast<double>(unpacked) > limits.ratio * packed)
    throw std::runtime_error(fmt::format("expected at most {} unpacked bytes for each packed one", limits.ratio));
}

}  // namespace

void unpack(ByteStream& packed, const UnpackLimits& limits,
            const std::function<bool(const std::string&, ByteStream&)>& each) {
  Feed from{.packed = &packed, .problem = nullptr};
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), &archive_read_free);
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_zip_streamable(reader.get());
  archive_read_support_format_raw(reader.get());
  if (archive_read_open2(reader.get(), &from, nullptr, &feed, nullptr, nullptr) != ARCHIVE_OK) fail(reader.get(), from);
  std::uint64_t unpacked = 0;
  while (true) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return;
    if (status == ARCHIVE_RETRY) continue;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fail(reader.get(), from);
    const bool only_compressed = archive_format(reader.get()) == ARCHIVE_FORMAT_RAW;
    if (!only_compressed && archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    // By blocks: archive_read_data() would throw away what it has when the rest is damaged.
    std::string_view block;
    ByteStream bytes([&](char* buffer, std::size_t size) {
      while (block.empty()) {
        const void* data = nullptr;
        std::size_t count = 0;
        la_int64_t offset = 0;
        const int result = archive_read_data_block(reader.get(), &data, &count, &offset);
        if (result == ARCHIVE_EOF) return std::size_t{0};
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) fail(reader.get(), from);
        block = {static_cast<const char*>(data), count};
        unpacked += count;
        check(reader.get(), unpacked, limits);
      }
      const std::size_t count = std::min(size, block.size());
      std::memcpy(buffer, block.data(), count);
      block.remove_prefix(count);
      return count;
    });
    if (!each(only_compressed || path == nullptr ? "" : path, bytes)) return;
  }
}

}  // namespace entente
