#include "graph/event_type.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <string>

#include "graph/context.hpp"

namespace entente {
namespace {

TEST(EventType, NamesReadBack) {
  ASSERT_EQ(event_types().size(), event_type_count);
  for (EventType type : event_types()) EXPECT_EQ(parse_event_type(name(type)), type);
  EXPECT_EQ(parse_event_type("consult"), EventType::consult);
  EXPECT_EQ(parse_event_type("CONSULTED"), std::nullopt);
  EXPECT_EQ(parse_quad_class("material_cooperation"), QuadClass::material_cooperation);
  EXPECT_EQ(parse_quad_class("material"), std::nullopt);
}

TEST(EventType, ScoresFollowPlover) {
  EXPECT_EQ(score(EventType::aid), 10);
  EXPECT_EQ(score(EventType::consult, "visit"), 4);
  EXPECT_EQ(score(EventType::consult, "telepathy"), 2.5);
  EXPECT_EQ(score(EventType::accuse), -3) << "the printed table's +3 is a slip";
  for (EventType type : event_types()) {
    EXPECT_TRUE(std::ranges::is_sorted(modes(type))) << name(type);
    EXPECT_EQ(score(type) > 0, is_cooperative(type)) << name(type);
  }
}

TEST(EventType, FutureCooperationIsAgreement) {
  EXPECT_EQ(plover_type(EventType::cooperate, Aspect::future), EventType::agree);
  EXPECT_EQ(plover_type(EventType::retreat, Aspect::future), EventType::concede);
  EXPECT_EQ(plover_type(EventType::cooperate, Aspect::hypothetical), EventType::cooperate);
  EXPECT_EQ(plover_type(EventType::sanction, Aspect::future), EventType::sanction);
}

TEST(EventType, CameoCodes) {
  EXPECT_EQ(event_type_of_cameo("042"), EventType::consult);
  EXPECT_EQ(event_type_of_cameo("0831"), EventType::concede);
  EXPECT_EQ(event_type_of_cameo("0871"), EventType::retreat);
  EXPECT_EQ(event_type_of_cameo("163"), EventType::coerce);
  for (const char* none : {"", "4", "01", "010", "21", "04a", "04211"}) {
    EXPECT_EQ(event_type_of_cameo(none), std::nullopt) << none;
  }
  for (EventType type : event_types()) {
    const auto back = event_type_of_cameo(cameo_root(type));
    ASSERT_TRUE(back);
    EXPECT_EQ(quad_class(*back) == quad_class(type) || type == EventType::retreat, true) << name(type);
  }
}

TEST(EventType, AgreesWithThePublishedTranslation) {
  std::ifstream file(ENTENTE_SHARED_DIR "/data/reference/CAMEO2PLOVER-2021.txt");
  if (!file) GTEST_SKIP() << "the reference table is not here";
  const std::regex row(R"(^(\d{3,4}): ([A-Z]+),.*)");
  std::smatch match;
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (!std::regex_match(line, match, row)) continue;
    ++rows;
    const auto type = event_type_of_cameo(match[1].str());
    ASSERT_TRUE(type) << line;
    EXPECT_EQ(name(*type), match[2].str()) << line;
  }
  EXPECT_GT(rows, 200);
}

TEST(Context, NamesReadBackAndSetsHold) {
  ContextSet all;
  for (std::size_t i = 0; i < context_count; ++i) {
    const auto context = static_cast<Context>(i);
    EXPECT_EQ(parse_context(name(context)), context);
    all.insert(context);
  }
  EXPECT_EQ(all.items().size(), context_count);
  EXPECT_EQ(ContextSet::from_bits(~std::uint64_t{0}), all);
  EXPECT_TRUE(all.intersects({Context::transport}));
  EXPECT_FALSE(ContextSet({Context::space}).intersects({Context::energy}));
}

}  // namespace
}  // namespace entente
