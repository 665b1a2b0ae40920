#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/csv.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/feed.hpp"
#include "ingest/readers/html.hpp"
#include "ingest/readers/html_tree.hpp"
#include "ingest/readers/json.hpp"
#include "ingest/readers/language_of.hpp"
#include "ingest/readers/names.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/readers/text.hpp"

namespace entente {
namespace {

/// Absent: nothing that was meant to be read.
std::optional<Article> read(RawArticle& raw, const ReadOptions& options) {
  Article article;
  switch (raw.format) {
    case InputFormat::json:
      decode_json(to_utf8(std::move(raw.bytes)), options.fields, article);
      break;
    case InputFormat::html: {
      const std::size_t charset = raw.media_type.find("charset=");
      const std::string declared =
          charset == std::string::npos ? declared_encoding(raw.bytes) : raw.media_type.substr(charset + 8);
      article = read_html(to_utf8(std::move(raw.bytes), declared), raw.url);
      break;
    }
    case InputFormat::markdown:
      article = read_markdown(to_utf8(std::move(raw.bytes)));
      break;
    case InputFormat::csv:
    case InputFormat::tsv:
      decode_csv(to_utf8(std::move(raw.bytes)), raw.header ? *raw.header : TableHeader(), options.fields, article);
      break;
    case InputFormat::feed:
      if (!decode_feed(raw.bytes, article)) return std::nullopt;
      break;
    default:
      article = read_text(to_utf8(std::move(raw.bytes)));
  }
  return article;
}

/// Strings from JSON may hold what a file may not: \u0000, a lone surrogate.
void clean(std::string& text) {
  if (!is_utf8(text) || text.find_first_of(std::string_view("\0\r\x7F", 3)) != std::string::npos)
    text = to_utf8(std::move(text));
}

void finish(Article& article, RawArticle& raw, const ReadOptions& options) {
  if (!raw.meta.empty()) decode_json(to_utf8(std::move(raw.meta)), options.fields, article);
  if (article.url.empty()) article.url = raw.url;
  if (article.source.empty()) article.source = raw.source;
  if (article.language.empty()) article.language = raw.language;
  for (std::string* part :
       {&article.id, &article.title, &article.text, &article.source, &article.url, &article.language})
    clean(*part);
  if (article.id.empty()) article.id = article.url.empty() ? raw.name : article.url;
  article.language = lower(article.language.substr(0, article.language.find_first_of("-_")));
  if (!article.published) article.published = options.published;
}

/// JSON, tables and feeds may hold their text as HTML.
void take_tags_off(Article& article) {
  const std::string& text = article.text;
  for (const std::string_view tag : {"</p>", "<p>", "<br", "</div>", "</a>", "&nbsp;", "<p ", "<img ", "<figure"})
    if (text.find(tag) != std::string::npos) {
      article.text = html_to_text(text);
      break;
    }
  if (article.title.find("&#") != std::string::npos || article.title.find("&amp;") != std::string::npos ||
      article.title.find("</") != std::string::npos)
    article.title = collapse(html_to_text(article.title));
}

/// Why the article is to be set aside for its language; empty: it is not. What the text is surely in counts for more
/// than what is said of it.
std::string foreign_language(Article& article, const ReadOptions& options) {
  if (options.languages.empty()) return {};
  if (const std::string found = language_of(article.text); !found.empty()) article.language = found;
  if (article.language.empty() || std::ranges::find(options.languages, article.language) != options.languages.end())
    return {};
  return article.language;
}

}  // namespace

std::variant<Article, ReadNote> decode_article(RawArticle&& raw, const ReadOptions& options) {
  try {
    std::optional<Article> article = read(raw, options);
    if (!article) return ReadNote{ReadProblem::ignored, raw.name, "not a published article"};
    if (raw.format == InputFormat::json || raw.format == InputFormat::csv || raw.format == InputFormat::tsv)
      take_tags_off(*article);
    finish(*article, raw, options);
    if (trim(article->text).empty() && trim(article->title).empty())
      return ReadNote{ReadProblem::empty, raw.name, "no text"};
    if (const std::string language = foreign_language(*article, options); !language.empty())
      return ReadNote{ReadProblem::language, raw.name, "in " + language};
    return *std::move(article);
  } catch (const std::runtime_error& error) {
    return ReadNote{ReadProblem::failed, raw.name, error.what()};
  }
}

}  // namespace entente
