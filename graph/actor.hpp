#pragma once

// The vertices: countries, international organisations, their agencies and people.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/time_span.hpp"

namespace entente {

enum class ActorKind : std::uint8_t { country, organisation, agency, person };

/// The printed name: "country" …
std::string_view name(ActorKind kind);

/// The kind of that name; absent when there is none.
std::optional<ActorKind> parse_actor_kind(std::string_view name);

/// A place on the globe, in degrees.
struct Place {
  double latitude = 0;
  double longitude = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// A vertex. Ids: "FRA" (ISO 3166-1 alpha-3; Kosovo "XKX"), "EU" (the usual acronym), "FRA/interior-ministry",
/// "person/edouard-philippe".
struct Actor {
  std::string id;
  ActorKind kind = ActorKind::country;
  std::string name;
  std::vector<std::string> other_names;  ///< sorted, without `name`: adjectives, capitals, former names …
  std::string iso2;                      ///< "FR"; empty for all but countries
  std::string wikidata;                  ///< "Q142"; may be empty
  std::string parent;                    ///< of an agency or a person: the id of its country or organisation
  std::string region;                    ///< "Northern Africa"; may be empty
  std::optional<Place> place;            ///< a country's capital, an organisation's seat

  friend auto operator<=>(const Actor&, const Actor&) = default;
};

/// A person's office: who was what of whom, since when until when, and where that is said (`evidence.article` is empty
/// for what a table knows).
struct Office {
  std::string person;  ///< id
  std::string person_name;
  std::string role;  ///< "prime minister"
  std::string of;    ///< id of the country or organisation
  std::optional<TimeSpan> term;
  Evidence evidence;

  friend auto operator<=>(const Office&, const Office&) = default;
};

}  // namespace entente
