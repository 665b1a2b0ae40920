// Names → mentions: what the words around a country's or an organisation's name make of it.

#include <algorithm>
#include <array>

#include "ingest/actors/name_group.hpp"
#include "ingest/actors/people.hpp"
#include "ingest/actors/phrase.hpp"
#include "ingest/actors/scene.hpp"
#include "ingest/actors/speakers.hpp"

namespace entente {
namespace {

/// *the French*
bool is_the_people(const Names& names, const Hit& hit) { return hit.first > 0 && names.low[hit.first - 1] == "the"; }

/// True where the hit stands before a noun as its modifier.
bool modifies(const Sentence& sentence, const Names& names, const Hit& hit, std::uint32_t next, bool possessor) {
  if (next >= sentence.tokens.size()) return false;
  const Upos upos = word_class(sentence.tokens[next]);
  const bool nominal = upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::num ||
                       names.noun_at[next] >= 0 || sentence.tokens[next].xpos == "VBN" ||
                       sentence.tokens[next].xpos == "VBG";
  if (possessor) return true;
  if (!nominal) return false;
  if (is_modifier(hit)) return true;
  if (upos == Upos::num) return false;  // gave Chad 5 million dollars
  // A name before a noun: a compound (US officials), not the end of a phrase (told Iran yesterday).
  const Token& last = sentence.tokens[hit.last - 1];
  if (last.head > static_cast<std::int32_t>(hit.last - 1)) {
    return last.deprel == Deprel::compound || last.deprel == Deprel::nmod_poss || last.deprel == Deprel::nmod ||
           last.deprel == Deprel::amod || last.deprel == Deprel::flat || last.deprel == Deprel::nmod_desc ||
           names.noun_at[next] >= 0;
  }
  return names.noun_at[next] >= 0 && last.deprel != Deprel::obj && last.deprel != Deprel::obl;
}

std::vector<std::string> ids_of(const Scene& scene, const Names& names, const Group& group) {
  std::vector<std::string> ids;
  for (std::size_t i = group.first; i < group.last; ++i) {
    const std::string& id = scene.id(names.hits[i]);
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

Sector sector_of(const Scene& scene, const std::vector<std::string>& ids) {
  const auto at = scene.tables.sectors.find(ids.front());
  return at == scene.tables.sectors.end() ? Sector::none : at->second;
}

/// North and South Korea
void add_other_half(const Names& names, Mention& mention) {
  if (mention.actors.size() != 1 || mention.first < 2) return;
  const std::string& half = names.low[mention.first - 2];
  const std::string& link = names.low[mention.first - 1];
  if (link != "and" && link != "," && link != "&" && link != "-") return;
  const std::string& id = mention.actors.front();
  if (!((id == "KOR" && half == "north") || (id == "PRK" && half == "south"))) return;
  mention.actors = half == "north" ? std::vector<std::string>{"PRK", "KOR"} : std::vector<std::string>{"KOR", "PRK"};
  mention.first -= 2;
}

/// The mention of a country by its plain name, adjective or agency.
Mention plain(const Scene& scene, std::uint32_t index, const Names& names, const Group& group) {
  const Hit& hit = names.hits[group.first];
  Mention mention{index, hit.first, names.hits[group.last - 1].last};
  mention.actors = ids_of(scene, names, group);
  mention.sector = sector_of(scene, mention.actors);
  mention.form = is_modifier(hit) || hit.kind == NameKind::demonym ? MentionForm::adjective : MentionForm::name;
  add_other_half(names, mention);
  mention.head = head_of(scene.sentence(index), mention.first, mention.last);
  return mention;
}

MentionUse use_of(NounKind kind) {
  switch (kind) {
    case NounKind::people:
    case NounKind::thing:
    case NounKind::nonstate:
      return MentionUse::origin;
    case NounKind::place:
      return MentionUse::place;
    case NounKind::media:
      return MentionUse::speaker;
    case NounKind::role:
    case NounKind::body:
      break;
  }
  return MentionUse::participant;
}

/// *the Chadian people*, *the people of Chad*
bool is_nation(const Names& names, std::uint32_t first, std::uint32_t noun) {
  return first > 0 && names.low[first - 1] == "the" && (names.low[noun] == "people" || names.low[noun] == "peoples");
}

/// *UNICEF Chad representative*: the organisation right before; nullptr where there is none.
const Hit* sender_of(const Scene& scene, const Names& names, const Group& group) {
  if (group.first == 0 || group.possessive || group.last != group.first + 1) return nullptr;
  const Hit& before = names.hits[group.first - 1];
  const std::uint32_t first = names.hits[group.first].first;
  const bool adjoins = before.last == first || (before.last + 1 == first && names.low[before.last] == ")");
  if (!adjoins || !names_actor(before)) return nullptr;
  return scene.tables.actors[before.actor].kind == ActorKind::organisation ? &before : nullptr;
}

/// *Throughout the G20 President Biden said*: an organisation before the president of a country
bool heads_country(const Scene& scene, const std::string& organisation, const Phrase& phrase) {
  const Actor* actor = scene.tables.find(organisation);
  const std::vector<std::string> words = name_words(phrase.person);
  if (actor == nullptr || actor->kind != ActorKind::organisation || phrase.role == nullptr || words.empty())
    return false;
  const auto leaders = scene.tables.surnames.find(words.back());
  if (leaders == scene.tables.surnames.end()) return false;
  bool of_country = false;
  for (const std::uint32_t leader : leaders->second) {
    if (words.size() > 1 && !may_name(name_words(scene.tables.leaders[leader].name), words)) continue;
    for (const Leader::Term& term : scene.tables.leaders[leader].terms) {
      if (term.of == organisation) return false;
      const bool holds = !scene.published || (term.since <= *scene.published && *scene.published < term.until);
      const Actor* country = scene.tables.find(term.of);
      of_country =
          of_country || (holds && country->kind == ActorKind::country && same_office(phrase.role_text, term.role));
    }
  }
  return of_country;
}

/// *Moroccan police*, *Iran's foreign minister, Kamal Kharazi*, *a Moroccan man*: the phrase that the modifier begins.
void add_modified(Scene& scene, std::uint32_t index, const Group& group) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  Mention mention = plain(scene, index, names, group);
  const Phrase phrase = read_phrase(scene, index, group.next);
  if (!group.possessive && heads_country(scene, mention.actors.front(), phrase)) return scene.add(std::move(mention));
  const bool agency = scene.tables.find(mention.actors.front())->kind == ActorKind::agency;
  if (const Hit* sender = sender_of(scene, names, group); sender && phrase.role) mention.actors = {scene.id(*sender)};
  if (phrase.role != nullptr && !phrase.nonstate) {
    mention.role = phrase.role_text;
    mention.sector = phrase.role->sector == Sector::gov && agency ? mention.sector : phrase.role->sector;
    mention.last = std::max(mention.last, phrase.last);
    mention.form = phrase.person.empty() ? MentionForm::description : MentionForm::person;
    mention.person = phrase.person;
    if (mention.actors.size() > 1) {
      const std::uint32_t office_end = portfolio_end(scene, index, phrase.core + 1);
      mention.last = introduce_each(scene, mention, office_end);
      mention.person.clear();
      mention.form = MentionForm::description;
    } else if (const NounHit* adviser = adviser_of(names, mention.first); adviser && phrase.person.empty()) {
      introduce_adviser(scene, mention, *adviser);
    } else if (phrase.person.empty()) {
      attach_name_before(scene, mention);
    }
    mention.head = head_of(sentence, mention.first, mention.last);
    if (!mention.person.empty() && mention.actors.size() == 1) introduce_all(scene, mention);
    scene.add(std::move(mention));
    return;
  }
  if (phrase.person_only) {  // Russia's Putin
    mention.last = phrase.last;
    mention.person = phrase.person;
    mention.form = MentionForm::person;
    mention.sector = Sector::gov;
    mention.head = head_of(sentence, mention.first, mention.last);
    introduce(scene, mention);
    scene.add(std::move(mention));
    return;
  }
  if (phrase.noun != nullptr) {
    const Noun& noun = *phrase.noun;
    mention.use = phrase.nonstate ? MentionUse::origin : use_of(noun.kind);
    if (is_nation(names, mention.first, phrase.core)) mention.use = MentionUse::participant;
    mention.sector = noun.sector == Sector::none ? mention.sector : noun.sector;
    mention.last = phrase.last;
    mention.form = MentionForm::description;
    mention.head = head_of(sentence, mention.first, mention.last);
    if (noun.kind == NounKind::body && !phrase.nonstate) {
      mention.role = phrase.role_text;
      for (std::string& id : mention.actors) id = scene.agency_of(id, noun.agency, {});
    }
    if (noun.kind == NounKind::body && !phrase.nonstate) speak_for(scene, mention);
    const bool person =
        noun.kind == NounKind::people || noun.kind == NounKind::role || names.low[mention.last - 1] == "leader";
    if (person && mention.use == MentionUse::origin && mention.actors.size() == 1)
      introduce_national(scene, mention, office_text(names, group.next, mention.last));
    scene.add(std::move(mention));
    return;
  }
  const Hit& hit = names.hits[group.first];
  if (hit.kind == NameKind::capital && !group.possessive) mention.use = MentionUse::place;
  if (mention.use == MentionUse::participant) speak_for_body(scene, mention, group.next);
  scene.add(std::move(mention));
}

/// *Ann Lee of UNICEF*, *Ann Lee, of UNICEF,*; false where no person's name stands before.
bool add_member(Scene& scene, std::uint32_t index, const Group& group) {
  const Names& names = scene.names[index];
  const Hit& hit = names.hits[group.first];
  const Actor& actor = scene.tables.actors[hit.actor];
  if (actor.kind == ActorKind::country || hit.kind == NameKind::capital) return false;
  std::uint32_t of = hit.first;
  while (of > 0 && names.low[of - 1] == "the") --of;
  if (of < 3 || names.low[of - 1] != "of") return false;
  const bool apposed = names.low[of - 2] == "," && hit.last < names.low.size() && names.low[hit.last] == ",";
  const PersonName name = name_ending(scene, index, apposed ? of - 2 : of - 1);
  if (name.text.empty() || name.last - name.first < 2) return false;
  for (const std::string_view event :
       {"summit", "meeting", "conference", "session", "council", "committee", "charter"}) {
    if (folded(name.text).find(event) != std::string::npos) return false;  // the Biarritz Summit of the G7
  }
  Mention mention = plain(scene, index, names, group);
  mention.first = name.first;
  mention.person = name.text;
  mention.role = "member";
  mention.form = MentionForm::person;
  mention.head = head_of(scene.sentence(index), mention.first, mention.last);
  introduce(scene, mention);
  scene.add(std::move(mention));
  return true;
}

/// *Ministers Ann Lee of Chad, Jo Roe of Mali and Pat Doe of Niger*: each after the first; false where no such list is.
bool add_listed(Scene& scene, std::uint32_t index, const Group& group) {
  const Names& names = scene.names[index];
  const Hit& hit = names.hits[group.first];
  std::uint32_t of = hit.first;
  while (of > 0 && names.low[of - 1] == "the") --of;
  if (of < 4 || names.low[of - 1] != "of" || scene.mentions.empty()) return false;
  const Mention before = scene.mentions.back();
  if (before.sentence != index || before.person.empty() || !plural_role(before.role)) return false;
  const std::vector<Token>& tokens = scene.sentence(index).tokens;
  const std::uint32_t first = behind_link(names, before.last);
  constexpr std::uint32_t longest = 4;
  if (first == before.last || first + 2 >= of || first + longest + 1 < of) return false;
  if (!std::all_of(tokens.begin() + first, tokens.begin() + of - 1, capitalised)) return false;
  Mention mention = plain(scene, index, names, group);
  mention.first = first;
  mention.person = text_of(scene.sentence(index), first, of - 1);
  mention.role = before.role;
  mention.sector = before.sector;
  mention.form = MentionForm::person;
  mention.head = head_of(scene.sentence(index), mention.first, mention.last);
  introduce(scene, mention);
  scene.add(std::move(mention));
  return true;
}

/// *the president of Russia*, *people of Iraq*: the noun before *of* and the name; false where there is none.
bool add_of_phrase(Scene& scene, std::uint32_t index, const Group& group) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  const Hit& hit = names.hits[group.first];
  const std::optional<OfPhrase> found = read_of_phrase(scene, index, hit.first);
  if (!found) return add_listed(scene, index, group) || add_member(scene, index, group);
  Mention mention = plain(scene, index, names, group);
  mention.first = found->first;
  mention.form = MentionForm::description;
  const Noun& noun = *found->noun;
  mention.use = use_of(noun.kind);
  if (is_nation(names, found->first, found->first)) mention.use = MentionUse::participant;
  if (noun.sector != Sector::none) mention.sector = noun.sector;
  if (noun.kind == NounKind::people && mention.use == MentionUse::origin) {  // workers from Chad and Mali
    Mention all = mention;
    all.last = read_list(scene, index, mention.last, all.actors);
    const bool told_of = all.last + 1 < names.low.size() && names.low[all.last + 1] == "which";  // Mali, which left
    if (!told_of) mention = std::move(all);
  }
  if (noun.kind == NounKind::role) {
    mention.role = found->role_text;
    introduce_each(scene, mention, mention.last);
    const PersonName person = found->person.empty() ? name_after(scene, index, mention.last) : PersonName{};
    if (!found->person.empty()) {
      mention.person = found->person;
      mention.form = MentionForm::person;
    } else if (!person.text.empty()) {
      mention.person = person.text;
      mention.last = person.last;
      mention.form = MentionForm::person;
    } else if (const NounHit* adviser = adviser_of(names, mention.first)) {
      introduce_adviser(scene, mention, *adviser);
    } else {
      attach_name_before(scene, mention);
    }
  } else if (noun.kind == NounKind::body) {
    mention.role = found->role_text;
    for (std::string& id : mention.actors) id = scene.agency_of(id, noun.agency, {});
  }
  mention.head = head_of(sentence, mention.first, mention.last);
  if (!mention.person.empty()) introduce(scene, mention);
  if (noun.kind == NounKind::people && mention.use == MentionUse::origin && mention.actors.size() == 1)
    introduce_national(scene, mention, found->role_text);
  scene.add(std::move(mention));
  return true;
}

void add_demonym(Scene& scene, std::uint32_t index, const Group& group) {
  const Names& names = scene.names[index];
  Mention mention = plain(scene, index, names, group);
  // "The Iranians said" and "Iranians and Iraqis met" are their governments; "two Iranians", "Iranians in Paris" are
  // people.
  const bool article =
      (mention.first > 0 && names.low[mention.first - 1] == "the") || is_whole_subject(scene.sentence(index), mention);
  if (!article) mention.use = MentionUse::origin;
  mention.sector = article ? Sector::none : Sector::cvl;
  mention.confidence = article ? 0.6f : 1.f;
  scene.add(std::move(mention));
}

/// *Saudi-led forces*: the phrase goes on after the participle; absent where a body does not follow.
std::optional<Group> led_by(const Scene& scene, std::uint32_t index, const Group& group) {
  const Names& names = scene.names[index];
  const std::uint32_t body = group.next + 2;
  if (body >= names.noun_at.size() || names.low[group.next] != "-" || names.low[group.next + 1] != "led")
    return std::nullopt;
  const std::int32_t noun = names.noun_at[body];
  if (noun < 0 || names.nouns[noun].noun->kind != NounKind::body) return std::nullopt;
  return Group{group.first, group.last, body};
}

/// *anti-American*, *intra-Syrian*: about a country or within it, not the country's.
bool is_prefixed(const Sentence& sentence, const Hit& hit) {
  const std::string form = folded(sentence.tokens[hit.first].form);
  if (form == "inter-korean") return false;  // of two
  if (hit.partial) {
    for (const std::string_view prefix : {"anti", "pro", "non", "un", "ex", "pan", "trans", "intra", "inter"}) {
      if (form.starts_with(prefix) && form.size() > prefix.size() && form[prefix.size()] == '-') return true;
    }
  }
  if (hit.first < 2 || sentence.tokens[hit.first - 1].form != "-") return false;
  const std::string before = folded(sentence.tokens[hit.first - 2].form);
  static constexpr std::string_view prefixes[] = {"anti", "pro", "non", "pan", "trans", "intra", "inter"};
  return std::ranges::find(prefixes, before) != std::end(prefixes);
}

/// *In Chad Minister Lee met*, where Lee is known as another country's.
bool is_scene_of_visitor(const Scene& scene, std::uint32_t index, const Group& group) {
  const Names& names = scene.names[index];
  const Hit& hit = names.hits[group.first];
  if (is_modifier(hit) || group.possessive || hit.first == 0 || names.low[hit.first - 1] != "in") return false;
  const Phrase phrase = read_phrase(scene, index, group.next);
  if (phrase.role == nullptr || phrase.person.empty()) return false;
  const Person* known = person_of(scene, name_words(phrase.person));
  return known != nullptr && known->of != scene.id(hit);
}

}  // namespace

void find_named(Scene& scene, std::uint32_t index) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  for (std::size_t i = 0; i < names.hits.size();) {
    const Hit& hit = names.hits[i];
    const bool place = hit.kind == NameKind::place;
    if (!(names_actor(hit) || hit.kind == NameKind::prefix || place) || scene.used[index][hit.first]) {
      ++i;
      continue;
    }
    if (place) {
      const Group alone{i, i + 1, hit.last};
      const std::optional<OfPhrase> office = read_of_phrase(scene, index, hit.first);
      if (office && office->noun->kind == NounKind::role &&
          add_of_phrase(scene, index, alone)) {  // the governor of California
        ++i;
        continue;
      }
      Mention mention = plain(scene, index, names, alone);
      mention.use = MentionUse::place;
      scene.add(std::move(mention));
      ++i;
      continue;
    }
    const Group group = group_from(scene, index, i);
    i = group.last;
    const bool noun_follows = group.next < names.noun_at.size() && names.noun_at[group.next] >= 0;
    if (hit.kind == NameKind::prefix && group.last == group.first + 1 && !noun_follows) continue;
    if (is_prefixed(sentence, hit)) {
      Mention mention = plain(scene, index, names, group);
      mention.use = MentionUse::origin;
      scene.add(std::move(mention));
      continue;
    }
    const Hit& last = names.hits[group.last - 1];
    if (!group.possessive && !noun_follows && !is_modifier(hit) && add_of_phrase(scene, index, group)) continue;
    if (const auto led = led_by(scene, index, group)) {
      add_modified(scene, index, *led);
    } else if (is_scene_of_visitor(scene, index, group)) {
      Mention mention = plain(scene, index, names, group);
      mention.use = MentionUse::place;
      scene.add(std::move(mention));
    } else if (modifies(sentence, names, last, group.next, group.possessive)) {
      add_modified(scene, index, group);
    } else if (hit.kind == NameKind::demonym || (hit.kind == NameKind::adjective && is_the_people(names, hit))) {
      add_demonym(scene, index, group);
    } else if (is_modifier(hit) || !add_of_phrase(scene, index, group)) {
      Mention mention = plain(scene, index, names, group);
      mention.use = is_modifier(hit) ? MentionUse::origin : use_of_name(scene, index, hit);
      if (names.hits[group.first].kind == NameKind::adjective && group.last - group.first > 1)
        mention.use = MentionUse::participant;
      scene.add(std::move(mention));
    }
  }
}

}  // namespace entente
