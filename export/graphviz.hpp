#pragma once

// Graphviz's C interface, held safely. Not installed: for the pictures of this folder.

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Agraph_s;

namespace entente {

struct Point {
  double x = 0;
  double y = 0;  ///< upwards
};

using DrawAttributes = std::vector<std::pair<const char*, std::string>>;

/// One undirected graph to lay out or draw, with parallel edges. Lengths are points (1/72 inch). Values are texts as
/// Graphviz reads them: what comes from names goes through picture_text(). `html` is a label with marks like <B>, where
/// names go through picture_html(). While one lives, another thread that makes
/// one waits: Graphviz keeps its state in globals.
class Drawing {
 public:
  Drawing();
  ~Drawing();
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  void set(const DrawAttributes& attributes);

  /// Adds a node; in a cluster where that is not empty.
  void node(const std::string& name, const DrawAttributes& attributes, const std::string& cluster = {});
  void cluster(const std::string& name, const DrawAttributes& attributes);

  /// Adds an edge between nodes that were added.
  void edge(const std::string& from, const std::string& to, const DrawAttributes& attributes);

  /// Lays out with "fdp", "neato" …; then position() knows every node.
  void lay_out(const char* engine);
  Point position(const std::string& node) const;

  /// Draws nodes and edges where their attributes `pos` say, as SVG, PNG or PDF: as the ending of `out` says. Throws
  /// std::runtime_error for other endings, and as write_file does.
  void render(const std::filesystem::path& out);

 private:
  Agraph_s* graph_ = nullptr;
};

/// Plain text in an attribute: backslashes doubled, entities not read as such, line ends kept.
std::string picture_text(std::string_view text);
std::string picture_html(std::string_view text);

}  // namespace entente
