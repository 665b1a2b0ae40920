#include "graph/aspect.hpp"

#include "graph/names.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, aspect_count> names = {"actual", "future", "hypothetical", "negated",
                                                              "historical"};

}  // namespace

std::string_view name(Aspect aspect) { return name_of(names, aspect); }

std::optional<Aspect> parse_aspect(std::string_view name) { return value_of<Aspect>(names, name); }

}  // namespace entente
