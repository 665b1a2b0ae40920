#pragma once

// The labels of Universal Dependencies 2, English: parts of speech and relations.

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};
inline constexpr std::size_t upos_count = 17;

enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,
};
inline constexpr std::size_t deprel_count = 51;

/// "NOUN" … as CoNLL-U writes it.
std::string_view name(Upos upos);
/// "nsubj:pass" … as CoNLL-U writes it.
std::string_view name(Deprel deprel);

/// The label of that name; absent when there is none. A relation with an unknown subtype gives its plain relation.
std::optional<Upos> parse_upos(std::string_view name);
std::optional<Deprel> parse_deprel(std::string_view name);

}  // namespace entente
