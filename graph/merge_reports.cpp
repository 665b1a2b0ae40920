#include "graph/merge_reports.hpp"

#include <algorithm>
#include <numeric>

#include "graph/group_reports.hpp"

namespace entente {

std::optional<TimeSpan> effective_time(const Relationship& report) {
  if (report.when || report.evidence.empty()) return report.when;
  const auto first = std::ranges::min_element(report.evidence, {}, [](const Evidence& evidence) {
    return std::pair(!evidence.published, evidence.published.value_or(Day{}));
  });
  if (!first->published) return std::nullopt;
  return day_span(*first->published);
}

std::vector<Relationship> merge_reports(std::vector<Relationship> reports) {
  ReportTable table;
  table.add({.source = {}, .relationships = std::move(reports)});
  std::vector<std::uint32_t> order(table.strings.size()), rank(table.strings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t number) { return table.strings[number]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  EdgeColumns columns;
  const ReportGroups groups = group_reports(table, rank, columns);
  std::vector<Relationship> merged;
  merged.reserve(groups.size());
  RelationshipRef ref;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    refer_to(table, groups[i], ref);
    merged.push_back(to_relationship(ref));
  }
  return merged;
}

}  // namespace entente
