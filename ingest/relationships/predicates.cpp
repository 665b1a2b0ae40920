#include "ingest/relationships/predicates.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "ingest/data/ascii.hpp"
#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 11> effect_names = {"keep",       "future",  "hypothetical", "negated",
                                                           "historical", "request", "reject",       "discontinue",
                                                           "threaten",   "drop",    "fact"};

Part read_part(const TsvReader& table, std::size_t column) {
  if (table[column] == "v") return Part::verb;
  if (table[column] == "n") return Part::noun;
  if (table[column] == "a") return Part::adjective;
  table.fail("part v, n or a");
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end != 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

Predicates::Predicates(std::string_view predicates, std::string_view noun_classes, std::string_view operators,
                       std::string_view nominalisations) {
  static constexpr std::string_view class_columns[] = {"class", "lemma"};
  for (TsvReader table("noun_classes.tsv", noun_classes, class_columns); table.next();) {
    classes_["@" + std::string(table[0])].emplace(table[1]);
  }
  static constexpr std::string_view columns[] = {"term", "part", "frame", "type", "mode", "mutual"};
  for (TsvReader table("predicates.tsv", predicates, columns); table.next();) {
    Predicate row{.term = std::string(table[0]),
                  .frame = split_words(table[2]),
                  .mode = std::string(table[4]),
                  .line = table.line()};
    const Part part = read_part(table, 1);
    const auto type = parse_event_type(table[3]);
    if (!type) table.fail("a PLOVER type");
    row.type = *type;
    if (!row.mode.empty() && std::ranges::find(modes(*type), row.mode) == modes(*type).end())
      table.fail("a mode of the type");
    if (table[5] != "mutual" && table[5] != "directed") table.fail("mutual or directed");
    row.mutual = table[5] == "mutual";
    if (row.frame.empty()) table.fail("a frame");
    const std::vector<std::string> words = split_words(row.term);
    if (words.empty()) table.fail("a term");
    if (words.size() == 1) {
      single_[static_cast<std::size_t>(part)][row.term].push_back(std::move(row));
      continue;
    }
    const std::string& complement = words.back();
    if (complement.front() == '@' && complement != "@any" && !classes_.contains(complement))
      table.fail("a known class");
    compound_[words.front()].push_back({complement, std::move(row)});
  }
  static constexpr std::string_view operator_columns[] = {"lemma", "part", "effect"};
  for (TsvReader table("operators.tsv", operators, operator_columns); table.next();) {
    const auto found = std::ranges::find(effect_names, table[2]);
    if (found == effect_names.end()) table.fail("an effect");
    const Part part = table[1] == "p" ? Part::predicative : read_part(table, 1);
    effects_[static_cast<std::size_t>(part)].emplace(table[0], static_cast<Effect>(found - effect_names.begin()));
  }
  static constexpr std::string_view nominal_columns[] = {"noun", "verb"};
  for (TsvReader table("nominalisations.tsv", nominalisations, nominal_columns); table.next();) {
    if (!compound_.contains(std::string(table[1]))) table.fail("a verb that has complements in predicates.tsv");
    verbs_.emplace(table[0], table[1]);
  }
}

const Predicates& Predicates::builtin() {
  static const Predicates tables(built_in("predicates.tsv"), built_in("noun_classes.tsv"), built_in("operators.tsv"),
                                 built_in("nominalisations.tsv"));
  return tables;
}

/// *re-open, co-operate* as *reopen, cooperate*.
static std::string key_of(std::string_view lemma) {
  std::string key = lower(lemma);
  if (key.starts_with("re-") || key.starts_with("co-")) key.erase(2, 1);
  return key;
}

std::span<const Predicate> Predicates::find(Part part, std::string_view lemma) const {
  const auto& rows = single_[static_cast<std::size_t>(part)];
  auto found = rows.find(lower(lemma));
  if (found == rows.end()) found = rows.find(key_of(lemma));
  return found == rows.end() ? std::span<const Predicate>{} : found->second;
}

std::vector<const Predicate*> Predicates::find(std::string_view verb, std::string_view complement) const {
  std::vector<const Predicate*> found;
  auto rows = compound_.find(lower(verb));
  if (rows == compound_.end()) rows = compound_.find(key_of(verb));
  if (rows == compound_.end()) return found;
  const std::string noun = lower(complement);
  for (const Compound& compound : rows->second) {
    const bool fits = compound.complement == noun || compound.complement == "@any" ||
                      (compound.complement.front() == '@' && classes_.at(compound.complement).contains(noun));
    if (fits) found.push_back(&compound.predicate);
  }
  std::ranges::stable_partition(found, [](const Predicate* row) { return !row->term.ends_with("@any"); });
  return found;
}

std::string_view Predicates::nominalised(std::string_view noun) const {
  const auto found = verbs_.find(lower(noun));
  return found == verbs_.end() ? std::string_view{} : found->second;
}

std::optional<Effect> Predicates::effect(Part part, std::string_view lemma) const {
  const auto& effects = effects_[static_cast<std::size_t>(part)];
  const auto found = effects.find(lower(lemma));
  if (found == effects.end()) return std::nullopt;
  return found->second;
}

}  // namespace entente
