#pragma once

// Time expressions → days, months, years: resolved against the day of publication.

#include <optional>
#include <vector>

#include "graph/time_span.hpp"
#include "ingest/relationships/tree.hpp"

namespace entente {

/// A time expression: the tokens [first, last) and what they mean.
struct TimeExpression {
  TokenIndex first = 0;
  TokenIndex last = 0;
  TimeSpan span;
};

/// The time expressions of a sentence, from left to right: *on Monday*, *5 February*, *February 2018*, *last month*,
/// *in 1991*, *two years ago*, *tomorrow*, *the next day*. Relative ones need `published`. A weekday or a day without a
/// year lies before `published`, or after it where `ahead` says that the sentence speaks of the future.
std::vector<TimeExpression> find_times(const Sentence& sentence, std::optional<Day> published, bool ahead);

/// The expression that dates a predicate: the nearest one of its own clause; absent when there is none. Of what lies
/// `ahead`, the day on which it was announced is not the day.
std::optional<TimeSpan> time_of(const Tree& tree, TokenIndex trigger, const std::vector<TimeExpression>& times,
                                bool ahead);

/// When an event happened that no word of its own clause dates: on the day that the first sentence says of what an
/// actor does in it, else on the day of publication.
TimeSpan report_time(const Document& document, Day published);

}  // namespace entente
