#pragma once

// What goes out: checked after the last byte, to a file beside and renamed, or to standard output.

#include <exception>
#include <functional>
#include <ostream>
#include <string>

namespace entente {

/// The reader of our standard output has gone: no error.
struct BrokenPipe : std::exception {};

/// Flushes and checks standard output. Throws BrokenPipe, or std::runtime_error where it could not be written.
void finish_output(std::ostream& out);

/// Lets `write` fill a file, or standard output where `path` is empty or "-".
void write_output(const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace entente
