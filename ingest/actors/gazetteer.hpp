#pragma once

// Names → actors: the catalogue that is built into the library, and a user's own names.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor.hpp"
#include "graph/time_span.hpp"

namespace entente {

/// Immutable once made, and safe to share between threads.
class Gazetteer {
 public:
  /// The built-in catalogue; made once, on first use.
  static const Gazetteer& builtin();

  /// The built-in catalogue with the names of a user's table added (columns id, kind, name, other names separated by
  /// `|`, parent). Throws std::runtime_error `file:line: what was expected`.
  static Gazetteer with(const std::filesystem::path& table);

  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// The actor of that id; nullptr when there is none. Valid as long as the gazetteer.
  const Actor* find(std::string_view id) const;

  /// The one actor that a user most likely means by a name, code, capital, adjective or demonym in any case of letters
  /// and with or without accents ("morocco", "MAR", "Rabat", "moroccan"); nullptr when there is none.
  const Actor* resolve(std::string_view name) const;

  /// Up to `count` known names nearest to `name` by edit distance, nearest first; for messages.
  std::vector<std::string> nearest(std::string_view name, std::size_t count) const;

  /// All countries and organisations and their known agencies, sorted by id.
  std::span<const Actor> actors() const;

  /// Ids of the member countries of an organisation on a day (today's where no day is given), sorted.
  std::vector<std::string> members(std::string_view organisation, std::optional<Day> day = std::nullopt) const;

  /// What the recogniser reads; opaque here.
  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  explicit Gazetteer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace entente
