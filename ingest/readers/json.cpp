#include "ingest/readers/json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <stdexcept>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/dates.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

/// Follows a JSON text byte by byte, just closely enough to know where a value ends.
class Nesting {
 public:
  /// True where this byte ended the outermost object or array.
  bool feed(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    if (c != '}' && c != ']') return false;
    if (depth_ > 0) --depth_;
    return depth_ == 0;
  }
  bool in_string() const { return in_string_; }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

constexpr std::string_view broken_off_problem = "expected the end of the object before the end of the file";

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Cuts values that may run over lines.
class ValueCutter {
 public:
  ValueCutter(ByteStream& stream, std::size_t limit, std::size_t line) : stream_(&stream), limit_(limit), line_(line) {}

  /// The next byte that is neither blank nor in `also`, left in the stream; 0 at the end.
  char skip_blanks(std::string_view also) {
    for (std::string_view bytes = stream_->available(); !bytes.empty(); bytes = stream_->available()) {
      std::size_t i = 0;
      while (i < bytes.size() && (is_blank(bytes[i]) || also.find(bytes[i]) != std::string_view::npos))
        line_ += bytes[i++] == '\n' ? 1 : 0;
      const char found = i < bytes.size() ? bytes[i] : '\0';
      stream_->skip(i);
      if (i < bytes.size()) return found == '\0' ? '\1' : found;
    }
    return '\0';
  }

  /// The value that begins here: an object, an array, or anything up to the next comma, bracket or blank. `begun` was
  /// read already.
  JsonPiece cut(std::string begun = {}) {
    JsonPiece piece{.bytes = std::move(begun), .line = line_, .problem = {}};
    Nesting nesting;
    bool complete = false;
    bool too_long = false;
    for (const char c : piece.bytes) {
      nesting.feed(c);
      if (c == '\n') ++line_;
    }
    bool structured = !piece.bytes.empty();
    for (std::string_view bytes = stream_->available(); !complete && !bytes.empty(); bytes = stream_->available()) {
      if (!structured && piece.bytes.empty()) structured = bytes.front() == '{' || bytes.front() == '[';
      std::size_t i = 0;
      while (i < bytes.size() && !complete) {
        const char c = bytes[i];
        if (!structured && !nesting.in_string() && (c == ',' || c == ']' || c == '}' || is_blank(c)) &&
            piece.bytes.size() + i > 0) {
          complete = true;
          break;
        }
        complete = nesting.feed(c);
        if (c == '\n') ++line_;
        ++i;
      }
      too_long = too_long || piece.bytes.size() + i > limit_;
      if (!too_long) piece.bytes += bytes.substr(0, i);
      if (i == 0) i = 1;
      stream_->skip(i);
    }
    if (too_long) piece.problem = "expected a shorter value";
    if (!complete && structured) piece.problem = broken_off_problem;
    return piece;
  }

  std::size_t line() const { return line_; }

 private:
  ByteStream* stream_;
  std::size_t limit_;
  std::size_t line_;
};

/// True for the first line of an object that goes on in the next; a string never does.
bool runs_over_lines(std::string_view line) {
  Nesting nesting;
  bool complete = false;
  for (const char c : line) complete = nesting.feed(c) || complete;
  return line.starts_with('{') && !complete && !nesting.in_string();
}

void split_array(ByteStream& stream, std::size_t limit, std::size_t line,
                 const std::function<bool(JsonPiece&&)>& each) {
  ValueCutter cutter(stream, limit, line);
  stream.skip(1);
  while (true) {
    const char next = cutter.skip_blanks(",");
    if (next == ']') return;
    if (next == '\0') {
      each({.bytes = {}, .line = cutter.line(), .problem = "expected ] before the end of the file"});
      return;
    }
    JsonPiece piece = cutter.cut();
    const bool broken_off = piece.problem == broken_off_problem;
    if (!each(std::move(piece)) || broken_off) return;
  }
}

using Json = rapidjson::GenericDocument<rapidjson::UTF8<>>;
using Value = Json::ValueType;

std::string_view view(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

const Value* find(const Value& object, std::string_view path) {
  if (!object.IsObject()) return nullptr;
  const std::string wanted = lower(path);
  for (const auto& member : object.GetObject())
    if (lower(view(member.name)) == wanted && !member.value.IsNull()) return &member.value;
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const Value* inner = find(object, path.substr(0, dot));
  return inner == nullptr ? nullptr : find(*inner, path.substr(dot + 1));
}

/// The value as text; a list of texts is a text of paragraphs.
std::string as_text(const Value& value) {
  if (value.IsString()) return std::string(view(value));
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (value.IsUint64()) return std::to_string(value.GetUint64());
  if (value.IsDouble()) return fmt::format("{}", value.GetDouble());
  std::string text;
  if (value.IsArray())
    for (const Value& element : value.GetArray())
      if (element.IsString()) text.append(text.empty() ? "" : "\n\n").append(view(element));
  return text;
}

std::string look_up(const Value& object, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const Value* value = find(object, name))
      if (std::string text = as_text(*value); !text.empty()) return text;
  return {};
}

/// {"status": "ok", "articles": [ … ]}: the objects in the first list of objects, where the outer object is no article
/// itself.
std::vector<std::string> inner_articles(std::string_view object, const FieldNames& fields) {
  std::vector<std::string> found;
  Json document;
  document.Parse<rapidjson::kParseIterativeFlag>(object.data(), object.size());
  if (document.HasParseError() || !document.IsObject()) return found;
  if (!look_up(document, fields.text).empty() || !look_up(document, fields.title).empty()) return found;
  for (const auto& member : document.GetObject()) {
    if (!member.value.IsArray() || member.value.Empty() || !member.value[0].IsObject()) continue;
    for (const Value& element : member.value.GetArray()) {
      rapidjson::StringBuffer buffer;
      rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                        rapidjson::kWriteNanAndInfFlag>
          writer(buffer);
      element.Accept(writer);
      found.emplace_back(buffer.GetString(), buffer.GetSize());
    }
    break;
  }
  return found;
}

std::string one_of(const std::vector<std::string>& names) {
  return fmt::format("\"{}\"", names.empty() ? "" : names.front());
}

}  // namespace

void split_json(ByteStream& stream, const FieldNames& fields, std::size_t limit,
                const std::function<bool(JsonPiece&&)>& each) {
  ValueCutter cutter(stream, limit, 1);
  if (cutter.skip_blanks("\xEF\xBB\xBF") == '[') return split_array(stream, limit, cutter.line(), each);
  // The whole file may be one object around the articles, on one line or over many.
  const auto each_value = [&](JsonPiece&& piece) {
    if (!piece.problem.empty()) return each(std::move(piece));
    const std::vector<std::string> inner = inner_articles(piece.bytes, fields);
    if (inner.empty()) return each(std::move(piece));
    return std::ranges::all_of(
        inner, [&](const std::string& json) { return each({.bytes = json, .line = piece.line, .problem = {}}); });
  };
  std::size_t line = cutter.line();
  for (bool first = true;; first = false, ++line) {
    JsonPiece piece{.bytes = {}, .line = line, .problem = {}};
    const ByteStream::Outcome outcome = stream.read_line(piece.bytes, limit);
    if (outcome == ByteStream::Outcome::end) return;
    if (outcome == ByteStream::Outcome::too_long) piece.problem = "expected a shorter line";
    if (piece.problem.empty() && trim(piece.bytes).empty()) continue;
    if (first && piece.problem.empty()) {
      if (runs_over_lines(piece.bytes) && !stream.peek(1).starts_with('{')) {
        piece.bytes += '\n';
        ValueCutter values(stream, limit, line);
        for (JsonPiece value = values.cut(std::move(piece.bytes));
             each_value(std::move(value)) && values.skip_blanks("") != '\0'; value = values.cut()) {
        }
        return;
      }
      if (!each_value(std::move(piece))) return;
    } else if (!each(std::move(piece))) {
      return;
    }
  }
}

void decode_json(std::string_view json, const FieldNames& fields, Article& article) {
  // Iterative: a recursive parser runs out of stack on deep nesting.
  Json document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError())
    throw std::runtime_error(fmt::format("expected JSON, but at byte {}: {}", document.GetErrorOffset(),
                                         rapidjson::GetParseError_En(document.GetParseError())));
  if (!document.IsObject()) throw std::runtime_error("expected an object {…}");
  const auto fill = [&](std::string& part, const std::vector<std::string>& names) {
    if (std::string found = look_up(document, names); !found.empty()) part = std::move(found);
  };
  fill(article.id, fields.id);
  fill(article.title, fields.title);
  fill(article.text, fields.text);
  fill(article.source, fields.source);
  fill(article.url, fields.url);
  fill(article.language, fields.language);
  if (const std::string date = look_up(document, fields.date); !date.empty()) article.published = find_day(date);
  if (article.text.empty() && article.title.empty())
    throw std::runtime_error(
        fmt::format("expected an object with {} or {}", one_of(fields.text), one_of(fields.title)));
}

}  // namespace entente
