#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <rapidcheck/gtest.h>

#include "graph/knowledge_graph.hpp"
#include "graph/merge_reports.hpp"

namespace entente {
namespace {

/// Few actors, types, times and articles, so that reports meet.
rc::Gen<Relationship> any_report() {
  return rc::gen::map(rc::gen::container<std::vector<unsigned>>(12, rc::gen::arbitrary<unsigned>()),
                      [](const std::vector<unsigned>& dice) {
                        constexpr std::array times = {"2018-02-05", "2018-02-06", "2018-02-09/2018-02-20", "2018-02",
                                                      "2018-03",    "2018",       "2018-02-06/2018-03-02"};
                        constexpr std::array ids = {"A", "B", "B/army"};
                        constexpr std::array days = {"2018-02-05", "2018-02-06", "2018-03-01"};
                        Relationship r;
                        r.actor = ids[dice[0] % 2];
                        r.recipient = ids[1 + dice[1] % 2];
                        r.type = dice[2] % 4 == 0 ? EventType::aid : EventType::consult;
                        r.mode = std::array{"", "visit", "phone"}[dice[3] % 3];
                        r.aspect = dice[4] % 5 == 0 ? Aspect::future : Aspect::actual;
                        r.mutual = dice[5] % 6 == 0;
                        r.contexts = ContextSet::from_bits(dice[6] % 8);
                        if (dice[7] % 10 < times.size()) r.when = parse_time_span(times[dice[7] % 10]);
                        r.confidence = (dice[8] % 5) / 4.0;
                        r.actor_mention = std::array{"he", "she"}[dice[9] % 2];
                        const unsigned article = dice[10] % 4;
                        r.evidence = {{std::string(1, static_cast<char>('a' + article)), dice[11] % 3, dice[11] % 3 * 9,
                                       dice[11] % 3 * 9 + 8, "It is so.", std::nullopt}};
                        if (article < days.size()) r.evidence[0].published = parse_day(days[article]);
                        return r;
                      });
}

rc::Gen<std::vector<Relationship>> any_reports() { return rc::gen::container<std::vector<Relationship>>(any_report()); }

auto event_key(const Relationship& r) { return std::tuple(r.actor, r.recipient, r.mutual, r.type, r.aspect); }

/// Slow and obvious: every founder, shortest first, takes what it overlaps.
std::vector<Relationship> merge_slowly(std::vector<Relationship> reports) {
  const auto length = [](const std::optional<TimeSpan>& time) {
    return time ? time->end - time->begin : std::chrono::days{1'000'000};
  };
  std::ranges::sort(reports, [&](const Relationship& a, const Relationship& b) {
    const auto key = [&](const Relationship& r) {
      const auto time = effective_time(r);
      return std::tuple(event_key(r), !time, length(time), time, !r.when, r.evidence, r.mode.empty(), r.mode,
                        r.actor_mention, r.recipient_mention, r.contexts.bits(), r.confidence);
    };
    return key(a) < key(b);
  });
  std::vector<std::vector<Relationship>> groups;
  for (const Relationship& report : reports) {
    const auto time = effective_time(report);
    std::vector<Relationship>* home = nullptr;
    for (auto& group : groups) {
      const auto founder = effective_time(group[0]);
      const bool meets = time && founder ? overlaps(*time, *founder) : !time && !founder;
      if (event_key(group[0]) != event_key(report) || !meets) continue;
      if (!home || founder < effective_time((*home)[0])) home = &group;
    }
    (home ? *home : groups.emplace_back()).push_back(report);
  }
  std::vector<Relationship> merged;
  for (const auto& group : groups) {
    Relationship joined = group[0];
    std::map<std::string, double> witnesses;
    for (const Relationship& report : group) {
      if (joined.mode.empty()) joined.mode = report.mode;
      if (!joined.when) joined.when = report.when;
      joined.contexts = joined.contexts | report.contexts;
      joined.evidence.insert(joined.evidence.end(), report.evidence.begin(), report.evidence.end());
      for (const Evidence& evidence : report.evidence) {
        witnesses[evidence.article] = std::max(witnesses[evidence.article], report.confidence);
      }
    }
    std::ranges::sort(joined.evidence);
    joined.evidence.erase(std::ranges::unique(joined.evidence).begin(), joined.evidence.end());
    double doubt = 1;
    for (const auto& [article, confidence] : witnesses) doubt *= 1 - confidence;
    joined.confidence = witnesses.size() == 1 ? witnesses.begin()->second : 1 - doubt;
    merged.push_back(joined);
  }
  std::ranges::sort(merged, {}, [](const Relationship& r) {
    const auto time = effective_time(r);
    return std::tuple(!time, time, r.actor, r.recipient, r.type, r.aspect, r.mutual, r.mode, r.evidence);
  });
  return merged;
}

RC_GTEST_PROP(MergeReports, AgreesWithTheSlowWay, ()) {
  const auto reports = *any_reports();
  RC_ASSERT(merge_reports(reports) == merge_slowly(reports));
}

RC_GTEST_PROP(MergeReports, DoesNotDependOnTheOrder, (unsigned seed)) {
  const auto reports = *any_reports();
  auto shuffled = reports;
  std::ranges::shuffle(shuffled, std::mt19937(seed));
  RC_ASSERT(merge_reports(shuffled) == merge_reports(reports));
}

RC_GTEST_PROP(MergeReports, LosesAndInventsNothing, ()) {
  const auto reports = *any_reports();
  const auto merged = merge_reports(reports);
  RC_ASSERT(merged.size() <= reports.size());
  for (const Relationship& report : reports) {
    RC_ASSERT(std::ranges::any_of(merged, [&](const Relationship& r) {
      return event_key(r) == event_key(report) && std::ranges::includes(r.evidence, report.evidence) &&
             (r.contexts | report.contexts) == r.contexts && r.confidence >= report.confidence;
    }));
  }
  for (const Relationship& r : merged) {
    RC_ASSERT(!r.evidence.empty());
    RC_ASSERT(std::ranges::is_sorted(r.evidence));
    RC_ASSERT(std::ranges::adjacent_find(r.evidence) == r.evidence.end());
    for (const Evidence& evidence : r.evidence) {
      RC_ASSERT(std::ranges::any_of(reports, [&](const Relationship& report) {
        return event_key(r) == event_key(report) && std::ranges::count(report.evidence, evidence) > 0;
      }));
    }
  }
}

RC_GTEST_PROP(MergeReports, IsSortedByTime, ()) {
  const auto merged = merge_reports(*any_reports());
  RC_ASSERT(std::ranges::is_sorted(merged, {}, [](const Relationship& r) {
    const auto time = effective_time(r);
    return std::tuple(!time, time.value_or(TimeSpan{}), r.actor, r.recipient, r.type, r.aspect);
  }));
}

RC_GTEST_PROP(MergeReports, NeverPutsApartWhatItFindsTogether, ()) {
  const auto reports = *any_reports();
  auto twice = reports;
  twice.insert(twice.end(), reports.begin(), reports.end());
  RC_ASSERT(merge_reports(twice) == merge_reports(reports));
}

RC_GTEST_PROP(KnowledgeGraph, DoesNotDependOnTheOrderOfTheArticles, (unsigned seed)) {
  std::map<std::string, Extraction> by_article;
  for (const Relationship& r : *any_reports()) {
    Extraction& extraction = by_article[r.evidence[0].article];
    extraction.source.id = r.evidence[0].article;
    extraction.relationships.push_back(r);
  }
  std::vector<Extraction> articles;
  for (auto& [id, extraction] : by_article) articles.push_back(extraction);
  KnowledgeGraph forward, shuffled, joined;
  for (const Extraction& extraction : articles) forward.add(extraction);
  std::ranges::shuffle(articles, std::mt19937(seed));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    shuffled.add(articles[i]);
    if (i % 2 == 0) joined.add(articles[i]);
  }
  joined.merge(shuffled);
  forward.freeze(), shuffled.freeze(), joined.freeze();
  RC_ASSERT(forward.edge_count() == shuffled.edge_count());
  RC_ASSERT(forward.edge_count() == joined.edge_count());
  for (EdgeIndex edge = 0; edge < forward.edge_count(); ++edge) {
    RC_ASSERT(forward.relationship(edge) == shuffled.relationship(edge));
    RC_ASSERT(forward.relationship(edge) == joined.relationship(edge));
  }
}

}  // namespace
}  // namespace entente
