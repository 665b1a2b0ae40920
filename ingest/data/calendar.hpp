#pragma once

// English words that name a time, the one list of each.

#include <optional>
#include <string_view>

namespace entente {

/// 1 to 12 for a month, whole or shortened (*jan*, *sept*), with or without a full stop, in any case; else absent.
std::optional<unsigned> month_of(std::string_view word);

/// 0 (Sunday) to 6 for a day of the week, whole, in any case; else absent.
std::optional<unsigned> weekday_of(std::string_view word);

/// True for *Monday*, *today*, *yesterday*, *tomorrow*, in any case.
bool names_day(std::string_view form);

/// True for a month, whole or with a full stop, that begins with a capital: *May*, *Sept.*, not *may*.
bool names_month(std::string_view form);

/// True for these, and for *week*, *morning*, *year* in any case: what ends a phrase that says when.
bool names_time(std::string_view form);

}  // namespace entente
