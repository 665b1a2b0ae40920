// Relief that is there, though nobody is said to send it: *Danish vaccines arrived in Chad, Danish doctors work in
// Chad*.

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::is_helper(TokenIndex noun) const {
  return std::ranges::any_of(predicates_.find("send", tree_[noun].lemma), [](const Predicate* row) {
    return row->term == "send @expert" || row->term == "send @rescuer";
  });
}

std::optional<TokenIndex> Matcher::relief_in(TokenIndex noun) const {
  if (gives(noun) && !is_helper(noun)) return noun;
  static const std::unordered_set<std::string_view> loads = {"shipment", "delivery", "consignment", "batch", "convoy",
                                                             "flight",   "plane",    "ship",        "truck", "ton"};
  static const std::unordered_set<std::string_view> carries = {"carry", "bring", "transport", "deliver"};
  if (!loads.contains(tree_[noun].lemma) && !is_quantity(tree_[noun].lemma)) return std::nullopt;
  std::vector<TokenIndex> goods = obliques(noun, "of");
  for (TokenIndex child : tree_.children(noun)) {
    // *a plane carrying 20 tons of food*
    if (tree_[child].deprel == Deprel::acl && carries.contains(tree_[child].lemma))
      std::ranges::copy(objects(child), std::back_inserter(goods));
    if (tree_[child].deprel == Deprel::compound) goods.push_back(child);
  }
  for (TokenIndex good : goods) {
    if (const auto found = good == noun ? std::nullopt : relief_in(good)) return found;
  }
  return std::nullopt;
}

bool Matcher::match_relief(TokenIndex verb) {
  static const std::unordered_set<std::string_view> arrives = {"arrive", "land", "reach"};
  static const std::unordered_set<std::string_view> works = {"work", "operate"};
  const auto subject = tree_.child(verb, {Deprel::nsubj});
  if (!subject) return false;
  const bool helpers = works.contains(tree_[verb].lemma) && tree_[*subject].xpos == "NNS" && is_helper(*subject);
  const auto goods = arrives.contains(tree_[verb].lemma) ? relief_in(*subject) : std::nullopt;
  if (!helpers && !goods) return false;
  Party givers = participants_.owners(*subject);
  if (goods) add_all(givers, participants_.owners(*goods));
  add_all(givers, participants_.at(*subject, Places::and_people));
  Party takers = all_at(obliques(verb, "in"), Places::yes);
  if (takers.empty() && tree_[verb].lemma == "reach") takers = all_at(objects(verb), Places::yes);
  takers = without(takers, givers);
  const Predicate& row = predicates_.find(Part::noun, "aid").front();
  return !givers.empty() && !takers.empty() && emit({verb, &row, givers, takers, by_owner});
}

}  // namespace entente
