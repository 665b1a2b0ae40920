#pragma once

// How near the parser's trees come to a treebank's.

#include <functional>
#include <vector>

#include "ingest/language/conllu.hpp"
#include "ingest/language/parser.hpp"

namespace entente {

/// Per cent, on the treebank's own sentences and tokens.
struct GoldTokenScores {
  double upos = 0;
  double xpos = 0;
  double lemma = 0;
  double uas = 0;
  double las = 0;
};
GoldTokenScores evaluate(const std::function<void(Sentence&)>& parse, const std::vector<TreebankSentence>& gold);
GoldTokenScores evaluate(const Parser& parser, const std::vector<TreebankSentence>& gold);

/// F1 in per cent from raw text, as the CoNLL 2018 shared task counts: spans of characters without white space must be
/// the same; attachments are counted by word, with the parts of relations before the colon.
struct RawTextScores {
  double sentences = 0;
  double tokens = 0;
  double words = 0;
  double upos = 0;
  double xpos = 0;
  double lemmas = 0;
  double uas = 0;
  double las = 0;
};
RawTextScores evaluate_raw(const Parser& parser, const std::vector<TreebankSentence>& gold);

}  // namespace entente
