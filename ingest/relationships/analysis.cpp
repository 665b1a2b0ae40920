#include "ingest/relationships/analysis.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "ingest/data/ascii.hpp"
#include "ingest/relationships/contexts.hpp"
#include "ingest/relationships/dates.hpp"
#include "ingest/relationships/matcher.hpp"
#include "ingest/relationships/repair.hpp"

namespace entente {
namespace {

constexpr std::chrono::days background{300};  // older than this at publication: historical
constexpr std::chrono::days same_event{31};   // an event told without a date is not one of another month
constexpr std::chrono::days same_talks{6};    // nor talks those of another week
constexpr double by_pronoun = 0.75;

/// The days between two spans; none where they overlap.
std::chrono::days apart(const TimeSpan& a, const TimeSpan& b) {
  return std::max({a.begin - b.end, b.begin - a.end, std::chrono::days{0}});
}

std::chrono::days days_of(const TimeSpan& span) { return span.end - span.begin; }

bool looks_ahead(Aspect aspect) { return aspect == Aspect::future || aspect == Aspect::hypothetical; }

/// *agreed to meet on Monday*: a time stands in what is agreed, behind its verb.
bool dates_complement(const Tree& tree, TokenIndex trigger, const std::vector<TimeExpression>& times) {
  const auto complement = tree.child(trigger, {Deprel::xcomp, Deprel::advcl});
  return complement && std::ranges::any_of(times, [&](const TimeExpression& time) { return time.first > *complement; });
}

/// *Since 2014 Norway has been training …*: what began long ago and goes on.
bool lasts(const Tree& tree, TokenIndex trigger) {
  bool perfect = false;
  bool since = false;
  for (TokenIndex dependent : tree.children(trigger)) {
    perfect = perfect || (tree[dependent].deprel == Deprel::aux && tree[dependent].lemma == "have" &&
                          tree[dependent].xpos != "VBD");
    since = since || tree.preposition(dependent) == "since";
  }
  return perfect && since;
}

std::string_view text_of(const Sentence& sentence, const Mention& mention) {
  if (mention.first >= mention.last || mention.last > sentence.tokens.size()) return {};
  const Token& first = sentence.tokens[mention.first];
  const Token& last = sentence.tokens[mention.last - 1];
  return sentence.text.substr(first.begin - sentence.begin, last.end - first.begin);
}

/// The share of relationships of such a grade that readers agree with (isotonic regression over annotated articles).
double calibrated(double grade) {
  static constexpr std::pair<double, double> knots[] = {{0.0, 0.05}, {0.3, 0.42},  {0.4, 0.62}, {0.5, 0.75},
                                                        {0.6, 0.82}, {0.76, 0.88}, {0.9, 0.93}, {1.0, 0.95}};
  const auto above = std::ranges::lower_bound(knots, grade, {}, &std::pair<double, double>::first);
  if (above == std::begin(knots)) return knots[0].second;
  if (above == std::end(knots)) return std::prev(above)->second;
  const auto [from, low] = *std::prev(above);
  const auto [to, high] = *above;
  return low + (high - low) * (grade - from) / (to - from);
}

double confidence_of(const Event& event, const Judgement& judgement) {
  double confidence = 0.9 * event.certainty;
  for (const Party* party : {&event.actors, &event.recipients}) {
    float weakest = 1;
    for (const Mention* mention : *party) {
      weakest = std::min(weakest, mention->confidence);
      if (mention->form == MentionForm::pronoun || mention->form == MentionForm::description) {
        weakest = std::min(weakest, static_cast<float>(by_pronoun));
      }
    }
    confidence *= static_cast<double>(weakest);
  }
  if (judgement.alleged) confidence *= 0.4;
  if (judgement.aspect == Aspect::hypothetical) confidence *= 0.8;
  return calibrated(confidence);
}

/// Collects the relationships of one article.
class Relations {
 public:
  Relations(const Document& document, const Mentions& mentions, const Article& article, const Gazetteer& gazetteer)
      : document_(document), mentions_(mentions), article_(article), gazetteer_(gazetteer) {}

  void add(const JudgedEvent& judged) {
    const Party& actors = judged.event.actors;
    const Party& recipients = judged.event.recipients;
    if (!recipients.empty()) {
      for (const Mention* actor : actors) {
        for (const Mention* recipient : recipients) add_pairs(judged, *actor, *recipient, judged.event.row->mutual);
      }
      return;
    }
    within_ = !are_two_parties(judged);
    for (std::size_t i = 0; i < actors.size(); ++i) {
      add_within(judged, *actors[i]);
      for (std::size_t j = i + 1; j < actors.size(); ++j) add_pairs(judged, *actors[i], *actors[j], true);
    }
    within_ = false;
  }

  std::vector<Relationship> take() {
    std::vector<Relationship> all;
    for (auto& [key, dated] : by_event_) {
      for (Dated& one : dated) {
        if (!one.loose || !surely_related_.contains(pair_of(one.relationship)))
          all.push_back(std::move(one.relationship));
      }
    }
    std::ranges::sort(all, [](const Relationship& a, const Relationship& b) {
      return std::tie(a.evidence.front(), a.actor, a.recipient, a.type, a.aspect) <
             std::tie(b.evidence.front(), b.actor, b.recipient, b.type, b.aspect);
    });
    return all;
  }

 private:
  std::string_view rolled_up(std::string_view id) const { return entente::rolled_up(mentions_, id); }

  bool is_member(std::string_view country, std::string_view organisation) const {
    const std::vector<std::string> members = gazetteer_.members(rolled_up(organisation));
    return std::ranges::binary_search(members, rolled_up(country));
  }

  /// Whether a mention stands for all members of an organisation.
  bool is_whole(const Mention& mention, std::string_view organisation) const {
    if (mention.actors.size() < 3) return false;
    std::vector<std::string> actors;
    for (const std::string& id : mention.actors) actors.emplace_back(rolled_up(id));
    std::ranges::sort(actors);
    return std::ranges::includes(actors, gazetteer_.members(rolled_up(organisation))) &&
           !gazetteer_.members(rolled_up(organisation)).empty();
  }

  /// *ratified the European Union's treaty*
  bool is_possessor(const JudgedEvent& judged, const Mention& mention) const {
    return mention.sentence == judged.sentence && mention.form == MentionForm::name &&
           document_.sentences[judged.sentence].tokens[mention.head].deprel == Deprel::nmod_poss;
  }

  /// *the IMF and Chad agreed*, not *the EU, France and Italy*, *France and its EU partners*
  bool are_two_parties(const JudgedEvent& judged) const {
    const Party& actors = judged.event.actors;
    if (actors.size() != 2 || distinct_actors(actors) != 2) return false;
    const std::vector<Token>& tokens = document_.sentences[judged.sentence].tokens;
    const bool here = actors[0]->sentence == judged.sentence && actors[1]->sentence == judged.sentence;
    return here && tokens[actors[1]->head].deprel == Deprel::conj &&
           tokens[actors[1]->head].head == static_cast<std::int32_t>(actors[0]->head);
  }

  /// *The two countries met*: the actors of one mention among themselves.
  void add_within(const JudgedEvent& judged, const Mention& mention) {
    for (std::size_t i = 0; i < mention.actors.size(); ++i) {
      for (std::size_t j = i + 1; j < mention.actors.size(); ++j) {
        add_pair(judged, mention, mention.actors[i], mention, mention.actors[j], true);
      }
    }
  }

  void add_pairs(const JudgedEvent& judged, const Mention& actor, const Mention& recipient, bool mutual) {
    for (const std::string& from : actor.actors) {
      for (const std::string& to : recipient.actors) add_pair(judged, actor, from, recipient, to, mutual);
    }
  }

  void add_pair(const JudgedEvent& judged, const Mention& actor, const std::string& from, const Mention& recipient,
                const std::string& to, bool mutual) {
    if (rolled_up(from) == rolled_up(to)) return;
    // *the EU, France and Italy met*: an organisation beside its own members in one list is mostly the list's summary;
    // *the IMF and Chad agreed* are two parties.
    if (within_ && !is_possessor(judged, actor) && !is_possessor(judged, recipient) &&
        (is_member(from, to) || is_member(to, from)))
      return;
    // *We, all members of the Quad, …*: they are it
    if (is_whole(actor, to) || is_whole(recipient, from)) return;
    // *strengthened NATO's defences*: a member its own
    if (judged.event.row->term.ends_with("@capability") && is_member(from, to)) return;
    const Sentence& sentence = document_.sentences[judged.sentence];
    Relationship r{.actor = from,
                   .recipient = to,
                   .type = judged.type,
                   .mode = judged.type == judged.event.row->type ? judged.event.row->mode : "",
                   .aspect = judged.judgement.aspect,
                   .mutual = mutual && judged.type == judged.event.row->type,
                   .contexts = judged.contexts,
                   .when = judged.when,
                   .confidence = judged.confidence,
                   .actor_mention = std::string(text_of(document_.sentences[actor.sentence], actor)),
                   .recipient_mention = std::string(text_of(document_.sentences[recipient.sentence], recipient)),
                   .evidence = {{.article = article_.id,
                                 .sentence = judged.sentence,
                                 .begin = sentence.begin,
                                 .end = sentence.end,
                                 .text = std::string(sentence.text),
                                 .published = article_.published}}};
    if (r.mutual && r.recipient < r.actor) {
      std::swap(r.actor, r.recipient);
      std::swap(r.actor_mention, r.recipient_mention);
    }
    merge(std::move(r), judged.assumed_time, judged.event.loose);
  }

  /// A relationship, and whether its time is only that of the article's lead.
  struct Dated {
    Relationship relationship;
    bool assumed = false;
    bool loose = false;
  };

  std::pair<std::string, std::string> pair_of(const Relationship& r) const {
    std::pair<std::string, std::string> pair(rolled_up(r.actor), rolled_up(r.recipient));
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    return pair;
  }

  void merge(Relationship r, bool assumed, bool loose) {
    if (!loose) surely_related_.insert(pair_of(r));
    const std::tuple key(std::string(rolled_up(r.actor)), std::string(rolled_up(r.recipient)), r.type, r.aspect,
                         r.mutual);
    std::vector<Dated>& same = by_event_[key];
    for (Dated& dated : same) {
      Relationship& known = dated.relationship;
      const bool both_dated = known.when && r.when;
      // An assumed time gives way to one that is said, if that is near enough to be of the same event.
      const bool exact = !dated.assumed && !assumed;
      const auto near = r.type == EventType::consult ? same_talks : same_event;
      if (both_dated && (exact ? !overlaps(*known.when, *r.when) : apart(*known.when, *r.when) > near)) continue;
      const bool finer = r.when && (!known.when || (dated.assumed && !assumed) ||
                                    (dated.assumed == assumed && days_of(*r.when) < days_of(*known.when)));
      if (finer) {
        known.when = r.when;
        dated.assumed = assumed;
      }
      dated.loose = dated.loose && loose;
      if (known.mode.empty()) known.mode = r.mode;
      known.contexts = known.contexts | r.contexts;
      known.confidence = std::max(known.confidence, r.confidence);
      known.evidence.push_back(std::move(r.evidence.front()));
      std::ranges::sort(known.evidence);
      known.evidence.erase(std::ranges::unique(known.evidence).begin(), known.evidence.end());
      return;
    }
    same.push_back({std::move(r), assumed, loose});
  }

  const Document& document_;
  const Mentions& mentions_;
  const Article& article_;
  const Gazetteer& gazetteer_;
  bool within_ = false;
  std::set<std::pair<std::string, std::string>> surely_related_;
  std::map<std::tuple<std::string, std::string, EventType, Aspect, bool>, std::vector<Dated>> by_event_;
};

/// *They were joined by Chad*: a sentence about those of the sentence before, and what they did then.
bool tells_of_those_before(const Tree& tree) {
  const Token& first = tree[0];
  if (first.upos != Upos::pron || (first.deprel != Deprel::nsubj && first.deprel != Deprel::nsubj_pass)) return false;
  const TokenIndex verb = tree.head(0).value_or(0);
  const auto auxiliary = tree.child(verb, {Deprel::aux, Deprel::aux_pass});
  return (auxiliary ? tree[*auxiliary] : tree[verb]).xpos == "VBD";
}

/// *a meeting held to discuss trade*: the purpose of talks is not a second round of them.
bool is_purpose_of_talks(const Tree& tree, TokenIndex trigger, const Predicates& predicates) {
  if (tree[trigger].xpos != "VB" || tree.preposition(trigger) != "to") return false;
  TokenIndex token = trigger;
  for (int steps = 0; steps < 3 && tree.head(token); ++steps) {
    token = *tree.head(token);
    for (const Part part : {Part::verb, Part::noun}) {
      const auto rows = predicates.find(part, tree[token].lemma);
      if (!rows.empty() && rows.front().mutual && rows.front().type == EventType::consult) return true;
    }
  }
  return false;
}

/// The sentence of a transcript by which its speakers have been named.
constexpr std::uint32_t salutation = 6;

/// A heading such as *Meeting with President of Mongolia Battulga*: the one who is not named is the subject of the
/// first sentence, else the first person of another government in the text. Absent for any other title.
std::optional<Event> headed_event(const Tree& title, const Participants& participants, const Document& document,
                                  const Mentions& mentions, const Predicates& predicates) {
  if (document.sentences.size() < 2) return std::nullopt;
  TokenIndex root = 0;
  while (title.head(root)) ++root;
  const auto rows = predicates.find(Part::noun, title[root].lemma);
  if (title[root].upos != Upos::noun || rows.empty() || !rows.front().mutual || rows.front().type != EventType::consult)
    return std::nullopt;
  Event event{.trigger = root, .row = &rows.front(), .certainty = by_governor};
  for (TokenIndex dependent : title.children(root)) {
    if (title.preposition(dependent) == "with") event.recipients = participants.at(dependent);
  }
  const Mention* host = nullptr;
  for (const Mention& mention : mentions.mentions) {
    if (mention.sentence == 0 || mention.use != MentionUse::participant || mention.sector != Sector::gov) continue;
    const auto known = [&](const Mention* other) { return other->actors == mention.actors; };
    if (std::ranges::any_of(event.recipients, known)) continue;
    const Token& head = document.sentences[mention.sentence].tokens[mention.head];
    if (mention.sentence == 1 && head.deprel == Deprel::nsubj) {
      host = &mention;
      break;
    }
    if (host == nullptr && mention.sentence <= salutation && !mention.person.empty()) host = &mention;
  }
  if (host != nullptr) event.actors = {host};
  return event.actors.empty() || event.recipients.empty() ? std::nullopt : std::optional(event);
}

/// *in June 2024, next June, tomorrow*: the year of a time is told, in one way or another.
bool tells_year(const Sentence& sentence, const TimeSpan& when) {
  static const std::unordered_set<std::string_view> ahead = {"next", "tomorrow", "upcoming", "coming", "later"};
  const std::string year = fmt::format("{}", static_cast<int>(std::chrono::year_month_day{when.begin}.year()));
  return std::ranges::any_of(
      sentence.tokens, [&](const Token& token) { return token.form == year || ahead.contains(lower(token.form)); });
}

TimeSpan a_year_before(const TimeSpan& when) {
  const auto shifted = [](Day day) {
    const std::chrono::year_month_day date{day};
    const auto before = date - std::chrono::years{1};
    return before.ok() ? Day{before} : Day{before.year() / before.month() / std::chrono::last};
  };
  return {shifted(when.begin), shifted(when.end)};
}

/// *It was agreed to go on, several documents were signed*: by whom, only the sentences before say.
bool may_be_left_to_partners(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens, [](const Token& token) {
    return token.xpos == "VBN" && (token.lemma == "agree" || token.lemma == "sign");
  });
}

}  // namespace

std::vector<JudgedEvent> find_events(const Document& document, const Mentions& mentions, const Article& article) {
  const Predicates& predicates = Predicates::builtin();
  const ContextTable& context_table = ContextTable::builtin();
  ContextTable::Weights title;
  std::vector<JudgedEvent> found;
  std::optional<std::pair<std::uint32_t, TimeSpan>> past;  ///< the last sentence that told of long ago, and when
  std::optional<TimeSpan> reported;
  if (article.published) reported = report_time(document, *article.published);
  Discourse discourse;
  for (std::uint32_t number = 0; number < document.sentences.size(); ++number) {
    const Sentence& sentence = document.sentences[number];
    const ContextTable::Weights weights = context_table.weigh(sentence);
    if (number == 0) title = weights;
    if (sentence.tokens.empty()) continue;
    const Sentence mended = repair(sentence, mentions.mentions, number, predicates);
    const Tree tree(mended);
    const Participants participants(tree, mentions, number);
    if (participants.empty() && !may_be_left_to_partners(sentence)) continue;
    std::vector<Event> events = match(tree, participants, predicates, discourse);
    discourse.read(tree, mentions.mentions, number, events);
    if (number == 0 && events.empty()) {
      if (auto event = headed_event(tree, participants, document, mentions, predicates)) events.push_back(*event);
    }
    for (Event& event : events) {
      JudgedEvent judged{.sentence = number, .judgement = judge(tree, event.trigger, *event.row, predicates)};
      judged.type = judged.judgement.type.value_or(event.row->type);
      Aspect& aspect = judged.judgement.aspect;
      // What is agreed upon, promised or offered lies ahead.
      if (judged.type == EventType::agree && aspect == Aspect::actual) aspect = Aspect::future;
      const bool ahead = looks_ahead(aspect);
      auto times = find_times(sentence, article.published, ahead);
      // *agreed on Monday* looks back, though what is agreed lies ahead.
      if (ahead && event.row->type == EventType::agree && judged.judgement.past &&
          !dates_complement(tree, event.trigger, times)) {
        times = find_times(sentence, article.published, false);
      }
      judged.when = time_of(tree, event.trigger, times, ahead);
      if (article.published && judged.when && aspect == Aspect::actual) {
        // *visited Chad in June*, told in May; what is discussed or welcomed may lie ahead
        const bool done =
            event.row->mode == "visit" || (judged.type != EventType::consult && judged.type != EventType::support);
        if (done && tree[event.trigger].xpos == "VBD" && judged.when->begin > *article.published &&
            !tells_year(sentence, *judged.when))
          judged.when = a_year_before(*judged.when);
        if (judged.when->end + background < *article.published && !lasts(tree, event.trigger))
          aspect = Aspect::historical;
        if (judged.when->begin > *article.published) aspect = Aspect::future;
      }
      // PLOVER: a withdrawal that is announced is a concession.
      if (judged.type == EventType::retreat && aspect == Aspect::future) judged.type = EventType::concede;
      // *In 1980 Chad boycotted the games. They were joined by Mali*: the same past
      if (!judged.when && aspect == Aspect::actual && past && past->first + 1 == number &&
          tells_of_those_before(tree)) {
        aspect = Aspect::historical;
        judged.when = past->second;
      }
      if (aspect == Aspect::historical && judged.when) past.emplace(number, *judged.when);
      // What is told without a date holds on the day of the report.
      if (!judged.when && aspect == Aspect::actual && reported) {
        judged.when = reported;
        judged.assumed_time = true;
      }
      judged.contexts = ContextTable::choose(weights, title);
      if (judged.contexts.empty() && judged.type == EventType::consult) judged.contexts.insert(Context::diplomatic);
      judged.confidence = confidence_of(event, judged.judgement);
      judged.event = std::move(event);
      const bool again =
          judged.type == EventType::consult && is_purpose_of_talks(tree, judged.event.trigger, predicates);
      // *Chad and Mali asked Niger for talks*: not each other
      const bool of_others = judged.type == EventType::request && judged.event.recipients.empty();
      if (!judged.judgement.alleged && !again && !of_others) found.push_back(std::move(judged));
    }
  }
  return found;
}

std::vector<Relationship> relate(const Document& document, const Mentions& mentions, const Article& article,
                                 const Gazetteer& gazetteer) {
  Relations relations(document, mentions, article, gazetteer);
  for (const JudgedEvent& judged : find_events(document, mentions, article)) relations.add(judged);
  return relations.take();
}

}  // namespace entente
