#include "export/formats.hpp"

#include <algorithm>
#include <array>

#include "export/writers.hpp"

namespace entente {
namespace {

constexpr std::array all_formats{
    Format{"cameo", ".cameo.tsv", "event table in CAMEO codes", write_cameo_events},
    Format{"csv-edges", ".csv .edges.csv", "edges for spreadsheets, pandas and Gephi", write_csv_edges},
    Format{"csv-nodes", ".nodes.csv", "nodes for spreadsheets, pandas and Gephi", write_csv_nodes},
    Format{"cytoscape", ".cyjs", "JSON for Cytoscape.js and Cytoscape", write_cytoscape},
    Format{"d3", ".d3.json", "JSON for d3-force", write_d3},
    Format{"dot", ".dot .gv", "Graphviz, Gephi", write_dot},
    Format{"geojson", ".geojson", "maps: actors as points, relationships as lines", write_geojson},
    Format{"gexf", ".gexf", "GEXF 1.3 with time, for Gephi's timeline", write_gexf},
    Format{"gexf-1.2", ".1.2.gexf", "GEXF 1.2draft, for NetworkX", write_gexf_1_2},
    Format{"graphml", ".graphml .xml", "GraphML: NetworkX, igraph, Gephi, Cytoscape, yEd", write_graphml},
    Format{"graphology", ".graphology.json", "JSON for graphology and sigma", write_graphology},
    Format{"jgf", ".jgf .jgf.json", "JSON Graph Format 2", write_json_graph},
    Format{"json", ".json", "node-link JSON: NetworkX before 3.6", write_node_link},
    Format{"json-edges", ".edges.json", "node-link JSON: NetworkX from 3.6 on", write_node_link_edges},
    Format{"json-ld", ".jsonld", "RDF as JSON-LD, with PROV evidence", write_json_ld},
    Format{"neo4j-edges", ".neo4j-edges.csv", "relationships for neo4j-admin import", write_neo4j_edges},
    Format{"neo4j-nodes", ".neo4j-nodes.csv", "nodes for neo4j-admin import", write_neo4j_nodes},
    Format{"plover", ".tsv .plover.tsv", "event table in PLOVER types", write_plover_events},
    Format{"turtle", ".ttl", "RDF as Turtle, with PROV evidence", write_turtle},
};

constexpr std::array node_table{
    Attribute{"label", "text", "the actor's name"},
    Attribute{"name", "text", "the same, for Cytoscape"},
    Attribute{"kind", "text", "country, organisation, agency or person"},
    Attribute{"iso2", "text", "ISO 3166-1 alpha-2 code of a country"},
    Attribute{"wikidata", "text", "Wikidata's id"},
    Attribute{"part_of", "text", "id of the country or organisation that an agency or person belongs to"},
    Attribute{"region", "text", "UN M49 subregion"},
    Attribute{"latitude", "real", "degrees north of a country's capital or an organisation's seat"},
    Attribute{"longitude", "real", "degrees east of it"},
    Attribute{"other_names", "list", "other names"},
    Attribute{"degree", "integer", "edges of the file at the node"},
    Attribute{"first_day", "text", "first day of any of its edges"},
    Attribute{"last_day", "text", "last day of any of its edges"},
};

constexpr std::array edge_table{
    Attribute{"label", "text", "the type or, grouped by class, the class"},
    Attribute{"interaction", "text", "the same, for Cytoscape"},
    Attribute{"weight", "real", "the confidence; grouped: the count"},
    Attribute{"type", "text", "PLOVER event type, as the text says; grouped: the most frequent by the rule of tense"},
    Attribute{"mode", "text", "PLOVER mode"},
    Attribute{"plover", "text", "the type by PLOVER's rule of tense: a promise to cooperate is AGREE"},
    Attribute{"cameo", "text", "nearest CAMEO root code"},
    Attribute{"class", "text", "quad class: verbal or material, cooperation or conflict"},
    Attribute{"score", "real", "cooperation (10) to conflict (−10); grouped: the mean"},
    Attribute{"aspect", "text", "actual, future, hypothetical, negated or historical"},
    Attribute{"mutual", "integer", "1 where both ends act alike; grouped: the number of those"},
    Attribute{"contexts", "list", "what it is about"},
    Attribute{"time", "text", "when, as the text says: a day, month, year or range"},
    Attribute{"first_day", "text", "first day that it counts for; without a time, the first report's"},
    Attribute{"last_day", "text", "last day that it counts for"},
    Attribute{"reported", "text", "day of the first report"},
    Attribute{"confidence", "real", "probability that a careful reader agrees; grouped: of the surest"},
    Attribute{"support", "integer", "number of articles that say so"},
    Attribute{"count", "integer", "number of relationships"},
    Attribute{"facts", "integer", "number of these that are actual or historical"},
    Attribute{"actor", "text", "id of the finest actor, where it is not the source"},
    Attribute{"recipient", "text", "id of the finest recipient, where it is not the target"},
    Attribute{"actor_mention", "text", "how the text names the actor"},
    Attribute{"recipient_mention", "text", "how the text names the recipient"},
    Attribute{"articles", "list", "ids of the articles"},
    Attribute{"urls", "list", "their URLs"},
    Attribute{"titles", "list", "their titles"},
    Attribute{"publishers", "list", "their publishers"},
    Attribute{"published", "list", "their days of publication"},
    Attribute{"copy_of", "list", "the article whose report each repeats; empty: none"},
    Attribute{"sentences", "list", "the sentences that say so"},
    Attribute{"evidence", "list", "where these stand: article#sentence@begin-end, in bytes"},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::span<const Format> formats() { return all_formats; }

std::vector<StandingTie> office_ties(const KnowledgeGraph& graph) {
  std::vector<StandingTie> ties;
  for (const Office& office : graph.offices()) {
    StandingTie tie{.label = "OFFICE", .source = office.person, .target = office.of, .role = office.role};
    tie.term = office.term;
    if (!office.evidence.article.empty()) tie.evidence = office.evidence;
    ties.push_back(std::move(tie));
  }
  return ties;
}

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(all_formats, name, &Format::name);
  return found == all_formats.end() ? nullptr : &*found;
}

const Format* format_of_file(const std::filesystem::path& file) {
  std::string name = file.filename().string();
  std::ranges::transform(name, name.begin(), lower);
  const Format* best = nullptr;
  std::size_t longest = 0;
  for (const Format& format : all_formats) {
    for (std::string_view rest = format.endings; !rest.empty();) {
      const std::string_view ending = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), ending.size() + 1));
      if (ending.size() > longest && name.ends_with(ending)) {
        best = &format;
        longest = ending.size();
      }
    }
  }
  return best;
}

std::span<const Attribute> node_attributes() { return node_table; }
std::span<const Attribute> edge_attributes() { return edge_table; }

}  // namespace entente
