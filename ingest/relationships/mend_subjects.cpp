// Subjects that a clause about them parted from their verbs.

#include "ingest/relationships/mend_clauses.hpp"

namespace entente {
namespace {

/// The participle or finite verb without a subject that stands right after a comma, behind auxiliaries; negative where
/// there is none.
std::int32_t verb_after_comma(const Tokens& tokens, std::size_t comma) {
  std::size_t next = comma + 1;
  const auto helps = [](const Token& token) {
    return token.upos == Upos::adv || token.deprel == Deprel::aux || token.deprel == Deprel::aux_pass;
  };
  while (next < tokens.size() && helps(tokens[next])) ++next;
  if (next >= tokens.size()) return -1;
  const auto verb = static_cast<std::int32_t>(next);
  const bool verbal = is_finite_verb(tokens[next]) || tokens[next].xpos == "VBN" || next > comma + 1;
  return verbal && tokens[next].upos == Upos::verb && !has_child(tokens, verb, is_subject) ? verb : -1;
}

}  // namespace

void resume(Tokens& tokens) {
  for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
    const Token& noun = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (noun.upos != Upos::noun && noun.upos != Upos::propn) continue;
    if (noun.deprel != Deprel::root && noun.deprel != Deprel::ccomp) continue;
    if (has_child(tokens, self, [](Deprel r) { return r == Deprel::cop || is_subject(r); })) continue;
    const auto relative = std::ranges::find_if(tokens, [&](const Token& token) {
      return token.head == self && token.deprel == Deprel::acl_relcl && &token > &noun;
    });
    if (relative == tokens.end()) continue;
    for (auto comma = static_cast<std::size_t>(relative - tokens.begin()) + 1; comma + 1 < tokens.size(); ++comma) {
      if (tokens[comma].form != ",") continue;
      const std::int32_t verb = verb_after_comma(tokens, comma);
      if (verb < 0) continue;
      const std::int32_t above = at(tokens, verb).head;
      // *Chad, which had left, resumed relations*: read as relations that are resumed
      if (at(tokens, verb).deprel == Deprel::amod && above > verb && at(tokens, above).head == self) {
        govern(tokens, verb, above, "VBD");
      } else if (above != self || is_subject(at(tokens, verb).deprel)) {
        continue;
      }
      at(tokens, verb).head = noun.head;
      at(tokens, verb).deprel = noun.deprel;
      const bool passive = has_child(tokens, verb, [](Deprel r) { return r == Deprel::aux_pass; });
      at(tokens, self).head = verb;
      at(tokens, self).deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
      if (at(tokens, verb).xpos == "VBN" && !passive &&
          !has_child(tokens, verb, [](Deprel r) { return r == Deprel::aux; }))
        at(tokens, verb).xpos = "VBD";
      break;
    }
  }
}

}  // namespace entente
