#include "ingest/readers/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> pieces(std::string_view json, std::size_t limit = 1000) {
  std::vector<std::string> result;
  ByteStream stream(from_memory(json));
  split_json(stream, {}, limit, [&](JsonPiece&& piece) {
    result.push_back(std::to_string(piece.line) + ":" +
                     (piece.problem.empty() ? piece.bytes : "!" + std::string(piece.problem)));
    return true;
  });
  return result;
}

TEST(SplitJson, aLineEach) {
  EXPECT_THAT(pieces("{\"a\":1}\n\n{broken\n{\"b\":\"}{\"}"),
              ElementsAre("1:{\"a\":1}", "3:{broken", "4:{\"b\":\"}{\"}"));
}

TEST(SplitJson, aBrokenFirstLineDoesNotSwallowTheNext) {
  EXPECT_THAT(pieces("{\"a\": [\n{\"b\":1}\n"), ElementsAre("1:{\"a\": [", "2:{\"b\":1}"));
}

TEST(SplitJson, elementsOfAnArray) {
  EXPECT_THAT(pieces("\xEF\xBB\xBF [\n {\"a\":\n 1},\n{\"b\":\"]\\\"\"} , 7, [2,[3]]\n]\n"),
              ElementsAre("2:{\"a\":\n 1}", "4:{\"b\":\"]\\\"\"}", "4:7", "4:[2,[3]]"));
  EXPECT_THAT(pieces("[]"), ElementsAre());
}

TEST(SplitJson, saysWhereAnArrayBreaksOff) {
  EXPECT_THAT(pieces("[{\"a\":1},\n{\"b\":"),
              ElementsAre("1:{\"a\":1}", "2:!expected the end of the object before the end of the file"));
  EXPECT_THAT(pieces("[{\"a\":1},\n"), ElementsAre("1:{\"a\":1}", "2:!expected ] before the end of the file"));
}

TEST(SplitJson, objectsOverSeveralLines) {
  EXPECT_THAT(pieces("{\n \"title\": \"x\"\n}\n{\n \"title\": \"y\"\n}\n"),
              ElementsAre("1:{\n \"title\": \"x\"\n}", "4:{\n \"title\": \"y\"\n}"));
}

TEST(SplitJson, articlesWithinOneObject) {
  EXPECT_THAT(pieces("{\"status\":\"ok\",\"articles\":[{\"title\":\"x\"},{\"title\":\"y\"}]}"),
              ElementsAre("1:{\"title\":\"x\"}", "1:{\"title\":\"y\"}"));
  EXPECT_THAT(pieces("{\n\"articles\": [\n{\"title\":\"x\"}]}"), ElementsAre("1:{\"title\":\"x\"}"));
  EXPECT_THAT(pieces("{\"title\":\"x\",\"authors\":[{\"name\":\"y\"}]}"),
              ElementsAre("1:{\"title\":\"x\",\"authors\":[{\"name\":\"y\"}]}"));
}

TEST(SplitJson, skipsWhatIsTooLong) {
  const std::string longer(100, 'x');
  EXPECT_THAT(pieces("{\"a\":1}\n{\"a\":\"" + longer + "\"}\n{\"b\":1}", 50),
              ElementsAre("1:{\"a\":1}", "2:!expected a shorter line", "3:{\"b\":1}"));
  EXPECT_THAT(pieces("[{\"a\":\"" + longer + "\"},{\"b\":1}]", 50),
              ElementsAre("1:!expected a shorter value", "1:{\"b\":1}"));
}

Article decode(std::string_view json, const FieldNames& fields = {}) {
  Article article;
  decode_json(json, fields, article);
  return article;
}

TEST(DecodeJson, readsTheUsualNames) {
  const Article article = decode(
      R"({"ID": 17, "headline": "H", "body": ["One.", "Two."], "publishedAt": "2018-02-06T10:00:00Z", "source": {"id": null, "name": "S"}, "link": "u", "lang": "en-GB"})");
  EXPECT_EQ(article.id, "17");
  EXPECT_EQ(article.title, "H");
  EXPECT_EQ(article.text, "One.\n\nTwo.");
  EXPECT_EQ(to_string(article.published.value()), "2018-02-06");
  EXPECT_EQ(article.source, "S");
  EXPECT_EQ(article.url, "u");
  EXPECT_EQ(article.language, "en-GB");
}

TEST(DecodeJson, readsNamesOfTheUsersOwn) {
  FieldNames fields;
  fields.text = {"doc.main"};
  EXPECT_EQ(decode(R"({"doc": {"main": "Text."}, "text": "other"})", fields).text, "Text.");
}

std::string complaint(std::string_view json) {
  try {
    decode(json);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(DecodeJson, saysWhatIsWrong) {
  EXPECT_THAT(complaint("{\"title\": \"x\""), HasSubstr("expected JSON, but at byte 13"));
  EXPECT_EQ(complaint("[1]"), "expected an object {…}");
  EXPECT_EQ(complaint("{\"x\": 1}"), "expected an object with \"text\" or \"title\"");
}

TEST(DecodeJson, bearsDeepNesting) {
  const std::string deep =
      "{\"text\": " + std::string(1'000'000, '[') + std::string(1'000'000, ']') + ", \"title\": \"x\"}";
  EXPECT_EQ(decode(deep).title, "x");
  EXPECT_THAT(complaint(std::string(1'000'000, '{')), HasSubstr("expected JSON"));
}

}  // namespace
}  // namespace entente
