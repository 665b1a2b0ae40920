#include "export/draw.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

#include "small_graph.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

std::string drawn(const std::string& ending, const std::function<void(const fs::path&)>& draw_to) {
  const fs::path file = fs::temp_directory_path() / ("entente-draw-" + std::to_string(::getpid()) + ending);
  draw_to(file);
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  fs::remove(file);
  return content;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class Draw : public testing::Test {
 protected:
  ActorIndex actor(std::string_view id) const { return *graph_.find_actor(id); }
  KnowledgeGraph graph_ = small_graph();
};

TEST_F(Draw, WritesWhatTheEndingSays) {
  const auto network = [&](const fs::path& file) { draw(graph_, file, {.title = "A <b> & \"c\""}); };
  const std::string svg = drawn(".svg", network);
  for (const char* part : {"<svg", ">FRA</text>", ">MAR</text>", "A &lt;b&gt; &amp;", "fight terrorism together",
                           "material cooperation", "2017", "4 actors", "6 relationships"}) {
    EXPECT_THAT(svg, HasSubstr(part));
  }
  EXPECT_THAT(drawn(".png", network), testing::StartsWith("\x89PNG"));
  EXPECT_THAT(drawn(".pdf", network), testing::StartsWith("%PDF"));
  EXPECT_THROW(drawn(".bmp", network), std::runtime_error);
  EXPECT_EQ(svg, drawn(".svg", network));
}

/// The number behind `key="` from a place of a text on.
double number_after(std::string_view text, std::string_view key, std::size_t from) {
  const std::size_t at = text.find(std::string(key) + "=\"", from) + key.size() + 2;
  return std::stod(std::string(text.substr(at, 20)));
}

/// Four regions of six actors that meet much, and two organisations.
KnowledgeGraph crowd() {
  Extraction met{.source = {.id = "a", .title = "a"}};
  const auto add = [&](const std::string& id, ActorKind kind, const std::string& region) {
    for (std::size_t j = 0; j < met.actors.size(); j += 1 + met.actors.size() % 3) {
      met.relationships.push_back({.actor = id,
                                   .recipient = met.actors[j].id,
                                   .type = EventType::consult,
                                   .evidence = {evidence_of(met.source, 0, "They met.")}});
    }
    met.actors.push_back({.id = id, .kind = kind, .name = id, .region = region});
  };
  for (int i = 0; i < 24; ++i) add("Q" + std::to_string(10 + i), ActorKind::country, "Region " + std::to_string(i / 6));
  add("ORG", ActorKind::organisation, "");
  add("LEAGUE", ActorKind::organisation, "");
  KnowledgeGraph graph;
  graph.add(met);
  graph.freeze();
  return graph;
}

struct Extent {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;

  bool holds(double x, double y) const { return x >= left && x <= right && y >= top && y <= bottom; }
};

/// The boxes of an SVG's clusters.
std::vector<Extent> boxes_of(const std::string& svg) {
  std::vector<Extent> boxes;
  for (std::size_t at = svg.find("class=\"cluster\""); at != std::string::npos;
       at = svg.find("class=\"cluster\"", at + 1)) {
    const std::size_t begin = svg.find(" d=\"", at) + 4;
    std::string path = svg.substr(begin, svg.find('"', begin) - begin);
    std::ranges::replace_if(
        path, [](char c) { return c == ',' || std::isalpha(static_cast<unsigned char>(c)) != 0; }, ' ');
    std::istringstream numbers(path);
    Extent& box = boxes.emplace_back();
    for (double x = 0, y = 0; numbers >> x >> y;) {
      box.left = std::min(box.left, x);
      box.right = std::max(box.right, x);
      box.top = std::min(box.top, y);
      box.bottom = std::max(box.bottom, y);
    }
  }
  return boxes;
}

TEST(DrawRegions, EachActorLiesInItsRegionsBoxAlone) {
  const KnowledgeGraph graph = crowd();
  const std::string svg = drawn(".svg", [&](const fs::path& file) { draw(graph, file); });
  const std::vector<Extent> boxes = boxes_of(svg);
  ASSERT_EQ(boxes.size(), 4U);
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    for (std::size_t b = a + 1; b < boxes.size(); ++b) {
      EXPECT_TRUE(boxes[a].right < boxes[b].left || boxes[b].right < boxes[a].left || boxes[a].bottom < boxes[b].top ||
                  boxes[b].bottom < boxes[a].top)
          << a << " and " << b;
    }
  }
  for (int i = 0; i < 24; ++i) {
    const std::size_t label = svg.rfind("<text", svg.find(">Q" + std::to_string(10 + i) + "</text>"));
    const double x = number_after(svg, " x", label), y = number_after(svg, " y", label);
    EXPECT_EQ(std::ranges::count_if(boxes, [&](const Extent& box) { return box.holds(x, y); }), 1) << "Q" << 10 + i;
  }
  for (const char* lone : {">ORG</text>", ">LEAGUE</text>"}) {
    const std::size_t label = svg.rfind("<text", svg.find(lone));
    const double x = number_after(svg, " x", label), y = number_after(svg, " y", label);
    EXPECT_TRUE(std::ranges::none_of(boxes, [&](const Extent& box) { return box.holds(x, y); })) << lone;
  }
}

TEST(DrawRegions, TitlesLieUnderNoCircle) {
  const KnowledgeGraph graph = crowd();
  const std::string svg = drawn(".svg", [&](const fs::path& file) { draw(graph, file); });
  for (int region = 0; region < 4; ++region) {
    const std::size_t name = svg.find(">Region " + std::to_string(region) + "</text>");
    ASSERT_NE(name, std::string::npos);
    const std::size_t title = svg.rfind("<text", name);
    const double x = number_after(svg, " x", title);
    const double y = number_after(svg, " y", title);
    for (std::size_t at = svg.find("<ellipse"); at != std::string::npos; at = svg.find("<ellipse", at + 1)) {
      EXPECT_GT(std::hypot(number_after(svg, " cx", at) - x, number_after(svg, " cy", at) - y),
                number_after(svg, " rx", at))
          << "Region " << region;
    }
  }
}

TEST_F(Draw, LeavesTheOldFileWhereItCannotDraw) {
  const fs::path folder = fs::temp_directory_path() / ("entente-draw-none-" + std::to_string(::getpid()));
  EXPECT_THROW(draw(graph_, folder / "a.svg"), std::runtime_error);
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(Draw, OneLineAPairAndClassAndOnlyTheStrongest) {
  const auto lines = [&](std::size_t most) {
    return count(drawn(".svg",
                       [&](const fs::path& f) { draw(graph_, f, {.layout = Layout::circle, .max_edges = most}); }),
                 " – ") -
           1;  // one is the period's
  };
  EXPECT_EQ(lines(220), 5U);
  EXPECT_EQ(lines(1), 1U);
}

TEST_F(Draw, AMapLeavesOutWhatHasNoPlace) {
  const View fine(graph_, {.resolution = Resolution::all_actors});
  const auto map = [&](const fs::path& file) { draw(fine, file, {.layout = Layout::map}); };
  EXPECT_THAT(drawn(".svg", map), testing::AllOf(HasSubstr(">DZA</text>"), Not(HasSubstr("Interior"))));
  const auto network = [&](const fs::path& file) { draw(fine, file, {.layout = Layout::circle}); };
  EXPECT_THAT(drawn(".svg", network), HasSubstr("Interior"));
}

TEST_F(Draw, AnEgoHasOnlyItsNeighbours) {
  const auto ego = [&](const fs::path& file) { draw_ego(graph_, actor("EU"), file); };
  EXPECT_THAT(drawn(".svg", ego), testing::AllOf(HasSubstr("Who works with European Union"), HasSubstr(">MAR</text>"),
                                                 Not(HasSubstr(">DZA</text>"))));
}

TEST_F(Draw, APathTellsItsEvidence) {
  const std::vector<Path> paths = shortest_paths(graph_, {actor("EU"), actor("FRA"), 6, 3});
  ASSERT_FALSE(paths.empty());
  const auto path = [&](const fs::path& file) { draw_paths(graph_, paths, file); };
  EXPECT_THAT(drawn(".svg", path),
              testing::AllOf(HasSubstr("How European Union and France are connected"),
                             HasSubstr("The EU may sign with Morocco."), HasSubstr("Example News")));
}

TEST_F(Draw, YearsHaveTheirOwnPanels) {
  const auto years = [&](const fs::path& file) { draw_years(graph_, file); };
  EXPECT_THAT(drawn(".svg", years), testing::AllOf(HasSubstr(">2017</text>"), HasSubstr(">2018</text>")));
}

TEST_F(Draw, ATimelineShowsDatedRelationshipsOfTheTwo) {
  const auto timeline = [&](const fs::path& file) { draw_timeline(graph_, actor("MAR"), actor("FRA"), file); };
  EXPECT_THAT(drawn(".svg", timeline),
              testing::AllOf(HasSubstr("Morocco and France"), HasSubstr("2 relationships"), HasSubstr("hollow")));
  const auto undated = [&](const fs::path& file) { draw_timeline(graph_, actor("MAR"), actor("DZA"), file); };
  EXPECT_THAT(drawn(".svg", undated), HasSubstr("1 without a date not shown"));
}

TEST_F(Draw, HostileNamesAndEmptyGraphsAreDrawnToo) {
  const KnowledgeGraph hostile = hostile_graph();
  KnowledgeGraph empty;
  empty.freeze();
  for (const KnowledgeGraph* graph : {&hostile, static_cast<const KnowledgeGraph*>(&empty)}) {
    for (Layout layout : {Layout::regions, Layout::circle, Layout::map}) {
      const auto network = [&](const fs::path& file) { draw(*graph, file, {.layout = layout}); };
      EXPECT_THAT(drawn(".svg", network), testing::AllOf(HasSubstr("</svg>"), Not(HasSubstr("<script>"))));
    }
    EXPECT_THAT(drawn(".svg", [&](const fs::path& file) { draw_years(*graph, file); }), HasSubstr("</svg>"));
    EXPECT_THAT(drawn(".svg", [&](const fs::path& file) { draw_paths(*graph, {}, file); }), HasSubstr("</svg>"));
  }
}

}  // namespace
}  // namespace entente
