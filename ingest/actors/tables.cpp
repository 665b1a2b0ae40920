#include "ingest/actors/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <memory>
#include <set>

#include "ingest/data/tsv.hpp"

namespace entente {
namespace {

struct Name {
  std::string actor;
  std::string text;
  NameKind kind = NameKind::name;
  std::int16_t until = 0;
};

/// The catalogue while it is read: actors by id, and their names in the order of the tables.
struct Draft {
  std::map<std::string, Actor, std::less<>> actors;
  std::vector<Name> names;
  std::unordered_map<std::string, std::vector<Membership>> members;
  std::unordered_map<std::string, Sector> sectors;
  std::vector<Leader> leaders;
  std::unordered_map<std::string, std::vector<std::string>> traits, called;

  void add_names(const std::string& id, std::string_view field, NameKind kind) {
    for (const std::string_view text : split_field(field)) names.push_back({id, std::string(text), kind});
  }
};

template <class Number>
Number number(const TsvReader& row, std::size_t column, std::string_view expected) {
  Number value{};
  const std::string_view text = row[column];
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) row.fail(expected);
  return value;
}

std::optional<Place> place(const TsvReader& row, std::size_t latitude, std::size_t longitude) {
  if (row[latitude].empty() && row[longitude].empty()) return std::nullopt;
  return Place{number<double>(row, latitude, "a latitude"), number<double>(row, longitude, "a longitude")};
}

std::int16_t year(const TsvReader& row, std::size_t column) {
  return row[column].empty() ? std::int16_t{0} : number<std::int16_t>(row, column, "a year");
}

// "Zaire:1997|Belgian Congo"
void add_former(Draft& draft, const TsvReader& row, std::size_t column) {
  for (const std::string_view entry : split_field(row[column])) {
    const std::size_t colon = entry.rfind(':');
    Name name{std::string(row[0]), std::string(entry.substr(0, colon)), NameKind::former};
    if (colon != std::string_view::npos) {
      const std::string_view digits = entry.substr(colon + 1);
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), name.until);
      if (error != std::errc{} || end != digits.data() + digits.size()) row.fail("a former name as name:year");
    }
    draft.names.push_back(std::move(name));
  }
}

void read_countries(Draft& draft, const TableSource& source) {
  constexpr std::array<std::string_view, 14> columns = {"id",       "iso2",       "wikidata", "name",     "names",
                                                        "former",   "adjectives", "demonyms", "capitals", "seats",
                                                        "latitude", "longitude",  "region",   "traits"};
  TsvReader row("countries.tsv", source("countries.tsv"), columns);
  while (row.next()) {
    const std::string id(row[0]);
    Actor actor;
    actor.id = id;
    actor.name = row[3];
    actor.iso2 = row[1];
    actor.wikidata = row[2];
    actor.place = place(row, 10, 11);
    actor.region = row[12];
    for (const std::string_view trait : split_field(row[13])) draft.traits[id].emplace_back(trait);
    if (!draft.actors.emplace(id, std::move(actor)).second) row.fail("each id once");
    draft.add_names(id, row[3], NameKind::name);
    draft.add_names(id, row[4], NameKind::name);
    add_former(draft, row, 5);
    draft.add_names(id, row[6], NameKind::adjective);
    draft.add_names(id, row[7], NameKind::demonym);
    draft.add_names(id, row[8], NameKind::capital);
    draft.add_names(id, row[9], NameKind::seat);
  }
}

void read_organisations(Draft& draft, const TableSource& source) {
  constexpr std::array<std::string_view, 11> columns = {"id",    "wikidata", "name", "names",    "former",   "organs",
                                                        "nouns", "founded",  "seat", "latitude", "longitude"};
  TsvReader row("organisations.tsv", source("organisations.tsv"), columns);
  while (row.next()) {
    const std::string id(row[0]);
    Actor actor;
    actor.id = id;
    actor.kind = ActorKind::organisation;
    actor.name = row[2];
    actor.wikidata = row[1];
    actor.place = place(row, 9, 10);
    for (const std::string_view noun : split_field(row[6])) draft.called[std::string(noun)].push_back(id);
    if (!draft.actors.emplace(id, std::move(actor)).second) row.fail("each id once");
    draft.add_names(id, row[2], NameKind::name);
    draft.add_names(id, row[3], NameKind::name);
    add_former(draft, row, 4);
    draft.add_names(id, row[5], NameKind::organ);
  }
}

void read_memberships(Draft& draft, const TableSource& source) {
  constexpr std::array<std::string_view, 4> columns = {"organisation", "country", "since", "until"};
  TsvReader row("memberships.tsv", source("memberships.tsv"), columns);
  while (row.next()) {
    if (!draft.actors.contains(row[0])) row.fail("an organisation of organisations.tsv");
    if (!draft.actors.contains(row[1])) row.fail("a country of countries.tsv");
    draft.members[std::string(row[0])].push_back({std::string(row[1]), year(row, 2), year(row, 3)});
  }
}

void read_agencies(Draft& draft, const TableSource& source) {
  constexpr std::array<std::string_view, 4> columns = {"id", "sector", "name", "names"};
  TsvReader row("agencies.tsv", source("agencies.tsv"), columns);
  while (row.next()) {
    Actor actor;
    actor.id = row[0];
    actor.kind = ActorKind::agency;
    actor.name = row[2];
    actor.parent = row[0].substr(0, row[0].find('/'));
    if (!draft.actors.contains(actor.parent)) row.fail("an id that begins with that of a country");
    const std::optional<Sector> sector = parse_sector(row[1]);
    if (!sector) row.fail("one of PLOVER's sectors");
    draft.sectors.emplace(actor.id, *sector);
    draft.add_names(actor.id, row[2], NameKind::agency);
    draft.add_names(actor.id, row[3], NameKind::agency);
    if (!draft.actors.emplace(actor.id, actor).second) row.fail("each id once");
  }
}

void read_leaders(Draft& draft, const TableSource& source) {
  constexpr std::array<std::string_view, 6> columns = {"name", "other names", "of", "role", "since", "until"};
  TsvReader row("leaders.tsv", source("leaders.tsv"), columns);
  while (row.next()) {
    const std::optional<TimeSpan> since = parse_time_span(row[4]);
    const std::optional<TimeSpan> until = row[5].empty() ? TimeSpan{Day::max(), Day::max()} : parse_time_span(row[5]);
    if (!since || !until) row.fail("a day, month or year");
    if (!draft.actors.contains(row[2])) row.fail("a country or organisation of the tables");
    if (draft.leaders.empty() || draft.leaders.back().name != row[0])
      draft.leaders.push_back({std::string(row[0]), {}});
    draft.leaders.back().terms.push_back({std::string(row[2]), std::string(row[3]), since->begin, until->end});
    const std::string leader = std::to_string(draft.leaders.size() - 1);
    draft.add_names(leader, row[0], NameKind::leader);
    draft.add_names(leader, row[1], NameKind::leader);
  }
}

/// Two columns, a name and an actor; one column for names of no actor.
void read_names(Draft& draft, const TableSource& source, std::string_view file,
                std::span<const std::string_view> columns, NameKind kind) {
  TsvReader row(file, source(file), columns);
  while (row.next()) {
    const std::string id(columns.size() > 1 ? row[1] : "");
    if (columns.size() > 1 && !draft.actors.contains(id)) row.fail("the id of a country or organisation");
    draft.names.push_back({id, std::string(row[0]), kind});
  }
}

std::string plural_of(std::string_view noun) {
  const std::string_view stem = noun.substr(0, noun.size() - 1);
  if (noun.ends_with('y') && !noun.ends_with("ay") && !noun.ends_with("ey") && !noun.ends_with("oy"))
    return fmt::format("{}ies", stem);
  const bool hisses = noun.ends_with('s') || noun.ends_with('x') || noun.ends_with("ch") || noun.ends_with("sh");
  return fmt::format("{}{}", noun, hisses ? "es" : "s");
}

void read_nouns(Gazetteer::Tables& tables, const TableSource& source) {
  constexpr std::array<std::string_view, 4> columns = {"noun", "kind", "sector", "agency"};
  constexpr std::array<std::string_view, 7> kinds = {"role", "body", "people", "thing", "place", "media", "nonstate"};
  TsvReader row("nouns.tsv", source("nouns.tsv"), columns);
  while (row.next()) {
    if (words_of(row[0]).empty()) row.fail("a noun");
    const auto kind = std::ranges::find(kinds, row[1]);
    const std::optional<Sector> sector = row[2].empty() ? Sector::none : parse_sector(row[2]);
    if (kind == kinds.end()) row.fail(fmt::format("one of the kinds {}", fmt::join(kinds, ", ")));
    if (!sector) row.fail("one of PLOVER's sectors");
    const auto entry = static_cast<std::uint32_t>(tables.noun_entries.size());
    tables.nouns.add(words_of(row[0]), entry);
    tables.nouns.add(words_of(plural_of(row[0])), entry);
    tables.noun_entries.push_back({static_cast<NounKind>(kind - kinds.begin()), *sector, std::string(row[3])});
  }
  tables.nouns.freeze();
}

void read_ambiguous(Gazetteer::Tables& tables, const TableSource& source) {
  constexpr std::array<std::string_view, 1> columns = {"name"};
  TsvReader row("ambiguous.tsv", source("ambiguous.tsv"), columns);
  while (row.next()) {
    const std::vector<Word> words = words_of(row[0]);
    if (words.empty()) row.fail("a name");
    tables.also_person.insert(words.front().key);
  }
}

void read_descriptions(Gazetteer::Tables& tables, const TableSource& source) {
  constexpr std::array<std::string_view, 5> columns = {"adjective", "regions", "countries", "organisation", "trait"};
  TsvReader row("descriptions.tsv", source("descriptions.tsv"), columns);
  while (row.next()) {
    Description description;
    for (const std::string_view region : split_field(row[1])) description.regions.emplace_back(region);
    for (const std::string_view country : split_field(row[2])) {
      if (tables.find(country) == nullptr) row.fail("ids of countries");
      description.countries.emplace_back(country);
    }
    description.organisation = row[3];
    description.trait = row[4];
    tables.descriptions.emplace(row[0], std::move(description));
  }
}

void read_users_table(Draft& draft, std::string_view file, std::string_view bytes) {
  constexpr std::array<std::string_view, 5> columns = {"id", "kind", "name", "other names", "parent"};
  TsvReader row(file, bytes, columns);
  while (row.next()) {
    const std::string id(row[0]);
    if (id.empty()) row.fail("an id");
    const std::optional<ActorKind> kind = parse_actor_kind(row[1]);
    if (!kind) row.fail(fmt::format("a kind (country, organisation, agency, person), got '{}'", row[1]));
    if (row[2].empty()) row.fail("a name");
    const bool belongs = *kind == ActorKind::agency || *kind == ActorKind::person;
    if (belongs && (row[4] == row[0] || !draft.actors.contains(row[4])))
      row.fail(fmt::format("the id of a known parent, got '{}'", row[4]));
    if (!belongs && !row[4].empty()) row.fail("no parent for a country or organisation");
    const auto [at, added] = draft.actors.try_emplace(id);
    Actor& actor = at->second;
    if (added) {
      actor.id = id;
      actor.kind = *kind;
      actor.name = row[2];
      actor.parent = row[4];
    } else if (actor.kind != *kind) {
      row.fail(fmt::format("the kind {}, which {} has already", name(actor.kind), id));
    }
    const NameKind name_kind = belongs ? NameKind::agency : NameKind::name;
    draft.add_names(id, row[2], name_kind);
    draft.add_names(id, row[3], name_kind);
  }
}

std::uint64_t key_of(std::span<const Word> words) {
  std::uint64_t key = NameIndex::start;
  for (const Word& word : words) key = extend(key, word.key);
  return key;
}

/// What a user may type, the likeliest meaning first: ids and codes, then names by their kind.
void add_any_names(Gazetteer::Tables& tables, const std::vector<Name>& names) {
  const auto add = [&](std::string_view text, std::uint32_t actor) {
    const std::vector<Word> words = words_of(text);
    if (!words.empty()) tables.by_any_name.try_emplace(key_of(words), actor);
  };
  for (std::uint32_t i = 0; i < tables.actors.size(); ++i) add(tables.actors[i].id, i);
  for (std::uint32_t i = 0; i < tables.actors.size(); ++i) {
    if (!tables.actors[i].iso2.empty()) add(tables.actors[i].iso2, i);
  }
  for (const NameKind kind : {NameKind::name, NameKind::former, NameKind::organ, NameKind::seat, NameKind::agency,
                              NameKind::adjective, NameKind::demonym, NameKind::capital, NameKind::place}) {
    for (const Name& name : names) {
      if (name.kind == kind) add(name.text, tables.by_id.at(name.actor));
    }
  }
}

/// Index of what a name stands for.
std::uint32_t target(const Gazetteer::Tables& tables, const Name& name) {
  if (name.kind == NameKind::decoy) return 0;
  if (name.kind == NameKind::leader) return static_cast<std::uint32_t>(std::stoul(name.actor));
  return tables.by_id.at(name.actor);
}

void add_reading(Gazetteer::Tables& tables, const Name& name) {
  const std::vector<Word> words = words_of(name.text);
  constexpr std::size_t longest = 32;
  if (words.empty() || words.size() > longest) return;
  Reading reading{name.kind, static_cast<std::uint8_t>(words.size()), name.until, target(tables, name)};
  for (std::size_t i = 0; i < words.size(); ++i) {
    reading.letters |= static_cast<std::uint64_t>(words[i].letters) << (2 * i);
  }
  if (words.front().letters == LetterCase::lower) tables.lower_start.insert(words.front().key);
  tables.names.add(words, static_cast<std::uint32_t>(tables.readings.size()));
  tables.readings.push_back(reading);
}

}  // namespace

bool Gazetteer::Tables::described_as(const Actor& country, const Description& description) const {
  const auto has = [](const auto& list, const auto& value) { return std::ranges::find(list, value) != list.end(); };
  if (has(description.regions, country.region) || has(description.countries, country.id)) return true;
  if (const auto at = traits.find(country.id); at != traits.end() && has(at->second, description.trait)) return true;
  const auto at = members.find(description.organisation);
  return at != members.end() && std::ranges::find(at->second, country.id, &Membership::country) != at->second.end();
}

std::unique_ptr<const Gazetteer::Tables> make_tables(std::string_view file, std::string_view bytes,
                                                     const TableSource& source) {
  Draft draft;
  read_countries(draft, source);
  read_organisations(draft, source);
  read_memberships(draft, source);
  read_agencies(draft, source);
  read_leaders(draft, source);
  constexpr std::array<std::string_view, 2> prefix_columns = {"prefix", "actor"}, place_columns = {"name", "country"};
  constexpr std::array<std::string_view, 1> decoy_columns = {"name"};
  read_names(draft, source, "prefixes.tsv", prefix_columns, NameKind::prefix);
  read_names(draft, source, "places.tsv", place_columns, NameKind::place);
  read_names(draft, source, "decoys.tsv", decoy_columns, NameKind::decoy);
  if (!bytes.empty()) read_users_table(draft, file, bytes);

  auto tables = std::make_unique<Gazetteer::Tables>();
  std::set<std::string> spelled;
  for (const Name& name : draft.names) {
    if (name.kind == NameKind::leader || name.kind >= NameKind::prefix) continue;
    Actor& actor = draft.actors.at(name.actor);
    if (name.text != actor.name) actor.other_names.push_back(name.text);
    spelled.insert(name.text);
  }
  for (auto& [id, actor] : draft.actors) {
    std::ranges::sort(actor.other_names);
    actor.other_names.erase(std::unique(actor.other_names.begin(), actor.other_names.end()), actor.other_names.end());
    tables->actors.push_back(std::move(actor));
  }
  for (std::uint32_t i = 0; i < tables->actors.size(); ++i) tables->by_id.emplace(tables->actors[i].id, i);
  for (const Name& name : draft.names) add_reading(*tables, name);
  tables->names.freeze();
  add_any_names(*tables, draft.names);
  tables->spelled.assign(spelled.begin(), spelled.end());
  tables->members = std::move(draft.members);
  tables->sectors = std::move(draft.sectors);
  tables->leaders = std::move(draft.leaders);
  for (const Name& name : draft.names) {
    if (name.kind != NameKind::leader) continue;
    const std::vector<std::string> words = name_words(name.text);
    if (words.empty()) continue;
    // Hu Jintao is Hu: a surname that stands first is asked for as well.
    for (const std::string& word : {words.back(), words.front()}) {
      std::vector<std::uint32_t>& known = tables->surnames[word];
      const auto leader = static_cast<std::uint32_t>(std::stoul(name.actor));
      if (known.empty() || known.back() != leader) known.push_back(leader);
      if (const std::vector<Word> keys = words_of(word); !keys.empty()) tables->surname_keys.insert(keys.front().key);
    }
  }
  tables->traits = std::move(draft.traits);
  tables->called = std::move(draft.called);
  read_descriptions(*tables, source);
  read_ambiguous(*tables, source);
  read_nouns(*tables, source);
  return tables;
}

}  // namespace entente
