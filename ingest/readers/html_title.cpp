#include "ingest/readers/html_title.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/readers/html_marks.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 10> signs = {" | ",  " - ", " – ", " — ", " • ",
                                                    " :: ", " · ", " » ", " « ", " / "};

/// Where the last sign between a title and a site's name stands, and its length; 0 where there is none.
std::pair<std::size_t, std::size_t> last_sign(std::string_view title) {
  for (std::size_t at = title.rfind(' '); at != std::string_view::npos && at > 0; at = title.rfind(' ', at - 1))
    for (const std::string_view sign : signs)
      if (title.substr(at).starts_with(sign)) return {at, sign.size()};
  return {};
}

}  // namespace

std::string without_site(std::string_view title, std::string_view site) {
  const std::string own = letters_of(site);
  std::string_view best = title;
  for (int round = 0; round < 3; ++round) {
    const auto [last, width] = last_sign(best);
    if (last == 0) break;
    const std::string_view head = best.substr(0, last);
    const std::string_view tail = best.substr(last + width);
    const bool is_site = !own.empty() && (letters_of(tail).find(own) != std::string::npos ||
                                          own.find(letters_of(tail)) != std::string::npos);
    if (!is_site && (head.size() < tail.size() || tail.size() > 45 || std::ranges::count(head, ' ') < 3)) break;
    best = head;
  }
  if (!own.empty() && best == title)
    for (const std::string_view sign : signs)
      if (const std::size_t at = best.find(sign); at != std::string_view::npos && letters_of(best.substr(0, at)) == own)
        return std::string(best.substr(at + sign.size()));
  return std::string(best);
}

}  // namespace entente
