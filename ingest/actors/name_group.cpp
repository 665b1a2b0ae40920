#include "ingest/actors/name_group.hpp"

namespace entente {
namespace {

bool possessive(const Names& names, std::uint32_t token) {
  return token < names.low.size() && (names.low[token] == "'s" || names.low[token] == "'");
}

bool joins(const Names& names, std::uint32_t from, std::uint32_t to) {
  if (to <= from || to - from > 2) return to == from;
  for (std::uint32_t i = from; i < to; ++i) {
    const std::string& low = names.low[i];
    if (low != "and" && low != "," && low != "-" && low != "–" && low != "&" && low != "'" && low != "/") return false;
  }
  return true;
}

bool hyphenated(const Sentence& sentence, std::uint32_t from, std::uint32_t to) {
  return to == from + 1 && sentence.tokens[from].form.size() <= 3 && word_class(sentence.tokens[from]) != Upos::cconj &&
         sentence.tokens[from].form != "," && sentence.tokens[from].form != "—" &&
         sentence.tokens[from].begin == sentence.tokens[from - 1].end;
}

/// *the World Health Organization (WHO) head, Korea's (DPRK) missiles*: the noun behind the brackets is what they
/// modify.
void pass_short_form(const Names& names, Group& group) {
  if (group.last != group.first + 1 || group.last >= names.hits.size()) return;
  const Hit& shorter = names.hits[group.last];
  const std::uint32_t behind = shorter.last + 1;
  if (shorter.actor != names.hits[group.first].actor || shorter.first != group.next + 1 ||
      names.low[group.next] != "(" || behind >= names.low.size() || names.low[shorter.last] != ")")
    return;
  const std::int32_t noun = names.noun_at[behind];
  if (!group.possessive && (noun < 0 || names.nouns[noun].noun->kind != NounKind::role)) return;
  group.possessive = true;
  group.next = behind;
  ++group.last;
}

}  // namespace

Group group_from(const Scene& scene, std::uint32_t index, std::size_t first) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  Group group{first, first + 1, names.hits[first].last};
  while (group.last < names.hits.size()) {
    const Hit& before = names.hits[group.last - 1];
    const Hit& hit = names.hits[group.last];
    if (!(names_actor(hit) || hit.kind == NameKind::prefix)) break;
    if (!joins(names, before.last, hit.first)) break;
    const bool hyphen = hit.first == before.last || hyphenated(sentence, before.last, hit.first);
    const bool both_adjectives = is_modifier(before) && is_modifier(hit);
    if (!hyphen && !both_adjectives) break;
    if (hyphen && hit.first == before.last && !before.partial && before.kind != NameKind::prefix) break;
    ++group.last;
    group.next = hit.last;
  }
  if (possessive(names, group.next)) {
    group.possessive = true;
    ++group.next;
  }
  pass_short_form(names, group);
  return group;
}

}  // namespace entente
