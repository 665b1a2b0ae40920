#pragma once

// The matcher's parts. Not installed: for the match*.cpp files of this folder.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/relationships/match.hpp"

namespace entente {

// How sure a relationship is whose participants stand …
inline constexpr double by_reach = 0.7;      // deeper within a phrase: *restrictions on flights to Cuba*
inline constexpr double by_owner = 0.8;      // as owners of the thing: *criticised Russia's policy*
inline constexpr double by_clause = 0.55;    // somewhere in the clause; the frame does not say where
inline constexpr double by_governor = 0.85;  // at another word than the predicate: *held talks*

/// The prepositions after which a place is a participant: *a visit to Rabat*, *invested in Chad*.
bool takes_places(std::string_view preposition);

/// *a deal intended to help*: the deal is there, and meant for something.
bool is_meant(const Tree& tree, TokenIndex verb, TokenIndex noun);

/// *its allies, its ally Chad*
bool is_friend(const Token& noun);

/// Types that are done to a country through its people.
bool harms_people(EventType type);

void add_all(Party& party, const Party& more);

/// The mentions that name somebody whom the others do not.
Party without(const Party& party, const Party& others);

std::size_t distinct_actors(const Party& party);

/// Of how many countries and organisations they are: a prince who commands an army is of one.
std::size_t count_sides(const Party& party);

/// Finds the events of one sentence; used once.
class Matcher {
 public:
  Matcher(const Tree& tree, const Participants& participants, const Predicates& predicates, const Discourse& discourse)
      : tree_(tree),
        participants_(participants),
        predicates_(predicates),
        discourse_(discourse),
        consumed_(tree.size()) {}

  std::vector<Event> run();

  /// Adds the deeds of the sentence, whose events are given, to those told before.
  void remember(const std::vector<Event>& events, Discourse& discourse) const;

 private:
  // match.cpp: where participants stand
  std::string lemma_with_particle(TokenIndex verb) const;
  Party all_at(const std::vector<TokenIndex>& tokens, Places places = Places::no) const;

  /// Who does what the verb says.
  Party agents(TokenIndex verb, Places places = Places::no) const;

  /// *thanked Chad for Mali's support, including sending tanks*: whose support that is; empty elsewhere
  Party owners_of_example(TokenIndex gerund) const;

  /// *a Swiss-brokered deal*: who brokers stands before the participle, what is brokered behind it.
  bool is_mediated(TokenIndex participle) const;

  /// *joined Chad in condemning Mali, joined its president to launch a plan*: the verb of joining, given what is done
  /// together
  std::optional<TokenIndex> joins_in(TokenIndex deed) const;

  /// *accused Chad, along with Mali, of fraud*: right behind the object, with which it belongs.
  bool follows_object(TokenIndex verb, TokenIndex companion) const;

  /// *along with Chad, together with their counterparts from Chad*: who does it beside the subject.
  Party companions(TokenIndex verb, TokenIndex subject) const;

  /// *flew, travelled*
  bool travels_to(TokenIndex verb) const;

  /// What the verb is done to.
  std::vector<TokenIndex> objects(TokenIndex verb) const;

  /// Dependents of a word with a preposition.
  std::vector<TokenIndex> obliques(TokenIndex word, std::string_view preposition) const;

  /// The nearest participants within a phrase: its own, its owners, or those at most three steps below.
  Party within(TokenIndex token, Places places, double& certainty) const;

  Party all_within(const std::vector<TokenIndex>& tokens, Places places, double& certainty) const;

  /// *claims that Chad shelled villages*: whom the noun's clause is about
  Party told_of(TokenIndex noun) const;
  bool emit(Event event);

  /// *a joint Danish and Swedish patrol*
  bool is_joint(TokenIndex noun) const;

  // match_verb.cpp
  /// *discussed our cooperation*: that of those who discuss it
  bool is_our_own(TokenIndex noun) const;

  void match_verb(TokenIndex verb);

  /// One row at one verb; false where it does not hold.
  bool try_row(TokenIndex verb, std::optional<TokenIndex> complement, const Predicate& row);

  /// *Chad strengthens our capacity*, where *we* are Chad and others
  static bool is_shared_by(const Mention& owner, const Party& actors);

  /// *French troops* or *its army* do it, not *an officer*.
  bool by_force(TokenIndex verb, const Party& actors) const;

  /// *warned the UN that Chad armed rebels*: no threat to the UN
  bool tells_of_others(TokenIndex verb, const Party& told) const;

  /// *crashed, killing two Chadian soldiers*
  bool by_accident(TokenIndex verb) const;

  /// *accused each other*, *thanked one another*
  bool is_reciprocal(TokenIndex verb) const;

  /// The rows of a verb with a complement, those for the compound noun (*mediation effort*) first.
  std::vector<const Predicate*> rows_with(const std::string& verb, TokenIndex complement) const;

  /// *concluded that it is void, agreed that Chad is stable*: nothing is agreed on
  bool is_opinion(TokenIndex verb) const;

  /// *sent a letter to a Chadian professor*: no aid
  bool sends_letter(TokenIndex verb) const;

  /// *raided a camp with the help of Chad, helped it against Chad, left after a raid on Chad*: somebody else than who
  /// is acted on.
  bool is_beside(TokenIndex phrase, EventType type) const;

  /// Last resort: a directed predicate with its agent, and the nearest other participant anywhere below the verb.
  void match_loosely(TokenIndex verb, const std::string& lemma);

  /// The nouns that may complete a verb's meaning: object, passive subject, obliques, the noun that a participle hangs
  /// on.
  std::vector<TokenIndex> complements(TokenIndex verb) const;

  // match_talks.cpp
  /// *President Ann Lee with the Danish prime minister, Jo Roe.*: what a picture shows
  void match_caption();

  /// *Participants in the call included Ann Lee, adviser to the president of Chad, and …*: they met, and whom the
  /// sentences before told of.
  bool match_attendance(TokenIndex include);

  /// *Ann Lee was in Berlin for talks*: a visit, where its purpose says so
  bool match_stay(TokenIndex place);

  /// *for talks, on a visit, to discuss trade*
  bool calls_at(TokenIndex place) const;

  /// *spoke with the presidents of Chad and Mali, a call with both*: the guests of one meeting, who meet each other
  /// too; empty elsewhere
  Party met_together(const Event& event) const;

  /// Goods, troops and news go somewhere without a visit; people who speak for an actor make one.
  bool travels(TokenIndex verb, const Party& actors) const;

  /// *called Sheinbaum*: one object, and that a person
  bool speaks_to(TokenIndex verb) const;

  /// *met in the final*: teams, not governments
  bool plays(TokenIndex verb) const;

  /// *for talks*, *for a summit*
  bool meets(TokenIndex verb) const;

  // match_voice.cpp
  /// *"Chad must stop," the Danish minister said*: who speaks demands it
  void match_demand(TokenIndex must);

  /// *discussed Chad's illegal raid, its brutal war*: who speaks of it so judges who did it.
  bool judge_deed(TokenIndex adjective, const Predicate& row);

  /// *Chad's aggression, its crimes*, in the words of a government: it judges whose they are.
  void judge_owner(TokenIndex noun, const Predicate& row);

  /// *said that Chad's raid was illegal, that Chad meant to build bombs*: who says so judges who did it.
  bool judge_aloud(TokenIndex word, const Predicate& row);

  /// A verb of saying.
  bool says(TokenIndex verb) const;

  /// The verb of saying whose clause a word stands in; none where the clause is denied or only possible.
  std::optional<TokenIndex> said_by(TokenIndex word) const;

  // match_role.cpp
  /// *a Russian cosmonaut and two Danish astronauts*: once a sentence, at the first of them
  void match_crew(TokenIndex noun);

  /// *Chad is Mali's main donor*, *Chad, a critic of Mali*, *as a supporter of Mali, Chad said*
  bool match_agent(TokenIndex noun);

  /// *as a friend of Mali, Chad said*: the noun is what the subject is
  bool is_role_of_subject(TokenIndex noun) const;

  /// *Chad and Mali are part of the coalition*
  bool match_part(TokenIndex noun);

  // unsaid.cpp
  /// *The defence ministry of Chad said that troops had left Mali*: its own
  Party own_troops(TokenIndex verb) const;

  /// Who does what a passive verb without an agent says: *Cuban doctors were sent to Chad*, *were killed in Chadian
  /// fire*.
  Party unsaid_agents(TokenIndex verb, std::optional<TokenIndex> complement, EventType type) const;

  /// *aid, funding*
  bool gives(TokenIndex noun) const;

  /// Whom an act is for that its clause does not say: *met the president and pledged aid*, *thanked Chad for the aid
  /// that it sent*.
  Party unsaid_recipients(TokenIndex verb, TokenIndex complement, const Predicate& row) const;

  /// *condemned the attacks on Chad*, which nobody known made: stands by Chad
  bool match_sympathy(TokenIndex verb);

  /// *it was agreed to go on, several documents were signed*: by the two who confer
  bool is_left_to_partners(TokenIndex verb, bool has_object) const;

  /// *expelled two hundred Chadians*, who are no diplomats: the row of deporting
  const Predicate& as_deportation(TokenIndex verb, const Predicate& row) const;

  /// *pledged to send troops, sent soldiers to train the army*: the row of what is given
  const Predicate& meant_as_help(TokenIndex verb, const Predicate& row) const;

  /// *sent food to Chad and tents to Mali*: who gets the second thing
  void match_next_object(TokenIndex verb, TokenIndex object, const Predicate& row);

  /// *wants the man extradited, but Chad refuses*: what it was asked by who stands before
  bool match_refusal(TokenIndex verb);

  /// *protects Chad, Chad's right to defend itself*: the one whom the verb guards; empty where there are several
  Party guarded_by(TokenIndex verb) const;

  /// Where a blow fell that is told of a situation somewhere, or whom the support behind it goes to: *the situation in
  /// Chad after the strikes by Mali*; empty elsewhere.
  Party struck_in(TokenIndex blow) const;

  /// *support for Chad in the face of Libya's aggression, Chad's fight against Libyan aggression*: who is attacked
  Party attacked(TokenIndex noun) const;

  /// Who is asked, helped or opposed where the noun's phrase does not say it: *at Italy's request, Cuba sent*, *thanked
  /// Cuba for its help*, *despite protests from Cuba*.
  Party beneficiaries(TokenIndex noun, EventType type) const;

  /// *expressed gratitude*: the noun, where that is what the verb conveys
  std::optional<TokenIndex> gratitude(TokenIndex verb) const;

  /// *thanked Cuba for its help*: who helped
  Party thanked(TokenIndex noun) const;

  // recipients.cpp
  /// Where the recipient stands, by one entry of a frame; `complement` is the noun of a compound row, if any.
  Party recipients(TokenIndex verb, std::optional<TokenIndex> complement, const std::string& place, EventType type,
                   double& certainty) const;

  /// A noun of material conflict: who backs *a boycott of Chad* does not back Chad.
  bool hits(TokenIndex noun) const;

  /// A noun of what one does to another: *criticism of Chad*, *aid to Chad*.
  bool is_directed(TokenIndex noun) const;

  /// *concern over the safety of Chadian pilots*: what befalls somebody, which one need not blame him for.
  bool is_plight(TokenIndex noun) const;

  /// *discussed the border with Chad, relations with Chad*
  bool is_shared(TokenIndex noun) const;

  /// *neighbours of Chad, its critics*: others than their owner
  bool is_other(TokenIndex noun) const;

  /// Who is behind the thing that is praised or blamed: of *the invasion of Chad by Libya*, Libya.
  Party doers(TokenIndex noun, double& certainty, Places places = Places::no) const;

  /// *demanded that Iran stop, that it be stopped, that it should stop*, not *that it has stopped*
  bool is_wanted(TokenIndex clause) const;

  /// *said that Iran must stop*: the subject of a complement clause that obliges it.
  Party obliged(TokenIndex verb) const;

  /// *threatened to leave if Chad stays*: the subject of a condition.
  Party conditional(TokenIndex verb) const;

  /// *The US announced a coalition that was joined by Chad*: who brings up the noun that a participle hangs on.
  Party announcers(const std::vector<TokenIndex>& nouns) const;

  // discourse.cpp
  /// *condemned the operation, rejected the request*: who did what the sentences before tell, given who speaks of it.
  Party told_before(TokenIndex noun, const Party& actors, EventType type) const;

  /// *gave a speech, called it a lie*
  bool speaks(TokenIndex verb) const;

  /// The one country that the sentence names; empty where there are more, or none.
  Party only_country() const;

  void remember_deed(TokenIndex verb, Discourse& discourse) const;

  /// *an earthquake in Chad, floods that hit Chad*: where; empty for other words, and where that is not one country.
  Party stricken_by(TokenIndex disaster) const;

  /// *Chad celebrated its independence, a parade in Chad*: where a ceremony is; empty for other words.
  Party hosts_of(TokenIndex token) const;

  /// *attended the parade*: whose it is, where the sentences before tell.
  Party hosts_before(TokenIndex event) const;

  /// *parade, anniversary*
  bool is_ceremony(TokenIndex noun) const;

  /// *the test, the move*: who did so or whose it is, where the sentences before tell.
  Party doers_before(TokenIndex noun, EventType type) const;

  /// *the visit*, *the visit is part of a trip*: of whom the sentence before speaks
  bool is_theirs(TokenIndex noun) const;

  // match_adjective.cpp
  void match_adjective(TokenIndex adjective);

  /// *in a joint raid*: whatever it is, they do it together.
  bool match_joint(TokenIndex adjective);

  /// *Lebanon's US-backed government*: who backs it, and whose it is
  bool match_backed(TokenIndex participle);

  /// *India and Nepal jointly cleared mines*: whatever it is, they do it together.
  void match_adverb(TokenIndex adverb);

  // match_noun.cpp
  void match_noun(TokenIndex noun);

  bool try_mutual_noun(TokenIndex noun, const Predicate& row);

  /// *peace between Chad and Mali, Niger and Benin*: each pair by itself; false where it is one list
  bool match_pairs(TokenIndex noun, const Predicate& row, Party listed);

  /// *stressed the need for dialogue between Chad and Mali*: the verb, whose subject wants it of them
  std::optional<TokenIndex> wished_by(TokenIndex noun) const;

  // match_directed_noun.cpp
  /// *Statement by the press secretary on the visit of Chad's president*: the host says so.
  Party announcer(TokenIndex visit) const;

  /// *participation in a summit*: the row of the talks, else the noun's own
  const Predicate* attended(TokenIndex noun, const Predicate& row) const;

  /// *a trip to Chad, where Ann Lee will open a school*: who is there.
  Party travellers(TokenIndex visit) const;

  /// *the fulfilment of the agreement by Chad*: who does it.
  Party doers_by(TokenIndex deed) const;

  /// The *to* of an infinitive a few words behind a noun; the noun itself where there is none.
  TokenIndex infinitive_after(TokenIndex noun) const;

  bool try_directed_noun(TokenIndex noun, const Predicate& row);

  /// *a commitment to go on supporting Chad*: what is supported, of the commitment
  bool is_deed_of(TokenIndex verb, TokenIndex noun) const;

  // match_guest_year.cpp
  bool match_guest_year(TokenIndex noun);

  // match_relief.cpp
  /// *doctors, rescue crews*
  bool is_helper(TokenIndex noun) const;
  /// *vaccines, a plane carrying 20 tons of food*: the goods; absent where a noun brings none.
  std::optional<TokenIndex> relief_in(TokenIndex noun) const;
  bool match_relief(TokenIndex verb);

  // match_peacekeepers.cpp
  void match_peacekeepers();

  /// *peacekeepers, a peacekeeping force*
  bool keeps_peace(TokenIndex noun) const;

  /// *32 Norwegian, 16 Finnish and one Icelandic peacekeepers*
  Party senders(TokenIndex noun) const;

  /// *3,500 soldiers from Chad and Mali*
  Party contributors(TokenIndex noun) const;

  /// The first place of the sentence; empty where there is none.
  Party scene() const;

  // match_nominalised.cpp
  /// *the suspension of aid to Chad* as *suspend aid to Chad*; true where the noun that it acts on is thereby told.
  bool match_nominalised(TokenIndex noun);

  bool try_nominalised(TokenIndex noun, TokenIndex complement, const Predicate& row);

  // noun_phrases.cpp
  /// Those whom an event noun puts on one side: *between X and Y*, *X's …*, *the X–Y …*, *of X and Y*.
  Party noun_sides(TokenIndex noun) const;

  std::vector<const Predicate*> noun_rows(TokenIndex noun) const;

  /// *friendship and cooperation*: the nouns that a noun is joined to
  std::vector<TokenIndex> twins(TokenIndex noun) const;

  /// *an exchange of views*: hung on another noun by *of*
  bool is_of(TokenIndex noun) const;

  /// The verb that a noun completes, if that verb only carries the noun's meaning (*held talks*, *plan a visit*).
  std::optional<TokenIndex> carrier(TokenIndex noun) const;

  /// *a group of Kenyan peacekeepers arrived, peacekeepers serving in Chad*: the verb by which those whom a noun names
  /// are somewhere.
  std::optional<TokenIndex> presence(TokenIndex noun) const;

  /// *the BRICS and SCO summits*: one of each
  bool are_several_events(TokenIndex noun, const Party& sides) const;

  /// *the bank's Chadian and Malian operations*: those of each, not of both together
  bool each_their_own(TokenIndex noun, const Party& sides) const;

  /// *its allies, our partners*: whoever they are
  bool names_others(TokenIndex noun) const;

  /// *one of its allies*: the word of which a copula is said, mostly the noun itself
  TokenIndex said_as(TokenIndex noun) const;

  /// *its ally Chad*: who is named right after the noun
  Party named_after(TokenIndex noun) const;

  /// *astronaut*: those of a sentence do it together
  bool is_mate(TokenIndex noun) const;

  /// *a question about relations with Chad, a downturn in relations, relations that soured*: nothing that joins
  bool is_asked_about(TokenIndex noun) const;

  /// *a war of words, a battle in the media*
  bool is_of_words(TokenIndex noun) const;

  /// *praise, condemn, reject*
  bool judges(TokenIndex verb) const;

  const Tree& tree_;
  const Participants& participants_;
  const Predicates& predicates_;
  const Discourse& discourse_;
  std::vector<bool> consumed_;
  std::vector<Event> events_;
};

}  // namespace entente
