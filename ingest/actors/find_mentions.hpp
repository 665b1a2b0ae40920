#pragma once

// Document → Mentions.

#include <optional>
#include <string_view>

#include "graph/time_span.hpp"
#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// Every mention of an actor in a parsed article: names, adjectives, agencies, office holders, and what refers back to
/// them. `published` chooses who held an office then; absent: the newest holder. `publisher` is the source's name, as
/// *The White House*: what a government publishes speaks for it.
Mentions find_mentions(const Document& document, std::optional<Day> published, const Gazetteer& gazetteer,
                       std::string_view publisher = {});

/// True where the text may name an actor: what is worth parsing. Reads raw text, no tree needed; never false for an
/// article in which find_mentions finds an actor by name.
bool names_an_actor(std::string_view text, const Gazetteer& gazetteer);

}  // namespace entente
