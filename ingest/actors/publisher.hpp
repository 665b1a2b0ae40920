#pragma once

// Articles that a government publishes: for whom their unnamed officials and their *we* speak.

#include <string>
#include <string_view>

#include "ingest/actors/gazetteer.hpp"
#include "ingest/actors/mention.hpp"
#include "ingest/language/document.hpp"

namespace entente {

/// The country whose government publishes under a name: *The White House*, *President of Russia*, *UK Government*.
/// Empty for all others, as *China Daily*.
std::string government_of(std::string_view publisher, const Gazetteer::Tables& tables);

/// Adds mentions of a government's *we, us, our* and of the *I* of a *Statement by the President* to what it publishes,
/// outside of quotation marks and where no other reading is known, and its voice to the rest. Changes nothing where
/// `government` is empty.
void add_publisher(const Document& document, const std::string& government, Mentions& mentions);

}  // namespace entente
