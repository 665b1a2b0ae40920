#pragma once

// *We* and *I* inside quotation marks: for whom the speaker speaks.

#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Adds a mention for each first person plural within quotation marks, and for an official's *I*, of the actor for whom
/// the sentence's one speaker (the subject of *said, told, added* …) speaks, and gives an official the quoted words as
/// his voice; a quotation that goes on in the next sentence keeps its speaker. *Our countries* are the speaker's and
/// that of the one other official whom the title, the first sentence or its own names. The paragraphs of a letter (*The
/// message reads:*) are its sender's, and *you* in them is that official.
void add_quoted_speakers(const Document& document, Mentions& mentions);

/// *our countries, our friendship*: of the speaker and whom he addresses
bool is_shared_with_you(const Sentence& sentence, std::size_t our);

/// True for *we, us, our, ours*, not for *US*.
bool is_first_person_plural(std::string_view form);

}  // namespace entente
