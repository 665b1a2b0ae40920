#pragma once

// Transcripts of a meeting: who *I*, *you* and *we* are.

#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Adds mentions of *I*, *you* and *we* in the turns (*President of Chad Ann Lee: …*) of a transcript whose officials
/// in title, first sentence and turns are of one or two countries. *We* are both, but in a sentence that says *you* the
/// speaker's side; of one country, *you* is nobody. What a turn says is in its speaker's voice. Changes nothing in
/// other articles.
void add_interlocutors(const Document& document, Mentions& mentions);

/// *They discussed our partnership*, *Ann Lee spoke with Jo Roe to discuss our countries' response*, in the words of a
/// government that is one of them: *our* means them all.
void share_ours(const Document& document, Mentions& mentions);

}  // namespace entente
