#include "ingest/language/calendar.hpp"

#include <unordered_set>

#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool names_day(std::string_view form) {
  static const Words days = {"Monday",   "Tuesday", "Wednesday", "Thursday",  "Friday",
                             "Saturday", "Sunday",  "today",     "yesterday", "tomorrow"};
  return days.contains(form);
}

bool names_month(std::string_view form) {
  static const Words months = {"January", "February",  "March",   "April",    "May",      "June", "July",
                               "August",  "September", "October", "November", "December", "Jan.", "Feb.",
                               "Aug.",    "Sep.",      "Sept.",   "Oct.",     "Nov.",     "Dec."};
  return months.contains(form);
}

bool names_time(std::string_view form) {
  static const Words others = {"today", "yesterday", "tomorrow",  "tonight", "now",   "week", "weekend", "month",
                               "year",  "morning",   "afternoon", "evening", "night", "noon", "day"};
  return names_day(form) || names_month(form) || others.contains(lower(form));
}

}  // namespace entente
