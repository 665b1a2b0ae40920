#include "ingest/language/penn.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::string_view tags[] = {
    "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",
    "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS",
    "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",
    "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "XX",  "``",
};
static_assert(std::ranges::is_sorted(tags));

}  // namespace

std::span<const std::string_view> penn_tags() { return tags; }

std::optional<std::string_view> parse_penn_tag(std::string_view name) {
  const auto found = std::ranges::lower_bound(tags, name);
  if (found == std::end(tags) || *found != name) return std::nullopt;
  return *found;
}

}  // namespace entente
