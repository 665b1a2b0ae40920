#include "cli/words.hpp"

#include <algorithm>

#include "graph/profile.hpp"

namespace entente {
namespace {

template <typename Enum>
std::vector<std::string> names_of(std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.emplace_back(name(static_cast<Enum>(i)));
  return words;
}

}  // namespace

std::vector<std::string> type_words() { return names_of<EventType>(event_type_count); }

std::vector<std::string> class_words() {
  auto words = names_of<QuadClass>(std::tuple_size_v<ClassCounts>);
  for (std::string& word : words) std::ranges::replace(word, ' ', '_');
  return words;
}

std::vector<std::string> aspect_words() { return names_of<Aspect>(aspect_count); }

std::vector<std::string> context_words() { return names_of<Context>(context_count); }

}  // namespace entente
