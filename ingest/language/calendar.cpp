#include "ingest/language/calendar.hpp"

#include <unordered_set>

#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool names_day(std::string_view form) {
  static const Words days = {"monday",   "tuesday", "wednesday", "thursday",  "friday",
                             "saturday", "sunday",  "today",     "yesterday", "tomorrow"};
  return days.contains(lower(form));
}

bool names_month(std::string_view form) {
  static const Words months = {"january", "february",  "march",   "april",    "may",      "june", "july",
                               "august",  "september", "october", "november", "december", "jan.", "feb.",
                               "aug.",    "sep.",      "sept.",   "oct.",     "nov.",     "dec."};
  return !form.empty() && form.front() >= 'A' && form.front() <= 'Z' && months.contains(lower(form));
}

bool names_time(std::string_view form) {
  static const Words others = {"tonight", "now",       "week",    "weekend", "month", "year",
                               "morning", "afternoon", "evening", "night",   "noon",  "day"};
  return names_day(form) || names_month(form) || others.contains(lower(form));
}

}  // namespace entente
