#include "graph/edge_list.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace entente {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

KnowledgeGraph parse(const std::string& text, std::string_view name) {
  std::istringstream in(text);
  return parse_edge_list(in, text.size(), name);
}

TEST(EdgeList, EachLineIsARelationshipAndItsEvidence) {
  const KnowledgeGraph graph =
      parse("FRA,MAR,CONSULT,2024-10-28,0.9\r\n\nMAR,ESP,aid,2023,1\nESP,FRA,ACCUSE,,0", "table.csv");
  ASSERT_EQ(graph.edge_count(), 3);
  EXPECT_EQ(graph.actors().size(), 3);
  const Relationship aid = graph.relationship(0);
  EXPECT_EQ(aid.actor, "MAR");
  EXPECT_EQ(aid.recipient, "ESP");
  EXPECT_EQ(aid.type, EventType::aid);
  EXPECT_EQ(aid.when, parse_time_span("2023"));
  EXPECT_EQ(aid.confidence, 1);
  const Relationship consult = graph.relationship(1);
  EXPECT_EQ(consult.confidence, 0.9);
  ASSERT_EQ(consult.evidence.size(), 1);
  EXPECT_EQ(consult.evidence[0].article, "table.csv");
  EXPECT_EQ(consult.evidence[0].sentence, 1);
  EXPECT_EQ(consult.evidence[0].text, "FRA,MAR,CONSULT,2024-10-28,0.9");
  EXPECT_EQ(consult.evidence[0].end, consult.evidence[0].text.size());
  EXPECT_EQ(graph.relationship(2).when, std::nullopt);
  EXPECT_EQ(graph.relationship(2).evidence[0].sentence, 4);
  EXPECT_EQ(graph.sources().front().id, "table.csv");
}

TEST(EdgeList, SaysWhatItExpectedAndWhere) {
  const auto message = [](std::string_view line) {
    return [text = "A,B,AID,2020,1\n" + std::string(line)] { return parse(text, "t.csv"); };
  };
  const auto throws = [](std::string_view what) {
    return ThrowsMessage<std::runtime_error>(HasSubstr(std::string(what)));
  };
  EXPECT_THAT(message("A,B,AID,2020"), throws("t.csv:2: expected actor,recipient,type,time,confidence"));
  EXPECT_THAT(message("A,B,AID,2020,1,"), throws("t.csv:2: expected actor,recipient,type,time,confidence"));
  EXPECT_THAT(message("A,A,AID,2020,1"), throws("t.csv:2: expected the ids of two actors"));
  EXPECT_THAT(message(",B,AID,2020,1"), throws("t.csv:2: expected the ids of two actors"));
  EXPECT_THAT(message("A,B,,2020,1"), throws("t.csv:2: expected a type as CONSULT"));
  EXPECT_THAT(message("A,B,AID,2020-13,1"), throws("t.csv:2: expected a day, month or year"));
  EXPECT_THAT(message("A,B,AID,2020,1.5"), throws("t.csv:2: expected a confidence from 0 to 1"));
  EXPECT_THAT(message("A,B,AID,2020,nan"), throws("t.csv:2: expected a confidence from 0 to 1"));
  EXPECT_THAT([] { return read_edge_list("/nowhere.csv"); }, throws("/nowhere.csv: cannot be read"));
}

TEST(EdgeList, OfAFileIsNamedAfterIt) {
  const std::string file = testing::TempDir() + "entente_edge_list.csv";
  std::ofstream(file) << "A,B,AID,2020,1\n";
  const KnowledgeGraph graph = read_edge_list(file);
  EXPECT_EQ(graph.edge_count(), 1);
  EXPECT_EQ(graph.sources().front().id, file);
  EXPECT_EQ(parse("", "nothing").edge_count(), 0);
}

}  // namespace
}  // namespace entente
