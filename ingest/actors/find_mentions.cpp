#include "ingest/actors/find_mentions.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "ingest/actors/dialogue.hpp"
#include "ingest/actors/publisher.hpp"
#include "ingest/actors/quotation.hpp"
#include "ingest/actors/scene.hpp"
#include "ingest/actors/statement.hpp"

namespace entente {
namespace {

/// Capitals whose names are more often something else: only where the article names their country too.
bool weak_capital(const Names& names, const Hit& hit) {
  static const std::set<std::string_view> weak = {"victoria", "georgetown", "kingston",  "hamilton",
                                                  "stanley",  "plymouth",   "jamestown", "douglas",
                                                  "george",   "male",       "alofi"};
  return hit.kind == NameKind::capital && weak.contains(names.low[hit.first]);
}

template <typename Drop>
void drop_hits(Names& names, Drop drop) {
  std::erase_if(names.hits, drop);
  std::ranges::fill(names.at, -1);
  for (std::size_t i = 0; i < names.hits.size(); ++i) {
    for (std::uint32_t token = names.hits[i].first; token < names.hits[i].last; ++token)
      names.at[token] = static_cast<std::int32_t>(i);
  }
}

/// First reading: which actors the article names by a name that has only one meaning.
void read_names(Scene& scene) {
  scene.context.seen.assign(scene.tables.actors.size(), false);
  scene.context.published = scene.published;
  bool ambiguous = false, weak = false;
  for (const Sentence& sentence : scene.document.sentences) {
    scene.names.push_back(recognise(sentence, scene.tables, scene.context));
    for (const Hit& hit : scene.names.back().hits) {
      if (hit.ambiguous) {
        ambiguous = true;
      } else if (weak_capital(scene.names.back(), hit)) {
        weak = true;
      } else if (hit.kind != NameKind::leader && hit.kind != NameKind::decoy) {
        const Actor& actor = scene.tables.actors[hit.actor];
        scene.context.seen[hit.actor] = true;
        if (!actor.parent.empty()) scene.context.seen[scene.tables.by_id.at(actor.parent)] = true;
      }
    }
  }
  if (weak) {
    for (Names& names : scene.names) {
      drop_hits(names, [&](const Hit& hit) { return weak_capital(names, hit) && !scene.context.seen[hit.actor]; });
    }
  }
  if (!ambiguous) return;
  for (std::size_t i = 0; i < scene.names.size(); ++i) {
    if (std::ranges::any_of(scene.names[i].hits, &Hit::ambiguous)) {
      scene.names[i] = recognise(scene.document.sentences[i], scene.tables, scene.context);
    }
  }
}

/// The country that is named, with its towns and institutions, at least twice as often as any other; empty where none
/// is.
std::string home_of(const Scene& scene) {
  std::map<std::string_view, int> counts;
  for (const Names& names : scene.names) {
    for (const Hit& hit : names.hits) {
      if (hit.kind == NameKind::leader || hit.kind == NameKind::decoy) continue;
      const std::string_view next = hit.last < names.low.size() ? std::string_view(names.low[hit.last]) : "";
      if (next == "airlines" || next == "airways" || next == "airline") continue;  // flies everywhere
      const std::string_view whole = scene.whole(scene.id(hit));
      if (scene.tables.find(std::string(whole))->kind == ActorKind::country) ++counts[whole];
    }
  }
  std::string_view home;
  int most = 0, second = 0;
  for (const auto& [country, count] : counts) {
    if (count > most) {
      second = std::exchange(most, count);
      home = country;
    } else {
      second = std::max(second, count);
    }
  }
  return most >= 2 * second ? std::string(home) : std::string();
}

/// The *Security Council* of a government that has one is its own where it does not speak of the United Nations.
void keep_own_council(Scene& scene) {
  const auto un = scene.tables.by_id.at("UN");
  const auto in_full = [&](const Hit& hit) { return hit.actor == un && hit.kind == NameKind::name; };
  const auto names_un = [&](const Names& names) { return std::ranges::any_of(names.hits, in_full); };
  if (!scene.tables.by_id.contains(scene.government + "/security-council") ||
      std::ranges::any_of(scene.names, names_un))
    return;
  for (Names& names : scene.names) {
    drop_hits(names, [&](const Hit& hit) {
      return hit.actor == un && hit.last == hit.first + 2 && names.low[hit.first] == "security";
    });
  }
}

/// *Ann Amman … Amman said*: a capital that is somebody's surname in the article.
void drop_surnames(Scene& scene) {
  std::set<std::string_view> surnames;
  for (std::size_t s = 0; s < scene.names.size(); ++s) {
    const std::vector<Token>& tokens = scene.document.sentences[s].tokens;
    const Names& names = scene.names[s];
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const bool part = tokens[i].deprel == Deprel::flat && tokens[i].head == static_cast<std::int32_t>(i) - 1;
      if (part && names.at[i] < 0 && names.at[i - 1] < 0 && word_class(tokens[i - 1]) == Upos::propn)
        surnames.insert(names.low[i]);
    }
  }
  for (std::size_t s = 0; s < scene.names.size(); ++s) {
    Names& names = scene.names[s];
    const std::vector<Token>& tokens = scene.document.sentences[s].tokens;
    // *Attorney General Ann Monaco*
    const auto ends_name = [&](const Hit& hit) {
      if (hit.kind != NameKind::name || hit.last != hit.first + 1 || hit.first < 2 ||
          are_initials_of_noun(scene.document.sentences[s], hit.first))
        return false;
      const std::int32_t office = names.noun_to[hit.first - 2];
      return tokens[hit.first].deprel == Deprel::flat && capitalised(tokens[hit.first - 1]) &&
             names.at[hit.first - 1] < 0 && tokens[hit.first].head == static_cast<std::int32_t>(hit.first) - 1 &&
             office >= 0 && names.nouns[office].noun->kind == NounKind::role;
    };
    drop_hits(names, [&](const Hit& hit) {
      if (ends_name(hit)) return true;
      return hit.kind == NameKind::capital && hit.last == hit.first + 1 && surnames.contains(names.low[hit.first]);
    });
  }
}

/// *the National Telecommunications Commission (NTC)*: an acronym that the article itself spells out is not somebody
/// else's.
void drop_redefined(Scene& scene) {
  std::set<std::string> redefined;
  for (std::size_t s = 0; s < scene.names.size(); ++s) {
    const std::vector<Token>& tokens = scene.document.sentences[s].tokens;
    const Names& names = scene.names[s];
    for (const Hit& hit : names.hits) {
      const std::size_t letters = tokens[hit.first].form.size();
      if (hit.last != hit.first + 1 || hit.first < letters + 1 || letters < 3 || tokens[hit.first - 1].form != "(")
        continue;
      bool spelled = true;
      for (std::size_t i = 0; i < letters && spelled; ++i) {
        const std::size_t word = hit.first - 1 - letters + i;
        spelled = names.at[word] < 0 && tokens[word].form.front() == tokens[hit.first].form[i];
      }
      if (spelled) redefined.insert(names.low[hit.first]);
    }
  }
  for (Names& names : scene.names) {
    drop_hits(names,
              [&](const Hit& hit) { return hit.last == hit.first + 1 && redefined.contains(names.low[hit.first]); });
  }
}

/// A *State Council* or a *Congress* that no country is named with is China's or America's only where the article names
/// that country, or no other.
void keep_own_institutions(Scene& scene) {
  const auto names_actor_of = [&](const Hit& hit) {
    return hit.kind != NameKind::leader && hit.kind != NameKind::decoy;
  };
  for (const auto& [agency, word] : {std::pair("CHN/state-council", "state"), std::pair("USA/congress", "congress")}) {
    const auto body = scene.tables.by_id.at(agency);
    const std::string country(scene.whole(agency));
    bool own = scene.government == country, other = false;
    for (const Names& names : scene.names) {
      for (const Hit& hit : names.hits) {
        if (!names_actor_of(hit) || hit.actor == body) continue;
        const bool its = scene.whole(scene.id(hit)) == country;
        own = own || its;
        other = other || (!its && scene.tables.actors[hit.actor].kind == ActorKind::country);
      }
    }
    if (own || !other) continue;
    for (Names& names : scene.names)
      drop_hits(names, [&](const Hit& hit) { return hit.actor == body && names.low[hit.first] == word; });
  }
}

/// *the South African Red Cross*: neither South Africa nor the International Committee
void drop_national_societies(Scene& scene) {
  const auto committee = scene.tables.by_id.at("ICRC");
  for (Names& names : scene.names) {
    std::set<std::uint32_t> tokens;
    for (std::size_t i = 1; i < names.hits.size(); ++i) {
      const Hit& before = names.hits[i - 1];
      const Hit& hit = names.hits[i];
      const bool national = before.last == hit.first && before.kind == NameKind::adjective;
      if (hit.actor == committee && hit.kind == NameKind::name && national && names.low[hit.first] == "red")
        tokens.insert({before.first, hit.first});
    }
    drop_hits(names, [&](const Hit& hit) { return tokens.contains(hit.first); });
  }
}

/// *Brussels agreed, told Brussels*: the Union's seat, in an article that names the Union and not Belgium; *in
/// Brussels* beside the Union or NATO is where that is.
void read_seat_of_union(Scene& scene) {
  const auto union_ = scene.tables.by_id.at("EU");
  const auto alliance = scene.tables.by_id.at("NATO");
  const auto belgium = scene.tables.by_id.at("BEL");
  bool named = false;
  for (const Names& names : scene.names) {
    for (const Hit& hit : names.hits) {
      if (hit.kind == NameKind::leader || hit.kind == NameKind::decoy) continue;
      if (hit.actor == belgium && hit.kind != NameKind::capital) return;
      named = named || hit.actor == union_;
    }
  }
  static const std::set<std::string_view> places = {"in", "at", "to", "from", "near", "into", "outside", "around"};
  for (Names& names : scene.names) {
    const auto beside = std::ranges::find_if(names.hits, [&](const Hit& hit) {
      return hit.kind != NameKind::leader && hit.kind != NameKind::decoy &&
             (hit.actor == union_ || hit.actor == alliance);
    });
    const std::uint32_t whose = beside != names.hits.end() ? beside->actor : named ? union_ : belgium;
    for (Hit& hit : names.hits) {
      if (names.low[hit.first] != "brussels" || hit.kind != NameKind::capital) continue;
      const bool somewhere = hit.first > 0 && places.contains(names.low[hit.first - 1]);
      if (somewhere) hit.actor = whose;
      if (named && !somewhere) hit.actor = union_;
    }
  }
}

std::vector<Actor> actors_of(const Scene& scene, const Mentions& found) {
  std::set<std::string> ids;
  for (const Mention& mention : found.mentions) ids.insert(mention.actors.begin(), mention.actors.end());
  for (const Office& office : found.offices) ids.insert(office.of);
  const std::set<std::string> named = ids;
  for (const std::string& id : named) ids.emplace(scene.whole(id));
  std::map<std::string, Actor> actors;
  for (const std::string& id : ids) {
    const Actor* known = scene.tables.find(id);
    actors.emplace(id, known != nullptr ? *known : scene.agencies.at(id));
  }
  for (const Office& office : found.offices) {
    Actor& person = actors[office.person];
    person.id = office.person;
    person.kind = ActorKind::person;
    person.name = office.person_name;
    if (person.parent.empty()) person.parent = office.of;
  }
  std::vector<Actor> sorted;
  for (auto& [id, actor] : actors) sorted.push_back(std::move(actor));
  return sorted;
}

}  // namespace

Mentions find_mentions(const Document& document, std::optional<Day> published, const Gazetteer& gazetteer,
                       std::string_view publisher) {
  Scene scene{document, gazetteer.tables(), published, government_of(publisher, gazetteer.tables())};
  read_names(scene);
  drop_surnames(scene);
  drop_redefined(scene);
  keep_own_council(scene);
  keep_own_institutions(scene);
  drop_national_societies(scene);
  read_seat_of_union(scene);
  scene.home = home_of(scene);
  for (const Sentence& sentence : document.sentences) scene.used.emplace_back(sentence.tokens.size(), false);
  const auto count = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t i = 0; i < count; ++i) find_nominees(scene, i);
  for (std::uint32_t i = 0; i < count; ++i) find_named(scene, i);
  for (std::uint32_t i = 0; i < count; ++i) find_titled(scene, i);
  for (std::uint32_t i = 0; i < count; ++i) find_people(scene, i);
  const auto by_place = [](const Mention& a, const Mention& b) {
    return std::tuple(a.sentence, a.first, b.last) < std::tuple(b.sentence, b.first, a.last);
  };
  std::ranges::sort(scene.mentions, by_place);
  const std::size_t introduced = scene.people.size();
  find_references(scene);
  for (std::uint32_t i = 0; i < count && scene.people.size() > introduced; ++i) find_people(scene, i);
  std::ranges::sort(scene.mentions, by_place);
  for (const Person& person : scene.people) {
    if (person.stated) scene.add_office(person);
  }
  Mentions found;
  found.mentions = std::move(scene.mentions);
  found.offices = std::move(scene.offices);
  found.actors = actors_of(scene, found);
  add_signatories(document, gazetteer, found);
  add_quoted_speakers(document, found);
  add_interlocutors(document, found);
  add_publisher(document, scene.government, found);
  share_ours(document, found);
  if (!scene.government.empty()) found.actors = actors_of(scene, found);  // which the text may not name
  return found;
}

bool names_an_actor(std::string_view text, const Gazetteer& gazetteer) {
  const Gazetteer::Tables& tables = gazetteer.tables();
  const std::vector<Word> words = words_of(text);
  const auto is_surname = [&](std::size_t i) {
    return i < words.size() && words[i].letters != LetterCase::lower && tables.surname_keys.contains(words[i].key);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].letters == LetterCase::lower && !tables.lower_start.contains(words[i].key)) continue;
    bool named = false;
    for_each_name(words, i, tables, [&](std::size_t, const NameIndex::Node&, const Reading& reading) {
      return named = reading.kind != NameKind::decoy && reading.kind != NameKind::leader;
    });
    if (named) return true;
    if (is_surname(i) && !is_surname(i + 1)) return true;
  }
  return false;
}

}  // namespace entente
