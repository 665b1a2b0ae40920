// Visits, calls and meetings: who met whom.

#include <algorithm>
#include <unordered_set>

#include "ingest/data/ascii.hpp"
#include "ingest/relationships/matcher.hpp"

namespace entente {

constexpr std::size_t most_guests = 7;  // guests of one meeting who meet each other

void Matcher::match_caption() {
  const auto is_verb = [&](TokenIndex token) {
    return tree_[token].upos == Upos::verb || tree_[token].upos == Upos::aux;
  };
  TokenIndex root = 0;
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    if (is_verb(token)) return;
    if (!tree_.head(token)) root = token;
  }
  const Mention* first = participants_.covering(root);
  if (!first || first->person.empty()) return;
  Party shown = participants_.at(root);
  add_all(shown, all_at(obliques(root, "with")));
  const auto official = [](const Mention* mention) { return !mention->person.empty() && !mention->role.empty(); };
  if (!std::ranges::all_of(shown, official) || distinct_actors(shown) < 2) return;
  emit({root, &predicates_.find(Part::verb, "meet").front(), shown, {}, by_governor});
}

bool Matcher::match_attendance(TokenIndex include) {
  static const std::unordered_set<std::string_view> guests = {"participant", "attendee", "guest"};
  static const std::unordered_set<std::string_view> attending = {"participate", "attend", "join"};
  static const std::unordered_set<std::string_view> talks = {"call",         "meeting", "talks",      "discussion",
                                                             "conversation", "summit",  "conference", "roundtable"};
  const auto is_talks = [&](TokenIndex noun) { return talks.contains(tree_[noun].lemma); };
  const auto subject = subjects(tree_, include);
  const bool lists = tree_[include].lemma == "include" || tree_.has_child(include, {Deprel::cop});
  if (!lists || subject.empty()) return false;
  // *Countries participating in the call were Chad and Mali*
  const auto attends = tree_.child(subject.front(), {Deprel::acl, Deprel::acl_relcl});
  const bool attended = attends && attending.contains(tree_[*attends].lemma) && tree_[*attends].upos == Upos::verb &&
                        std::ranges::any_of(tree_.children(*attends), is_talks);
  if (!guests.contains(tree_[subject.front()].lemma) && !attended) return false;
  const auto is_other = [&](TokenIndex child) { return tree_[child].deprel == Deprel::nmod && !is_talks(child); };
  if (std::ranges::any_of(tree_.children(subject.front()), is_other)) return false;
  Party present;
  for (TokenIndex token = subject.front() + 1; token < tree_.size(); ++token) {
    const Mention* guest = participants_.covering(token);
    const bool named = guest && (!guest->person.empty() || (attended && guest->form == MentionForm::name));
    if (named && guest->use == MentionUse::participant) add_all(present, {guest});
  }
  const Predicate& row = predicates_.find(Part::verb, "meet").front();
  const Party hosts = without(discourse_.conferring, present);
  if (!hosts.empty() && count_sides(present) > most_guests) return emit({include, &row, hosts, present, by_governor});
  add_all(present, hosts);
  const std::size_t all = count_sides(present);
  return all > 1 && all <= most_guests + 1 && emit({include, &row, present, {}, by_governor});
}

bool Matcher::match_stay(TokenIndex place) {
  if (tree_.preposition(place) != "in") return false;
  // *Ann Lee, in Berlin for talks, said*
  const auto above = tree_.head(place);
  const bool beside = above && tree_[*above].deprel == Deprel::nsubj && place >= 2 && tree_[place - 2].form == ",";
  if (!beside && !tree_.has_child(place, {Deprel::cop})) return false;
  const Party hosts = participants_.at(place, Places::yes);
  const Party guests = without(beside ? participants_.at(*above) : agents(place), hosts);
  const auto rows = predicates_.find(Part::verb, "visit");
  if (hosts.empty() || guests.empty() || !travels(place, guests)) return false;
  if (!calls_at(place) && !(beside && calls_at(*above))) return false;
  return emit({place, &rows.front(), guests, hosts, by_owner});
}

bool Matcher::calls_at(TokenIndex place) const {
  if (meets(place)) return true;
  const auto is_visit = [&](TokenIndex purpose) {
    return !rows_with("pay", purpose).empty() && rows_with("pay", purpose).front()->mode == "visit";
  };
  for (const std::string_view preposition : {"on", "for"}) {
    if (std::ranges::any_of(obliques(place, preposition), is_visit)) return true;
  }
  // *as part of a trip to Asia*
  for (TokenIndex part : obliques(place, "as")) {
    if (tree_[part].lemma == "part" && std::ranges::any_of(obliques(part, "of"), is_visit)) return true;
  }
  // *to discuss trade*, but *to meet the president* is an act of its own
  return std::ranges::any_of(tree_.children(place), [&](TokenIndex child) {
    const auto aims = predicates_.find(Part::verb, tree_[child].lemma);
    const bool purpose = tree_[child].deprel == Deprel::advcl && tree_[child].upos == Upos::verb;
    return purpose && !aims.empty() && aims.front().type == EventType::consult && all_at(objects(child)).empty();
  });
}

Party Matcher::met_together(const Event& event) const {
  if (event.row->type != EventType::consult) return {};
  const Party& guests = event.row->mode == "visit" ? event.actors : event.recipients;
  const auto is_official = [](const Mention* mention) { return !mention->role.empty(); };
  const std::size_t many = count_sides(guests);
  if (many < 2 || many > most_guests || !std::ranges::all_of(guests, is_official)) return {};
  const auto is_one = [&](TokenIndex talks) {
    static const std::unordered_set<std::string_view> nouns = {"call",       "conversation",   "meeting",
                                                               "conference", "teleconference", "videoconference"};
    return nouns.contains(tree_[talks].lemma) && !tree_[talks].xpos.ends_with('S');
  };
  static const std::unordered_set<std::string_view> verbs = {"confer", "convene", "host"};
  static const std::unordered_set<std::string_view> carriers = {"have", "hold", "chair", "lead", "convene"};
  const TokenIndex trigger = event.trigger;
  // *spoke separately with them, had separate calls with them*
  for (const Token& token : tree_.sentence().tokens) {
    if (token.lemma == "separately" || token.lemma == "individually" || token.lemma == "separate" ||
        token.lemma == "bilateral")
      return {};
  }
  if (!tree_.is_verbal(trigger)) {
    const auto verb = std::ranges::find_if(tree_.sentence().tokens, [](const Token& token) {
      return token.upos == Upos::verb || token.upos == Upos::aux;
    });
    const bool heading = verb == tree_.sentence().tokens.end();
    return heading && is_one(trigger) ? guests : Party{};
  }
  if (tree_[trigger].xpos != "VBD" && tree_[trigger].xpos != "VBZ") return {};
  if (carriers.contains(tree_[trigger].lemma) && std::ranges::any_of(objects(trigger), is_one)) return guests;
  // *met with them for a summit*
  const auto is_summit = [&](TokenIndex talks) { return is_one(talks) || tree_[talks].lemma == "summit"; };
  const std::vector<TokenIndex> purposes = obliques(trigger, "for");
  if (std::ranges::any_of(purposes, is_summit)) return guests;
  return verbs.contains(tree_[trigger].lemma) ? guests : Party{};
}

bool Matcher::speaks_to(TokenIndex verb) const {
  const std::vector<TokenIndex> whom = objects(verb);
  if (whom.size() != 1 || tree_.has_child(verb, {Deprel::ccomp})) return false;
  // *called him useless*, but *called him to say*
  const auto open = tree_.child(verb, {Deprel::xcomp});
  if (open && tree_.preposition(*open) != "to") return false;
  const Mention* mention = participants_.covering(whom.front());
  // *called the president*: what, or by what name
  const bool office = tree_[verb].lemma != "call" && mention && !mention->role.empty();
  if (!mention || (mention->person.empty() && !office)) return false;
  // *called him "a disgrace"*
  const std::string_view next = mention->last < tree_.size() ? tree_[mention->last].form : std::string_view{};
  return next != "\"" && next != "“" && next != "``" && next != "a" && next != "an" && next != "the";
}

bool Matcher::meets(TokenIndex verb) const {
  return std::ranges::any_of(obliques(verb, "for"), [&](TokenIndex purpose) {
    const auto rows = predicates_.find(Part::noun, tree_[purpose].lemma);
    return !rows.empty() && rows.front().mutual && rows.front().type == EventType::consult;
  });
}

bool Matcher::plays(TokenIndex verb) const {
  static const std::unordered_set<std::string_view> games = {
      "final",      "finals",        "semi-final",   "semifinal",      "semi-finals",
      "semifinals", "quarter-final", "quarterfinal", "quarter-finals", "quarterfinals",
      "playoff",    "play-off",      "qualifier",    "match",          "friendly"};
  return std::ranges::any_of(tree_.children(verb), [&](TokenIndex child) {
    return tree_[child].deprel == Deprel::obl && games.contains(tree_[child].lemma);
  });
}

bool Matcher::travels(TokenIndex verb, const Party& actors) const {
  if (tree_[verb].lemma == "visit" || tree_[verb].lemma == "tour" || tree_[verb].lemma == "host") return true;
  // *a team of the IAEA arrived*
  static const std::unordered_set<std::string_view> groups = {
      "team", "delegation", "mission", "inspector", "expert", "investigator", "negotiator", "mediator", "engineer"};
  // *its foreign minister arrived*
  static const std::unordered_set<std::string_view> officials = {
      "minister", "president", "secretary",  "envoy",      "advisor", "adviser", "premier",
      "official", "diplomat",  "chancellor", "negotiator", "chief",   "leader"};
  // *India received a Pakistani delegation*
  const bool hosts = tree_[verb].lemma == "receive" || tree_[verb].lemma == "welcome";
  const auto subject = hosts ? objects(verb) : subjects(tree_, verb);
  // *welcomed Chad's presidency of the union*: no guest
  static const std::unordered_set<std::string_view> things = {"presidency", "chairmanship", "leadership", "membership",
                                                              "decision",   "initiative",   "statement",  "commitment"};
  if (hosts && !subject.empty() && things.contains(lower(tree_[subject.front()].form))) return false;
  if (!subject.empty()) {
    const TokenIndex who = subject.front();
    if (groups.contains(tree_[who].lemma)) return true;
    // *the president of the Commission, Ann Lee, flew*
    const bool of_somebody = tree_.has_child(who, {Deprel::nmod_poss}) || !participants_.owners(who).empty() ||
                             !participants_.at(who).empty();
    if (officials.contains(tree_[who].lemma) && of_somebody) return true;
    // *Chad's goods went to Mali*
    if (tree_.child(verb, {Deprel::nsubj}) == who && tree_[who].upos == Upos::noun && participants_.at(who).empty())
      return false;
  }
  return std::ranges::any_of(actors, [](const Mention* mention) {
    return !mention->person.empty() || mention->sector == Sector::gov || mention->form == MentionForm::person;
  });
}

}  // namespace entente
