#include <stdexcept>
#include <utility>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/html.hpp"
#include "ingest/readers/json.hpp"
#include "ingest/readers/names.hpp"
#include "ingest/readers/read_articles.hpp"
#include "ingest/readers/text.hpp"

namespace entente {
namespace {

Article read(RawArticle& raw, const ReadOptions& options) {
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
  for (std::string* part :
       {&article.id, &article.title, &article.text, &article.source, &article.url, &article.language})
    clean(*part);
  if (article.url.empty()) article.url = raw.url;
  if (article.id.empty()) article.id = article.url.empty() ? raw.name : article.url;
  article.language = lower(article.language.substr(0, article.language.find_first_of("-_")));
  if (!article.published) article.published = raw.published;
  if (!article.published) article.published = options.published;
}

}  // namespace

std::variant<Article, ReadNote> decode_article(RawArticle&& raw, const ReadOptions& options) {
  try {
    Article article = read(raw, options);
    finish(article, raw, options);
    if (trim(article.text).empty() && trim(article.title).empty())
      return ReadNote{ReadProblem::empty, raw.name, "no text"};
    return article;
  } catch (const std::runtime_error& error) {
    return ReadNote{ReadProblem::failed, raw.name, error.what()};
  }
}

}  // namespace entente
