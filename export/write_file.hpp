#pragma once

// Files that are whole or not there at all.

#include <filesystem>
#include <functional>
#include <iosfwd>

namespace entente {

/// Has `write` fill a new file beside `file`, and renames it to `file` once every byte has reached the disk. Whatever
/// fails, std::runtime_error (or what `write` throws) tells so, the new file is removed, and the old one stays as it
/// was. A link is followed; a device or pipe ("/dev/stdout") is written directly.
void write_file(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write);

/// The same for a writer that wants a path of its own: of a new file beside `file`, with the same ending.
void write_file_at(const std::filesystem::path& file, const std::function<void(const std::filesystem::path&)>& write);

/// Throws std::runtime_error naming `what` where the stream failed or cannot be flushed.
void check_written(std::ostream& out, const std::filesystem::path& what);

}  // namespace entente
