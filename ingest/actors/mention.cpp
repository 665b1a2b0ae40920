#include "ingest/actors/mention.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace entente {
namespace {

constexpr std::array<std::string_view, 14> names = {"",    "GOV", "MIL", "COP", "SPY", "LEG", "JUD",
                                                    "CVL", "BUS", "MED", "NGO", "IGO", "REB", "OPP"};

}  // namespace

std::string_view name(Sector sector) { return names[static_cast<std::size_t>(sector)]; }

std::optional<Sector> parse_sector(std::string_view name) {
  const auto at = std::find(names.begin() + 1, names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Sector>(at - names.begin());
}

void insert(Mentions& mentions, std::vector<Mention> added) {
  std::ranges::move(added, std::back_inserter(mentions.mentions));
  std::ranges::sort(mentions.mentions, {}, [](const Mention& m) { return std::tuple(m.sentence, m.first, ~m.last); });
}

}  // namespace entente
