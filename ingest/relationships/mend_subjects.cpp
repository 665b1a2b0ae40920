// Subjects, owners and names that the parser parted from their words.

#include <unordered_set>

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

void flip_possessor(Tokens& tokens) {
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    const auto owner = static_cast<std::int32_t>(i);
    const Deprel place = tokens[i].deprel;
    if (tokens[i + 1].xpos != "POS" || tokens[i + 1].head != owner) continue;
    if (place != Deprel::obl && place != Deprel::obj && place != Deprel::nmod) continue;
    const auto owned = std::ranges::find_if(tokens, [&](const Token& token) {
      return token.head == owner && &token > &tokens[i + 1] &&
             (token.upos == Upos::propn || token.upos == Upos::noun) && token.deprel != Deprel::conj;
    });
    if (owned == tokens.end() || has_child(tokens, static_cast<std::int32_t>(owned - tokens.begin()),
                                           [](Deprel r) { return r == Deprel::case_; }))
      continue;
    const auto self = static_cast<std::int32_t>(owned - tokens.begin());
    for (std::size_t j = 0; j < i; ++j) {
      if (tokens[j].head == owner && tokens[j].deprel == Deprel::case_) tokens[j].head = self;
    }
    owned->head = tokens[i].head;
    owned->deprel = place;
    tokens[i].head = self;
    tokens[i].deprel = Deprel::nmod_poss;
  }
}

void appose_style(Tokens& tokens) {
  static const std::unordered_set<std::string_view> styles = {"Highness", "Majesty", "Excellency", "Holiness"};
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    if (!styles.contains(tokens[i].form) || tokens[i + 1].form != ",") continue;
    const auto style = static_cast<std::int32_t>(i);
    std::int32_t name = style + 2;
    while (at(tokens, name).head > name && at(tokens, name).head < name + 8) name = at(tokens, name).head;
    if (at(tokens, name).upos != Upos::propn || at(tokens, name).deprel != Deprel::dep) continue;
    at(tokens, name).head = style;
    at(tokens, name).deprel = Deprel::appos;
  }
}

void invert(Tokens& tokens) {
  if (tokens.empty() || tokens.front().xpos != "VBG" || tokens.front().deprel != Deprel::root) return;
  for (Token& subject : tokens) {
    if (subject.head != 0 || subject.deprel != Deprel::parataxis) continue;
    const auto self = static_cast<std::int32_t>(&subject - tokens.data());
    const auto copula = std::ranges::find_if(
        tokens, [&](const Token& token) { return token.head == self && token.deprel == Deprel::cop; });
    if (copula == tokens.end() || has_child(tokens, self, is_subject)) continue;
    copula->head = 0;
    copula->deprel = Deprel::aux;
    copula->upos = Upos::aux;
    subject.deprel = Deprel::nsubj;
    return;
  }
}

void release_listed(Tokens& tokens) {
  const auto comma = std::ranges::find(tokens, ",", &Token::form) - tokens.begin();
  const auto size = static_cast<std::ptrdiff_t>(tokens.size());
  if (comma == size || tokens.front().deprel != Deprel::case_) return;
  // The list behind the comma, all of it joined to the phrase before it.
  std::int32_t noun = -1;
  std::int32_t next = static_cast<std::int32_t>(comma) + 1;
  const auto listed = [&](const Token& token) {
    return token.deprel == Deprel::conj && token.head < comma &&
           (token.upos == Upos::propn || token.upos == Upos::noun);
  };
  for (; next < size; ++next) {
    const Token& token = at(tokens, next);
    const bool joined = token.deprel == Deprel::cc || token.form == ",";
    const bool inside = token.head > comma && token.head <= next + 1 && token.upos != Upos::verb &&
                        token.deprel != Deprel::aux && token.deprel != Deprel::aux_pass;
    if (noun < 0 && listed(token)) noun = next;
    if (!listed(token) && !joined && !inside) break;
  }
  while (next < size && (at(tokens, next).deprel == Deprel::aux || at(tokens, next).deprel == Deprel::aux_pass)) ++next;
  if (noun < 0 || next >= size || at(tokens, next).upos != Upos::verb || has_child(tokens, next, is_subject)) return;
  const std::int32_t first = at(tokens, noun).head;
  const bool helped = has_child(tokens, next, [](Deprel r) { return r == Deprel::aux || r == Deprel::aux_pass; });
  if (!helped && !is_finite_verb(at(tokens, next))) return;
  if (at(tokens, next).head >= 0 && at(tokens, next).head < next) return;
  const bool passive = has_child(tokens, next, [](Deprel r) { return r == Deprel::aux_pass; });
  for (std::int32_t i = noun + 1; i < next; ++i) {
    if (listed(at(tokens, i)) && at(tokens, i).head == first) at(tokens, i).head = noun;
  }
  at(tokens, noun).head = next;
  at(tokens, noun).deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
}

void rejoin_list(Tokens& tokens) {
  for (std::int32_t rest = 2; rest < static_cast<std::int32_t>(tokens.size()); ++rest) {
    Token& name = at(tokens, rest);
    if (!is_subject(name.deprel) || name.upos != Upos::propn || name.head < rest) continue;
    if (!has_child(tokens, rest, [](Deprel r) { return r == Deprel::conj; })) continue;
    std::int32_t first = rest;
    while (first > 2 && at(tokens, first - 1).form != "," && is_below(tokens, first - 1, rest)) --first;
    if (at(tokens, first - 1).form != ",") continue;
    std::int32_t listed = first - 2;
    while (at(tokens, listed).deprel == Deprel::flat || at(tokens, listed).deprel == Deprel::conj)
      listed = at(tokens, listed).head;
    const Token& before = at(tokens, listed);
    if (before.upos != Upos::propn || before.deprel != Deprel::nmod || before.head < 0) continue;
    std::int32_t above = before.head;
    while (at(tokens, above).deprel == Deprel::nmod && at(tokens, above).head >= 0) above = at(tokens, above).head;
    const Token& noun = at(tokens, above);
    if (!is_subject(noun.deprel) || noun.head != name.head) continue;
    name.deprel = Deprel::conj;
    name.head = listed;
  }
}

void resume(Tokens& tokens) {
  for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
    const Token& noun = tokens[i];
    const auto self = static_cast<std::int32_t>(i);
    if (noun.upos != Upos::noun && noun.upos != Upos::propn) continue;
    if (noun.deprel != Deprel::root && noun.deprel != Deprel::ccomp) continue;
    if (has_child(tokens, self, [](Deprel r) { return r == Deprel::cop || is_subject(r); })) continue;
    const auto relative = std::ranges::find_if(tokens, [&](const Token& token) {
      return token.head == self && (token.deprel == Deprel::acl_relcl || token.deprel == Deprel::appos) &&
             &token > &noun;
    });
    if (relative == tokens.end()) continue;
    for (auto comma = static_cast<std::size_t>(relative - tokens.begin()) + 1; comma + 1 < tokens.size(); ++comma) {
      if (tokens[comma].form != ",") continue;
      const std::int32_t verb = verb_after_comma(tokens, comma);
      if (verb < 0) continue;
      // *countries, most of all Chad, hit by rain*
      const bool acts =
          is_finite_verb(at(tokens, verb)) || has_child(tokens, verb, [](Deprel r) { return r == Deprel::obj; });
      if (relative->deprel == Deprel::appos && !acts) continue;
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

void raise_finite(Tokens& tokens) {
  for (Token& gerund : tokens) {
    const auto self = static_cast<std::int32_t>(&gerund - tokens.data());
    if (gerund.xpos != "VBG" || gerund.upos != Upos::verb || gerund.head >= 0) continue;
    if (has_child(tokens, self, [](Deprel r) { return r == Deprel::aux || r == Deprel::cop; })) continue;
    const auto subject = std::ranges::find_if(
        tokens, [&](const Token& token) { return token.head == self && token.deprel == Deprel::nsubj; });
    const auto finite = std::ranges::find_if(tokens, [&](const Token& token) {
      const auto at = static_cast<std::int32_t>(&token - tokens.data());
      const auto bound = [](Deprel r) { return is_subject(r) || r == Deprel::mark || r == Deprel::cc; };
      return token.head == self && &token > &gerund && token.upos == Upos::verb &&
             (token.xpos == "VBP" || token.xpos == "VBZ" || token.xpos == "VBD") && !has_child(tokens, at, bound);
    });
    if (subject == tokens.end() || subject > tokens.begin() + self || finite == tokens.end()) continue;
    finite->head = -1;
    finite->deprel = Deprel::root;
    gerund.head = static_cast<std::int32_t>(subject - tokens.begin());
    gerund.deprel = Deprel::acl;
    subject->head = static_cast<std::int32_t>(finite - tokens.begin());
  }
}

void raise_examples(Tokens& tokens) {
  for (const Token& include : tokens) {
    if (include.lemma != "include" || include.deprel != Deprel::case_ || include.head < 0) continue;
    Token& example = at(tokens, include.head);
    if (example.head < 0 || example.deprel == Deprel::root) continue;
    std::int32_t clause = example.head;
    const auto many = [](const Token& token) { return token.xpos == "NNS" && token.upos == Upos::noun; };
    const Token* before = &include - 1;
    if (before > tokens.data() && before->form == ",") --before;
    if (&include == tokens.data() || many(at(tokens, clause)) || many(*before)) continue;
    // *countries near Chad, including Mali*
    std::int32_t whole = clause;
    while (at(tokens, whole).head >= 0 && !many(at(tokens, whole)) && at(tokens, whole).deprel != Deprel::obl &&
           at(tokens, whole).upos != Upos::adj)
      whole = at(tokens, whole).head;
    if (many(at(tokens, whole)) && at(tokens, clause).upos == Upos::propn && &at(tokens, whole) < before) {
      example.head = whole;
      example.deprel = Deprel::nmod;
      continue;
    }
    for (std::size_t left = tokens.size(); left > 0 && at(tokens, clause).head >= 0; --left) {
      if (has_child(tokens, clause, is_subject)) break;
      clause = at(tokens, clause).head;
    }
    const auto subject = std::ranges::find_if(
        tokens, [&](const Token& token) { return token.head == clause && is_subject(token.deprel); });
    if (subject == tokens.end() || subject->xpos != "NNS" || &*subject > &include) continue;
    example.head = static_cast<std::int32_t>(subject - tokens.begin());
    example.deprel = Deprel::nmod;
  }
}

void free_subject(Tokens& tokens) {
  for (const Token& copula : tokens) {
    const auto self = static_cast<std::int32_t>(&copula - tokens.data());
    if (copula.deprel != Deprel::cop || (copula.xpos != "VBD" && copula.xpos != "VBZ") || self == 0) continue;
    Token& predicate = at(tokens, copula.head);
    const auto joined = [](Deprel r) { return is_subject(r) || r == Deprel::cc; };
    if (predicate.deprel != Deprel::conj || has_child(tokens, copula.head, joined)) continue;
    std::int32_t name = self - 1;
    while (at(tokens, name).deprel == Deprel::flat && at(tokens, name).head < name) name = at(tokens, name).head;
    Token& object = at(tokens, name);
    if (object.deprel != Deprel::obj || object.head < 0 || object.head > name) continue;
    predicate.deprel = Deprel::ccomp;
    predicate.head = object.head;
    object.deprel = Deprel::nsubj;
    object.head = copula.head;
  }
}

}  // namespace entente
