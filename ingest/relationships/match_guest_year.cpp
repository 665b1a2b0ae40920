// Years and days of one country in another: *the Year of Peru in Chad*, *Days of Peruvian culture are held in Chad*.

#include <string_view>
#include <unordered_set>

#include "ingest/data/ascii.hpp"
#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::match_guest_year(TokenIndex noun) {
  static const std::unordered_set<std::string_view> spans = {"year", "season", "month", "week", "day"};
  if (!spans.contains(lower(tree_[noun].lemma)) || !starts_capital(tree_[noun].form)) return false;
  Party guests;
  for (TokenIndex of : obliques(noun, "of")) add_all(guests, participants_.at(of, Places::and_people));
  Party hosts = all_at(obliques(noun, "in"), Places::yes);
  const auto verb = tree_.head(noun);
  if (hosts.empty() && verb && tree_.is_verbal(*verb)) hosts = all_at(obliques(*verb, "in"), Places::yes);
  hosts = without(hosts, guests);
  const Predicate& row = predicates_.find(Part::noun, "cooperation").front();
  return !guests.empty() && !hosts.empty() && emit({noun, &row, guests, hosts, by_owner});
}

}  // namespace entente
