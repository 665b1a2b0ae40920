#include "ingest/language/training/label.hpp"

#include <algorithm>

#include "ingest/language/conllu.hpp"
#include "ingest/language/training/corpus.hpp"

namespace entente {
namespace {

// How many of the models say of a word what the best supported of them says, and which that is.
template <typename Same>
std::pair<std::size_t, std::size_t> vote(const std::vector<Sentence>& parses, const Same& same) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t i = 0; i < parses.size(); ++i) {
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(parses, [&](const Sentence& other) { return same(parses[i], other); }));
    if (count > best.first) best = {count, i};
  }
  return best;
}

}  // namespace

void label(std::ostream& out, std::string_view text, const std::vector<Parser>& parsers, double agreement) {
  each_block(text, [&](Document& document) {
    Document kept;
    for (Sentence& sentence : document.sentences) {
      const std::size_t size = sentence.tokens.size();
      if (size < 4 || size > 80) continue;
      std::vector<Sentence> parses(parsers.size(), sentence);
      for (std::size_t i = 0; i < parsers.size(); ++i) parsers[i].parse(parses[i]);
      Sentence voted = parses[0];
      std::size_t agreed = 0;
      for (std::size_t i = 0; i < size; ++i) {
        const auto token = [&](const Sentence& parse) -> const Token& { return parse.tokens[i]; };
        const auto [tags, tagger] = vote(parses, [&](const Sentence& a, const Sentence& b) {
          return token(a).upos == token(b).upos && token(a).xpos == token(b).xpos;
        });
        const auto [arcs, parser] = vote(parses, [&](const Sentence& a, const Sentence& b) {
          return token(a).head == token(b).head && token(a).deprel == token(b).deprel;
        });
        voted.tokens[i].upos = token(parses[tagger]).upos;
        voted.tokens[i].xpos = token(parses[tagger]).xpos;
        voted.tokens[i].head = token(parses[parser]).head;
        voted.tokens[i].deprel = token(parses[parser]).deprel;
        agreed += tags == parsers.size() && arcs == parsers.size();
      }
      if (static_cast<double>(agreed) < agreement * static_cast<double>(size)) continue;
      const auto misplaced = [](const Token& word) { return (word.head == -1) != (word.deprel == Deprel::root); };
      if (!is_tree(voted.tokens) || std::ranges::any_of(voted.tokens, misplaced)) voted.tokens = parses[0].tokens;
      kept.sentences.push_back(std::move(voted));
    }
    write_conllu(out, kept);
  });
}

}  // namespace entente
