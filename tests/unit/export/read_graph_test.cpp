#include "export/read_graph.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "export/writers.hpp"
#include "small_graph.hpp"

namespace entente {
namespace {

using testing::HasSubstr;

struct Both {
  const char* reader;
  void (*write)(std::ostream&, const View&, const ExportOptions&);
};
const std::vector<Both> both{{"graphml", write_graphml},
                             {"json", write_node_link},
                             {"json", write_node_link_edges},
                             {"plover", write_plover_events},
                             {"plover", write_cameo_events}};

std::string written(const Both& format, const View& view) {
  std::ostringstream out;
  format.write(out, view, {});
  return std::move(out).str();
}

KnowledgeGraph read_back(const char* reader, const std::string& text) {
  std::istringstream in(text);
  KnowledgeGraph graph;
  for (Extraction& extraction : read_extractions(*find_graph_reader(reader), in, "file")) {
    graph.add(std::move(extraction));
  }
  graph.freeze();
  return graph;
}

std::vector<Relationship> relationships(const KnowledgeGraph& graph) {
  std::vector<Relationship> all;
  for (EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) all.push_back(graph.relationship(edge));
  return all;
}

std::string error_of(const char* reader, const std::string& text) {
  std::istringstream in(text);
  try {
    find_graph_reader(reader)->read(in, "f", [](Extraction&&) {});
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

TEST(ReadGraph, ARoundTripIsExact) {
  const KnowledgeGraph graph = small_graph();
  const View all(graph, {.resolution = Resolution::all_actors});
  for (const Both& format : both) {
    const std::string text = written(format, all);
    const KnowledgeGraph again = read_back(format.reader, text);
    EXPECT_EQ(relationships(again), relationships(graph)) << format.reader;
    EXPECT_EQ(std::vector(again.sources().begin(), again.sources().end()),
              std::vector(graph.sources().begin(), graph.sources().end()));
    if (std::string_view(format.reader) != "plover") {  // event tables say less of the actors
      EXPECT_EQ(std::vector(again.actors().begin(), again.actors().end()),
                std::vector(graph.actors().begin(), graph.actors().end()))
          << format.reader;
      EXPECT_EQ(written(format, View(again, {.resolution = Resolution::all_actors})), text) << format.reader;
    }
  }
}

TEST(ReadGraph, ARoundTripOfHostileNamesIsExactOnceTheyAreValid) {
  const KnowledgeGraph hostile = hostile_graph();
  for (const Both& format : both) {
    const KnowledgeGraph valid = read_back(format.reader, written(format, hostile));
    const std::string text = written(format, valid);
    const KnowledgeGraph again = read_back(format.reader, text);
    EXPECT_EQ(relationships(again).size(), relationships(hostile).size()) << format.reader;
    EXPECT_EQ(written(format, again), text) << format.reader;
  }
}

TEST(ReadGraph, OfficesAreReadBackAndMembersAreNoEvents) {
  const KnowledgeGraph graph = small_graph();
  ExportOptions options;
  options.ties = office_ties(graph);
  options.ties.push_back({.label = "MEMBER", .source = "EU", .target = "FRA"});
  options.ties.push_back({.label = "MEMBER", .source = "EU", .target = "no such actor"});
  const View all(graph, {.resolution = Resolution::all_actors});
  for (const Both& format : both) {
    std::ostringstream out;
    format.write(out, all, options);
    const std::string text = std::move(out).str();
    const KnowledgeGraph again = read_back(format.reader, text);
    EXPECT_EQ(again.edge_count(), graph.edge_count()) << format.reader;
    if (std::string_view(format.reader) == "plover") {
      EXPECT_EQ(text, written(format, all)) << "a table of events";
      continue;
    }
    EXPECT_EQ(std::vector(again.offices().begin(), again.offices().end()),
              std::vector(graph.offices().begin(), graph.offices().end()));
    EXPECT_THAT(text, HasSubstr("MEMBER"));
  }
}

TEST(ReadGraph, RolledUpEdgesKeepTheirFinestActors) {
  const KnowledgeGraph graph = small_graph();
  const KnowledgeGraph again = read_back("graphml", written(both[0], graph));
  const auto ministry = again.find_actor("FRA/interior-ministry");
  ASSERT_TRUE(ministry);
  EXPECT_EQ(again.actors()[again.roll_up(*ministry)].id, "FRA");
  EXPECT_EQ(again.actors()[*ministry].kind, ActorKind::agency);
}

TEST(ReadGraph, GraphsOfOthersAreEvidenceOfTheirFile) {
  const KnowledgeGraph graph = read_back("graphml", R"(<?xml version="1.0"?>
<!DOCTYPE graphml><!-- made elsewhere -->
<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
<g:key id="d1" for="node" attr.name="label" attr.type="string"/>
<g:key id="d2" for="edge" attr.name="type" attr.type="string"/>
<g:key id="d3" for="edge" attr.name="first_day" attr.type="string"/>
<g:graph edgedefault="directed"><g:node id="a"><g:data key="d1">A &amp; <![CDATA[<B>]]></g:data></g:node><g:node id='b'/>
<g:edge source="a" target="b"><g:data key="d2">aid</g:data><g:data key="d3">2020-01-02</g:data></g:edge>
<g:edge source="b" target="a"><g:data key="unknown">&#x41;</g:data></g:edge>
<g:edge source="b" target="b"/></g:graph></g:graphml>)");
  ASSERT_EQ(graph.edge_count(), 2U);
  EXPECT_EQ(graph.relationship(0).type, EventType::aid);
  EXPECT_EQ(graph.relationship(0).when, parse_time_span("2020-01-02"));
  EXPECT_EQ(graph.relationship(1).type, EventType::consult);
  EXPECT_EQ(graph.relationship(1).evidence.front().article, "file");
  EXPECT_EQ(graph.actors()[*graph.find_actor("a")].name, "A & <B>");
}

TEST(ReadGraph, TablesOfOthersKeepTheirDays) {
  const KnowledgeGraph graph = read_back("plover",
                                         "source\ttarget\ttype\tfirst_day\tlast_day\tarticles\n"
                                         "FRA\tDEU\tAID\t2020-01-02\t2020-01-04\treport-7\n");
  ASSERT_EQ(graph.edge_count(), 1U);
  EXPECT_EQ(graph.relationship(0).when, parse_time_span("2020-01-02/2020-01-04"));
  EXPECT_EQ(graph.relationship(0).evidence.front().article, "report-7");
}

TEST(ReadGraph, NumbersAreNodesToo) {
  const KnowledgeGraph graph =
      read_back("json", R"({"graph": {"x": [1, {"y": []}]}, "nodes": [{"id": 1, "deep": {"a": [1]}},
    {"id": 2}], "links": [{"source": 1, "target": 2, "type": "SANCTION", "key": 0, "value": null}]})");
  ASSERT_EQ(graph.edge_count(), 1U);
  EXPECT_EQ(graph.relationship(0).type, EventType::sanction);
  EXPECT_EQ(graph.relationship(0).actor, "1");
}

TEST(ReadGraph, ErrorsNameTheLine) {
  EXPECT_EQ(error_of("graphml", "<graphml>\n<graph>\n</graphml>"), "f:3: expected </graph>");
  EXPECT_EQ(error_of("graphml", "<graphml>\n<edge source='a'/></graphml>"), "f:2: expected target=\"…\"");
  EXPECT_EQ(error_of("graphml", "<graphml>&bomb;</graphml>"), "f:1: expected one of XML's own entities");
  EXPECT_EQ(error_of("graphml", "<!DOCTYPE x [<!ENTITY a \"b\">]><graphml/>"),
            "f:1: expected a document type without definitions");
  EXPECT_EQ(error_of("graphml", ""), "f:1: expected <graphml>");
  EXPECT_EQ(error_of("json", "[]"), "f:1: expected an object with nodes and links");
  EXPECT_EQ(error_of("json", "{\n\"links\": []}"), "f:2: expected the nodes before the edges");
  EXPECT_EQ(error_of("json", "{\"nodes\": [],\n\"links\": [{}]}"), "f:2: expected a source and a target");
  EXPECT_THAT(error_of("json", "{\"nodes\": [1"), HasSubstr("f:1: expected"));
  EXPECT_EQ(error_of("plover", "a\tb\n"), "f:1: expected a header with a column \"source\"");
  EXPECT_EQ(error_of("plover", "source\ttarget\nx\n"), "f:2: expected 2 columns");
  EXPECT_EQ(error_of("gdelt", "1\t2\n"), "f:1: expected the 58 or 61 columns of GDELT");
  EXPECT_EQ(error_of("graphml", std::string(300, '<')), "f:1: expected a name");
}

TEST(ReadGraph, RowsOfGdelt) {
  const std::filesystem::path folder = std::filesystem::path(ENTENTE_SHARED_DIR) / "data/events";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no real data at " << ENTENTE_SHARED_DIR;
  for (const char* name : {"events1samp_58col.tsv", "events2samp_61col.tsv", "events2listsamp_61col.tsv"}) {
    std::ifstream in(folder / name);
    ASSERT_TRUE(in);
    std::size_t parts = 0;
    find_graph_reader("gdelt")->read(in, name, [&](Extraction&& part) {
      ++parts;
      ASSERT_EQ(part.relationships.size(), 1U);
      const Relationship& r = part.relationships.front();
      EXPECT_NE(r.actor, r.recipient);
      EXPECT_TRUE(r.when);
      EXPECT_EQ(r.evidence.front().article, part.source.id);
      EXPECT_THAT(part.source.url, testing::StartsWith("http"));
      EXPECT_TRUE(part.source.published);
    });
    EXPECT_GT(parts, 0U) << name;
  }
}

}  // namespace
}  // namespace entente
