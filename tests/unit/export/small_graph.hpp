#pragma once

// Graphs made by hand, for the tests of the exports.

#include <string>

#include "graph/knowledge_graph.hpp"

namespace entente {

inline Evidence evidence_of(const Source& source, std::uint32_t sentence, std::string text) {
  const std::size_t begin = 100 * sentence;
  const std::size_t end = begin + text.size();
  return {source.id, sentence, begin, end, std::move(text), source.published};
}

/// France, Morocco, Algeria, the EU, a French ministry and a person; seven relationships from three articles.
inline KnowledgeGraph small_graph() {
  const std::vector<Actor> actors{
      {"DZA", ActorKind::country, "Algeria", {}, "DZ", "Q262", "", "Northern Africa", Place{36.75, 3.06}},
      {"EU", ActorKind::organisation, "European Union", {"EU"}, "", "Q458", "", "", Place{50.85, 4.35}},
      {"FRA",
       ActorKind::country,
       "France",
       {"French Republic"},
       "FR",
       "Q142",
       "",
       "Western Europe",
       Place{48.86, 2.35}},
      {"FRA/interior-ministry", ActorKind::agency, "French Interior Ministry", {}, "", "", "FRA", "Western Europe", {}},
      {"MAR", ActorKind::country, "Morocco", {}, "MA", "Q1028", "", "Northern Africa", Place{34.02, -6.84}},
      {"person/edouard-philippe", ActorKind::person, "Édouard Philippe", {}, "", "Q1", "FRA", "Western Europe", {}}};
  const Source first{"a1", "France and Morocco work together", "Example News", "https://news.example/1?a=b&c=d",
                     parse_day("2018-02-06")};
  const Source second{"a2", "More on it", "Example News", "https://news.example/2", parse_day("2018-02-07")};
  const Source third{"a3", "A quarrel", "Other News", "", std::nullopt};
  KnowledgeGraph graph;
  graph.add({first,
             actors,
             {{"FRA",
               "MAR",
               EventType::cooperate,
               "",
               Aspect::actual,
               true,
               {Context::terrorism, Context::intelligence},
               parse_time_span("2018-02-05"),
               0.9,
               "France",
               "Morocco",
               {evidence_of(first, 1, "France and Morocco fight terrorism together.")}},
              {"FRA/interior-ministry",
               "MAR",
               EventType::aid,
               "",
               Aspect::future,
               false,
               {Context::migration},
               parse_time_span("2018-03"),
               0.6,
               "the ministry",
               "Rabat",
               {evidence_of(first, 2, "The ministry will give Rabat help, say both | and neither.")}},
              {"FRA",
               "FRA/interior-ministry",
               EventType::consult,
               "",
               Aspect::actual,
               true,
               {},
               {},
               0.5,
               "Paris",
               "the ministry",
               {evidence_of(first, 3, "Paris meets its ministry.")}}},
             {{"person/edouard-philippe", "Édouard Philippe", "prime minister", "FRA", parse_time_span("2017-05-15"),
               evidence_of(first, 1, "Prime minister Édouard Philippe.")}}});
  graph.add({second,
             actors,
             {{"FRA",
               "MAR",
               EventType::cooperate,
               "",
               Aspect::actual,
               true,
               {Context::terrorism},
               parse_time_span("2018-02-05"),
               0.8,
               "Paris",
               "Rabat",
               {evidence_of(second, 1, "Paris and Rabat fight terrorism together.")}},
              {"person/edouard-philippe",
               "DZA",
               EventType::consult,
               "visit",
               Aspect::historical,
               false,
               {Context::diplomatic},
               parse_time_span("2017-12-06"),
               0.7,
               "Philippe",
               "Algiers",
               {evidence_of(second, 2, "Philippe had visited Algiers.")}},
              {"EU",
               "MAR",
               EventType::support,
               "",
               Aspect::hypothetical,
               false,
               {},
               parse_time_span("2018"),
               0.4,
               "the EU",
               "Morocco",
               {evidence_of(second, 3, "The EU may sign with Morocco.")}}},
             {}});
  graph.add({third,
             actors,
             {{"MAR",
               "DZA",
               EventType::accuse,
               "disapprove",
               Aspect::actual,
               false,
               {Context::territory},
               {},
               0.75,
               "Morocco",
               "Algeria",
               {evidence_of(third, 1, "Morocco criticised Algeria.")}},
              {"FRA",
               "DZA",
               EventType::agree,
               "",
               Aspect::negated,
               false,
               {Context::economic},
               parse_time_span("2018-02-01/2018-02-03"),
               0.55,
               "France",
               "Algeria",
               {evidence_of(third, 2, "France did not agree with Algeria.")}}},
             {}});
  graph.freeze();
  return graph;
}

}  // namespace entente
