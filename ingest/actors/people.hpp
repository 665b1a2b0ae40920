#pragma once

// Who the article's persons are, and for whom they speak.

#include "ingest/actors/scene.hpp"

namespace entente {

/// *His Majesty King, Her Excellency President*: a style at the token, nobody's own king.
bool is_style(const Names& names, std::uint32_t token);

/// Remembers the person of a mention with an office, and the office as the text states it.
void introduce(Scene& scene, const Mention& mention);

/// The same for all names that follow an office in the plural: *US senators Ann Lee (Ohio), Jo Roe and Pat Doe*.
void introduce_all(Scene& scene, const Mention& mention);

/// The same where each of several actors, of whom the last may follow `from`, has one: *the Danish and Peruvian
/// ministers, Ann Lee and Jo Roe*, *the presidents of Chad and Mali, Ann Lee and Jo Roe*. The token behind the names;
/// `from` where there are not as many names as actors.
std::uint32_t introduce_each(Scene& scene, Mention mention, std::uint32_t from);

/// The person of the article with that name or surname; nullptr where there is none or more than one.
const Person* person_of(const Scene& scene, const std::vector<std::string>& words, std::int32_t leader = -1);

/// One office in three words: *emir, amir, sheikh*.
bool is_emir(std::string_view role);

/// True where an office of the text and one of the table may be the same: *President*, *Russian president*.
bool same_office(std::string_view text, std::string_view table);

/// The office that somebody held on a day: the main one of those the table knows; nullptr where they held none.
const Leader::Term* term_on(const Leader& leader, std::optional<Day> day);

/// True where `part` may name somebody called `whole`: Putin, Vladimir Putin; Hu for Hu Jintao; Assad for al-Assad.
bool may_name(const std::vector<std::string>& whole, const std::vector<std::string>& part);

/// The leader of exactly that name; -1 where there is none.
std::int32_t leader_named(const Gazetteer::Tables& tables, std::string_view name);

/// *ministers, presidents*
bool plural_role(std::string_view role);

/// *former president, ex-minister*
bool is_former(std::string_view role);

}  // namespace entente
