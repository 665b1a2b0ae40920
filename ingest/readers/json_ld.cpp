#include <algorithm>
#include <array>
#include <rapidjson/document.h>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/html.hpp"
#include "ingest/readers/html_metadata.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

using Value = rapidjson::Value;

std::string_view view(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

const Value* member(const Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// A text, an object's name or @id, or the first of a list of such.
std::string text_of(const Value* value) {
  for (int depth = 0; value != nullptr && depth < 4; ++depth) {
    if (value->IsString()) return collapse(html_to_text(view(*value)));
    if (value->IsArray()) {
      value = value->Empty() ? nullptr : &(*value)[0];
    } else {
      const Value* name = member(*value, "name");
      value = name == nullptr ? member(*value, "@id") : name;
    }
  }
  return {};
}

/// 2: an article, 1: a page that may be one, 0: something else.
int rank(const Value& object) {
  constexpr std::array<std::string_view, 8> articles = {
      "Article", "BlogPosting",  "LiveBlogPosting", "SocialMediaPosting",
      "Report",  "PressRelease", "Statement",       "SpecialAnnouncement"};
  constexpr std::array<std::string_view, 3> pages = {"WebPage", "ItemPage", "CreativeWork"};
  const Value* type = member(object, "@type");
  if (type == nullptr) return 0;
  int best = 0;
  const auto look = [&](const Value& name) {
    if (!name.IsString()) return;
    std::string_view bare = view(name);
    bare = bare.substr(bare.find_last_of("/:") + 1);
    if (bare.ends_with("Article") || std::ranges::find(articles, bare) != articles.end()) best = 2;
    if (std::ranges::find(pages, bare) != pages.end()) best = std::max(best, 1);
  };
  if (type->IsArray())
    for (const Value& name : type->GetArray()) look(name);
  else
    look(*type);
  return best;
}

void fill(std::string& part, std::string found) {
  if (part.empty()) part = std::move(found);
}

void take(const Value& object, JsonLd& into, bool article) {
  if (article) {
    fill(into.headline, text_of(member(object, "headline")));
    fill(into.headline, text_of(member(object, "name")));
    if (const Value* body = member(object, "articleBody"); body != nullptr && body->IsString())
      fill(into.body, to_utf8(html_to_text(view(*body))));
  }
  fill(into.published, text_of(member(object, "datePublished")));
  fill(into.published, text_of(member(object, "dateCreated")));
  fill(into.publisher, text_of(member(object, "publisher")));
  fill(into.language, text_of(member(object, "inLanguage")));
  fill(into.url, text_of(member(object, "url")));
  fill(into.url, text_of(member(object, "mainEntityOfPage")));
}

/// RapidJSON refuses raw line feeds within strings, which such scripts often have; outside of strings a space does as
/// well.
std::string without_controls(std::string_view script) {
  std::string result(trim(script));
  std::ranges::replace_if(
      result, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  for (const std::string_view wrapper : {"<![CDATA[", "//<![CDATA[", "/*<![CDATA[*/"})
    if (result.starts_with(wrapper)) result.erase(0, wrapper.size());
  if (const std::size_t end = result.find_last_of("}]");
      end != std::string::npos && result.find("]]>") == std::string::npos)
    result.resize(end + 1);
  if (const std::size_t end = result.rfind("]]>"); end != std::string::npos)
    result.resize(std::min(result.rfind('}', end) + 1, end));
  return result;
}

}  // namespace

JsonLd read_json_ld(const std::vector<std::string>& scripts) {
  constexpr std::size_t most_objects = 2000;
  constexpr unsigned lenient = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                               rapidjson::kParseTrailingCommasFlag | rapidjson::kParseStopWhenDoneFlag;
  JsonLd article;
  JsonLd page;
  for (const std::string& script : scripts) {
    const std::string json = without_controls(script);
    rapidjson::Document document;
    document.Parse<lenient>(json.data(), json.size());
    if (document.HasParseError()) continue;
    std::vector<const Value*> queue = {&document};
    for (std::size_t i = 0; i < queue.size() && queue.size() < most_objects; ++i) {
      const Value& value = *queue[i];
      if (value.IsArray())
        for (const Value& element : value.GetArray()) queue.push_back(&element);
      if (!value.IsObject()) continue;
      if (const int found = rank(value); found > 0) take(value, found == 2 ? article : page, found == 2);
      for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage"})
        if (const Value* below = member(value, inner)) queue.push_back(below);
    }
  }
  fill(article.published, page.published);
  fill(article.publisher, page.publisher);
  fill(article.language, page.language);
  fill(article.url, page.url);
  return article;
}

}  // namespace entente
