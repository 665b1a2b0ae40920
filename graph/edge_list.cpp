#include "graph/edge_list.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <stdexcept>

#include "graph/report_table.hpp"

namespace entente {
namespace {

/// The numbers of texts, and those of short ones that came not long ago without a look at the texts, which lie all over
/// memory.
class Numbers {
 public:
  explicit Numbers(StringPool& texts) : texts_(texts) {}

  /// Eight bytes from its first one on must be readable.
  std::uint32_t of(std::string_view text) {
    constexpr std::size_t word = sizeof(std::uint64_t);
    if (text.empty() || text.size() > 2 * word) return texts_.number_of(text);
    // Its size, first and last letters tell a text from all others as short.
    std::uint64_t first = load(text.data());
    std::uint64_t last = 0;
    if (text.size() < word) {
      const auto unused = static_cast<unsigned>(8 * (word - text.size()));
      first = std::endian::native == std::endian::little ? first << unused : first >> unused;
    } else {
      last = load(text.data() + text.size() - word);
    }
    const std::uint64_t mixed = (first ^ last * 0xC2B2AE3D27D4EB4FU) * 0x9E3779B97F4A7C15U;
    Known& known = known_[mixed >> (64 - bits)];
    if (known.first != first || known.last != last || known.size != text.size()) {
      known = {first, last, static_cast<std::uint32_t>(text.size()), texts_.number_of(text)};
    }
    return known.number;
  }

  std::size_t count() const { return texts_.size(); }

 private:
  static constexpr unsigned bits = 16;
  struct Known {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;
    std::uint32_t number = 0;
  };

  static std::uint64_t load(const char* at) {
    std::uint64_t letters = 0;
    std::memcpy(&letters, at, sizeof letters);
    return letters;
  }

  StringPool& texts_;
  std::vector<Known> known_ = std::vector<Known>(std::size_t{1} << bits);
};

/// What texts mean that come again and again: each is parsed once.
template <typename Value>
class Meanings {
 public:
  using Parse = std::optional<Value> (*)(std::string_view);
  Meanings(Numbers& numbers, Parse parse) : numbers_(numbers), parse_(parse) {}

  /// Absent where it means nothing; `number` is that of the text.
  const std::optional<Value>& of(std::string_view text, std::uint32_t& number) {
    number = numbers_.of(text);
    if (number >= values_.size()) values_.resize(numbers_.count());
    if (!values_[number]) values_[number] = parse_(text);
    return values_[number];
  }

 private:
  Numbers& numbers_;
  Parse parse_;
  std::vector<std::optional<Value>> values_;  ///< by number of the text
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

/// The bytes of eight that are commas, each with its top bit set.
std::uint64_t commas_of(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  const std::uint64_t other = bytes ^ ',' * each;
  return ~(((other & 0x7F * each) + 0x7F * each) | other | 0x7F * each);
}

/// The five cells of a line; false where there are not five. Eight bytes behind it must be readable.
bool split(std::string_view line, std::array<std::string_view, 5>& cells) {
  std::size_t begin = 0;
  std::size_t found = 0;
  for (std::size_t at = 0; at < line.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, line.data() + at, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    for (std::uint64_t commas = commas_of(bytes); commas != 0; commas &= commas - 1) {
      const std::size_t comma = at + static_cast<std::size_t>(std::countr_zero(commas)) / 8;
      if (comma >= line.size()) break;
      if (found == 4) return false;
      cells[found++] = line.substr(begin, comma - begin);
      begin = comma + 1;
    }
  }
  cells[4] = line.substr(begin);
  return found == 4;
}

/// Calls visit(line, offset) for every line of a stream, in memory for its longest line. Eight bytes behind a line are
/// readable.
template <typename Visit>
void for_each_line(std::istream& in, Visit visit) {
  constexpr std::size_t slack = 8;
  std::vector<char> buffer((std::size_t{1} << 18U) + slack);
  std::size_t used = 0;
  for (std::uint64_t offset = 0;;) {
    if (used == buffer.size() - slack) buffer.resize(2 * buffer.size());
    in.read(buffer.data() + used, static_cast<std::streamsize>(buffer.size() - slack - used));
    used += static_cast<std::size_t>(in.gcount());
    const bool is_last = !in;
    const char* at = buffer.data();
    const char* const end = at + used;
    while (at < end) {
      const auto* line_end = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      if (!line_end && !is_last) break;
      if (!line_end) line_end = end;
      const std::string_view line(at, static_cast<std::size_t>(line_end - at));
      visit(line, offset);
      offset += line.size() + 1;
      at = std::min(line_end + 1, end);
    }
    if (is_last) return;
    used = static_cast<std::size_t>(end - at);
    std::memmove(buffer.data(), at, used);
  }
}

class EdgeListReader {
 public:
  EdgeListReader(std::string_view name, ReportTable& table) : name_(name), table_(table) {
    table_.begin_article({.id = std::string(name), .title = std::string(name)});
    sentence_.article = table_.strings.number_of(name);
    nothing_ = table_.strings.number_of("");
  }

  void line(std::string_view line, std::uint64_t offset) {
    ++sentence_.position;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return;
    std::array<std::string_view, 5> cells;
    expect(split(line, cells), "actor,recipient,type,time,confidence");
    expect(!cells[0].empty() && !cells[1].empty() && cells[0] != cells[1], "the ids of two actors");
    ProofSentence::Cells& texts = *sentence_.cells;
    const auto& type = types_.of(cells[2], texts[2]);
    expect(type.has_value(), "a type as CONSULT");
    const auto& time = times_.of(cells[3], texts[3]);
    expect(time.has_value(), "a day, month or year as 2018-02-05, or nothing");
    const auto& confidence = confidences_.of(cells[4], texts[4]);
    expect(confidence.has_value(), "a confidence from 0 to 1");
    texts[0] = numbers_.of(cells[0]);
    texts[1] = numbers_.of(cells[1]);
    sentence_.begin = static_cast<std::uint32_t>(offset);
    sentence_.end = static_cast<std::uint32_t>(offset + line.size());
    const Position proof = table_.add_sentence(sentence_);
    table_.add_report({.confidence = *confidence,
                       .actor = texts[0],
                       .recipient = texts[1],
                       .when = *time,
                       .mode = nothing_,
                       .actor_mention = texts[0],
                       .recipient_mention = texts[1],
                       .type = *type},
                      {&proof, 1});
  }

 private:
  void expect(bool condition, std::string_view what) const {
    if (!condition) throw std::runtime_error(fmt::format("{}:{}: expected {}", name_, sentence_.position, what));
  }

  std::string_view name_;
  ReportTable& table_;
  Numbers numbers_{table_.strings};
  Meanings<EventType> types_{numbers_, parse_event_type};
  Meanings<Days> times_{numbers_, parse_days};
  Meanings<double> confidences_{numbers_, parse_confidence};
  ProofSentence sentence_{.cells = ProofSentence::Cells()};  ///< of the line being read
  std::uint32_t nothing_ = 0;
};

}  // namespace

KnowledgeGraph parse_edge_list(std::istream& in, std::size_t size, std::string_view name) {
  if (size > std::numeric_limits<std::uint32_t>::max()) {
    throw std::runtime_error(fmt::format("{}: expected at most 4 GiB", name));
  }
  ReportTable table;
  table.reserve(size + size / 4);  // what is not needed is never touched, and given back
  EdgeListReader reader(name, table);
  for_each_line(in, [&](std::string_view line, std::uint64_t offset) { reader.line(line, offset); });
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
