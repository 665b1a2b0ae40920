#include "export/graphviz.hpp"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <mutex>
#include <sstream>
#include <stdexcept>

#include "export/output.hpp"
#include "export/write_file.hpp"

#ifdef __SANITIZE_ADDRESS__
// Graphviz and the font libraries below it never free some of what they allocate: not our leaks.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions() {  // NOLINT: the sanitizer's name
  return "leak:libgvc\nleak:libgvplugin\nleak:libcgraph\nleak:libpango\nleak:libcairo\nleak:libfontconfig\n"
         "leak:libglib\nleak:libgobject\n";
}
#endif

namespace entente {
namespace {

/// Graphviz keeps its state in globals: one picture at a time.
std::recursive_mutex& graphviz_mutex() {
  static std::recursive_mutex mutex;
  return mutex;
}

GVC_t* context() {
  static GVC_t* const gvc = gvContext();
  return gvc;
}

int warn_never(char* /*message*/) { return 0; }

char* text(const char* value) { return const_cast<char*>(value); }  // NOLINT: the C interface is older than const

void set_all(Agraph_t* root, void* object, int kind, const DrawAttributes& attributes) {
  for (const auto& [name, value] : attributes) {
    const bool html = std::string_view(name) == "html";
    char* attribute = text(html ? "label" : name);
    if (!agattr(root, kind, attribute, nullptr)) agattr(root, kind, attribute, text(""));
    if (html) {
      char* label = agstrdup_html(root, text(value.c_str()));
      agset(object, attribute, label);
      agstrfree(root, label);
    } else {
      agset(object, attribute, text(value.c_str()));
    }
  }
}

}  // namespace

Drawing::Drawing() {
  graphviz_mutex().lock();
  agseterr(AGMAX);
  agseterrf(warn_never);
  graph_ = agopen(text("entente"), Agundirected, nullptr);
}

Drawing::~Drawing() {
  agclose(graph_);
  graphviz_mutex().unlock();
}

void Drawing::set(const DrawAttributes& attributes) { set_all(graph_, graph_, AGRAPH, attributes); }

void Drawing::node(const std::string& name, const DrawAttributes& attributes, const std::string& cluster) {
  Agnode_t* node = agnode(graph_, text(name.c_str()), 1);
  set_all(graph_, node, AGNODE, attributes);
  if (!cluster.empty()) agsubnode(agsubg(graph_, text(("cluster_" + cluster).c_str()), 1), node, 1);
}

void Drawing::cluster(const std::string& name, const DrawAttributes& attributes) {
  set_all(graph_, agsubg(graph_, text(("cluster_" + name).c_str()), 1), AGRAPH, attributes);
}

void Drawing::edge(const std::string& from, const std::string& to, const DrawAttributes& attributes) {
  Agnode_t* tail = agnode(graph_, text(from.c_str()), 1);
  Agnode_t* head = agnode(graph_, text(to.c_str()), 1);
  set_all(graph_, agedge(graph_, tail, head, nullptr, 1), AGEDGE, attributes);
}

void Drawing::lay_out(const char* engine) {
  // Layouts draw from both generators, which would make a second picture of a run differ from the first.
  std::srand(1);
  srand48(1);
  if (gvLayout(context(), graph_, engine) != 0) {
    throw std::runtime_error(fmt::format("Graphviz cannot lay out with {}", engine));
  }
  // "dot" without a file only writes the positions into the attributes.
  gvRender(context(), graph_, "dot", nullptr);
  gvFreeLayout(context(), graph_);
}

Point Drawing::position(const std::string& node) const {
  Agnode_t* found = agnode(graph_, text(node.c_str()), 0);
  const char* value = found ? agget(found, text("pos")) : nullptr;
  Point point;
  if (!value || std::sscanf(value, "%lf,%lf", &point.x, &point.y) != 2) {
    throw std::runtime_error("Graphviz gives no position");
  }
  return point;
}

void Drawing::render(const std::filesystem::path& out) {
  std::string ending = out.extension().string();
  if (ending != ".svg" && ending != ".png" && ending != ".pdf") {
    throw std::runtime_error(fmt::format("{}: expected a name that ends in .svg, .png or .pdf", out.string()));
  }
  ending.erase(0, 1);
  if (ending == "png") set({{"dpi", "144"}});
  if (gvLayout(context(), graph_, "nop2") != 0) throw std::runtime_error("Graphviz cannot draw what it laid out");
  write_file_at(out, [&](const std::filesystem::path& path) {
    const int failed = gvRenderFilename(context(), graph_, ending.c_str(), path.c_str());
    gvFreeLayout(context(), graph_);
    if (failed != 0) throw std::runtime_error(fmt::format("{}: Graphviz cannot draw as {}", out.string(), ending));
  });
}

std::string picture_html(std::string_view text) {
  std::ostringstream stream;
  Output out(stream);
  out.escaped(text, xml_escapes).finish();
  return std::move(stream).str();
}

std::string picture_text(std::string_view text) {
  std::string escaped;
  for (char c : valid_text(text)) {
    if (c == '\\') escaped += '\\';
    escaped += c == '\t' || c == '\r' ? ' ' : c;
    if (c == '&') escaped += "amp;";
  }
  return escaped;
}

}  // namespace entente
