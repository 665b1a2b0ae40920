#include "graph/aspect.hpp"

#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, aspect_count> aspect_names = {"actual", "future", "hypothetical", "negated",
                                                                     "historical"};

}  // namespace

std::string_view name(Aspect aspect) { return name_of(aspect_names, aspect); }

std::optional<Aspect> parse_aspect(std::string_view name) { return value_of<Aspect>(aspect_names, name); }

}  // namespace entente
