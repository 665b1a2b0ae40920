// RDF as Turtle and as JSON-LD: the same triples. A relationship is a node of its own (rdf:Statement), derived
// (prov:wasDerivedFrom) from sentences that are quoted (prov:wasQuotedFrom) from articles; RDF-star, which few read, is
// not needed.

#include <fmt/format.h>
#include <string>
#include <vector>

#include "export/fields.hpp"
#include "export/json_value.hpp"
#include "export/output.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

/// The object of a triple. Names are written with prefixes: "prov:Entity".
struct Object {
  enum class Kind : std::uint8_t { name, iri, text, integer, real, day };
  Kind kind = Kind::text;
  std::string value;
};

constexpr std::array prefixes{
    std::pair("dcterms", "http://purl.org/dc/terms/"),
    std::pair("entente", "urn:entente:vocabulary:"),
    std::pair("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    std::pair("owl", "http://www.w3.org/2002/07/owl#"),
    std::pair("prov", "http://www.w3.org/ns/prov#"),
    std::pair("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    std::pair("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    std::pair("schema", "https://schema.org/"),
    std::pair("wd", "http://www.wikidata.org/entity/"),
    std::pair("xsd", "http://www.w3.org/2001/XMLSchema#"),
};

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string encoded;
  for (char c : text) {
    if (unreserved(c) || kept.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

/// One of our own IRIs. "/" stays readable; everything that could end an IRI or be read as a part of it is encoded.
std::string own_iri(std::string_view kind, std::string_view id) {
  return fmt::format("urn:entente:{}:{}", kind, percent_encoded(id, "/"));
}

/// A web address as an IRI that every reader accepts; empty where the text is none.
std::string web_iri(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
  std::string iri = percent_encoded(url, ":/?#@!$&'()*+,;=%");
  const auto hexadecimal = [&](std::size_t at) {
    return at < iri.size() && ((iri[at] >= '0' && iri[at] <= '9') || (iri[at] >= 'A' && iri[at] <= 'F') ||
                               (iri[at] >= 'a' && iri[at] <= 'f'));
  };
  const std::size_t fragment = iri.find('#');
  for (std::size_t at = 0; at < iri.size(); ++at) {
    const bool stray = iri[at] == '%' && !(hexadecimal(at + 1) && hexadecimal(at + 2));
    if (stray) iri.insert(at + 1, "25");
    if (iri[at] == '#' && at != fragment) iri.replace(at, 1, "%23");
  }
  return iri;
}

bool is_wikidata_id(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' && id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

class Turtle {
 public:
  explicit Turtle(Output& out) : out_(out) {
    for (const auto& [prefix, iri] : prefixes) out_ << "@prefix " << prefix << ": <" << iri << "> .\n";
  }
  void begin(std::string_view iri) { out_ << "\n<" << iri << '>', first_ = true; }
  void property(std::string_view name, const std::vector<Object>& objects) {
    if (objects.empty()) return;
    out_ << (first_ ? " " : " ;\n  ") << (name == "rdf:type" ? "a" : name);
    first_ = false;
    std::string_view separator = " ";
    for (const Object& object : objects) {
      out_ << separator;
      separator = ", ";
      switch (object.kind) {
        case Object::Kind::name:
          out_ << object.value;
          break;
        case Object::Kind::iri:
          out_ << '<' << object.value << '>';
          break;
        case Object::Kind::integer:
          out_ << object.value;
          break;
        case Object::Kind::text:
          literal(object.value);
          break;
        case Object::Kind::real:
          literal(object.value), out_ << "^^xsd:double";
          break;
        case Object::Kind::day:
          literal(object.value), out_ << "^^xsd:date";
          break;
      }
    }
  }
  void end() { out_ << " .\n"; }
  void finish() {}

 private:
  void literal(std::string_view text) {
    out_ << '"';
    out_.escaped(text, turtle_escapes) << '"';
  }
  Output& out_;
  bool first_ = true;
};

class JsonLd {
 public:
  explicit JsonLd(Output& out) : out_(out) {
    out_ << "{\"@context\":{";
    std::string_view separator;
    for (const auto& [prefix, iri] : prefixes) {
      out_ << separator << '"' << prefix << "\":\"" << iri << '"';
      separator = ",";
    }
    out_ << "},\n\"@graph\":[";
  }
  void begin(std::string_view iri) {
    out_ << (any_ ? ",\n" : "\n") << "{\"@id\":\"" << iri << '"';
    any_ = true;
  }
  void property(std::string_view name, const std::vector<Object>& objects) {
    if (objects.empty()) return;
    const bool type = name == "rdf:type";
    out_ << ",\"" << (type ? "@type" : name) << "\":[";
    std::string_view separator;
    for (const Object& object : objects) {
      out_ << separator;
      separator = ",";
      switch (object.kind) {
        case Object::Kind::name:
        case Object::Kind::iri:
          if (type) {
            write_json_text(out_, object.value);
          } else {
            out_ << "{\"@id\":\"" << object.value << "\"}";
          }
          break;
        case Object::Kind::integer:
          out_ << object.value;
          break;
        case Object::Kind::text:
          write_json_text(out_, object.value);
          break;
        case Object::Kind::real:
          typed(object.value, "xsd:double");
          break;
        case Object::Kind::day:
          typed(object.value, "xsd:date");
          break;
      }
    }
    out_ << ']';
  }
  void end() { out_ << '}'; }
  void finish() { out_ << "\n]}\n"; }

 private:
  void typed(std::string_view value, std::string_view type) {
    out_ << "{\"@value\":\"" << value << "\",\"@type\":\"" << type << "\"}";
  }
  Output& out_;
  bool any_ = false;
};

/// Actors first; articles and sentences where the first relationship needs them.
template <typename Syntax>
class RdfWriter {
 public:
  RdfWriter(Output& out, const View& view, const ExportOptions& options)
      : records_(view, without_ties(options)),
        syntax_(out),
        fields_(options.sentences),
        described_(view.graph().sources().size()) {}

  void write() {
    for (ActorIndex actor : records_.nodes()) node(records_.node(actor));
    records_.for_each_edge([&](const EdgeRecord& edge) {
      for (const Source* source : edge.sources) article(*source);
      for (const EvidenceRef& evidence : edge.evidence) sentence(evidence);
      relationship(edge);
    });
    syntax_.finish();
  }

 private:
  using Kind = Object::Kind;
  using Objects = std::vector<Object>;

  template <typename Value>
  static Objects literals(const Value& value, bool day) {
    if constexpr (std::is_same_v<Value, std::int64_t>) {
      return {{Kind::integer, fmt::format("{}", value)}};
    } else if constexpr (std::is_same_v<Value, double>) {
      return {{Kind::real, fmt::format("{}", value)}};
    } else if constexpr (std::is_same_v<Value, std::string_view>) {
      return {{day ? Kind::day : Kind::text, std::string(value)}};
    } else {
      Objects objects;
      for (std::string_view item : value) objects.push_back({Kind::text, std::string(item)});
      return objects;
    }
  }

  void node(const NodeRecord& node) {
    syntax_.begin(own_iri("actor", node.id));
    const bool person = node.actor->kind == ActorKind::person;
    const bool country = node.actor->kind == ActorKind::country;
    syntax_.property("rdf:type", {{Kind::name, person    ? "schema:Person"
                                               : country ? "schema:Country"
                                                         : "schema:Organization"},
                                  {Kind::name, "prov:Agent"}});
    syntax_.property("dcterms:identifier", {{Kind::text, node.id}});
    if (is_wikidata_id(node.actor->wikidata))
      syntax_.property("owl:sameAs", {{Kind::name, "wd:" + node.actor->wikidata}});
    for_each_field(node, [&](NodeField field, const auto& value) {
      switch (field) {
        case NodeField::name:
        case NodeField::wikidata:
          return;
        case NodeField::label:
          return syntax_.property("rdfs:label", literals(value, false));
        case NodeField::latitude:
          return syntax_.property("geo:lat", literals(value, false));
        case NodeField::longitude:
          return syntax_.property("geo:long", literals(value, false));
        case NodeField::part_of:
          return syntax_.property("dcterms:isPartOf", {{Kind::iri, own_iri("actor", valid_text(node.actor->parent))}});
        default: {
          const bool day = field == NodeField::first_day || field == NodeField::last_day;
          syntax_.property(fmt::format("entente:{}", name(field)), literals(value, day));
        }
      }
    });
    syntax_.end();
  }

  static std::string article_iri(std::string_view id) { return own_iri("article", valid_text(id)); }

  static std::string sentence_iri(const EvidenceRef& e) {
    return fmt::format("{}:{}:{}-{}", article_iri(e.article), e.sentence, e.begin, e.end);
  }

  void article(const Source& source) {
    const auto index = static_cast<std::size_t>(&source - records_.graph().sources().data());
    if (described_[index]) return;
    described_[index] = true;
    syntax_.begin(article_iri(source.id));
    syntax_.property("rdf:type", {{Kind::name, "schema:NewsArticle"}, {Kind::name, "prov:Entity"}});
    syntax_.property("dcterms:identifier", {{Kind::text, source.id}});
    if (!source.title.empty()) syntax_.property("dcterms:title", {{Kind::text, source.title}});
    if (!source.publisher.empty()) syntax_.property("dcterms:publisher", {{Kind::text, source.publisher}});
    if (const std::string iri = web_iri(source.url); !iri.empty()) {
      syntax_.property("schema:url", {{Kind::iri, iri}});
    } else if (!source.url.empty()) {
      syntax_.property("schema:url", {{Kind::text, source.url}});
    }
    if (source.published) syntax_.property("dcterms:issued", {{Kind::day, to_string(*source.published)}});
    syntax_.end();
  }

  void sentence(const EvidenceRef& evidence) {
    syntax_.begin(sentence_iri(evidence));
    syntax_.property("rdf:type", {{Kind::name, "prov:Entity"}});
    if (records_.options().sentences == Sentences::with) {
      syntax_.property("prov:value", {{Kind::text, std::string(evidence.text)}});
    }
    syntax_.property("entente:sentence", {{Kind::integer, fmt::format("{}", evidence.sentence)}});
    syntax_.property("prov:wasQuotedFrom", {{Kind::iri, article_iri(evidence.article)}});
    syntax_.end();
  }

  void relationship(const EdgeRecord& edge) {
    const std::string source = own_iri("actor", records_.node(edge.source).id);
    const std::string target = own_iri("actor", records_.node(edge.target).id);
    std::string predicate = "entente:";
    for (char c : edge.label) predicate += c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (edge.facts > 0) {  // what has happened is also a triple of its own
      syntax_.begin(source);
      syntax_.property(predicate, {{Kind::iri, target}});
      syntax_.end();
    }
    syntax_.begin(own_iri("relationship", fmt::format("{}{}", records_.edge_prefix(), edge.number)));
    syntax_.property("rdf:type", {{Kind::name, "rdf:Statement"}});
    syntax_.property("rdf:subject", {{Kind::iri, source}});
    syntax_.property("rdf:predicate", {{Kind::name, predicate}});
    syntax_.property("rdf:object", {{Kind::iri, target}});
    fields_.for_each(edge, [&](EdgeField field, const auto& value) {
      if (field == EdgeField::interaction || (field >= EdgeField::articles && field <= EdgeField::evidence)) return;
      const bool day = field == EdgeField::first_day || field == EdgeField::last_day || field == EdgeField::reported;
      if (field == EdgeField::label) return syntax_.property("rdfs:label", literals(value, false));
      syntax_.property(fmt::format("entente:{}", name(field)), literals(value, day));
    });
    Objects sentences;
    for (const EvidenceRef& evidence : edge.evidence) sentences.push_back({Kind::iri, sentence_iri(evidence)});
    syntax_.property("prov:wasDerivedFrom", sentences);
    Objects articles;
    for (const Source* article : edge.sources) articles.push_back({Kind::iri, article_iri(article->id)});
    syntax_.property("prov:hadPrimarySource", articles);
    syntax_.end();
  }

  Records records_;
  Syntax syntax_;
  EdgeFields fields_;
  std::vector<bool> described_;
};

}  // namespace

void write_turtle(std::ostream& stream, const View& view, const ExportOptions& options) {
  Output out(stream);
  RdfWriter<Turtle>(out, view, options).write();
  out.finish();
}

void write_json_ld(std::ostream& stream, const View& view, const ExportOptions& options) {
  Output out(stream);
  RdfWriter<JsonLd>(out, view, options).write();
  out.finish();
}

}  // namespace entente
