// Verbs that were read as adjectives, nouns and numbers.

#include <string_view>
#include <unordered_set>

#include "ingest/language/lemma.hpp"
#include "ingest/relationships/mend_clauses.hpp"

namespace entente {

void govern(Tokens& tokens, std::int32_t participle, std::int32_t noun, std::string_view tag) {
  Token& verb = at(tokens, participle);
  verb.upos = Upos::verb;
  verb.xpos = tag;
  verb.head = at(tokens, noun).head;
  verb.deprel = at(tokens, noun).deprel;
  for (std::int32_t i = 0; i < participle; ++i) {
    if (at(tokens, i).head == noun) at(tokens, i).head = participle;
  }
  at(tokens, noun).head = participle;
  at(tokens, noun).deprel = Deprel::obj;
}

namespace {

/// *Iran has increased cooperation*, *Chad, which left, imposed sanctions*: a verb with its auxiliary or subject is no
/// adjective of the noun after it but governs it.
void raise_participle(Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto verb = static_cast<std::int32_t>(i);
    Token& participle = tokens[i];
    if (participle.upos != Upos::verb || participle.deprel != Deprel::amod || participle.head <= verb) continue;
    const auto auxiliary = std::ranges::find_if(
        tokens, [&](const Token& token) { return token.head == verb && token.deprel == Deprel::aux; });
    const bool finite = auxiliary == tokens.end();
    if (finite && (participle.xpos != "VBN" || !has_child(tokens, verb, is_subject))) continue;
    if (finite) participle.xpos = "VBD";
    const auto aux = finite ? verb : static_cast<std::int32_t>(auxiliary - tokens.begin());
    const std::int32_t noun = participle.head;
    for (Token& token : tokens) {
      const auto self = static_cast<std::int32_t>(&token - tokens.data());
      if (token.head == aux || (token.head == noun && self < verb)) token.head = verb;
    }
    participle.head = at(tokens, noun).head;
    participle.deprel = at(tokens, noun).deprel;
    at(tokens, noun).head = verb;
    at(tokens, noun).deprel = Deprel::obj;
  }
}

/// *Chad shot down a drone*, *Chad would back the bid, decided to free them*: what has a particle or an auxiliary, and
/// an object, is the verb.
void verbalise(Tokens& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& verb = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (!has_child(tokens, self, [](Deprel r) { return r == Deprel::obj; })) continue;
    const bool particle = verb.upos == Upos::noun && !has_child(tokens, self, is_subject) &&
                          has_child(tokens, self, [](Deprel r) { return r == Deprel::compound_prt; });
    const bool other = verb.upos == Upos::noun || verb.upos == Upos::adv || verb.upos == Upos::adj;
    const auto helps = [&](const Token& word) {
      return word.head == self && (word.xpos == "MD" || word.xpos == "TO" || word.lemma == "do");
    };
    const bool auxiliary =
        other && (helps(tokens[i - 1]) || (i > 1 && tokens[i - 1].lemma == "not" && helps(tokens[i - 2])));
    // *looks forward to welcoming them*
    const bool gerund =
        other && verb.form.ends_with("ing") && tokens[i - 1].head == self && tokens[i - 1].deprel == Deprel::mark;
    if (!particle && !auxiliary && !gerund) continue;
    verb.upos = Upos::verb;
    verb.xpos = gerund ? "VBG" : auxiliary ? "VB" : "VBD";
    verb.lemma = lemma(verb.form, verb.upos, verb.xpos);
    for (std::size_t j = 0; j < i; ++j) {
      if (tokens[j].head == self && tokens[j].deprel == Deprel::compound) tokens[j].deprel = Deprel::nsubj;
    }
  }
}

/// *affirmed the commitment and resolve of Chad to help*: joined to a noun and followed by *of*, no verb
void nominalise_conjunct(Tokens& tokens) {
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    Token& word = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    const bool bare = word.xpos == "VB" || word.xpos == "VBP";
    if (!bare || word.deprel != Deprel::conj || word.head < 0 || tokens[i + 1].form != "of") continue;
    if (tokens[i - 1].deprel != Deprel::cc || tokens[i - 2].upos != Upos::noun) continue;
    // *wrote the report and think of it*: two verbs of one form
    if (word.head != self - 2 && at(tokens, word.head).xpos != "VBD" && at(tokens, word.head).xpos != "VBZ") continue;
    word.head = self - 2;
    word.upos = Upos::noun;
    word.xpos = "NN";
    for (Token& child : tokens) {
      if (child.head != self) continue;
      if (child.deprel == Deprel::obl) child.deprel = Deprel::nmod;
      if (child.deprel == Deprel::advcl || child.deprel == Deprel::xcomp) child.deprel = Deprel::acl;
    }
  }
}

/// *looks forward to welcoming President Lee, and imposing costs on Chad*: no adjective
void verbalise_gerund(Tokens& tokens) {
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    const std::int32_t noun = tokens[i].head;
    if (tokens[i].lemma == "impose" && tokens[i].xpos == "VBG" && tokens[i].deprel == Deprel::amod &&
        noun == static_cast<std::int32_t>(i) + 1 && tokens[i + 2].form == "on")
      govern(tokens, static_cast<std::int32_t>(i), noun, "VBG");
  }
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    Token& gerund = tokens[i];
    if (gerund.upos != Upos::adj || !gerund.form.ends_with("ing") || tokens[i - 1].form != "to" ||
        tokens[i - 2].form != "forward" || gerund.head <= static_cast<std::int32_t>(i))
      continue;
    std::int32_t noun = gerund.head;
    while (at(tokens, noun).deprel == Deprel::nmod_desc && at(tokens, noun).head > noun) noun = at(tokens, noun).head;
    govern(tokens, static_cast<std::int32_t>(i), noun, "VBG");
    gerund.lemma = lemma(gerund.form, gerund.upos, gerund.xpos);
    gerund.deprel = Deprel::advcl;
    tokens[i - 1].deprel = Deprel::mark;
  }
}

/// *threatened to sever ties*: no number.
void verbalise_number(Tokens& tokens) {
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    Token& verb = tokens[i];
    Token& mark = tokens[i - 1];
    if (verb.form != "sever" || verb.deprel != Deprel::nummod || mark.form != "to" || mark.head != verb.head) continue;
    Token& object = at(tokens, verb.head);
    verb.upos = Upos::verb;
    verb.xpos = "VB";
    verb.head = object.head;
    verb.deprel = object.head >= 0 && at(tokens, object.head).upos == Upos::verb ? Deprel::xcomp : Deprel::acl;
    object.head = mark.head = static_cast<std::int32_t>(i);
    object.deprel = Deprel::obj;
    mark.deprel = Deprel::mark;
  }
}

/// *are armed by Chad*: what has a passive subject and an agent is no adjective.
void verbalise_passive(Tokens& tokens) {
  for (Token& verb : tokens) {
    const auto self = static_cast<std::int32_t>(&verb - tokens.data());
    if (verb.upos != Upos::adj || !verb.form.ends_with("ed")) continue;
    if (!has_child(tokens, self, [](Deprel r) { return r == Deprel::nsubj_pass; }) ||
        !has_child(tokens, self, [](Deprel r) { return r == Deprel::obl_agent; }))
      continue;
    verb.upos = Upos::verb;
    verb.xpos = "VBN";
    verb.lemma = lemma(verb.form, verb.upos, verb.xpos);
  }
}

/// *took Chad to court*: no infinitive.
void demote_court(Tokens& tokens) {
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    Token& court = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (court.form != "court" || court.upos != Upos::verb || tokens[i - 1].form != "to" || court.head < 0) continue;
    const Token& verb = at(tokens, court.head);
    if (verb.lemma != "take" || has_child(tokens, self, [](Deprel r) { return r == Deprel::obj; })) continue;
    court.upos = Upos::noun;
    court.xpos = "NN";
    court.deprel = Deprel::obl;
    tokens[i - 1].deprel = Deprel::case_;
  }
}

/// *The minister, Ann Lee, plans to leave*: what has a subject and an infinitive, and is nothing, is a verb.
void verbalise_plan(Tokens& tokens) {
  for (Token& plan : tokens) {
    const auto self = static_cast<std::int32_t>(&plan - tokens.data());
    if (plan.upos != Upos::noun || plan.xpos != "NNS") continue;
    if (!has_child(tokens, self, is_subject) || has_child(tokens, self, [](Deprel r) { return r == Deprel::cop; }))
      continue;
    bool infinitive = false;
    for (Token& child : tokens) {
      if (child.head != self || child.deprel != Deprel::acl || child.xpos != "VB") continue;
      child.deprel = Deprel::xcomp;
      infinitive = true;
    }
    if (!infinitive) continue;
    plan.upos = Upos::verb;
    plan.xpos = "VBZ";
    plan.lemma = lemma(plan.form, plan.upos, plan.xpos);
  }
}

/// *Chad closed the school and shelled positions*, *is suspending aid to Mali*: what comes right after *and* or *is*
/// and has no article.
void raise_adjective(Tokens& tokens) {
  static const std::unordered_set<std::string_view> adjectives = {
      "growing", "rising", "existing", "ongoing", "outstanding", "missing", "wanted", "limited", "mixed"};
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    const Token& participle = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    const std::int32_t noun = participle.head;
    if (participle.deprel != Deprel::amod || noun <= self || adjectives.contains(participle.form)) continue;
    if (has_child(tokens, noun, [](Deprel r) { return r == Deprel::det || r == Deprel::nmod_poss; })) continue;
    Token& before = tokens[i - 1];
    const std::int32_t above = at(tokens, noun).head;
    if (participle.xpos == "VBG" && before.deprel == Deprel::cop && before.head == noun && before.lemma == "be") {
      before.deprel = Deprel::aux;
      before.upos = Upos::aux;
      govern(tokens, self, noun, "VBG");
    } else if (participle.xpos == "VBN" && before.deprel == Deprel::cc && before.head == noun && above >= 0 &&
               at(tokens, noun).deprel == Deprel::conj && at(tokens, above).xpos == "VBD") {
      govern(tokens, self, noun, "VBD");
    } else if (participle.xpos == "VBN" && before.deprel == Deprel::conj && before.upos == Upos::propn && above < 0 &&
               at(tokens, before.head).deprel == Deprel::compound && at(tokens, before.head).head == noun) {
      at(tokens, before.head).deprel = Deprel::nsubj;  // *Chad and Mali normalised relations*
      govern(tokens, self, noun, "VBD");
    }
  }
}

/// *after Chad imposed sanctions*: a participle that has an object is no passive.
void raise_clause(Tokens& tokens) {
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    Token& verb = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (verb.xpos != "VBN" || verb.deprel != Deprel::acl || verb.head != self - 1) continue;
    const auto helped = [](Deprel r) { return r == Deprel::obl_agent || r == Deprel::aux || r == Deprel::aux_pass; };
    if (has_child(tokens, self, helped) || !has_child(tokens, self, [](Deprel r) { return r == Deprel::obj; }))
      continue;
    Token& noun = tokens[i - 1];
    if (noun.head < 0 || noun.deprel != Deprel::obl) continue;
    const auto opener = std::ranges::find_if(tokens, [&](const Token& token) {
      return token.head == self - 1 && token.deprel == Deprel::case_ && opens_clause(token);
    });
    if (opener == tokens.end()) continue;
    opener->head = self;
    opener->deprel = Deprel::mark;
    verb.xpos = "VBD";
    verb.head = noun.head;
    verb.deprel = Deprel::advcl;
    noun.head = self;
    noun.deprel = Deprel::nsubj;
  }
}

/// *hurt in Sudanese tank shelling*: behind *in*, an adjective and a noun, the participle is a noun that they
/// describe.
void nominalise_gerund(Tokens& tokens) {
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    Token& gerund = tokens[i];
    Token& kind = tokens[i - 1];
    const auto self = static_cast<std::int32_t>(i);
    if (gerund.xpos != "VBG" || gerund.deprel != Deprel::advcl || gerund.head < 0 || kind.upos != Upos::noun) continue;
    std::vector<Token*> before;  // what hangs on the participle or on the noun before it
    for (Token& token : tokens) {
      if (&token < &kind && (token.head == self || token.head == self - 1)) before.push_back(&token);
    }
    const auto marks = [](const Token* token) {
      return token->form == "in" && (token->deprel == Deprel::case_ || token->deprel == Deprel::mark);
    };
    const auto describes = [](const Token* token) { return token->deprel == Deprel::amod; };
    if (std::ranges::none_of(before, marks) || std::ranges::none_of(before, describes)) continue;
    gerund.upos = Upos::noun;
    gerund.xpos = "NN";
    gerund.lemma = gerund.form;
    gerund.deprel = Deprel::obl;
    kind.head = self;
    kind.deprel = Deprel::compound;
    for (Token* token : before) {
      if (marks(token)) token->deprel = Deprel::case_;
      token->head = self;
    }
    for (Token& token : tokens) {
      if (&token > &gerund && token.head == self && token.deprel == Deprel::obl) token.deprel = Deprel::nmod;
    }
  }
}

}  // namespace

void mend_verbs(Tokens& tokens) {
  nominalise_gerund(tokens);
  verbalise(tokens);
  verbalise_gerund(tokens);
  nominalise_conjunct(tokens);
  verbalise_plan(tokens);
  verbalise_passive(tokens);
  demote_court(tokens);
  verbalise_number(tokens);
  raise_participle(tokens);
  raise_adjective(tokens);
  raise_clause(tokens);
}

}  // namespace entente
