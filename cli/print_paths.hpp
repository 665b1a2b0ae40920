#pragma once

// Chains of relationships as text for people and as JSON for programs; what to relax where there is none.

#include "cli/describe.hpp"
#include "graph/timed_paths.hpp"

namespace entente {

/// Each chain with the strongest relationships of each step, and where they stand.
void print_paths(const View& view, const std::vector<Path>& paths);

/// The chain with its days and the relationship of each step.
void print_path(const View& view, const TimedPath& path, SameDay same_day);

/// An array of paths: of their steps, each with its relationships; in time, each with its day.
void print_as_json(const View& view, const std::vector<Path>& paths);
void print_as_json(const View& view, const std::optional<TimedPath>& path);

/// That there is none, and what would be found with less asked for.
void print_no_path(const View& view, const PathQuery& query);

using TimedSearch = std::optional<TimedPath> (*)(const View&, const TimedQuery&, SameDay);
void print_no_path(const View& view, const TimedQuery& query, SameDay same_day, TimedSearch search);

}  // namespace entente
