// A user's table of names, and whatever a user may type for a name.

#include "ingest/actors/gazetteer.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/actors/tables.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const entente::Gazetteer& known = entente::Gazetteer::builtin();
  known.resolve(bytes);
  if (size < 64) known.nearest(bytes, 3);
  known.members(bytes);
  entente::names_an_actor(bytes, known);
  try {
    const auto tables = entente::make_tables("table.tsv", bytes);
    for (const entente::Actor& actor : tables->actors) {
      if (!actor.parent.empty() && tables->find(actor.parent) == nullptr) __builtin_trap();
    }
  } catch (const std::runtime_error&) {  // a broken table says where
  }
  return 0;
}
