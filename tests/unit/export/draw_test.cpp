#include "export/draw.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "small_graph.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string drawn(const std::string& ending) {
  const KnowledgeGraph graph = small_graph();
  const fs::path file = fs::temp_directory_path() / ("entente-draw-" + std::to_string(::getpid()) + ending);
  draw(graph, file, {.title = "A <b> & \"c\""});
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  fs::remove(file);
  return content;
}

TEST(Draw, WritesWhatTheEndingSays) {
  EXPECT_THAT(drawn(".svg"),
              testing::AllOf(testing::HasSubstr("<svg"), testing::HasSubstr(">FR</text>"),
                             testing::HasSubstr("A &lt;b&gt; &amp;"), testing::HasSubstr("fight terrorism together")));
  EXPECT_THAT(drawn(".png"), testing::StartsWith("\x89PNG"));
  EXPECT_THAT(drawn(".pdf"), testing::StartsWith("%PDF"));
  EXPECT_THROW(drawn(".bmp"), std::runtime_error);
}

TEST(Draw, TheSameTwice) { EXPECT_EQ(drawn(".svg"), drawn(".svg")); }

}  // namespace
}  // namespace entente
