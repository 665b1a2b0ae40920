#pragma once

// Several reports of the same event become one relationship with more evidence.

#include <vector>

#include "graph/relationship.hpp"

namespace entente {

/// When a report counts for merging and windows: its time, else the day of its first evidence; absent when neither is
/// known.
std::optional<TimeSpan> effective_time(const Relationship& report);

/// Joins the reports that agree in both ends, direction, type and aspect and whose effective times overlap: the most
/// precise time founds a relationship, and every longer one joins the earliest that it overlaps. Reports without any
/// time join each other. The joined relationship has the founder's time and mentions, its mode or the first that any
/// gives, all contexts, all evidence, and the highest confidence (raised, as independent witnesses, only by other
/// articles: 1 − Π(1 − c)). The result does not depend on the order of `reports`; it is sorted by (effective time,
/// actor, recipient, type, aspect).
std::vector<Relationship> merge_reports(std::vector<Relationship> reports);

}  // namespace entente
