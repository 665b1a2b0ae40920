#pragma once

// Graphs made by hand, for the tests of the exports.

#include <algorithm>
#include <cmath>
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

/// Names that break careless writers and readers, ids that clash, and a hundred parallel edges.
inline KnowledgeGraph hostile_graph() {
  const std::vector<std::string> names{"\"quoted\" 'name'",
                                       "back\\slash\\",
                                       "<script>alert(1)</script>",
                                       "]]>",
                                       "a\nb\r\nc\td",
                                       std::string("nul\0l", 5),
                                       "\x01\x1B[31mred\x7F",
                                       "\u202Eright-to-left",
                                       "العربية עברית",
                                       "\U0001F1EB\U0001F1F7 \U00010348",
                                       "\xFF\xFE broken \xC3",
                                       "\xED\xA0\x80 surrogate",
                                       "=cmd|'/C calc'!A0",
                                       "+33",
                                       "-2+3",
                                       "@SUM(A1)",
                                       "",
                                       " ",
                                       "\uFFFE\uFFFF",
                                       "a;b,c\td",
                                       "&amp; &#60; %41 \\N \\l",
                                       "<!-- -->",
                                       "{}[]|\\|",
                                       "NaN",
                                       "\xC2\x85\u2028\u2029"};
  const std::vector<std::string> ids{"e0",   "e1",   "e_0",   "a\xFF", "a\xFE", "a\uFFFD",       "a\uFFFD~2",
                                     "x/y",  "x:y",  "x_2Fy", "",      "_",     "id with space", "\"",
                                     "<id>", "日本", "-",     "=1",    "size",  "node",          "digraph",
                                     "a\\",  "..",   "%2F",   "id\n"};
  const Source source{"article \" < \\ ; | \xFF", "Title ]]> \x02 \"t\" | \\", "=Publisher",
                      "http://x.example/a b?c=\"<>&d=;|é%zz#f#g", parse_day("2020-02-29")};
  Extraction extraction{.source = source};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Actor actor;
    actor.id = ids[i];
    actor.name = names[i];
    actor.kind = i % 3 == 0 ? ActorKind::country : ActorKind::organisation;
    actor.iso2 = names[i];
    actor.wikidata = names[i];
    actor.region = i % 2 == 0 ? names[i] : "";
    if (i % 4 == 0) actor.place = Place{std::nan(""), 400};
    if (i % 4 == 1) actor.place = Place{-17.5, i % 8 == 1 ? 179.0 : -179.0};
    extraction.actors.push_back(std::move(actor));
  }
  const auto add = [&](std::size_t a, std::size_t b, int day) {
    Relationship r;
    r.actor = ids[a];
    r.recipient = ids[b];
    r.type = event_types()[static_cast<std::size_t>(day) % event_type_count];
    r.mode = names[a];
    r.when = day_span(*parse_day("2019-01-01") + std::chrono::days{day});
    r.confidence = day == 7 ? std::nan("") : day == 8 ? 1e-300 : 1.0 / 3;
    r.actor_mention = names[a];
    r.recipient_mention = names[b];
    r.evidence.push_back(evidence_of(source, static_cast<std::uint32_t>(day), names[a] + " | \\ " + names[b]));
    extraction.relationships.push_back(std::move(r));
  };
  for (std::size_t i = 0; i < ids.size(); ++i) add(i, (i + 1) % ids.size(), static_cast<int>(i));
  for (int day = 0; day < 100; ++day) add(7, 8, 100 + day);
  std::ranges::sort(extraction.actors, {}, &Actor::id);
  KnowledgeGraph graph;
  graph.add(std::move(extraction));
  graph.freeze();
  return graph;
}

}  // namespace entente
