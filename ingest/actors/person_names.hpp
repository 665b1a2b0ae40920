#pragma once

// Names of persons beside their offices, whatever the parser takes them for.

#include <string>
#include <string_view>

#include "ingest/actors/scene.hpp"

namespace entente {

/// A person's name at tokens [first, last); empty text where there is none.
struct PersonName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string text;
};

/// The person's name that begins at a token, without what follows it.
PersonName read_name(const Scene& scene, std::uint32_t sentence, std::uint32_t from);

/// The name right after an office, or after a comma that sets it off (*…, Kamal Kharazi, said*).
PersonName name_after(const Scene& scene, std::uint32_t sentence, std::uint32_t from);

/// The person's name whose last token is right before `end`.
PersonName name_ending(const Scene& scene, std::uint32_t sentence, std::uint32_t end);

/// The name right before an office that a comma sets off (*Hassan Rouhani, the Iranian president*).
PersonName name_before(const Scene& scene, std::uint32_t sentence, std::uint32_t office);

/// True for a folded word that many a leader of the table is called by.
bool known_surname(const Scene& scene, const std::string& low);

/// *region, hospital, office*: no surname; a name that ends with one is a thing's, and what stands before one within a
/// name is no part of it.
bool is_thing(std::string_view word);

/// *the, current, 21st*: before an office, and no part of its name.
bool is_unsaid(std::string_view word);

}  // namespace entente
