#include "ingest/actors/mention.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace entente {
namespace {

constexpr std::array<std::string_view, 14> sector_names = {"",    "GOV", "MIL", "COP", "SPY", "LEG", "JUD",
                                                           "CVL", "BUS", "MED", "NGO", "IGO", "REB", "OPP"};

}  // namespace

std::string_view name(Sector sector) { return sector_names[static_cast<std::size_t>(sector)]; }

std::optional<Sector> parse_sector(std::string_view name) {
  const auto at = std::find(sector_names.begin() + 1, sector_names.end(), name);
  if (at == sector_names.end()) return std::nullopt;
  return static_cast<Sector>(at - sector_names.begin());
}

std::string_view rolled_up(const Mentions& mentions, std::string_view id) {
  const auto actor =
      std::ranges::lower_bound(mentions.actors, id, {}, [](const Actor& a) { return std::string_view(a.id); });
  return actor == mentions.actors.end() || actor->id != id || actor->parent.empty() ? id
                                                                                    : std::string_view(actor->parent);
}

bool is_covered(const Mentions& mentions, std::uint32_t sentence, std::uint32_t token) {
  return std::ranges::any_of(mentions.mentions, [&](const Mention& mention) {
    return mention.sentence == sentence && mention.first <= token && token < mention.last;
  });
}

bool joins_possessed(const std::vector<Token>& tokens, std::uint32_t last, std::uint32_t first) {
  return last + 2 == first && first < tokens.size() && tokens[last].lemma == "and" && tokens[last + 1].xpos == "PRP$";
}

void add_voice(Mentions& mentions, std::uint32_t sentence, const std::vector<bool>& words, const Mention& speaker) {
  const auto size = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t first = 0; first < size; ++first) {
    if (!words[first]) continue;
    std::uint32_t last = first;
    while (last < size && words[last]) ++last;
    mentions.voices.push_back({sentence, first, last, speaker});
    first = last;
  }
}

void insert(Mentions& mentions, std::vector<Mention> added) {
  std::ranges::move(added, std::back_inserter(mentions.mentions));
  std::ranges::sort(mentions.mentions, {}, [](const Mention& m) { return std::tuple(m.sentence, m.first, ~m.last); });
}

}  // namespace entente
