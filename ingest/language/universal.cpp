#include "ingest/language/universal.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, upos_count> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

constexpr std::array<std::string_view, deprel_count> deprel_names = {
    "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",        "aux",
    "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt", "conj",
    "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",   "discourse",
    "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",         "mark",
    "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",   "nummod",
    "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",        "reparandum",
    "root",       "vocative",  "xcomp",
};

static_assert(std::ranges::is_sorted(upos_names) && std::ranges::is_sorted(deprel_names));
static_assert(deprel_names.back() == "xcomp" && upos_names.back() == "X", "no empty name at the end");

template <typename Label, std::size_t count>
std::optional<Label> find(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::ranges::lower_bound(names, name);
  if (found == names.end() || *found != name) return std::nullopt;
  return static_cast<Label>(found - names.begin());
}

}  // namespace

std::string_view name(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }
std::string_view name(Deprel deprel) { return deprel_names[static_cast<std::size_t>(deprel)]; }

std::optional<Upos> parse_upos(std::string_view text) { return find<Upos>(upos_names, text); }

std::optional<Deprel> parse_deprel(std::string_view text) {
  if (const auto exact = find<Deprel>(deprel_names, text)) return exact;
  return find<Deprel>(deprel_names, text.substr(0, text.find(':')));
}

}  // namespace entente
