#include "ingest/relationships/repair.hpp"

#include <algorithm>
#include <unordered_set>

#include "ingest/data/calendar.hpp"
#include "ingest/language/conllu.hpp"
#include "ingest/relationships/mend_clauses.hpp"
#include "ingest/relationships/mend_headlines.hpp"
#include "ingest/relationships/wording.hpp"

namespace entente {
namespace {

/// Words that may stand between a subject and its verb: *on Monday, today, again*.
bool may_intervene(const Token& token) {
  static const std::unordered_set<std::string_view> words = {"on", "late", "early", "both", "all", "each"};
  return token.upos == Upos::adv || words.contains(token.form) || names_day(token.form);
}

/// *the talks Spain left*, *troops sent by Chad*: verbs that rightly hang on what stands before them.
bool is_finite(const Tokens& tokens, std::size_t verb) {
  const Token& token = tokens[verb];
  if (token.upos != Upos::verb || token.deprel == Deprel::aux || token.deprel == Deprel::aux_pass) return false;
  if (is_finite_verb(token)) return true;
  // The tagger's VBN without an auxiliary, not after a noun phrase that it could describe: *Putin on Monday hosted …*.
  const bool behind = token.deprel == Deprel::amod && token.head >= 0 && token.head < static_cast<std::int32_t>(verb);
  return token.xpos == "VBN" &&
         (token.deprel == Deprel::root || token.deprel == Deprel::parataxis || token.deprel == Deprel::conj ||
          behind) &&
         !has_child(tokens, static_cast<std::int32_t>(verb),
                    [](Deprel r) { return r == Deprel::aux || r == Deprel::aux_pass; });
}

/// *after talks with Prime Minister Rutte, President Putin said*: a preposition and a name before the comma that the
/// parser hung on the subject of the verb.
void release_fronted(Tokens& tokens, const Mention& mention) {
  if (mention.first < 2 || tokens[mention.first - 1].form != ",") return;
  if (mention.last >= tokens.size() || !is_finite(tokens, mention.last)) return;
  const auto head = static_cast<std::int32_t>(mention.head);
  const auto first = static_cast<std::int32_t>(mention.first);
  Token& name = tokens[mention.head];
  std::int32_t inner = -1;
  for (std::int32_t i = 0; i < first; ++i) {
    if (at(tokens, i).head == head && at(tokens, i).upos == Upos::propn) inner = i;
  }
  if (inner < 0 || !has_child(tokens, head, [](Deprel r) { return r == Deprel::case_; })) return;
  at(tokens, inner).head = name.head;
  at(tokens, inner).deprel = name.deprel;
  for (std::int32_t i = 0; i < inner; ++i) {
    if (at(tokens, i).head == head) at(tokens, i).head = inner;
  }
  name.head = static_cast<std::int32_t>(mention.last);
  name.deprel = Deprel::nsubj;
}

/// *since the Chadian minister, Ann Lee, left*: the preposition opens the clause of the verb.
void open_clause_at(Tokens& tokens, std::int32_t name, std::int32_t verb) {
  if (at(tokens, name).deprel != Deprel::obl || at(tokens, verb).head != at(tokens, name).head) return;
  for (Token& opener : tokens) {
    if (opener.head != name || opener.deprel != Deprel::case_ || !opens_clause(opener)) continue;
    opener.head = verb;
    opener.deprel = Deprel::mark;
    at(tokens, verb).deprel = Deprel::advcl;
    at(tokens, name).deprel = Deprel::dep;
    return;
  }
}

/// Makes the mention's head the subject of the finite verb that follows it.
void attach_subject(Tokens& tokens, const Mention& mention) {
  std::size_t next = mention.last;
  // *Ann Lee, the French foreign minister, met …*
  const auto is_comma = [](const Token& token) { return token.form == ","; };
  if (next + 1 < tokens.size() && is_comma(tokens[next]) &&
      std::any_of(tokens.begin() + mention.first, tokens.begin() + mention.last, is_comma))
    ++next;
  while (next + 1 < tokens.size() && may_intervene(tokens[next])) ++next;
  if (next >= tokens.size() || !is_finite(tokens, next)) return;
  const auto verb = static_cast<std::int32_t>(next);
  const auto head = static_cast<std::int32_t>(mention.head);
  Token& name = tokens[mention.head];
  Token& predicate = tokens[next];
  if (predicate.xpos == "VBN") {
    // *Contractor released from Chad*: a headline's passive
    const auto is_passive = [](Deprel r) { return r == Deprel::nsubj_pass; };
    const auto is_object = [](Deprel r) { return r == Deprel::obj || r == Deprel::ccomp || r == Deprel::xcomp; };
    if (tokens.back().form != "." && has_child(tokens, verb, is_passive) && !has_child(tokens, verb, is_object)) return;
    predicate.xpos = "VBD";
    for (Token& token : tokens) {
      if (token.head == verb && token.deprel == Deprel::nsubj_pass) token.deprel = Deprel::nsubj;
    }
  }
  if (has_child(tokens, verb, is_subject)) return;
  open_clause_at(tokens, head, verb);
  if (has_child(tokens, head, [](Deprel r) { return r == Deprel::case_; })) return;
  if (name.head == verb && (name.deprel == Deprel::obl || name.deprel == Deprel::obj)) return;
  if (is_below(tokens, verb, head)) {
    // The sentence hangs on its subject: *Bolsonaro opposed* as a name with an afterthought.
    if (predicate.head != head || (predicate.deprel != Deprel::parataxis && name.head >= 0)) return;
    predicate.head = name.head;
    predicate.deprel = name.deprel;
  } else if (predicate.deprel == Deprel::acl_relcl && mention.first > 0 &&
             tokens[mention.first - 1].upos == Upos::noun) {
    return;
  }
  name.head = verb;
  name.deprel = Deprel::nsubj;
}

/// A bare name that the parser hung as an oblique right after its verb is the object: *hosted Prime Minister Abe*.
void attach_object(Tokens& tokens, const Mention& mention) {
  Token& name = tokens[mention.head];
  if (name.deprel != Deprel::obl && name.deprel != Deprel::obl_unmarked) return;
  if (name.head < 0 || static_cast<std::uint32_t>(name.head) + 1 != mention.first) return;
  const auto head = static_cast<std::int32_t>(mention.head);
  if (has_child(tokens, head, [](Deprel r) { return r == Deprel::case_ || r == Deprel::mark; })) return;
  if (has_child(tokens, name.head, [](Deprel r) { return r == Deprel::obj; })) return;
  if (at(tokens, name.head).upos == Upos::verb) name.deprel = Deprel::obj;
}

/// *from neighbouring Lebanon*: the adjective that was read as a verb.
void demote_participle(Tokens& tokens, const Mention& mention) {
  const Token& name = tokens[mention.head];
  if (name.head < 0 || (name.deprel != Deprel::obj && name.deprel != Deprel::nsubj)) return;
  const std::int32_t verb = name.head;
  Token& adjective = at(tokens, verb);
  if (adjective.upos != Upos::verb || (adjective.form != "neighboring" && adjective.form != "neighbouring")) return;
  const auto head = static_cast<std::int32_t>(mention.head);
  Token& noun = tokens[mention.head];
  noun.head = adjective.head;
  noun.deprel = adjective.deprel == Deprel::advcl || adjective.deprel == Deprel::acl ? Deprel::obl : adjective.deprel;
  for (Token& token : tokens) {
    if (token.head != verb) continue;
    token.head = head;
    if (token.deprel == Deprel::mark) token.deprel = Deprel::case_;
  }
  adjective.head = head;
  adjective.deprel = Deprel::amod;
  adjective.upos = Upos::adj;
}

/// *with President of Israel Reuven Rivlin*: the preposition is the whole name's.
void raise_preposition(Tokens& tokens, const Mention& mention) {
  if (mention.first == 0 || tokens[mention.first - 1].deprel != Deprel::case_) return;
  Token& preposition = tokens[mention.first - 1];
  const auto head = static_cast<std::int32_t>(mention.head);
  const bool inside = preposition.head >= static_cast<std::int32_t>(mention.first) &&
                      preposition.head < static_cast<std::int32_t>(mention.last);
  if (inside && is_below(tokens, preposition.head, head)) preposition.head = head;
}

/// *gave Chad 5 million dollars*, *lent Chad helicopters*, *offered Chad help*: the name before what is given receives
/// it.
void release_recipient(Tokens& tokens, const Mention& mention) {
  static const std::unordered_set<std::string_view> gives = {"give",  "lend",  "hand",    "grant",
                                                             "award", "offer", "promise", "pledge"};
  Token& name = tokens[mention.head];
  if (mention.last >= tokens.size() || name.head < 0) return;
  Token& gift = tokens[mention.last];
  if (name.deprel == Deprel::obj && gives.contains(at(tokens, name.head).lemma) && gift.head == name.head &&
      gift.deprel == Deprel::xcomp && gift.upos == Upos::verb && (gift.xpos == "VB" || gift.xpos == "VBP")) {
    name.deprel = Deprel::iobj;  // offered Chad help
    gift.deprel = Deprel::obj;
    gift.upos = Upos::noun;
    gift.xpos = "NN";
    return;
  }
  const std::int32_t verb = at(tokens, name.head).head;
  const bool given = verb >= 0 && gives.contains(at(tokens, verb).lemma) && mention.form == MentionForm::name &&
                     (at(tokens, name.head).xpos == "NNS" ||
                      (at(tokens, name.head).xpos == "NN" && static_cast<std::uint32_t>(verb) + 1 == mention.first));
  if (!given && tokens[mention.last].upos != Upos::num) return;
  if (name.deprel != Deprel::compound || name.head < static_cast<std::int32_t>(mention.last)) return;
  const Token& amount = at(tokens, name.head);
  if (amount.deprel != Deprel::obj || amount.head < 0 || amount.head >= static_cast<std::int32_t>(mention.first))
    return;
  name.head = amount.head;
  name.deprel = Deprel::iobj;
}

/// *Japan's $5 billion commitment*: the owner that the parser hung on the sum.
void release_owner(Tokens& tokens, const Mention& mention) {
  Token& name = tokens[mention.head];
  if (name.deprel != Deprel::nmod_poss || name.head < 0) return;
  const Token& sum = at(tokens, name.head);
  if ((sum.upos == Upos::sym || sum.upos == Upos::num) && sum.deprel == Deprel::compound) name.head = sum.head;
}

/// True where *with* stands before a person, and nothing that makes him an owner behind him.
bool is_partner(const Tokens& tokens, const Mention& mention) {
  if (mention.person.empty() || mention.first == 0 || mention.last >= tokens.size()) return false;
  const Token& with = tokens[mention.first - 1];
  return with.form == "with" && with.deprel == Deprel::case_ && tokens[mention.last].xpos != "POS" &&
         tokens[mention.head].head >= 0;
}

/// *discussed with President Lee Danish plans, with President Lee U.S. plans*: whom it is discussed with owns nothing
/// behind him.
void release_partner(Tokens& tokens, const Mention& mention) {
  if (!is_partner(tokens, mention)) return;
  Token& name = tokens[mention.head];
  Token& with = tokens[mention.first - 1];
  Token& noun = at(tokens, name.head);
  const auto head = static_cast<std::int32_t>(mention.head);
  if (name.deprel != Deprel::nmod_poss && name.deprel != Deprel::compound) return;
  if (with.head != head && with.head != name.head) return;
  if (noun.head < 0 || at(tokens, noun.head).upos != Upos::verb) return;
  Token& owner = tokens[mention.last];
  if (owner.deprel == Deprel::flat && owner.head == head) {
    owner.head = name.head;
    owner.deprel = Deprel::compound;
  }
  with.head = head;
  name.head = noun.head;
  name.deprel = Deprel::obl;
  noun.deprel = Deprel::obj;
}

/// *discussed with President Lee of Mali Danish plans*: nor does his country.
void release_topic(Tokens& tokens, const Mention& mention) {
  if (!is_partner(tokens, mention)) return;
  const Token& name = tokens[mention.head];
  Token& country = tokens[mention.last - 1];
  const auto self = static_cast<std::int32_t>(mention.last) - 1;
  const std::int32_t topic = country.head;
  if (name.deprel != Deprel::obl || country.deprel != Deprel::compound || topic <= self) return;
  Token& noun = at(tokens, topic);
  if (noun.deprel != Deprel::nmod || noun.head != static_cast<std::int32_t>(mention.head)) return;
  noun.head = name.head;
  noun.deprel = Deprel::obj;
  country.head = static_cast<std::int32_t>(mention.head);
  country.deprel = Deprel::nmod;
  for (std::size_t i = mention.first; i < mention.last; ++i) {
    if (tokens[i].head == topic && tokens[i].deprel == Deprel::case_) tokens[i].head = self;
  }
}

/// *Ann Lee and her Danish and Dutch counterparts met*: one subject, though the parser made a compound of the name.
void join_counterparts(Tokens& tokens, const Mention& before, const Mention& mention) {
  if (!joins_possessed(tokens, before.last, mention.first)) return;
  Token& name = tokens[before.head];
  Token& counterparts = tokens[mention.head];
  const auto head = static_cast<std::int32_t>(mention.head);
  if (!is_below(tokens, static_cast<std::int32_t>(before.head), head)) return;
  name.head = counterparts.head;
  name.deprel = counterparts.deprel;
  counterparts.head = static_cast<std::int32_t>(before.head);
  counterparts.deprel = Deprel::conj;
}

/// *rejected a United Nations appeal*: a name after *a* describes the noun that follows, even if that was read as a
/// verb.
void nominalise(Tokens& tokens, const Mention& mention) {
  if (mention.first == 0 || mention.last >= tokens.size()) return;
  Token& article = tokens[mention.first - 1];
  Token& noun = tokens[mention.last];
  const bool base = noun.xpos == "VB" || noun.xpos == "VBP" || noun.xpos == "VBZ";
  if ((article.form != "a" && article.form != "an") || noun.upos != Upos::verb || !base) return;
  const auto self = static_cast<std::int32_t>(mention.last);
  if (tokens[mention.head].head != self) return;
  noun.upos = Upos::noun;
  noun.xpos = "NN";
  if (noun.deprel == Deprel::ccomp || noun.deprel == Deprel::xcomp) noun.deprel = Deprel::obj;
  tokens[mention.head].deprel = Deprel::compound;
  article.head = self;
  for (Token& child : tokens) {
    if (child.head == self && child.deprel == Deprel::obl) child.deprel = Deprel::nmod;
  }
}

/// *French jets carrying rockets hit a camp*, *The Red Cross working in Sudan said*: the finite verb is the
/// subject's, the participle between describes the subject.
void demote_clause(Tokens& tokens, const Mention& mention) {
  const std::size_t i = mention.last;
  if (i >= tokens.size() || tokens[i].xpos != "VBG" || tokens[i].upos != Upos::verb) return;
  const auto participle = static_cast<std::int32_t>(i);
  const auto head = static_cast<std::int32_t>(mention.head);
  Token& name = tokens[mention.head];
  if (name.head != participle || has_child(tokens, participle, [](Deprel r) { return r == Deprel::aux; })) return;
  Token& middle = tokens[i];
  for (std::size_t j = i + 1; j < tokens.size(); ++j) {
    Token& verb = tokens[j];
    const auto self = static_cast<std::int32_t>(j);
    if (!is_finite_verb(verb)) continue;
    if (has_child(tokens, self, is_subject)) return;
    if (verb.head == participle) {
      verb.head = middle.head;
      verb.deprel = middle.deprel;
    } else if (middle.head != self) {
      return;
    }
    name.head = self;
    name.deprel = Deprel::nsubj;
    middle.head = head;
    middle.deprel = Deprel::acl;
    return;
  }
}

/// *with Prime Minister Ann Lee and acting President Jo Roe*: no verb
void join_acting(Tokens& tokens, const Mention& before, const Mention& mention) {
  if (mention.first < 2 || before.last + 2 != mention.first || tokens[mention.first - 1].form != "acting") return;
  Token& acting = tokens[mention.first - 1];
  if (acting.upos != Upos::verb || tokens[mention.first - 2].deprel != Deprel::cc) return;
  const auto head = static_cast<std::int32_t>(mention.head);
  acting.upos = Upos::adj;
  acting.xpos = "JJ";
  acting.head = head;
  acting.deprel = Deprel::amod;
  tokens[mention.first - 2].head = head;
  tokens[mention.head].head = static_cast<std::int32_t>(before.head);
  tokens[mention.head].deprel = Deprel::conj;
}

/// *the Global Fund to Fight AIDS*: no word of a name is a verb.
void flatten_name(Tokens& tokens, const Mention& mention) {
  if (mention.form != MentionForm::name || !mention.role.empty()) return;
  for (std::size_t i = mention.first; i < mention.last; ++i) {
    Token& word = tokens[i];
    const bool verb = word.deprel == Deprel::acl || word.deprel == Deprel::advcl || word.deprel == Deprel::xcomp;
    if (word.upos != Upos::verb || !verb || i == mention.head) continue;
    word.upos = Upos::propn;
    word.xpos = "NNP";
    word.head = static_cast<std::int32_t>(mention.head);
    word.deprel = Deprel::flat;
  }
}

/// *gave $20 million, and Chad $15 million*: the verb is left out, and Chad is its subject too.
void fill_gap(Tokens& tokens, const Mention& mention) {
  Token& name = tokens[mention.head];
  if (name.deprel != Deprel::conj || name.head < 0) return;
  const Token& sum = at(tokens, name.head);
  if (!is_sum(sum) || sum.deprel != Deprel::obj || sum.head < 0) return;
  // *gave Mali $20 million, and Chad $15 million*: to Chad
  if (has_child(tokens, sum.head, [](Deprel r) { return r == Deprel::iobj; })) return;
  if (std::none_of(tokens.begin() + mention.last, tokens.end(), is_sum)) return;
  for (std::int32_t subject = 0; subject < sum.head; ++subject) {
    if (at(tokens, subject).head != sum.head || !is_subject(at(tokens, subject).deprel)) continue;
    name.head = subject;
    return;
  }
}

/// *thanked Jo Roe of Chad, Amir Sheikh Ann Lee of Mali*: the title that the parser took for the name.
void demote_title(Tokens& tokens, const Mention& before, const Mention& mention) {
  Token& name = tokens[mention.head];
  if (mention.person.empty() || mention.first == 0 || name.head != static_cast<std::int32_t>(mention.first) - 1) return;
  Token& title = tokens[mention.first - 1];
  if (title.upos != Upos::propn || name.deprel != Deprel::flat) return;
  const auto head = static_cast<std::int32_t>(mention.head);
  name.head = title.head;
  const bool listed = title.deprel == Deprel::appos && title.head == static_cast<std::int32_t>(before.head);
  name.deprel = listed ? Deprel::conj : title.deprel;
  for (Token& child : tokens) {
    if (child.head == static_cast<std::int32_t>(mention.first) - 1) child.head = head;
  }
  title.head = head;
  title.deprel = Deprel::nmod_desc;
}

void mend_around(Tokens& tokens, const Mention& mention, const Predicates& predicates) {
  // *it is willing*: a pronoun that stands for an actor is no placeholder.
  if (tokens[mention.head].deprel == Deprel::expl) tokens[mention.head].deprel = Deprel::nsubj;
  flatten_name(tokens, mention);
  fill_gap(tokens, mention);
  nominalise(tokens, mention);
  release_owner(tokens, mention);
  release_partner(tokens, mention);
  release_topic(tokens, mention);
  release_recipient(tokens, mention);
  raise_preposition(tokens, mention);
  demote_participle(tokens, mention);
  demote_clause(tokens, mention);
  finish_participle(tokens, mention);
  finish_adjective(tokens, mention, predicates);
  promote_verb(tokens, mention, predicates);
  release_fronted(tokens, mention);
  attach_subject(tokens, mention);
  attach_object(tokens, mention);
}

/// Mends a tree, unless none would be left.
void mend(Tokens& tokens, const auto& how) {
  Tokens mended = tokens;
  how(mended);
  if (is_tree(mended)) tokens.swap(mended);
}

}  // namespace

Sentence repair(const Sentence& sentence, const std::vector<Mention>& mentions, std::uint32_t number,
                const Predicates& predicates) {
  Sentence mended = sentence;
  mend(mended.tokens, mend_clauses);
  read_headline_passive(mended.tokens, predicates);
  const Mention* person = nullptr;  // the last one before
  for (const Mention& mention : mentions) {
    if (mention.sentence != number || mention.head >= mended.tokens.size()) continue;
    mend(mended.tokens, [&](Tokens& tokens) {
      if (person) demote_title(tokens, *person, mention);
      if (person) join_counterparts(tokens, *person, mention);
      if (person) join_acting(tokens, *person, mention);
      mend_around(tokens, mention, predicates);
    });
    if (!mention.person.empty()) person = &mention;
  }
  return mended;
}

}  // namespace entente
