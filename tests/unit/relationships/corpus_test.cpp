// The corpus: sentences by class of construction, and the relationships that a careful reader draws from each.
// The first file in tests/corpus/relationships says how a case is written.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/relationships/extractor.hpp"

namespace entente {
namespace {

const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/corpus/relationships";
constexpr std::string_view mark = " :miss";

bool is_on(const char* variable) { return std::getenv(variable) != nullptr; }

/// A relationship between countries and organisations, as a line of the corpus has it.
struct Edge {
  std::string actor, recipient;
  bool mutual = false;
  EventType type = EventType::consult;
  Aspect aspect = Aspect::actual;
  std::string date;  ///< empty: not said, or (expected) not asked for

  friend auto operator<=>(const Edge&, const Edge&) = default;
};

std::string to_line(const Edge& edge) {
  return fmt::format("{}{}{} {} {}{}{}", edge.actor, edge.mutual ? " = " : " ", edge.recipient, name(edge.type),
                     name(edge.aspect), edge.date.empty() ? "" : " ", edge.date);
}

struct Case {
  std::string title;  ///< without the mark
  bool marked = false;
  Day published = *parse_day("2018-02-06");
  std::string headline;
  std::string text;
  std::set<Edge> expected;
  std::size_t line = 0;  ///< of the title, from 0
};

struct File {
  std::filesystem::path path;
  std::vector<std::string> lines;
  std::vector<Case> cases;
};

bool is_rule(std::string_view line) { return line.size() >= 3 && line.find_first_not_of('=') == line.npos; }

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) {
    file_.path = path;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) file_.lines.push_back(line);
  }

  File read() {
    while (at_ < file_.lines.size() && (file_.lines[at_].empty() || file_.lines[at_].starts_with('#'))) ++at_;
    while (at_ < file_.lines.size()) read_case();
    return std::move(file_);
  }

 private:
  void read_case() {
    if (!is_rule(line())) fail("=== before a title");
    ++at_;
    Case one;
    one.line = at_;
    one.title = line();
    if ((one.marked = one.title.ends_with(mark))) one.title.resize(one.title.size() - mark.size());
    ++at_;
    constexpr std::string_view published = "published: ";
    if (line().starts_with(published)) {
      const auto day = parse_day(line().substr(published.size()));
      if (!day) fail("a day as 2018-02-06");
      one.published = *day;
      ++at_;
    }
    constexpr std::string_view headline = "headline: ";
    if (line().starts_with(headline)) {
      one.headline = line().substr(headline.size());
      ++at_;
    }
    if (!is_rule(line())) fail("=== after a title");
    for (++at_; line() != "---"; ++at_) one.text += line() + '\n';
    for (++at_; at_ < file_.lines.size() && !is_rule(line()); ++at_) {
      if (!line().empty()) one.expected.insert(read_edge());
    }
    file_.cases.push_back(std::move(one));
  }

  Edge read_edge() const {
    std::istringstream words(line());
    Edge edge;
    std::string type, aspect, surplus;
    words >> edge.actor >> edge.recipient;
    if ((edge.mutual = edge.recipient == "=")) words >> edge.recipient;
    words >> type >> aspect >> edge.date >> surplus;
    const auto known_type = parse_event_type(type);
    const auto known_aspect = parse_aspect(aspect);
    if (!known_type || !known_aspect || !surplus.empty() || (!edge.date.empty() && !parse_time_span(edge.date))) {
      fail("ACTOR [=] RECIPIENT TYPE ASPECT [DATE]");
    }
    edge.type = plover_type(*known_type, *known_aspect);
    edge.aspect = *known_aspect;
    return edge;
  }

  const std::string& line() const {
    if (at_ >= file_.lines.size()) fail("more lines");
    return file_.lines[at_];
  }
  [[noreturn]] void fail(std::string_view expected) const {
    throw std::runtime_error(fmt::format("{}:{}: expected {}", file_.path.string(), at_ + 1, expected));
  }

  File file_;
  std::size_t at_ = 0;
};

std::vector<File> read_corpus() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<File> files;
  for (const auto& path : paths) files.push_back(Reader(path).read());
  return files;
}

/// What the extractor finds in a case, rolled up to countries and organisations.
std::set<Edge> find_edges(const Extractor& extract, const Case& one) {
  Article article;
  article.id = one.title;
  article.title = one.headline;
  article.text = one.text;
  article.language = "en";
  article.published = one.published;
  const Extraction extraction = extract(article);
  std::map<std::string, std::string> parents;
  for (const Actor& actor : extraction.actors) parents[actor.id] = actor.parent;
  const auto top = [&](std::string id) {
    while (!parents[id].empty()) id = parents[id];
    return id;
  };
  std::set<Edge> edges;
  for (const Relationship& relationship : extraction.relationships) {
    Edge edge{top(relationship.actor), top(relationship.recipient),
              relationship.mutual,     plover_type(relationship.type, relationship.aspect),
              relationship.aspect,     relationship.when ? to_string(*relationship.when) : ""};
    if (edge.actor != edge.recipient) edges.insert(edge);
  }
  return edges;
}

/// Two sides may agree, meet or cooperate whoever comes first or is named first: a mutual relationship of these types
/// matches one with a direction. What one does to the other needs its direction.
bool has_no_direction(const Edge& expected, const Edge& found) {
  const bool shared =
      expected.type == EventType::agree || expected.type == EventType::consult || expected.type == EventType::cooperate;
  return expected.mutual || (found.mutual && shared);
}

bool agree(const Edge& expected, const Edge& found) {
  const bool straight = expected.actor == found.actor && expected.recipient == found.recipient;
  const bool turned = expected.actor == found.recipient && expected.recipient == found.actor;
  const bool ends = has_no_direction(expected, found) ? straight || turned : straight && !found.mutual;
  return ends && expected.type == found.type && expected.aspect == found.aspect &&
         (expected.date.empty() || expected.date == found.date);
}

struct Result {
  std::vector<Edge> missing, surplus;
  std::size_t right = 0;

  bool passes() const { return missing.empty() && surplus.empty(); }
};

Result compare(const std::set<Edge>& expected, const std::set<Edge>& found) {
  Result result;
  for (const Edge& edge : expected) {
    const bool there = std::any_of(found.begin(), found.end(), [&](const Edge& one) { return agree(edge, one); });
    if (there) ++result.right;
    if (!there) result.missing.push_back(edge);
  }
  for (const Edge& edge : found) {
    const bool asked = std::any_of(expected.begin(), expected.end(), [&](const Edge& one) { return agree(one, edge); });
    if (!asked) result.surplus.push_back(edge);
  }
  return result;
}

std::string describe(const File& file, const Case& one, const Result& result) {
  std::string text = fmt::format("{}:{}: {}\n{}", file.path.filename().string(), one.line + 1, one.title, one.text);
  for (const Edge& edge : result.missing) text += "  missing  " + to_line(edge) + '\n';
  for (const Edge& edge : result.surplus) text += "  surplus  " + to_line(edge) + '\n';
  return text;
}

TEST(RelationshipCorpus, IsLargeAndSound) {
  std::size_t cases = 0, traps = 0;
  for (const File& file : read_corpus()) {
    std::set<std::string> titles;
    cases += file.cases.size();
    for (const Case& one : file.cases) {
      traps += one.expected.empty();
      EXPECT_TRUE(titles.insert(one.title).second) << file.path << ": '" << one.title << "' stands twice";
      for (const Edge& edge : one.expected) {
        EXPECT_NE(Gazetteer::builtin().find(edge.actor), nullptr) << file.path << ": " << to_line(edge);
        EXPECT_NE(Gazetteer::builtin().find(edge.recipient), nullptr) << file.path << ": " << to_line(edge);
      }
    }
  }
  EXPECT_GE(cases, 400u);
  EXPECT_GE(traps, 80u);
}

// A case that is known to fail bears the mark ":miss" after its title; it must fail. ENTENTE_UPDATE_MARKS=1 rewrites
// the marks, and nothing else; ENTENTE_SHOW_MISSES=1 prints what is wrong with the marked ones.
TEST(RelationshipCorpus, EachCaseHoldsAsMarked) {
  const bool update = is_on("ENTENTE_UPDATE_MARKS");
  const Extractor extract;
  std::size_t wanted = 0, right = 0, surplus = 0, all = 0, all_pass = 0;
  for (File& file : read_corpus()) {
    std::size_t pass = 0;
    for (const Case& one : file.cases) {
      const Result result = compare(one.expected, find_edges(extract, one));
      wanted += one.expected.size();
      right += result.right;
      surplus += result.surplus.size();
      pass += result.passes();
      if (update) file.lines[one.line] = one.title + std::string(result.passes() ? "" : mark);
      if (!result.passes() && is_on("ENTENTE_SHOW_MISSES")) std::cout << describe(file, one, result);
      if (update || result.passes() != one.marked) continue;
      ADD_FAILURE_AT(file.path.c_str(), static_cast<int>(one.line + 1))
          << (one.marked ? "passes: remove its mark\n" : "") << describe(file, one, result);
    }
    std::cout << fmt::format("{:28} {:3} of {:3} pass\n", file.path.stem().string(), pass, file.cases.size());
    all += file.cases.size();
    all_pass += pass;
    if (update) {
      std::ofstream out(file.path);
      for (const std::string& line : file.lines) out << line << '\n';
      ASSERT_TRUE(out.flush()) << file.path;
    }
  }
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
  };
  std::cout << fmt::format("{:28} {:3} of {:3} pass; relationships: precision {:.3f}, recall {:.3f}\n", "all", all_pass,
                           all, share(right, right + surplus), share(right, wanted));
}

}  // namespace
}  // namespace entente
