#pragma once

// Words that name a time.

#include <string_view>

namespace entente {

/// True for *Monday*, *today*, *yesterday*, *tomorrow*, in any case.
bool names_day(std::string_view form);

/// True for a month, whole or with a full stop, that begins with a capital: *May*, *Sept.*, not *may*.
bool names_month(std::string_view form);

/// True for these, and for *week*, *morning*, *year* in any case: what ends a phrase that says when.
bool names_time(std::string_view form);

}  // namespace entente
