#pragma once

// Trees for plain text, by the vote of several models: more to learn from than the treebanks hold.

#include <ostream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ingest/language/conllu.hpp"
#include "ingest/language/parser.hpp"

namespace entente {

/// A model that votes; `reversed`: it was trained on sentences from their last word to their first.
struct Voter {
  Parser parser;
  bool reversed = false;
};

/// The words from the last to the first, with the same tree.
std::vector<Token> reversed(const std::vector<Token>& tokens);

/// Tags `sentence` and gives it a tree: each word gets the tag that most voters say, the tree is the projective one
/// with the most votes for its arcs (Sagae and Lavie 2006), each arc's relation what most of those say that have the
/// arc; the earlier voter decides where votes are equal. Returns on how many words all voters say the same. O(n³).
std::size_t vote(Sentence& sentence, const std::vector<Voter>& voters);

/// Sentences that must not be learnt from, since others are to be measured with: a sentence is known again by any 25
/// letters and digits in a row, or where it is shorter by all of them.
class HeldOut {
 public:
  void add(std::string_view sentence);
  bool has(std::string_view sentence) const;

 private:
  std::unordered_set<std::string> passages_;
};

/// Writes as CoNLL-U, with the trees of their vote, the sentences of 4 to 80 words of whose words the voters agree on
/// at least the share `agreement`, and that are not held out.
void label(std::ostream& out, std::string_view text, const std::vector<Voter>& voters, double agreement,
           const HeldOut& held_out);

}  // namespace entente
