#include "cli/version.hpp"

#include <fmt/format.h>

#include "cli/commit.hpp"
#include "ingest/data/built_in.hpp"
#include "ingest/language/model.hpp"

namespace entente {

std::string version() {
  std::string_view model = built_in("english.model");
  model.remove_suffix(sizeof(std::uint64_t));
  return fmt::format("entente {}\ncommit {}\nlanguage model english {:016x}", ENTENTE_VERSION, commit,
                     model_checksum(model));
}

}  // namespace entente
