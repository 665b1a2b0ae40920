#pragma once

// One article while its mentions are found: what the steps share.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/actors/mention.hpp"
#include "ingest/actors/recogniser.hpp"
#include "ingest/actors/tables.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Somebody whom the article introduces, or whom the table of leaders knows.
struct Person {
  std::string name;                ///< the fullest form
  std::vector<std::string> words;  ///< of the name, folded
  std::string of;                  ///< id of the country, organisation or agency that they speak for
  std::string role;
  Sector sector = Sector::gov;
  std::uint32_t sentence = 0;  ///< where they were introduced
  std::uint32_t first = 0;     ///< with which token of it
  bool former = false;
  std::int32_t leader = -1;  ///< index into Tables::leaders
  bool stated = false;       ///< the text itself names the office
  bool local = false;        ///< speaks for a part of it: a mayor, a member of parliament
};

struct Scene {
  const Document& document;
  const Gazetteer::Tables& tables;
  std::optional<Day> published;
  std::string government{};  ///< whose publication the article is; mostly empty
  std::string home{};        ///< the country that the article is about; empty where it is about several
  NameContext context{};
  std::vector<Names> names{};             ///< by sentence
  std::vector<std::vector<bool>> used{};  ///< tokens that a mention holds already
  std::vector<Mention> mentions{};
  std::vector<Person> people{};
  std::map<std::string, Actor> agencies{};  ///< made by patterns
  std::vector<Office> offices{};

  const Sentence& sentence(std::uint32_t index) const { return document.sentences[index]; }
  const std::string& id(const Hit& hit) const { return tables.actors[hit.actor].id; }

  /// The country or organisation that an actor's id belongs to.
  std::string_view whole(std::string_view id) const;

  /// The id of an agency of `of`, known from now on; `of` itself where `agency` is empty or `of` is no country.
  std::string agency_of(const std::string& of, const std::string& agency, std::string_view spelled);

  void add(Mention mention);
  void add_office(const Person& person);
};

/// The token of [first, last) whose head lies outside: what stands for the phrase in the tree.
std::uint32_t head_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

/// Tokens [first, last) as the article has them.
std::string text_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

/// True where the hit names a country, an organisation or an agency (no person, city, decoy).
bool names_actor(const Hit& hit);

/// The token behind a comma, an *and* or both, from `token` on; `token` where there is none.
std::uint32_t behind_link(const Names& names, std::uint32_t token);

/// The token behind a list that goes on at `next` (*, Mali and Niger*), whose ids are added to `actors`; `next` where
/// none does.
std::uint32_t read_list(const Scene& scene, std::uint32_t sentence, std::uint32_t next,
                        std::vector<std::string>& actors);

/// Mentions by name: countries, agencies, office holders with their offices, in the order of the sentences.
void find_named(Scene& scene, std::uint32_t sentence);

/// Offices of a list of nominees, *Ann Lee, of Ohio, to be ambassador*.
void find_nominees(Scene& scene, std::uint32_t sentence);

/// Offices with a name and without a country: *President Bush*.
void find_titled(Scene& scene, std::uint32_t sentence);

/// Persons without an office beside them: full names of leaders, surnames of persons introduced elsewhere.
void find_people(Scene& scene, std::uint32_t sentence);

/// Descriptions and pronouns that refer back.
void find_references(Scene& scene);

/// What a phrase that begins at a token is, by the preposition before it.
MentionUse use_of_phrase(const Scene& scene, std::uint32_t sentence, std::uint32_t first);

/// What a country's plain name is in its sentence.
MentionUse use_of_name(const Scene& scene, std::uint32_t sentence, const Hit& hit);

/// *Israelis and Palestinians resumed talks*: a people as such, and not some of it, does what the verb says.
bool is_whole_subject(const Sentence& sentence, const Mention& mention);

}  // namespace entente
