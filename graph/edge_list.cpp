#include "graph/edge_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <stdexcept>

#include "graph/report_table.hpp"

namespace entente {
namespace {

/// What texts mean that come again and again: each is parsed once.
template <typename Value>
class Meanings {
 public:
  using Parse = std::optional<Value> (*)(std::string_view);
  explicit Meanings(Parse parse) : parse_(parse) {}

  const std::optional<Value>& of(std::string_view text) {
    if (text == last_text_) return last_;
    const std::uint32_t number = texts_.number_of(text);
    if (number == values_.size()) values_.push_back(parse_(text));
    last_text_ = texts_[number];
    return last_ = values_[number];
  }

 private:
  Parse parse_;
  StringPool texts_;
  std::vector<std::optional<Value>> values_;
  std::string_view last_text_;
  std::optional<Value> last_ = parse_({});
};

std::optional<Days> parse_days(std::string_view text) {
  if (text.empty()) return Days{};
  const auto span = parse_time_span(text);
  return span ? std::optional(to_days(span)) : std::nullopt;
}

std::optional<double> parse_confidence(std::string_view text) {
  double value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  const bool fits = error == std::errc() && end == last && value >= 0 && value <= 1;
  return fits ? std::optional(value) : std::nullopt;
}

/// The five cells of a line; false where there are not five.
bool split(std::string_view line, std::array<std::string_view, 5>& cells) {
  const char* at = line.data();
  const char* const end = at + line.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const char* const comma = std::find(at, end, ',');
    if ((comma == end) != (i + 1 == cells.size())) return false;
    cells[i] = {at, static_cast<std::size_t>(comma - at)};
    at = comma + 1;
  }
  return true;
}

/// The text stands in the table's room.
void add_lines(ReportTable& table, std::string_view text, std::string_view name) {
  table.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1);
  table.begin_article({.id = std::string(name), .title = std::string(name)});
  const std::uint32_t article = table.strings.number_of(name);
  const std::uint32_t nothing = table.strings.number_of("");
  Meanings<EventType> types(parse_event_type);
  Meanings<Days> times(parse_days);
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    const auto offset = static_cast<std::uint32_t>(begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto expect = [&](bool condition, std::string_view what) {
      if (!condition) throw std::runtime_error(fmt::format("{}:{}: expected {}", name, number, what));
    };
    std::array<std::string_view, 5> cells;
    expect(split(line, cells), "actor,recipient,type,time,confidence");
    expect(!cells[0].empty() && !cells[1].empty() && cells[0] != cells[1], "the ids of two actors");
    const auto& type = types.of(cells[2]);
    expect(type.has_value(), "a type as CONSULT");
    const auto& time = times.of(cells[3]);
    expect(time.has_value(), "a day, month or year as 2018-02-05, or nothing");
    const auto confidence = parse_confidence(cells[4]);
    expect(confidence.has_value(), "a confidence from 0 to 1");
    const std::uint32_t actor = table.strings.number_of(cells[0]);
    const std::uint32_t recipient = table.strings.number_of(cells[1]);
    table.add_report({.confidence = *confidence,
                      .actor = actor,
                      .recipient = recipient,
                      .when = *time,
                      .mode = nothing,
                      .actor_mention = actor,
                      .recipient_mention = recipient,
                      .type = *type});
    table.add_evidence(table.add_kept_sentence({.text = line,
                                                .article = article,
                                                .position = number,
                                                .begin = offset,
                                                .end = offset + static_cast<std::uint32_t>(line.size()),
                                                .published = std::nullopt}));
  }
}

}  // namespace

KnowledgeGraph parse_edge_list(std::istream& in, std::size_t size, std::string_view name) {
  if (size > std::numeric_limits<std::uint32_t>::max()) {
    throw std::runtime_error(fmt::format("{}: expected at most 4 GiB", name));
  }
  ReportTable table;
  char* const room = table.room(size);
  in.read(room, static_cast<std::streamsize>(size));
  add_lines(table, {room, static_cast<std::size_t>(in.gcount())}, name);
  KnowledgeGraph graph(std::move(table));
  graph.freeze();
  return graph;
}

KnowledgeGraph read_edge_list(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code none;
  const auto size = std::filesystem::file_size(file, none);
  if (!in || none) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
  return parse_edge_list(in, size, file.string());
}

}  // namespace entente
