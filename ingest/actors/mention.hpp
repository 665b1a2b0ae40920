#pragma once

// Where an article speaks of an actor.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Whom a mention speaks for: PLOVER's sectors; `none` for the country or organisation as such.
enum class Sector : std::uint8_t { none, gov, mil, cop, spy, leg, jud, cvl, bus, med, ngo, igo, reb, opp };

/// The printed name: "GOV" …; "" for none.
std::string_view name(Sector sector);

/// The sector of that printed name; absent when there is none.
std::optional<Sector> parse_sector(std::string_view name);

/// What the mention is in its sentence.
enum class MentionUse : std::uint8_t {
  participant,  ///< may act or be acted on
  place,        ///< only says where (*in Geneva*, *off the Indonesian coast*)
  origin,       ///< only says where private people or things come from (*a Moroccan man*, *Brazilian coffee*)
  speaker,      ///< a news agency, dateline or source line
};

/// How it names its actors.
enum class MentionForm : std::uint8_t { name, adjective, description, person, pronoun };

/// The tokens [first, last) of a sentence that refer to one or more actors. `head` is the token that stands for it in
/// the tree: of *French Prime Minister Edouard Philippe* the token whose head lies outside the mention. Where an
/// adjective or a possessor makes the mention (*Moroccan police*, *Morocco's interior ministry*) the whole noun
/// phrase's core is the mention. Mentions may nest (*Morocco* inside *Morocco's king*) only where both may take part;
/// they are sorted by (sentence, first, −last).
struct Mention {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t head = 0;
  std::vector<std::string>
      actors;  ///< ids; several for *the two countries*, *Franco-Belgian*, *both sides*; never empty
  Sector sector = Sector::none;
  MentionUse use = MentionUse::participant;
  MentionForm form = MentionForm::name;
  std::string role;    ///< "prime minister", "interior ministry"; empty where nothing is said
  std::string person;  ///< "Edouard Philippe" where the mention names one
  float confidence = 1;
};

/// Whose words the tokens [first, last) of a sentence are: an official's in quotation marks, a government's in what it
/// publishes.
struct Voice {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Mention speaker;  ///< where they are named; of no tokens where the article does not name them
};

/// All that the actors' part finds in one article.
struct Mentions {
  std::vector<Mention> mentions;
  std::vector<Voice> voices;
  std::vector<Actor>
      actors;  ///< the actors that the mentions and offices name, their parents too; sorted by id, unique
  std::vector<Office> offices;  ///< what the text itself says of who holds which office
};

/// The country or organisation that an agency or person of the article belongs to; the id itself for all others.
std::string_view rolled_up(const Mentions& mentions, std::string_view id);

/// True where some mention holds the token.
bool is_covered(const Mentions& mentions, std::uint32_t sentence, std::uint32_t token);

/// *Ann Lee and her Danish counterparts*: true where *and* and a possessive stand between the end of one mention and
/// the first token of another.
bool joins_possessed(const std::vector<Token>& tokens, std::uint32_t last, std::uint32_t first);

/// Gives a speaker the words of a sentence whose flag is set.
void add_voice(Mentions& mentions, std::uint32_t sentence, const std::vector<bool>& words, const Mention& speaker);

/// Puts mentions among the others of the article, each at its place.
void insert(Mentions& mentions, std::vector<Mention> added);

}  // namespace entente
