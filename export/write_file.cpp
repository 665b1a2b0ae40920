#include "export/write_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, int error) {
  throw std::runtime_error(fmt::format("{}: cannot write: {}", file.string(), std::strerror(error)));
}

/// A new empty file beside `file`, hidden, with its ending; with the rights of the file that it will replace.
fs::path make_beside(const fs::path& file) {
  for (int attempt = 0;; ++attempt) {
    const fs::path beside = file.parent_path() / fmt::format(".{}.{}-{}{}", file.stem().string(), ::getpid(), attempt,
                                                             file.extension().string());
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) continue;
    if (descriptor < 0) fail(file, errno);
    ::close(descriptor);
    std::error_code ignored;
    const fs::file_status old = fs::status(file, ignored);
    if (fs::exists(old)) fs::permissions(beside, old.permissions(), ignored);
    return beside;
  }
}

/// A rename may overtake the data on its way to the disk: the data first.
void flush_to_disk(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(file, errno);
  const int failed = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  if (failed != 0) fail(file, error);
}

/// Where the bytes are to end up: behind the links, of which the last may point to nothing yet.
fs::path behind_links(fs::path file) {
  for (int links = 0; fs::is_symlink(file) && links < 40; ++links) {
    const fs::path next = fs::read_symlink(file);
    file = next.is_absolute() ? next : file.parent_path() / next;
  }
  return file;
}

}  // namespace

void check_written(std::ostream& out, const fs::path& what) {
  out.flush();
  if (!out) fail(what, errno != 0 ? errno : EIO);
}

void write_file_at(const fs::path& file, const std::function<void(const fs::path&)>& write) {
  const fs::path target = behind_links(file);
  if (fs::is_directory(target)) fail(file, EISDIR);
  const fs::path beside = make_beside(target);
  try {
    write(beside);
    flush_to_disk(beside);
    fs::rename(beside, target);
  } catch (...) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw;
  }
}

void write_file(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  const auto fill = [&](const fs::path& path) {
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    if (!out) fail(file, errno);
    write(out);
    check_written(out, file);
    out.close();
    if (!out) fail(file, errno != 0 ? errno : EIO);
  };
  const fs::file_status status = fs::status(file);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    fill(file);
  } else {
    write_file_at(file, fill);
  }
}

}  // namespace entente
