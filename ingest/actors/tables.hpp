#pragma once

// What the recogniser reads: the catalogue as tables.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/actor.hpp"
#include "graph/time_span.hpp"
#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/mention.hpp"
#include "ingest/actors/name_index.hpp"
#include "ingest/data/built_in.hpp"

namespace entente {

/// How a name names its actor; the better reading of one name first. A `decoy` names none, and hides what is inside it.
enum class NameKind : std::uint8_t {
  name,
  former,
  organ,
  seat,
  agency,
  leader,
  capital,
  adjective,
  demonym,
  prefix,
  place,
  decoy
};

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

/// Somebody who held offices, as the table of leaders knows.
struct Leader {
  struct Term {
    std::string of;
    std::string role;
    Day since{};
    Day until{};  ///< the first day after; Day::max() where still in office
  };
  std::string name;
  std::vector<Term> terms;  ///< by `since`
};

/// What a noun after a country's name or adjective makes of the phrase.
enum class NounKind : std::uint8_t { role, body, people, thing, place, media, nonstate };

struct Noun {
  NounKind kind = NounKind::role;
  Sector sector = Sector::none;
  std::string agency;  ///< what the id of the agency ends in; empty: the country itself
};

/// Which countries an adjective of a description may mean (*the North African country*).
struct Description {
  std::vector<std::string> regions;
  std::vector<std::string> countries;
  std::string organisation;
  std::string trait;
};

struct Gazetteer::Tables {
  std::vector<Actor> actors;  ///< sorted by id
  NameIndex names;
  std::vector<Reading> readings;
  std::unordered_map<std::string_view, std::uint32_t> by_id;         ///< views into `actors`
  std::unordered_map<std::uint64_t, std::uint32_t> by_any_name;      ///< folded name → actor; what resolve() asks
  std::vector<std::string> spelled;                                  ///< all names as they are written, sorted, unique
  std::unordered_map<std::string, std::vector<Membership>> members;  ///< by organisation
  std::unordered_map<std::string, Sector> sectors;                   ///< of the agencies of the table, by id
  std::unordered_set<std::uint64_t> lower_start;  ///< keys of first words of names that begin with a small letter
  std::unordered_set<std::uint64_t> also_person;  ///< keys of names that people bear too (Jordan)
  std::vector<Leader> leaders;
  std::unordered_map<std::string, std::vector<std::uint32_t>> surnames;  ///< folded last name → leaders
  std::unordered_set<std::uint64_t> surname_keys;                        ///< keys of those names
  std::unordered_map<std::string, std::vector<std::string>> traits;      ///< of countries, by id
  std::unordered_map<std::string, std::vector<std::string>> called;      ///< "bloc" → ids of organisations
  std::unordered_map<std::string, Description> descriptions;
  NameIndex nouns;
  std::vector<Noun> noun_entries;

  /// True where the country is one that the adjective may mean.
  bool described_as(const Actor& country, const Description& description) const;

  const Actor* find(std::string_view id) const {
    const auto at = by_id.find(id);
    return at == by_id.end() ? nullptr : &actors[at->second];
  }
};

/// The bytes of a table by its name ("countries.tsv").
using TableSource = std::function<std::string_view(std::string_view)>;

/// The catalogue of `source`, and a user's table (`file` for messages) after it where `bytes` is not empty.
/// Throws std::runtime_error `file:line: expected …`.
std::unique_ptr<const Gazetteer::Tables> make_tables(std::string_view file, std::string_view bytes,
                                                     const TableSource& source = built_in);

}  // namespace entente
