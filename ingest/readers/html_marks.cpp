#include "ingest/readers/html_marks.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "ingest/data/ascii.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

/// Words and pairs of words that classes and ids are made of.
struct Group {
  MarkWord word;
  std::string_view names;  // separated by spaces
};

constexpr std::array<Group, 21> groups = {{
    {MarkWord::navigation,
     "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs footer masthead topbar toolbar sitenav "
     "siteheader sitefooter colophon skip skiplink "
     "skiptocontent search searchform login signin register pagination pager prevnext postnavigation navlinks pagenav "
     "languageswitcher languages langswitch "
     "language sidebar sidebars rail rightrail leftrail secondary tertiary widget widgets backtotop "
     "contact contacts presscontacts dropdown printfooter catlinks sitesub jumptonav globalnav mainnav tabs tablist "
     "accesskeys usabanner govbanner"},
    {MarkWord::comments,
     "comment comments commentlist commentsection commentarea respond disqus disqusthread livefyre replies reply "
     "discussion fbcomments coral viafoura spotim openweb"},
    {MarkWord::sharing,
     "share sharing sharebar sharetools sharebuttons sharedaddy sharethis social socials socialmedia socialbar "
     "socialshare addthis addtoany followus follow facebook "
     "twitter whatsapp linkedin articletools storytools print printlink email emaillink bookmark actions"},
    {MarkWord::related,
     "related relateds relatedposts relatedarticles relatedlinks relatedcontent relatedstories recommended "
     "recommendation recommendations recirc recirculation "
     "readmore readnext readalso alsoread seealso moreon morefrom morein morenews morestories morelike mostread "
     "mostpopular mostviewed popular trending outbrain taboola "
     "zergnet teaser teasers latest latestnews topstories upnext nextstory youmaylike youmayalso alsolike onward "
     "suggested suggestions storylinks "
     "furtherreading seemore inbrief headlines othernews othersections relatedmedia promobox storylist newslist "
     "articlelist yarpp crosslink crosslinks inlinelink"},
    {MarkWord::promotion,
     "promo promos promotion newsletter newsletters subscribe subscription subscriptions signup advert adverts "
     "advertisement advertising ads adslot adunit adbox adcontainer "
     "adwrapper adsense dfp gpt sponsor sponsored sponsorship paidcontent donate donation donations membership "
     "marketing campaign cta calltoaction appdownload paywall piano "
     "regwall meter metered barrier offer offers upsell supportus contribution contributions epic"},
    {MarkWord::notice,
     "cookie cookies cookiebanner consent gdpr ccpa onetrust popup popups modal overlay lightbox interstitial alertbar "
     "alert alerts notification notifications toast disclaimer copyright legal copyrightnotice"},
    {MarkWord::caption,
     "caption captions figcaption wpcaption thumbcaption imagecaption photocaption mediacaption credit credits "
     "photocredit imagecredit photographer gallery galleries slideshow "
     "slider carousel slides photogallery video videos player videoplayer jwplayer brightcove audio audioplayer "
     "podcast podcasts infographic thumb thumbinner thumbnail "
     "photo photos image images mediaobject embed embeds lede leadimage listentoarticle listen"},
    {MarkWord::author,
     "author authors byline bylines authorbio authorbox authorinfo aboutauthor abouttheauthor bio biography "
     "contributor contributors writer vcard authorcard"},
    {MarkWord::tags,
     "tags tag taglist taglinks tagcloud topics topic keywords categories category kicker eyebrow sectionlabel labels "
     "posttags articletags entrytags section_label hashtags"},
    {MarkWord::reference,
     "toc tableofcontents infobox navbox sidebox metadata editsection mweditsection reflist references footnote "
     "footnotes noprint ambox mbox messagebox sistersitebox sources citations hiddencopy hiddenprint printhidden "
     "nocopy "
     "factbox sidebarbox pullquote pulledquote tooltip tooltips popover transcriptlink glossary correction corrections "
     "feedback rating ratings poll survey quiz print_only"},
    {MarkWord::hidden,
     "=hidden =hide visuallyhidden sronly screenreadertext screenreader screenreaderonly offscreen =invisible "
     "displaynone "
     "dnone accessibilitytext hideaccessible uahidden"},
    {MarkWord::date,
     "date time timestamp datetime dateline datestamp postdate entrydate pubdate publisheddate publishdate"},
    {MarkWord::updated, "updated modified lastupdated lastmodified update"},
    {MarkWord::published, "published publish posted pubdate publishdate publisheddate postdate postedon entrydate"},
    {MarkWord::title, "title"},
    {MarkWord::headline,
     "headline articleheadline articletitle entrytitle posttitle storytitle pagetitle firstheading pageheading "
     "articleheading pheadline heading_title storyheadline"},
    {MarkWord::article, "article post entry story news press release page statement"},
    {MarkWord::body, "body content text main copy wrap"},
    {MarkWord::lead,
     "lead lede standfirst summary dek deck subtitle subhead subheadline intro excerpt abstract strapline sapo chapo"},
    {MarkWord::body_proper,
     "articlebody articlecontent articletext articlecopy entrycontent postcontent postbody storybody storycontent "
     "storytext pagecontent bodycontent bodytext bodycopy newsbody "
     "newscontent newstext articlebodytext contentbody mainbody fieldnamebody fieldbody mwparseroutput mwcontenttext "
     "govspeak wysiwyg richtext wsw articlemain bodyelements "
     "articlebodycontent pressrelease releasebody postentry singlecontent tdpostcontent articlebodycontainer "
     "contenttext storybodytext textbody"},
    {MarkWord::meta, "meta byline dateline info details publication"},
}};

/// What a word says within a name, and what it says as the whole name.
struct Meaning {
  std::uint32_t bits = 0;
  std::uint32_t whole = 0;
  bool negates = false;
};

const std::unordered_map<std::string_view, Meaning, ShortHash>& vocabulary() {
  static const std::unordered_map<std::string_view, Meaning, ShortHash> words = [] {
    std::unordered_map<std::string_view, Meaning, ShortHash> result;
    for (const Group& group : groups)
      for (std::string_view rest = group.names; !rest.empty();) {
        const std::size_t space = rest.find(' ');
        const std::string_view word = rest.substr(0, space);
        // What a name says only if it is the whole name is written with an equals sign.
        if (word.starts_with('=')) {
          result[word.substr(1)].whole |= static_cast<std::uint32_t>(group.word);
        } else {
          result[word].bits |= static_cast<std::uint32_t>(group.word);
        }
        rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
      }
    for (const std::string_view negator :
         {"has", "no", "with", "without", "not", "enable", "disable", "can", "show", "js", "supports", "elementor"})
      result[negator].negates = true;
    return result;
  }();
  return words;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Cuts "articleBody main-nav" into its words and adds what they and their neighbours within one name mean.
void add_words(std::string_view names, Words& words) {
  std::array<char, 64> joined = {};
  std::size_t before = 0;  // the length of the word before, in `joined`
  std::size_t size = 0;
  bool skip = false;
  const auto& known = vocabulary();
  const auto look_up = [&](std::size_t begin) {
    const auto found = known.find(std::string_view(joined.data() + begin, size - begin));
    return found == known.end() ? Meaning() : found->second;
  };
  const auto end_word = [&](bool end_of_name) {
    if (size > before) {
      const Meaning meaning = look_up(before);
      if (!skip && !meaning.negates) words.insert(meaning.bits | (end_of_name && before == 0 ? meaning.whole : 0));
      if (before > 0) words.insert(look_up(0).bits);
      skip = meaning.negates;
      std::copy_n(joined.data() + before, size - before, joined.data());
      size -= before;
      before = size;
    }
    if (end_of_name) size = before = 0, skip = false;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (c == ' ' || c == '\n' || c == '\t') {
      end_word(true);
    } else if (is_small(c) || is_capital(c)) {
      if (is_capital(c) && i > 0 && is_small(names[i - 1])) end_word(false);
      if (size < joined.size()) joined[size++] = lower(c);
    } else {
      end_word(false);
    }
  }
  end_word(true);
}

bool hides(std::string_view style) {
  std::string tight = lower(style);
  std::erase(tight, ' ');
  return tight.find("display:none") != std::string::npos || tight.find("visibility:hidden") != std::string::npos;
}

bool is_foreign_role(std::string_view role) {
  for (const std::string_view foreign :
       {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
        "toolbar", "tablist", "tooltip", "listbox", "button", "form", "alert"})
    if (role == foreign) return true;
  return false;
}

bool is_foreign_type(std::string_view type) {
  for (const std::string_view foreign :
       {"/WPHeader", "/WPFooter", "/WPSideBar", "/SiteNavigationElement", "/BreadcrumbList", "/WPAdBlock", "/Comment",
        "/UserComments", "/ImageObject", "/VideoObject", "/Person", "/Organization"})
    if (type.ends_with(foreign)) return true;
  return false;
}

/// What an element's attributes say of it.
struct Sayings {
  bool body : 1 = false;  ///< it is the article's text
  bool hidden : 1 = false;
  bool foreign_type : 1 = false;
  bool foreign_role : 1 = false;
};

Sayings read_attributes(const HtmlTree& page, std::uint32_t node, Words& words) {
  Sayings says;
  for (const HtmlValue& attribute : page.attributes(node)) {
    const std::string_view value = page.value(attribute);
    switch (attribute.attribute) {
      case HtmlAttribute::class_:
      case HtmlAttribute::id:
      case HtmlAttribute::label:
        add_words(value, words);
        break;
      case HtmlAttribute::itemprop:
        says.body = value == "articleBody";
        break;
      case HtmlAttribute::hidden:
        says.hidden = true;
        break;
      case HtmlAttribute::aria_hidden:
        says.hidden |= value == "true";
        break;
      case HtmlAttribute::style:
        says.hidden |= hides(value);
        break;
      case HtmlAttribute::itemtype:
        says.foreign_type = is_foreign_type(value);
        break;
      case HtmlAttribute::role:
        says.foreign_role = is_foreign_role(value);
        break;
      default:
        break;
    }
  }
  says.hidden |= words.has(MarkWord::hidden);
  return says;
}

bool is_foreign_tag(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::aside:
    case Tag::form:
    case Tag::button:
    case Tag::select:
    case Tag::iframe:
    case Tag::noscript:
    case Tag::dialog:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::caption:
      return true;
    default:
      return false;
  }
}

}  // namespace

HtmlMarks::HtmlMarks(const HtmlTree& page) : words_(page.size()), boilerplate_(page.size()), hidden_(page.size()) {
  // Characters in longer runs of text below each element, and whether the main heading or the text proper is below it:
  // such an element is not thrown away for its name.
  constexpr std::uint32_t long_run = 40;
  constexpr std::uint32_t little = 400;
  constexpr std::size_t few_headings = 3;
  std::vector<std::uint32_t> prose(page.size());
  std::vector<std::uint8_t> holds_heading(page.size());
  const auto headings = std::ranges::count_if(page.nodes(), [](const HtmlNode& node) { return node.tag == Tag::h1; });
  std::vector<Sayings> says(page.size());
  for (std::uint32_t i = 0; i < page.size(); ++i) says[i] = read_attributes(page, i, words_[i]);
  for (std::uint32_t i = page.size(); i-- > 1;) {
    const HtmlNode& node = page[i];
    if (node.tag == Tag::text && node.last - node.first >= long_run) prose[i] = node.last - node.first;
    if ((node.tag == Tag::h1 && headings <= static_cast<std::ptrdiff_t>(few_headings)) || says[i].body)
      holds_heading[i] = 1;
    prose[node.parent] += node.tag == Tag::a ? 0 : prose[i];
    holds_heading[node.parent] |= holds_heading[i];
  }
  const std::uint32_t all = prose[0];
  const auto first_heading =
      std::ranges::find_if(page.nodes(), [](const HtmlNode& node) { return node.tag == Tag::h1; });
  const std::uint32_t heading_parent = first_heading == page.nodes().end() ? 0 : first_heading->parent;
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    const HtmlNode& node = page[i];
    boilerplate_[i] = boilerplate_[node.parent];
    hidden_[i] = hidden_[node.parent];
    if (node.tag == Tag::text || boilerplate_[i] != 0) continue;
    const Words words = words_[i];
    const bool structure = node.tag == Tag::html || node.tag == Tag::body || node.tag == Tag::main;
    const bool holds_article = structure || holds_heading[i] != 0;
    const bool holds_much = prose[i] * 2 > all && prose[i] > little;
    if (says[i].hidden && !structure && !holds_much) {
      hidden_[i] = boilerplate_[i] = 1;
      continue;
    }
    if (holds_article) continue;
    bool foreign = words.has(MarkWord::comments) || is_foreign_tag(node.tag) || says[i].foreign_type;
    if (!foreign && !is_block(node.tag))
      foreign = node.tag != Tag::a && words.has_any({MarkWord::caption, MarkWord::sharing, MarkWord::promotion});
    if (!foreign && is_block(node.tag))
      foreign =
          words.has_any({MarkWord::navigation, MarkWord::sharing, MarkWord::related, MarkWord::promotion,
                         MarkWord::notice, MarkWord::caption, MarkWord::author, MarkWord::tags, MarkWord::reference}) ||
          says[i].foreign_role;
    // A lead beside the heading may be called a teaser.
    if (foreign && node.parent == heading_parent && words.has(MarkWord::related) && page[i].end == i + 2) continue;
    const bool surely =
        words.has_any({MarkWord::comments, MarkWord::notice}) || node.tag == Tag::nav || node.tag == Tag::footer;
    if (foreign && holds_much && !surely) foreign = false;
    if (foreign) boilerplate_[i] = 1;
  }
}

std::string visible_text(const HtmlTree& page, const HtmlMarks& marks, std::uint32_t node) {
  std::string result;
  const bool inside = marks.is_hidden(node);
  for (std::uint32_t i = node; i < page[node].end; ++i) {
    if (page[i].tag == Tag::text && (inside || !marks.is_hidden(i))) result += page.text(i);
    if (page[i].tag == Tag::br || is_block(page[i].tag)) result += ' ';
  }
  return collapse(result);
}

std::string letters_of(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_small(c) || (c >= '0' && c <= '9')) result += c;
    if (is_capital(c)) result += lower(c);
  }
  return result;
}

}  // namespace entente
