#include "ingest/readers/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/dates.hpp"
#include "ingest/readers/html_marks.hpp"
#include "ingest/readers/html_title.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

/// The names of meta tags that give a day of publication, best first.
constexpr std::array<std::string_view, 40> date_names = {"article:published_time",
                                                         "og:article:published_time",
                                                         "og:published_time",
                                                         "datepublished",
                                                         "article.published",
                                                         "article:published",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "cxenseparse:recs:publishtime",
                                                         "cxenseparse:publishtime",
                                                         "bt:pubdate",
                                                         "rbpubdate",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publisheddate",
                                                         "published-date",
                                                         "publicationdate",
                                                         "publication_date",
                                                         "publication-date",
                                                         "dateissued",
                                                         "citation_publication_date",
                                                         "citation_online_date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.issued",
                                                         "dcterms.date",
                                                         "dc.date",
                                                         "dcterms.created",
                                                         "dc.date.created",
                                                         "dc.created",
                                                         "article_date_original",
                                                         "article-date",
                                                         "originalpublicationdate",
                                                         "displaydate",
                                                         "date.release",
                                                         "ya:ovs:upload_date",
                                                         "article:created",
                                                         "date"};
constexpr std::array<std::string_view, 4> title_names = {"og:title", "twitter:title", "dc.title", "dcterms.title"};
constexpr std::array<std::string_view, 4> site_names = {"og:site_name", "application-name", "dc.publisher",
                                                        "dcterms.publisher"};
constexpr std::array<std::string_view, 4> language_names = {"inlanguage", "og:locale", "content-language",
                                                            "dc.language"};
constexpr std::array<std::string_view, 3> description_names = {"og:description", "description", "twitter:description"};

/// The page's meta tags: small name, content.
class MetaTags {
 public:
  explicit MetaTags(const HtmlTree& page) {
    for (std::uint32_t i = 0; i < page.size(); ++i) {
      if (page[i].tag != Tag::meta) continue;
      const std::string_view content = page.attribute(i, HtmlAttribute::content);
      if (content.empty()) continue;
      for (const HtmlAttribute key : {HtmlAttribute::property, HtmlAttribute::name, HtmlAttribute::http_equiv})
        if (const std::string_view name = page.attribute(i, key); !name.empty())
          tags_.emplace_back(lower(trim(name)), content);
    }
  }

  std::string find(std::span<const std::string_view> names) const {
    for (const std::string_view name : names)
      for (const auto& [tag, content] : tags_)
        if (tag == name)
          if (std::string text = collapse(content); !text.empty()) return text;
    return {};
  }

  std::optional<Day> find_date() const {
    for (const std::string_view name : date_names)
      for (const auto& [tag, content] : tags_)
        if (tag == name)
          if (const auto day = find_day(content)) return day;
    return std::nullopt;
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> tags_;
};

/// True where the node's nearest itemscope is an article, a page, or none at all: not a picture's or a video's.
bool speaks_of_article(const HtmlTree& page, std::uint32_t node) {
  for (std::uint32_t i = page[node].parent; i != 0; i = page[i].parent) {
    const std::string_view type = page.attribute(i, HtmlAttribute::itemtype);
    if (!type.empty())
      return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("Page") ||
             type.ends_with("CreativeWork") || type.ends_with("Report");
  }
  return true;
}

std::string value_of(const HtmlTree& page, std::uint32_t node) {
  for (const HtmlAttribute key : {HtmlAttribute::content, HtmlAttribute::datetime})
    if (const std::string_view value = page.attribute(node, key); !value.empty()) return std::string(value);
  constexpr std::uint32_t few_nodes = 40;
  return page[node].end - node > few_nodes ? std::string() : collapse(page.inner_text(node));
}

std::optional<Day> microdata_date(const HtmlTree& page) {
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (page.attribute(i, HtmlAttribute::itemprop) != "datePublished" || !speaks_of_article(page, i)) continue;
    if (const auto day = find_day(value_of(page, i))) return day;
  }
  return std::nullopt;
}

/// True where an article or list item around the node ends before the heading: it is about something else.
bool in_other_card(const HtmlTree& page, std::uint32_t node, std::uint32_t heading) {
  for (std::uint32_t i = page[node].parent; i != 0; i = page[i].parent)
    if ((page[i].tag == Tag::article || page[i].tag == Tag::li) && page[i].end <= heading) return true;
  return false;
}

/// A <time> that says it is the day of publication, or the first one from the heading on, or one not far above it.
std::optional<Day> time_date(const HtmlTree& page, const HtmlMarks& marks, std::uint32_t heading) {
  constexpr std::uint32_t nearby = 40;
  std::optional<Day> above;
  std::optional<Day> below;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (page[i].tag != Tag::time) continue;
    const auto day = find_day(value_of(page, i));
    if (!day) continue;
    const Words words = marks.words(i);
    const bool near = heading == 0 || i + nearby > heading;
    if (near && (page.has(i, HtmlAttribute::pubdate) || words.has(MarkWord::published))) return day;
    if (words.has(MarkWord::updated)) continue;
    if (near && i < heading && !above && !in_other_card(page, i, heading)) above = day;
    if (i >= heading && !below && !marks.is_boilerplate(i)) below = day;
  }
  return below ? below : above;
}

/// Whether a line's element, or one between it and the line's first characters, has a word.
bool is_called(const HtmlTree& page, const HtmlMarks& marks, const HtmlBlock& block,
               std::initializer_list<MarkWord> words) {
  for (std::uint32_t i = page[block.first].parent;; i = page[i].parent) {
    if (marks.words(i).has_any(words)) return true;
    if (i <= block.node) return marks.words(page[i].parent).has_any(words);
  }
}

/// A short line around the heading that holds a day: "Posted on February 6, 2018", or whatever is called a date.
std::optional<Day> visible_date(const HtmlTree& page, const HtmlMarks& marks, const std::vector<HtmlBlock>& blocks,
                                std::uint32_t heading) {
  constexpr std::size_t short_line = 150;
  constexpr std::ptrdiff_t lines_below = 15;
  constexpr std::ptrdiff_t lines_above = 6;
  const auto at = std::ranges::find_if(blocks, [&](const HtmlBlock& block) { return block.first >= heading; });
  std::optional<Day> below;
  std::optional<Day> above;
  std::optional<Day> anywhere;
  std::optional<Day> updated;
  for (auto block = blocks.begin(); block != blocks.end(); ++block) {
    if (block->text.size() > short_line || block->text.size() < 8) continue;
    const bool called = is_called(page, marks, *block, {MarkWord::date, MarkWord::published, MarkWord::meta});
    const std::ptrdiff_t distance = block - at;
    const bool near = heading != 0 && distance < lines_below && distance > -lines_above;
    if (!(near && is_date_line(block->text)) && !(called && distance > -lines_above)) continue;
    const auto day = find_day(block->text);
    if (!day) continue;
    const std::string small = lower(block->text);
    if (small.starts_with("updated") || small.starts_with("last ") || small.starts_with("modified")) {
      if (!updated) updated = day;
    } else if (near && distance > 0) {
      if (!below) below = day;
    } else if (near) {
      above = day;
    } else if (!anywhere) {
      anywhere = day;
    }
  }
  for (const auto& day : {below, above, anywhere})
    if (day) return day;
  return updated;
}

bool digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "/2018/02/06/" or "2018-02-06" or "20180206" in an address.
std::optional<Day> url_date(std::string_view url) {
  for (std::size_t i = 1; i + 8 <= url.size(); ++i) {
    const std::string_view rest = url.substr(i);
    if (digits(url.substr(i - 1, 1))) continue;
    const bool parted = rest.size() >= 10 && digits(rest.substr(0, 4)) && (rest[4] == '/' || rest[4] == '-') &&
                        rest[7] == rest[4] && digits(rest.substr(5, 2)) && digits(rest.substr(8, 2)) &&
                        (rest.size() == 10 || !digits(rest.substr(10, 1)));
    const bool joined = digits(rest.substr(0, 8)) && (rest.size() == 8 || !digits(rest.substr(8, 1))) &&
                        (rest.starts_with("19") || rest.starts_with("20"));
    if (parted || joined)
      if (const auto day = find_day(rest.substr(0, parted ? 10 : 8))) return day;
  }
  return std::nullopt;
}

std::size_t common_words(std::string_view a, std::string_view b) {
  const auto words = [](std::string_view text) {
    std::vector<std::string> result;
    std::string word;
    for (const char c : lower(text) + " ") {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
        word += c;
      } else if (!word.empty()) {
        result.push_back(std::exchange(word, {}));
      }
    }
    std::ranges::sort(result);
    return result;
  };
  std::vector<std::string> common;
  const std::vector<std::string> first = words(a);
  const std::vector<std::string> second = words(b);
  std::ranges::set_intersection(first, second, std::back_inserter(common));
  return first.empty() || second.empty() ? 0 : 100 * common.size() / std::min(first.size(), second.size());
}

/// Where no heading is marked as one: the line that stands in the page's <title> and is most of it.
const HtmlBlock* find_title_line(const std::vector<HtmlBlock>& blocks, std::string_view document_title) {
  constexpr std::size_t shortest = 15;
  const std::string title = letters_of(document_title);
  const HtmlBlock* best = nullptr;
  std::size_t best_size = std::max(shortest, title.size() / 3);
  for (const HtmlBlock& block : blocks) {
    if (block.text.size() > document_title.size() + 8) continue;
    const std::string letters = letters_of(block.text);
    if (letters.size() > best_size && title.find(letters) != std::string::npos)
      best = &block, best_size = letters.size();
  }
  return best;
}

/// The h1 that is the article's title: one that agrees with what the page calls itself.
std::uint32_t find_heading(const HtmlTree& page, const HtmlMarks& marks, std::span<const std::string> names,
                           std::string_view site) {
  std::uint32_t best = 0;
  std::size_t best_score = 0;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    const Tag tag = page[i].tag;
    const Words words = marks.words(i);
    const std::string_view itemprop = page.attribute(i, HtmlAttribute::itemprop);
    const bool titled =
        itemprop == "headline" || (itemprop == "name" && tag == Tag::h1) || words.has(MarkWord::headline);
    if (tag != Tag::h1 && !(titled && (tag == Tag::h2 || tag == Tag::div || tag == Tag::h3))) continue;
    if (page[i].end - i > 40 || marks.is_hidden(i)) continue;
    const std::string text = collapse(page.inner_text(i));
    if (text.empty() || text.size() > 400) continue;
    const std::string letters = letters_of(text);
    std::size_t score = (tag == Tag::h1 ? 40U : 0U) + (titled ? 25U : 0U) + (text.size() > 20 ? 10U : 0U);
    std::size_t agreement = 0;
    for (const std::string& name : names) {
      if (name.empty()) continue;
      const std::string other = letters_of(name);
      const std::size_t found =
          other == letters                                                                                 ? 120
          : common_words(name, text) >= 60 && std::min(other.size(), letters.size()) * 3 >= letters.size() ? 80
                                                                                                           : 0;
      agreement = std::max(agreement, found);
    }
    score += agreement;
    if (letters == letters_of(site)) score = 0;
    if (marks.is_boilerplate(i)) score /= 2;
    if (tag != Tag::h1 && agreement == 0) score = 0;
    if (score > best_score) best = i, best_score = score;
  }
  return best;
}

/// The day that the page's best source gives. A time in UTC gives way to what the page shows or says in its own time
/// zone, if that is the day before or after; everything gives way to a line that holds only the date and is marked as
/// the date of publication.
std::optional<Day> find_published(const HtmlTree& page, const HtmlMarks& marks, const std::vector<HtmlBlock>& blocks,
                                  const MetaTags& meta, const std::string& json, std::uint32_t heading) {
  constexpr std::ptrdiff_t right_below = 4;
  auto line = std::ranges::find_if(blocks, [&](const HtmlBlock& block) { return block.first > heading; });
  for (std::ptrdiff_t i = 0; heading != 0 && i < right_below && line != blocks.end(); ++i, ++line)
    if (is_date_line(line->text) && is_called(page, marks, *line, {MarkWord::published}) &&
        !is_called(page, marks, *line, {MarkWord::updated}))
      return find_day(line->text);
  const std::optional<Day> visible = visible_date(page, marks, blocks, heading);
  const std::optional<Day> tagged = meta.find_date();
  std::optional<Day> day = find_day(json);
  const bool utc = json.ends_with('Z') || json.ends_with("+00:00") || json.ends_with("+0000");
  if (day && utc)
    for (const auto& local : {visible, tagged})
      if (local && (*local - *day == std::chrono::days(1) || *day - *local == std::chrono::days(1))) return local;
  if (!day) day = microdata_date(page);
  if (!day) day = tagged;
  if (!day) day = time_date(page, marks, heading);
  return day ? day : visible;
}

std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return lower(host);
}

}  // namespace

HtmlMetadata read_metadata(const HtmlTree& page, const HtmlMarks& marks, const std::vector<HtmlBlock>& blocks,
                           std::string_view url) {
  HtmlMetadata found;
  const MetaTags meta(page);
  JsonLd json = read_json_ld(page.json_ld());
  constexpr std::size_t longest_title = 1000;
  std::string document_title;
  std::string language;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (page[i].tag == Tag::title && document_title.empty()) document_title = collapse(page.inner_text(i));
    if (page[i].tag == Tag::html && language.empty()) language = page.attribute(i, HtmlAttribute::lang);
    if (page[i].tag == Tag::link && found.url.empty() && page.attribute(i, HtmlAttribute::rel) == "canonical" &&
        page.attribute(i, HtmlAttribute::href).starts_with("http"))
      found.url = page.attribute(i, HtmlAttribute::href);
  }
  constexpr std::array<std::string_view, 1> og_url = {"og:url"};
  for (const std::string& other : {meta.find(og_url), json.url, std::string(url)})
    if (found.url.empty() && other.starts_with("http")) found.url = other;
  found.site = meta.find(std::span(site_names).first(1));
  if (found.site.empty()) found.site = json.publisher;
  if (found.site.empty()) found.site = meta.find(site_names);
  if (found.site.empty()) found.site = host_of(found.url);
  const std::string open_graph = without_site(meta.find(title_names), found.site);
  const std::string plain_title = without_site(document_title, found.site);
  std::array<std::string, 3> names = {open_graph, json.headline, plain_title};
  for (std::string& name : names)
    if (name.size() > longest_title) name.clear();
  found.heading = find_heading(page, marks, names, found.site);
  if (found.heading != 0) {
    found.title = visible_text(page, marks, found.heading);
  } else if (const HtmlBlock* line =
                 document_title.size() > longest_title ? nullptr : find_title_line(blocks, document_title)) {
    found.heading = line->first;
    found.title = line->text;
  }
  for (const std::string& name : names) {
    // A heading that carries a kicker or a label beside the title.
    const std::size_t at =
        name.size() > 20 && found.title.size() > name.size() ? found.title.find(name) : std::string::npos;
    if (at != std::string::npos && (at == 0 || at + name.size() == found.title.size())) found.title = name;
  }
  for (const std::string& name : names)
    if (found.title.empty()) found.title = name;
  found.language = language.empty() ? json.language : language;
  if (found.language.empty()) found.language = meta.find(language_names);
  found.description = meta.find(description_names);
  found.body = std::move(json.body);
  found.published = find_published(page, marks, blocks, meta, json.published, found.heading);
  if (!found.published) found.published = url_date(found.url.empty() ? url : std::string_view(found.url));
  return found;
}

}  // namespace entente
