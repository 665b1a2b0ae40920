#include "export/formats.hpp"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "small_graph.hpp"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(std::string_view format, const View& view, const ExportOptions& options = {}) {
  std::ostringstream out;
  find_format(format)->write(out, view, options);
  return std::move(out).str();
}

TEST(Formats, AreSortedAndKnownByNameAndEnding) {
  EXPECT_TRUE(std::ranges::is_sorted(formats(), {}, &Format::name));
  for (const Format& format : formats()) {
    EXPECT_EQ(find_format(format.name), &format);
    const std::string ending(format.endings.substr(0, format.endings.find(' ')));
    EXPECT_EQ(format_of_file("dir.x/graph" + ending), &format) << format.name;
    EXPECT_FALSE(format.description.empty());
  }
  EXPECT_EQ(format_of_file("G.GraphML"), find_format("graphml"));
  EXPECT_EQ(format_of_file("graph.docx"), nullptr);
  EXPECT_EQ(format_of_file("graphml"), nullptr);
  EXPECT_EQ(find_format("grafml"), nullptr);
}

TEST(Formats, EveryAttributeIsNamedOnce) {
  for (const auto table : {node_attributes(), edge_attributes()}) {
    std::vector<std::string_view> names;
    for (const Attribute& attribute : table) {
      names.push_back(attribute.name);
      EXPECT_THAT(attribute.type, testing::AnyOf("integer", "real", "text", "list"));
    }
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
  }
}

TEST(Formats, SameViewSameBytes) {
  const KnowledgeGraph graph = small_graph();
  for (const Format& format : formats()) {
    for (Grouping grouping : {Grouping::none, Grouping::by_class, Grouping::by_type}) {
      const ExportOptions options{.grouping = grouping};
      EXPECT_EQ(written(format.name, graph, options), written(format.name, graph, options)) << format.name;
    }
  }
}

TEST(Formats, AFailedStreamIsAnError) {
  const KnowledgeGraph graph = small_graph();
  for (const Format& format : formats()) {
    std::ofstream full("/dev/full");
    EXPECT_THROW(format.write(full, graph, {}), std::runtime_error) << format.name;
  }
}

TEST(Formats, RolledUpEdgesTellTheFinestActors) {
  const KnowledgeGraph graph = small_graph();
  const std::string rolled = written("dot", graph);
  EXPECT_THAT(rolled, HasSubstr("actor=\"FRA/interior-ministry\""));
  EXPECT_THAT(rolled, Not(HasSubstr("\"FRA/interior-ministry\" [")));
  const std::string fine = written("dot", View(graph, {.resolution = Resolution::all_actors}));
  EXPECT_THAT(fine, HasSubstr("\"FRA/interior-ministry\" -> \"MAR\""));
  EXPECT_THAT(fine, Not(HasSubstr("actor=\"FRA/interior-ministry\"")));
}

TEST(Formats, GroupsCountTheirRelationships) {
  const KnowledgeGraph graph = small_graph();
  const std::string by_class = written("dot", graph, {.grouping = Grouping::by_class});
  EXPECT_THAT(by_class, HasSubstr("\"FRA\" -> \"MAR\" [key=\"e3\", label=\"material cooperation\""));
  EXPECT_THAT(by_class, HasSubstr("first_day=\"2018-02-05\", last_day=\"2018-02-05\""));
  const std::string by_type = written("dot", graph, {.grouping = Grouping::by_type});
  EXPECT_THAT(by_type, HasSubstr("label=\"AGREE\""));
}

TEST(Formats, SentencesCanBeLeftOut) {
  const KnowledgeGraph graph = small_graph();
  EXPECT_THAT(written("json", graph), HasSubstr("fight terrorism together"));
  EXPECT_THAT(written("json", graph, {.sentences = Sentences::without}), Not(HasSubstr("fight terrorism together")));
}

}  // namespace
}  // namespace entente
