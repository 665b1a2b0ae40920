#include "ingest/readers/html.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/html_blocks.hpp"
#include "ingest/readers/html_marks.hpp"
#include "ingest/readers/html_metadata.hpp"
#include "ingest/readers/html_text.hpp"
#include "ingest/readers/html_tree.hpp"
#include "ingest/readers/names.hpp"

namespace entente {

Article read_html(std::string_view page, std::string_view url) {
  const HtmlTree tree(page);
  const HtmlMarks marks(tree);
  std::vector<HtmlBlock> blocks = split_blocks(tree, marks);
  HtmlMetadata metadata = read_metadata(tree, marks, blocks, url);
  Article article;
  article.text = article_text(tree, marks, metadata, std::move(blocks));
  // Where a script would bring in the text, the page often has it in its JSON-LD, or at least what it is about.
  if (metadata.body.size() > 2 * article.text.size()) article.text = std::move(metadata.body);
  if (article.text.empty()) article.text = std::move(metadata.description);
  article.title = std::move(metadata.title);
  article.source = std::move(metadata.site);
  article.url = std::move(metadata.url);
  article.language = std::move(metadata.language);
  article.published = metadata.published;
  return article;
}

std::string html_to_text(std::string_view fragment) {
  if (fragment.find('<') == std::string_view::npos && fragment.find('&') == std::string_view::npos)
    return std::string(fragment);
  const HtmlTree tree(fragment);
  std::string text;
  std::string all;
  for (const HtmlBlock& block : split_blocks(tree, HtmlMarks(tree))) {
    all.append(all.empty() ? "" : "\n\n").append(block.text);
    if (!block.boilerplate) text.append(text.empty() ? "" : "\n\n").append(block.text);
  }
  return text.empty() ? all : text;
}

std::string declared_encoding(std::string_view page) {
  constexpr std::size_t head = 4096;
  const std::string small = lower(page.substr(0, head));
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t at = small.find(key);
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(small).substr(at + key.size());
    rest.remove_prefix(std::min(rest.find_first_not_of("\"' "), rest.size()));
    return std::string(rest.substr(0, rest.find_first_of("\"' />;\n")));
  }
  return {};
}

}  // namespace entente
