#include "ingest/relationships/contexts.hpp"

#include <algorithm>
#include <charconv>

#include "ingest/data/ascii.hpp"
#include "ingest/data/built_in.hpp"
#include "ingest/data/tsv.hpp"

namespace entente {
namespace {

constexpr double threshold = 0.5;
constexpr double title_share = 0.34;
constexpr std::size_t most = 3;

}  // namespace

ContextTable::ContextTable(std::string_view bytes) {
  static constexpr std::string_view columns[] = {"context", "term", "weight"};
  for (TsvReader table("contexts.tsv", bytes, columns); table.next();) {
    Term term;
    const auto context = parse_context(table[0]);
    if (!context) table.fail("a context");
    term.context = *context;
    for (std::string_view rest = table[1]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      term.words.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const std::string_view weight = table[2];
    if (std::from_chars(weight.data(), weight.data() + weight.size(), term.weight).ec != std::errc())
      table.fail("a weight");
    if (term.words.empty()) table.fail("a term");
    terms_[term.words.front()].push_back(std::move(term));
  }
}

const ContextTable& ContextTable::builtin() {
  static const ContextTable table(built_in("contexts.tsv"));
  return table;
}

ContextTable::Weights ContextTable::weigh(const Sentence& sentence) const {
  Weights weights(context_count);
  const auto& tokens = sentence.tokens;
  std::vector<std::string> lemmas;
  for (const Token& token : tokens) lemmas.push_back(lower(token.lemma));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto found = terms_.find(lemmas[i]);
    if (found == terms_.end()) continue;
    for (const Term& term : found->second) {
      if (i + term.words.size() > lemmas.size()) continue;
      if (!std::equal(term.words.begin(), term.words.end(), lemmas.begin() + static_cast<std::ptrdiff_t>(i))) continue;
      weights[static_cast<std::size_t>(term.context)] += term.weight * static_cast<double>(term.words.size());
    }
  }
  return weights;
}

ContextSet ContextTable::choose(const Weights& sentence, const Weights& title) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < context_count; ++i) {
    const double weight = sentence[i] + title_share * (title.empty() ? 0 : title[i]);
    if (weight >= threshold) order.emplace_back(-weight, i);
  }
  std::ranges::sort(order);
  ContextSet contexts;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) contexts.insert(static_cast<Context>(order[i].second));
  return contexts;
}

}  // namespace entente
