#pragma once

// The tables and the model of this folder, built into the library.

#include <string_view>

namespace entente {

/// The bytes of a file of ingest/data ("countries.tsv"), as it was when the library was built; static storage.
/// Asking for a file that is not there is a programmer's mistake (asserted).
std::string_view built_in(std::string_view file);

}  // namespace entente
