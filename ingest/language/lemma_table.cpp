#include "ingest/language/lemma_table.hpp"

#include <algorithm>
#include <array>

#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"

namespace entente {

LemmaTable::LemmaTable(std::string_view lemmas, std::string_view misspellings) {
  static constexpr std::array<std::string_view, 3> columns = {"form", "group", "lemma"};
  for (TsvReader row("lemmas.tsv", lemmas, columns); row.next();) {
    if (row[2].empty()) row.fail("a lemma");
    lemmas_[std::string(row[0])].emplace_back(row[1], row[2]);
  }
  static constexpr std::array<std::string_view, 2> spellings = {"wrong", "right"};
  for (TsvReader row("misspellings.tsv", misspellings, spellings); row.next();) {
    const bool small = std::ranges::all_of(row[1], [](char c) { return c >= 'a' && c <= 'z'; });
    if (row[1].empty() || !small) row.fail("a word in small letters");
    right_.emplace(row[0], row[1]);
  }
  for (TsvReader row("misspellings.tsv", misspellings, spellings); row.next();) {
    if (right_.contains(row[1])) row.fail("a word that is spelt right");
  }
}

const LemmaTable& LemmaTable::builtin() {
  static const LemmaTable table(built_in("lemmas.tsv"), built_in("misspellings.tsv"));
  return table;
}

const std::string* LemmaTable::find(std::string_view form, std::string_view group) const {
  const auto found = lemmas_.find(form);
  if (found == lemmas_.end()) return nullptr;
  const auto lemma = std::ranges::find(found->second, group, &Lemmas::value_type::first);
  return lemma == found->second.end() ? nullptr : &lemma->second;
}

const std::string* LemmaTable::right(std::string_view word) const {
  const auto found = right_.find(word);
  return found == right_.end() ? nullptr : &found->second;
}

}  // namespace entente
