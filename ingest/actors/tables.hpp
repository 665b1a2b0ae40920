#pragma once

// What the recogniser reads: the catalogue as tables.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/actor.hpp"
#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/name_index.hpp"

namespace entente {

/// How a name names its actor; the better reading of one name first.
enum class NameKind : std::uint8_t { name, former, organ, seat, agency, capital, adjective, demonym };

struct Reading {
  NameKind kind = NameKind::name;
  std::uint8_t words = 0;
  std::int16_t until = 0;     ///< last year of a former name; 0 where not known
  std::uint32_t actor = 0;    ///< index into Tables::actors
  std::uint64_t letters = 0;  ///< the LetterCase that each word asks for, two bits each, the first word lowest
};

struct Membership {
  std::string country;
  std::int16_t since = 0;  ///< first year; 0: not known
  std::int16_t until = 0;  ///< first year after; 0: still a member
};

struct Gazetteer::Tables {
  std::vector<Actor> actors;  ///< sorted by id
  NameIndex names;
  std::vector<Reading> readings;
  std::unordered_map<std::string_view, std::uint32_t> by_id;         ///< views into `actors`
  std::unordered_map<std::uint64_t, std::uint32_t> by_any_name;      ///< folded name → actor; what resolve() asks
  std::vector<std::string> spelled;                                  ///< all names as they are written, sorted, unique
  std::unordered_map<std::string, std::vector<Membership>> members;  ///< by organisation

  const Actor* find(std::string_view id) const {
    const auto at = by_id.find(id);
    return at == by_id.end() ? nullptr : &actors[at->second];
  }
};

/// The built-in catalogue, and a user's table (`file` for messages) after it where `bytes` is not empty.
/// Throws std::runtime_error `file:line: expected …`.
std::unique_ptr<const Gazetteer::Tables> make_tables(std::string_view file, std::string_view bytes);

}  // namespace entente
