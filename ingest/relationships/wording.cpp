#include "ingest/relationships/wording.hpp"

#include <algorithm>
#include <unordered_set>

#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

bool is_described(const Tree& tree, TokenIndex noun, const std::unordered_set<std::string_view>& adjectives) {
  return std::ranges::any_of(tree.children(noun), [&](TokenIndex child) {
    return tree[child].deprel == Deprel::amod && adjectives.contains(tree[child].form);
  });
}

/// *neither Mali nor Niger, no minister*
bool has_negation(const Tree& tree, TokenIndex subject) {
  return std::ranges::any_of(tree.children(subject), [&](TokenIndex child) {
    return tree[child].lemma == "neither" || (tree[child].deprel == Deprel::det && tree[child].lemma == "no");
  });
}

}  // namespace

bool is_performative(const Tree& tree, TokenIndex verb, TokenIndex wish) {
  static const std::unordered_set<std::string_view> acts = {"thank",   "congratulate", "welcome",   "express",
                                                            "greet",   "convey",       "apologise", "apologize",
                                                            "condemn", "praise",       "commend"};
  static const std::unordered_set<std::string_view> wishes = {"like", "want", "wish"};
  if (!acts.contains(tree[verb].lemma) || !wishes.contains(tree[wish].lemma)) return false;
  const auto subject = tree.child(wish, {Deprel::nsubj});
  return subject && (tree[*subject].form == "I" || tree[*subject].lemma == "we");
}

bool is_said_at_once(const Tree& tree, TokenIndex verb, const Token& modal) {
  static const std::unordered_set<std::string_view> sayings = {
      "say", "express", "thank", "note", "admit", "stress", "emphasise", "point", "acknowledge", "commend"};
  const auto subject = tree.child(verb, {Deprel::nsubj});
  return modal.lemma == "must" && subject && sayings.contains(tree[verb].lemma) &&
         (tree[*subject].form == "I" || tree[*subject].lemma == "we");
}

bool is_under_way(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> words = {"ongoing",  "continuing", "continued", "current",
                                                             "existing", "growing",    "increasing"};
  return is_described(tree, noun, words);
}

bool is_specific(const Tree& tree, TokenIndex noun) {
  return std::ranges::any_of(tree.children(noun), [&](TokenIndex child) {
    return tree[child].deprel == Deprel::nmod_poss || (tree[child].deprel == Deprel::det && tree[child].lemma == "the");
  });
}

bool is_sum(const Token& token) { return token.xpos == "$" || token.xpos == "CD"; }

bool names_parties(const Tree& tree, TokenIndex noun) {
  const auto between = [&](TokenIndex child) { return tree.preposition(child) == "between"; };
  const auto with = [&](TokenIndex child) {
    return tree.preposition(child) == "with" && starts_capital(tree[child].form);
  };
  const auto describes = [&](TokenIndex child) {
    const bool before = tree[child].deprel == Deprel::amod || tree[child].deprel == Deprel::compound;
    return before && starts_capital(tree[child].form);
  };
  // *the Danish-Norwegian cooperation*, with or without an article
  const auto pairs = [&](TokenIndex child) {
    return describes(child) && child >= 2 && child < noun &&
           (tree[child - 1].form == "-" || tree[child - 1].form == "–") && starts_capital(tree[child - 2].form);
  };
  const auto any = [&](const auto& is) { return std::ranges::any_of(tree.children(noun), is); };
  return (is_specific(tree, noun) && any(between)) || any(pairs) || (any(describes) && any(with));
}

bool is_ranked(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> ranks = {"first", "second",  "third",  "fourth", "fifth",
                                                             "sixth", "seventh", "eighth", "ninth",  "tenth",
                                                             "last",  "only",    "latest"};
  const auto verb = tree.head(noun);
  const bool became = verb && tree[*verb].lemma == "become";
  if (!tree.has_child(noun, {Deprel::cop}) && !became) return false;
  const auto counts = [&](TokenIndex child) {  // the 20th country
    const std::string_view form = tree[child].form;
    return tree[child].deprel == Deprel::amod && form.front() >= '0' && form.front() <= '9' &&
           (form.ends_with("st") || form.ends_with("nd") || form.ends_with("rd") || form.ends_with("th"));
  };
  return ranks.contains(tree[noun].lemma) || is_described(tree, noun, ranks) ||
         std::ranges::any_of(tree.children(noun), counts);
}

bool is_headline_plan(const Tree& tree, TokenIndex noun) {
  const auto head = tree.head(noun);
  const bool stated = head && !tree.head(*head) && tree[*head].lemma == "statement" && tree.preposition(noun) == "on";
  if ((head && !stated) || tree[static_cast<TokenIndex>(tree.size() - 1)].form == ".") return false;
  if (stated) return tree[noun].lemma == "travel" || tree[noun].lemma == "trip" || tree[noun].lemma == "visit";
  return std::ranges::any_of(tree.children(noun), [&](TokenIndex dependent) {
    const Deprel relation = tree[dependent].deprel;
    const bool clausal = relation == Deprel::acl || relation == Deprel::parataxis || relation == Deprel::advcl;
    return clausal && tree[dependent].xpos == "VB" && tree.preposition(dependent) == "to";
  });
}

bool is_discussed(const Tree& tree, TokenIndex noun) {
  auto verb = tree.head(tree.first_conjunct(noun));
  if (verb && tree[*verb].lemma == "importance") verb = tree.head(*verb);
  return verb && tree[*verb].lemma == "discuss";
}

bool is_scheduled(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> words = {"upcoming", "forthcoming", "planned", "scheduled"};
  return is_described(tree, noun, words);
}

bool comments(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> verbs = {"comment", "speak", "talk", "ask", "inquire", "report"};
  const auto verb = tree.head(noun);
  const std::string_view preposition = tree.preposition(noun);
  return verb && tree[noun].deprel == Deprel::obl && verbs.contains(tree[*verb].lemma) &&
         (preposition == "on" || preposition == "about");
}

bool is_reviewed(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> nouns = {
      "cooperation", "coordination", "partnership", "collaboration", "work", "effort", "commitment"};
  const auto verb = tree.head(tree.first_conjunct(noun));
  const bool theirs = tree.has_child(noun, {Deprel::nmod_poss}) || names_parties(tree, noun);
  return nouns.contains(tree[noun].lemma) && theirs && verb &&
         (tree[*verb].lemma == "review" || tree[*verb].lemma == "discuss");
}

bool is_coordinated(const Tree& tree, TokenIndex noun) {
  const auto verb = tree.head(noun);
  return verb && tree[*verb].lemma == "coordinate";
}

bool is_shown(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> verbs = {"demonstrate", "show",      "underscore", "affirm",
                                                             "reaffirm",    "underline", "reiterate"};
  const TokenIndex first = tree.first_conjunct(noun);
  const auto verb = tree.head(first);
  return verb && tree[first].deprel == Deprel::obj && verbs.contains(tree[*verb].lemma);
}

bool is_faced(const Tree& tree, TokenIndex noun) {
  const auto above = tree.head(noun);
  const std::string_view preposition = tree.preposition(noun);
  return above && (preposition == "against" || (preposition == "of" && tree[*above].lemma == "face") ||
                   (preposition == "to" && tree[*above].lemma == "response"));
}

bool is_conditional(const Tree& tree, TokenIndex verb) {
  return std::ranges::any_of(tree.children(verb), [&](TokenIndex child) {
    return tree[child].deprel == Deprel::advcl && tree.preposition(child) == "if";
  });
}

bool promises(std::string_view verb) {
  return verb == "promise" || verb == "pledge" || verb == "vow" || verb == "agree" || verb == "commit" ||
         verb == "offer";
}

bool goes_on(std::string_view verb) {
  return verb == "continue" || verb == "maintain" || verb == "sustain" || verb == "keep";
}

bool has_no_object(const Tree& tree, TokenIndex verb) {
  const auto object = tree.child(verb, {Deprel::obj});
  return object && std::ranges::any_of(tree.children(*object), [&](TokenIndex child) {
           return tree[child].deprel == Deprel::det && tree[child].lemma == "no";
         });
}

bool is_border(std::string_view lemma) { return lemma == "border" || lemma == "frontier" || lemma == "boundary"; }

bool is_paper(std::string_view lemma) {
  static const std::unordered_set<std::string_view> papers = {
      "resolution", "statement", "report", "document", "declaration", "text",       "draft",    "motion",
      "letter",     "message",   "appeal", "petition", "communique",  "communiqué", "proposal", "memorandum"};
  return papers.contains(lemma);
}

bool is_negation(const Tree& tree, TokenIndex at) {
  static const std::unordered_set<std::string_view> words = {"not", "n't", "never", "no", "neither", "nor", "hardly"};
  const Token& token = tree[at];
  const bool modifies =
      token.deprel == Deprel::advmod || token.deprel == Deprel::det || token.deprel == Deprel::cc_preconj;
  if (!modifies || !words.contains(token.lemma)) {
    // *no longer*; *none of the ministers*, *neither Mali nor Niger*
    if (token.deprel == Deprel::advmod) return token.form == "longer" && at > 0 && tree[at - 1].lemma == "no";
    return token.deprel == Deprel::nsubj &&
           (token.lemma == "none" || token.lemma == "nobody" || has_negation(tree, at));
  }
  const bool not_only = at + 1 < tree.size() && (tree[at + 1].lemma == "only" || tree[at + 1].lemma == "just");
  const bool no_longer = at + 1 < tree.size() && token.lemma == "no" && tree[at + 1].form == "longer";
  return !not_only && !no_longer;
}

}  // namespace entente
