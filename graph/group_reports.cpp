#include "graph/group_reports.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace entente {
namespace {

constexpr std::size_t ahead = 16;  // what is sorted lies all over memory: asked for early, misses of the cache overlap

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

struct Ends {
  std::uint32_t actor = 0;  ///< by rank
  std::uint32_t recipient = 0;
  std::uint32_t report = 0;
};

/// The reports by actor and recipient: counted, since there are few actors and many reports.
std::vector<Ends> by_pair(std::span<const Report> reports, const std::vector<std::uint32_t>& rank) {
  std::vector<Ends> all(reports.size()), sorted(reports.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = {rank[reports[i].actor], rank[reports[i].recipient], i};
  const std::size_t ranks = rank.empty() ? 0 : std::size_t{*std::ranges::max_element(rank)} + 1;
  for (const auto end : {&Ends::recipient, &Ends::actor}) {
    std::vector<std::uint32_t> next(ranks + 1);
    for (const Ends& ends : all) ++next[ends.*end + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    for (const Ends& ends : all) sorted[next[ends.*end]++] = ends;
    all.swap(sorted);
  }
  return all;
}

/// Collects the relationships of one event after the other. Founders come short before long and never overlap.
class Grouping {
 public:
  Grouping(const ReportTable& table, ReportGroups& groups) : table_(table), groups_(groups) {}

  void add_event(std::span<const Candidate> candidates) {
    founders_.clear();
    chosen_.clear();
    times_.clear();
    std::uint32_t timeless = none;
    for (const Candidate& candidate : candidates) {
      std::uint32_t* home = candidate.when.known() ? find_home(candidate.when) : &timeless;
      if (*home == none) {
        *home = static_cast<std::uint32_t>(times_.size());
        times_.push_back({});
      }
      times_[*home].add(candidate);
      chosen_.push_back(*home);
    }
    const auto count = static_cast<std::uint32_t>(times_.size());
    for (const Time& time : times_) groups_.when.push_back(time.when);
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

  void finish() { groups_.first.push_back(static_cast<std::uint32_t>(groups_.members.size())); }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Founder {
    Days when;
    std::uint32_t group = none;
  };

  /// A relationship's effective time: the first that is stated, else the earliest.
  struct Time {
    Days when;
    bool stated = false;

    void add(const Candidate& candidate) {
      if (stated || !candidate.when.known()) return;
      if (candidate.stated || !when.known() || candidate.when.begin < when.begin) when = candidate.when;
      stated = candidate.stated;
    }
  };

  /// The group of the earliest founder that overlaps; a new founder's where none does.
  std::uint32_t* find_home(Days when) {
    const auto at = std::ranges::partition_point(founders_, [&](const Founder& f) { return f.when.end <= when.begin; });
    if (at != founders_.end() && at->when.begin < when.end) return &at->group;
    return &founders_.insert(at, {when, none})->group;
  }

  const ReportTable& table_;
  ReportGroups& groups_;
  std::vector<Founder> founders_;      ///< of this event, by time
  std::vector<std::uint32_t> chosen_;  ///< by candidate: its group of this event
  std::vector<Time> times_;            ///< by group of this event
};

/// A group on its way to its place: its time, and its members.
struct Placed {
  Days when;
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  auto key() const { return std::tuple(!when.known(), when.begin, when.end, first); }
};

/// By time, unknown times last; groups of the same time stay in the order of their actors and events.
std::vector<Placed> by_time(const ReportGroups& groups) {
  std::vector<Placed> all;
  all.reserve(groups.size());
  std::int64_t first_day = std::numeric_limits<std::int32_t>::max(),
               last_day = std::numeric_limits<std::int32_t>::min();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Days when = groups.when[i];
    all.push_back({when, groups.first[i], groups.first[i + 1]});
    if (!when.known()) continue;
    first_day = std::min<std::int64_t>(first_day, when.begin);
    last_day = std::max<std::int64_t>(last_day, when.begin);
  }
  const auto days = static_cast<std::size_t>(std::max<std::int64_t>(0, last_day - first_day + 1));
  if (days > 2 * all.size()) {
    std::ranges::sort(all, {}, &Placed::key);
    return all;
  }
  // News is of few days: counted by the day on which it begins, and only the events of a day are left to sort.
  const auto day = [&](const Placed& group) {
    return group.when.known() ? static_cast<std::size_t>(group.when.begin - first_day) : days;
  };
  std::vector<std::uint32_t> next(days + 2);
  for (const Placed& group : all) ++next[day(group) + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  std::vector<Placed> sorted(all.size());
  for (const Placed& group : all) sorted[next[day(group)]++] = group;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = sorted.begin() + next[day(*first)];
    std::sort(first, last, [](const Placed& a, const Placed& b) { return a.key() < b.key(); });
    first = last;
  }
  return sorted;
}

void sort_by_time(ReportGroups& groups) {
  const auto order = by_time(groups);
  ReportGroups sorted;
  sorted.members.reserve(groups.members.size());
  sorted.first.reserve(order.size() + 1);
  sorted.when.reserve(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i + ahead < order.size()) __builtin_prefetch(&groups.members[order[i + ahead].first]);
    sorted.first.push_back(static_cast<std::uint32_t>(sorted.members.size()));
    for (std::uint32_t at = order[i].first; at < order[i].last; ++at) sorted.members.push_back(groups.members[at]);
    sorted.when.push_back(order[i].when);
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
  const auto same_pair = [](const Ends& a, const Ends& b) { return a.actor == b.actor && a.recipient == b.recipient; };
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    candidates.clear();
    for (; end < order.size() && same_pair(order[begin], order[end]); ++end) {
      if (end + ahead < order.size()) __builtin_prefetch(&reports[order[end + ahead].report]);
      const std::uint32_t report = order[end].report;
      const Report& r = reports[report];
      const Days when = effective_time(table, report);
      candidates.push_back({.event = static_cast<std::uint32_t>(r.type) << 16 |
                                     static_cast<std::uint32_t>(r.aspect) << 8 | static_cast<std::uint32_t>(r.mutual),
                            .report = report,
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
