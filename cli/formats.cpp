// entente formats: what can be written.

#include "export/formats.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"

namespace entente {
namespace {

/// The words that the flags of a selection take.
void print_words() {
  fmt::print("types:");
  for (EventType type : event_types()) fmt::print(" {}", name(type));
  fmt::print("\nclasses:");
  for (unsigned i = 0; i < 4; ++i) fmt::print(" \"{}\"", name(static_cast<QuadClass>(i)));
  fmt::print("\naspects:");
  for (unsigned i = 0; i < aspect_count; ++i) fmt::print(" {}", name(static_cast<Aspect>(i)));
  fmt::print("\ncontexts:");
  for (unsigned i = 0; i < context_count; ++i) fmt::print(" {}", name(static_cast<Context>(i)));
  fmt::print("\n");
}

}  // namespace

void define_formats(CLI::App& program) {
  CLI::App& app = *program.add_subcommand("formats", "List the formats that `export` writes");
  auto words = std::make_shared<bool>(false);
  app.add_flag("--words", *words, "List the types, classes, aspects and contexts instead");
  app.callback([words] {
    if (*words) return print_words();
    for (const Format& format : formats()) {
      fmt::print("{:16} {:28} {}\n", format.name, format.endings, format.description);
    }
  });
}

}  // namespace entente
