#include "ingest/actors/speakers.hpp"

#include <utility>

#include "ingest/actors/people.hpp"
#include "ingest/actors/phrase.hpp"

namespace entente {
namespace {

/// *General Ann Lee and other Chadian officials*
void introduce_other(Scene& scene, Mention mention) {
  const std::vector<std::string>& low = scene.names[mention.sentence].low;
  const std::uint32_t first = mention.first;
  if (first < 4 || low[first - 1] != "other" || low[first - 2] != "and" || mention.actors.size() != 1) return;
  const Actor* actor = scene.tables.find(std::string(scene.whole(mention.actors.front())));
  const PersonName name = name_ending(scene, mention.sentence, first - 2);
  // The leaders of an organisation are its members'.
  if (actor == nullptr || actor->kind != ActorKind::country || name.last < name.first + 2) return;
  if (scene.used[mention.sentence][name.first] || leader_named(scene.tables, name.text) >= 0) return;
  mention.person = name.text;
  introduce(scene, mention);
}

/// Where a body's name ends that begins at `from`: *Great Hural*, *National Security Council*, *Academy of Sciences*;
/// the actor whose name it is, too, where the table knows it.
std::uint32_t body_end(const Scene& scene, std::uint32_t index, std::uint32_t from, std::string& actor) {
  const Sentence& sentence = scene.sentence(index);
  const Names& names = scene.names[index];
  std::uint32_t end = 0;
  std::uint32_t i = from;
  while (i < sentence.tokens.size() && capitalised(sentence.tokens[i])) {
    if (const std::int32_t hit = names.at[i]; hit >= 0) {
      const Hit& known = names.hits[hit];
      if (known.kind == NameKind::decoy) return known.last;
      if (known.kind != NameKind::agency && known.kind != NameKind::organ) break;
      // Mongolia's National Security Council is not America's.
      if (scene.whole(scene.id(known)) == scene.whole(actor)) actor = scene.id(known);
      return known.last;
    }
    ++i;
    const std::int32_t noun = names.noun_to[i - 1];
    const bool body = noun >= 0 && names.nouns[noun].noun->kind == NounKind::body;
    if (body || is_thing(names.low[i - 1])) end = i = portfolio_end(scene, index, i);
  }
  return end > 0 ? end : i;
}

}  // namespace

void introduce_national(Scene& scene, const Mention& mention, std::string role) {
  PersonName name = name_after(scene, mention.sentence, mention.last);
  if (name.text.empty()) name = name_before(scene, mention.sentence, mention.first);
  if (name.last < name.first + 2 || scene.used[mention.sentence][name.first]) return;
  Mention named = mention;
  named.person = name.text;
  named.role = std::move(role);
  introduce(scene, named);
}

void introduce_adviser(Scene& scene, const Mention& mention, const NounHit& adviser) {
  const Names& names = scene.names[mention.sentence];
  const auto describes = [&](std::uint32_t token) {
    return capitalised(scene.sentence(mention.sentence).tokens[token]) && names.at[token] < 0;
  };
  std::uint32_t first = adviser.first;
  while (first > 0 && describes(first - 1) && capitalised(scene.sentence(mention.sentence).tokens[first])) --first;
  // Ann Lee, spokesperson and adviser to the Chadian prime minister
  if (first > 1 && names.low[first - 1] == "and" && names.noun_to[first - 2] >= 0)
    first = names.nouns[names.noun_to[first - 2]].first;
  const PersonName name = name_before(scene, mention.sentence, first);
  if (name.text.empty()) return;
  Mention served = mention;
  served.person = name.text;
  served.role = office_text(names, first, mention.last);
  introduce(scene, served);
}

void attach_name_before(Scene& scene, Mention& mention) {
  if (plural_role(mention.role)) return introduce_other(scene, mention);
  const PersonName name = name_before(scene, mention.sentence, mention.first);
  if (name.text.empty()) return;
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    if (scene.used[mention.sentence][i]) return;
  }
  mention.person = name.text;
  mention.form = MentionForm::person;
  mention.first = name.first;
}

void speak_for(Scene& scene, Mention& mention) {
  const std::optional<OfPhrase> office = read_of_phrase(scene, mention.sentence, mention.first);
  if (!office || office->noun->kind != NounKind::role || !office->person.empty()) return;
  mention.first = office->first;
  mention.role = office->role_text;
  mention.sector = office->noun->sector;
  // the Russian space agency Roscosmos
  const Names& names = scene.names[mention.sentence];
  const std::int32_t apposed = mention.last < names.at.size() ? names.at[mention.last] : -1;
  if (apposed >= 0 && names.hits[apposed].kind == NameKind::agency) mention.last = names.hits[apposed].last;
  const PersonName name = name_after(scene, mention.sentence, mention.last);
  if (name.text.empty()) {
    attach_name_before(scene, mention);
  } else {
    mention.person = name.text;
    mention.last = name.last;
    mention.form = MentionForm::person;
  }
  mention.head = head_of(scene.sentence(mention.sentence), mention.first, mention.last);
  if (!mention.person.empty()) introduce(scene, mention);
}

bool speak_for_body(Scene& scene, Mention& mention, std::uint32_t body) {
  if (mention.actors.size() != 1 || body >= scene.names[mention.sentence].low.size()) return false;
  const std::optional<OfPhrase> office = read_of_phrase(scene, mention.sentence, mention.first);
  if (!office || office->noun->kind != NounKind::role || !office->person.empty()) return false;
  std::string actor = mention.actors.front();
  const std::uint32_t end = body_end(scene, mention.sentence, body, actor);
  if (end == body) return false;
  mention.actors = {std::move(actor)};
  mention.last = end;
  speak_for(scene, mention);
  return true;
}

}  // namespace entente
