#include "graph/context.hpp"

#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, context_count> context_names = {"military",
                                                                       "intelligence",
                                                                       "executive",
                                                                       "legislative",
                                                                       "election",
                                                                       "political_institutions",
                                                                       "pro_democracy",
                                                                       "pro_autocracy",
                                                                       "economic",
                                                                       "legal",
                                                                       "reparations",
                                                                       "human_rights",
                                                                       "rights_freedoms",
                                                                       "repression",
                                                                       "human_security",
                                                                       "gender",
                                                                       "lgbt",
                                                                       "religion_ethnicity",
                                                                       "inequality",
                                                                       "diplomatic",
                                                                       "territory",
                                                                       "peacekeeping",
                                                                       "health",
                                                                       "asylum",
                                                                       "migration",
                                                                       "disasters",
                                                                       "natural_resource",
                                                                       "environment",
                                                                       "technology",
                                                                       "terrorism",
                                                                       "cbrn",
                                                                       "cyber",
                                                                       "misinformation",
                                                                       "crime",
                                                                       "corruption",
                                                                       "illegal_drugs",
                                                                       "trafficking",
                                                                       "culture",
                                                                       "education",
                                                                       "space",
                                                                       "energy",
                                                                       "transport"};

}  // namespace

std::string_view name(Context context) { return name_of(context_names, context); }

std::optional<Context> parse_context(std::string_view name) { return value_of<Context>(context_names, name); }

ContextSet ContextSet::from_bits(std::uint64_t bits) {
  ContextSet set;
  set.bits_ = bits & ((std::uint64_t{1} << context_count) - 1);
  return set;
}

std::vector<Context> ContextSet::items() const {
  std::vector<Context> items;
  for (std::size_t i = 0; i < context_count; ++i) {
    if (contains(static_cast<Context>(i))) items.push_back(static_cast<Context>(i));
  }
  return items;
}

}  // namespace entente
