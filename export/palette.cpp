#include "export/palette.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// Tints and shades of the colours of Okabe and Ito.
constexpr std::array part_table{
    Part{"Europe", "#a9d0ee", "#0a5c93"},
    Part{"Northern Africa and Western Asia", "#f7d48a", "#a86b00"},
    Part{"Sub-Saharan Africa", "#9ddbc4", "#00684a"},
    Part{"Central and Southern Asia", "#e3b5cd", "#8a3a66"},
    Part{"Eastern and South-Eastern Asia", "#f2b391", "#a34200"},
    Part{"Northern America", "#c9c4e8", "#4b3f9e"},
    Part{"Latin America and the Caribbean", "#d9dd86", "#6b6f00"},
    Part{"Oceania", "#b8e3f2", "#1f7a99"},
    Part{"Organisations", "#dcdcdc", "#4d4d4d"},
};

struct Subregion {
  std::string_view name;
  std::size_t part;
};
constexpr std::array subregions{
    Subregion{"Australia and New Zealand", 7},
    Subregion{"Caribbean", 6},
    Subregion{"Central America", 6},
    Subregion{"Central Asia", 3},
    Subregion{"Eastern Africa", 2},
    Subregion{"Eastern Asia", 4},
    Subregion{"Eastern Europe", 0},
    Subregion{"Melanesia", 7},
    Subregion{"Micronesia", 7},
    Subregion{"Middle Africa", 2},
    Subregion{"Northern Africa", 1},
    Subregion{"Northern America", 5},
    Subregion{"Northern Europe", 0},
    Subregion{"Polynesia", 7},
    Subregion{"South America", 6},
    Subregion{"South-eastern Asia", 4},
    Subregion{"Southern Africa", 2},
    Subregion{"Southern Asia", 3},
    Subregion{"Southern Europe", 0},
    Subregion{"Western Africa", 2},
    Subregion{"Western Asia", 1},
    Subregion{"Western Europe", 0},
};

}  // namespace

std::span<const Part> parts() { return part_table; }

std::size_t part_of(const Actor& actor) {
  const auto found = std::ranges::lower_bound(subregions, std::string_view(actor.region), {}, &Subregion::name);
  if (found == subregions.end() || found->name != actor.region) return part_table.size() - 1;
  return found->part;
}

std::string_view colour(QuadClass quad) {
  switch (quad) {
    case QuadClass::verbal_cooperation:
      return "#6baed6";
    case QuadClass::material_cooperation:
      return "#08519c";
    case QuadClass::verbal_conflict:
      return "#f29b6b";
    case QuadClass::material_conflict:
      return "#b2182b";
  }
  return "#000000";
}

std::string_view text_colour(QuadClass quad) {
  switch (quad) {
    case QuadClass::verbal_cooperation:
      return "#2171b5";
    case QuadClass::verbal_conflict:
      return "#bf4a12";
    default:
      return colour(quad);
  }
}

}  // namespace entente
