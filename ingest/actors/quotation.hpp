#pragma once

// *We* and *I* inside quotation marks: for whom the speaker speaks.

#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Adds a mention for each first person plural within quotation marks, and for an official's *I*, of the actor for whom
/// the sentence's one speaker (the subject of *said, told, added* …) speaks; a quotation that goes on in the next
/// sentence keeps its speaker.
void add_quoted_speakers(const Document& document, Mentions& mentions);

/// True for *we, us, our, ours*, not for *US*.
bool is_first_person_plural(std::string_view form);

}  // namespace entente
