// Peacekeepers: who sends them serves the country where they are, whatever the sentence tells of them.

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/relationships/matcher.hpp"

namespace entente {

bool Matcher::keeps_peace(TokenIndex noun) const {
  if (tree_[noun].lemma == "peacekeeper") return true;
  const auto rows = noun_rows(noun);
  return !rows.empty() && rows.front()->term.starts_with("peacekeeping_");
}

Party Matcher::senders(TokenIndex noun) const {
  const Mention* own = participants_.covering(noun);
  Party party = own ? Party{own} : participants_.at(noun);
  // *32 Norwegian, 16 Finnish and one Icelandic peacekeepers*
  TokenIndex begin = own ? own->first : noun;
  while (begin > 0) {
    const Token& before = tree_[begin - 1];
    const Mention* mention = participants_.covering(begin - 1);
    const bool adjective = mention && mention->form == MentionForm::adjective;
    if (!adjective && before.upos != Upos::num && before.form != "," && before.upos != Upos::cconj) break;
    if (adjective) party.push_back(mention);
    begin = adjective ? mention->first : begin - 1;
  }
  return party;
}

Party Matcher::contributors(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> forces = {"soldier", "troop", "troops", "officer", "policeman"};
  if (!forces.contains(tree_[noun].lemma) || noun + 2 >= tree_.size() || tree_[noun + 1].form != "from") return {};
  const Mention* next = participants_.covering(noun + 2);
  return next ? participants_.at(next->head, Places::yes) : Party{};
}

Party Matcher::scene() const {
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    const Mention* mention = participants_.covering(token);
    if (!mention || mention->head != token) continue;
    const bool inside = tree_.preposition(token) == "in" && mention->form == MentionForm::name;
    if (mention->use == MentionUse::place || inside) return {mention};
  }
  return {};
}

void Matcher::match_peacekeepers() {
  const Predicate& row = predicates_.find(Part::noun, "peacekeeper").front();
  const Party here = scene();
  Party force;
  for (TokenIndex noun = 0; noun < tree_.size(); ++noun) {
    if (!keeps_peace(noun)) continue;
    Party party = senders(noun);
    if (party.empty()) party = participants_.owners(noun);
    if (tree_[noun].lemma != "peacekeeper") add_all(force, party);
    // Of *UN peacekeepers* there are some in many places at once.
    const auto is_national = [&](const Mention* one) {
      return one->form == MentionForm::adjective || tree_[one->first].upos == Upos::adj;
    };
    const Party& where = here.empty() && std::ranges::all_of(party, is_national) ? discourse_.scene : here;
    const auto is_told = [&](const Event& event) {
      return event.trigger == noun || event.row->term == "contribute @peacekeeper";
    };
    party = without(party, where);
    if (party.empty() || where.empty() || std::ranges::any_of(events_, is_told)) continue;
    emit({noun, &row, party, where, by_reach});
    if (distinct_actors(party) > 1)
      emit({noun, &predicates_.find(Part::adjective, "joint").front(), party, {}, by_reach});
  }
  for (TokenIndex noun = 0; noun < tree_.size() && !force.empty(); ++noun) {
    const Party party = without(contributors(noun), force);
    if (party.empty()) continue;
    emit({noun, &row, party, force, by_reach});
    if (!here.empty()) emit({noun, &row, party, here, by_reach});
  }
}

}  // namespace entente
