#pragma once

// What was spoken of so far, and which of it a pronoun or a description may mean.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/actors/scene.hpp"

namespace entente {

/// Who can be referred back to: a mention, or several that are joined by *and*.
struct Antecedent {
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;
  std::uint32_t first = 0;  ///< of the mention's tokens
  std::uint32_t last = 0;
  std::vector<std::string> actors;  ///< countries and organisations
  bool subject = false;
  bool person = false;
  bool official = false;  ///< one person, by name or by office: whom *he* may mean
  bool plural = false;    ///< *US officials*, *the Iranians*
  bool place = false;
  bool group = false;  ///< joined by *and*
  bool talks = false;  ///< a group of those who meet: *Ann Lee spoke with the Danish minister*
};

bool is_subject(Deprel deprel);

/// The article's antecedents in the order of the text.
class Antecedents {
 public:
  explicit Antecedents(const Scene& scene) : scene_(scene) {}

  void remember(const Mention& mention);
  /// Joins the conjuncts among the antecedents of a sentence up to a token to one more, and those who meet in it to
  /// another.
  void remember_group(std::uint32_t sentence, std::uint32_t until);

  const std::vector<Antecedent>& list() const { return list_; }
  Antecedent& latest() { return list_.back(); }

  /// *Ann Lee and her counterparts met. They …*: the one who is named; nullptr elsewhere.
  const Antecedent* named_of_several(std::uint32_t sentence) const;

  /// *Chad said they would help*: the one whose words the clause of a token is; nullptr where it is nobody known.
  const Antecedent* reporter_before(std::uint32_t sentence, std::uint32_t token) const;

  /// *Ann Lee thanked Jo Roe, and he pledged*: the subject of the clause that goes on; nullptr elsewhere.
  const Antecedent* coordinated_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *he*, *it*, *they* at a token may mean; nullptr where that is not plain.
  const Antecedent* person_before(std::uint32_t sentence, std::uint32_t token) const;
  const Antecedent* thing_before(std::uint32_t sentence, std::uint32_t token) const;
  const Antecedent* several_before(std::uint32_t sentence, std::uint32_t token) const;
  /// Who met in one of the sentences before, *the participants*; nullptr where nobody did.
  const Antecedent* gathered_before(std::uint32_t sentence) const;
  /// Whom *its* means in *condemned Chad for its raid*: who is judged, not who judges; nullptr elsewhere.
  const Antecedent* judged_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *it* or *they* means in *support for Chad as it defends itself*: who was named last; nullptr elsewhere.
  const Antecedent* defended_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *it* means in *will isolate Chad as long as it fights, until it stops*: who is treated so; nullptr elsewhere.
  const Antecedent* pressed_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *its* means in *Chad opened an embassy, and Mali praised its decision*: not who praises; nullptr elsewhere.
  const Antecedent* decider_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *its* means in *Chad's threats, notably its raid*: who owns what the list began with; nullptr elsewhere.
  const Antecedent* lister_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *its* means in *the efforts of Chad, its partners and Mali, Chad's defence of its land*: who stands before
  /// it; nullptr elsewhere.
  const Antecedent* companion_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *its* means in *called on Chad to stop its raids*: who is asked; nullptr elsewhere.
  const Antecedent* asked_before(std::uint32_t sentence, std::uint32_t token) const;

  /// Whom *its* means in *praised Chad's decision to open its border*: whose decision it is; nullptr elsewhere.
  const Antecedent* planner_before(std::uint32_t sentence, std::uint32_t token) const;

  /// *Chad informed Mali of its plans*: of whom a possessive speaks after a verb of telling; nullptr elsewhere.
  const Antecedent* teller_before(std::uint32_t index, std::uint32_t token) const;

  /// The actors that *the two countries* and the like stand for; empty where that is not plain. Of `sides`, those of
  /// the title come before those named last.
  std::vector<std::string> set_of(std::size_t count, std::uint32_t sentence, bool sides) const;

  /// For whom the persons speak that *the leaders* and, with a count, *the two leaders* stand for: a list of so many
  /// just before, else those whom title and first sentence name, else all so far; empty where they are not so many or,
  /// without a count, not two to eight of the former or two or three in all.
  std::vector<std::string> leaders(std::size_t count, std::uint32_t sentence) const;

  /// Whom *the two leaders* means in *During a meeting with the president of Chad, the two leaders*: him and who has
  /// led the sentences before; empty elsewhere.
  std::vector<std::string> host_and_guest(std::uint32_t sentence, std::uint32_t token) const;

  /// *the ministers* after *the ministers of Chad and Mali* in one of the two sentences before: for whom they speak;
  /// empty where no such list stands there.
  std::vector<std::string> officials(std::string_view plural, std::uint32_t sentence) const;

  /// The countries whose officials the title names, or title and first sentence together, if they are so many and the
  /// sentence itself lists no others: *the two countries, both sides* of a meeting. Empty otherwise.
  std::vector<std::string> parties(std::size_t count, std::uint32_t sentence) const;

 private:
  /// The subject of a sentence's main verb.
  bool leads(std::uint32_t sentence, std::uint32_t word) const;
  /// *They agreed to meet again*, long after who met was told, with no other plural leading a sentence between.
  const Antecedent* talkers_before(std::uint32_t sentence) const;
  /// Those who meet in a sentence, as far as a token.
  std::optional<Antecedent> in_talks(std::uint32_t sentence, std::uint32_t until) const;
  bool names_one_official(const Mention& mention) const;
  bool stranger_between(std::uint32_t sentence, const Antecedent& antecedent, std::uint32_t token, bool plural) const;

  const Scene& scene_;
  std::vector<Antecedent> list_;
};

}  // namespace entente
