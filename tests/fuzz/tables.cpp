// The tables of ingest/data: the lines of any bytes that begin with the header of one are read after its own.

#include "ingest/actors/tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "ingest/data/built_in.hpp"
#include "ingest/language/lemma_table.hpp"
#include "ingest/language/segmentation.hpp"
#include "ingest/relationships/contexts.hpp"
#include "ingest/relationships/predicates.hpp"

namespace {

using namespace entente;

/// The first line that is no comment.
std::string_view header(std::string_view bytes) {
  while (bytes.starts_with('#') && bytes.find('\n') != std::string_view::npos)
    bytes.remove_prefix(bytes.find('\n') + 1);
  return bytes.substr(0, bytes.find('\n'));
}

void read_catalogue(const TableSource& source) {
  const auto tables = make_tables({}, {}, source);
  for (const Actor& actor : tables->actors) {
    if (!actor.parent.empty() && tables->find(actor.parent) == nullptr) std::abort();
  }
}

void read_predicates(const TableSource& source) {
  const Predicates tables(source("predicates.tsv"), source("noun_classes.tsv"), source("operators.tsv"),
                          source("nominalisations.tsv"));
  tables.find("sign", "treaty");
}

void read_contexts(const TableSource& source) { ContextTable(source("contexts.tsv")); }

void read_lemmas(const TableSource& source) {
  const LemmaTable table(source("lemmas.tsv"), source("misspellings.tsv"));
  const std::string* right = table.right("teh");
  if (right != nullptr && (right->empty() || table.right(*right) != nullptr)) std::abort();
}

void read_abbreviations_table(const TableSource& source) { read_abbreviations(source("abbreviations.tsv")); }

struct Table {
  std::string_view file;
  void (*read)(const TableSource&);
};

constexpr std::array<Table, 19> tables = {{{"abbreviations.tsv", read_abbreviations_table},
                                           {"agencies.tsv", read_catalogue},
                                           {"ambiguous.tsv", read_catalogue},
                                           {"contexts.tsv", read_contexts},
                                           {"countries.tsv", read_catalogue},
                                           {"decoys.tsv", read_catalogue},
                                           {"descriptions.tsv", read_catalogue},
                                           {"leaders.tsv", read_catalogue},
                                           {"lemmas.tsv", read_lemmas},
                                           {"memberships.tsv", read_catalogue},
                                           {"misspellings.tsv", read_lemmas},
                                           {"nominalisations.tsv", read_predicates},
                                           {"noun_classes.tsv", read_predicates},
                                           {"nouns.tsv", read_catalogue},
                                           {"operators.tsv", read_predicates},
                                           {"organisations.tsv", read_catalogue},
                                           {"places.tsv", read_catalogue},
                                           {"predicates.tsv", read_predicates},
                                           {"prefixes.tsv", read_catalogue}}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.find('\n') == std::string_view::npos) return 0;
  for (const Table& table : tables) {
    if (header(bytes) != header(built_in(table.file))) continue;
    const std::string longer = std::string(built_in(table.file)) + std::string(bytes.substr(bytes.find('\n') + 1));
    try {
      table.read([&](std::string_view file) { return file == table.file ? std::string_view(longer) : built_in(file); });
    } catch (const std::runtime_error&) {  // a broken table says where
    }
  }
  return 0;
}
