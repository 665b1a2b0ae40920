#pragma once

// Which Entente this is.

#include <string>

namespace entente {

/// The release, the commit ("unknown" where it was built from no checkout; "-dirty" behind it where files had changed
/// since), and the language model by its checksum, a line each, for reports of errors.
std::string version();

}  // namespace entente
