#include "ingest/readers/sniff.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

using namespace std::string_view_literals;

struct Ending {
  std::string_view ending;
  InputFormat format;
};

constexpr std::array<Ending, 20> endings = {{
    {".txt", InputFormat::text},          {".text", InputFormat::text},   {".md", InputFormat::markdown},
    {".markdown", InputFormat::markdown}, {".html", InputFormat::html},   {".htm", InputFormat::html},
    {".xhtml", InputFormat::html},        {".shtml", InputFormat::html},  {".json", InputFormat::json},
    {".jsonl", InputFormat::json},        {".ndjson", InputFormat::json}, {".jl", InputFormat::json},
    {".csv", InputFormat::csv},           {".tsv", InputFormat::tsv},     {".tab", InputFormat::tsv},
    {".rss", InputFormat::feed},          {".atom", InputFormat::feed},   {".rdf", InputFormat::feed},
    {".xml", InputFormat::feed},          {".warc", InputFormat::warc},
}};

constexpr std::array<std::string_view, 11> packed_endings = {".gz",  ".zst",  ".bz2", ".xz",   ".tar", ".zip",
                                                             ".tgz", ".tbz2", ".txz", ".tzst", ".wacz"};

constexpr std::array<std::string_view, 7> archive_endings = {".tar", ".zip", ".tgz", ".tbz2", ".txz", ".tzst", ".wacz"};

std::string_view without_packing(std::string_view name) {
  for (const std::string_view ending : packed_endings)
    if (has_ending(name, ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

InputFormat by_ending(std::string_view name) {
  for (const Ending& ending : endings)
    if (has_ending(name, ending.ending)) return ending.format;
  return InputFormat::automatic;
}

bool is_binary(std::string_view head) {
  for (const std::string_view mark : {"\xFF\xFE"sv, "\xFE\xFF"sv, "\0\0\xFE\xFF"sv})
    if (head.starts_with(mark)) return false;
  for (const std::string_view mark : {"%PDF"sv, "\x89PNG"sv, "GIF8"sv, "\xFF\xD8\xFF"sv,
                                      "\x7F"
                                      "ELF"sv,
                                      "SQLite format 3"sv, "\xD0\xCF\x11\xE0"sv})
    if (head.starts_with(mark)) return true;
  std::array<std::size_t, 2> zeros = {};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == 0) ++zeros[i % 2];
  // Unmarked UTF-16 has its zeros on one side only; a few strays are damage, not a file of another kind.
  const std::size_t fewer = std::min(zeros[0], zeros[1]);
  return fewer * 20 > head.size();
}

}  // namespace

InputFormat sniff(std::string_view head, std::string_view name) {
  if (is_binary(head)) return InputFormat::automatic;
  if (head.starts_with("WARC/")) return InputFormat::warc;
  const InputFormat named = by_ending(without_packing(name));
  if (named == InputFormat::csv || named == InputFormat::tsv || named == InputFormat::markdown) return named;
  std::string_view start = head;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start = trim(start);
  if (start.starts_with('<')) {
    const std::string small = lower(start);
    for (const std::string_view root : {"<rss"sv, "<feed"sv, "<rdf:rdf"sv})
      if (small.find(root) != std::string::npos && small.find("<html") == std::string::npos) return InputFormat::feed;
    for (const std::string_view tag :
         {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<div"sv, "<article"sv, "<p>"sv, "<!--"sv, "<h1"sv})
      if (small.find(tag) != std::string::npos) return InputFormat::html;
    if (named != InputFormat::automatic && named != InputFormat::text) return named;
    return start.starts_with("<?xml") ? InputFormat::feed : InputFormat::text;
  }
  if (named == InputFormat::json || start.starts_with("{\"") || start.starts_with("[{")) return InputFormat::json;
  if (start.starts_with('{') || start.starts_with('[')) {
    const std::string_view inside = trim(start.substr(1));
    if (inside.starts_with('"') || inside.starts_with('{')) return InputFormat::json;
  }
  if (named == InputFormat::html) return named;
  return InputFormat::text;
}

bool may_hold_articles(std::string_view file_name) {
  const std::string_view inner = without_packing(file_name);
  if (by_ending(inner) != InputFormat::automatic) return true;
  // "report" and "report.gz", but not "report.pdf"; a dot within a name ("2018.02.06 Paris") is followed by a digit or
  // a blank.
  const std::size_t dot = inner.rfind('.');
  const bool archive =
      std::ranges::any_of(archive_endings, [&](std::string_view ending) { return has_ending(file_name, ending); });
  if (dot == std::string_view::npos || archive) return true;
  const std::string_view ending = inner.substr(dot + 1);
  return ending.size() > 8 || std::ranges::any_of(ending, [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
}

bool is_packed(std::string_view head) {
  for (const std::string_view mark : {"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv,
                                      "\xFD"
                                      "7zXZ"sv,
                                      "PK\x03\x04"sv})
    if (head.starts_with(mark)) return true;
  return head.size() > 262 && head.substr(257, 5) == "ustar";
}

}  // namespace entente
