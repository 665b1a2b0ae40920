#pragma once

// Every format that a graph can be written in: a table of names, file endings and functions.

#include <filesystem>
#include <iosfwd>
#include <optional>
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

/// What ties two actors and is no event: who is a member of what (label "MEMBER": from the organisation to the member),
/// who holds an office (label "OFFICE": from the person to the country or organisation).
struct StandingTie {
  std::string_view label;
  std::string source, target;  ///< ids
  std::string role;            ///< "prime minister"
  std::optional<TimeSpan> term;
  std::optional<Evidence> evidence;
};

/// The offices that the articles of a graph tell.
std::vector<StandingTie> office_ties(const KnowledgeGraph& graph);

struct ExportOptions {
  Grouping grouping = Grouping::none;
  Sentences sentences = Sentences::with;
  std::string title = "Entente";  ///< of the graph, in formats that have one
  /// Written as edges after the relationships, in formats of any edges (not in event tables, RDF and maps), where the
  /// target, and of a member both ends, are in the view.
  std::vector<StandingTie> ties;
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

/// The attributes that nodes and edges carry, as the formats name them, and what each says.
struct Attribute {
  std::string_view name;
  std::string_view type;  ///< "integer", "real", "text" or "list" (of texts)
  std::string_view description;
};
std::span<const Attribute> node_attributes();
std::span<const Attribute> edge_attributes();

}  // namespace entente
