#pragma once

// Trees for plain text, by the vote of several models: more to learn from than the treebanks hold.

#include <ostream>
#include <string_view>
#include <vector>

#include "ingest/language/parser.hpp"

namespace entente {

/// Writes as CoNLL-U the sentences of at least four words on whose tags and arcs the models agree: most of them for
/// every word that counts, on at least the share `agreement` of the words. Each word gets what most models say, or
/// where that makes no tree, all get the first model's.
void label(std::ostream& out, std::string_view text, const std::vector<Parser>& parsers, double agreement);

}  // namespace entente
