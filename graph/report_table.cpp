#include "graph/report_table.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <set>

#include "graph/group_reports.hpp"
#include "graph/kind.hpp"

namespace entente {
namespace {

/// A day that is past all others, as the end of an open window, stays that.
std::int32_t to_number(Day day) {
  using Limits = std::numeric_limits<std::int32_t>;
  return static_cast<std::int32_t>(
      std::clamp<std::int64_t>(day.time_since_epoch().count(), Limits::min(), Limits::max()));
}

Day to_day(std::int32_t number) { return Day{std::chrono::days{number}}; }

template <typename T>
std::vector<T> permuted(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (std::uint32_t at : order) sorted.push_back(std::move(values[at]));
  return sorted;
}

/// In the first byte of a sentence's record.
constexpr std::uint8_t is_published = 1;
constexpr std::uint8_t has_cells = 2;

constexpr double fine = 10'000;  // what most confidences are multiples of

}  // namespace

Days to_days(const std::optional<TimeSpan>& span) {
  return span ? Days{to_number(span->begin), to_number(span->end)} : Days{};
}

std::optional<TimeSpan> to_span(Days days) {
  return days.known() ? std::optional(TimeSpan{to_day(days.begin), to_day(days.end)}) : std::nullopt;
}

bool ReportTable::contains(std::string_view article) const {
  const auto number = strings.find(article);
  return number && *number < is_article_.size() && is_article_[*number];
}

bool ReportTable::begin_article(Source source) {
  const std::uint32_t id = strings.number_of(source.id);
  if (id >= is_article_.size()) is_article_.resize(strings.size());
  if (is_article_[id]) return false;
  is_article_[id] = true;
  if (!source.copy_of.empty()) copies_.emplace(id, strings.number_of(source.copy_of));
  sources_.push_back(std::move(source));
  const Position first = records_.size();
  const auto office = static_cast<std::uint32_t>(offices_.size());
  articles_.push_back({first, first, office, office});
  recent_.clear();
  return true;
}

// A record begins with a byte: a report's kind, or that of a sentence, which says how it goes on. Numbers follow as
// varints: what is small or often the same takes a byte. A report is
//   kind, actor, recipient, length, first day (unless the length is 0), confidence in 1/10,000 and 1, or 0 and a
//   double, contexts, mode, mentions (0 where as the id, else the number of the string and 1), count, distance to each
//   sentence
// and a sentence
//   head, size of the record, article, position, begin, length, day of publication if known, cells or size and address
//   of the text.

Position ReportTable::add_sentence(const ProofSentence& sentence) {
  static_assert(kind_count <= sentence_head);
  const std::string_view kept = texts_.keep(sentence.text);
  const Position position = records_.size();
  std::uint8_t* const begin = records_.room(12 * longest_varint);
  *begin = static_cast<std::uint8_t>(sentence_head | (sentence.published ? is_published : 0) |
                                     (sentence.cells ? has_cells : 0));
  std::uint8_t* at = begin + 2;
  at = put(at, sentence.article);
  at = put(at, sentence.position);
  at = put(at, sentence.begin);
  at = put(at, sentence.end - sentence.begin);
  if (sentence.published) at = put(at, zigzag(*sentence.published));
  if (sentence.cells) {
    for (std::uint32_t cell : *sentence.cells) at = put(at, cell);
  } else {
    at = put(at, kept.size());
    const char* const text = kept.data();
    std::memcpy(at, &text, sizeof text);
    at += sizeof text;
  }
  begin[1] = static_cast<std::uint8_t>(at - begin);
  records_.close(at);
  return position;
}

ProofSentence ReportTable::sentence(Position position) const {
  const std::uint8_t* at = records_.at(position);
  const std::uint8_t head = *at;
  at += 2;
  ProofSentence sentence{.article = take_32(at), .position = take_32(at), .begin = take_32(at)};
  sentence.end = sentence.begin + take_32(at);
  if (head & is_published) sentence.published = static_cast<std::int32_t>(unzigzag(take(at)));
  if (head & has_cells) {
    sentence.cells.emplace();
    for (std::uint32_t& cell : *sentence.cells) cell = take_32(at);
  } else {
    const std::size_t size = take(at);
    const char* text = nullptr;
    std::memcpy(&text, at, sizeof text);
    sentence.text = {text, size};
  }
  return sentence;
}

void ReportTable::add_report(const Report& r, std::span<const Position> evidence) {
  for (std::uint32_t end : {r.actor, r.recipient}) {
    if (end >= ends_.size()) ends_.resize(std::max<std::size_t>(strings.size(), end + std::size_t{1}));
    ends_[end] = true;
  }
  const Position position = records_.size();
  std::uint8_t* at = records_.room((16 + evidence.size()) * longest_varint);
  *at++ = kind_of(r.type, r.aspect, r.mutual);
  at = put(at, r.actor);
  at = put(at, r.recipient);
  at = put(at, zigzag(std::int64_t{r.when.end} - r.when.begin));
  if (r.when.known()) at = put(at, zigzag(r.when.begin));
  const double decimals = std::nearbyint(r.confidence * fine);
  if (decimals >= 0 && decimals <= fine && decimals / fine == r.confidence && !std::signbit(r.confidence)) {
    at = put(at, static_cast<std::uint64_t>(decimals) + 1);
  } else {
    at = put(at, 0);
    std::memcpy(at, &r.confidence, sizeof r.confidence);
    at += sizeof r.confidence;
  }
  at = put(at, r.contexts);
  at = put(at, r.mode);
  at = put(at, r.actor_mention == r.actor ? 0 : r.actor_mention + std::uint64_t{1});
  at = put(at, r.recipient_mention == r.recipient ? 0 : r.recipient_mention + std::uint64_t{1});
  at = put(at, evidence.size());
  for (Position sentence : evidence) at = put(at, position - sentence);
  records_.close(at);
  articles_.back().last = records_.size();
  ++report_count_;
}

const std::uint8_t* ReportTable::read(Position position, Report& r) const {
  const std::uint8_t* at = records_.at(position);
  const std::uint8_t kind = *at++;
  r.type = type_of(kind);
  r.aspect = aspect_of(kind);
  r.mutual = is_mutual(kind);
  r.actor = take_32(at);
  r.recipient = take_32(at);
  const std::int64_t length = unzigzag(take(at));
  r.when = {};
  if (length != 0) {
    r.when.begin = static_cast<std::int32_t>(unzigzag(take(at)));
    r.when.end = static_cast<std::int32_t>(r.when.begin + length);
  }
  if (const std::uint64_t decimals = take(at)) {
    r.confidence = static_cast<double>(decimals - 1) / fine;
  } else {
    std::memcpy(&r.confidence, at, sizeof r.confidence);
    at += sizeof r.confidence;
  }
  r.contexts = take(at);
  r.mode = take_32(at);
  const std::uint64_t actor_mention = take(at);
  const std::uint64_t recipient_mention = take(at);
  r.actor_mention = actor_mention == 0 ? r.actor : static_cast<std::uint32_t>(actor_mention - 1);
  r.recipient_mention = recipient_mention == 0 ? r.recipient : static_cast<std::uint32_t>(recipient_mention - 1);
  return at;
}

Report ReportTable::report(Position position) const {
  Report report;
  read(position, report);
  return report;
}

std::size_t ReportTable::evidence_count(Position position) const {
  Report unused;
  const std::uint8_t* at = read(position, unused);
  return take(at);
}

void ReportTable::add_office(Office office) {
  offices_.push_back(std::move(office));
  articles_.back().last_office = static_cast<std::uint32_t>(offices_.size());
}

void ReportTable::add_actor(const Actor& actor) {
  const auto [first, last] = actor_records_.equal_range(actor.id);
  if (std::any_of(first, last, [&](const auto& record) { return actors_[record.second] == actor; })) return;
  actor_records_.emplace(actor.id, static_cast<std::uint32_t>(actors_.size()));
  actors_.push_back(actor);
}

/// One of the article's last sentences, or a new one.
Position ReportTable::number_of(const Evidence& evidence) {
  assert(std::max(evidence.begin, evidence.end) <= std::numeric_limits<std::uint32_t>::max());
  ProofSentence sentence{.text = evidence.text,
                         .article = strings.number_of(evidence.article),
                         .position = evidence.sentence,
                         .begin = static_cast<std::uint32_t>(evidence.begin),
                         .end = static_cast<std::uint32_t>(evidence.end)};
  if (evidence.published) sentence.published = to_number(*evidence.published);
  const auto found =
      std::ranges::find(recent_.rbegin(), recent_.rend(), sentence, &std::pair<ProofSentence, Position>::first);
  if (found != recent_.rend()) return found->second;
  const Position position = add_sentence(sentence);
  sentence.text = this->sentence(position).text;
  constexpr std::size_t memory = 64;
  if (recent_.size() == memory) recent_.erase(recent_.begin());
  recent_.emplace_back(sentence, position);
  return position;
}

bool ReportTable::add(const Extraction& extraction) {
  if (!begin_article(extraction.source)) return false;
  for (const Actor& actor : extraction.actors) add_actor(actor);
  std::vector<Position> evidence;
  for (const Relationship& r : extraction.relationships) {
    evidence.clear();
    for (const Evidence& e : r.evidence) evidence.push_back(number_of(e));
    add_report({.confidence = r.confidence,
                .contexts = r.contexts.bits(),
                .actor = strings.number_of(r.actor),
                .recipient = strings.number_of(r.recipient),
                .when = to_days(r.when),
                .mode = strings.number_of(r.mode),
                .actor_mention = strings.number_of(r.actor_mention),
                .recipient_mention = strings.number_of(r.recipient_mention),
                .type = r.type,
                .aspect = r.aspect,
                .mutual = r.mutual},
               evidence);
  }
  for (const Office& office : extraction.offices) add_office(office);
  return true;
}

std::uint32_t ReportTable::witness(std::uint32_t article) const {
  if (copies_.empty()) return article;
  const auto copy = copies_.find(article);
  return copy == copies_.end() ? article : copy->second;
}

std::string ReportTable::text(const ProofSentence& sentence) const {
  if (!sentence.cells) return std::string(sentence.text);
  std::string text;
  for (std::uint32_t cell : *sentence.cells) text.append(text.empty() ? "" : ",").append(strings[cell]);
  return text;
}

EvidenceRef ReportTable::evidence(const ProofSentence& sentence, std::deque<std::string>& joined) const {
  EvidenceRef evidence;
  evidence.article = strings[sentence.article];
  evidence.sentence = sentence.position;
  evidence.begin = sentence.begin;
  evidence.end = sentence.end;
  evidence.text = sentence.cells ? joined.emplace_back(text(sentence)) : sentence.text;
  if (sentence.published) evidence.published = to_day(*sentence.published);
  return evidence;
}

void ReportTable::sort_articles() {
  if (std::ranges::is_sorted(sources_)) return;
  std::vector<std::uint32_t> order(sources_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t at) -> const Source& { return sources_[at]; });
  sources_ = permuted(sources_, order);
  articles_ = permuted(articles_, order);
}

Extraction ReportTable::extraction(std::size_t article) const {
  const Article& rows = articles_[article];
  Extraction extraction{.source = sources_[article]};
  std::set<std::string> ids;
  RelationshipRef ref;
  each_report(rows.first, rows.last, [&](Position report, const Report&, std::size_t) {
    refer_to(*this, std::span(&report, 1), ref);
    const Relationship& r = extraction.relationships.emplace_back(to_relationship(ref));
    ids.insert({r.actor, r.recipient});
  });
  for (std::uint32_t office = rows.first_office; office < rows.last_office; ++office) {
    extraction.offices.push_back(offices_[office]);
    ids.insert({offices_[office].person, offices_[office].of});
  }
  std::vector<std::string> open(ids.begin(), ids.end());
  while (!open.empty()) {
    const auto [first, last] = actor_records_.equal_range(open.back());
    open.pop_back();
    for (auto record = first; record != last; ++record) {
      extraction.actors.push_back(actors_[record->second]);
      const std::string& parent = extraction.actors.back().parent;
      if (!parent.empty() && ids.insert(parent).second) open.push_back(parent);
    }
  }
  std::ranges::sort(extraction.actors);
  return extraction;
}

}  // namespace entente
