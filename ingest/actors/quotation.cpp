#include "ingest/actors/quotation.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente {
namespace {

bool is_speech(const Token& token) {
  static const std::unordered_set<std::string_view> verbs = {
      "say",     "tell",    "add",   "state", "declare", "announce", "note",  "stress",
      "explain", "comment", "reply", "write", "remark",  "respond",  "tweet", "insist"};
  return token.upos == Upos::verb && verbs.contains(token.lemma);
}

/// The verb that has a word of the mention as its subject: of *Foreign Minister Ann Lee said*, that may be the office
/// or the name.
std::optional<std::size_t> verb_of(const Sentence& sentence, const Mention& mention) {
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    const Token& token = sentence.tokens[i];
    if (token.deprel == Deprel::nsubj && token.head >= 0) return static_cast<std::size_t>(token.head);
  }
  return std::nullopt;
}

/// The mention that is the subject of the sentence's only speech verb outside of quotation marks.
const Mention* speaker_of(const Sentence& sentence, const std::vector<bool>& quoted,
                          const std::vector<const Mention*>& here) {
  const Mention* speaker = nullptr;
  for (const Mention* mention : here) {
    if (quoted[mention->head] || mention->use != MentionUse::participant) continue;
    const std::optional<std::size_t> verb = verb_of(sentence, *mention);
    if (!verb || quoted[*verb] || !is_speech(sentence.tokens[*verb])) continue;
    if (speaker && speaker->actors != mention->actors) return nullptr;
    speaker = mention;
  }
  return speaker;
}

/// *my government, my thanks, my trip to Chad*
bool speaks_for_all(const Sentence& sentence, std::size_t i) {
  static const std::unordered_set<std::string_view> nouns = {
      "government",     "country", "nation", "delegation", "administration", "thanks",       "gratitude", "condolence",
      "congratulation", "visit",   "trip",   "meeting",    "talk",           "conversation", "call"};
  const std::string_view form = sentence.tokens[i].form;
  if (form != "my" && form != "My") return false;
  const std::int32_t owned = sentence.tokens[i].head;
  return owned > static_cast<std::int32_t>(i) && nouns.contains(sentence.tokens[static_cast<std::size_t>(owned)].lemma);
}

/// The one other country whose officials title, lead or the sentence itself name: to whom a message is, with whom the
/// speaker stands; empty where there is none, or several.
std::string addressee(const Mentions& mentions, std::uint32_t number, const std::string& speaker) {
  constexpr std::uint32_t lead = 1;
  std::string other;
  for (const Mention& mention : mentions.mentions) {
    if ((mention.sentence > lead && mention.sentence != number) || mention.sector != Sector::gov) continue;
    if (mention.form == MentionForm::pronoun || mention.role.empty()) continue;
    const std::string country(rolled_up(mentions, mention.actors.front()));
    if (country == rolled_up(mentions, speaker) || country == other) continue;
    if (!other.empty()) return {};
    other = country;
  }
  return other;
}

/// *The message reads, in part:*
bool introduces_letter(const Sentence& sentence) {
  static const std::unordered_set<std::string_view> letters = {"message", "telegram", "letter", "greeting"};
  const auto colon = std::ranges::find(sentence.tokens, ":", &Token::form);
  if (colon == sentence.tokens.end() || (colon + 1 != sentence.tokens.end() && (colon + 1)->form != "“")) return false;
  return std::any_of(sentence.tokens.begin(), colon, [](const Token& token) { return letters.contains(token.lemma); });
}

/// Who sent the letter: the first official who does something in title or lead; empty where there is none.
std::vector<std::string> sender(const Document& document, const Mentions& mentions) {
  constexpr std::uint32_t lead = 1;
  for (const Mention& mention : mentions.mentions) {
    if (mention.sentence > lead || mention.sector != Sector::gov || mention.use != MentionUse::participant) continue;
    if (verb_of(document.sentences[mention.sentence], mention)) return mention.actors;
  }
  return {};
}

bool is_you(std::string_view form) {
  return form == "you" || form == "You" || form == "your" || form == "Your" || form == "yours";
}

}  // namespace

bool is_shared_with_you(const Sentence& sentence, std::size_t our) {
  static const std::unordered_set<std::string_view> nouns = {
      "country",  "nation",     "people", "state",   "partnership", "cooperation",  "relation",
      "tie",      "friendship", "talk",   "contact", "meeting",     "relationship", "interaction",
      "dialogue", "alliance",   "work",   "effort",  "bond"};
  const Token& token = sentence.tokens[our];
  if (token.form != "our" && token.form != "Our") return false;
  return token.head >= 0 && nouns.contains(sentence.tokens[static_cast<std::size_t>(token.head)].lemma);
}

bool is_first_person_plural(std::string_view form) {
  return form == "we" || form == "We" || form == "us" || form == "Us" || form == "our" || form == "Our" ||
         form == "ours";
}

void add_quoted_speakers(const Document& document, Mentions& mentions) {
  std::vector<Mention> added;
  std::vector<std::string> speaking;
  Mention named;          // where they were named last
  bool official = false;  // whose *I* stands for a government, too
  bool open = false;
  bool letter = false;  // quoted by paragraphs
  for (std::uint32_t number = 1; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    if (sentence.paragraph_start && !letter) open = false;
    std::vector<bool> quoted(sentence.tokens.size());
    const bool continued = open;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const std::string_view form = sentence.tokens[i].form;
      if (form == "\"") open = !open;
      if (form == "“") open = true;
      if (form == "”") open = false;
      quoted[i] = open;
    }
    std::vector<const Mention*> here;
    for (const Mention& mention : mentions.mentions) {
      if (mention.sentence == number && mention.head < sentence.tokens.size()) here.push_back(&mention);
    }
    const Mention* speaker = speaker_of(sentence, quoted, here);
    if (speaker) {
      speaking = speaker->actors;
      official = speaker->sector == Sector::gov;
      // *the ministers of Poland and Latvia said*: all who are listed with the speaker speak.
      for (const Mention* mention : here) {
        const bool listed = mention->first == speaker->last + 1 && sentence.tokens[speaker->last].upos == Upos::cconj;
        if (listed && !quoted[mention->head]) std::ranges::copy(mention->actors, std::back_inserter(speaking));
      }
    } else if (introduces_letter(sentence)) {
      speaking = sender(document, mentions);
      official = letter = true;
    } else if (!continued && !(letter && std::ranges::find(quoted, true) != quoted.end())) {
      speaking.clear();
      letter = false;
    }
    if (speaking.empty()) continue;
    if (speaker) named = *speaker;
    if (letter) named = {};
    named.actors = speaking;
    if (official) add_voice(mentions, number, quoted, named);
    const std::string you = speaking.size() == 1 ? addressee(mentions, number, speaking.front()) : std::string();
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      const std::string_view form = sentence.tokens[i].form;
      const bool addressed = letter && is_you(form) && !you.empty();
      if (!quoted[i] ||
          !(is_first_person_plural(form) || (official && form == "I") || speaks_for_all(sentence, i) || addressed))
        continue;
      if (std::ranges::any_of(here, [&](const Mention* m) { return m->first <= i && i < m->last; })) continue;
      std::vector<std::string> actors = speaking;
      if (addressed) actors = {you};
      if (!you.empty() && is_shared_with_you(sentence, i)) actors.push_back(you);
      added.push_back({.sentence = number,
                       .first = i,
                       .last = i + 1,
                       .head = i,
                       .actors = std::move(actors),
                       .sector = Sector::gov,
                       .form = MentionForm::pronoun,
                       .confidence = 0.9F});
    }
  }
  insert(mentions, std::move(added));
}

}  // namespace entente
