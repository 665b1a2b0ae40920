#include "ingest/relationships/mend_clauses.hpp"

#include <string_view>
#include <unordered_set>

#include "ingest/data/calendar.hpp"

namespace entente {
namespace {

/// *handed over a ship to Chad, took in refugees*: no preposition, and what follows is the object.
void release_object(Tokens& tokens) {
  static const std::unordered_set<std::string_view> guests = {"refugee", "migrant",  "evacuee", "seeker",  "people",
                                                              "child",   "survivor", "orphan",  "patient", "family"};
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& particle = tokens[i];
    Token& verb = tokens[i - 1];
    const auto self = static_cast<std::int32_t>(i - 1);
    const bool pair =
        (verb.lemma == "hand" && particle.form == "over") || (verb.lemma == "take" && particle.form == "in");
    if (!pair || verb.upos != Upos::verb || particle.deprel != Deprel::case_ || particle.head < 0) continue;
    Token& noun = at(tokens, particle.head);
    // *the steps that Chad took in recent years*
    if (verb.lemma == "take" && !guests.contains(noun.lemma)) continue;
    if (noun.head != self || noun.deprel != Deprel::obl || noun.upos != Upos::noun) continue;
    if (has_child(tokens, self, [](Deprel r) { return r == Deprel::obj; })) continue;
    noun.deprel = Deprel::obj;
    particle.head = self;
    particle.deprel = Deprel::compound_prt;
  }
}

/// *the naval exercise Sea Breeze*: the noun before the name is what it is.
void raise_kind(Tokens& tokens) {
  static const std::unordered_set<std::string_view> kinds = {"exercise", "drill",  "manoeuvre", "operation",
                                                             "treaty",   "accord", "mission"};
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    Token& kind = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (kind.upos != Upos::noun || kind.deprel != Deprel::compound || kind.head <= self || kind.head > self + 3)
      continue;
    const std::int32_t last = kind.head;
    Token& name = at(tokens, last);
    if (name.upos != Upos::propn || !kinds.contains(kind.lemma)) continue;
    kind.head = name.head;
    kind.deprel = name.deprel;
    name.head = self;
    name.deprel = Deprel::flat;
    for (Token& token : tokens) {
      if (token.head == last) token.head = self;
    }
  }
}

/// *admitted shooting a pilot*: a participle after such a verb is its complement and governs the noun.
void open_gerund(Tokens& tokens) {
  static const std::unordered_set<std::string_view> verbs = {"admit",  "deny",     "begin",      "start",   "stop",
                                                             "cease",  "avoid",    "halt",       "suspend", "resume",
                                                             "finish", "consider", "contemplate"};
  static const std::unordered_set<std::string_view> adjectives = {
      "growing", "increasing", "sweeping", "existing", "outstanding", "pressing", "ongoing", "competing", "remaining"};
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& gerund = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (gerund.xpos != "VBG" || gerund.deprel != Deprel::amod || gerund.head <= self) continue;
    if (adjectives.contains(gerund.form)) continue;
    Token& noun = at(tokens, gerund.head);
    if (noun.deprel != Deprel::obj || noun.head != self - 1 || !verbs.contains(tokens[i - 1].lemma)) continue;
    gerund.deprel = Deprel::xcomp;
    gerund.head = self - 1;
    noun.head = self;
  }
}

/// *a missile and drone attack*, *a trade and investment agreement*: both describe the noun after them.
void join_modifiers(Tokens& tokens) {
  static const std::unordered_set<std::string_view> kinds = {
      "air",    "arms",    "artillery", "bomb",   "cash", "defence",   "defense", "drone",
      "energy", "fishing", "food",      "ground", "land", "medical",   "missile", "mortar",
      "naval",  "oil",     "peace",     "rocket", "sea",  "security",  "tank",    "technology",
      "trade",  "transit", "transport", "travel", "visa", "friendship"};
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    const auto self = static_cast<std::int32_t>(i);
    Token& second = tokens[i];
    Token& first = tokens[i - 2];
    if (tokens[i - 1].deprel != Deprel::cc || second.deprel != Deprel::compound || second.head <= self) continue;
    Token& noun = at(tokens, second.head);
    if (noun.head != self - 2 || noun.deprel != Deprel::conj || !kinds.contains(first.lemma)) continue;
    const std::int32_t whole = second.head;
    noun.head = first.head;
    noun.deprel = first.deprel;
    for (Token& token : tokens) {
      if (token.head == self - 2) token.head = whole;
    }
    first.head = whole;
    first.deprel = Deprel::compound;
  }
}

/// *Chad and Mali have all sent planes*: no possession of planes that were sent.
void demote_have(Tokens& tokens) {
  for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
    Token& have = tokens[i];
    const Token& all = tokens[i + 1];
    Token& participle = tokens[i + 2];
    const auto self = static_cast<std::int32_t>(i);
    const auto verb = self + 2;
    if (have.lemma != "have" || have.upos != Upos::verb ||
        (all.form != "all" && all.form != "both" && all.form != "each"))
      continue;
    if (participle.xpos != "VBN" || participle.deprel != Deprel::amod || participle.head <= verb) continue;
    Token& object = at(tokens, participle.head);
    if (object.head != self || object.deprel != Deprel::obj) continue;
    participle.upos = Upos::verb;
    participle.head = have.head;
    participle.deprel = have.deprel;
    for (Token& token : tokens) {
      if (token.head == self) token.head = verb;
    }
    have.head = verb;
    have.deprel = Deprel::aux;
    have.upos = Upos::aux;
  }
}

/// *a conversation with President Assad*: the name hangs on the noun, and the preposition on the name.
void lower_preposition(Tokens& tokens) {
  for (Token& noun : tokens) {
    if (noun.head < 0 || (noun.upos != Upos::propn && noun.upos != Upos::noun)) continue;
    const std::int32_t preposition = noun.head;
    const auto self = static_cast<std::int32_t>(&noun - tokens.data());
    Token& word = at(tokens, preposition);
    if (word.upos != Upos::adp || word.head < 0 || preposition > self) continue;
    // *spoke with the Chadian president to commend him*: read as the marker of the purpose
    const bool marks = word.deprel == Deprel::mark && word.head > self &&
                       at(tokens, word.head).deprel == Deprel::advcl && at(tokens, word.head).head >= 0 &&
                       at(tokens, word.head).head < preposition;
    if (marks) {
      noun.head = at(tokens, word.head).head;
      noun.deprel = Deprel::obl;
      word.head = self;
      word.deprel = Deprel::case_;
      continue;
    }
    if (word.deprel != Deprel::case_) continue;
    // *his talk with Chad's president earlier*: the preposition of an adverb, and the name below it
    const Upos above = at(tokens, word.head).upos;
    const bool misread = above == Upos::adv || above == Upos::punct;
    const bool behind_noun = preposition > 0 && at(tokens, preposition - 1).upos == Upos::noun;
    if (word.head > preposition && !(misread && behind_noun)) continue;
    noun.head = word.head > preposition ? preposition - 1 : word.head;
    noun.deprel = at(tokens, noun.head).upos == Upos::verb ? Deprel::obl : Deprel::nmod;
    word.head = self;
  }
}

/// *On Monday Jean Lee met …*: the name begins after the day that it was read as a part of.
void cut_name(Tokens& tokens, std::int32_t day) {
  const std::int32_t name = day + 1;
  if (at(tokens, name).deprel != Deprel::flat || at(tokens, name).head != day || at(tokens, name).upos != Upos::propn)
    return;
  at(tokens, name).head = at(tokens, day).head;
  at(tokens, name).deprel = at(tokens, day).deprel;
  at(tokens, day).head = name;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(tokens.size()); ++i) {
    if (at(tokens, i).head == day && i != name) at(tokens, i).head = name;
  }
}

/// The finite verb that a noun is the subject of but was not read as such; none where there is no such verb.
std::int32_t verb_after(Tokens& tokens, std::int32_t noun) {
  const std::int32_t head = at(tokens, noun).head;
  const auto is_verb = [&](const Token& token) {
    return token.head == noun && token.deprel == Deprel::parataxis && is_finite_verb(token);
  };
  const auto after = head < 0 ? std::ranges::find_if(tokens, is_verb) : tokens.begin() + head;
  if (after == tokens.end() || !is_finite_verb(*after)) return -1;
  const auto verb = static_cast<std::int32_t>(after - tokens.begin());
  return verb > noun && !has_child(tokens, verb, is_subject) ? verb : -1;
}

/// *On Monday French police arrested …*, *In May President Lee left*: the time is a phrase of its own and what follows
/// the subject.
void split_time(Tokens& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    Token& time = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    const bool year = time.upos == Upos::num && time.form.size() == 4;
    if (!names_day(time.form) && !names_month(time.form) && !year) continue;
    Token& preposition = tokens[i - 1];
    if (preposition.upos != Upos::adp) continue;
    cut_name(tokens, self);
    if (time.head <= self) continue;
    // *Monday Foreign Minister Lee*: below the office, which is below the name
    const bool office = time.head != preposition.head && at(tokens, time.head).deprel == Deprel::nmod_desc;
    const std::int32_t noun = office ? at(tokens, time.head).head : time.head;
    const std::int32_t verb = preposition.head == noun ? verb_after(tokens, noun) : -1;
    if (verb < 0) continue;
    if (at(tokens, noun).head != verb) {
      at(tokens, verb).head = at(tokens, noun).head;
      at(tokens, verb).deprel = at(tokens, noun).deprel;
    }
    preposition.head = self;
    time.head = verb;
    time.deprel = Deprel::obl;
    at(tokens, noun).head = verb;
    at(tokens, noun).deprel = Deprel::nsubj;
  }
}

/// *talks on Monday between Chad and Niger*: no phrase but a part of the day hangs on a day.
void release_from_day(Tokens& tokens) {
  for (Token& token : tokens) {
    if (token.deprel == Deprel::obj && names_day(token.form))
      token.deprel = Deprel::obl_unmarked;  // *lifted Friday a ban*
    if (token.deprel == Deprel::acl_relcl && token.head >= 0 && names_day(at(tokens, token.head).form)) {
      // *on Monday on Tiran Island, which was seized*: the noun before the comma
      const std::int32_t day = token.head;
      const auto comma = std::find_if(tokens.begin() + day, tokens.end(), [](const Token& t) { return t.form == ","; });
      const auto before = comma - tokens.begin() - 1;
      const bool nominal = before > day && at(tokens, static_cast<std::int32_t>(before)).upos == Upos::propn;
      if (nominal && comma < tokens.begin() + (&token - tokens.data())) token.head = static_cast<std::int32_t>(before);
    }
    if (token.deprel != Deprel::nmod || token.head < 0 || !names_day(at(tokens, token.head).form)) continue;
    const Token& day = at(tokens, token.head);
    const auto self = static_cast<std::int32_t>(&token - tokens.data());
    if (day.head < 0 || day.head == self || self < token.head) continue;
    const bool verbal = at(tokens, day.head).upos == Upos::verb;
    token.head = day.head;
    token.deprel = verbal ? Deprel::obl : Deprel::nmod;
  }
}

/// *would resume aid to Chad*: a bare verb cannot be an object.
void demote_verb(Tokens& tokens) {
  for (Token& token : tokens) {
    const auto self = static_cast<std::int32_t>(&token - tokens.data());
    if (token.upos != Upos::verb || token.deprel != Deprel::obj || (token.xpos != "VB" && token.xpos != "VBP"))
      continue;
    const auto clausal = [](Deprel r) { return is_subject(r) || r == Deprel::aux || r == Deprel::mark; };
    if (has_child(tokens, self, clausal)) continue;
    token.upos = Upos::noun;
    token.xpos = "NN";
    for (Token& child : tokens) {
      if (child.head == self && child.deprel == Deprel::obl) child.deprel = Deprel::nmod;
    }
  }
}

/// *The police drove out ninety traders*: what has an object and no auxiliary is no passive.
void activate(Tokens& tokens) {
  for (Token& verb : tokens) {
    if (verb.upos != Upos::verb || verb.xpos != "VBN") continue;
    const auto self = static_cast<std::int32_t>(&verb - tokens.data());
    const auto object = [](Deprel r) { return r == Deprel::obj; };
    const auto auxiliary = [](Deprel r) { return r == Deprel::aux || r == Deprel::aux_pass; };
    const auto patient = [](Deprel r) { return r == Deprel::nsubj_pass || r == Deprel::nsubj; };
    if (!has_child(tokens, self, patient) || !has_child(tokens, self, object) || has_child(tokens, self, auxiliary))
      continue;
    verb.xpos = "VBD";
    for (Token& child : tokens) {
      if (child.head == self && child.deprel == Deprel::nsubj_pass) child.deprel = Deprel::nsubj;
    }
  }
}

/// *lifted on Friday a blockade of Chad, officials said*: the object that the parser hung on the clause after the
/// comma.
void return_object(Tokens& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& noun = tokens[i];
    if (noun.upos != Upos::noun || noun.deprel != Deprel::obl_unmarked || noun.head <= static_cast<std::int32_t>(i))
      continue;
    const auto self = static_cast<std::int32_t>(i);
    const auto comma = std::find_if(tokens.begin() + self, tokens.begin() + noun.head,
                                    [](const Token& token) { return token.form == ","; });
    if (comma == tokens.begin() + noun.head || !has_child(tokens, self, [](Deprel r) { return r == Deprel::det; }))
      continue;
    for (std::int32_t verb = self - 1; verb >= 0; --verb) {
      const Token& before = at(tokens, verb);
      if (before.upos != Upos::verb) continue;
      const bool full = has_child(tokens, verb, [](Deprel r) { return r == Deprel::obj || r == Deprel::ccomp; });
      if (full || before.xpos == "VBN" || before.xpos == "VBG") break;
      noun.head = verb;
      noun.deprel = Deprel::obj;
      break;
    }
  }
}

/// *after Belgium accused Chad*: a preposition that also opens clauses, a noun phrase and a finite verb without a
/// subject are a clause.
void open_clause(Tokens& tokens) {
  for (Token& opener : tokens) {
    // *came after Chad left*: the subject is one already
    if (opener.deprel != Deprel::case_ || !opens_clause(opener) || opener.head < 0) continue;
    const Token& subject = at(tokens, opener.head);
    if (!is_subject(subject.deprel) || subject.head < 0 || !is_finite_verb(at(tokens, subject.head))) continue;
    Token& verb = at(tokens, subject.head);
    if (&verb < &opener || (verb.deprel != Deprel::ccomp && verb.deprel != Deprel::advcl)) continue;
    opener.head = subject.head;
    opener.deprel = Deprel::mark;
    verb.deprel = Deprel::advcl;
  }
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& verb = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (!is_finite_verb(verb) || has_child(tokens, self, is_subject)) continue;
    for (std::size_t j = i; j-- > 0;) {
      Token& opener = tokens[j];
      const bool in_phrase = opener.upos == Upos::noun || opener.upos == Upos::propn || opener.upos == Upos::adj ||
                             opener.upos == Upos::det || opener.upos == Upos::num || opener.upos == Upos::part ||
                             opener.xpos == "POS";
      if (in_phrase) continue;
      if (j + 1 == i || opener.deprel != Deprel::case_ || !opens_clause(opener) || opener.head <= 0) break;
      Token& noun = at(tokens, opener.head);
      if (opener.head <= static_cast<std::int32_t>(j) || opener.head >= self || verb.head == opener.head) break;
      if (noun.head == self && noun.deprel != Deprel::obl) break;
      if (verb.head < 0 || (verb.deprel != Deprel::advcl && verb.deprel != Deprel::conj)) break;
      noun.head = self;
      noun.deprel = Deprel::nsubj;
      opener.head = self;
      opener.deprel = Deprel::mark;
      verb.deprel = Deprel::advcl;
      break;
    }
  }
}

}  // namespace

bool opens_clause(const Token& token) {
  static const std::unordered_set<std::string_view> openers = {"after", "before", "since", "until",
                                                               "as",    "while",  "than",  "because"};
  return openers.contains(token.form);
}

void mend_clauses(Tokens& tokens) {
  lift_from_marks(tokens);
  lift_from_function_words(tokens);
  mend_verbs(tokens);
  invert(tokens);
  appose_style(tokens);
  release_listed(tokens);
  rejoin_list(tokens);
  resume(tokens);
  free_subject(tokens);
  raise_finite(tokens);
  raise_examples(tokens);
  release_object(tokens);
  raise_kind(tokens);
  open_gerund(tokens);
  join_modifiers(tokens);
  demote_have(tokens);
  lower_preposition(tokens);
  flip_possessor(tokens);
  split_time(tokens);
  release_from_day(tokens);
  demote_verb(tokens);
  activate(tokens);
  return_object(tokens);
  open_clause(tokens);
  raise_conjunct(tokens);
  raise_nonfinite(tokens);
  raise_listed_name(tokens);
  lower_to_role(tokens);
  lower_to_border(tokens);
  lower_origin(tokens);
  raise_predicate(tokens);
  demote_object(tokens);
  raise_object(tokens);
  raise_saying(tokens);
  complete_copula(tokens);
  lower_conjunct(tokens);
}

}  // namespace entente
