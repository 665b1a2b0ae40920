#include <algorithm>
#include <cmath>

#include "export/json_value.hpp"
#include "export/writers.hpp"

namespace entente {
namespace {

bool on_globe(const std::optional<Place>& place) {
  return place && std::abs(place->latitude) <= 90 && std::abs(place->longitude) <= 180;  // false for NaN
}

void write_position(Output& out, double longitude, double latitude) {
  out << '[' << longitude << ',' << latitude << ']';
}

/// A straight line on the map; in two parts where the short way crosses the date line, as RFC 7946 wants it.
void write_line(Output& out, const Place& a, const Place& b) {
  const double way = b.longitude - a.longitude;
  if (std::abs(way) <= 180) {
    out << "{\"type\":\"LineString\",\"coordinates\":[";
    write_position(out, a.longitude, a.latitude);
    out << ',';
    write_position(out, b.longitude, b.latitude);
    out << "]}";
    return;
  }
  const double edge = way < 0 ? 180 : -180;
  const double around = 360 - std::abs(way);
  const double share = std::abs(edge - a.longitude) / around;
  const double latitude = std::round((a.latitude + share * (b.latitude - a.latitude)) * 1e6) / 1e6;
  out << "{\"type\":\"MultiLineString\",\"coordinates\":[[";
  write_position(out, a.longitude, a.latitude);
  out << ',';
  write_position(out, edge, latitude);
  out << "],[";
  write_position(out, -edge, latitude);
  out << ',';
  write_position(out, b.longitude, b.latitude);
  out << "]]}";
}

}  // namespace

// What has no place is a feature without geometry: no tie is lost.
void write_geojson(std::ostream& stream, const View& view, const ExportOptions& options) {
  const Records records(view, without_ties(options));
  Output out(stream);
  JsonMembers members(out);
  out << "{\"type\":\"FeatureCollection\",\"features\":[";
  std::string_view separator = "\n";
  for (ActorIndex actor : records.nodes()) {
    const NodeRecord& node = records.node(actor);
    out << separator << "{\"type\":\"Feature\",\"id\":";
    write_json_text(out, node.id);
    out << ",\"geometry\":";
    if (on_globe(node.actor->place)) {
      out << "{\"type\":\"Point\",\"coordinates\":";
      write_position(out, node.actor->place->longitude, node.actor->place->latitude);
      out << '}';
    } else {
      out << "null";
    }
    out << ",\"properties\":{\"feature\":\"actor\"";
    members.begin(false);
    for_each_field(node, members);
    out << "}}";
    separator = ",\n";
  }
  EdgeFields fields(options.sentences);
  records.for_each_edge([&](const EdgeRecord& edge) {
    const auto& from = records.node(edge.source).actor->place;
    const auto& to = records.node(edge.target).actor->place;
    out << separator << "{\"type\":\"Feature\",\"id\":\"";
    out.escaped(records.edge_prefix(), json_escapes) << edge.number << "\",\"geometry\":";
    if (on_globe(from) && on_globe(to)) {
      write_line(out, *from, *to);
    } else {
      out << "null";
    }
    out << ",\"properties\":{\"feature\":\"relationship\",\"source\":";
    write_json_text(out, records.node(edge.source).id);
    out << ",\"target\":";
    write_json_text(out, records.node(edge.target).id);
    members.begin(false);
    fields.for_each(edge, members);
    out << "}}";
    separator = ",\n";
  });
  out << "\n]}\n";
  out.finish();
}

}  // namespace entente
