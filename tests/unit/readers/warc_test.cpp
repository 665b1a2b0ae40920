#include "ingest/readers/warc.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>
#include <zlib.h>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::string record(const std::string& type, const std::string& content, const std::string& media = "application/http") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://n.example/" + type +
         "\r\nContent-Type: " + media + "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content +
         "\r\n\r\n";
}

std::string response(const std::string& body, const std::string& fields = "", const std::string& status = "200 OK",
                     const std::string& media = "text/html; charset=utf-8") {
  return record("response", "HTTP/1.1 " + status + "\r\nContent-Type: " + media + "\r\n" + fields + "\r\n" + body);
}

std::vector<WarcPiece> pieces(const std::string& warc, std::size_t limit = 10000) {
  std::vector<WarcPiece> result;
  ByteStream stream(from_memory(warc));
  split_warc(stream, limit, [&](WarcPiece&& piece) {
    result.push_back(std::move(piece));
    return true;
  });
  return result;
}

std::string gzipped(const std::string& text) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string result(deflateBound(&stream, text.size()) + 100, '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

TEST(Warc, takesPagesAndLeavesTheRest) {
  const auto found =
      pieces(record("warcinfo", "software: x\r\n") + record("request", "GET / HTTP/1.1\r\n\r\n") +
             response("<p>A page</p>") + response("", "", "404 Not Found") +
             response("\x89PNG", "", "200 OK", "image/png") + record("conversion", "Plain text", "text/plain"));
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(found[0].raw.bytes, "<p>A page</p>");
  EXPECT_EQ(found[0].raw.url, "https://n.example/response");
  EXPECT_EQ(found[0].raw.media_type, "text/html; charset=utf-8");
  EXPECT_EQ(found[0].raw.format, InputFormat::html);
  EXPECT_EQ(found[0].record, 3U);
  EXPECT_EQ(found[1].what, "status 404");
  EXPECT_EQ(found[1].problem, ReadProblem::ignored);
  EXPECT_EQ(found[2].what, "not a page");
  EXPECT_EQ(found[3].raw.bytes, "Plain text");
  EXPECT_EQ(found[3].raw.format, InputFormat::text);
}

TEST(Warc, undoesChunksAndCompression) {
  EXPECT_EQ(pieces(response("4\r\n<p>A\r\n5;x=y\r\n page\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"))[0].raw.bytes,
            "<p>A page");
  EXPECT_EQ(pieces(response("<p>not chunked</p>", "Transfer-Encoding: chunked\r\n"))[0].raw.bytes,
            "<p>not chunked</p>");
  EXPECT_EQ(pieces(response(gzipped("<p>packed</p>"), "Content-Encoding: gzip\r\n"))[0].raw.bytes, "<p>packed</p>");
  EXPECT_EQ(pieces(response("<p>unpacked before</p>", "Content-Encoding: br\r\n"))[0].raw.bytes,
            "<p>unpacked before</p>");
  EXPECT_THAT(pieces(response("\x01\x02\x03", "Content-Encoding: br\r\n"))[0].what, HasSubstr("not compressed by br"));
}

TEST(Warc, goesOnAfterDamage) {
  const std::string page = response("<p>A page</p>");
  auto found = pieces("rubbish\r\nmore rubbish\r\n" + page);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].what, "expected a record that begins with WARC/");
  EXPECT_EQ(found[1].raw.bytes, "<p>A page</p>");
  found = pieces("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n" + page);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].what, "expected a Content-Length");
  found = pieces(page + page.substr(0, page.size() - 10));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[1].what, HasSubstr("before the end of the file"));
  found = pieces(response(std::string(20000, 'x')) + page);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].what, "expected at most 10000 bytes in one record");
  found = pieces(response(gzipped(std::string(20000, 'x')), "Content-Encoding: gzip\r\n") + page);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].what, "expected a shorter page");
}

}  // namespace
}  // namespace entente
