#include "cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <stdexcept>

#include "export/write_file.hpp"

namespace entente {

void finish_output() {
  errno = 0;
  if (std::cout.flush() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  throw std::runtime_error(std::string("standard output: ") +
                           (errno != 0 ? std::strerror(errno) : "cannot be written"));
}

void write_output(const std::string& path, const std::function<void(std::ostream&)>& write) {
  if (!path.empty() && path != "-") return write_file(path, write);
  write(std::cout);
  finish_output();
}

}  // namespace entente
