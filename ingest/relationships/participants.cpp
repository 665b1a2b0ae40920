#include "ingest/relationships/participants.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "ingest/data/ascii.hpp"

namespace entente {
namespace {

bool may_take_part(const Mention& mention, Places places) {
  switch (mention.use) {
    case MentionUse::participant:
      return true;
    case MentionUse::place:
      return places != Places::no;
    case MentionUse::origin:
      return places == Places::and_people;
    case MentionUse::speaker:
      return false;
  }
  return false;
}

/// Nouns for people and bodies that act for their owners: *leaders of France and Germany*.
bool stands_for_owner(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {
      "leader",     "president", "minister",       "official",    "delegation",   "government", "representative",
      "side",       "head",      "chief",          "authority",   "envoy",        "ambassador", "diplomat",
      "negotiator", "troop",     "troops",         "force",       "army",         "navy",       "police",
      "soldier",    "military",  "ministry",       "parliament",  "state",        "country",    "nation",
      "king",       "premier",   "chancellor",     "counterpart", "team",         "agency",     "service",
      "secretary",  "member",    "spokesman",      "spokeswoman", "spokesperson", "republic",   "kingdom",
      "people",     "company",   "administration", "capital",     "expert",       "party",      "lawmaker",
      "senator",    "general",   "commander",      "warplane",    "jet",          "warship",    "aircraft",
      "fighter",    "embassy",   "court",          "regime",      "partner",      "ally",       "advisor",
      "adviser"};
  return nouns.contains(lemma);
}

/// A word of an office written with capitals.
bool is_title(const Token& token) {
  return (token.upos == Upos::propn || token.upos == Upos::noun || token.upos == Upos::adj) &&
         starts_capital(token.form);
}

bool is_list_glue(const Token& token) {
  static const std::unordered_set<std::string_view> glue = {",",    "and",  "or", "&", "the", "as",   "well", "along",
                                                            "with", "both", "/",  "–", "-",   "plus", ";"};
  return glue.contains(token.lemma) || glue.contains(token.form);
}

bool is_coordinator(const Token& token) {
  return token.upos == Upos::cconj || token.form == "&" || token.lemma == "well" || token.lemma == "plus";
}

/// What actors are together: *countries such as Chad*
bool is_of_parties(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {
      "country",    "nation",  "state",  "government",   "power",          "member",    "neighbour", "ally",
      "neighbor",   "partner", "leader", "president",    "other",          "minister",  "donor",     "team",
      "delegation", "critic",  "body",   "organisation", "organization",   "envoy",     "diplomat",  "official",
      "soldier",    "troop",   "troops", "delegate",     "representative", "dignitary", "guest",     "agency"};
  return nouns.contains(lemma);
}

/// *the three powers — Britain, Germany and France*, *two states, Chad and Niger*: the plural noun before a list's
/// dash, comma or colon.
std::optional<TokenIndex> introduced_by(const Tree& tree, TokenIndex first) {
  if (first < 2) return std::nullopt;
  const std::string_view mark = tree[first - 1].form;
  const bool introduces =
      mark == "—" || mark == "–" || mark == "--" || mark == "-" || mark == ":" || mark == "," || mark == "(";
  const auto is_plural = [&](TokenIndex noun) { return tree[noun].upos == Upos::noun && tree[noun].xpos == "NNS"; };
  if (!introduces) return std::nullopt;
  const TokenIndex noun = first - 2;
  const bool counted = tree.has_child(noun, {Deprel::nummod, Deprel::det, Deprel::nmod_poss});
  // *the partners in the talks, Chad and Mali*
  TokenIndex before = noun;
  const auto in_phrase = [&](const Token& token) {
    return token.upos == Upos::noun || token.upos == Upos::adj || token.upos == Upos::det;
  };
  while (before > 0 && in_phrase(tree[before])) --before;
  const bool phrase = before > 0 && before < noun && tree[before].upos == Upos::adp;
  if (phrase && is_plural(before - 1) && is_of_parties(tree[before - 1].lemma)) return before - 1;
  if (is_plural(noun) && (mark != "," || counted)) return noun;
  if (mark == "," || mark == "(") return std::nullopt;
  // *Only four sided with Chad — Mali, Niger, …*
  for (TokenIndex subject = 0; subject < noun; ++subject) {
    const auto verb = tree.head(subject);
    const bool states =
        is_plural(subject) && is_of_parties(tree[subject].lemma) && tree.has_child(subject, {Deprel::nummod});
    if (tree[subject].deprel == Deprel::nsubj && verb && !tree.head(*verb) && (states || tree[subject].xpos == "CD"))
      return subject;
  }
  return std::nullopt;
}

/// Whose members are those of their owners: *members of the groups from Chad*
bool sends_members(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {"group", "team", "delegation", "committee", "commission"};
  return nouns.contains(lemma);
}

/// *adviser to the prime minister of Chad*, *under-secretary at the Danish ministry*: speaks for whom it serves.
bool serves(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {"adviser",   "advisor",  "aide",     "assistant",
                                                             "secretary", "director", "official", "under-secretary"};
  return nouns.contains(lower(lemma));
}

/// *police in Chad*, *authorities in Cuba*: bodies of the country that they are in.
bool is_local_body(const Tree& tree, TokenIndex noun) {
  static const std::unordered_set<std::string_view> nouns = {"authority",  "police",     "court",    "prosecutor",
                                                             "judge",      "parliament", "lawmaker", "official",
                                                             "government", "regime",     "junta"};
  if (nouns.contains(tree[noun].lemma)) return true;
  const auto kind = tree.child(noun, {Deprel::compound});
  return tree[noun].lemma == "force" && kind && tree[*kind].lemma == "security";
}

/// *several countries, including Chad; states such as Chad; many nations, among them Chad*: where the examples stand.
std::vector<TokenIndex> examples_of(const Tree& tree, TokenIndex noun) {
  std::vector<TokenIndex> examples;
  // *everyone, including Chad*
  const bool all = tree[noun].lemma == "everyone" || tree[noun].lemma == "everybody";
  if (!all && (tree[noun].xpos != "NNS" || !is_of_parties(tree[noun].lemma))) return examples;
  for (TokenIndex child : tree.children(noun)) {
    const std::string_view preposition = tree.preposition(child);
    // *some countries, particularly Chad*
    static const std::unordered_set<std::string_view> chiefly = {
        "particularly", "especially", "notably", "specifically", "mainly", "namely", "chiefly"};
    const bool apposed = (tree[child].deprel == Deprel::appos || tree[child].deprel == Deprel::nmod) && child > 0 &&
                         chiefly.contains(tree[child - 1].lemma);
    if (preposition == "include" || preposition == "such_as" || preposition == "like" || apposed)
      examples.push_back(child);
  }
  // *other agencies that help Chad include the WHO*
  const auto list = tree[noun].deprel == Deprel::nsubj ? tree.head(noun) : std::nullopt;
  if (list && tree[*list].lemma == "include") {
    // A dozen are a coalition, which is told as one.
    constexpr std::ptrdiff_t few = 8;
    const auto named = tree.child(*list, {Deprel::obj});
    const auto also = [&](TokenIndex child) { return tree[child].deprel == Deprel::conj; };
    if (named && std::ranges::count_if(tree.children(*named), also) < few) examples.push_back(*named);
  }
  const TokenIndex them = noun + 3;
  if (them < tree.size() && tree[noun + 2].form == "among" && tree[them].upos == Upos::pron) {
    for (TokenIndex named : tree.children(them)) {
      if (tree[named].deprel == Deprel::appos) examples.push_back(named);
    }
  }
  return examples;
}

/// What *whose* stands for: a name right before it, whatever noun the parser hung the clause on.
std::optional<TokenIndex> antecedent_of(const Tree& tree, TokenIndex whose) {
  TokenIndex end = whose;
  if (end > 0 && tree[end - 1].form == ",") --end;
  if (end == 0 || (tree[end - 1].upos != Upos::propn && tree[end - 1].upos != Upos::noun)) return std::nullopt;
  return end - 1;
}

void add_once(Party& party, const Mention* mention) {
  if (std::ranges::find(party, mention) == party.end()) party.push_back(mention);
}

}  // namespace

bool is_quantity(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns = {
      "dozen",    "score", "hundred", "thousand", "million", "number", "group",   "handful", "couple",
      "majority", "some",  "many",    "most",     "several", "all",    "both",    "member",  "batch",
      "crowd",    "pair",  "team",    "that",     "range",   "array",  "variety", "part",    "half"};
  return nouns.contains(lemma);
}

Participants::Participants(const Tree& tree, const Mentions& mentions, std::uint32_t sentence)
    : tree_(&tree), covering_(tree.size()) {
  for (const Voice& voice : mentions.voices) {
    if (voice.sentence == sentence) voices_.push_back(&voice);
  }
  std::vector<const Mention*> here;
  for (const Mention& mention : mentions.mentions) {
    if (mention.sentence == sentence && mention.last <= tree.size() && !mention.actors.empty())
      here.push_back(&mention);
  }
  count_ = here.size();
  // Inner mentions come later in the order of the list and lie above the outer ones, but a mention's head is always its
  // own.
  for (const Mention* mention : here) {
    for (TokenIndex token = mention->first; token < mention->last; ++token) covering_[token] = mention;
  }
  for (const Mention* mention : here) covering_[mention->head] = mention;

  std::vector<const Mention*> run;
  bool coordinated = false;
  // *the ministers of Chad, Mali, Niger*: three are a list without *and*
  const auto is_plain_list = [&] {
    std::unordered_set<std::string_view> ids;
    for (const Mention* mention : run) ids.insert(mention->actors.front());
    const auto is_country = [&](const Mention* mention) {
      return mention == run.front() || (mention->form == MentionForm::name && mention->actors.size() == 1);
    };
    // *received greetings from President Lee of Chad, Prime Minister Roe of Mali, President Doe of Niger*
    const auto is_official = [](const Mention* mention) { return !mention->person.empty() && !mention->role.empty(); };
    if (ids.size() > 2 && std::ranges::all_of(run, is_official)) return true;
    return run.size() > 2 && ids.size() == run.size() && std::ranges::all_of(run, is_country);
  };
  const auto close = [&] {
    if (run.size() > 1 && (coordinated || is_plain_list())) {
      if (const auto noun = introduced_by(tree, run.front()->first)) {
        lists_.push_back(run);
        list_of_.emplace(*noun, run);
      }
      groups_.push_back(run);
    }
    run.clear();
    coordinated = false;
  };
  // *the minister of Kenya (KEN) and that of Chad*: the name again
  const auto is_repeated = [&](const Mention* mention) {
    return mention->first > 0 && mention->last < tree.size() && tree[mention->first - 1].form == "(" &&
           tree[mention->last].form == ")" && !run.empty() && run.back()->last + 1 == mention->first &&
           run.back()->actors == mention->actors;
  };
  TokenIndex repeated = 0;  // where such a name ends
  bool nested = false;      // *President Lee and leaders from Chad, Mali and Niger*: a list behind the *and*
  for (const Mention* mention : here) {
    if (mention->use == MentionUse::speaker || mention->use == MentionUse::origin) continue;
    if (is_repeated(mention)) {
      repeated = mention->last + 1;
      continue;
    }
    if (!run.empty()) {
      const TokenIndex begin = std::max(run.back()->last, repeated);
      // *…, and Deputy Prime Minister and Defence Minister …*: the offices before the last one that a person holds
      const bool titled = mention->form == MentionForm::person && !mention->role.empty();
      bool glued = mention->first > begin && mention->first - begin <= (titled ? 8 : 4) &&
                   (!coordinated || nested || is_coordinator(tree[begin]));
      // *Iran thanked Oman, and Qatar blamed Bahrain*: the subject of the next clause is in no list with the last one's
      // object.
      const Deprel before = tree[run.back()->head].deprel;
      TokenIndex topic = mention->head;
      if (tree[topic].deprel == Deprel::amod || tree[topic].deprel == Deprel::compound) topic = *tree.head(topic);
      const bool new_clause = tree[topic].deprel == Deprel::nsubj && tree[topic].head > 0 &&
                              static_cast<TokenIndex>(tree[topic].head) > topic;
      if (new_clause && (before == Deprel::obj || before == Deprel::obl_agent || before == Deprel::obl ||
                         before == Deprel::iobj || (before == Deprel::nmod && tree[run.back()->last].form == ",")))
        glued = false;
      // *war in Chad and Mali's efforts*: of another phrase
      const Token& owner = tree[mention->head];
      if (owner.deprel == Deprel::nmod_poss && owner.upos != Upos::pron && before != Deprel::nmod_poss &&
          owner.head != tree[run.back()->head].head)
        glued = false;
      // *spoke of Chad and their concerns*: of whom is told already
      if (owner.xpos == "PRP$") glued = false;
      bool joins = false;
      for (TokenIndex token = begin; token < mention->first && glued; ++token) {
        // *Chad's and Mali's navies*
        const bool owns = tree[token].xpos == "POS" && token + 1 < mention->first && is_coordinator(tree[token + 1]);
        glued = owns || is_list_glue(tree[token]) || (titled && joins && is_title(tree[token]));
        joins = joins || is_coordinator(tree[token]);
      }
      nested = glued && ((nested && !joins) || (joins && tree[mention->head].xpos == "NNS"));
      if (!glued) close();
      // Headlines list without *and*: *France, Spain sign treaty*.
      const bool headline = run.size() == 1 && run.front()->first == 0 &&
                            tree[static_cast<TokenIndex>(tree.size() - 1)].upos != Upos::punct;
      coordinated = coordinated || (glued && (joins || headline));
    }
    run.push_back(mention);
  }
  close();
}

Party Participants::voice(TokenIndex token) const {
  for (const Voice* voice : voices_) {
    if (voice->first <= token && token < voice->last) return {&voice->speaker};
  }
  return {};
}

Party Participants::at(TokenIndex token, Places places) const {
  Party party;
  add(party, token, places, 0);
  return party;
}

void Participants::add_group(Party& party, const Mention* mention, Places places) const {
  for (const auto& group : groups_) {
    if (std::ranges::find(group, mention) == group.end()) continue;
    for (const Mention* member : group) {
      // A list is of one kind: *in Europe, France and Spain agreed* has two participants.
      const bool one_kind = mention->use == MentionUse::participant && member->use == MentionUse::place &&
                            mention->form == MentionForm::name && mention->sector == Sector::none;
      if (may_take_part(*member, places) || member->use == mention->use || one_kind) add_once(party, member);
    }
    return;
  }
  add_once(party, mention);
}

void Participants::add(Party& party, TokenIndex token, Places places, int depth) const {
  if (depth > 6) return;
  const Mention* mention = covering_[token];
  if (mention && may_take_part(*mention, places)) {
    add_group(party, mention, places);
  } else if (!mention) {
    const std::vector<TokenIndex> examples = examples_of(*tree_, token);
    for (TokenIndex example : examples) add(party, example, places, depth + 1);
    if (examples.empty() && stands_for_owner((*tree_)[token].lemma)) {
      for (const Mention* owner : owners(token)) add_once(party, owner);
    }
    // *representatives of the working groups from Chad and Mali*
    for (TokenIndex body : tree_->children(token)) {
      const std::string_view preposition = tree_->preposition(body);
      if (party.empty() && stands_for_owner((*tree_)[token].lemma) && (preposition == "of" || preposition == "from") &&
          sends_members((*tree_)[body].lemma))
        party = owners(body);
    }
    if (party.empty() && serves((*tree_)[token].lemma)) {
      for (TokenIndex master : tree_->children(token)) {
        const std::string_view preposition = tree_->preposition(master);
        if (preposition == "to" || preposition == "at") add(party, master, places, depth + 1);
      }
    }
    if (is_quantity((*tree_)[token].lemma)) {
      for (TokenIndex part : tree_->children(token)) {
        // *those from Chad*
        const std::string_view of = (*tree_)[token].lemma == "that" ? "from" : "of";
        if (tree_->preposition(part) == of) add(party, part, places, depth + 1);
      }
    }
    if (party.empty() && is_local_body(*tree_, token)) {
      for (TokenIndex place : tree_->children(token)) {
        if (tree_->preposition(place) == "in") add(party, place, Places::yes, depth + 1);
      }
    }
    if (const auto list = list_of_.find(token); list != list_of_.end()) {
      for (const Mention* member : list->second) add_once(party, member);
    }
  }
  for (TokenIndex dependent : tree_->children(token)) {
    const Deprel relation = (*tree_)[dependent].deprel;
    // *between Chad and Mali and between Niger and Benin*: two lists
    const bool apart = tree_->repeats_preposition(dependent, "between");
    if (relation == Deprel::conj && !apart && !tree_->is_verbal(dependent)) add(party, dependent, places, depth + 1);
    if (relation == Deprel::appos && !mention) add(party, dependent, places, depth + 1);
    // *Prime ministers Philippe and Michel*, *countries such as Chad*: the names below the common noun.
    if ((relation == Deprel::flat || relation == Deprel::nmod_desc) && !mention)
      add(party, dependent, places, depth + 1);
  }
}

Party Participants::owners(TokenIndex noun) const {
  Party party;
  for (TokenIndex dependent : tree_->children(noun)) {
    const Token& token = (*tree_)[dependent];
    const bool plain = token.deprel == Deprel::nmod_poss || token.deprel == Deprel::amod ||
                       token.deprel == Deprel::compound || token.deprel == Deprel::nmod_desc;
    const std::string_view preposition = tree_->preposition(dependent);
    const bool prepositional = (token.deprel == Deprel::nmod || token.deprel == Deprel::obl_agent) &&
                               (preposition == "of" || preposition == "by" || preposition == "from");
    // *the US-led force*, *a force led by the US*
    const bool led = (token.deprel == Deprel::amod || token.deprel == Deprel::acl) && token.xpos == "VBN" &&
                     (token.lemma == "lead" || token.lemma == "head" || token.lemma == "command");
    for (TokenIndex leader : led ? tree_->children(dependent) : std::span<const TokenIndex>{}) {
      for (const Mention* mention : at(leader, Places::and_people)) add_once(party, mention);
    }
    if (!plain && !prepositional) continue;
    // *Chad, whose government appealed*
    const bool whose = token.lemma == "whose" && stands_for_owner((*tree_)[noun].lemma);
    const auto antecedent = whose ? antecedent_of(*tree_, dependent) : std::nullopt;
    for (const Mention* mention : at(antecedent.value_or(dependent), antecedent ? Places::yes : Places::no))
      add_once(party, mention);
  }
  return party;
}

}  // namespace entente
