#include "ingest/readers/html_tree.hpp"

#include <gtest/gtest.h>
#include <string>

namespace entente {
namespace {

/// The attributes that the first element named `tag` has, as "class=… id=… hidden".
std::string attributes_of(std::string_view page, Tag tag) {
  const HtmlTree tree(page);
  std::string result;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].tag != tag) continue;
    result += "class=" + std::string(tree.attribute(i, HtmlAttribute::class_));
    result += " id=" + std::string(tree.attribute(i, HtmlAttribute::id));
    if (tree.has(i, HtmlAttribute::hidden)) result += " hidden";
    break;
  }
  return result;
}

TEST(HtmlTree, attributesInAllTheirSpellings) {
  struct {
    std::string_view page;
    std::string_view expected;
  } constexpr rows[] = {
      {R"(<div class="a b" id=c>x</div>)", "class=a b id=c"},
      {R"(<div CLASS='a "b"' hidden>x</div>)", "class=a \"b\" id= hidden"},
      {R"(<div class="a&amp;b" id="c">x</div>)", "class=a&b id=c"},
      {R"(<div class="a" id="c&eacute;&#x41;">x</div>)",
       "class=a id=c\xC3\xA9"
       "A"},
      {R"(<div class="a>b" id = 'c'>x</div>)", "class=a>b id=c"},
      {R"(<div class=a class=b id=>x</div>)", "class=a id="},
      {R"(<div class=a/>x</div>)", "class=a/ id="},
      {R"(<div n="0" title="t" id="c">x</div>)", "class= id=c"},
      {R"(<p class="other"><div n0>x</div>)", "class= id="},
  };
  for (const auto& row : rows) EXPECT_EQ(attributes_of(row.page, Tag::div), row.expected) << row.page;
}

TEST(HtmlTree, manyElementsKeepTheirOwnAttributes) {
  constexpr int count = 10000;
  std::string page;
  for (int i = 0; i < count; ++i)
    page += "<div id=d" + std::to_string(i) + (i % 3 == 0 ? " class='&amp;'>" : ">") + std::to_string(i) + "</div>";
  const HtmlTree tree(page);
  int found = 0;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].tag != Tag::div) continue;
    EXPECT_EQ(tree.attribute(i, HtmlAttribute::id), "d" + tree.inner_text(i).substr(1));
    ++found;
  }
  EXPECT_EQ(found, count);
}

TEST(HtmlTree, closedElementsHoldNothing) {
  for (const std::string_view page : {R"(<p>a<span class="b"/>c</p>)", R"(<p>a<span class="b&amp;" />c</p>)"}) {
    const HtmlTree tree(page);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (tree[i].tag == Tag::span) {
        EXPECT_EQ(tree[i].end, i + 1) << page;
      }
    }
  }
}

}  // namespace
}  // namespace entente
