// What hangs on the wrong word: conjuncts, predicates of objects, phrases behind marks and borders.

#include <string_view>
#include <unordered_set>

#include "ingest/relationships/mend_clauses.hpp"

namespace entente {

static bool is_above(Tokens& tokens, std::int32_t governor, std::int32_t token) {
  while (token >= 0 && token != governor) token = at(tokens, token).head;
  return token == governor;
}

void raise_conjunct(Tokens& tokens) {
  for (Token& verb : tokens) {
    const auto self = static_cast<std::int32_t>(&verb - tokens.data());
    if (verb.xpos != "VBD" || verb.upos != Upos::verb || verb.deprel != Deprel::conj || verb.head < 0) continue;
    if (has_child(tokens, self, is_subject)) continue;
    const auto infinitive = [](Deprel r) { return r == Deprel::mark; };
    std::int32_t up = verb.head;
    while (up >= 0 && at(tokens, up).xpos == "VB" && has_child(tokens, up, infinitive)) up = at(tokens, up).head;
    if (up >= 0 && up != verb.head && at(tokens, up).xpos == "VBD") verb.head = up;
  }
  // *will help for as long as it takes and hold them to account*, *calls on Chad to stop the war and free them*
  for (Token& verb : tokens) {
    const auto self = static_cast<std::int32_t>(&verb - tokens.data());
    if (verb.xpos != "VB" || verb.upos != Upos::verb || verb.deprel != Deprel::conj || verb.head < 0) continue;
    const std::string_view tag = at(tokens, verb.head).xpos;
    if ((tag != "VBZ" && tag != "VBD") || !has_child(tokens, verb.head, is_subject)) continue;
    if (has_child(tokens, self, [](Deprel r) { return is_subject(r) || r == Deprel::aux || r == Deprel::mark; }))
      continue;
    for (std::int32_t before = self - 1; before >= 0; --before) {
      const bool heads = before < verb.head && is_above(tokens, before, verb.head);
      const bool hangs = before > verb.head && at(tokens, before).head == verb.head;
      if (at(tokens, before).xpos != "VB" || at(tokens, before).upos != Upos::verb || (!heads && !hangs)) continue;
      verb.head = before;
      break;
    }
  }
}

void raise_listed_name(Tokens& tokens) {
  for (Token& name : tokens) {
    if (name.upos != Upos::propn || name.deprel != Deprel::conj || name.head < 0) continue;
    const Token& verb = at(tokens, name.head);
    if (verb.deprel != Deprel::acl_relcl || verb.upos != Upos::verb || verb.head < 0) continue;
    const Token& before = at(tokens, verb.head);
    if (before.upos == Upos::propn && before.deprel == Deprel::obj) name.head = verb.head;
  }
}

void raise_nonfinite(Tokens& tokens) {
  const auto is_infinitive = [&](std::int32_t verb) {
    return at(tokens, verb).xpos == "VB" && has_child(tokens, verb, [](Deprel r) { return r == Deprel::mark; });
  };
  for (Token& verb : tokens) {
    const auto self = static_cast<std::int32_t>(&verb - tokens.data());
    if (verb.upos != Upos::verb || verb.deprel != Deprel::conj || verb.head < 0) continue;
    if (verb.xpos != "VBG" && !is_infinitive(self)) continue;
    if (has_child(tokens, self, [](Deprel r) { return is_subject(r) || r == Deprel::aux; })) continue;
    const Token& finite = at(tokens, verb.head);
    const bool is_finite = finite.xpos == "VBZ" || finite.xpos == "VBD" || finite.xpos == "VBP";
    const bool subordinate =
        finite.deprel == Deprel::advcl || finite.deprel == Deprel::ccomp || finite.deprel == Deprel::acl_relcl;
    if (!is_finite || !subordinate || !has_child(tokens, verb.head, is_subject)) continue;
    for (std::int32_t before = verb.head - 1; before >= 0; --before) {
      const Token& first = at(tokens, before);
      if (first.upos != Upos::verb || is_above(tokens, self, before)) continue;
      if (verb.xpos == "VBG" ? first.xpos != "VBG" : !is_infinitive(before)) continue;
      verb.head = before;
      break;
    }
  }
}

void lift_from_marks(Tokens& tokens) {
  for (Token& token : tokens) {
    if (token.head >= 0 && at(tokens, token.head).upos == Upos::punct && at(tokens, token.head).head >= 0)
      token.head = at(tokens, token.head).head;
  }
}

void lift_from_function_words(Tokens& tokens) {
  const auto is_function = [](const Token& word) {
    return word.head >= 0 && (word.deprel == Deprel::det || (word.deprel == Deprel::case_ && word.upos == Upos::adp));
  };
  const auto is_nominal = [](Deprel r) {
    return is_subject(r) || r == Deprel::obj || r == Deprel::obl || r == Deprel::nmod || r == Deprel::det ||
           r == Deprel::amod;
  };
  for (Token& token : tokens) {
    if (token.head < 0 || !is_nominal(token.deprel)) continue;
    Token& word = at(tokens, token.head);
    if (!is_function(word)) continue;
    const auto self = static_cast<std::int32_t>(&token - tokens.data());
    const bool introduces = &word < &token && token.deprel != Deprel::det && token.deprel != Deprel::amod;
    const bool owner = has_child(tokens, self, [](Deprel r) { return r == Deprel::case_; });
    token.head = word.head;
    if (introduces && word.head > self) {
      if (owner) {
        token.deprel = Deprel::nmod_poss;  // for Chad's work, all on *for*
        continue;
      }
      if (at(tokens, word.head).head >= 0) token.head = at(tokens, word.head).head;  // met with Lee on two occasions
    }
    if (token.deprel == Deprel::nmod && at(tokens, token.head).upos == Upos::verb) token.deprel = Deprel::obl;
    if (introduces) word.head = self;
  }
}

void lower_conjunct(Tokens& tokens) {
  for (Token& noun : tokens) {
    if (noun.upos != Upos::noun || noun.deprel != Deprel::conj || noun.head < 0) continue;
    const auto self = static_cast<std::int32_t>(&noun - tokens.data());
    const std::int32_t verb = noun.head;
    if (at(tokens, verb).upos != Upos::verb || verb > self) continue;
    if (has_child(tokens, self, [](Deprel r) { return is_subject(r) || r == Deprel::cop; })) continue;
    for (std::int32_t object = verb + 1; object < self; ++object) {
      if (at(tokens, object).head == verb && at(tokens, object).deprel == Deprel::obj) noun.head = object;
    }
  }
}

void raise_object(Tokens& tokens) {
  for (Token& object : tokens) {
    if (object.deprel != Deprel::obj || object.head < 0) continue;
    const Token& noun = at(tokens, object.head);
    if (noun.upos != Upos::noun || noun.deprel != Deprel::obl || noun.head < 0 || &noun > &object) continue;
    const std::int32_t verb = noun.head;
    if (at(tokens, verb).upos == Upos::verb && !has_child(tokens, verb, [](Deprel r) { return r == Deprel::obj; }))
      object.head = verb;
  }
}

void demote_object(Tokens& tokens) {
  for (const Token& preposition : tokens) {
    const bool with = preposition.form == "with";
    if (preposition.deprel != Deprel::case_ || (!with && preposition.form != "to") || preposition.head < 0) continue;
    std::int32_t name = preposition.head;
    while (at(tokens, name).deprel == Deprel::nmod_desc && at(tokens, name).head > name) name = at(tokens, name).head;
    Token& noun = at(tokens, name);
    const bool wrong =
        (with && noun.deprel == Deprel::obj) || (noun.deprel == Deprel::xcomp && noun.upos == Upos::propn);
    if (wrong && &preposition < &noun && noun.head >= 0 && at(tokens, noun.head).upos == Upos::verb)
      noun.deprel = Deprel::obl;
  }
}

void complete_copula(Tokens& tokens) {
  for (Token& noun : tokens) {
    if (noun.deprel != Deprel::obj || noun.head < 0 || noun.upos != Upos::noun) continue;
    const Token& verb = at(tokens, noun.head);
    if (verb.upos == Upos::verb && (verb.lemma == "remain" || verb.lemma == "become")) noun.deprel = Deprel::xcomp;
  }
}

void raise_saying(Tokens& tokens) {
  static const std::unordered_set<std::string_view> sayings = {"accuse", "blame",   "call", "say",    "urge",
                                                               "cite",   "condemn", "warn", "demand", "praise"};
  static const std::unordered_set<std::string_view> texts = {
      "letter", "statement", "resolution", "report", "article",  "message",    "declaration", "document",
      "text",   "editorial", "speech",     "video",  "petition", "communique", "note",        "tweet"};
  for (Token& participle : tokens) {
    if (participle.deprel != Deprel::acl || participle.xpos != "VBG" || participle.head < 0 ||
        !sayings.contains(participle.lemma))
      continue;
    const Token& noun = at(tokens, participle.head);
    if (noun.upos != Upos::noun || noun.xpos != "NN" || noun.deprel != Deprel::obj || texts.contains(noun.lemma) ||
        noun.head < 0)
      continue;
    std::int32_t verb = noun.head;
    while (at(tokens, verb).deprel == Deprel::xcomp && at(tokens, verb).head >= 0) verb = at(tokens, verb).head;
    participle.head = verb;
    participle.deprel = Deprel::advcl;
  }
}

void raise_predicate(Tokens& tokens) {
  for (Token& adjective : tokens) {
    if (adjective.deprel != Deprel::xcomp || adjective.upos != Upos::adj || adjective.head < 0) continue;
    const Token& object = at(tokens, adjective.head);
    if (object.upos == Upos::noun && object.deprel == Deprel::obj && &object < &adjective) adjective.head = object.head;
  }
}

void lower_origin(Tokens& tokens) {
  static const std::unordered_set<std::string_view> people = {"leader",   "representative", "official", "delegate",
                                                              "minister", "counterpart",    "diplomat", "delegation"};
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& people_of = tokens[i - 1];
    if (tokens[i].form != "from" || tokens[i].deprel != Deprel::case_ ||
        tokens[i].head < static_cast<std::int32_t>(i) || people_of.xpos != "NNS" || !people.contains(people_of.lemma))
      continue;
    Token& country = at(tokens, tokens[i].head);
    if (country.deprel != Deprel::obl || country.upos != Upos::propn || people_of.deprel == Deprel::nsubj) continue;
    country.head = static_cast<std::int32_t>(i) - 1;
    country.deprel = Deprel::nmod;
  }
}

void lower_to_role(Tokens& tokens) {
  static const std::unordered_set<std::string_view> parts = {"role",   "part", "leadership", "success",
                                                             "effort", "work", "help",       "responsibility"};
  for (Token& deed : tokens) {
    const auto self = static_cast<std::int32_t>(&deed - tokens.data());
    if (deed.xpos != "VBG" || deed.deprel != Deprel::advcl || self < 2 || at(tokens, self - 1).form != "in") continue;
    for (std::int32_t role = self - 2; role > deed.head; --role) {
      if (at(tokens, role).head != deed.head || at(tokens, role).upos != Upos::noun) continue;
      if (!parts.contains(at(tokens, role).lemma)) break;
      deed.head = role;
      deed.deprel = Deprel::acl;
    }
  }
}

void lower_to_border(Tokens& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const bool border = tokens[i - 1].lemma == "border" || tokens[i - 1].lemma == "frontier";
    if (!border || tokens[i - 1].upos != Upos::noun || tokens[i].form != "with" || tokens[i].head < 0) continue;
    Token& neighbour = at(tokens, tokens[i].head);
    if (tokens[i].deprel != Deprel::case_ || tokens[i].head < static_cast<std::int32_t>(i)) continue;
    neighbour.head = static_cast<std::int32_t>(i) - 1;
    neighbour.deprel = Deprel::nmod;
  }
}

}  // namespace entente
