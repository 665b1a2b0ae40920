#pragma once

// What --help prints.

#include <CLI/CLI.hpp>

namespace entente {

/// Summary, usage, arguments, flags and examples, in lines of at most 100 letters.
class Help : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* command, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace entente
