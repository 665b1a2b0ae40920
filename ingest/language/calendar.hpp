#pragma once

// Words that name a time.

#include <string_view>

namespace entente {

/// *Monday*, *today*, *yesterday*, *tomorrow*: a day, as it is spelt within a sentence.
bool names_day(std::string_view form);

/// *May*, *Sept.*: a month.
bool names_month(std::string_view form);

/// The words above in any case, and *week*, *morning*, *year*: what ends a phrase that says when.
bool names_time(std::string_view form);

}  // namespace entente
