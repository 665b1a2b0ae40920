#include "export/read_graph.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "export/read_edges.hpp"

namespace entente {
namespace {

constexpr std::array all_readers{
    GraphReader{"gdelt", ".export.csv", read_gdelt},
    GraphReader{"graphml", ".graphml", read_graphml},
    GraphReader{"json", ".json", read_node_link},
    GraphReader{"plover", ".tsv", read_events},
};

template <typename Field>
std::optional<Field> field_named(std::span<const Attribute> table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &Attribute::name);
  if (found == table.end()) return std::nullopt;
  return static_cast<Field>(found - table.begin());
}

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Confidences whose joint one (1 − Π(1 − c), as merge_reports() computes it) is `joint` to the last bit.
std::vector<double> shares(double joint, std::size_t articles) {
  if (articles < 2 || !(joint > 0 && joint < 1)) return std::vector<double>(articles, joint);
  std::vector<double> each(articles, -std::expm1(std::log1p(-joint) / static_cast<double>(articles)));
  double doubt = 1;
  for (std::size_t i = 0; i + 1 < articles; ++i) doubt *= 1 - each[i];
  double& last = each.back();
  for (double direction : {0.0, 1.0}) {
    double tried = 1 - (1 - joint) / doubt;
    for (int step = 0; step < 16; ++step) {
      if (1 - doubt * (1 - tried) == joint) {
        last = tried;
        return each;
      }
      tried = std::nextafter(tried, direction);
    }
  }
  return each;
}

/// "article#sentence@begin-end", from its end: an article's id may hold anything.
Evidence parse_place(const std::string& place) {
  const std::size_t hash = place.rfind('#');
  const std::size_t at = place.rfind('@');
  const std::size_t dash = place.rfind('-');
  if (hash == std::string::npos || at == std::string::npos || dash == std::string::npos || !(hash < at && at < dash)) {
    return {.article = place};
  }
  const std::string_view text = place;
  const auto sentence = number<std::uint32_t>(text.substr(hash + 1, at - hash - 1));
  const auto begin = number<std::size_t>(text.substr(at + 1, dash - at - 1));
  const auto end = number<std::size_t>(text.substr(dash + 1));
  if (!sentence || !begin || !end) return {.article = place};
  return {.article = place.substr(0, hash), .sentence = *sentence, .begin = *begin, .end = *end};
}

/// An item of a list, taken out of it; empty where it has none.
std::string take(std::vector<std::string>& list, std::size_t i) {
  return i < list.size() ? std::move(list[i]) : std::string();
}

Source take_source(EdgeRow& row, std::size_t i) {
  return {.id = take(row.list(EdgeField::articles), i),
          .title = take(row.list(EdgeField::titles), i),
          .publisher = take(row.list(EdgeField::publishers), i),
          .url = take(row.list(EdgeField::urls), i),
          .published = parse_day(take(row.list(EdgeField::published), i)),
          .copy_of = take(row.list(EdgeField::copy_of), i)};
}

/// A copy bears the same witness as what it repeats.
std::string_view witness_of(EdgeRow& row, std::size_t i) {
  const std::vector<std::string>& copies = row.list(EdgeField::copy_of);
  return i < copies.size() && !copies[i].empty() ? copies[i] : row.list(EdgeField::articles)[i];
}

/// The confidence that each article has in a row.
std::vector<double> confidences(EdgeRow& row, double joint) {
  const std::size_t articles = row.list(EdgeField::articles).size();
  std::map<std::string_view, std::size_t> witnesses;
  for (std::size_t i = 0; i < articles; ++i) witnesses.try_emplace(witness_of(row, i), 0);
  std::size_t count = 0;
  for (auto& [id, number] : witnesses) number = count++;
  const std::vector<double> each = shares(joint, count);
  std::vector<double> result;
  for (std::size_t i = 0; i < articles; ++i) result.push_back(each[witnesses.at(witness_of(row, i))]);
  return result;
}

EventType type_of(EdgeRow& row) {
  for (EdgeField field : {EdgeField::type, EdgeField::plover, EdgeField::label, EdgeField::interaction}) {
    if (const auto type = parse_event_type(row[field])) return *type;
  }
  return event_type_of_cameo(row[EdgeField::cameo]).value_or(EventType::consult);
}

std::optional<TimeSpan> time_of(EdgeRow& row) {
  if (const auto time = parse_time_span(row[EdgeField::time])) return time;
  // Without a time of its own, one of ours (only they say where their evidence stands) counts from its first report:
  // its days are not what the text says.
  const auto first = parse_day(row[EdgeField::first_day]);
  const auto last = parse_day(row[EdgeField::last_day]);
  if (!row.list(EdgeField::evidence).empty() || !first) return std::nullopt;
  return TimeSpan{*first, std::max(last.value_or(*first), *first) + std::chrono::days{1}};
}

}  // namespace

std::optional<NodeField> node_field(std::string_view name) { return field_named<NodeField>(node_attributes(), name); }
std::optional<EdgeField> edge_field(std::string_view name) { return field_named<EdgeField>(edge_attributes(), name); }

bool is_list(EdgeField field) { return edge_attributes()[static_cast<std::size_t>(field)].type == "list"; }

void split_list(std::string_view joined, std::vector<std::string>& items) {
  items.clear();
  if (joined.find('|') == std::string_view::npos && joined.find('\\') == std::string_view::npos) {
    items.emplace_back(joined);
    return;
  }
  std::string current;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (joined[i] == '\\' && i + 1 < joined.size()) {
      current += joined[++i];
    } else if (joined[i] == ' ' && joined.substr(i, 3) == " | ") {
      items.push_back(std::move(current));
      current.clear();
      i += 2;
    } else {
      current += joined[i];
    }
  }
  items.push_back(std::move(current));
}

void EdgeRow::set_list(EdgeField field, std::string_view joined) { split_list(joined, list(field)); }

void EdgeRow::clear() {
  source.clear();
  target.clear();
  for (std::string& value : values) value.clear();
  for (auto& items : lists) items.clear();
}

void EdgeReader::node(NodeRow& row) {
  Actor actor;
  actor.id = row.id;
  actor.name = row[NodeField::name].empty() ? row[NodeField::label] : row[NodeField::name];
  if (actor.name.empty()) actor.name = row.id;
  actor.kind = parse_actor_kind(row[NodeField::kind]).value_or(ActorKind::organisation);
  actor.iso2 = row[NodeField::iso2];
  actor.wikidata = row[NodeField::wikidata];
  actor.parent = row[NodeField::part_of];
  actor.region = row[NodeField::region];
  actor.other_names = std::move(row.other_names);
  std::ranges::sort(actor.other_names);
  const auto latitude = number<double>(row[NodeField::latitude]);
  const auto longitude = number<double>(row[NodeField::longitude]);
  if (latitude && longitude) actor.place = Place{*latitude, *longitude};
  actors_.insert_or_assign(row.id, std::move(actor));
}

void EdgeReader::add_actor(std::vector<Actor>& actors, const std::string& id, const std::string& of,
                           const std::string& mention) {
  const auto known = actors_.find(id);
  if (known != actors_.end()) {
    actors.push_back(known->second);
    if (!known->second.parent.empty() && known->second.parent != id) {
      const auto parent = actors_.find(known->second.parent);
      if (parent != actors_.end()) actors.push_back(parent->second);
    }
    return;
  }
  // The finest actor of an edge that was rolled up: the file tells only its id.
  Actor actor{.id = id, .kind = ActorKind::organisation, .name = mention.empty() ? id : mention};
  if (of != id) {
    actor.kind = id.starts_with("person/") ? ActorKind::person : ActorKind::agency;
    actor.parent = of;
    add_actor(actors, of, of, {});
  }
  actors.push_back(std::move(actor));
}

void EdgeReader::office(EdgeRow& row) {
  Office office{.person = row.source, .role = row[EdgeField::mode], .of = row.target};
  office.term = parse_time_span(row[EdgeField::time]);
  const auto person = actors_.find(row.source);
  office.person_name = person == actors_.end() ? row.source : person->second.name;
  Extraction part{.source = {.id = file_, .title = file_}};
  const std::vector<std::string>& places = row.list(EdgeField::evidence);
  if (!places.empty()) {
    office.evidence = parse_place(places.front());
    office.evidence.text = take(row.list(EdgeField::sentences), 0);
    part.source = take_source(row, 0);
    if (part.source.id.empty()) part.source.id = office.evidence.article;
    office.evidence.published = part.source.published;
  }
  add_actor(part.actors, row.source, row.source, {});
  add_actor(part.actors, row.target, row.target, {});
  part.offices.push_back(std::move(office));
  receive_(std::move(part));
}

void EdgeReader::edge(EdgeRow& row) {
  const std::uint32_t ordinal = edges_++;
  if (row[EdgeField::type] == "OFFICE") return office(row);
  if (row[EdgeField::type] == "MEMBER") return;  // the catalogue knows better
  const bool ours = !row.list(EdgeField::articles).empty();
  Relationship shared;
  shared.actor = row[EdgeField::actor].empty() ? row.source : row[EdgeField::actor];
  shared.recipient = row[EdgeField::recipient].empty() ? row.target : row[EdgeField::recipient];
  if (shared.actor == shared.recipient) return;
  shared.type = type_of(row);
  shared.mode = row[EdgeField::mode];
  shared.aspect = parse_aspect(row[EdgeField::aspect]).value_or(Aspect::actual);
  shared.mutual = number<int>(row[EdgeField::mutual]).value_or(0) > 0;
  for (const std::string& name : row.list(EdgeField::contexts)) {
    if (const auto context = parse_context(name)) shared.contexts.insert(*context);
  }
  shared.when = time_of(row);
  shared.actor_mention = row[EdgeField::actor_mention];
  shared.recipient_mention = row[EdgeField::recipient_mention];
  // A weight of others may be anything: only a confidence is one.
  const double confidence = std::clamp(number<double>(row[EdgeField::confidence]).value_or(0.5), 0.0, 1.0);
  if (shared.mutual && shared.recipient < shared.actor) {
    std::swap(shared.actor, shared.recipient);
    std::swap(shared.actor_mention, shared.recipient_mention);
    std::swap(row.source, row.target);
  }

  std::vector<Actor> actors;
  actors.reserve(4);
  add_actor(actors, shared.actor, row.source, shared.actor_mention);
  add_actor(actors, shared.recipient, row.target, shared.recipient_mention);
  std::ranges::sort(actors);
  actors.erase(std::ranges::unique(actors).begin(), actors.end());

  if (!ours) {
    const auto reported = parse_day(row[EdgeField::reported]);
    std::string text = take(row.list(EdgeField::sentences), 0);
    const std::size_t size = text.size();
    shared.confidence = confidence;
    shared.evidence.push_back({file_, ordinal, 0, size, std::move(text), reported});
    Extraction part{.source = {.id = file_, .title = file_}};
    part.actors = std::move(actors);
    part.relationships.push_back(std::move(shared));
    return receive_(std::move(part));
  }

  std::vector<Evidence> evidence;
  const std::vector<std::string>& places = row.list(EdgeField::evidence);
  for (std::size_t i = 0; i < places.size(); ++i) {
    evidence.push_back(parse_place(places[i]));
    evidence.back().text = take(row.list(EdgeField::sentences), i);
  }
  const std::vector<double> each = confidences(row, confidence);
  for (std::size_t i = 0; i < each.size(); ++i) {
    const bool last = i + 1 == each.size();
    Extraction part;
    part.source = take_source(row, i);
    part.actors = last ? std::move(actors) : actors;
    Relationship r = last ? std::move(shared) : shared;
    r.confidence = each[i];
    for (Evidence& e : evidence) {
      if (e.article != part.source.id) continue;
      r.evidence.push_back(last ? std::move(e) : e);
      r.evidence.back().published = part.source.published;
    }
    if (r.evidence.empty()) r.evidence.push_back({part.source.id, 0, 0, 0, "", part.source.published});
    std::ranges::sort(r.evidence);
    part.relationships.push_back(std::move(r));
    receive_(std::move(part));
  }
}

std::span<const GraphReader> graph_readers() { return all_readers; }

const GraphReader* sniff_graph(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  constexpr std::string_view blanks = " \t\r\n";
  const std::string_view start = head.substr(std::min(head.find_first_not_of(blanks), head.size()));
  if (start.starts_with('<')) {
    // The root element, whatever its prefix: after the declaration, comments and the document type.
    for (std::size_t at = 0; (at = start.find('<', at)) != std::string_view::npos; ++at) {
      const char next = at + 1 < start.size() ? start[at + 1] : '\0';
      if (next == '?' || next == '!') continue;
      const std::string_view element = start.substr(at + 1, start.find_first_of(" \t\r\n/>", at + 1) - at - 1);
      const std::size_t colon = element.find(':');
      const bool graphml = element.substr(colon == std::string_view::npos ? 0 : colon + 1) == "graphml";
      return graphml ? find_graph_reader("graphml") : nullptr;
    }
    return nullptr;
  }
  if (start.starts_with('{')) {
    const std::size_t quote = start.find_first_not_of(blanks, 1);
    if (quote == std::string_view::npos || start[quote] != '"') return nullptr;
    const std::string_view key = start.substr(quote + 1, start.find('"', quote + 1) - quote - 1);
    const bool known = key == "directed" || key == "multigraph" || key == "nodes" || key == "links" || key == "edges";
    return known ? find_graph_reader("json") : nullptr;
  }
  std::vector<std::string_view> cells;
  std::string_view line = head.substr(0, head.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto has = [&](std::string_view column) { return std::ranges::find(cells, column) != cells.end(); };
  if (has("source") && has("target")) return find_graph_reader("plover");
  const bool gdelt = (cells.size() == 58 || cells.size() == 61) && number<std::uint64_t>(cells[0]) &&
                     cells[1].size() == 8 && number<std::uint32_t>(cells[1]);
  return gdelt ? find_graph_reader("gdelt") : nullptr;
}

const GraphReader* find_graph_reader(std::string_view name) {
  const auto found = std::ranges::find(all_readers, name, &GraphReader::name);
  return found == all_readers.end() ? nullptr : &*found;
}

std::vector<Extraction> read_extractions(const GraphReader& reader, std::istream& in, const std::string& file,
                                         const std::function<bool(std::string_view article)>& wanted) {
  std::map<std::string, Extraction> articles;
  reader.read(in, file, [&](Extraction&& part) {
    if (wanted && !wanted(part.source.id)) return;
    Extraction& article = articles[part.source.id];
    article.source = std::move(part.source);
    for (Actor& actor : part.actors) {
      if (std::ranges::find(article.actors, actor) == article.actors.end()) article.actors.push_back(std::move(actor));
    }
    std::ranges::move(part.relationships, std::back_inserter(article.relationships));
    std::ranges::move(part.offices, std::back_inserter(article.offices));
  });
  std::vector<Extraction> extractions;
  for (auto& [id, article] : articles) {
    std::ranges::sort(article.actors);
    extractions.push_back(std::move(article));
  }
  return extractions;
}

}  // namespace entente
