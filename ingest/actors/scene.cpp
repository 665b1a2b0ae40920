#include "ingest/actors/scene.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente {

std::string_view Scene::whole(std::string_view id) const {
  const Actor* actor = tables.find(id);
  if (actor == nullptr) return id.substr(0, id.find('/'));  // made by a pattern: MAR/interior-ministry
  while (!actor->parent.empty()) actor = tables.find(actor->parent);
  return actor->id;
}

std::string Scene::agency_of(const std::string& of, const std::string& agency, std::string_view spelled) {
  const Actor* parent = tables.find(of);
  if (agency.empty() || parent == nullptr || parent->kind != ActorKind::country) return of;
  std::string id = of + "/" + agency;
  if (tables.find(id) == nullptr && !agencies.contains(id)) {
    Actor actor;
    actor.id = id;
    actor.kind = ActorKind::agency;
    actor.parent = of;
    actor.name = fmt::format("{} of {}", agency, parent->name);
    std::ranges::replace(actor.name, '-', ' ');
    if (!spelled.empty()) actor.other_names.emplace_back(spelled);
    agencies.emplace(id, std::move(actor));
  }
  return id;
}

void Scene::add(Mention mention) {
  for (std::uint32_t i = mention.first; i < mention.last; ++i) used[mention.sentence][i] = true;
  mentions.push_back(std::move(mention));
}

void Scene::add_office(const Person& person) {
  std::string id = "person/";
  for (const char c : folded(person.name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += c;
    } else if ((c & 0x80) != 0) {
      // A letter of another script: folding leaves one byte of it, which is no text.
      id += fmt::format("{:02x}", static_cast<unsigned char>(c));
    } else if (id.back() != '-' && id.back() != '/' && c != '.' && c != '\'') {
      id += '-';
    }
  }
  while (id.back() == '-') id.pop_back();
  const std::string of(whole(person.of));
  for (const Office& office : offices) {
    if (office.person == id && office.of == of && office.role == person.role) return;
  }
  Office office;
  office.person = std::move(id);
  office.person_name = person.name;
  office.role = person.role;
  office.of = of;
  const Sentence& said = sentence(person.sentence);
  office.evidence.sentence = person.sentence;
  office.evidence.begin = said.begin;
  office.evidence.end = said.end;
  office.evidence.text = said.text;
  office.evidence.published = published;
  offices.push_back(std::move(office));
}

std::uint32_t head_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::uint32_t punctuation = last - 1;
  for (std::uint32_t i = first; i < last; ++i) {
    // A word that hangs on another of the phrase, be it by way of words outside of it, is not its head.
    const auto inside = [&](std::int32_t token) {
      return token >= static_cast<std::int32_t>(first) && token < static_cast<std::int32_t>(last);
    };
    std::int32_t head = sentence.tokens[i].head;
    for (std::size_t left = sentence.tokens.size(); left > 0 && head >= 0 && !inside(head); --left)
      head = sentence.tokens[static_cast<std::size_t>(head)].head;
    if (head >= 0) continue;
    const Upos upos = sentence.tokens[i].upos;
    if (upos == Upos::punct || upos == Upos::det || upos == Upos::adp || upos == Upos::part) {
      punctuation = i;
      continue;
    }
    return i;
  }
  return punctuation;
}

std::string text_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string text;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = sentence.tokens[i];
    if (i > first && token.begin > sentence.tokens[i - 1].end) text += ' ';
    text += token.form;
  }
  return text;
}

bool names_actor(const Hit& hit) { return hit.kind < NameKind::prefix && hit.kind != NameKind::leader; }

std::uint32_t behind_link(const Names& names, std::uint32_t token) {
  for (const std::string_view word : {",", "and"}) token += token < names.low.size() && names.low[token] == word;
  return token;
}

std::uint32_t read_list(const Scene& scene, std::uint32_t sentence, std::uint32_t next,
                        std::vector<std::string>& actors) {
  const Names& names = scene.names[sentence];
  for (;;) {
    const std::uint32_t name = behind_link(names, next);
    const std::int32_t hit = name < names.at.size() ? names.at[name] : -1;
    if (name == next || hit < 0 || !names_actor(names.hits[hit])) return next;
    const Sentence& text = scene.sentence(sentence);
    const Token& head = text.tokens[head_of(text, names.hits[hit].first, names.hits[hit].last)];
    if (head.deprel == Deprel::nsubj || head.deprel == Deprel::nsubj_pass) return next;  // the next clause
    actors.push_back(scene.id(names.hits[hit]));
    next = names.hits[hit].last;
  }
}

}  // namespace entente
