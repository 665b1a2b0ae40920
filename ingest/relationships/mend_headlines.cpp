#include "ingest/relationships/mend_headlines.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

bool has_finite_verb(const Tokens& tokens) {
  return std::ranges::any_of(tokens, [](const Token& token) {
    return token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" || token.xpos == "MD";
  });
}

/// The verb of the tables that a word in *-ed* is the past of; empty where there is none.
std::string verb_of_past(std::string_view form, const Predicates& predicates) {
  if (form == "lent") return "lend";
  if (!form.ends_with("ed")) return {};
  const std::string stem(form.substr(0, form.size() - 2));
  static const std::unordered_set<std::string_view> feelings = {"surprise", "anger", "alarm", "please",
                                                                "outrage",  "shock", "worry", "disappoint"};
  for (const std::string& verb : {stem, stem + "e"}) {
    if (predicates.has_verb(verb) || predicates.effect(Part::verb, verb) || feelings.contains(verb)) return verb;
  }
  return {};
}

}  // namespace

void finish_adjective(Tokens& tokens, const Mention& mention, const Predicates& predicates) {
  const std::size_t at_verb = mention.last;
  if (at_verb >= tokens.size() || tokens.back().form != "." || has_finite_verb(tokens)) return;
  Token& verb = tokens[at_verb];
  const auto self = static_cast<std::int32_t>(at_verb);
  const std::string past = verb.xpos == "JJ" ? verb_of_past(verb.form, predicates) : verb.lemma;
  if ((verb.xpos != "VBN" && verb.xpos != "JJ") || past.empty() || verb.deprel != Deprel::amod || verb.head <= self)
    return;
  verb.lemma = past;
  verb.upos = Upos::verb;
  const std::int32_t object = verb.head;
  Token& name = tokens[mention.head];
  const Token& above = is_below(tokens, object, static_cast<std::int32_t>(mention.head)) ? name : at(tokens, object);
  verb.xpos = "VBD";
  verb.head = above.head;
  verb.deprel = above.deprel;
  at(tokens, object).head = self;
  at(tokens, object).deprel = Deprel::obj;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(tokens.size()); ++i) {
    if (at(tokens, i).head == object && (i < self || at(tokens, i).deprel == Deprel::advcl)) at(tokens, i).head = self;
  }
  name.head = self;
  name.deprel = Deprel::nsubj;
}

void finish_participle(Tokens& tokens, const Mention& mention) {
  const auto head = static_cast<std::int32_t>(mention.head);
  if (tokens[mention.head].head >= 0 || tokens.back().form != ".") return;
  if (has_finite_verb(tokens)) return;
  for (std::size_t i = mention.last; i < tokens.size(); ++i) {
    Token& verb = tokens[i];
    if (verb.head != head || verb.xpos != "VBN" || verb.upos != Upos::verb) continue;
    const auto self = static_cast<std::int32_t>(i);
    if (has_child(tokens, self, [](Deprel r) { return r == Deprel::obl_agent || r == Deprel::aux_pass; })) return;
    verb.xpos = "VBD";
    verb.head = -1;
    verb.deprel = Deprel::root;
    tokens[mention.head].head = self;
    tokens[mention.head].deprel = Deprel::nsubj;
    return;
  }
}

void read_headline_passive(Tokens& tokens, const Predicates& predicates) {
  if (tokens.empty() || tokens.back().form == "." || has_finite_verb(tokens)) return;
  const auto takes_object = [](const Predicate& row) { return row.frame.front() == "obj"; };
  for (std::int32_t verb = 0; verb < static_cast<std::int32_t>(tokens.size()); ++verb) {
    if (at(tokens, verb).head >= 0 || at(tokens, verb).xpos != "VBN") continue;
    const bool complete = has_child(tokens, verb, [](Deprel r) {
      return r == Deprel::obj || r == Deprel::ccomp || r == Deprel::xcomp || r == Deprel::aux;
    });
    if (complete || !std::ranges::any_of(predicates.find(Part::verb, at(tokens, verb).lemma), takes_object)) return;
    for (Token& token : tokens) {
      if (token.head == verb && token.deprel == Deprel::nsubj) token.deprel = Deprel::nsubj_pass;
    }
  }
}

void promote_verb(Tokens& tokens, const Mention& mention, const Predicates& predicates) {
  if (has_finite_verb(tokens)) return;
  std::size_t next = mention.last;
  while (next + 1 < tokens.size() && tokens[next].upos == Upos::adv) ++next;
  if (next + 1 >= tokens.size() || (tokens[next].upos != Upos::noun && tokens[next].upos != Upos::adj)) return;
  const bool listed = mention.first > 0 && tokens[mention.first - 1].upos == Upos::cconj;
  const bool plural = listed || mention.actors.size() > 1 || tokens[mention.head].xpos == "NNS" ||
                      tokens[mention.head].lemma == "police";
  Token& word = tokens[next];
  // After one actor the verb ends in -s, after several it does not.
  const bool ends_in_s = word.form.ends_with("s") && !word.form.ends_with("ss");
  if (plural == ends_in_s) return;
  const std::string lemma = ends_in_s ? std::string(word.form.substr(0, word.form.size() - 1)) : std::string(word.form);
  if (!predicates.has_verb(lemma) && !predicates.effect(Part::verb, lemma)) return;
  const auto verb = static_cast<std::int32_t>(next);
  const auto head = static_cast<std::int32_t>(mention.head);
  if (word.head > verb) {
    // *sign agreement*: what it seemed to describe is its object.
    Token& object = at(tokens, word.head);
    if (object.upos != Upos::noun && object.upos != Upos::propn) return;
    const std::int32_t former = word.head;
    word.head = object.head;
    word.deprel = object.deprel;
    object.head = verb;
    object.deprel = Deprel::obj;
    for (Token& token : tokens) {
      if (token.head == former && &token - tokens.data() < verb) token.head = verb;
    }
  } else if (word.head == head || (word.deprel == Deprel::conj && tokens[mention.head].head == verb)) {
    // *Spain mull setting up*: what seemed to describe the actor is the sentence's verb, and its former root hangs on
    // it.
    const auto root = std::ranges::find(tokens, -1, &Token::head);
    word.head = -1;
    root->head = verb;
    root->deprel = Deprel::advcl;
    word.deprel = Deprel::root;
  } else if (word.head >= 0) {
    return;
  }
  word.upos = Upos::verb;
  word.lemma = lemma;
  word.xpos = plural ? "VBP" : "VBZ";
  for (Token& token : tokens) {
    if (token.head == verb && token.deprel == Deprel::nmod) token.deprel = Deprel::obl;
    if (token.head == verb && token.deprel == Deprel::appos) token.deprel = Deprel::obj;
    if (token.head == verb && token.deprel == Deprel::acl && token.xpos == "VB") token.deprel = Deprel::xcomp;
    if (token.head == verb && token.deprel == Deprel::advcl && token.xpos == "VBG") token.deprel = Deprel::xcomp;
    if (token.head == verb && is_subject(token.deprel) && &token - tokens.data() != head) token.deprel = Deprel::dep;
  }
  if (tokens[next + 1].xpos == "VBG" && tokens[next + 1].head < verb) {
    tokens[next + 1].head = verb;
    tokens[next + 1].deprel = Deprel::xcomp;
  }
  Token& name = tokens[mention.head];
  if (is_below(tokens, verb, head)) return;
  name.head = verb;
  name.deprel = Deprel::nsubj;
}

}  // namespace entente
