#include "graph/report_table.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <set>

#include "graph/group_reports.hpp"

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

void ReportTable::reserve(std::size_t reports) {
  reports_.reserve(reports);
  evidence_.reserve(reports);
  sentences_.reserve(reports);
}

bool ReportTable::begin_article(Source source) {
  const std::uint32_t id = strings.number_of(source.id);
  if (id >= is_article_.size()) is_article_.resize(strings.size());
  if (is_article_[id]) return false;
  is_article_[id] = true;
  if (!source.copy_of.empty()) copies_.emplace(id, strings.number_of(source.copy_of));
  sources_.push_back(std::move(source));
  const auto report = static_cast<std::uint32_t>(reports_.size());
  const auto office = static_cast<std::uint32_t>(offices_.size());
  articles_.push_back({report, report, office, office});
  first_sentence_ = sentences_.size();
  return true;
}

std::uint32_t ReportTable::add_sentence(Sentence sentence) {
  sentence.text = texts_.keep(sentence.text);
  return add_kept_sentence(sentence);
}

std::uint32_t ReportTable::add_kept_sentence(const Sentence& sentence) {
  sentences_.push_back(sentence);
  return static_cast<std::uint32_t>(sentences_.size() - 1);
}

void ReportTable::add_report(Report report) {
  report.evidence = static_cast<std::uint32_t>(evidence_.size());
  reports_.push_back(report);
  articles_.back().last_report = static_cast<std::uint32_t>(reports_.size());
}

void ReportTable::add_office(Office office) {
  offices_.push_back(std::move(office));
  articles_.back().last_office = static_cast<std::uint32_t>(offices_.size());
}

void ReportTable::add_actor(const Actor& actor) {
  const auto [first, last] = records_.equal_range(actor.id);
  if (std::any_of(first, last, [&](const auto& record) { return actors_[record.second] == actor; })) return;
  records_.emplace(actor.id, static_cast<std::uint32_t>(actors_.size()));
  actors_.push_back(actor);
}

/// One of the article's last sentences, or a new one.
std::uint32_t ReportTable::number_of(const Evidence& evidence) {
  assert(std::max(evidence.begin, evidence.end) <= std::numeric_limits<std::uint32_t>::max());
  Sentence sentence{.text = evidence.text,
                    .article = strings.number_of(evidence.article),
                    .position = evidence.sentence,
                    .begin = static_cast<std::uint32_t>(evidence.begin),
                    .end = static_cast<std::uint32_t>(evidence.end)};
  if (evidence.published) sentence.published = to_number(*evidence.published);
  constexpr std::size_t memory = 64;
  const std::size_t count = std::min(memory, sentences_.size() - first_sentence_);
  const auto last = sentences_.rbegin() + static_cast<std::ptrdiff_t>(count);
  const auto found = std::find(sentences_.rbegin(), last, sentence);
  return found == last ? add_sentence(sentence) : static_cast<std::uint32_t>(sentences_.rend() - found - 1);
}

bool ReportTable::add(const Extraction& extraction) {
  if (!begin_article(extraction.source)) return false;
  for (const Actor& actor : extraction.actors) add_actor(actor);
  for (const Relationship& r : extraction.relationships) {
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
                .mutual = r.mutual});
    for (const Evidence& evidence : r.evidence) add_evidence(number_of(evidence));
  }
  for (const Office& office : extraction.offices) add_office(office);
  return true;
}

std::uint32_t ReportTable::witness(std::uint32_t article) const {
  if (copies_.empty()) return article;
  const auto copy = copies_.find(article);
  return copy == copies_.end() ? article : copy->second;
}

std::span<const std::uint32_t> ReportTable::evidence(std::size_t report) const {
  const std::size_t end = report + 1 < reports_.size() ? reports_[report + 1].evidence : evidence_.size();
  return std::span(evidence_).subspan(reports_[report].evidence, end - reports_[report].evidence);
}

Evidence ReportTable::to_evidence(const Sentence& sentence) const {
  return {.article = std::string(strings[sentence.article]),
          .sentence = sentence.position,
          .begin = sentence.begin,
          .end = sentence.end,
          .text = std::string(sentence.text),
          .published = sentence.published ? std::optional(to_day(*sentence.published)) : std::nullopt};
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
  for (std::uint32_t report = rows.first_report; report < rows.last_report; ++report) {
    const Relationship& r = extraction.relationships.emplace_back(relationship_of(*this, std::span(&report, 1)));
    ids.insert({r.actor, r.recipient});
  }
  for (std::uint32_t office = rows.first_office; office < rows.last_office; ++office) {
    extraction.offices.push_back(offices_[office]);
    ids.insert({offices_[office].person, offices_[office].of});
  }
  std::vector<std::string> open(ids.begin(), ids.end());
  while (!open.empty()) {
    const auto [first, last] = records_.equal_range(open.back());
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
