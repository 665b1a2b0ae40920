// What a plain name is in its sentence: one who acts, or a place.

#include <algorithm>
#include <unordered_set>

#include "ingest/actors/scene.hpp"

namespace entente {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet inside = {"in",         "at",  "near", "inside",  "within", "outside", "across", "around",
                        "throughout", "off", "via",  "through", "along",  "above",   "under"};
const WordSet towards = {"with", "between", "by",   "against", "to",    "from", "toward", "towards",
                         "for",  "on",      "upon", "among",   "about", "of",   "into"};

/// MOSCOW (Reuters) — ; Geneva, Switzerland –
bool dateline(const Scene& scene, std::uint32_t index, const Hit& hit) {
  const Sentence& sentence = scene.sentence(index);
  if (hit.first > 5) return false;
  for (std::uint32_t i = hit.last; i < sentence.tokens.size() && i < hit.last + 9; ++i) {
    const std::string_view form = sentence.tokens[i].form;
    if (form == "—" || form == "–" || form == "--" || form == "―") return true;
    if (form == "-" && i > 0 && sentence.tokens[i].begin > sentence.tokens[i - 1].end) return true;
    const Upos upos = word_class(sentence.tokens[i]);
    if (upos != Upos::propn && upos != Upos::num && upos != Upos::punct) return false;
  }
  return false;
}

/// Geneva, Switzerland
bool after_city(const Scene& scene, std::uint32_t index, const Hit& hit) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  std::uint32_t comma = hit.first;
  while (comma > 0 && word_class(sentence.tokens[comma - 1]) == Upos::adj) --comma;  // Faryab, north-west Afghanistan
  if (comma < 2 || sentence.tokens[comma - 1].form != ",") return false;
  const std::uint32_t city = comma - 2;
  if (hit.last < sentence.tokens.size()) {
    const std::string_view next = sentence.tokens[hit.last].form;
    const Upos upos = word_class(sentence.tokens[hit.last]);
    if (next != "," && next != "." && next != ")" && upos != Upos::adp && upos != Upos::sconj) return false;
  }
  const std::int32_t at = names.at[city];
  if (at >= 0) return names.hits[at].kind == NameKind::place || names.hits[at].kind == NameKind::capital;
  if (word_class(sentence.tokens[city]) != Upos::propn || !capitalised(sentence.tokens[city])) return false;
  // An unknown name after a place's preposition is a town.
  std::uint32_t i = city;
  while (i > 0 && word_class(sentence.tokens[i - 1]) == Upos::propn && names.at[i - 1] < 0) --i;
  return i > 0 && (inside.contains(names.low[i - 1]) || names.low[i - 1] == "of" || names.low[i - 1] == "from" ||
                   names.low[i - 1] == "to");
}

}  // namespace

MentionUse use_of_phrase(const Scene& scene, std::uint32_t index, std::uint32_t first) {
  const Names& names = scene.names[index];
  return first > 0 && inside.contains(names.low[first - 1]) ? MentionUse::place : MentionUse::participant;
}

MentionUse use_of_name(const Scene& scene, std::uint32_t index, const Hit& hit) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  const Actor& actor = scene.tables.actors[hit.actor];
  if (dateline(scene, index, hit)) return MentionUse::speaker;
  if (after_city(scene, index, hit)) return MentionUse::place;
  const std::uint32_t head = head_of(sentence, hit.first, hit.last);
  // The preposition: the case child in the tree, or what stands before.
  std::string_view link;
  std::uint32_t before = hit.first;
  while (before > 0 && (names.low[before - 1] == "the" || word_class(sentence.tokens[before - 1]) == Upos::adj))
    --before;
  if (before > 0 && word_class(sentence.tokens[before - 1]) == Upos::adp) link = names.low[before - 1];
  if (link.empty() && sentence.tokens[head].deprel == Deprel::conj) {
    // Of *in France and Spain* the second is where the first is.
    std::int32_t first = sentence.tokens[head].head;
    for (std::uint32_t steps = 0; first >= 0 && sentence.tokens[first].deprel == Deprel::conj && steps < 20; ++steps)
      first = sentence.tokens[first].head;
    const std::int32_t at = first < 0 ? -1 : names.at[first];
    const bool place = at >= 0 && names.hits[at].kind != NameKind::leader && names.hits[at].first < hit.first;
    if (place) return use_of_name(scene, index, names.hits[at]);
  }
  if (actor.kind != ActorKind::country)
    return link == "at" || link == "inside" ? MentionUse::place : MentionUse::participant;
  if (inside.contains(link)) return MentionUse::place;
  if (hit.kind == NameKind::seat) return MentionUse::participant;
  if (hit.kind == NameKind::capital) {
    const Deprel deprel = sentence.tokens[head].deprel;
    if (deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::nsubj_outer ||
        deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::root)
      return MentionUse::participant;
    if (deprel == Deprel::conj || deprel == Deprel::nmod_poss || deprel == Deprel::obl_agent)
      return MentionUse::participant;
    // *after Mogadishu accused Chad*: a clause
    static const WordSet openers = {"after", "before", "since", "as", "until"};
    if (openers.contains(link) && hit.last < sentence.tokens.size() && sentence.tokens[hit.last].upos == Upos::verb &&
        (sentence.tokens[hit.last].xpos == "VBD" || sentence.tokens[hit.last].xpos == "VBZ"))
      return MentionUse::participant;
    return towards.contains(link) ? MentionUse::participant : MentionUse::place;
  }
  return MentionUse::participant;
}

bool is_whole_subject(const Sentence& sentence, const Mention& mention) {
  if (sentence.tokens[mention.first].xpos != "NNPS" && sentence.tokens[mention.first].xpos != "NNS") return false;
  const Token* head = &sentence.tokens[mention.head];
  if (head->deprel == Deprel::conj && head->head >= 0) head = &sentence.tokens[static_cast<std::size_t>(head->head)];
  const auto modifies = [&](const Token& token) { return token.head == static_cast<std::int32_t>(mention.head); };
  const auto restricts = [&](const Token& token) {
    return modifies(token) && token.deprel != Deprel::conj && token.deprel != Deprel::cc &&
           token.deprel != Deprel::punct && token.deprel != Deprel::cc_preconj;
  };
  return head->deprel == Deprel::nsubj && std::ranges::none_of(sentence.tokens, restricts);
}

}  // namespace entente
