#pragma once

// Every format that a graph can be written in: a table of names, file endings and functions.

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.hpp"

namespace entente {

/// Whether each relationship is an edge of its own, or all of an ordered pair of actors and a class or type are one,
/// with their number, first and last day. A mutual relationship counts from the smaller id to the larger.
enum class Grouping : std::uint8_t { none, by_class, by_type };

/// Whether edges carry the sentences that prove them, or only where these stand.
enum class Sentences : std::uint8_t { with, without };

struct ExportOptions {
  Grouping grouping = Grouping::none;
  Sentences sentences = Sentences::with;
  std::string title = "Entente";  ///< of the graph, in formats that have one
};

/// One format. `write` writes all that the view contains, in a fixed order: nodes by actor id, edges by time. It checks
/// the stream after the last byte and throws std::runtime_error where a write failed. Whatever the names hold, the
/// output is valid in its format: invalid UTF-8 and control characters become U+FFFD, numbers that are none are left
/// out.
struct Format {
  std::string_view name;     ///< "graphml"
  std::string_view endings;  ///< of file names, separated by spaces: ".graphml .xml"; the first is the usual one
  std::string_view description;
  void (*write)(std::ostream& out, const View& view, const ExportOptions& options);
};

/// All formats, sorted by name.
std::span<const Format> formats();

/// The format of that name; null where there is none.
const Format* find_format(std::string_view name);

/// The format with the longest ending that the file's name has, in any case of letters; null where there is none.
const Format* format_of_file(const std::filesystem::path& file);

/// The up to three names that are most like a wrong one, nearest first.
std::vector<std::string_view> nearest_formats(std::string_view name);

/// The attributes that nodes and edges carry, as the formats name them, and what each says.
struct Attribute {
  std::string_view name;
  std::string_view type;  ///< "integer", "real", "text" or "list" (of texts)
  std::string_view description;
};
std::span<const Attribute> node_attributes();
std::span<const Attribute> edge_attributes();

}  // namespace entente
