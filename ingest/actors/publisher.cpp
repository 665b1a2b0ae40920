#include "ingest/actors/publisher.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/actors/quotation.hpp"
#include "ingest/actors/recogniser.hpp"
#include "ingest/actors/tables.hpp"
#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

/// *President of Chad, Foreign Ministry*: what papers are not called after.
bool names_office(std::string_view publisher) {
  static const std::unordered_set<std::string_view> offices = {
      "president", "presidency", "premier",     "government", "ministry", "minister",      "department",
      "embassy",   "cabinet",    "chancellery", "parliament", "command",  "administration"};
  const std::string text = lower(publisher);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,.()'", at), text.size());
    if (offices.contains(std::string_view(text).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// *G7 Leaders' Statement*: what others say, too.
bool is_of_others(const Document& document, const std::string& government, const Mentions& mentions) {
  static const std::unordered_set<std::string_view> texts = {"statement", "declaration", "communique", "communiqué"};
  static const std::unordered_set<std::string_view> about = {"on", "about", "regarding", "following", "after"};
  if (document.sentences.empty()) return false;
  bool statement = false;
  std::uint32_t topic = 0;
  for (const Token& token : document.sentences.front().tokens) {
    const std::string word = lower(token.form);
    if (about.contains(word)) break;
    statement = statement || texts.contains(word);
    ++topic;
  }
  return statement && std::ranges::any_of(mentions.mentions, [&](const Mention& mention) {
           return mention.sentence == 0 && mention.first < topic &&
                  rolled_up(mentions, mention.actors.front()) != government;
         });
}

}  // namespace

std::string government_of(std::string_view publisher, const Gazetteer::Tables& tables) {
  const std::vector<Word> words = words_of(publisher);
  const bool office = names_office(publisher);
  std::string government;
  for (std::size_t i = 0, count = 1; i < words.size(); i += count) {
    const Reading* longest = nullptr;
    count = 1;
    for_each_name(words, i, tables, [&](std::size_t length, const NameIndex::Node&, const Reading& reading) {
      longest = &reading;
      count = length;
      return false;
    });
    if (longest == nullptr || longest->kind == NameKind::leader) continue;
    if (longest->kind == NameKind::decoy) return {};
    if (!office && longest->kind != NameKind::seat && longest->kind != NameKind::agency) continue;
    const Actor& actor = tables.actors[longest->actor];
    const std::string& country = actor.parent.empty() ? actor.id : actor.parent;
    const Actor* whole = tables.find(country);
    if (whole == nullptr || whole->kind != ActorKind::country) continue;
    if (!government.empty() && government != country) return {};
    government = country;
  }
  return government;
}

/// *Statement by the President on the vote*: whose *I* the text has, too
static bool is_by_unnamed_official(const Document& document, const Mentions& mentions) {
  static const std::unordered_set<std::string_view> texts = {"statement", "letter", "message"};
  static const std::unordered_set<std::string_view> offices = {"president", "vice"};
  const std::vector<Token>& title = document.sentences.front().tokens;
  if (title.size() < 4 || !texts.contains(lower(title[0].form)) || is_covered(mentions, 0, 3)) return false;
  const std::string by = lower(title[1].form);
  return (by == "by" || by == "from") && title[2].form == "the" && offices.contains(lower(title[3].form));
}

void add_publisher(const Document& document, const std::string& government, Mentions& mentions) {
  if (government.empty() || is_of_others(document, government, mentions)) return;
  std::vector<Mention> added;
  const bool signed_by_one = is_by_unnamed_official(document, mentions);
  bool quoted = false;
  Mention speaker;
  speaker.actors = {government};
  speaker.sector = Sector::gov;
  for (std::uint32_t number = 1; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    std::vector<bool> own(sentence.tokens.size());
    if (sentence.paragraph_start) quoted = false;
    for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
      const std::string_view form = sentence.tokens[token].form;
      if (form == "\"") quoted = !quoted;
      if (form == "“" || form == "”") quoted = form == "“";
      own[token] = !quoted;
      if (quoted || !(is_first_person_plural(form) || (signed_by_one && form == "I")) ||
          is_covered(mentions, number, token))
        continue;
      added.push_back({.sentence = number,
                       .first = token,
                       .last = token + 1,
                       .head = token,
                       .actors = {government},
                       .sector = Sector::gov,
                       .form = MentionForm::pronoun,
                       .confidence = 0.8F});
    }
    add_voice(mentions, number, own, speaker);
  }
  insert(mentions, std::move(added));
}

}  // namespace entente
