#include "ingest/language/lemma.hpp"

#include "ingest/language/word.hpp"

namespace entente {

std::string lemma(std::string_view form, Upos upos, std::string_view) {
  if (upos == Upos::propn) return std::string(form);
  return vocabulary_form(form);
}

}  // namespace entente
