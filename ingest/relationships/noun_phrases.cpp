// What an event noun's phrase says: whose it is, what carries it, whom it names.

#include <algorithm>
#include <unordered_set>

#include "ingest/data/ascii.hpp"
#include "ingest/relationships/matcher.hpp"

namespace entente {

bool is_friend(const Token& noun) { return noun.lemma == "ally" || noun.lemma == "partner" || noun.lemma == "friend"; }

Party Matcher::noun_sides(TokenIndex noun) const {
  Party sides = participants_.owners(noun);
  // *launched a rocket from Kazakhstan*: where it comes from takes no part.
  std::erase_if(sides, [&](const Mention* mention) { return tree_.preposition(mention->head) == "from"; });
  for (std::string_view preposition : {"between", "among", "amongst"}) {
    add_all(sides, all_at(obliques(noun, preposition)));
    // *the friendship and cooperation between Chad and Mali*: of both nouns
    for (TokenIndex twin : sides.empty() ? twins(noun) : std::vector<TokenIndex>{}) {
      std::vector<TokenIndex> shared = obliques(twin, preposition);
      std::erase_if(shared, [&](TokenIndex phrase) { return phrase < noun; });
      add_all(sides, all_at(shared));
    }
    // *the cooperation that is developing between Chad and Mali*
    for (TokenIndex clause : tree_.children(noun)) {
      if (sides.empty() && (tree_[clause].deprel == Deprel::acl_relcl || tree_[clause].deprel == Deprel::acl))
        sides = all_at(obliques(clause, preposition));
    }
  }
  // *the quadrilateral (Kenya-Uganda-Rwanda-Burundi) summit*
  if (sides.empty() && noun > 2 && tree_[noun - 1].form == ")") {
    const Mention* listed = participants_.covering(noun - 2);
    if (listed && listed->actors.size() > 1 && listed->first > 0 && tree_[listed->first - 1].form == "(")
      sides = {listed};
  }
  // *a meeting of the U.S.-Israel consultative group*
  for (TokenIndex group : obliques(noun, "of")) {
    // *members of the groups from Chad and Mali, a settlement of their conflict*
    if (tree_[noun].lemma == "member" || hits(group)) continue;
    if (!sides.empty() || participants_.covering(group)) continue;
    if (const Party owners = participants_.owners(group); distinct_actors(owners) > 1) sides = owners;
  }
  return sides;
}

std::vector<TokenIndex> Matcher::twins(TokenIndex noun) const {
  const TokenIndex first = tree_.first_conjunct(noun);
  std::vector<TokenIndex> nouns;
  if (first != noun) nouns.push_back(first);
  for (TokenIndex other : tree_.children(first)) {
    if (other != noun && tree_[other].deprel == Deprel::conj && tree_[other].upos == Upos::noun) nouns.push_back(other);
  }
  return nouns;
}

bool Matcher::is_of(TokenIndex noun) const {
  return tree_[noun].deprel == Deprel::nmod && tree_.preposition(noun) == "of";
}

std::vector<const Predicate*> Matcher::noun_rows(TokenIndex noun) const {
  std::vector<const Predicate*> rows;
  for (TokenIndex dependent : tree_.children(noun)) {
    // *a peace deal, exchange of views, commitment to the defence of Chad*
    const bool aim = tree_[dependent].deprel == Deprel::nmod && tree_.preposition(dependent) == "to";
    const bool describes = tree_[dependent].deprel == Deprel::compound || tree_[dependent].deprel == Deprel::amod;
    if (!describes && !aim && !is_of(dependent)) continue;
    for (const Predicate& row : predicates_.find(Part::noun, tree_[dependent].lemma + '_' + tree_[noun].lemma))
      rows.push_back(&row);
    if (!rows.empty()) return rows;
  }
  // *was behind the raid*
  const auto before = tree_.child(noun, {Deprel::case_});
  const bool behind = before && tree_[*before].lemma == "behind" && tree_.has_child(noun, {Deprel::cop});
  for (const Predicate& row : predicates_.find(Part::noun, behind ? "behind" : std::string_view(tree_[noun].lemma)))
    rows.push_back(&row);
  return rows;
}

std::optional<TokenIndex> Matcher::carrier(TokenIndex noun) const {
  const TokenIndex first = tree_.first_conjunct(noun);
  const auto verb = tree_.head(first);
  if (!verb || tree_[*verb].upos != Upos::verb) return std::nullopt;
  if (tree_[*verb].lemma == "follow" && tree_[*verb].xpos == "VBG") return std::nullopt;  // *following the raid*
  const Deprel relation = tree_[first].deprel;
  const bool governed =
      relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::obl || relation == Deprel::xcomp;
  if (!governed || !predicates_.effect(Part::verb, lemma_with_particle(*verb))) return std::nullopt;
  if (relation == Deprel::obl) {
    const std::string_view preposition = tree_.preposition(first);
    if (preposition != "in" && preposition != "for" && preposition != "to" && preposition != "on" &&
        preposition != "of")
      return std::nullopt;
  }
  return verb;
}

std::optional<TokenIndex> Matcher::presence(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> verbs = {"arrive", "serve",  "deploy", "station", "base",
                                                             "land",   "patrol", "remain", "stay",    "operate",
                                                             "be",     "search", "work",   "help"};
  TokenIndex whole = noun;
  while (tree_[whole].deprel == Deprel::nmod && tree_.preposition(whole) == "of") whole = *tree_.head(whole);
  auto verb = tree_.child(whole, {Deprel::acl});
  const Deprel relation = tree_[whole].deprel;
  if (!verb && (relation == Deprel::nsubj || relation == Deprel::nsubj_pass)) verb = tree_.head(whole);
  if (!verb || !verbs.contains(tree_[*verb].lemma)) return std::nullopt;
  return verb;
}

bool Matcher::are_several_events(TokenIndex noun, const Party& sides) const {
  static const std::unordered_set<std::string_view> events = {"summit", "conference", "session", "forum"};
  return tree_[noun].xpos == "NNS" && events.contains(tree_[noun].lemma) && sides.size() > 1 &&
         std::ranges::all_of(sides, [&](const Mention* mention) { return mention->last <= noun; });
}

bool Matcher::each_their_own(TokenIndex noun, const Party& sides) const {
  if (tree_[noun].xpos != "NNS" || is_joint(noun)) return false;
  const auto owner = tree_.child(noun, {Deprel::nmod_poss});
  if (owner && participants_.at(*owner).empty() && tree_[*owner].upos != Upos::pron) return true;
  static const std::unordered_set<std::string_view> shared = {"exercise", "drill", "manoeuvre", "maneuver", "war_game"};
  const auto describes = [&](const Mention* mention) {
    return mention->form == MentionForm::adjective && mention->head < noun;
  };
  const auto lists = [&](const Mention* mention) {
    return mention->actors.size() > 1 && mention->last - mention->first > 2;
  };
  const bool several = sides.size() > 1 ? std::ranges::all_of(sides, describes) : std::ranges::any_of(sides, lists);
  return several && !shared.contains(tree_[noun].lemma);
}

bool Matcher::names_others(TokenIndex noun) const {
  // *our Chadian partners*
  const bool named = std::ranges::any_of(tree_.children(noun), [&](TokenIndex child) {
    const bool describes = tree_[child].deprel == Deprel::amod || tree_[child].deprel == Deprel::compound;
    return describes && !participants_.at(child).empty();
  });
  return !named && tree_[noun].xpos == "NNS" && tree_.has_child(noun, {Deprel::nmod_poss}) &&
         !tree_.has_child(said_as(noun), {Deprel::cop}) && is_friend(tree_[noun]);
}

TokenIndex Matcher::said_as(TokenIndex noun) const {
  const TokenIndex head = tree_.head(noun).value_or(noun);
  return tree_[head].lemma == "one" && tree_.preposition(noun) == "of" ? head : noun;
}

Party Matcher::named_after(TokenIndex noun) const {
  if (!is_friend(tree_[noun]) || noun + 1 >= tree_.size()) return {};
  const Mention* next = participants_.covering(noun + 1);
  return next && next->first == noun + 1 ? participants_.at(next->head) : Party{};
}

bool Matcher::is_mate(TokenIndex noun) const {
  const auto rows = predicates_.find(Part::noun, tree_[noun].lemma);
  return !rows.empty() && rows.front().frame.front() == "crew";
}

bool Matcher::is_asked_about(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> declines = {"downturn",  "deterioration", "crisis", "strain",
                                                                "tension",   "chill",         "rift",   "decline",
                                                                "breakdown", "setback",       "damage"};
  static const std::unordered_set<std::string_view> souring = {"sour",   "deteriorate", "worsen",   "cool",    "fray",
                                                               "suffer", "plummet",     "collapse", "unravel", "chill",
                                                               "strain", "sever",       "damage"};
  static const std::unordered_set<std::string_view> sour = {"tense",   "strained", "frosty",   "poor",   "hostile",
                                                            "icy",     "bad",      "troubled", "cool",   "sour",
                                                            "fraught", "rocky",    "chilly",   "frozen", "tenser"};
  // *relations between them soured, are strained*
  const auto said =
      tree_[noun].deprel == Deprel::nsubj || tree_[noun].deprel == Deprel::nsubj_pass ? tree_.head(noun) : std::nullopt;
  if (said && (souring.contains(tree_[*said].lemma) || sour.contains(tree_[*said].form))) return true;
  const auto is_sour = [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::amod && sour.contains(lower(tree_[child].form));
  };
  if (std::ranges::any_of(tree_.children(noun), is_sour)) return true;
  static const std::unordered_set<std::string_view> affairs = {"situation", "situations", "problems", "developments"};
  static const std::unordered_set<std::string_view> answers = {"answer", "reply", "respond", "ask"};
  const std::string_view preposition = tree_.preposition(noun);
  if (preposition == "concern" || preposition == "regard") return tree_[noun].deprel == Deprel::obl;
  const auto above = tree_[noun].deprel == Deprel::nmod ? tree_.head(noun) : std::nullopt;
  if (!above) return false;
  if (declines.contains(tree_[*above].lemma) || affairs.contains(lower(tree_[*above].form))) return true;
  const auto verb = tree_.head(*above);
  return tree_[*above].lemma == "question" && verb && answers.contains(tree_[*verb].lemma);
}

bool Matcher::is_of_words(TokenIndex noun) const {
  static const std::unordered_set<std::string_view> means = {"word", "media", "press", "nerve", "idea", "court"};
  return std::ranges::any_of(tree_.children(noun), [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::nmod && means.contains(tree_[child].lemma);
  });
}

bool Matcher::judges(TokenIndex verb) const {
  return std::ranges::any_of(predicates_.find(Part::verb, tree_[verb].lemma), [](const Predicate& row) {
    return !row.mutual && row.frame.front() != "must" &&
           (row.type == EventType::support || row.type == EventType::accuse || row.type == EventType::reject);
  });
}

}  // namespace entente
