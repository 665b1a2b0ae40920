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

/// *my government, my country, my thanks*
bool speaks_for_all(const Sentence& sentence, std::size_t i) {
  static const std::unordered_set<std::string_view> nouns = {"government", "country",        "nation",
                                                             "delegation", "administration", "thanks",
                                                             "gratitude",  "condolence",     "congratulation"};
  const std::string_view form = sentence.tokens[i].form;
  if (form != "my" && form != "My") return false;
  const std::int32_t owned = sentence.tokens[i].head;
  return owned > static_cast<std::int32_t>(i) && nouns.contains(sentence.tokens[static_cast<std::size_t>(owned)].lemma);
}

}  // namespace

bool is_first_person_plural(std::string_view form) {
  return form == "we" || form == "We" || form == "us" || form == "Us" || form == "our" || form == "Our" ||
         form == "ours";
}

void add_quoted_speakers(const Document& document, Mentions& mentions) {
  std::vector<Mention> added;
  std::vector<std::string> speaking;
  bool official = false;  // whose *I* stands for a government, too
  bool open = false;
  for (std::uint32_t number = 1; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    if (sentence.paragraph_start) open = false;
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
    } else if (!continued) {
      speaking.clear();
    }
    if (speaking.empty()) continue;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      const std::string_view form = sentence.tokens[i].form;
      if (!quoted[i] || !(is_first_person_plural(form) || (official && form == "I") || speaks_for_all(sentence, i)))
        continue;
      if (std::ranges::any_of(here, [&](const Mention* m) { return m->first <= i && i < m->last; })) continue;
      added.push_back({.sentence = number,
                       .first = i,
                       .last = i + 1,
                       .head = i,
                       .actors = speaking,
                       .sector = Sector::gov,
                       .form = MentionForm::pronoun,
                       .confidence = 0.9F});
    }
  }
  insert(mentions, std::move(added));
}

}  // namespace entente
