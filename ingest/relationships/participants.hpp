#pragma once

// Which actors a token of the tree stands for. Not installed: for the .cpp files of this folder.

#include <unordered_map>
#include <vector>

#include "ingest/actors/mention.hpp"
#include "ingest/relationships/tree.hpp"

namespace entente {

using Party = std::vector<const Mention*>;  ///< one side of an event, in the order of the text

/// Which mentions may take part beside the participants proper: places after *visit to*, *troops in*; also private
/// people, where something is done to them (*arrested 100 Palestinians*).
enum class Places : std::uint8_t { no, yes, and_people };

/// *dozens of migrants*, *a group of diplomats*: what is counted is meant.
bool is_quantity(std::string_view lemma);

/// The mentions of one sentence by token. Points into all three, which must outlive it.
class Participants {
 public:
  Participants(const Tree& tree, const Mentions& mentions, std::uint32_t sentence);

  /// Whom a nominal denotes: its mention, with those coordinated with it; for *leaders of X and Y*, X and Y.
  Party at(TokenIndex token, Places places = Places::no) const;

  /// Whose a nominal is: *Russia's proposal, the proposal of Russia, the Russian proposal*.
  Party owners(TokenIndex noun) const;

  /// The mention whose span holds a token; nullptr outside of all.
  const Mention* covering(TokenIndex token) const { return covering_[token]; }

  /// Whose words a token is among; empty where they are the article's own.
  Party voice(TokenIndex token) const;

  /// The lists that spell out a noun before them: *three powers — Britain, Germany and France*.
  const std::vector<Party>& lists() const { return lists_; }

  bool empty() const { return count_ == 0; }

 private:
  void add(Party& party, TokenIndex token, Places places, int depth) const;
  void add_group(Party& party, const Mention* mention, Places places) const;

  const Tree* tree_;
  std::vector<const Mention*> covering_;
  std::vector<const Voice*> voices_;
  std::vector<std::vector<const Mention*>> groups_;  ///< lists of actors: *France, Belgium and Spain*
  std::vector<Party> lists_;                         ///< lists that spell out a plural noun: *three powers: A, B and C*
  std::unordered_map<TokenIndex, Party> list_of_;    ///< the same by the noun
  std::size_t count_ = 0;
};

}  // namespace entente
