#pragma once

// What one article says, as one line of JSON: the output of `entente extract` and the input of `entente merge`.

#include <ostream>
#include <string_view>

#include "graph/extraction.hpp"

namespace entente {

/// Writes one object and a newline. `actor` and `recipient` of a relationship are the country or organisation that the
/// end rolls up to, `actor_id` and `recipient_id` the finest actor; times are as to_string(TimeSpan) prints them, or
/// null.
void write_extraction(std::ostream& out, const Extraction& extraction);

/// Reads such a line back, exactly. Throws std::runtime_error "expected …" for anything else.
Extraction parse_extraction(std::string_view line);

}  // namespace entente
