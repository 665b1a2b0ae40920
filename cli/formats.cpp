// entente formats: what can be written.

#include "export/formats.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "cli/words.hpp"

namespace entente {
namespace {

void print_words() {
  fmt::print("types: {}\nclasses: {}\naspects: {}\ncontexts: {}\n", fmt::join(type_words(), " "),
             fmt::join(class_words(), " "), fmt::join(aspect_words(), " "), fmt::join(context_words(), " "));
}

}  // namespace

void define_formats(CLI::App& program) {
  CLI::App& app = *program.add_subcommand("formats", "List the formats that `export` writes");
  app.footer("Examples:\n  entente formats\n  entente formats --words\n");
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
