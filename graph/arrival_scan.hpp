#pragma once

// When a search in time reaches each actor, by one pass over the edges. Not installed: for timed_paths.cpp.

#include "graph/timed_paths.hpp"

namespace entente {

/// By actor, the day on which it is reached by steps within the span, however many; absent where it is not, and for the
/// sources. O(edges until all are reached + actors · log edges). Method: H. Wu & al., "Path problems in temporal
/// graphs" (2014), extended by times longer than a day.
std::vector<std::optional<Day>> scan_arrivals(const View& view, const TimedQuery& query, SameDay same_day,
                                              const TimeSpan& within);

}  // namespace entente
