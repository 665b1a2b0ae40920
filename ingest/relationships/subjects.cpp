#include <algorithm>
#include <unordered_set>

#include "ingest/relationships/match.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {
namespace {

/// Verbs whose object does what the infinitive says: *urged Iran to stop*.
bool controls_by_object(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs = {
      "urge",      "ask",      "tell",   "order",    "request",   "allow",  "permit",  "enable", "force",   "compel",
      "persuade",  "press",    "push",   "invite",   "encourage", "want",   "expect",  "help",   "require", "beg",
      "convince",  "advise",   "warn",   "instruct", "see",       "let",    "make",    "call",   "call_on", "authorize",
      "authorise", "pressure", "oblige", "prompt",   "lead",      "cause",  "drive",   "spur",   "induce",  "inspire",
      "provoke",   "motivate", "prod",   "implore",  "exhort",    "direct", "command", "tempt",  "empower", "remind"};
  return verbs.contains(lemma);
}

/// Verbs whose object did what *for* or *of* and a participle say: *thanked China for helping Chad*.
bool judges_object(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs = {
      "thank",    "praise",  "blame",  "criticise", "criticize", "condemn", "congratulate", "commend", "credit",
      "applaud",  "accuse",  "punish", "honour",    "honor",     "hail",    "denounce",     "arrest",  "fault",
      "sanction", "suspect", "sue",    "forgive",   "chide",     "rebuke",  "reproach"};
  return verbs.contains(lemma);
}

/// *welcomed the initiative to bring them together*: of others.
bool is_judged(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> verbs = {
      "welcome", "condemn", "oppose",    "endorse",   "back",     "reject",  "hail",      "applaud",
      "praise",  "commend", "criticise", "criticize", "denounce", "deplore", "appreciate"};
  const auto verb = tree.head(noun);
  return verb && tree[noun].deprel == Deprel::obj && verbs.contains(tree[*verb].lemma);
}

/// Verbs whose object shall not do what *against* or *from* and a participle say.
bool holds_back_object(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs = {
      "warn",  "caution", "stop", "prevent",  "dissuade", "discourage", "bar",   "ban",
      "block", "deter",   "keep", "prohibit", "restrain", "hinder",     "forbid"};
  return verbs.contains(lemma);
}

bool is_relative_pronoun(const Token& token) {
  return token.xpos == "WDT" || token.xpos == "WP" || (token.lemma == "that" && token.upos == Upos::pron);
}

/// *Russia's plan, US efforts*
bool is_owned_by_name(const Tree& tree, TokenIndex noun) {
  return std::ranges::any_of(tree.children(noun), [&](TokenIndex child) {
    const Deprel relation = tree[child].deprel;
    return tree[child].upos == Upos::propn && (relation == Deprel::nmod_poss || relation == Deprel::compound);
  });
}

/// *adopted a resolution that condemns Chad; the resolution, which was drafted by Mali, condemns it*: whose words a
/// paper's are; none where others wrote it.
std::optional<TokenIndex> author_of(const Tree& tree, TokenIndex paper) {
  static const std::unordered_set<std::string_view> verbs = {
      "adopt",   "pass",    "approve",    "issue",  "sign",      "release", "publish",   "send", "write",   "draft",
      "propose", "sponsor", "co-sponsor", "submit", "introduce", "present", "circulate", "put",  "deliver", "vote"};
  // *both issued statements*: each its own
  if (!is_paper(tree[paper].lemma) || tree[paper].xpos == "NNS") return std::nullopt;
  for (TokenIndex clause : tree.children(paper)) {
    if (tree[clause].deprel != Deprel::acl_relcl || !verbs.contains(tree[clause].lemma)) continue;
    if (const auto agent = tree.child(clause, {Deprel::obl_agent})) return agent;
  }
  const auto verb = tree.head(paper);
  const Deprel relation = tree[paper].deprel;
  const bool written = relation == Deprel::obj || (relation == Deprel::obl && tree.preposition(paper) == "for");
  if (!verb || !written || !verbs.contains(tree[*verb].lemma)) return std::nullopt;
  const std::vector<TokenIndex> authors = subjects(tree, *verb);
  return authors.empty() ? std::nullopt : std::optional(authors.front());
}

/// *the only country, the first of them*
bool is_the_only(const Tree& tree, TokenIndex noun) {
  return std::ranges::any_of(tree.children(noun), [&](TokenIndex child) {
    const std::string_view lemma = tree[child].lemma;
    return tree[child].deprel == Deprel::amod && (lemma == "only" || lemma == "first" || lemma == "last");
  });
}

void collect(const Tree& tree, TokenIndex predicate, std::vector<TokenIndex>& found, int depth) {
  if (depth > 8) return;
  const auto own = tree.child(predicate, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer});
  const Token& token = tree[predicate];
  const auto governor = tree.head(predicate);
  if (own) {
    if (is_relative_pronoun(tree[*own]) && governor &&
        (token.deprel == Deprel::acl_relcl || token.deprel == Deprel::acl)) {
      found.push_back(*governor);
      if (const auto author = author_of(tree, *governor)) found.push_back(*author);
      // *is the only country (in the region) that recognises it*
      const TokenIndex ranked = tree[*governor].deprel == Deprel::nmod ? *tree.head(*governor) : *governor;
      if (tree.has_child(ranked, {Deprel::cop}) && (ranked == *governor || is_the_only(tree, ranked)))
        collect(tree, ranked, found, depth + 1);
    } else {
      found.push_back(*own);
      if (const auto author = author_of(tree, *own)) found.push_back(*author);
    }
    return;
  }
  if (!governor) return;
  switch (token.deprel) {
    case Deprel::conj:
    case Deprel::xcomp:
    case Deprel::advcl:
    case Deprel::parataxis: {
      // *urged Iran to stop*, *accused Iran of sending arms*
      const bool of = token.deprel == Deprel::advcl &&
                      (tree.preposition(predicate) == "of" || tree.preposition(predicate) == "for");
      const bool infinitive =
          token.deprel == Deprel::advcl && token.xpos == "VB" && tree.preposition(predicate) == "to";
      const std::string_view lemma = tree[*governor].lemma;
      const bool controls = token.deprel == Deprel::xcomp || of || infinitive;
      // *warned Chad against joining*
      const bool held_back = token.deprel == Deprel::advcl && token.xpos == "VBG" && holds_back_object(lemma) &&
                             (tree.preposition(predicate) == "against" || tree.preposition(predicate) == "from");
      if ((controls && controls_by_object(lemma)) || (of && judges_object(lemma)) || held_back) {
        const auto object = tree.child(*governor, {Deprel::obj, Deprel::iobj, Deprel::nsubj_pass});
        if (object && lemma != "call") {  // *called him to thank him*: whoever called
          found.push_back(*object);
          return;
        }
        // *called on Russia to withdraw*
        for (TokenIndex dependent : tree.children(*governor)) {
          const std::string_view preposition = tree.preposition(dependent);
          const bool addressed = preposition == "on" || preposition == "upon" || preposition == "to";
          if (tree[dependent].deprel != Deprel::obl || !addressed || dependent > predicate) continue;
          found.push_back(dependent);
          return;
        }
      }
      // *praised Chad's leadership in sending aid*: Chad's, if the noun is anybody's
      static const std::unordered_set<std::string_view> notes = {"recognise", "recognize", "acknowledge", "laud",
                                                                 "note",      "highlight", "appreciate",  "welcome"};
      const bool judged = judges_object(lemma) || notes.contains(lemma);
      const auto praised = judged ? tree.child(*governor, {Deprel::obj}) : std::nullopt;
      if (token.deprel == Deprel::advcl && token.xpos == "VBG" && praised && tree.preposition(predicate) == "in" &&
          tree[*praised + 1].form == "in" && tree.has_child(*praised, {Deprel::nmod_poss}))
        found.push_back(*praised);
      if (token.deprel == Deprel::parataxis) {
        // *Statement from the spokesperson welcoming the agreement*
        if (token.xpos == "VBG" && tree[*governor].lemma == "statement") found.push_back(*governor);
        return;
      }
      collect(tree, *governor, found, depth + 1);
      return;
    }
    case Deprel::acl:
    case Deprel::acl_relcl: {
      const bool finite = token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP";
      if (token.deprel == Deprel::acl && finite && predicate > 0 && tree[predicate - 1].upos == Upos::noun) {
        found.push_back(predicate - 1);  // *after an earthquake killed*: the noun before, whatever the clause hangs on
      } else if (token.deprel == Deprel::acl_relcl) {
        found.push_back(*governor);
      } else if (token.xpos == "VBN") {
        // *steps taken by Chad to help*
        if (const auto agent = tree.child(predicate, {Deprel::obl_agent})) found.push_back(*agent);
      } else {
        // *Russia's plan to sell*, *made an offer to help*, *left a note accusing Iran*: the noun's owner, else who
        // does the noun.
        // *was a good example of strengthening ties*: nobody's
        const std::string_view kind = tree[*governor].lemma;
        if (tree.preposition(predicate) == "of" && (kind == "example" || kind == "way" || kind == "sign")) return;
        if (tree.has_child(*governor, {Deprel::cop}) && !tree.has_child(*governor, {Deprel::nmod_poss})) {
          collect(tree, *governor, found, depth + 1);  // *was the first to visit*, not *is Iran's plan to build*
          return;
        }
        found.push_back(*governor);
        if (is_owned_by_name(tree, *governor)) return;
        // *sanctioned firms for supplying drones*
        const auto verb = tree.head(*governor);
        if (verb && tree.preposition(predicate) == "for" && judges_object(tree[*verb].lemma)) return;
        if (is_judged(tree, *governor)) return;
        TokenIndex clause = *governor;
        while (tree.head(clause) && !tree.is_verbal(clause)) clause = *tree.head(clause);
        if (clause != *governor || tree[*governor].upos == Upos::adj) collect(tree, clause, found, depth + 1);
      }
      return;
    }
    default:
      return;
  }
}

}  // namespace

std::vector<TokenIndex> subjects(const Tree& tree, TokenIndex predicate) {
  std::vector<TokenIndex> found;
  collect(tree, predicate, found, 0);
  return found;
}

}  // namespace entente
