#pragma once

// Graphviz's C interface, held safely. Not installed: for the pictures of this folder.

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

struct Agraph_s;
struct Agnode_s;
struct Agedge_s;

namespace entente {

using DrawAttributes = std::initializer_list<std::pair<const char*, std::string>>;

/// One graph to lay out and draw; undirected, with parallel edges. Values are texts as Graphviz reads them: what comes
/// from names goes through picture_text() or picture_html().
class Drawing {
 public:
  Drawing();
  ~Drawing();
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  void set(DrawAttributes attributes);

  /// The node of that name, made where there is none, and its attributes. `cluster`: the name of the cluster that it
  /// goes into; empty for none.
  void node(const std::string& name, DrawAttributes attributes, const std::string& cluster = {});
  void cluster(const std::string& name, DrawAttributes attributes);
  void edge(const std::string& from, const std::string& to, DrawAttributes attributes);

  /// Lays out with "fdp", "neato" … and keeps positions as attributes.
  void lay_out(const char* engine);

  /// Centre of a node and the box around everything, in points, after lay_out().
  struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;
  };
  Box box() const;

  /// Draws what is laid out, and nodes that were added since with a `pos`.
  void render(const std::filesystem::path& out);

 private:
  Agraph_s* graph_ = nullptr;
};

/// Plain text in an attribute: backslashes doubled, entities not read as such.
std::string picture_text(std::string_view text);

/// Text within an HTML-like label.
std::string picture_html(std::string_view text);

}  // namespace entente
