#include "graph/merge_reports.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

auto event_key(const Relationship& r) { return std::tie(r.actor, r.recipient, r.mutual, r.type, r.aspect); }

/// Known times before unknown, short before long, early before late; then whatever else differs, so that the order is
/// total.
bool founds_before(const Relationship& a, const Relationship& b) {
  const auto key = [](const Relationship& r) {
    const auto span = effective_time(r);
    const auto length = span ? span->end - span->begin : std::chrono::days{0};
    return std::tuple(!span, length, span.value_or(TimeSpan{}), !r.when);
  };
  const auto rest = [](const Relationship& r) {
    return std::tuple<const std::vector<Evidence>&, bool, const std::string&, const std::string&, const std::string&,
                      std::uint64_t, double>(r.evidence, r.mode.empty(), r.mode, r.actor_mention, r.recipient_mention,
                                             r.contexts.bits(), r.confidence);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return rest(a) < rest(b);
}

bool happens_before(const Relationship& a, const Relationship& b) {
  const auto key = [](const Relationship& r) {
    const auto span = effective_time(r);
    return std::tuple(!span, span.value_or(TimeSpan{}));
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return std::tie(a.actor, a.recipient, a.type, a.aspect, a.mutual, a.mode, a.evidence) <
         std::tie(b.actor, b.recipient, b.type, b.aspect, b.mutual, b.mode, b.evidence);
}

bool same_time(const Relationship& a, const Relationship& b) {
  const auto first = effective_time(a);
  const auto second = effective_time(b);
  return first && second ? overlaps(*first, *second) : !first && !second;
}

/// Each article is one witness, as sure as its surest sentence.
double joint_confidence(std::span<const Relationship> reports) {
  std::map<std::string_view, double> witnesses;
  for (const Relationship& report : reports) {
    for (const Evidence& evidence : report.evidence) {
      double& surest = witnesses[evidence.article];
      surest = std::max(surest, report.confidence);
    }
  }
  if (witnesses.size() == 1) return witnesses.begin()->second;
  double doubt = 1;
  for (const auto& [article, confidence] : witnesses) doubt *= 1 - confidence;
  return 1 - doubt;
}

Relationship join(std::vector<Relationship>& reports) {
  const double confidence = joint_confidence(reports);
  Relationship joined = std::move(reports.front());
  for (Relationship& report : std::span(reports).subspan(1)) {
    if (joined.mode.empty()) joined.mode = std::move(report.mode);
    if (!joined.when) joined.when = report.when;
    joined.contexts = joined.contexts | report.contexts;
    std::ranges::move(report.evidence, std::back_inserter(joined.evidence));
  }
  std::ranges::sort(joined.evidence);
  joined.evidence.erase(std::ranges::unique(joined.evidence).begin(), joined.evidence.end());
  joined.confidence = confidence;
  return joined;
}

}  // namespace

std::optional<TimeSpan> effective_time(const Relationship& report) {
  if (report.when || report.evidence.empty()) return report.when;
  const auto first = std::ranges::min_element(report.evidence, {}, [](const Evidence& evidence) {
    return std::pair(!evidence.published, evidence.published.value_or(Day{}));
  });
  if (!first->published) return std::nullopt;
  return day_span(*first->published);
}

std::vector<Relationship> merge_reports(std::vector<Relationship> reports) {
  std::ranges::sort(reports, [](const Relationship& a, const Relationship& b) {
    if (event_key(a) != event_key(b)) return event_key(a) < event_key(b);
    return founds_before(a, b);
  });
  std::vector<std::vector<Relationship>> groups;
  std::size_t first_of_event = 0;
  for (Relationship& report : reports) {
    if (!groups.empty() && event_key(groups.back().front()) != event_key(report)) first_of_event = groups.size();
    auto* home = static_cast<std::vector<Relationship>*>(nullptr);
    for (std::size_t i = first_of_event; i < groups.size(); ++i) {
      if (!same_time(groups[i].front(), report)) continue;
      if (!home || effective_time(groups[i].front()) < effective_time(home->front())) home = &groups[i];
    }
    if (home) {
      home->push_back(std::move(report));
    } else {
      groups.emplace_back().push_back(std::move(report));
    }
  }
  std::vector<Relationship> merged;
  merged.reserve(groups.size());
  for (std::vector<Relationship>& group : groups) merged.push_back(join(group));
  std::ranges::sort(merged, happens_before);
  return merged;
}

}  // namespace entente
