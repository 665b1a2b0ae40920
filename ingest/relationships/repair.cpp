#include "ingest/relationships/repair.hpp"

#include <algorithm>

namespace entente {
namespace {

bool is_finite(const Token& token) {
  return token.upos == Upos::verb && (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP");
}

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer ||
         relation == Deprel::expl;
}

bool has_subject(const std::vector<Token>& tokens, std::int32_t verb) {
  return std::ranges::any_of(tokens,
                             [&](const Token& token) { return token.head == verb && is_subject(token.deprel); });
}

bool is_below(const std::vector<Token>& tokens, std::int32_t token, std::int32_t ancestor) {
  for (std::int32_t at = token; at >= 0; at = tokens[static_cast<std::size_t>(at)].head) {
    if (at == ancestor) return true;
  }
  return false;
}

}  // namespace

Sentence repair(const Sentence& sentence, const std::vector<Mention>& mentions, std::uint32_t number) {
  Sentence mended = sentence;
  std::vector<Token>& tokens = mended.tokens;
  for (const Mention& mention : mentions) {
    if (mention.sentence != number || mention.last >= tokens.size() || mention.head >= tokens.size()) continue;
    std::size_t next = mention.last;
    while (next + 1 < tokens.size() && tokens[next].upos == Upos::adv) ++next;
    if (!is_finite(tokens[next])) continue;
    const auto verb = static_cast<std::int32_t>(next);
    const auto head = static_cast<std::int32_t>(mention.head);
    // The verb of a coordination (*X met Y and praised Z*) shares a subject already: there a conjunction stands before
    // it.
    if (has_subject(tokens, verb) || is_below(tokens, verb, head)) continue;
    // *the country Spain left*: an object before the verb is a relative clause's.
    if (tokens[next].deprel == Deprel::acl_relcl && mention.first > 0 && tokens[mention.first - 1].upos == Upos::noun)
      continue;
    Token& name = tokens[mention.head];
    if (name.head == verb && name.deprel != Deprel::obl && name.deprel != Deprel::obj) continue;
    const bool in_phrase = std::ranges::any_of(
        tokens, [&](const Token& token) { return token.head == head && token.deprel == Deprel::case_; });
    if (in_phrase) continue;
    name.head = verb;
    name.deprel = Deprel::nsubj;
  }
  return mended;
}

}  // namespace entente
