#include "ingest/readers/feed.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <memory>
#include <stdexcept>

#include "ingest/readers/dates.hpp"
#include "ingest/readers/html.hpp"
#include "ingest/readers/html_tree.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

constexpr int options =
    XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;

struct Free {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using XmlText = std::unique_ptr<xmlChar, Free>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string content(const xmlNode* node) { return std::string(trim(view(XmlText(xmlNodeGetContent(node)).get()))); }

std::string attribute(const xmlNode* node, const char* name) {
  return std::string(view(XmlText(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name))).get()));
}

/// What libxml2's callback reads from; no exception passes through it.
struct Feed {
  ByteStream* stream = nullptr;
  std::exception_ptr problem;
};

int feed(void* context, char* buffer, int size) {
  auto* from = static_cast<Feed*>(context);
  try {
    return static_cast<int>(from->stream->read(buffer, static_cast<std::size_t>(size)));
  } catch (...) {
    from->problem = std::current_exception();
    return -1;
  }
}

/// The markup of XHTML within Atom, or the text of an escaped or plain element.
std::string markup(xmlNode* node) {
  if (attribute(node, "type") != "xhtml") return content(node);
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(), &xmlBufferFree);
  xmlNodeDump(buffer.get(), node->doc, node, 0, 0);
  return std::string(view(xmlBufferContent(buffer.get())));
}

void fill(std::string& part, std::string found) {
  if (part.empty()) part = std::move(found);
}

/// WordPress ends each item of a feed with a line about itself.
void drop_appeared_first(std::string& text) {
  const std::size_t at = text.rfind("\n\nThe post ");
  if (at != std::string::npos && text.find("appeared first on", at) != std::string::npos) text.resize(at);
}

}  // namespace

void split_feed(ByteStream& stream, std::size_t limit, const std::function<bool(FeedPiece&&)>& each) {
  Feed from{.stream = &stream, .problem = nullptr};
  const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
      xmlReaderForIO(&feed, nullptr, &from, nullptr, nullptr, options), &xmlFreeTextReader);
  std::string source;
  std::string language;
  std::string wanted;  // the element whose text is awaited
  std::size_t items = 0;
  int status = xmlTextReaderRead(reader.get());
  while (status == 1) {
    const int type = xmlTextReaderNodeType(reader.get());
    const std::string_view name = view(xmlTextReaderConstLocalName(reader.get()));
    if (type == XML_READER_TYPE_ELEMENT && (name == "item" || name == "entry")) {
      ++items;
      FeedPiece piece;
      piece.line = static_cast<std::size_t>(std::max(xmlTextReaderGetParserLineNumber(reader.get()), 1));
      const XmlText xml(xmlTextReaderReadOuterXml(reader.get()));
      piece.raw.bytes = view(xml.get());
      if (piece.raw.bytes.empty()) piece.problem = "expected a whole item";
      if (piece.raw.bytes.size() > limit) piece.problem = "expected a shorter item";
      piece.raw.format = InputFormat::feed;
      piece.raw.source = source;
      piece.raw.language = language;
      if (!each(std::move(piece))) return;
      wanted.clear();
      status = xmlTextReaderNext(reader.get());
      continue;
    }
    if (type == XML_READER_TYPE_ELEMENT && xmlTextReaderDepth(reader.get()) <= 2) wanted = name;
    if ((type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA) && xmlTextReaderDepth(reader.get()) <= 3) {
      const std::string text = collapse(view(xmlTextReaderConstValue(reader.get())));
      if (wanted == "title") fill(source, text);
      if (wanted == "language") fill(language, text);
    }
    status = xmlTextReaderRead(reader.get());
  }
  if (from.problem) std::rethrow_exception(from.problem);
  if (status >= 0 && items > 0) return;
  FeedPiece piece;
  piece.line = static_cast<std::size_t>(std::max(reader ? xmlTextReaderGetParserLineNumber(reader.get()) : 1, 1));
  piece.problem = items == 0 ? "expected a feed with <item> or <entry>" : "expected well-formed XML";
  each(std::move(piece));
}

bool decode_feed(std::string_view item, Article& article) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(item.data(), static_cast<int>(item.size()), nullptr, "UTF-8", options), &xmlFreeDoc);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) throw std::runtime_error("expected a well-formed item");
  std::string full;
  std::string summary;
  std::string published;
  std::string updated;
  for (xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = view(node->name);
    const std::string_view space = node->ns == nullptr ? std::string_view() : view(node->ns->prefix);
    if (name == "title" && space != "media") fill(article.title, collapse(html_to_text(content(node))));
    if (name == "guid" || (name == "id" && space.empty())) fill(article.id, content(node));
    if (name == "link") {
      const std::string rel = attribute(node, "rel");
      const std::string href = attribute(node, "href");
      if (rel.empty() || rel == "alternate") fill(article.url, href.empty() ? content(node) : href);
    }
    if (name == "encoded" && space == "content") fill(full, content(node));
    if (name == "content" && space != "media") fill(full, markup(node));
    if (name == "description" || (name == "summary" && space != "itunes")) fill(summary, markup(node));
    if (name == "pubDate" || name == "published" || name == "issued" || name == "date" || name == "post_date")
      fill(published, content(node));
    if (name == "updated" || name == "modified") fill(updated, content(node));
    if (name == "source" && node->children != nullptr) fill(article.source, collapse(content(node)));
    if (name == "language") fill(article.language, content(node));
    if (space == "wp" && name == "status" && content(node) != "publish") return false;
    if (space == "wp" && name == "post_type" && content(node) != "post" && content(node) != "page") return false;
  }
  article.text = html_to_text(full.empty() ? summary : full);
  drop_appeared_first(article.text);
  article.published = find_day(published);
  if (!article.published) article.published = find_day(updated);
  if (article.text.empty() && article.title.empty())
    throw std::runtime_error("expected an item with a title or a text");
  return true;
}

}  // namespace entente
