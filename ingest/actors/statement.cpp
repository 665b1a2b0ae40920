#include "ingest/actors/statement.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "ingest/actors/quotation.hpp"
#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

constexpr std::size_t opening = 4;  // sentences in which the signatories name themselves

/// Where a title says what its statement is about, *Statement by X on Y*, unless that is a meeting: its parties are
/// *we*.
std::uint32_t topic_of(const Sentence& title) {
  static const std::unordered_set<std::string_view> words = {"on",         "regarding", "about",   "following",
                                                             "concerning", "after",     "against", "marking"};
  static const std::unordered_set<std::string_view> meetings = {"meeting", "call",       "talks",    "meetings",
                                                                "calls",   "engagement", "dialogue", "conversation"};
  const auto size = static_cast<std::uint32_t>(title.tokens.size());
  std::uint32_t topic = size;
  for (std::uint32_t i = size; i-- > 0;) {
    const std::string word = lower(title.tokens[i].form);
    if (meetings.contains(word)) return topic;  // *on the meeting with X on Y*
    if (words.contains(word)) topic = i;
  }
  return topic;
}

/// The word of a title that makes it a statement of several: *Joint*, *FACT SHEET*, *Statement from X and Y*.
std::optional<std::uint32_t> statement_word(const Sentence& title) {
  bool document = false;
  std::optional<std::uint32_t> joint, other;
  for (std::uint32_t i = 0; i < title.tokens.size(); ++i) {
    const std::string word = lower(title.tokens[i].form);
    if (word == "joint") joint = joint.value_or(i);
    if (word == "fact" || word == "common" || word == "trilateral" || word == "bilateral") other = other.value_or(i);
    if (word == "statement" || word == "declaration" || word == "communiqué" || word == "communique" ||
        word == "sheet" || (word == "readout" && joint)) {
      document = true;
      if (i < 2) other = other.value_or(i);
    }
  }
  if (!document) return std::nullopt;
  return joint ? joint : other;
}

/// Where a title begins to say whose the statement is, *on aid for X by Y and Z*; 0 where no such word stands in it.
std::uint32_t makers_begin(const Sentence& title, std::uint32_t topic) {
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < title.tokens.size(); ++i) {
    const std::string word = lower(title.tokens[i].form);
    if (word != "by" && word != "from") continue;
    if (i < topic) return 0;  // *by X on a flight from Y*
    begin = i;
  }
  return begin;
}

/// *A and B, as witnessed by C, declare*: C does not sign.
bool looks_on(const Sentence& sentence, std::uint32_t token) {
  static const std::unordered_set<std::string_view> verbs = {"witness", "host", "facilitate", "mediate", "broker"};
  for (std::int32_t up = sentence.tokens[token].head; up >= 0; up = sentence.tokens[up].head) {
    if (verbs.contains(sentence.tokens[up].lemma) && sentence.tokens[up].head >= 0) return true;
  }
  return false;
}

/// *The United States imposes costs on Chad*: the first word of its subject; absent where no verb has one.
std::optional<std::uint32_t> subject_of(const Sentence& title) {
  for (std::uint32_t i = 0; i < title.tokens.size(); ++i) {
    const Token& token = title.tokens[i];
    if (token.deprel == Deprel::nsubj && token.head >= 0 && title.tokens[token.head].upos == Upos::verb) return i;
  }
  return std::nullopt;
}

/// Whether a word belongs to the phrase of another.
bool is_below(const Sentence& sentence, std::int32_t token, std::uint32_t above) {
  while (token >= 0 && token != static_cast<std::int32_t>(above)) token = sentence.tokens[token].head;
  return token >= 0;
}

std::vector<std::string> participants_in(const Document& document, const Mentions& mentions, std::uint32_t sentence,
                                         std::uint32_t from, std::uint32_t until, std::optional<std::uint32_t> phrase) {
  std::vector<std::string> actors;
  for (const Mention& mention : mentions.mentions) {
    if (mention.sentence != sentence || mention.first < from || mention.first >= until ||
        mention.use != MentionUse::participant || mention.form == MentionForm::pronoun ||
        looks_on(document.sentences[sentence], mention.head))
      continue;
    const auto head = static_cast<std::int32_t>(mention.head);
    if (phrase && !is_below(document.sentences[sentence], head, *phrase)) continue;
    for (const std::string& id : mention.actors) {
      const std::string actor(rolled_up(mentions, id));
      if (std::ranges::find(actors, actor) == actors.end()) actors.push_back(actor);
    }
  }
  return actors;
}

/// *the leaders*, *both sides*, *the two presidents*.
bool means_all(const Sentence& sentence, std::uint32_t noun) {
  static const std::unordered_set<std::string_view> nouns = {
      "leader", "president", "side", "participant", "minister", "head", "party", "country", "government", "premier"};
  const Token& token = sentence.tokens[noun];
  if (!nouns.contains(token.lemma) || token.xpos != "NNS" || noun == 0) return false;
  const std::string before = lower(sentence.tokens[noun - 1].form);
  const bool owned = std::ranges::any_of(sentence.tokens, [&](const Token& other) {
    return other.head == static_cast<std::int32_t>(noun) &&
           (other.deprel == Deprel::nmod || other.deprel == Deprel::nmod_poss);
  });
  return !owned && (before == "the" || before == "both" || before == "two" || before == "three" || before == "four");
}

/// *Statement from President Biden on …, President Biden Statement on …*: the one who speaks in it; absent for other
/// titles.
const Mention* author(const Document& document, const Mentions& mentions) {
  static const std::unordered_set<std::string_view> texts = {"statement", "letter", "message", "greetings"};
  if (document.sentences.empty()) return nullptr;
  const std::vector<Token>& title = document.sentences.front().tokens;
  for (const Mention& mention : mentions.mentions) {
    if (mention.sentence != 0 || mention.sector != Sector::gov) continue;
    if (mention.first == 0 && mention.last < title.size() && texts.contains(lower(title[mention.last].form)))
      return &mention;
    if (mention.first < 2 || mention.first > 4) continue;
    const std::string preposition = lower(title[mention.first - 1].form);
    const bool speaks = preposition == "by" || preposition == "from" || preposition == "of";
    if (speaks && texts.contains(lower(title[mention.first - 2].form))) return &mention;
  }
  return nullptr;
}

/// *We, Prime Minister Ann Lee and President Jo Roe, affirm*: whom an opening sentence so names; empty elsewhere.
std::vector<std::string> who_we_are(const Document& document, const Mentions& mentions) {
  for (std::uint32_t sentence = 0; sentence < std::min(opening, document.sentences.size()); ++sentence) {
    const std::vector<Token>& tokens = document.sentences[sentence].tokens;
    if (tokens.size() < 4 || lower(tokens[0].form) != "we" || tokens[1].form != ",") continue;
    const auto size = static_cast<std::uint32_t>(tokens.size());
    return participants_in(document, mentions, sentence, 2, size, 0);
  }
  return {};
}

/// Those who make a joint statement, declaration or fact sheet: whom its title names (*by X and Y on Z*: X and Y), else
/// those whom the first sentence with several of them names; a group of states does not count beside its own members.
std::vector<std::string> signatories(const Document& document, const Mentions& mentions, const Gazetteer& gazetteer) {
  if (document.sentences.empty()) return {};
  const Sentence& title = document.sentences.front();
  const auto word = statement_word(title);
  if (!word) return {};
  // *Statement by X on Y*: only who makes it; a joint one may name its makers later.
  const bool plain = lower(title.tokens[*word].form) == "statement";
  const bool sheet = lower(title.tokens[*word].form) == "fact";
  const auto subject = sheet ? subject_of(title) : std::nullopt;
  // *Fact Sheet: the United States Restricts …*: its own, whomever the first paragraph lists; *Quad Summit*: its
  // members
  std::vector<std::string> members;
  bool own = false;
  if (sheet) {
    const auto size = static_cast<std::uint32_t>(title.tokens.size());
    for (const std::string& actor : participants_in(document, mentions, 0, 0, size, std::nullopt)) {
      const std::vector<std::string> its = gazetteer.members(actor);
      own = own || its.empty();
      members.insert(members.end(), its.begin(), its.end());
    }
  }
  const std::size_t last = plain || subject || own ? 1 : std::min(opening, document.sentences.size());
  for (std::uint32_t sentence = 0; sentence < last; ++sentence) {
    const auto size = static_cast<std::uint32_t>(document.sentences[sentence].tokens.size());
    const std::uint32_t makers = sentence == 0 ? makers_begin(title, topic_of(title)) : 0;
    const std::uint32_t until = plain && makers == 0 ? topic_of(title) : size;
    std::vector<std::string> actors = participants_in(document, mentions, sentence, makers, until, subject);
    if (sentence > 0 && !members.empty())
      std::erase_if(actors,
                    [&](const std::string& actor) { return std::ranges::find(members, actor) == members.end(); });
    // *Australia, the United Kingdom and the United States announced AUKUS*: a group does not sign beside its members.
    std::erase_if(actors, [&, all = actors](const std::string& actor) {
      const std::vector<std::string> its = gazetteer.members(actor);
      return std::ranges::count_if(
                 all, [&](const std::string& other) { return std::ranges::binary_search(its, other); }) > 1;
    });
    if (actors.size() > 1) return actors;
  }
  return {};
}

}  // namespace

void add_signatories(const Document& document, const Gazetteer& gazetteer, Mentions& mentions) {
  std::vector<std::string> actors = signatories(document, mentions, gazetteer);
  const bool titled = !actors.empty();
  if (!titled) actors = who_we_are(document, mentions);
  const bool alone = actors.size() < 2;
  if (alone) {
    const Mention* one = author(document, mentions);
    if (!one) return;
    actors = one->actors;
  }
  std::vector<Mention> added;
  const auto add = [&](std::uint32_t sentence, std::uint32_t token, MentionForm form) {
    if (is_covered(mentions, sentence, token)) return;
    added.push_back({.sentence = sentence,
                     .first = token,
                     .last = token + 1,
                     .head = token,
                     .actors = actors,
                     .sector = Sector::gov,
                     .form = form});
  };
  Mention speaker;
  speaker.actors = actors;
  speaker.sector = Sector::gov;
  const bool joint =
      titled && lower(document.sentences[0].tokens[*statement_word(document.sentences[0])].form) == "joint";
  if (titled) add(0, *statement_word(document.sentences.front()), MentionForm::description);
  for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
    const Sentence& text = document.sentences[sentence];
    for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
      const std::string_view form = text.tokens[token].form;
      if (is_first_person_plural(form) || (alone && form == "I")) add(sentence, token, MentionForm::pronoun);
      if (!alone && means_all(text, token)) add(sentence, token, MentionForm::description);
      // *They discussed trade. Leaders underscored …*
      const bool lead = joint && token == 0 && (form == "They" || form == "Leaders");
      if (lead && text.tokens[token].deprel == Deprel::nsubj)
        add(sentence, token, form == "They" ? MentionForm::pronoun : MentionForm::description);
    }
    add_voice(mentions, sentence, std::vector<bool>(text.tokens.size(), true), speaker);
  }
  insert(mentions, std::move(added));
}

}  // namespace entente
