#include "ingest/language/training/label.hpp"

#include <algorithm>

#include "ingest/language/training/corpus.hpp"
#include "ingest/language/training/projective_tree.hpp"

namespace entente {
namespace {

// The parse whose word says what most others say of it, among those that `counts` allows; the first where votes are
// equal.
template <typename Counts, typename Same>
const Sentence& most_supported(const std::vector<Sentence>& parses, const Counts& counts, const Same& same) {
  std::size_t most = 0;
  const Sentence* best = &parses[0];
  for (const Sentence& parse : parses) {
    if (!counts(parse)) continue;
    const auto support = static_cast<std::size_t>(
        std::ranges::count_if(parses, [&](const Sentence& other) { return counts(other) && same(parse, other); }));
    if (support > most) {
      most = support;
      best = &parse;
    }
  }
  return *best;
}

constexpr std::size_t passage = 25;

std::string letters_and_digits(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

Sentence parse_with(const Voter& voter, const Sentence& sentence) {
  Sentence parse = sentence;
  if (voter.reversed) parse.tokens = reversed(parse.tokens);
  voter.parser.parse(parse);
  if (voter.reversed) parse.tokens = reversed(parse.tokens);
  return parse;
}

}  // namespace

std::vector<Token> reversed(const std::vector<Token>& tokens) {
  std::vector<Token> result(tokens.rbegin(), tokens.rend());
  for (Token& token : result) {
    if (token.head >= 0) token.head = static_cast<std::int32_t>(tokens.size()) - 1 - token.head;
  }
  return result;
}

std::size_t vote(Sentence& sentence, const std::vector<Voter>& voters) {
  const std::size_t size = sentence.tokens.size();
  std::vector<Sentence> parses;
  parses.reserve(voters.size());
  for (const Voter& voter : voters) parses.push_back(parse_with(voter, sentence));
  std::vector<std::vector<float>> votes(size, std::vector<float>(size + 1, 0));
  for (std::size_t v = 0; v < parses.size(); ++v) {
    // Less than a whole vote in all, for the earlier voters' sake.
    const float weight = 1 + 0.001F * static_cast<float>(parses.size() - v);
    for (std::size_t i = 0; i < size; ++i) {
      const std::int32_t head = parses[v].tokens[i].head;
      votes[i][head < 0 ? size : static_cast<std::size_t>(head)] += weight;
    }
  }
  const std::vector<std::int32_t> heads = projective_tree(votes);
  std::size_t agreed = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto same_tag = [i](const Sentence& a, const Sentence& b) {
      return a.tokens[i].upos == b.tokens[i].upos && a.tokens[i].xpos == b.tokens[i].xpos;
    };
    const auto same_arc = [i](const Sentence& a, const Sentence& b) {
      return a.tokens[i].head == b.tokens[i].head && a.tokens[i].deprel == b.tokens[i].deprel;
    };
    const auto any = [](const Sentence&) { return true; };
    const auto has_head = [&](const Sentence& parse) { return parse.tokens[i].head == heads[i]; };
    const Token& tagged = most_supported(parses, any, same_tag).tokens[i];
    const Token& attached = most_supported(parses, has_head, same_arc).tokens[i];
    agreed += std::ranges::all_of(
        parses, [&](const Sentence& parse) { return same_tag(parse, parses[0]) && same_arc(parse, parses[0]); });
    Token& token = sentence.tokens[i];
    token.upos = tagged.upos;
    token.xpos = tagged.xpos;
    token.head = heads[i];
    token.lemma = tagged.lemma;
    token.deprel = attached.deprel;
    if (heads[i] < 0) token.deprel = Deprel::root;
    if (heads[i] >= 0 && token.deprel == Deprel::root) token.deprel = Deprel::parataxis;
  }
  return agreed;
}

void HeldOut::add(std::string_view sentence) {
  const std::string letters = letters_and_digits(sentence);
  passages_.insert(letters);
  for (std::size_t i = 0; i + passage <= letters.size(); ++i) passages_.insert(letters.substr(i, passage));
}

bool HeldOut::has(std::string_view sentence) const {
  const std::string letters = letters_and_digits(sentence);
  if (passages_.contains(letters)) return true;
  for (std::size_t i = 0; i + passage <= letters.size(); ++i) {
    if (passages_.contains(letters.substr(i, passage))) return true;
  }
  return false;
}

void label(std::ostream& out, std::string_view text, const std::vector<Voter>& voters, double agreement,
           const HeldOut& held_out) {
  each_block(text, [&](Document& document) {
    Document kept;
    for (Sentence& sentence : document.sentences) {
      const std::size_t size = sentence.tokens.size();
      if (size < 4 || size > 80 || held_out.has(sentence.text)) continue;
      const std::size_t agreed = vote(sentence, voters);
      if (static_cast<double>(agreed) < agreement * static_cast<double>(size)) continue;
      kept.sentences.push_back(std::move(sentence));
    }
    write_conllu(out, kept);
  });
}

}  // namespace entente
