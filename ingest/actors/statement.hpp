#pragma once

// Statements of one or several governments: who *we* are.

#include <string>
#include <vector>

#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// The countries and organisations that make a joint statement, declaration or fact sheet together: those that its
/// title names, else those that the first sentence with several of them names (a group of states does not count beside
/// its own members). Empty for any other article.
std::vector<std::string> signatories(const Document& document, const Mentions& mentions, const Gazetteer& gazetteer);

/// Adds mentions of the signatories to a joint statement: *we, us, our*, *the leaders, both sides, the participants*
/// where nothing else is meant, and *Joint* in the title itself; to a statement, letter or message that the title says
/// an official alone made, mentions of *we, us, our* and *I*. Changes nothing in other articles.
void add_signatories(const Document& document, const Gazetteer& gazetteer, Mentions& mentions);

}  // namespace entente
