#pragma once

// What goes out: checked after the last byte, to a file beside and renamed, or to standard output.

#include <functional>
#include <ostream>
#include <string>

namespace entente {

/// Flushes and checks standard output, C's and C++'s. Throws std::runtime_error where it could not be written.
void finish_output();

/// Lets `write` fill a file, or standard output where `path` is empty or "-".
void write_output(const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace entente
