// Offices before names whose country the phrase does not say: *President Ann Lee*, *Louisiana Governor Ann Lee*.

#include <algorithm>
#include <span>
#include <unordered_set>

#include "ingest/actors/people.hpp"
#include "ingest/actors/phrase.hpp"
#include "ingest/data/calendar.hpp"

namespace entente {
namespace {

/// *Ann Lee, under-secretary at the Danish ministry*; *Ann Lee, under-secretary, Danish Ministry*: whose
/// ministry that is; nullptr elsewhere.
const Hit* served_at(const Names& names, std::uint32_t end) {
  if (end + 2 >= names.low.size() || (names.low[end] != "at" && names.low[end] != ",")) return nullptr;
  const std::uint32_t name = names.low[end + 1] == "the" ? end + 2 : end + 1;
  const Hit* hit = names.at[name] >= 0 ? &names.hits[names.at[name]] : nullptr;
  if (hit == nullptr || !names_actor(*hit)) return nullptr;
  const std::int32_t noun = hit->last < names.low.size() ? names.noun_at[hit->last] : -1;
  const bool body = hit->kind == NameKind::agency || (noun >= 0 && names.nouns[noun].noun->kind == NounKind::body);
  return body || names.low[end] == "at" ? hit : nullptr;
}

/// *President Hassan* after *Hassan Mohamud, the president of Chad*: the only one of that first name and office.
const Person* called_by_first_name(const Scene& scene, std::string_view role, const std::vector<std::string>& words) {
  if (words.size() != 1 || person_of(scene, words) != nullptr) return nullptr;
  const Person* found = nullptr;
  for (const Person& person : scene.people) {
    if (person.words.size() < 2 || person.words.front() != words.front() || !same_office(role, person.role)) continue;
    if (found != nullptr && found->name != person.name) return nullptr;
    found = &person;
  }
  return found;
}

/// Whether the table of leaders has a prime minister of the country: presidents of some have none beside them.
bool has_premier(const Scene& scene, std::string_view country) {
  return std::ranges::any_of(scene.tables.leaders, [&](const Leader& leader) {
    return std::ranges::any_of(leader.terms, [&](const Leader::Term& term) {
      return term.of == country && term.role.find("prime minister") != std::string::npos;
    });
  });
}

/// Whether the members of a country's government are called ministers.
bool has_ministers(std::string_view country) { return country != "USA"; }

/// *the Mexican president, Ann Lee, and Foreign Secretary Jo Roe*: the official who stands before an office, with
/// nothing but one of the links between; nullptr where nobody does.
const Mention* listed_before(const Scene& scene, std::uint32_t index, std::uint32_t office,
                             std::initializer_list<std::string_view> links) {
  const Names& names = scene.names[index];
  if (office == 0 || std::ranges::find(links, names.low[office - 1]) == links.end()) return nullptr;
  const auto joined = [&](const Mention& mention) {
    if (mention.sentence != index || mention.role.empty()) return false;
    const std::uint32_t last =
        mention.person.empty() ? std::max(mention.last, read_name(scene, index, mention.last).last) : mention.last;
    return last + 1 == office || (last + 2 == office && names.low[office - 2] == ",");
  };
  const auto before = std::ranges::find_if(scene.mentions, joined);
  return before == scene.mentions.end() ? nullptr : &*before;
}

/// For whom an office at a token speaks that the text gives to a name without saying of what country.
std::string owner_of_office(const Scene& scene, std::uint32_t index, std::uint32_t office, std::string_view role,
                            const std::string& name, const std::vector<std::string>& words, bool apposed) {
  const std::int32_t exact = leader_named(scene.tables, name);
  if (const Person* known = person_of(scene, words)) return known->of;
  const auto leaders = scene.tables.surnames.find(words.back());
  const auto first = words.size() > 1 ? scene.tables.surnames.find(words.front()) : scene.tables.surnames.end();
  std::string best;
  int best_score = 0;
  for (const auto& candidates : {leaders, first}) {
    if (candidates == scene.tables.surnames.end()) continue;
    for (const std::uint32_t at : candidates->second) {
      const Leader& leader = scene.tables.leaders[at];
      if (words.size() > 1 && static_cast<std::int32_t>(at) != exact && !may_name(name_words(leader.name), words))
        continue;
      for (const Leader::Term& term : leader.terms) {
        if (!same_office(role, term.role)) continue;
        const bool begun = !scene.published || term.since <= *scene.published;
        const bool over = scene.published ? term.until <= *scene.published : term.until != Day::max();
        const bool holds = begun && over == is_former(role);
        const auto actor = scene.tables.by_id.at(term.of);
        // Former presidents keep their title.
        const int score = 1 + 4 * holds +
                          2 * (begun && over && !holds && term.role.find("president") != std::string::npos) +
                          2 * scene.context.seen[actor] + 2 * (words.size() > 1);
        if (score > best_score) {
          best_score = score;
          best = term.of;
        }
      }
    }
  }
  if (best_score >= 3) return best;
  if (role.find("secretary of state") != std::string_view::npos ||
      role.find("secretary of the treasury") != std::string_view::npos ||
      role.find("secretary of defense") != std::string_view::npos ||
      role.find("attorney general") != std::string_view::npos ||
      role.find("secretary of homeland") != std::string_view::npos ||
      role.find("secretary of transportation") != std::string_view::npos ||
      role.find("congressman") != std::string_view::npos) {
    return "USA";
  }
  // The Copts have a pope too.
  static const std::unordered_set<std::string_view> popes = {"benedict", "francis", "john",    "leo",
                                                             "paul",     "pius",    "clement", "gregory"};
  if (role == "pope" || role == "pontiff")
    return std::ranges::any_of(words, [](const std::string& word) { return popes.contains(word); }) ? "VAT" : "";
  if (role == "taoiseach") return "IRL";
  if (role == "foreign secretary" || role == "home secretary") {
    const Mention* colleague = listed_before(scene, index, office, {"and"});
    return colleague != nullptr ? std::string(scene.whole(colleague->actors.front())) : "GBR";
  }
  if (role.find("secretary-general") != std::string_view::npos ||
      role.find("secretary general") != std::string_view::npos) {
    for (const std::string_view id : {"UN", "NATO", "AU", "LAS", "ASEAN", "OAS"}) {
      if (scene.context.seen[scene.tables.by_id.at(id)]) return std::string(id);
    }
  }
  const auto is_any = [&](std::span<const std::string_view> parts) {
    return std::ranges::any_of(parts, [&](std::string_view word) { return role.find(word) != std::string_view::npos; });
  };
  // A government's own publication leaves out of what country its people are; others' advisers stand in lists of
  // theirs.
  static constexpr std::string_view own[] = {"spokes",
                                             "press secretary",
                                             "adviser",
                                             "senator",
                                             "congress",
                                             "chief of staff",
                                             "security council",
                                             "presidential aide",
                                             "presidential envoy",
                                             "presidential representative",
                                             "assistant to the president",
                                             "counselor to the president",
                                             "counsel to the president"};
  const bool listed = std::ranges::any_of(scene.mentions, [&](const Mention& mention) {
    return mention.sentence == index && mention.last <= office && mention.last + 2 >= office &&
           !mention.person.empty() && scene.whole(mention.actors.front()) != scene.government;
  });
  // What stands before a name in capitals: *Administrator Ann Lee*, not *the administrator, Ann Lee*.
  static constexpr std::string_view ahead[] = {"director",      "administrator",   "whip", "lady",        "gentleman",
                                               "chief justice", "surgeon general", "rep.", "coordinator", "chair",
                                               "representative"};
  const bool titled = is_any(ahead) && role.find("executive") == std::string_view::npos &&
                      capitalised(scene.sentence(index).tokens[office]) && !apposed && exact < 0;
  if ((is_any(own) || titled) && !listed && !scene.government.empty()) return scene.government;
  // A minister of the country that the text spoke of last.
  static constexpr std::string_view national[] = {"minister", "ambassador", "secretary",
                                                  "senator",  "senate",     "national security"};
  if (!is_any(national)) return {};
  const bool of_state = role.find("minister") != std::string_view::npos;
  const bool premier = role.find("prime minister") != std::string_view::npos;
  // *the Israeli opposition leader Ann Lee, Minister of Defense Jo Roe*
  const Mention* colleague = of_state && !premier ? listed_before(scene, index, office, {",", "and"}) : nullptr;
  if (colleague != nullptr && has_ministers(scene.whole(colleague->actors.front())))
    return std::string(scene.whole(colleague->actors.front()));
  const auto names_one = [&](const Mention& mention) {
    if (mention.sentence > index || mention.sentence + 2 < index || mention.actors.size() != 1) return false;
    const Actor* actor = scene.tables.find(std::string(scene.whole(mention.actors.front())));
    const bool fits = !of_state || (actor != nullptr && actor->kind == ActorKind::country && has_ministers(actor->id) &&
                                    (!premier || has_premier(scene, actor->id)));
    return fits && mention.use == MentionUse::participant;
  };
  const auto place = [](const Mention& mention) { return std::pair(mention.sentence, mention.first); };
  const Mention* last = nullptr;  // before the office; else behind it
  for (const Mention& mention : scene.mentions) {
    if (!names_one(mention)) continue;
    const bool before = place(mention) < std::pair(index, office);
    const bool last_before = last != nullptr && place(*last) < std::pair(index, office);
    if (!before && !mention.role.empty()) continue;  // another government's official
    if (last == nullptr || (before && !last_before) || (before && place(*last) < place(mention))) last = &mention;
  }
  if (last != nullptr) return std::string(scene.whole(last->actors.front()));
  const bool none =
      of_state && (!has_ministers(scene.government) || (premier && !has_premier(scene, scene.government)));
  return none ? "" : scene.government;
}

/// *Ann Lee, R-Ohio*; *Ann Lee (D-Conn.)*
bool has_party_tag(const Names& names, std::uint32_t behind_name) {
  const auto is = [&](std::uint32_t token, std::initializer_list<std::string_view> words) {
    return token < names.low.size() && std::ranges::find(words, names.low[token]) != words.end();
  };
  return is(behind_name, {",", "("}) && is(behind_name + 1, {"r", "d", "i"}) && is(behind_name + 2, {"-", "–"}) &&
         behind_name + 3 < names.low.size();
}

/// *Member of Parliament (MP) Ann Lee*: the token behind the brackets; `token` itself where there are none.
std::uint32_t behind_short_form(const Names& names, std::uint32_t token) {
  return token + 2 < names.low.size() && names.low[token] == "(" && names.low[token + 2] == ")" ? token + 3 : token;
}

/// *her brother-in-law Senator Ann Lee*: no senator for law
bool is_in_law(const Names& names, std::uint32_t token) {
  return names.low[token] == "law" && token > 1 && names.low[token - 1] == "-" && names.low[token - 2] == "in";
}

/// *environmental justice*, not *Chief Justice Ann Lee*
bool is_a_cause(std::string_view role) {
  static constexpr std::string_view causes[] = {"climate",       "criminal", "economic", "elder",
                                                "environmental", "juvenile", "racial",   "social"};
  return role.ends_with(" justice") &&
         std::ranges::any_of(causes, [&](std::string_view cause) { return role.starts_with(cause); });
}

/// Offices that an article about one country leaves without it: *the Energy Minister, Ann Lee*, *police chief Ann Lee*.
bool is_domestic(std::string_view role, Sector sector, std::size_t words) {
  static constexpr std::string_view parts[] = {
      "minister",         "ministry",        "senat",     "congress",   "parliament",   "lawmaker",
      "legislator",       "speaker",         "governor",  "majority",   "minority",     "mayor",
      "prosecutor",       "police",          "sheriff",   "attorney",   "justice",      "premier",
      "state c",          "council",         "assembly",  "opposition", "party leader", "chief executive of",
      "security adviser", "health official", "detective", "constable",  "inspector",    "presidential spokes",
      "solicitor general"};
  if (sector == Sector::mil) return words > 1;
  if (role == "mp" || role.ends_with(" mp") || role == "judge" || role == "rep." || role == "sen.") return true;
  // Who sits in a parliament, not who is sent somewhere: *special representative*
  if (role.ends_with("representative") || role.ends_with("representatives"))
    return role.find("special") == std::string_view::npos && role.find("high") == std::string_view::npos;
  return std::ranges::any_of(parts, [&](std::string_view part) { return role.find(part) != std::string_view::npos; });
}

/// The place that an office before a name is of: *Louisiana Governor Ann Lee*, *Scotland's first minister*; nullptr
/// where there is none.
const Hit* place_before(const Names& names, std::uint32_t office) {
  if (office > 0 && names.low[office - 1] == "'s") --office;
  const std::int32_t at = office > 0 ? names.at[office - 1] : -1;
  return at >= 0 && names.hits[at].kind == NameKind::place ? &names.hits[at] : nullptr;
}

/// *its president, the country's president*
bool is_possessor(const Scene& scene, std::uint32_t index, std::uint32_t token) {
  const Names& names = scene.names[index];
  const std::string& low = names.low[token];
  if (low == "its" || low == "their" || low == "his" || low == "her") return !is_style(names, token + 1);
  return low == "'s" && token > 0 && !scene.used[index][token - 1] &&
         (names.low[token - 1] == "country" || names.low[token - 1] == "nation");
}

}  // namespace

void find_titled(Scene& scene, std::uint32_t index) {
  const Names& names = scene.names[index];
  for (const NounHit& noun : names.nouns) {
    const bool leads = noun.noun->kind == NounKind::nonstate && names.low[noun.last - 1] == "leader";
    if ((noun.noun->kind != NounKind::role && !leads) || scene.used[index][noun.first]) continue;
    PersonName name = read_name(scene, index, noun.last);
    if (leads && name.last < names.low.size() && names.low[name.last] == "of") continue;  // of a country: see named.cpp
    std::uint32_t first = noun.first;
    const Sentence& sentence = scene.sentence(index);
    // Deputy Foreign Minister: what stands before belongs to the office.
    while (first > 0 && !scene.used[index][first - 1] && names.at[first - 1] < 0 &&
           !names_time(sentence.tokens[first - 1].form) && !is_in_law(names, first - 1) &&
           (word_class(sentence.tokens[first - 1]) == Upos::adj ||
            word_class(sentence.tokens[first - 1]) == Upos::noun ||
            (word_class(sentence.tokens[first - 1]) == Upos::propn &&
             (capitalised(sentence.tokens[first]) || names.low[first - 1] == "party" ||
              names.low[first - 1] == "senate" || names.low[first - 1] == "house")))) {
      --first;
    }
    const std::uint32_t office_end = portfolio_end(scene, index, noun.last);
    std::string role = office_text(names, first, office_end);
    if (is_a_cause(role)) continue;
    Mention mention{index, first, office_end};
    if (name.text.empty()) name = name_after(scene, index, behind_short_form(names, office_end));
    if (name.text.empty()) {
      // *Ann Lee, a Massachusetts senator*
      const Hit* state = place_before(names, first);
      name = name_before(scene, index, state ? state->first : first);
      if (name.text.empty()) continue;
      mention.first = name.first;
    }
    if (scene.used[index][name.first]) continue;
    if (const NounHit* adviser = adviser_of(names, first); adviser && leader_named(scene.tables, name.text) < 0) {
      first = mention.first = adviser->first;
      role = office_text(names, first, office_end);
    }
    // its president: see reference.cpp
    if (first > 0 && is_possessor(scene, index, first - 1) && leader_named(scene.tables, name.text) < 0) continue;
    std::vector<std::string> words = name_words(name.text);
    if (words.empty()) continue;
    if (const Person* known = called_by_first_name(scene, role, words)) {
      name.text = known->name;
      words = known->words;
    }
    // Ann Lee, National Security Adviser to the president of Chad
    const bool serves =
        office_end < names.low.size() && (names.low[office_end] == "to" || names.low[office_end] == "at");
    const bool advises = role.find("advis") != std::string::npos || role.find("spokes") != std::string::npos;
    const bool apposed = name.first < first;
    if (advises && (scene.government.empty() ? serves && apposed : serves || apposed)) continue;
    const Hit* place = place_before(names, first);
    const Hit* master = place == nullptr && apposed ? served_at(names, office_end) : place;
    std::string of = master ? std::string(scene.whole(scene.tables.actors[master->actor].id))
                     : has_party_tag(names, name.last)
                         ? "USA"
                         : owner_of_office(scene, index, first, role, name.text, words, apposed);
    // *presidential spokesman Ann Lee*, where there is but one country's president
    const bool of_another =
        role.find("presidential") != std::string::npos && std::ranges::any_of(scene.people, [&](const Person& person) {
          return person.role.ends_with("president") && person.of != scene.home;
        });
    const bool nobodys = role.find("prime minister") != std::string::npos && !has_premier(scene, scene.home);
    const bool at_home = of.empty() && !of_another && !nobodys && is_domestic(role, noun.noun->sector, words.size());
    if (at_home) of = scene.home;
    if (of.empty()) continue;
    // Speaks for a part of the country.
    if (place || (at_home && role.find("minister") == std::string::npos)) mention.use = MentionUse::origin;
    mention.last = std::max(mention.last, name.last);
    mention.actors = {std::move(of)};
    mention.sector = noun.noun->sector;
    mention.form = MentionForm::person;
    mention.role = std::move(role);
    mention.person = name.text;
    mention.head = head_of(sentence, mention.first, mention.last);
    introduce_all(scene, mention);
    scene.add(std::move(mention));
  }
}

bool begins_with_title(const Names& names, std::uint32_t i) {
  static const std::unordered_set<std::string_view> crowned = {"king", "queen", "emir", "sultan", "prince", "pope"};
  if (names.at[i] < 0 || names.noun_at[i] < 0 || !crowned.contains(names.low[i])) return false;
  const Hit& hit = names.hits[names.at[i]];
  return hit.kind == NameKind::leader && hit.first == i && i + 1 < hit.last;
}

}  // namespace entente
