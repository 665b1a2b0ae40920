#include "graph/group_reports.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <ranges>
#include <tuple>
#include <utility>

#include "graph/huge_pages.hpp"
#include "graph/structure.hpp"
#include "graph/ties.hpp"

namespace entente {
namespace {

/// Calls visit(run) for each longest range of neighbours that are the same.
template <typename Items, typename Same, typename Visit>
void for_each_run(Items&& items, Same same, Visit visit) {
  const std::span all(items);
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
    for (last = first + 1; last < all.size() && same(all[first], all[last]); ++last) {
    }
    visit(all.subspan(first, last - first));
  }
}

/// A report, and all that decides which it founds or joins.
struct Candidate {
  std::uint64_t pair = 0;  ///< ranks of actor and recipient
  Days when;               ///< that it states, else the day of its first evidence
  Position report = 0;
  std::uint32_t doubt = 0;    ///< of the report alone
  std::uint8_t sureness = 0;  ///< likewise
  std::uint8_t kind = 0;
  bool stated = false;
  bool simple = false;  ///< of one sentence

  /// Of an unknown time, longer than any.
  std::int64_t length() const { return when.known() ? std::int64_t{when.end} - when.begin : std::int64_t{1} << 40; }

  auto event() const { return std::pair(pair, kind); }
  /// Known times before unknown, short before long, early before late.
  auto precedence() const { return std::tuple(pair, kind, length(), when.begin, !stated); }
  /// The order of the edges.
  auto place() const { return std::tuple(!when.known(), when.begin, when.end, pair, kind); }
};

std::vector<Candidate> candidates_of(const ReportTable& table, const std::vector<std::uint32_t>& rank) {
  std::vector<Candidate> candidates;
  reserve_pages(candidates, table.report_count());
  table.for_each_report([&](Position position, const Report& r, std::size_t sentences) {
    const double tie = strength(r.type, table.strings[r.mode], r.aspect, r.confidence);
    Candidate& c = candidates.emplace_back(Candidate{.pair = std::uint64_t{rank[r.actor]} << 32U | rank[r.recipient],
                                                     .when = r.when,
                                                     .report = position,
                                                     .doubt = doubt(tie),
                                                     .sureness = sureness_of(r.confidence),
                                                     .kind = kind_of(r.type, r.aspect, r.mutual),
                                                     .stated = r.when.known(),
                                                     .simple = sentences == 1});
    if (c.stated) return;
    std::optional<std::int32_t> first;
    table.for_each_evidence(position, [&](Position sentence) {
      const auto published = table.sentence(sentence).published;
      if (published && (!first || *published < *first)) first = published;
    });
    if (first) c.when = {*first, *first + 1};
  });
  return candidates;
}

/// Orders reports that agree in all of a Candidate, by whatever else differs, so that the order is total.
class Rest {
 public:
  explicit Rest(const ReportTable& table) : table_(table) {}

  bool operator()(Position a, Position b) const {
    const auto first = evidence(a);
    const auto second = evidence(b);
    const auto order = std::lexicographical_compare_three_way(
        first.begin(), first.end(), second.begin(), second.end(),
        [&](const ProofSentence& x, const ProofSentence& y) { return compare(x, y); });
    return order != 0 ? order < 0 : key(a) < key(b);
  }

 private:
  std::vector<ProofSentence> evidence(Position report) const {
    std::vector<ProofSentence> sentences;
    table_.for_each_evidence(report, [&](Position sentence) { sentences.push_back(table_.sentence(sentence)); });
    return sentences;
  }

  std::strong_ordering compare(const ProofSentence& x, const ProofSentence& y) const {
    const auto place = [&](const ProofSentence& s) {
      return std::tuple(table_.strings[s.article], s.position, s.begin, s.end);
    };
    if (const auto order = place(x) <=> place(y); order != 0) return order;
    if (const auto order = table_.text(x) <=> table_.text(y); order != 0) return order;
    return x.published <=> y.published;
  }

  std::tuple<bool, std::string_view, std::string_view, std::string_view, std::uint64_t, double> key(
      Position report) const {
    const Report r = table_.report(report);
    const std::string_view mode = table_.strings[r.mode];
    return {mode.empty(), mode,        table_.strings[r.actor_mention], table_.strings[r.recipient_mention],
            r.contexts,   r.confidence};
  }

  const ReportTable& table_;
};

/// A relationship: a range of reports, founder first.
struct Group {
  Candidate founder;  ///< with the effective time of all
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Joins what may last longer than a day, of one event after the other. Founders come short before long and never
/// overlap.
class Grouping {
 public:
  std::vector<Group> groups;
  std::vector<Position> members;

  void add_event(std::span<const Candidate> candidates) {
    founders_.clear();
    chosen_.clear();
    const std::size_t first_group = groups.size();
    std::uint32_t timeless = none;
    for (const Candidate& candidate : candidates) {
      std::uint32_t* home = candidate.when.known() ? find_home(candidate.when) : &timeless;
      if (*home == none) {
        *home = static_cast<std::uint32_t>(groups.size() - first_group);
        groups.push_back({candidate});
      } else {
        join(groups[first_group + *home].founder, candidate);
      }
      ++groups[first_group + *home].last;
      chosen_.push_back(*home);
    }
    std::size_t next = members.size();
    for (std::size_t i = first_group; i < groups.size(); ++i) {
      groups[i].first = next;
      next += std::exchange(groups[i].last, next);
    }
    members.resize(next);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      members[groups[first_group + chosen_[i]].last++] = candidates[i].report;
    }
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Founder {
    Days when;
    std::uint32_t group = none;
  };

  /// A relationship's effective time is the first that is stated, else the earliest.
  static void join(Candidate& founder, const Candidate& other) {
    if (founder.stated || !other.when.known()) return;
    if (other.stated || !founder.when.known() || other.when.begin < founder.when.begin) founder.when = other.when;
    founder.stated = other.stated;
  }

  /// The group of the earliest founder that overlaps; a new founder's where none does.
  std::uint32_t* find_home(Days when) {
    const auto at = std::ranges::partition_point(founders_, [&](const Founder& f) { return f.when.end <= when.begin; });
    if (at != founders_.end() && at->when.begin < when.end) return &at->group;
    return &founders_.insert(at, {when, none})->group;
  }

  std::vector<Founder> founders_;      ///< of this event, by time
  std::vector<std::uint32_t> chosen_;  ///< by candidate: its group of this event
};

/// Takes those apart whose event has a report that is not of a single day; few others that only look like it may come
/// along.
std::vector<Candidate> take_long(std::vector<Candidate>& all) {
  const auto is_long = [](const Candidate& c) { return c.length() != 1; };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(all, is_long));
  if (count == 0) return {};
  std::vector<bool> marks(std::bit_ceil(16 * count));
  const auto mark_of = [&](const Candidate& c) {
    return ((c.pair ^ std::uint64_t{c.kind} << 56U) * 0x9E3779B97F4A7C15U >> 20U) & (marks.size() - 1);
  };
  for (const Candidate& c : all) {
    if (is_long(c)) marks[mark_of(c)] = true;
  }
  std::vector<Candidate> taken;
  std::size_t kept = 0;
  for (const Candidate& c : all) {
    if (marks[mark_of(c)]) {
      taken.push_back(c);
    } else {
      all[kept++] = c;
    }
  }
  all.resize(kept);
  return taken;
}

/// News is of few days: counted by these, so that only the reports of a day are left to sort.
void sort_by_day(std::vector<Candidate>& all) {
  const auto day = [](const Candidate& c) { return c.when.begin; };
  if (std::ranges::is_sorted(all, {}, day)) return;
  const auto [first, last] = std::ranges::minmax(all | std::views::transform(day));
  const auto days = static_cast<std::size_t>(std::int64_t{last} - first + 1);
  if (days > 2 * all.size()) {
    std::ranges::sort(all, {}, day);
    return;
  }
  // In place (McIlroy, Bostic and McIlroy's American flag sort): a second array of millions costs more than the moves.
  std::vector<std::size_t> next(days), end(days);
  const auto home = [&](const Candidate& c) { return static_cast<std::size_t>(day(c) - first); };
  for (const Candidate& c : all) ++end[home(c)];
  for (std::size_t i = 1; i < days; ++i) {
    next[i] = end[i - 1];
    end[i] += end[i - 1];
  }
  for (std::size_t i = 0; i < days; ++i) {
    while (next[i] < end[i]) {
      Candidate c = all[next[i]];
      while (home(c) != i) std::swap(c, all[next[home(c)]++]);
      all[next[i]++] = c;
    }
  }
}

/// Writes out groups, in their order.
class Edges {
 public:
  Edges(const ReportTable& table, std::size_t most, ReportGroups& groups, EdgeColumns& columns)
      : table_(table), groups_(groups), columns_(columns) {
    reserve_pages(groups.members, most);
    reserve_pages(groups.first, most + 1);
    for (auto* column : {&columns.actor, &columns.recipient, &columns.doubt}) reserve_pages(*column, most);
    for (auto* column : {&columns.kind, &columns.sureness}) reserve_pages(*column, most);
    reserve_pages(columns.when, most);
  }

  template <typename Members>
  void add(const Candidate& founder, const Members& members) {
    groups_.first.push_back(static_cast<std::uint32_t>(groups_.members.size()));
    groups_.members.insert(groups_.members.end(), members.begin(), members.end());
    columns_.actor.push_back(static_cast<std::uint32_t>(founder.pair >> 32U));
    columns_.recipient.push_back(static_cast<std::uint32_t>(founder.pair));
    columns_.when.push_back(founder.when);
    columns_.kind.push_back(founder.kind);
    std::uint8_t sureness = founder.sureness;
    std::uint32_t doubts = founder.doubt;
    const auto reports = std::span(groups_.members).subspan(groups_.first.back());
    if (reports.size() > 1 || !founder.simple) {
      const double confidence = joint_confidence(table_, reports);
      const std::string_view mode = table_.strings[stated_mode(table_, reports)];
      sureness = sureness_of(confidence);
      doubts = doubt(strength(type_of(founder.kind), mode, aspect_of(founder.kind), confidence));
    }
    const bool is_long = founder.when.known() && founder.when.end - 1 != founder.when.begin;
    columns_.sureness.push_back(sureness | (is_long ? Structure::is_long : 0));
    columns_.doubt.push_back(doubts);
  }

  void finish() {
    groups_.first.push_back(static_cast<std::uint32_t>(groups_.members.size()));
    if (groups_.first.size() < groups_.first.capacity() / 8 * 7) groups_.first.shrink_to_fit();
  }

 private:
  const ReportTable& table_;
  ReportGroups& groups_;
  EdgeColumns& columns_;
};

}  // namespace

ReportGroups group_reports(const ReportTable& table, const std::vector<std::uint32_t>& rank, EdgeColumns& columns) {
  std::vector<Candidate> short_ones = candidates_of(table, rank);
  std::vector<Candidate> long_ones = take_long(short_ones);
  const Rest rest(table);
  const auto before = [&](const Candidate& a, const Candidate& b) {
    const auto order = a.precedence() <=> b.precedence();
    return order != 0 ? order < 0 : rest(a.report, b.report);
  };
  std::ranges::sort(long_ones, before);
  Grouping grouping;
  const auto same_event = [](const Candidate& a, const Candidate& b) { return a.event() == b.event(); };
  for_each_run(long_ones, same_event, [&](std::span<Candidate> run) { grouping.add_event(run); });
  std::ranges::sort(grouping.groups, {}, [](const Group& group) { return group.founder.place(); });

  ReportGroups groups;
  Edges edges(table, short_ones.size() + grouping.groups.size(), groups, columns);
  auto next = grouping.groups.begin();
  const auto add_long_until = [&](auto stop) {
    for (; next != grouping.groups.end() && !stop(*next); ++next) {
      edges.add(next->founder, std::span(grouping.members).subspan(next->first, next->last - next->first));
    }
  };
  sort_by_day(short_ones);
  const auto same_day = [](const Candidate& a, const Candidate& b) { return a.when.begin == b.when.begin; };
  for_each_run(short_ones, same_day, [&](std::span<Candidate> day) {
    if (!std::ranges::is_sorted(day, {}, &Candidate::event)) std::ranges::sort(day, {}, &Candidate::event);
    for_each_run(day, same_event, [&](std::span<Candidate> run) {
      if (run.size() > 1) std::ranges::sort(run, before);
      add_long_until([&](const Group& group) { return group.founder.place() > run.front().place(); });
      edges.add(run.front(), run | std::views::transform(&Candidate::report));
    });
  });
  add_long_until([](const Group&) { return false; });
  edges.finish();
  return groups;
}

Days stated_time(const ReportTable& table, std::span<const Position> reports) {
  for (Position report : reports) {
    if (const Days when = table.report(report).when; when.known()) return when;
  }
  return {};
}

std::uint32_t stated_mode(const ReportTable& table, std::span<const Position> reports) {
  for (Position report : reports) {
    if (const std::uint32_t mode = table.report(report).mode; !table.strings[mode].empty()) return mode;
  }
  return table.report(reports.front()).mode;
}

double joint_confidence(const ReportTable& table, std::span<const Position> reports) {
  if (reports.size() == 1 && table.evidence_count(reports[0]) == 1) return table.report(reports[0]).confidence;
  // Each article with its copies is one witness, as sure as its surest sentence; in the order of ids, so that the
  // product is the same to the last bit whatever the order in which articles were added.
  std::map<std::string_view, double> witnesses;
  for (Position report : reports) {
    const double confidence = table.report(report).confidence;
    table.for_each_evidence(report, [&](Position sentence) {
      double& surest = witnesses[table.strings[table.witness(table.sentence(sentence).article)]];
      surest = std::max(surest, confidence);
    });
  }
  if (witnesses.empty()) return table.report(reports[0]).confidence;
  if (witnesses.size() == 1) return witnesses.begin()->second;
  double doubt = 1;
  for (const auto& [article, confidence] : witnesses) doubt *= 1 - confidence;
  return 1 - doubt;
}

std::uint32_t count_articles(const ReportTable& table, std::span<const Position> reports) {
  std::vector<std::uint32_t> articles;
  for (Position report : reports) {
    table.for_each_evidence(
        report, [&](Position sentence) { articles.push_back(table.witness(table.sentence(sentence).article)); });
  }
  std::ranges::sort(articles);
  return static_cast<std::uint32_t>(std::ranges::unique(articles).begin() - articles.begin());
}

void refer_to(const ReportTable& table, std::span<const Position> reports, RelationshipRef& r) {
  r.evidence.clear();
  r.joined.clear();
  const auto take_evidence = [&](Position sentence) {
    r.evidence.push_back(table.evidence(table.sentence(sentence), r.joined));
  };
  Report founder = table.for_each_evidence(reports.front(), take_evidence);
  std::uint64_t contexts = founder.contexts;
  for (Position report : reports.subspan(1)) contexts |= table.for_each_evidence(report, take_evidence).contexts;
  if (reports.size() > 1) {
    founder.mode = stated_mode(table, reports);
    founder.when = stated_time(table, reports);
  }
  r.actor = table.strings[founder.actor];
  r.recipient = table.strings[founder.recipient];
  r.type = founder.type;
  r.mode = table.strings[founder.mode];
  r.aspect = founder.aspect;
  r.mutual = founder.mutual;
  r.contexts = ContextSet::from_bits(contexts);
  r.when = to_span(founder.when);
  r.actor_mention = table.strings[founder.actor_mention];
  r.recipient_mention = table.strings[founder.recipient_mention];
  const bool simple = reports.size() == 1 && r.evidence.size() == 1;
  r.confidence = simple ? founder.confidence : joint_confidence(table, reports);
  if (simple) return;
  std::ranges::sort(r.evidence);
  r.evidence.erase(std::ranges::unique(r.evidence).begin(), r.evidence.end());
}

}  // namespace entente
