#include "cli/output.hpp"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <stdexcept>

#include "export/write_file.hpp"

namespace entente {

void finish_output(std::ostream& out) {
  errno = 0;
  out.flush();
  if (out) return;
  if (errno == EPIPE) throw BrokenPipe();
  throw std::runtime_error(std::string("standard output: ") +
                           (errno != 0 ? std::strerror(errno) : "cannot be written"));
}

void write_output(const std::string& path, const std::function<void(std::ostream&)>& write) {
  if (!path.empty() && path != "-") return write_file(path, write);
  write(std::cout);
  finish_output(std::cout);
}

}  // namespace entente
