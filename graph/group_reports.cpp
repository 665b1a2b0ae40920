#include "graph/group_reports.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

/// The time it states, else the day of its first evidence.
Days effective_time(const ReportTable& table, std::uint32_t report) {
  const Days when = table.reports()[report].when;
  if (when.known()) return when;
  std::optional<std::int32_t> first;
  for (std::uint32_t number : table.evidence(report)) {
    const auto published = table.sentence(number).published;
    if (published && (!first || *published < *first)) first = published;
  }
  return first ? Days{*first, *first + 1} : Days{};
}

/// What decides which report founds a relationship: known times before unknown, short before long, early before late.
struct Candidate {
  std::uint32_t event = 0;  ///< type, aspect and mutual, most important first
  std::uint32_t report = 0;
  std::int64_t length = 0;  ///< of an unknown time, longer than any
  Days when;
  bool stated = false;

  auto key() const { return std::tuple(event, length, when.begin, !stated); }
};

/// Orders reports that agree in all of a Candidate, by whatever else differs, so that the order is total.
class Rest {
 public:
  explicit Rest(const ReportTable& table) : table_(table) {}

  bool operator()(std::uint32_t a, std::uint32_t b) const {
    const auto first = table_.evidence(a);
    const auto second = table_.evidence(b);
    const auto order = std::lexicographical_compare_three_way(
        first.begin(), first.end(), second.begin(), second.end(),
        [&](std::uint32_t x, std::uint32_t y) { return evidence_key(x) <=> evidence_key(y); });
    return order != 0 ? order < 0 : key(a) < key(b);
  }

 private:
  using EvidenceKey = std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::uint32_t, std::string_view,
                                 std::optional<std::int32_t>>;
  EvidenceKey evidence_key(std::uint32_t number) const {
    const Sentence& s = table_.sentence(number);
    return {table_.strings[s.article], s.position, s.begin, s.end, s.text, s.published};
  }
  std::tuple<bool, std::string_view, std::string_view, std::string_view, std::uint64_t, double> key(
      std::uint32_t report) const {
    const Report& r = table_.reports()[report];
    const std::string_view mode = table_.strings[r.mode];
    return {mode.empty(), mode,        table_.strings[r.actor_mention], table_.strings[r.recipient_mention],
            r.contexts,   r.confidence};
  }

  const ReportTable& table_;
};

/// The reports by actor and recipient: counted, since there are few actors and many reports.
std::vector<std::uint32_t> by_pair(std::span<const Report> reports, const std::vector<std::uint32_t>& rank) {
  std::vector<std::uint32_t> order(reports.size()), sorted(reports.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t ranks = rank.empty() ? 0 : std::size_t{*std::ranges::max_element(rank)} + 1;
  const auto count_sort = [&](auto end) {
    std::vector<std::uint32_t> next(ranks + 1);
    for (const Report& report : reports) ++next[rank[end(report)] + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    for (std::uint32_t i : order) sorted[next[rank[end(reports[i])]]++] = i;
    order.swap(sorted);
  };
  count_sort([](const Report& report) { return report.recipient; });
  count_sort([](const Report& report) { return report.actor; });
  return order;
}

/// Collects the relationships of one event after the other. Founders come short before long and never overlap.
class Grouping {
 public:
  Grouping(const ReportTable& table, ReportGroups& groups) : table_(table), groups_(groups) {}

  void add_event(std::span<const Candidate> candidates) {
    founders_.clear();
    chosen_.clear();
    std::uint32_t timeless = none;
    std::uint32_t count = 0;
    for (const Candidate& candidate : candidates) {
      std::uint32_t* home = candidate.when.known() ? find_home(candidate.when) : &timeless;
      if (*home == none) *home = count++;
      chosen_.push_back(*home);
    }
    const auto base = static_cast<std::uint32_t>(groups_.members.size());
    std::vector<std::uint32_t> next(count + 1);
    for (std::uint32_t group : chosen_) ++next[group + 1];
    for (std::uint32_t group = 0; group < count; ++group) {
      next[group + 1] += next[group];
      groups_.first.push_back(base + next[group]);
    }
    groups_.members.resize(base + candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      groups_.members[base + next[chosen_[i]]++] = candidates[i].report;
    }
  }

  /// The effective times, once all events are in.
  void finish() {
    const std::size_t count = groups_.first.size();
    groups_.first.push_back(static_cast<std::uint32_t>(groups_.members.size()));
    groups_.when.reserve(count);
    for (std::size_t group = 0; group < count; ++group) {
      Days when = stated_time(table_, groups_[group]);
      if (!when.known()) {
        for (std::uint32_t report : groups_[group]) {
          const Days reported = effective_time(table_, report);
          if (reported.known() && (!when.known() || reported.begin < when.begin)) when = reported;
        }
      }
      groups_.when.push_back(when);
    }
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Founder {
    Days when;
    std::uint32_t group = none;
  };

  /// The group of the earliest founder that overlaps; a new founder's where none does.
  std::uint32_t* find_home(Days when) {
    const auto at = std::ranges::partition_point(founders_, [&](const Founder& f) { return f.when.end <= when.begin; });
    if (at != founders_.end() && at->when.begin < when.end) return &at->group;
    return &founders_.insert(at, {when, none})->group;
  }

  const ReportTable& table_;
  ReportGroups& groups_;
  std::vector<Founder> founders_;  ///< of this event, by time
  std::vector<std::uint32_t> chosen_;
};

/// Edges come by time, unknown times last; groups of the same time stay in the order of their actors and events.
void sort_by_time(ReportGroups& groups) {
  struct Key {
    std::uint64_t time;
    std::uint32_t group;
    auto operator<=>(const Key&) const = default;
  };
  const auto rising = [](std::int32_t day) { return static_cast<std::uint32_t>(day) ^ 0x8000'0000U; };
  std::vector<Key> keys(groups.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const Days when = groups.when[i];
    const std::uint64_t time = (std::uint64_t{rising(when.begin)} << 32) | rising(when.end);
    keys[i] = {when.known() ? time : ~std::uint64_t{0}, i};
  }
  std::ranges::sort(keys);
  ReportGroups sorted;
  sorted.members.reserve(groups.members.size());
  sorted.first.reserve(keys.size() + 1);
  sorted.when.reserve(keys.size());
  for (const Key& key : keys) {
    sorted.first.push_back(static_cast<std::uint32_t>(sorted.members.size()));
    const auto members = groups[key.group];
    sorted.members.insert(sorted.members.end(), members.begin(), members.end());
    sorted.when.push_back(groups.when[key.group]);
  }
  sorted.first.push_back(static_cast<std::uint32_t>(sorted.members.size()));
  groups = std::move(sorted);
}

}  // namespace

ReportGroups group_reports(const ReportTable& table, const std::vector<std::uint32_t>& rank) {
  const auto reports = table.reports();
  const auto order = by_pair(reports, rank);
  ReportGroups groups;
  groups.members.reserve(reports.size());
  Grouping grouping(table, groups);
  const Rest rest(table);
  std::vector<Candidate> candidates;
  const auto same_pair = [&](std::uint32_t a, std::uint32_t b) {
    return reports[a].actor == reports[b].actor && reports[a].recipient == reports[b].recipient;
  };
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    candidates.clear();
    for (; end < order.size() && same_pair(order[begin], order[end]); ++end) {
      const Report& r = reports[order[end]];
      const Days when = effective_time(table, order[end]);
      candidates.push_back({.event = static_cast<std::uint32_t>(r.type) << 16 |
                                     static_cast<std::uint32_t>(r.aspect) << 8 | static_cast<std::uint32_t>(r.mutual),
                            .report = order[end],
                            .length = when.known() ? std::int64_t{when.end} - when.begin : std::int64_t{1} << 40,
                            .when = when,
                            .stated = r.when.known()});
    }
    std::ranges::sort(candidates, [&](const Candidate& a, const Candidate& b) {
      return a.key() != b.key() ? a.key() < b.key() : rest(a.report, b.report);
    });
    for (auto first = candidates.begin(); first != candidates.end();) {
      const auto last =
          std::find_if(first, candidates.end(), [&](const Candidate& c) { return c.event != first->event; });
      grouping.add_event({first, last});
      first = last;
    }
  }
  grouping.finish();
  sort_by_time(groups);
  return groups;
}

Days stated_time(const ReportTable& table, std::span<const std::uint32_t> reports) {
  for (std::uint32_t report : reports) {
    if (table.reports()[report].when.known()) return table.reports()[report].when;
  }
  return {};
}

std::uint32_t stated_mode(const ReportTable& table, std::span<const std::uint32_t> reports) {
  for (std::uint32_t report : reports) {
    if (!table.strings[table.reports()[report].mode].empty()) return table.reports()[report].mode;
  }
  return table.reports()[reports.front()].mode;
}

double joint_confidence(const ReportTable& table, std::span<const std::uint32_t> reports) {
  if (reports.size() == 1 && table.evidence(reports[0]).size() == 1) return table.reports()[reports[0]].confidence;
  // Each article with its copies is one witness, as sure as its surest sentence; in the order of ids, so that the
  // product is the same to the last bit whatever the order in which articles were added.
  std::map<std::string_view, double> witnesses;
  for (std::uint32_t report : reports) {
    for (std::uint32_t number : table.evidence(report)) {
      double& surest = witnesses[table.strings[table.witness(table.sentence(number).article)]];
      surest = std::max(surest, table.reports()[report].confidence);
    }
  }
  if (witnesses.empty()) return table.reports()[reports[0]].confidence;
  if (witnesses.size() == 1) return witnesses.begin()->second;
  double doubt = 1;
  for (const auto& [article, confidence] : witnesses) doubt *= 1 - confidence;
  return 1 - doubt;
}

std::uint32_t count_articles(const ReportTable& table, std::span<const std::uint32_t> reports) {
  std::vector<std::uint32_t> articles;
  for (std::uint32_t report : reports) {
    for (std::uint32_t number : table.evidence(report))
      articles.push_back(table.witness(table.sentence(number).article));
  }
  std::ranges::sort(articles);
  return static_cast<std::uint32_t>(std::ranges::unique(articles).begin() - articles.begin());
}

Relationship relationship_of(const ReportTable& table, std::span<const std::uint32_t> reports) {
  const Report& founder = table.reports()[reports.front()];
  const auto text = [&](std::uint32_t number) { return std::string(table.strings[number]); };
  Relationship r{.actor = text(founder.actor),
                 .recipient = text(founder.recipient),
                 .type = founder.type,
                 .mode = text(stated_mode(table, reports)),
                 .aspect = founder.aspect,
                 .mutual = founder.mutual,
                 .contexts = {},
                 .when = to_span(stated_time(table, reports)),
                 .confidence = joint_confidence(table, reports),
                 .actor_mention = text(founder.actor_mention),
                 .recipient_mention = text(founder.recipient_mention),
                 .evidence = {}};
  for (std::uint32_t report : reports) {
    r.contexts = r.contexts | ContextSet::from_bits(table.reports()[report].contexts);
    for (std::uint32_t number : table.evidence(report)) {
      r.evidence.push_back(table.to_evidence(table.sentence(number)));
    }
  }
  std::ranges::sort(r.evidence);
  r.evidence.erase(std::ranges::unique(r.evidence).begin(), r.evidence.end());
  return r;
}

}  // namespace entente
