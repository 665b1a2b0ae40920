#include "ingest/actors/dialogue.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/actors/quotation.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_name = 20;  // tokens of a speaker's offices and name

/// The token after the colon with which a turn begins; absent where the sentence begins none.
std::optional<std::uint32_t> turn_begin(const Sentence& sentence) {
  if (!sentence.paragraph_start || sentence.tokens.empty() || sentence.tokens[0].upos == Upos::pron)
    return std::nullopt;
  for (std::uint32_t i = 0; i < sentence.tokens.size() && i < longest_name; ++i) {
    const Token& token = sentence.tokens[i];
    if (token.form == ":") return i > 0 ? std::optional(i + 1) : std::nullopt;
    if (token.upos == Upos::verb && token.xpos != "VBN") return std::nullopt;
  }
  return std::nullopt;
}

/// The one country of the persons named before a token; empty where there is none, or several.
std::string speaker_before(const Mentions& mentions, std::uint32_t sentence, std::uint32_t until) {
  std::string speaker;
  for (const Mention& mention : mentions.mentions) {
    if (mention.sentence != sentence || mention.first >= until || mention.form != MentionForm::person) continue;
    const std::string country(rolled_up(mentions, mention.actors.front()));
    if (!speaker.empty() && speaker != country) return {};
    speaker = country;
  }
  return speaker;
}

/// *Meeting with Director of the Space Museum Ann Lee*: one of those whom title and first sentence name speaks.
bool is_guest(const Document& document, std::uint32_t turn, std::uint32_t until) {
  const auto named_first = [&](const Token& word) {
    if (word.upos != Upos::propn) return false;
    return std::ranges::any_of(
        document.sentences.begin(), document.sentences.begin() + 2, [&](const Sentence& opening) {
          return std::ranges::find(opening.tokens, word.form, &Token::form) != opening.tokens.end();
        });
  };
  const std::vector<Token>& tokens = document.sentences[turn].tokens;
  return std::any_of(tokens.begin(), tokens.begin() + until, named_first);
}

void note(std::vector<std::string>& parties, const std::string& country) {
  if (!country.empty() && std::ranges::find(parties, country) == parties.end()) parties.push_back(country);
}

}  // namespace

void add_interlocutors(const Document& document, Mentions& mentions) {
  std::vector<std::optional<std::uint32_t>> begins;
  std::vector<std::string> parties;
  bool transcript = false;
  for (std::uint32_t number = 0; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    begins.push_back(number > 1 ? turn_begin(sentence) : std::nullopt);
    if (!begins.back() && number > 1) continue;
    const std::string speaker = speaker_before(mentions, number, begins.back().value_or(longest_name));
    transcript = transcript || (begins.back() && !speaker.empty());
    if (begins.back()) note(parties, speaker);
    if (number > 1) continue;
    for (const Mention& mention : mentions.mentions) {
      if (mention.sentence == number && mention.form == MentionForm::person)
        note(parties, std::string(rolled_up(mentions, mention.actors.front())));
    }
  }
  if (!transcript || parties.empty() || parties.size() > 2) return;
  const bool among_themselves = parties.size() == 1;

  static const std::unordered_set<std::string_view> you = {"you", "You", "your", "Your", "yours"};
  static const std::unordered_set<std::string_view> self = {"I", "me", "my", "My"};
  std::string speaker;
  std::vector<Mention> added;
  for (std::uint32_t number = 2; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    std::uint32_t token = 0;
    if (begins[number]) {
      token = *begins[number];
      speaker = speaker_before(mentions, number, token);
      if (speaker.empty() && among_themselves && is_guest(document, number, token)) speaker = parties.front();
    }
    if (speaker.empty()) continue;
    std::vector<bool> words(sentence.tokens.size());
    std::fill(words.begin() + token, words.end(), true);
    Mention who;
    who.actors = {speaker};
    who.sector = Sector::gov;
    add_voice(mentions, number, words, who);
    const std::string& other = speaker == parties.front() ? parties.back() : parties.front();
    const bool addressed =
        std::ranges::any_of(sentence.tokens, [](const Token& word) { return you.contains(word.form); });
    for (; token < sentence.tokens.size(); ++token) {
      const std::string_view form = sentence.tokens[token].form;
      std::vector<std::string> actors;
      if (you.contains(form)) {
        if (among_themselves) continue;
        actors = {other};
      } else if (is_shared_with_you(sentence, token)) {
        actors = parties;
      } else if (self.contains(form) || (addressed && is_first_person_plural(form))) {
        actors = {speaker};
      } else if (is_first_person_plural(form)) {
        actors = parties;
      } else {
        continue;
      }
      if (is_covered(mentions, number, token)) continue;
      added.push_back({.sentence = number,
                       .first = token,
                       .last = token + 1,
                       .head = token,
                       .actors = std::move(actors),
                       .sector = Sector::gov,
                       .form = MentionForm::pronoun,
                       .confidence = 0.8F});
    }
  }
  insert(mentions, std::move(added));
}

/// *Ann Lee spoke with Jo Roe to discuss our countries' response*: the country of the one other person named before
static std::string other_country(const Mentions& mentions, const Mention& our) {
  std::string other;
  for (const Mention& person : mentions.mentions) {
    const bool before = person.sentence == our.sentence && person.last <= our.first;
    if (!before || person.form != MentionForm::person || person.actors.front() == our.actors.front()) continue;
    if (!other.empty() && other != person.actors.front()) return {};
    other = person.actors.front();
  }
  return other;
}

void share_ours(const Document& document, Mentions& mentions) {
  static const std::unordered_set<std::string_view> lands = {"countries", "nations", "peoples", "governments"};
  for (Mention& our : mentions.mentions) {
    const Sentence& sentence = document.sentences[our.sentence];
    const std::int32_t noun = sentence.tokens[our.head].head;
    const bool of_lands = our.form == MentionForm::pronoun && our.actors.size() == 1 && noun >= 0 &&
                          lands.contains(sentence.tokens[static_cast<std::size_t>(noun)].form) &&
                          sentence.tokens[our.head].deprel == Deprel::nmod_poss;
    if (const std::string other = of_lands ? other_country(mentions, our) : ""; !other.empty()) {
      our.actors.push_back(other);
      continue;
    }
    if (our.form != MentionForm::pronoun || our.actors.size() != 1 || !is_shared_with_you(sentence, our.head)) continue;
    for (const Mention& they : mentions.mentions) {
      const bool before = they.sentence == our.sentence && they.last <= our.first && they.actors.size() > 1;
      if (before && sentence.tokens[they.head].deprel == Deprel::nsubj &&
          std::ranges::find(they.actors, our.actors.front()) != they.actors.end()) {
        our.actors = they.actors;
        break;
      }
    }
  }
}

}  // namespace entente
