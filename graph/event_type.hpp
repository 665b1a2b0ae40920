#pragma once

// What a relationship can be: the 16 event types of PLOVER (Open Event Data Alliance) and the four quad classes.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "graph/aspect.hpp"

namespace entente {

enum class EventType : std::uint8_t {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
};

/// Every type, in the order of the enumeration.
inline constexpr std::size_t event_type_count = 16;
std::span<const EventType> event_types();

enum class QuadClass : std::uint8_t { verbal_cooperation, material_cooperation, verbal_conflict, material_conflict };

/// The quad class that a type belongs to.
QuadClass quad_class(EventType type);

/// True for verbal and material cooperation.
bool is_cooperative(EventType type);

/// The printed name: "AGREE", "CONSULT" …
std::string_view name(EventType type);

/// The printed name: "verbal cooperation" …
std::string_view name(QuadClass quad);

/// The type of that name, in any case of letters; absent when there is none.
std::optional<EventType> parse_event_type(std::string_view name);

/// The class of that name; spaces, hyphens and underscores are alike; absent when there is none.
std::optional<QuadClass> parse_quad_class(std::string_view name);

/// The cooperation–conflict score from −10 to 10 of a type, or of a type and mode where PLOVER's table has the mode
/// (an unknown or empty mode gives the type's score). ACCUSE counts as −3: the printed table's +3 is a slip.
double score(EventType type, std::string_view mode = {});

/// The modes that PLOVER's table gives to a type, sorted; empty for most cooperative types.
std::span<const std::string_view> modes(EventType type);

/// The type by PLOVER's rule of tense: future CONSULT, SUPPORT, COOPERATE and AID are AGREE, future RETREAT is CONCEDE.
EventType plover_type(EventType type, Aspect aspect);

/// The CAMEO root code ("01" … "20") that stands nearest to a PLOVER type.
std::string_view cameo_root(EventType type);

/// The PLOVER type of a CAMEO code of two to four digits ("0831"); absent for codes that are none, and for 01 (a plain
/// statement).
std::optional<EventType> event_type_of_cameo(std::string_view code);

}  // namespace entente
