#pragma once

// Tree and participants → events: which table rows hold in a sentence, and between whom.

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/relationships/participants.hpp"
#include "ingest/relationships/predicates.hpp"
#include "ingest/relationships/tree.hpp"

namespace entente {

/// A predicate with its participants; not yet judged for aspect and time.
struct Event {
  TokenIndex trigger = 0;  ///< the verb, noun or adjective
  const Predicate* row = nullptr;
  Party actors;
  Party recipients;      ///< empty where the actors do it among themselves
  double certainty = 1;  ///< how directly the tree gives the participants
  bool loose = false;  ///< the frame does not say where one side stands; counts only for a pair without a better event
};

/// What the sentences before have told and this one may refer back to.
struct Discourse {
  Party official;    ///< the person in office who was the subject of the last sentence: *the visit* is theirs
  Party attackers;   ///< who last used force: *the operation was condemned*
  Party askers;      ///< who last asked, blamed, offered …
  Party asked;       ///< … and whom: *rejected the request*
  Party conferring;  ///< who last met: *joined the talks*
  /// By lemma of the verb or noun, who did so last: *condemned the test*.
  std::unordered_map<std::string, Party> deeds;
  /// By lemma, whose a thing was said to be: *criticised the programme*.
  std::unordered_map<std::string, Party> owners;
  Party speakers;      ///< who last said anything: *condemned the remarks*
  Party hosts;         ///< where the ceremony is that is spoken of: *attended the parade*
  Party doers;         ///< who last did anything: *criticised the move*
  Party scene;         ///< the last country where something was said to be
  Party stricken;      ///< where the earthquake is that is spoken of: *sent doctors*
  int since_then = 0;  ///< sentences since it was spoken of

  /// Takes in a sentence that has been matched.
  void read(const Tree& tree, const std::vector<Mention>& mentions, std::uint32_t sentence,
            const std::vector<Event>& events);
};

/// The events of a sentence, by trigger; adds to the discourse who did what in it.
std::vector<Event> match(const Tree& tree, const Participants& participants, const Predicates& predicates,
                         Discourse& discourse);

/// The tokens that are a predicate's subject: its own, or those that control it (*agreed to help*, *France, which …,
/// and helped*).
std::vector<TokenIndex> subjects(const Tree& tree, TokenIndex predicate);

}  // namespace entente
