#include "cli/version.hpp"

#include <fmt/format.h>

#include "cli/release.hpp"
#include "ingest/data/built_in.hpp"
#include "ingest/language/model.hpp"

namespace entente {

std::string version() {
  std::string_view model = built_in("english.model");
  model.remove_suffix(sizeof(std::uint64_t));
  return fmt::format("entente {}\ncommit {}\nlanguage model english {:016x}", release, commit, model_checksum(model));
}

}  // namespace entente
