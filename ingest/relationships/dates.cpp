#include "ingest/relationships/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_set>

#include "ingest/data/ascii.hpp"
#include "ingest/data/calendar.hpp"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::years;

constexpr std::array<std::string_view, 21> number_names = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 10> tens_names = {"",      "ten",   "twenty",  "thirty", "forty",
                                                         "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 9> century_names = {"thirteenth", "fourteenth",  "fifteenth",
                                                           "sixteenth",  "seventeenth", "eighteenth",
                                                           "nineteenth", "twentieth",   "twenty-first"};

template <std::size_t n>
std::optional<unsigned> position(const std::array<std::string_view, n>& names, std::string_view word) {
  for (unsigned i = 0; i < n; ++i) {
    if (names[i] == word) return i;
  }
  return std::nullopt;
}

/// A capitalised month; *Mar* is a name as well.
std::optional<unsigned> month_named(std::string_view form) {
  return starts_capital(form) && form != "Mar" ? month_of(form) : std::nullopt;
}

std::optional<unsigned> number_of(std::string_view form) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(form.data(), form.data() + form.size(), value);
  if (error != std::errc()) {
    const std::string word = lower(form);
    if (const auto tens = position(tens_names, word); tens && *tens > 1) return 10 * *tens;
    return position(number_names, word);
  }
  const std::string_view rest(end, static_cast<std::size_t>(form.data() + form.size() - end));
  if (!rest.empty() && rest != "th" && rest != "st" && rest != "nd" && rest != "rd") return std::nullopt;
  return value;
}

std::optional<unsigned> year_of(std::string_view form) {
  const auto value = form.size() == 4 ? number_of(form) : std::nullopt;
  return value && *value >= 1000 && *value <= 2100 ? value : std::nullopt;
}

class Finder {
 public:
  Finder(const Sentence& sentence, std::optional<Day> published, bool ahead)
      : tokens_(sentence.tokens), published_(published), ahead_(ahead) {}

  std::vector<TimeExpression> run() {
    while (at_ < tokens_.size()) {
      const TokenIndex first = at_;
      std::optional<TimeSpan> span = absolute();
      if (!span && published_) span = relative();
      if (span) {
        found_.push_back({first, at_, *span});
      } else {
        at_ = first + 1;
      }
    }
    return std::move(found_);
  }

 private:
  std::string_view form(std::size_t offset) const {
    return at_ + offset < tokens_.size() ? tokens_[at_ + offset].form : std::string_view{};
  }
  std::string word(std::size_t offset) const { return lower(form(offset)); }

  std::optional<TimeSpan> take(std::size_t count, TimeSpan span) {
    at_ += static_cast<TokenIndex>(count);
    return span;
  }

  /// A day of the calendar, in the year that lies nearest to the publication in the direction that the sentence looks.
  std::optional<TimeSpan> day_in(unsigned month, unsigned day, std::optional<unsigned> year, std::size_t count) {
    if (day < 1 || day > 31) return std::nullopt;
    int chosen = 0;
    if (year) {
      chosen = static_cast<int>(*year);
    } else if (published_) {
      const std::chrono::year_month_day today{*published_};
      chosen = static_cast<int>(today.year());
      const std::chrono::year_month_day same{today.year(), std::chrono::month{month}, std::chrono::day{day}};
      if (same.ok()) {
        const auto distance = Day{same} - *published_;
        if (ahead_ && distance < days{-60}) ++chosen;
        if (!ahead_ && distance > days{60}) --chosen;
      }
    } else {
      return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{chosen}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return take(count, day_span(Day{date}));
  }

  std::optional<TimeSpan> month_in(unsigned month, std::optional<unsigned> year, std::size_t count) {
    int chosen = 0;
    if (year) {
      chosen = static_cast<int>(*year);
    } else if (published_) {
      const std::chrono::year_month_day today{*published_};
      chosen = static_cast<int>(today.year());
      const int distance = static_cast<int>(month) - static_cast<int>(static_cast<unsigned>(today.month()));
      if (ahead_ && distance < -1) ++chosen;
      if (!ahead_ && distance > 1) --chosen;
    } else {
      return std::nullopt;
    }
    return take(count, month_span(std::chrono::year{chosen} / std::chrono::month{month}));
  }

  std::optional<TimeSpan> absolute() {
    // *2018-02-05*
    if (const auto day = parse_day(form(0))) return take(1, day_span(*day));
    if (const auto month = month_named(form(0))) {
      const auto number = number_of(form(1));
      if (number && !year_of(form(1)) && *number >= 1 && *number <= 31) {
        // *February 5, 2018*, *Feb. 5–7*
        std::size_t next = 2;
        if ((form(next) == "-" || form(next) == "–" || form(next) == "and") && number_of(form(next + 1)) &&
            !year_of(form(next + 1)))
          next += 2;
        std::size_t comma = form(next) == "," ? 1 : 0;
        const auto year = year_of(form(next + comma));
        return day_in(*month, *number, year, year ? next + comma + 1 : 2);
      }
      const std::size_t comma = form(1) == "," || word(1) == "of" ? 1 : 0;
      if (const auto year = year_of(form(1 + comma))) return month_in(*month, year, 2 + comma);
      // *May* alone is mostly the verb or a name; *in May* is the month.
      static constexpr std::string_view introductions[] = {"in",    "last", "next", "since",   "this",
                                                           "early", "late", "mid",  "for",     "by",
                                                           "until", "from", "of",   "through", "during"};
      const std::string previous = at_ > 0 ? lower(tokens_[at_ - 1].form) : std::string();
      const bool named = std::ranges::find(introductions, previous) != std::ranges::end(introductions);
      if (named || (form(0).size() > 4 && tokens_[at_].upos == Upos::propn && word(0) != "march"))
        return month_in(*month, std::nullopt, 1);
      return std::nullopt;
    }
    if (const auto number = number_of(form(0)); number && *number >= 1 && *number <= 31) {
      // *5 February 2018*, *the 5th of February*
      const std::size_t of = word(1) == "of" ? 1 : 0;
      if (const auto month = month_named(form(1 + of))) {
        const std::size_t comma = form(2 + of) == "," ? 1 : 0;
        const auto year = year_of(form(2 + of + comma));
        return day_in(*month, *number, year, year ? 3 + of + comma : 2 + of);
      }
    }
    // *the 1970s*, *the nineteenth century*
    if (form(0).size() == 5 && form(0).ends_with("0s")) {
      if (const auto decade = year_of(form(0).substr(0, 4))) {
        const int first = static_cast<int>(*decade);
        return take(1, {year_span(std::chrono::year{first}).begin, year_span(std::chrono::year{first + 9}).end});
      }
    }
    if (const auto century = position(century_names, word(0)); century && word(1) == "century") {
      const int first = 1200 + 100 * static_cast<int>(*century);
      return take(2, {year_span(std::chrono::year{first}).begin, year_span(std::chrono::year{first + 99}).end});
    }
    if (const auto year = year_of(form(0)); year && is_plain_year()) {
      return take(1, year_span(std::chrono::year{static_cast<int>(*year)}));
    }
    return std::nullopt;
  }

  /// A bare four-digit number is a year after *in, since, of, by …* or where it stands by itself as a modifier.
  bool is_plain_year() const {
    if (at_ == 0) return true;
    const std::string before = lower(tokens_[at_ - 1].form);
    static constexpr std::string_view words[] = {"in",      "since",  "of",     "by",    "from",   "until", "during",
                                                 "through", "for",    "the",    "early", "late",   "mid",   "a",
                                                 "and",     "to",     "(",      "year",  "before", "after", "summer",
                                                 "winter",  "spring", "autumn", "fall",  "its",    "their", "between"};
    const bool counts = at_ + 1 < tokens_.size() && tokens_[at_ + 1].upos == Upos::noun &&
                        (before == "of" || before == "to" || before == "for" || before == "by" || before == "than");
    return std::ranges::find(words, before) != std::ranges::end(words) && !counts;
  }

  std::optional<TimeSpan> relative() {
    const Day today = *published_;
    const std::chrono::year_month_day date{today};
    const std::string first = word(0);
    if (first == "yesterday") return take(1, day_span(today - days{1}));
    if (first == "today" || first == "tonight") return take(1, day_span(today));
    if (first == "tomorrow") return take(1, day_span(today + days{1}));
    const bool last = first == "last" || first == "past" || first == "previous";
    const bool next = first == "next" || first == "coming" || first == "upcoming" || first == "following";
    const bool present = first == "this" || first == "earlier" || first == "later";
    if (const auto weekday = weekday_of(first); weekday && tokens_[at_].form.front() <= 'Z')
      return take(1, weekday_near(*weekday));
    if (last || next || present) {
      std::size_t skip = word(1) == "this" ? 2 : 1;
      const std::string unit = word(skip);
      const int direction = last ? -1 : next ? 1 : 0;
      if (const auto weekday = weekday_of(unit)) {
        const Day day = weekday_near(*weekday).begin;
        return take(skip + 1, next && day <= today ? day_span(day + days{7}) : day_span(day));
      }
      if (unit == "week") {
        const Day monday = today - (std::chrono::weekday{today} - std::chrono::Monday) + days{7 * direction};
        return take(skip + 1, TimeSpan{monday, monday + days{7}});
      }
      if (unit == "month") return take(skip + 1, month_span(date.year() / date.month() + months{direction}));
      if (unit == "year") return take(skip + 1, year_span(date.year() + years{direction}));
      if (unit == "decade" || unit == "century") return std::nullopt;
      if (const auto month = month_named(form(skip))) {
        int year = static_cast<int>(date.year());
        const unsigned now = static_cast<unsigned>(date.month());
        if (last && *month >= now) --year;
        if (next && *month <= now) ++year;
        return take(skip + 1, month_span(std::chrono::year{year} / std::chrono::month{*month}));
      }
    }
    // *two years ago*, *a month earlier*
    const auto count = first == "a" || first == "an" ? std::optional<unsigned>(1) : number_of(form(0));
    if (count && *count < 200) {
      const std::string unit = word(1);
      const std::string direction = word(2);
      const int sign = direction == "ago" ? -1 : direction == "from" && word(3) == "now" ? 1 : 0;
      if (sign != 0) {
        const std::size_t taken = sign < 0 ? 3 : 4;
        const int n = sign * static_cast<int>(*count);
        if (unit == "day" || unit == "days") return take(taken, day_span(today + days{n}));
        if (unit == "week" || unit == "weeks") return take(taken, day_span(today + days{7 * n}));
        if (unit == "month" || unit == "months") return take(taken, month_span(date.year() / date.month() + months{n}));
        if (unit == "year" || unit == "years") return take(taken, year_span(date.year() + years{n}));
      }
    }
    return std::nullopt;
  }

  TimeSpan weekday_near(unsigned weekday) const {
    const std::chrono::weekday wanted{weekday};
    const Day today = *published_;
    if (ahead_) return day_span(today + (wanted - std::chrono::weekday{today}));
    return day_span(today - (std::chrono::weekday{today} - wanted));
  }

  const std::vector<Token>& tokens_;
  std::optional<Day> published_;
  bool ahead_;
  TokenIndex at_ = 0;
  std::vector<TimeExpression> found_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Sentence& sentence, std::optional<Day> published, bool ahead) {
  return Finder(sentence, published, ahead).run();
}

/// *said on Monday that it would help*: the day of a verb of the past above the trigger.
static bool tells_when_said(const Tree& tree, TokenIndex trigger, TokenIndex time) {
  std::optional<TokenIndex> verb = tree.head(time);
  while (verb && !tree.is_verbal(*verb)) verb = tree.head(*verb);
  if (!verb || *verb == trigger || tree[*verb].xpos != "VBD") return false;
  // *agreed to go on, the ministers announced on Monday*
  const auto above = tree[*verb].deprel == Deprel::parataxis ? tree.head(*verb) : verb;
  return above && tree.is_below(trigger, *above);
}

/// A noun of what has a day of its own, if it is not told when of it something else was: *at the end of the summit*.
static bool is_occasion(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> nouns = {
      "meeting", "summit", "conference", "talk", "conversation", "election", "incident", "attack", "visit",
      "session", "forum",  "round",      "vote", "referendum",   "strike",   "crash",    "raid",   "earthquake"};
  static const std::unordered_set<std::string_view> parts = {"end",     "start",     "margin", "sideline",
                                                             "opening", "close",     "day",    "eve",
                                                             "outset",  "beginning", "course", "conclusion"};
  const auto above = tree.head(noun);
  return nouns.contains(tree[noun].lemma) && above && !parts.contains(tree[*above].lemma);
}

std::optional<TimeSpan> time_of(const Tree& tree, TokenIndex trigger, const std::vector<TimeExpression>& times,
                                bool ahead) {
  const TimeExpression* best = nullptr;
  std::size_t best_cost = 0;
  for (const TimeExpression& time : times) {
    // Steps up from the trigger to the word that governs the expression; each finite clause on the way costs more.
    std::size_t cost = 0;
    bool reached = false;
    for (std::optional<TokenIndex> at = trigger; at; at = tree.head(*at)) {
      if (tree.is_below(time.first, *at)) {
        reached = true;
        // Down again: another predicate's own date is not ours.
        for (TokenIndex down = time.first; down != *at; down = *tree.head(down)) {
          const Deprel relation = tree[down].deprel;
          const bool other_clause = relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::acl ||
                                    relation == Deprel::acl_relcl || relation == Deprel::parataxis ||
                                    (relation == Deprel::conj && tree.is_verbal(down));
          // *blamed for the 1994 bombing*: the year of that, but *met at the 2010 summit*
          static const std::unordered_set<std::string_view> causes = {"over", "for", "about", "of", "from", "against"};
          static const std::unordered_set<std::string_view> seasons = {"spring", "summer",  "autumn", "fall",
                                                                       "winter", "quarter", "half",   "end"};
          const auto named = tree.head(down);
          const bool of_cause = down == time.first && tree[down].xpos == "CD" && tree.preposition(down).empty() &&
                                !(*named >= time.first && *named < time.last) &&
                                !seasons.contains(tree[*named].lemma) && causes.contains(tree.preposition(*named));
          // *discussed the results of the meeting on April 8*
          const bool of_topic =
              down != time.first && relation == Deprel::nmod && tree.is_verbal(trigger) && is_occasion(tree, down);
          // *Lee, who arrived on Sunday, met …*
          const bool of_subject = relation == Deprel::acl_relcl && tree[*tree.head(down)].deprel == Deprel::nsubj;
          // *the Memorandum of May 5, 2015*
          static const std::unordered_set<std::string_view> documents = {
              "agreement",  "treaty",     "memorandum", "declaration", "resolution", "statement",
              "accord",     "protocol",   "decree",     "order",       "law",        "act",
              "communique", "communiqué", "letter",     "convention",  "decision"};
          const bool of_document = named && tree.preposition(down) == "of" && *named != trigger &&
                                   documents.contains(lower(tree[*named].lemma));
          cost += of_subject || of_cause || of_topic || of_document ? 9 : other_clause ? 6 : 1;
        }
        break;
      }
      const Deprel relation = tree[*at].deprel;
      cost += relation == Deprel::ccomp || relation == Deprel::acl_relcl || relation == Deprel::parataxis ? 4 : 1;
    }
    if (!reached || (ahead && tells_when_said(tree, trigger, time.first))) continue;
    const std::size_t distance = time.first > trigger ? time.first - trigger : trigger - time.first;
    cost = cost * 100 + distance;
    if (!best || cost < best_cost) {
      best = &time;
      best_cost = cost;
    }
  }
  if (!best || best_cost >= 900) return std::nullopt;
  return best->span;
}

TimeSpan report_time(const Document& document, Day published) {
  const TimeSpan today = day_span(published);
  if (document.sentences.size() < 2 || document.sentences[1].tokens.empty()) return today;
  const Sentence& first = document.sentences[1];
  const Tree tree(first);
  for (TokenIndex token = 0; token < tree.size(); ++token) {
    if (tree.head(token)) continue;
    // *An earthquake struck Chad on Sunday*: what others do about it comes later.
    static const std::unordered_set<std::string_view> forces = {"earthquake", "quake",   "tsunami", "hurricane",
                                                                "typhoon",    "cyclone", "storm",   "volcano",
                                                                "flood",      "tornado", "drought", "wildfire"};
    const auto subject = tree.child(token, {Deprel::nsubj});
    if (subject && forces.contains(tree[*subject].lemma)) return today;
    const auto said = time_of(tree, token, find_times(first, published, false), false);
    const bool lately = said && said->begin <= published && today.begin - said->end < std::chrono::days{7};
    return lately && said->end - said->begin == std::chrono::days{1} ? *said : today;
  }
  return today;
}

}  // namespace entente
