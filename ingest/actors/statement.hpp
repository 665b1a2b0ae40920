#pragma once

// Statements of one or several governments: who *we* are.

#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Adds mentions of those who make a joint statement, declaration or fact sheet together (whom its title names, else
/// its first sentence with several): *we, us, our*, *the leaders, both sides, the participants* where nothing else is
/// meant, and *Joint* in the title itself; to a statement, letter or message that the title says an official alone
/// made, mentions of *we, us, our* and *I*. All its words have their voice. Changes nothing in other articles.
void add_signatories(const Document& document, const Gazetteer& gazetteer, Mentions& mentions);

}  // namespace entente
