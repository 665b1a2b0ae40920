// Those whom a list nominates: *Ann Lee, of Ohio, to be a member of the board, vice Jo Roe*.

#include "ingest/actors/people.hpp"
#include "ingest/actors/person_names.hpp"
#include "ingest/actors/phrase.hpp"

namespace entente {
namespace {

bool is(const Names& names, std::uint32_t token, std::string_view word) {
  return token < names.low.size() && names.low[token] == word;
}

/// Where the office begins that a nominee's name leads to, *, to be*, *, nominee for*; absent where none does.
std::optional<std::uint32_t> office_of_nominee(const Names& names, std::uint32_t from) {
  for (std::uint32_t i = from; i + 2 < names.low.size(); ++i) {
    if (names.low[i] != ",") continue;
    const std::uint32_t nominee = i + 1 + is(names, i + 1, "nominee");
    const bool for_it = nominee > i + 1 && is(names, nominee, "for");
    if (!for_it && !(is(names, nominee, "to") && is(names, nominee + 1, "be"))) continue;
    std::uint32_t office = nominee + (for_it ? 1 : 2);
    while (is(names, office, "a") || is(names, office, "an") || is(names, office, "the")) ++office;
    return office;
  }
  return std::nullopt;
}

/// The end of an office's own name, before its term, its country and whom the nominee follows.
std::uint32_t office_end(const Names& names, std::uint32_t office) {
  std::uint32_t end = office;
  while (end < names.low.size() && names.low[end] != "," && names.low[end] != "." && names.low[end] != ";" &&
         names.low[end] != "(" && names.low[end] != "for" && names.low[end] != "of" && names.low[end] != "to" &&
         names.low[end] != "vice")
    ++end;
  return end;
}

}  // namespace

void find_nominees(Scene& scene, std::uint32_t index) {
  const Names& names = scene.names[index];
  const PersonName nominee = read_name(scene, index, is(names, 0, "-") ? 1 : 0);
  if (nominee.last < nominee.first + 2 || !is(names, nominee.last, ",")) return;
  const auto office = office_of_nominee(names, nominee.last);
  if (!office) return;
  std::string country = scene.government;
  const std::uint32_t home = nominee.last + 2;  // *of Ohio*
  if (country.empty() && is(names, nominee.last + 1, "of") && home < names.at.size() && names.at[home] >= 0)
    country = scene.whole(scene.id(names.hits[names.at[home]]));
  if (country.empty()) return;
  Mention mention{.sentence = index, .first = nominee.first, .last = nominee.last};
  mention.actors = {country};
  mention.sector = Sector::gov;
  mention.use = MentionUse::origin;  // what they did before does not join countries
  mention.role = office_text(names, *office, office_end(names, *office));
  mention.person = nominee.text;
  if (mention.role.empty()) return;
  introduce(scene, mention);
  for (std::uint32_t i = *office; i + 1 < names.low.size(); ++i) {
    if (names.low[i] != "vice" || names.low[i - 1] != ",") continue;
    const PersonName before = read_name(scene, index, i + 1);
    if (before.last < before.first + 2) continue;
    mention.person = before.text;
    mention.role.insert(0, "former ");
    introduce(scene, mention);
    break;
  }
}

}  // namespace entente
