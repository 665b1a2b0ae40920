#include "ingest/data/calendar.hpp"

#include <array>
#include <unordered_set>

#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};

}  // namespace

std::optional<unsigned> month_of(std::string_view word) {
  std::string small = lower(word);
  if (small.ends_with('.')) small.pop_back();
  if (small == "sept") return 9;
  for (unsigned i = 0; i < months.size(); ++i) {
    if (small == months[i] || (small.size() == 3 && months[i].starts_with(small))) return i + 1;
  }
  return std::nullopt;
}

std::optional<unsigned> weekday_of(std::string_view word) {
  const std::string small = lower(word);
  for (unsigned i = 0; i < weekdays.size(); ++i) {
    if (small == weekdays[i]) return i;
  }
  return std::nullopt;
}

bool names_day(std::string_view form) {
  static const Words others = {"today", "yesterday", "tomorrow"};
  return weekday_of(form) || others.contains(lower(form));
}

bool names_month(std::string_view form) {
  return starts_capital(form) && month_of(form) &&
         (form.ends_with('.') || form.size() > 4 || form == "May" || form == "June" || form == "July");
}

bool names_time(std::string_view form) {
  static const Words others = {"tonight", "now",       "week",    "weekend", "month", "year",
                               "morning", "afternoon", "evening", "night",   "noon",  "day"};
  return names_day(form) || names_month(form) || others.contains(lower(form));
}

}  // namespace entente
