#include "ingest/readers/warc.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"
#include "ingest/readers/unpack.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_line = 64 << 10;

/// The fields of a record or of a response, names in small letters.
class Fields {
 public:
  void add(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
      fields_.emplace_back(lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  }
  std::string_view operator[](std::string_view name) const {
    for (const auto& [known, value] : fields_)
      if (known == name) return value;
    return {};
  }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

std::optional<std::size_t> number(std::string_view text, int base = 10) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

/// The chunks of a transfer joined; what is not chunked, though it says so, stays as it is.
std::string join_chunks(std::string_view body) {
  std::string result;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const auto size = number(trim(rest.substr(0, std::min<std::size_t>(end, 20))), 16);
    if (!size || end == std::string_view::npos) return result.empty() ? std::string(body) : result;
    if (*size == 0) break;
    rest.remove_prefix(end + 1);
    result += rest.substr(0, *size);
    rest.remove_prefix(std::min(*size, rest.size()));
    if (rest.starts_with("\r\n")) rest.remove_prefix(2);
  }
  return result;
}

std::string inflate(std::string_view body, std::size_t limit) {
  ByteStream packed(from_memory(body));
  std::string result;
  bool too_long = false;
  unpack(packed, {}, [&](const std::string&, ByteStream& bytes) {
    too_long = bytes.read_all(result, limit) == ByteStream::Outcome::too_long;
    return false;
  });
  if (too_long) throw std::runtime_error("expected a shorter page");
  return result;
}

std::optional<InputFormat> format_of(std::string_view media_type) {
  const std::string type = lower(media_type.substr(0, media_type.find(';')));
  if (trim(type) == "text/html" || trim(type) == "application/xhtml+xml") return InputFormat::html;
  if (trim(type) == "text/plain") return InputFormat::text;
  return std::nullopt;
}

/// Takes the response's head off its body, and undoes what was done to that on the way.
void open_response(WarcPiece& piece, std::size_t limit) {
  const std::string& all = piece.raw.bytes;
  std::size_t end = all.find("\r\n\r\n");
  std::size_t gap = 4;
  if (end == std::string::npos) end = all.find("\n\n"), gap = 2;
  if (end == std::string::npos || !all.starts_with("HTTP/")) {
    piece.what = "expected an HTTP response";
    return;
  }
  Fields fields;
  const std::string_view head = std::string_view(all).substr(0, end);
  for (std::size_t at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1))
    fields.add(head.substr(at + 1, head.find('\n', at + 1) - at - 1));
  const std::size_t space = head.find(' ');
  const auto status = space == std::string_view::npos ? std::nullopt : number(head.substr(space + 1, 3));
  piece.raw.media_type = fields["content-type"];
  const auto format = format_of(piece.raw.media_type);
  if (status != 200 || !format) {
    piece.problem = ReadProblem::ignored;
    piece.what = status == 200 ? "not a page" : fmt::format("status {}", status.value_or(0));
    return;
  }
  piece.raw.format = *format;
  std::string body = all.substr(end + gap);
  if (lower(fields["transfer-encoding"]) == "chunked") body = join_chunks(body);
  const std::string encoding = lower(fields["content-encoding"]);
  if (body.starts_with("\x1F\x8B")) {
    body = inflate(body, limit);
  } else if (encoding == "br" || encoding == "zstd" || encoding == "deflate") {
    // Many archives keep the header and store the page unpacked.
    const std::string_view start = trim(std::string_view(body).substr(0, 200));
    if (!start.starts_with('<'))
      throw std::runtime_error(fmt::format("expected a page that is not compressed by {}", encoding));
  }
  piece.raw.bytes = std::move(body);
}

/// Reads `count` bytes; keeps them only where they are no more than `limit`. False at a premature end.
bool take(ByteStream& stream, std::size_t count, std::size_t limit, std::string& into) {
  const bool keep = count <= limit;
  while (count > 0) {
    const std::string_view bytes = stream.available().substr(0, count);
    if (bytes.empty()) return false;
    if (keep) into += bytes;
    count -= bytes.size();
    stream.skip(bytes.size());
  }
  return true;
}

}  // namespace

void split_warc(ByteStream& stream, std::size_t limit, const std::function<bool(WarcPiece&&)>& each) {
  std::string line;
  bool lost = false;
  for (std::size_t record = 1; stream.read_line(line, longest_line) != ByteStream::Outcome::end;) {
    if (trim(line).empty()) continue;
    WarcPiece piece;
    piece.record = record;
    if (!line.starts_with("WARC/")) {
      piece.what = "expected a record that begins with WARC/";
      if (!std::exchange(lost, true) && !each(std::move(piece))) return;
      continue;
    }
    lost = false;
    ++record;
    Fields fields;
    while (stream.read_line(line, longest_line) == ByteStream::Outcome::complete && !trim(line).empty())
      fields.add(line);
    const std::string_view type = fields["warc-type"];
    const auto length = number(fields["content-length"]);
    if (!length) {
      piece.what = "expected a Content-Length";
      if (!each(std::move(piece))) return;
      continue;
    }
    const bool response = type == "response";
    const bool wanted = response || type == "resource" || type == "conversion";
    const bool whole = take(stream, *length, wanted ? limit : 0, piece.raw.bytes);
    if (!whole) {
      piece.what = fmt::format("expected {} bytes of a record before the end of the file", *length);
      each(std::move(piece));
      return;
    }
    if (!wanted) continue;
    piece.raw.url = fields["warc-target-uri"];
    if (piece.raw.url.starts_with('<') && piece.raw.url.ends_with('>'))
      piece.raw.url = piece.raw.url.substr(1, piece.raw.url.size() - 2);
    if (*length > limit) {
      piece.what = fmt::format("expected at most {} bytes in one record", limit);
    } else if (response) {
      try {
        open_response(piece, limit);
      } catch (const std::runtime_error& error) {
        piece.what = error.what();
      }
    } else {
      piece.raw.media_type = fields["content-type"];
      if (const auto format = format_of(piece.raw.media_type)) {
        piece.raw.format = *format;
      } else {
        piece.problem = ReadProblem::ignored;
        piece.what = "not a page";
      }
    }
    if (!each(std::move(piece))) return;
  }
}

}  // namespace entente
