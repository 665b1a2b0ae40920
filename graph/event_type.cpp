#include "graph/event_type.hpp"

#include <vector>

#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::array<EventType, event_type_count> types = {
    EventType::agree,     EventType::consult,  EventType::support,  EventType::concede,
    EventType::cooperate, EventType::aid,      EventType::retreat,  EventType::request,
    EventType::accuse,    EventType::reject,   EventType::threaten, EventType::protest,
    EventType::sanction,  EventType::mobilize, EventType::coerce,   EventType::assault};

constexpr std::array<std::string_view, event_type_count> type_names = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<std::string_view, 4> quad_names = {"verbal cooperation", "material cooperation", "verbal conflict",
                                                        "material conflict"};

/// PLOVER's table: the type, its score, its CAMEO root.
struct TypeRow {
  QuadClass quad;
  double score;
  std::string_view cameo;
};
constexpr std::array<TypeRow, event_type_count> type_rows = {{
    {QuadClass::verbal_cooperation, 2.5, "03"},
    {QuadClass::verbal_cooperation, 2.5, "04"},
    {QuadClass::verbal_cooperation, 5, "05"},
    {QuadClass::verbal_cooperation, 4.5, "08"},
    {QuadClass::material_cooperation, 9.5, "06"},
    {QuadClass::material_cooperation, 10, "07"},
    {QuadClass::material_cooperation, 6.5, "08"},
    {QuadClass::verbal_conflict, 0, "10"},
    {QuadClass::verbal_conflict, -3, "11"},
    {QuadClass::verbal_conflict, -2, "12"},
    {QuadClass::verbal_conflict, -3.5, "13"},
    {QuadClass::material_conflict, -5, "14"},
    {QuadClass::material_conflict, -6, "16"},
    {QuadClass::material_conflict, -5.5, "15"},
    {QuadClass::material_conflict, -7, "17"},
    {QuadClass::material_conflict, -9, "18"},
}};

/// PLOVER's modes and their scores, by type and name.
struct ModeRow {
  EventType type;
  std::string_view mode;
  double score;
};
constexpr ModeRow mode_rows[] = {
    {EventType::consult, "multilateral", 4},
    {EventType::consult, "phone", 1.5},
    {EventType::consult, "third-party", 1},
    {EventType::consult, "visit", 4},
    {EventType::retreat, "access", 6.5},
    {EventType::retreat, "ceasefire", 7.5},
    {EventType::retreat, "disarm", 10},
    {EventType::retreat, "release", 6.5},
    {EventType::retreat, "resign", 4.5},
    {EventType::retreat, "withdraw", 8},
    {EventType::request, "assist", 0.5},
    {EventType::request, "change", -1},
    {EventType::request, "meet", 0},
    {EventType::request, "yield", -1},
    {EventType::accuse, "allege", -3.5},
    {EventType::accuse, "disapprove", -2},
    {EventType::accuse, "investigate", -3.5},
    {EventType::reject, "assist", -1.5},
    {EventType::reject, "change", -2},
    {EventType::reject, "meet", -2},
    {EventType::reject, "yield", -2},
    {EventType::threaten, "arrest", -3.5},
    {EventType::threaten, "expel", -3.5},
    {EventType::threaten, "relations", -3.5},
    {EventType::threaten, "restrict", -3},
    {EventType::threaten, "territory", -4},
    {EventType::threaten, "violence", -3.5},
    {EventType::protest, "boycott", -4.5},
    {EventType::protest, "demo", -5},
    {EventType::protest, "hunger", -4.5},
    {EventType::protest, "obstruct", -4.5},
    {EventType::protest, "riot", -7},
    {EventType::protest, "strike", -5},
    {EventType::sanction, "convict", -6},
    {EventType::sanction, "discontinue", -6},
    {EventType::sanction, "expel", -5.5},
    {EventType::sanction, "withdraw", -6},
    {EventType::mobilize, "militia", -6},
    {EventType::mobilize, "police", -5.5},
    {EventType::mobilize, "troops", -6.5},
    {EventType::mobilize, "weapons", -6.5},
    {EventType::coerce, "arrest", -7},
    {EventType::coerce, "censor", -6.5},
    {EventType::coerce, "curfew", -6.5},
    {EventType::coerce, "cyber", -7},
    {EventType::coerce, "deport", -7},
    {EventType::coerce, "martial-law", -7.5},
    {EventType::coerce, "misinformation", -6.5},
    {EventType::coerce, "restrict", -7},
    {EventType::coerce, "seize", -7},
    {EventType::coerce, "withhold", -7},
    {EventType::assault, "abduct", -8.5},
    {EventType::assault, "aerial", -9.5},
    {EventType::assault, "beat", -7.5},
    {EventType::assault, "crowd-control", -7.5},
    {EventType::assault, "destroy", -8.5},
    {EventType::assault, "drone", -9.5},
    {EventType::assault, "explosives", -9},
    {EventType::assault, "firearms", -9},
    {EventType::assault, "heavy-weapons", -9.5},
    {EventType::assault, "primitive", -8},
    {EventType::assault, "sexual", -8.5},
    {EventType::assault, "suicide-attack", -9.5},
    {EventType::assault, "targeted", -9.5},
    {EventType::assault, "torture", -8.5},
    {EventType::assault, "unconventional", -10},
};

/// CAMEO codes whose PLOVER type is not that of their root (CAMEO2PLOVER, 17 September 2021); longest prefix first.
struct CameoRow {
  std::string_view prefix;
  EventType type;
};
constexpr CameoRow cameo_exceptions[] = {
    {"0813", EventType::retreat}, {"0814", EventType::retreat}, {"1712", EventType::assault},
    {"084", EventType::retreat},  {"085", EventType::retreat},  {"086", EventType::retreat},
    {"087", EventType::retreat},  {"163", EventType::coerce},   {"175", EventType::assault},
    {"191", EventType::coerce},   {"192", EventType::coerce},
};
constexpr std::array<EventType, 19> cameo_roots = {  // "02" … "20"
    EventType::request, EventType::agree,    EventType::consult, EventType::support,  EventType::cooperate,
    EventType::aid,     EventType::concede,  EventType::accuse,  EventType::request,  EventType::accuse,
    EventType::reject,  EventType::threaten, EventType::protest, EventType::mobilize, EventType::sanction,
    EventType::coerce,  EventType::assault,  EventType::assault, EventType::assault};

}  // namespace

std::span<const EventType> event_types() { return types; }

QuadClass quad_class(EventType type) { return type_rows[static_cast<std::size_t>(type)].quad; }

bool is_cooperative(EventType type) {
  return quad_class(type) == QuadClass::verbal_cooperation || quad_class(type) == QuadClass::material_cooperation;
}

std::string_view name(EventType type) { return name_of(type_names, type); }

std::string_view name(QuadClass quad) { return name_of(quad_names, quad); }

std::optional<EventType> parse_event_type(std::string_view name) { return value_of<EventType>(type_names, name); }

std::optional<QuadClass> parse_quad_class(std::string_view name) { return value_of<QuadClass>(quad_names, name); }

double score(EventType type, std::string_view mode) {
  if (!mode.empty()) {
    for (const ModeRow& row : mode_rows) {
      if (row.type == type && row.mode == mode) return row.score;
    }
  }
  return type_rows[static_cast<std::size_t>(type)].score;
}

std::span<const std::string_view> modes(EventType type) {
  static const auto by_type = [] {
    std::array<std::vector<std::string_view>, event_type_count> lists;
    for (const ModeRow& row : mode_rows) lists[static_cast<std::size_t>(row.type)].push_back(row.mode);
    return lists;
  }();
  return by_type[static_cast<std::size_t>(type)];
}

EventType plover_type(EventType type, Aspect aspect) {
  if (aspect != Aspect::future) return type;
  switch (type) {
    case EventType::consult:
    case EventType::support:
    case EventType::cooperate:
    case EventType::aid:
      return EventType::agree;
    case EventType::retreat:
      return EventType::concede;
    default:
      return type;
  }
}

std::string_view cameo_root(EventType type) { return type_rows[static_cast<std::size_t>(type)].cameo; }

std::optional<EventType> event_type_of_cameo(std::string_view code) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() < 2 || code.size() > 4 || !std::ranges::all_of(code, is_digit)) return std::nullopt;
  for (const CameoRow& row : cameo_exceptions) {
    if (code.starts_with(row.prefix)) return row.type;
  }
  const int root = (code[0] - '0') * 10 + (code[1] - '0');
  if (root < 2 || root > 20) return std::nullopt;
  return cameo_roots[static_cast<std::size_t>(root - 2)];
}

}  // namespace entente
