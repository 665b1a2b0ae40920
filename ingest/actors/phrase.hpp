#pragma once

// Noun phrases around a country's name: offices, agencies, people, things.

#include <optional>
#include <string>

#include "ingest/actors/person_names.hpp"
#include "ingest/actors/scene.hpp"

namespace entente {

/// What follows a modifier: *prime minister Edouard Philippe*, *troops*, *coffee*.
struct Phrase {
  std::uint32_t last = 0;      ///< the token after it
  std::uint32_t core = 0;      ///< the role or noun that heads it
  const Noun* noun = nullptr;  ///< of the table; nullptr for a noun that only says what is done (*attack*)
  const Noun* role = nullptr;
  std::string role_text;  ///< "foreign minister"
  std::string person;
  bool person_only = false;  ///< a name that the table of leaders knows, with no office (*Russia's Putin*)
  bool nonstate = false;     ///< an opposition leader, a business leader
};

/// *King Abdullah*: a leader's name that the table has with its title.
bool begins_with_title(const Names& names, std::uint32_t i);

/// The phrase that begins at a token, right after a modifier.
Phrase read_phrase(const Scene& scene, std::uint32_t sentence, std::uint32_t from);

struct OfPhrase {
  std::uint32_t first = 0;
  const Noun* noun = nullptr;
  std::string role_text;
  std::string person;  ///< *President Joseph R. Biden, Jr. of the United States*
};

/// The end of *of foreign affairs*, *for the Middle East* after an office; `from` where there is none.
std::uint32_t portfolio_end(const Scene& scene, std::uint32_t sentence, std::uint32_t from);

/// The words of an office, without articles and *current*, *then* before it.
std::string office_text(const Names& names, std::uint32_t from, std::uint32_t to);

/// *the adviser to the vice president*: the office that serves the one at a token; nullptr where none does.
const NounHit* adviser_of(const Names& names, std::uint32_t office);

/// The noun of the table before *of (the)* and the name that begins at `name`; absent where there is none.
std::optional<OfPhrase> read_of_phrase(const Scene& scene, std::uint32_t sentence, std::uint32_t name);

}  // namespace entente
