#pragma once

// What a relationship is about: PLOVER's contexts, and five of our own (culture, education, space, energy, transport).

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

enum class Context : std::uint8_t {
  military,
  intelligence,
  executive,
  legislative,
  election,
  political_institutions,
  pro_democracy,
  pro_autocracy,
  economic,
  legal,
  reparations,
  human_rights,
  rights_freedoms,
  repression,
  human_security,
  gender,
  lgbt,
  religion_ethnicity,
  inequality,
  diplomatic,
  territory,
  peacekeeping,
  health,
  asylum,
  migration,
  disasters,
  natural_resource,
  environment,
  technology,
  terrorism,
  cbrn,
  cyber,
  misinformation,
  crime,
  corruption,
  illegal_drugs,
  trafficking,
  culture,
  education,
  space,
  energy,
  transport,
};
inline constexpr std::size_t context_count = 42;

/// The printed name, as in the enumeration: "human_rights" …
std::string_view name(Context context);

/// The context of that name; absent when there is none.
std::optional<Context> parse_context(std::string_view name);

/// A set of contexts; iterates in the order of the enumeration.
class ContextSet {
 public:
  ContextSet() = default;
  ContextSet(std::initializer_list<Context> contexts) {
    for (Context context : contexts) insert(context);
  }
  /// The set with these bits, bit i for the i-th context; bits past the last context are dropped.
  static ContextSet from_bits(std::uint64_t bits);

  void insert(Context context) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(context); }
  bool contains(Context context) const { return (bits_ >> static_cast<unsigned>(context)) & 1U; }
  bool intersects(ContextSet other) const { return (bits_ & other.bits_) != 0; }
  bool empty() const { return bits_ == 0; }
  std::uint64_t bits() const { return bits_; }
  std::vector<Context> items() const;

  friend ContextSet operator|(ContextSet a, ContextSet b) { return from_bits(a.bits_ | b.bits_); }
  friend bool operator==(ContextSet, ContextSet) = default;

 private:
  std::uint64_t bits_ = 0;
};

}  // namespace entente
